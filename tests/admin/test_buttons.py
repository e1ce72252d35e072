"""Every button carries its verb out, from the form that it shows."""

import json

import pytest

from claims.admin.actions import ACTIONS
from claims.models import Claim, PublishedCheck, Retraction, Verdict, VerdictTranslation
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(client):
    return factories.user("reporter"), factories.user("reviewer")


def press(client, person, row, verb, **fields):
    client.force_login(person)
    name = row._meta.model_name
    url = f"/admin/claims/{name}/{row.pk}/do/{verb}/"
    shown = client.get(url)
    assert shown.status_code == 200
    answer = client.post(url, fields_of(shown) | fields)
    assert answer.status_code == 302, answer.content.decode()
    assert client.get(answer["Location"]).status_code == 200
    row.refresh_from_db()
    return row


def test_a_translation_goes_from_the_verdict_to_the_page(client, people):
    reporter, reviewer = people
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    words = {
        "claim_text": "A neighbour supplies 70 percent.",
        "summary": "The table says 64.",
        "explanation": "",
        "attribution_note": "On tape.",
    }
    press(client, reporter, claim.verdicts.get(), "draft_translation", language="en", **words)
    translation = VerdictTranslation.objects.get()
    url = f"/admin/claims/verdicttranslation/{translation.pk}/change/"
    assert client.post(url, fields_of(client.get(url)) | {"summary": "The table says 64 percent."}).status_code == 302
    press(client, reporter, translation, "submit_translation")
    press(client, reviewer, translation, "send_back_translation", reason="Say percent everywhere.")
    press(client, reporter, translation, "submit_translation")
    press(client, reviewer, translation, "approve_translation")
    press(client, reviewer, translation, "publish_translation")
    body = json.loads(PublishedCheck.objects.get().document.body)
    assert body["translations"]["en"]["summary"] == "The table says 64 percent."


def test_claims_are_split_merged_dismissed_and_all_of_it_undone(client, people):
    reporter, _reviewer = people
    claim, other = factories.claim(reporter), factories.claim(reporter)
    assert press(client, reporter, claim, "split_claim", parts="First half.\n\nSecond half.").state == "split"
    assert press(client, reporter, claim, "undo_split").state == "open"
    assert press(client, reporter, claim, "merge_claim", into=other.pk).merged_into == other
    assert press(client, reporter, claim, "undo_merge").state == "open"
    assert press(client, reporter, claim, "dismiss_claim", reason="An opinion.").state == "dismissed"
    assert press(client, reporter, claim, "reopen_claim").state == "open"
    suggested = factories.claims.open_claim(by=reporter, fields={"text": "Klaim.", "language": "id"}, suggested=True)
    assert press(client, reporter, suggested, "accept_claim").state == "open"


def test_a_decision_on_a_suggestion_is_taken_back_with_a_button(client, people):
    reporter, _reviewer = people
    claim = factories.suggested(reporter)
    assert press(client, reporter, claim, "dismiss_claim", kind="not_checkable").state == "dismissed"
    assert claim.suggestion.dismissed_as == "not_checkable"
    assert press(client, reporter, claim, "suggest_again").state == "suggested"
    assert press(client, reporter, claim, "accept_claim").state == "open"
    assert press(client, reporter, claim, "suggest_again").state == "suggested"


def test_a_dismissal_without_any_reason_is_asked_for_one(client, people):
    reporter, _reviewer = people
    client.force_login(reporter)
    claim = factories.suggested(reporter)
    url = f"/admin/claims/claim/{claim.pk}/do/dismiss_claim/"
    answer = client.post(url, fields_of(client.get(url)))
    assert (answer.status_code, "Give a reason." in answer.content.decode()) == (409, True)
    assert Claim.objects.get(pk=claim.pk).state == "suggested"


def test_a_verdict_goes_back_and_forth_and_gets_an_exception(client, people):
    reporter, reviewer = people
    claim = factories.claim(reporter)
    press(client, reporter, claim, "draft_verdict")
    verdict = Verdict.objects.get()
    assert verdict.author == reporter
    full = factories.verdict(reporter)
    for item in full.evidence.all():
        factories.records.save_record(item.source, by=reporter, changes={"archive_url": ""})
    press(client, reporter, full, "submit_verdict")
    press(client, reviewer, full, "grant_exception", code="kept_copy", reason="The archive refused it.")
    press(client, reviewer, full, "withdraw_exception", code="kept_copy")
    press(client, reviewer, full, "send_back", reason="Try another archive.")
    press(client, reporter, full, "submit_verdict")
    assert press(client, reporter, full, "reclaim_verdict").state == "draft"
    press(client, reporter, full, "submit_verdict")
    press(client, reviewer, full, "grant_exception", code="kept_copy", reason="The archive refused it.")
    press(client, reviewer, full, "approve_verdict")
    assert press(client, reviewer, full, "withdraw_approval", reason="One more look.").state == "in_review"
    press(client, reviewer, full, "approve_verdict")
    assert press(client, reviewer, full, "publish").state == "published"
    assert json.loads(PublishedCheck.objects.get().document.body)["exceptions"] == [
        {"code": "kept_copy", "reason": "The archive refused it."}
    ]


def test_a_retraction_is_declined_or_carried_out(client, people):
    reporter, reviewer = people
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    press(client, reporter, claim, "propose_retraction", reason="The source fell.")
    assert press(client, reviewer, Retraction.objects.get(), "decline_retraction").state == "declined"
    press(client, reporter, claim, "propose_retraction", reason="The source fell for good.")
    assert press(client, reviewer, Retraction.objects.first(), "retract").state == "carried_out"
    assert Claim.objects.get().state == "open"
    press(client, reporter, claim, "start_correction", reason="A new source.")


def test_every_button_belongs_to_a_verb_somebody_may_use():
    from claims.workflow.permissions import who_may

    assert [action.verb for actions in ACTIONS.values() for action in actions if not who_may(action.verb)] == []
