"""The proof that the machine would notice: what it says of a workflow that is broken on purpose."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from claims.publishing import proposed
from claims.publishing import verbs as publishing
from claims.publishing.documents import sighted
from claims.workflow import claims, permissions, policies, transitions, translations, verdicts
from tests.machine.machine import SETTINGS, Machine
from tests.support.soak import rounds

pytestmark = [pytest.mark.soak, pytest.mark.usefixtures("newsroom")]
# Enough to see that it fails: no smaller example is looked for.
HUNT = settings(SETTINGS, phases=[Phase.generate], report_multiple_bugs=False, max_examples=rounds(1000))


def anything(*_arguments: Any, **_named: Any) -> None:
    """A rule that finds nothing wrong."""


def only_readiness(verdict: Any, by: Any) -> None:
    if policies.blockers_of(verdict):
        raise policies.Refused("not_ready", "")


def supersede_verdict_only(verdict: Any, by: Any) -> None:
    verdict.state = "superseded"
    verdict.save()
    publishing.record("supersede", verdict, by=by, claim=verdict.claim, before="published", after="superseded")


def show_the_draft(document: dict[str, Any], appearance: Any, *, now: Any) -> dict[str, Any]:
    claim = appearance.claim
    return {**sighted(document, appearance, now=now), "claim": {**document["claim"], "text": claim.text}}


Break = Callable[[pytest.MonkeyPatch], None]
BREAKS: dict[str, Break] = {
    "publishing forgets what was published before": lambda patch: patch.setattr(publishing, "_supersede", anything),
    "a claim changes its state without an event": lambda patch: patch.setattr(claims, "record", anything),
    "a reviewer approves what she wrote": lambda patch: patch.setitem(
        policies.RULES, "approve_verdict", only_readiness
    ),
    "a translator approves his own words": lambda patch: patch.delitem(policies.RULES, "approve_translation"),
    "who proposed a retraction carries it out": lambda patch: patch.delitem(policies.RULES, "retract"),
    "a reporter publishes": lambda patch: patch.setitem(
        permissions.ALLOWED, "reporter", permissions.ALLOWED["reporter"] | {"publish"}
    ),
    "an approval does not fall when the verdict is taken back": lambda patch: patch.setattr(
        verdicts, "drop_approval", anything
    ),
    "an approval of another content will do": lambda patch: patch.setattr(policies, "is_fresh", lambda row: True),
    "what was never published is corrected": lambda patch: patch.delitem(policies.RULES, "start_correction"),
    "a claim is taken from who works on it": lambda patch: patch.delitem(policies.RULES, "take_claim"),
    "a claim is edited under review": lambda patch: patch.delitem(policies.RULES, "edit_claim"),
    "a dismissed claim is accepted": lambda patch: patch.setattr(
        transitions,
        "WAYS",
        (transitions.Way("claim", "accept_claim", ("suggested", "dismissed"), "open", ""), *transitions.WAYS),
    ),
    "a translation outlives its verdict": lambda patch: patch.setattr(publishing, "_supersede", supersede_verdict_only),
    "a translation of an old verdict is published": lambda patch: patch.delitem(policies.RULES, "publish_translation"),
    "a sighting shows the claim as it is being corrected": lambda patch: patch.setattr(
        proposed, "sighted", show_the_draft
    ),
    "a translation is edited in review": lambda patch: patch.setattr(translations.policies, "RULES", {}),
}


# All of them where there is time; a few show at each `make test` that the machine is awake.
@pytest.mark.parametrize("what", list(BREAKS)[: rounds(len(BREAKS)) + 1])
def test_the_machine_notices_when(what: str, monkeypatch: pytest.MonkeyPatch):
    BREAKS[what](monkeypatch)
    # A wrong answer or a wrong row; or, where only the rule kept a verb from nonsense, its crash.
    with pytest.raises((AssertionError, LookupError, ObjectDoesNotExist)):
        run_state_machine_as_test(Machine, settings=HUNT)
