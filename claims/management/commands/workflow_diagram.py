from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.vocabulary import ClaimState, OpinionState, ReportState, RetractionState, StatementState, VerdictState
from claims.workflow.permissions import ALLOWED, REPORTER, who_may
from claims.workflow.policies import RULES
from claims.workflow.transitions import FOLLOWING, WAYS, verbs_on

TITLES = {
    "claim": "Claim",
    "verdict": "Verdict revision",
    "translation": "Translation",
    "retraction": "Retraction",
    "opinion": "Second opinion",
    "statement": "Statement (what the newsroom says of itself)",
    "check": "Check (what the public sees)",
    "report": "Report or tip",
}
# What verbs are carried out on; a check only follows from them.
STATES = {
    "claim": ClaimState.values,
    "verdict": VerdictState.values,
    "translation": VerdictState.values,
    "retraction": RetractionState.values,
    "opinion": OpinionState.values,
    "statement": StatementState.values,
    "report": ReportState.values,
}


class Command(BaseCommand):
    help = "Draws docs/workflow.md and docs/who-may-when.md from the transition table, the roles and the rules."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when a file is not current")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, text in (("workflow.md", workflow()), ("who-may-when.md", who_may_when())):
            path = Path(settings.BASE_DIR) / "docs" / name
            if not options["check"]:
                path.write_text(text, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"docs/{name} is not current. Run manage.py workflow_diagram.")


def workflow() -> str:
    parts = [
        "# Workflow",
        "",
        "Drawn by `manage.py workflow_diagram` from claims/workflow/transitions.py and permissions.py; do not edit.",
        "The database holds the same table and refuses every other way. docs/who-may-when.md says who may do what",
        "in which state, and under which further condition.",
    ]
    for thing, title in TITLES.items():
        ways = [way for way in WAYS if way.thing == thing]
        if not ways:
            continue
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


def cells() -> dict[tuple[str, str, str], str]:
    """The least role that may, by (thing, verb, state); "" where nobody may."""
    return {
        (thing, verb, state): who_may(verb)[0] if state in sources else ""
        for thing, states in STATES.items()
        for verb, sources in verbs_on(thing).items()
        for state in states
    }


def elsewhere() -> list[str]:
    """Verbs that do not ask for the state of a row."""
    on_rows = {verb for _thing, verb, _state in cells()} | {verb for _thing, verb in FOLLOWING}
    return sorted(set().union(*ALLOWED.values()) - on_rows)


def who_may_when() -> str:
    parts = [
        "# Who may do what, and when",
        "",
        "Drawn by `manage.py workflow_diagram` from claims/workflow; do not edit.",
        "tests/machine carries out every cell.",
        "",
        f"A role may do all that the roles before it may: {', '.join(ALLOWED)}.",
        "Each cell names the first that may; an empty one means nobody. Without a role, or with an account that is not",
        "active, nobody may do anything.",
    ]
    for thing, states in STATES.items():
        parts += ["", f"## {TITLES[thing]}", "", f"| verb | {' | '.join(states)} | only if |"]
        parts.append("|---|" + "---|" * (len(states) + 1))
        for verb in verbs_on(thing):
            roles = " | ".join(cells()[thing, verb, state] for state in states)
            rule = RULES.get(verb)
            parts.append(f"| `{verb}` | {roles} | {rule.__doc__ if rule else ''} |")
    parts += ["", "## Whatever the state", "", "| verb | who | only if |", "|---|---|---|"]
    for verb in elsewhere():
        rule = RULES.get(verb)
        parts.append(f"| `{verb}` | {who_may(verb)[0]} | {rule.__doc__ if rule else ''} |")
    return "\n".join([*parts, ""])
