"""Translations that a correction leaves behind, a dismissed claim taken up again, an approval withdrawn."""

import html

import pytest

from claims.models import Claim, Event, VerdictTranslation
from claims.publishing import verbs as publishing
from claims.workflow import claims, translations, verdicts
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(people):
    made = factories.claim(people[0])
    factories.published(*people, made)
    draft = translations.submit_translation(factories.translation(people[0], made.verdicts.get()), by=people[0])
    publishing.publish_translation(translations.approve_translation(draft, by=people[1]), by=people[1])
    return made


def page(client, by, row):
    client.force_login(by)
    return html.unescape(client.get(f"/admin/claims/{row._meta.model_name}/{row.pk}/change/").content.decode())


def do(client, by, row, verb, **typed):
    client.force_login(by)
    url = f"/admin/claims/{row._meta.model_name}/{row.pk}/do/{verb}/"
    return client.post(url, fields_of(client.get(url)) | typed)


def test_the_verdict_page_shows_its_translations_and_which_a_correction_will_leave_behind(client, people, claim):
    assert "Made for it" in page(client, people[0], claim.verdicts.get())
    draft = verdicts.start_correction(claim, by=people[0], reason="Tabel yang lebih baru terbit.")
    text = page(client, people[0], draft)
    assert "Will become stale: this correction leaves it behind." in text
    assert "Carry over to this revision" not in text


def test_a_translation_left_behind_is_carried_over_with_what_changed_beside_it(client, people, claim):
    old = VerdictTranslation.objects.get()
    draft = verdicts.start_correction(claim, by=people[0], reason="Tabel yang lebih baru terbit.")
    verdicts.edit_verdict(
        draft, by=people[0], changes=factories.findings("keliru") | {"summary": "Tabel impor menunjukkan 46 persen."}
    )
    done = verdicts.approve_verdict(verdicts.submit_verdict(draft, by=people[0]), by=people[1])
    publishing.publish(done, by=people[1])
    text = page(client, people[0], done)
    assert "Made for revision 1; the verdict has changed since." in text
    assert f"/admin/claims/verdicttranslation/{old.pk}/do/carry_over_translation/" in text
    answer = do(client, people[0], old, "carry_over_translation")
    new = VerdictTranslation.objects.exclude(pk=old.pk).get()
    assert answer["Location"] == f"/admin/claims/verdicttranslation/{new.pk}/change/"
    assert (new.verdict, new.state, new.summary, new.translator) == (done, "draft", old.summary, people[0])
    text = page(client, people[0], new)
    assert "What changed in the original since the last translation" in text
    assert "<del>64</del><ins>46</ins>" in text
    assert do(client, people[0], old, "carry_over_translation").status_code == 409
    for verb, by in (("submit", people[0]), ("approve", people[1]), ("publish", people[1])):
        assert do(client, by, new, f"{verb}_translation").status_code == 302
    assert "Made for it" in page(client, people[0], done)
    assert "the verdict has changed since" not in page(client, people[0], done)


def test_a_translation_of_what_is_public_is_not_carried_anywhere(client, people, claim):
    answer = do(client, people[0], VerdictTranslation.objects.get(), "carry_over_translation")
    assert answer.status_code == 409
    assert "Its verdict is the one in public." in answer.content.decode()


def test_a_dismissed_claim_is_restored_with_a_button(client, people):
    claim = claims.dismiss_claim(factories.claim(people[0]), by=people[0], reason="Pendapat.")
    assert "do/reopen_claim/" in page(client, people[0], claim)
    assert do(client, people[0], claim, "reopen_claim").status_code == 302
    assert Claim.objects.get(pk=claim.pk).state == "open"
    assert Event.objects.filter(verb="reopen_claim").count() == 1


def test_an_approval_is_withdrawn_before_publication_with_a_reason(client, people):
    verdict = factories.approved(*people)
    assert "do/withdraw_approval/" in page(client, people[1], verdict)
    assert do(client, people[1], verdict, "withdraw_approval", reason="").status_code == 200
    assert do(client, people[1], verdict, "withdraw_approval", reason="Ragu.").status_code == 302
    verdict.refresh_from_db()
    assert verdict.state == "in_review"
    assert "do/publish/" not in page(client, people[0], verdict).split("verb-later")[0]
