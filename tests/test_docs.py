"""What the documentation names is there: tests by their name, files by their path."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py"))
TOP = r"(?:tests|claims|factcheck|docs|benchmarks|deploy|fixtures|templates)"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_tests_that_exist(page):
    named = set(re.findall(r"\b(test_\w+)`", page.read_text(encoding="utf-8")))
    assert {name for name in named if f"def {name}(" not in TESTS} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_files_that_exist(page):
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(rf"\b({TOP}/[\w./-]+\.(?:py|sql|md|json|html|sh|svg))\b", text))
    linked = {(page.parent / path).resolve() for path in re.findall(r"\]\((?!https?:)([^)#\s]+)\)", text)}
    assert {name for name in named if not (ROOT / name).exists()} == set()
    assert {str(path) for path in linked if not path.exists()} == set()
