from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.workflow.permissions import ALLOWED, REPORTER, who_may
from claims.workflow.transitions import WAYS

TITLES = {
    "claim": "Claim",
    "verdict": "Verdict revision",
    "translation": "Translation",
    "retraction": "Retraction",
    "check": "Check (what the public sees)",
}


class Command(BaseCommand):
    help = "Draws docs/workflow.md from the transition table and the roles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when the file is not current")

    def handle(self, *args: Any, **options: Any) -> None:
        path, text = Path(settings.BASE_DIR) / "docs" / "workflow.md", document()
        if not options["check"]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError("docs/workflow.md is not current. Run manage.py workflow_diagram.")


def document() -> str:
    parts = [
        "# Workflow",
        "",
        "Drawn by `manage.py workflow_diagram` from claims/workflow/transitions.py and permissions.py; do not edit.",
        "The database holds the same table and refuses every other way.",
    ]
    for thing, title in TITLES.items():
        ways = [way for way in WAYS if way.thing == thing]
        parts += ["", f"## {title}", "", "```mermaid", "stateDiagram-v2"]
        parts += [f"    {source or '[*]'} --> {way.target}: {way.verb}" for way in ways for source in way.sources]
        parts += ["```", "", "| verb | from | to | who |", "|---|---|---|---|"]
        for way in ways:
            sources = ", ".join(source or "(new)" for source in way.sources)
            roles = who_may(way.verb)
            who = "the system" if not roles else "everyone" if REPORTER in roles else ", ".join(roles)
            parts.append(f"| `{way.verb}` | {sources} | {way.target} | {who} |")
    parts += ["", "## Roles", "", "| verb | " + " | ".join(ALLOWED) + " |", "|---|" + "---|" * len(ALLOWED)]
    for verb in sorted(set().union(*ALLOWED.values())):
        marks = " | ".join("yes" if verb in verbs else "" for verbs in ALLOWED.values())
        parts.append(f"| `{verb}` | {marks} |")
    parts += ["", "No role lifts the four-eyes rule: who wrote or edited a revision cannot approve it.", ""]
    return "\n".join(parts)
