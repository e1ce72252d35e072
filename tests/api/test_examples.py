"""The examples of docs/api.md, run as they stand against a server."""

import re
import subprocess
import sys

import pytest

from tests import factories
from tests.support import server
from tests.support.examples import DOCS, blocks

BASE = "https://checks.example"


@pytest.fixture
def base(committed_db):
    people = factories.user("reporter"), factories.user("reviewer")
    for _ in range(3):
        factories.published(*people)
    with server.running() as (url, _pid):
        yield url


def run(command, folder, base, **more):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False, **more)
    assert done.returncode == 0, done.stderr
    assert done.stdout or list(folder.iterdir())
    return done.stdout


def test_every_shell_example_of_the_documentation_works(base, tmp_path):
    said = [run(["bash", "-euc", code.replace(BASE, base)], tmp_path, base) for code in blocks("sh")]
    assert len(said) >= 5
    assert '"results":[{' in said[0]
    assert '"results":[{' in said[1]
    assert (tmp_path / "checks.csv").read_text().startswith("public_id,url")
    assert '"figures":"' in said[2]
    assert '"spans":[{' in said[3]
    assert said[5] == "304\n"
    assert '"claims":[{' in said[6]
    assert "problem" not in "".join(said)


def test_every_python_example_of_the_documentation_works(base, tmp_path):
    said = [
        run([sys.executable, "-c", code.replace(BASE, base)], tmp_path, base, env={"PYTHONPATH": str(DOCS)})
        for code in blocks("python")
    ]
    assert len(said) >= 3
    assert said[0].startswith("sebagian-benar ")
    assert said[1].startswith("3\nunknown_parameter colour ['article'")
    assert said[2]


def test_the_client_follows_pages_keeps_what_has_not_changed_and_raises_problems(base, monkeypatch):
    monkeypatch.syspath_prepend(str(DOCS))
    from factcheck_client import Client, Problem

    api = Client(base)
    ids = [check["public_id"] for check in api.checks(page_size=1)]
    assert len(set(ids)) == 3
    assert api.check(ids[0]) is api.check(ids[0])
    assert [article["type"] for article in api.documents("articles")] == ["article"] * 3
    with pytest.raises(Problem) as refused:
        api.check("zzzzzzzzzz")
    assert (refused.value.status, refused.value.code) == (404, "not_found")


def test_the_documentation_names_every_code_and_every_filter(client):
    from claims.filtersets import FILTERS

    text = (DOCS / "api.md").read_text(encoding="utf-8")
    assert {name for name in FILTERS if f"`{name}`" not in text} == set()
    sources = "".join(path.read_text(encoding="utf-8") for path in (DOCS.parent / "claims" / "api").glob("*.py"))
    codes = set(re.findall(r'code="(\w+)"', sources))
    assert codes
    assert {code for code in codes if f"`{code}`" not in text} == set()
