"""The review through its pages: notes on fields, what changed, exceptions by one click, approvals that fell."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Event, ReviewNote
from claims.vocabulary import NotedField
from claims.workflow import assigning, claims, notes, records, verdicts
from claims.workflow.problems import Refused
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db


def page(client, person, verdict, tail="change/"):
    client.force_login(person)
    return client.get(f"/admin/claims/verdict/{verdict.pk}/{tail}")


def send_back(client, person, verdict, **fields):
    client.force_login(person)
    url = f"/admin/claims/verdict/{verdict.pk}/do/send_back/"
    return client.post(url, fields_of(client.get(url)) | fields)


def sent_back(reporter, reviewer, on=None):
    given = {"reason": "Two things.", "notes": [("summary", "Too long."), ("evidence", "Where is the table?")]}
    return verdicts.send_back(factories.in_review(reporter, on), by=reviewer, **given)


# ---------------------------------------------------------------- notes on fields


def test_a_verdict_is_sent_back_with_notes_on_fields(client, reporter, reviewer):
    verdict = factories.in_review(reporter)
    answer = send_back(
        client, reviewer, verdict, reason="Two things.",
        field_1="summary", text_1="Too long.", field_3="evidence", text_3="Where is the table?",
    )  # fmt: skip
    assert answer.status_code == 302
    verdict.refresh_from_db()
    assert verdict.state == "draft"
    assert list(verdict.review_notes.values_list("field", "text", "by")) == [
        ("summary", "Too long.", reviewer.pk), ("evidence", "Where is the table?", reviewer.pk),
    ]  # fmt: skip
    event = Event.objects.filter(verb="send_back").get()
    assert event.detail.changes == {"notes": [[], [["summary", "Too long."], ["evidence", "Where is the table?"]]]}


def test_a_reason_alone_is_enough(client, reporter, reviewer):
    verdict = factories.in_review(reporter)
    assert send_back(client, reviewer, verdict, reason="Read it again.").status_code == 302
    assert ReviewNote.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text_2": "Too long."}, "Choose what this is about."),
        ({"field_2": "summary"}, "Say what is wrong there."),
        ({"field_2": "summary", "text_2": "  "}, "Say what is wrong there."),
        ({"field_2": "no_such_field", "text_2": "Too long."}, "Select a valid choice."),
    ],
)
def test_half_a_note_is_asked_about_and_nothing_typed_is_lost(client, reporter, reviewer, fields, message):
    verdict = factories.in_review(reporter)
    answer = send_back(client, reviewer, verdict, reason="Two things.", field_1="rating", text_1="Too hard.", **fields)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert message in text
    shown = fields_of(answer)
    assert (shown["reason"], shown["field_1"], shown["text_1"]) == ("Two things.", "rating", "Too hard.")
    assert shown["text_2"].strip() == fields.get("text_2", "").strip()
    verdict.refresh_from_db()
    assert verdict.state == "in_review"
    assert ReviewNote.objects.count() == 0


def test_notes_that_no_form_would_send_are_refused_by_the_verb(reporter, reviewer):
    verdict = factories.in_review(reporter)
    for wrong in [("secret", "x"), ("summary", " "), ("summary", "x\x00")]:
        with pytest.raises(Refused):
            verdicts.send_back(verdict, by=reviewer, reason="So.", notes=[("rating", "Good."), wrong])
    verdict.refresh_from_db()
    assert (verdict.state, ReviewNote.objects.count()) == ("in_review", 0)


def test_author_and_reviewer_see_what_is_open_with_a_link_to_its_field(client, reporter, reviewer):
    verdict = sent_back(reporter, reviewer)
    for person in (reporter, reviewer):
        text = page(client, person, verdict).content.decode()
        assert '<a href="#id_summary">Summary</a>' in text
        assert '<a href="#evidence-group">Evidence</a>' in text
        assert "Where is the table?" in text
    beside = re.search(r'<div class="help"[^>]*id="id_summary_helptext".*?</div>\s*</div>', text, re.DOTALL)
    assert beside
    assert "Too long." in beside[0]
    verdicts.submit_verdict(verdict, by=reporter)
    text = page(client, reviewer, verdict).content.decode()
    assert "Where is the table?" in text, "sent to review with open notes: the reviewer sees which"


def test_a_note_is_settled_and_opened_again_with_a_button(client, reporter, reviewer):
    verdict = sent_back(reporter, reviewer)
    note = verdict.review_notes.first()
    client.force_login(reporter)
    url = f"/admin/claims/verdict/{verdict.pk}/notes/{note.pk}"
    assert f'action="{url}/settle_note/"' in page(client, reporter, verdict).content.decode()
    answer = client.post(f"{url}/settle_note/", follow=True)
    note.refresh_from_db()
    assert (note.settled_by, answer.status_code) == (reporter, 200)
    assert "1 settled" in answer.content.decode()
    assert f'action="{url}/reopen_note/"' in answer.content.decode()
    assert "already" in client.post(f"{url}/settle_note/", follow=True).content.decode(), "a double click is told so"
    client.post(f"{url}/reopen_note/")
    note.refresh_from_db()
    assert (note.settled_by, note.settled_at) == (None, None)
    assert list(Event.objects.values_list("verb", flat=True)[:2]) == ["reopen_note", "settle_note"]


def test_notes_stand_still_once_the_verdict_is_approved(client, reporter, reviewer):
    verdict = verdicts.submit_verdict(sent_back(reporter, reviewer), by=reporter)
    verdicts.approve_verdict(verdict, by=reviewer)
    note = verdict.review_notes.first()
    text = page(client, reporter, verdict).content.decode()
    assert "Too long." in text
    assert "settle_note" not in text
    answer = client.post(f"/admin/claims/verdict/{verdict.pk}/notes/{note.pk}/settle_note/", follow=True)
    assert "settled before the verdict is approved" in answer.content.decode()
    note.refresh_from_db()
    assert note.settled_at is None


def test_notes_of_each_round_stay_and_settled_ones_are_folded(client, reporter, reviewer):
    verdict = sent_back(reporter, reviewer)
    for note in verdict.review_notes.all():
        notes.settle_note(note, by=reporter)
    verdict = verdicts.submit_verdict(verdict, by=reporter)
    verdicts.send_back(verdict, by=reviewer, reason="One more.", notes=[("rating", "Still too hard.")])
    text = page(client, reporter, verdict).content.decode()
    assert text.count("Noted by") == 2
    folded = re.search(r"<details>\s*<summary>2 settled</summary>.*?</details>", text, re.DOTALL)
    assert folded
    assert "Too long." in folded[0]
    assert "Still too hard." not in folded[0]
    assert text.index("Still too hard.") < text.index("Noted by", text.index("Noted by") + 1)


def test_a_page_of_a_note_answers_each_kind_of_request(client, reporter, reviewer):
    verdict, other = sent_back(reporter, reviewer), sent_back(reporter, reviewer)
    note = verdict.review_notes.first()
    client.force_login(reporter)
    assert client.get(f"/admin/claims/verdict/{verdict.pk}/notes/{note.pk}/settle_note/").status_code == 405
    assert client.post(f"/admin/claims/verdict/{verdict.pk}/notes/{note.pk}/publish/").status_code == 404
    assert client.post(f"/admin/claims/verdict/{other.pk}/notes/{note.pk}/settle_note/").status_code == 404
    nobody = factories.user()
    nobody.groups.clear()
    client.force_login(nobody)
    assert client.post(f"/admin/claims/verdict/{verdict.pk}/notes/{note.pk}/settle_note/").status_code == 403
    client.logout()
    assert client.post(f"/admin/claims/verdict/{verdict.pk}/notes/{note.pk}/settle_note/").status_code == 401
    note.refresh_from_db()
    assert note.settled_at is None


def test_a_note_on_any_field_leads_to_where_it_is_mended(client, reporter, reviewer):
    """Fields of the form by their names; what is the claim's is mended on the claim's own page."""
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    draft = verdicts.start_correction(claim, by=reporter, reason="A newer table.")
    everything = [(name, "So?") for name in NotedField.values]
    verdicts.edit_verdict(draft, by=reporter, changes={**factories.findings(), "precedent_note": "Another table."})
    verdicts.send_back(verdicts.submit_verdict(draft, by=reporter), by=reviewer, reason="So.", notes=everything)
    here = page(client, reporter, draft).content.decode()
    there = client.get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
    links = re.findall(r'<li>\s*<a href="([^"]*)#([^"]+)">', here.split('<ul class="notes">')[1].split("</ul>")[0])
    assert len(links) == len(everything)
    assert [place for url, place in links if f'id="{place}"' not in (there if url else here)] == []
    assert {place for url, place in links if url} == {"id_text", "quantities-group", "appearances-group"}


def test_a_note_in_another_script_or_with_markup_is_shown_as_it_is(client, reporter, reviewer):
    verdict = factories.in_review(reporter)
    verdicts.send_back(verdict, by=reviewer, reason="So.", notes=[("summary", "<b>הטבלה</b> 👩‍🔬")])
    text = page(client, reporter, verdict).content.decode()
    assert text.count("&lt;b&gt;הטבלה&lt;/b&gt; 👩‍🔬") == 2
    assert "<b>הטבלה" not in text


# ---------------------------------------------------------------- what changed


def text_of(answer):
    """A page's main part as a reader of marks sees it."""
    body = answer.content.decode().split('<div id="content"')[1]
    body = re.sub(r'<span class="visually-hidden">.*?</span>', "", body, flags=re.DOTALL)
    body = re.sub(r"<del>(.*?)</del>", r"[-\1-]", body, flags=re.DOTALL)
    body = re.sub(r"<ins>(.*?)</ins>", r"[+\1+]", body, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body))


def test_a_correction_is_compared_with_what_is_public_field_by_field(client, reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    draft = verdicts.start_correction(claim, by=reporter, reason="A newer table.")
    assert "It says the same so far." in page(client, reporter, draft, "changes/").content.decode()
    items = list(draft.evidence.all())
    values = {"summary": "Tabel impor menunjukkan 60 persen.", "rating": factories.findings("keliru")["rating"]}
    edits = verdicts.EvidenceEdits(
        added=[{"source": factories.source(reporter, title="Tabel baru"), "finding": "truth", "stance": "refutes",
                "quote": "60 persen", "position": 3}],
        changed={items[0].pk: {"quote": "64 persen dari impor", "stance": "context"}},
        removed=[items[1].pk],
    )  # fmt: skip
    verdicts.edit_verdict(draft, by=reporter, changes=values, evidence=edits)
    claims.edit_claim(claim, by=reporter, changes={"text": claim.text.replace("sekitar 70", "sekitar 64")})
    shown = text_of(page(client, reviewer, draft, "changes/"))
    assert "Against revision 1, published on" in shown
    assert "Tabel impor menunjukkan [-64-][+60+] persen." in shown
    assert "Is it so? [-Partly true-] [+False+]" in shown
    assert "sekitar [-70-][+64+] persen" in shown
    assert "Added · Biro Statistik Contoh: Tabel baru [+60 persen+]" in shown
    assert f"Removed · {items[1].source} [-sekitar 70 persen-]" in shown
    assert f"Changed · {items[0].source} 64 persen[+ dari impor+]" in shown
    assert "Stance [-Refutes-] [+Gives context+]" in shown
    assert "Explanation" not in shown, "what is the same is not listed"


def test_what_changed_since_it_was_sent_back_is_the_first_state_against_the_last(client, reporter, reviewer):
    verdict = sent_back(reporter, reviewer)
    before = verdict.summary
    for summary in ("Something else.", "Tabel impor menunjukkan 64 persen pada 2025."):
        verdicts.edit_verdict(verdict, by=reporter, changes={"summary": summary})
    verdicts.edit_verdict(verdict, by=reporter, changes={"explanation": "Lain."})
    verdicts.edit_verdict(verdict, by=reporter, changes={"explanation": factories.findings()["explanation"]})
    verdicts.submit_verdict(verdict, by=reporter)
    answer = page(client, reviewer, verdict, "changes/")
    shown = text_of(answer)
    assert f"Since {reviewer} sent it back on" in shown
    assert "Two things." in shown
    assert f"{before.removesuffix('.')}[+ pada 2025+]." in shown
    assert "Explanation" not in shown, "changed and changed back"
    assert "Something else." not in shown


def test_only_the_last_sending_back_counts(client, reporter, reviewer):
    verdict = sent_back(reporter, reviewer)
    verdicts.edit_verdict(verdict, by=reporter, changes={"summary": "First answer."})
    verdicts.submit_verdict(verdict, by=reporter)
    verdicts.send_back(verdict, by=reviewer, reason="Again.")
    assert "Nothing has been changed since." in page(client, reviewer, verdict, "changes/").content.decode()
    verdicts.edit_verdict(verdict, by=reporter, changes={"summary": "Second answer."})
    assert "[-First-][+Second+] answer." in text_of(page(client, reviewer, verdict, "changes/"))


def test_the_link_is_there_when_there_is_something_to_compare(client, reporter, reviewer):
    fresh = factories.in_review(reporter)
    link = f"/admin/claims/verdict/{fresh.pk}/changes/"
    assert link not in page(client, reviewer, fresh).content.decode()
    assert "nothing to compare it with" in page(client, reviewer, fresh, "changes/").content.decode()
    verdicts.send_back(fresh, by=reviewer, reason="Again.")
    assert link in page(client, reviewer, fresh).content.decode()


def test_changes_are_told_apart_without_colour_and_by_screen_readers(client, reporter, reviewer):
    verdict = sent_back(reporter, reviewer)
    verdicts.edit_verdict(verdict, by=reporter, changes={"summary": "<script>Tabel</script> & lain 🙂"})
    text = page(client, reviewer, verdict, "changes/").content.decode()
    assert '<ins><span class="visually-hidden">added: </span>' in text
    assert '<del><span class="visually-hidden">removed: </span>' in text
    assert "&lt;script&gt;" in text
    assert "<script>Tabel" not in text


def test_a_long_text_with_one_change_is_folded_around_it(client, reporter, reviewer):
    long = "".join(f"Sentence {number} stays as it is. " for number in range(3000))
    verdict = factories.verdict(reporter)
    verdicts.edit_verdict(verdict, by=reporter, changes={"explanation": long + "It ends."})
    verdicts.send_back(verdicts.submit_verdict(verdict, by=reporter), by=reviewer, reason="Again.")
    changed = long.replace("Sentence 1500 stays", "Sentence 1500 stayed") + "It ends."
    verdicts.edit_verdict(verdict, by=reporter, changes={"explanation": changed})
    answer = page(client, reviewer, verdict, "changes/")
    assert answer.content.decode().count("characters are the same") == 2
    assert "Sentence 1500 [-stays-][+stayed+] as it is." in text_of(answer)


def test_the_number_of_queries_does_not_grow_with_the_evidence(client, reporter, reviewer):
    def queries(rows):
        verdict = factories.verdict(reporter)
        more = [
            {"source": factories.source(reporter), "finding": "truth", "stance": "refutes", "quote": f"{n} persen"}
            for n in range(rows)
        ]
        verdicts.send_back(verdicts.submit_verdict(verdict, by=reporter), by=reviewer, reason="Again.")
        verdicts.edit_verdict(verdict, by=reporter, evidence=verdicts.EvidenceEdits(added=more))
        client.force_login(reviewer)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(f"/admin/claims/verdict/{verdict.pk}/changes/").status_code == 200
        return len(found)

    assert queries(1) == queries(12) <= 25


@pytest.mark.parametrize("role", ["reporter", "reviewer", "chief editor", "administrator", None])
def test_the_page_of_changes_answers_each_role(client, reporter, reviewer, role):
    verdict = sent_back(reporter, reviewer)
    person = factories.user(role or "reporter")
    if role is None:
        person.groups.clear()
    assert page(client, person, verdict, "changes/").status_code == (200 if role else 403)
    assert page(client, factories.user("administrator"), type(verdict)(pk=0), "changes/").status_code == 404


# ---------------------------------------------------------------- exceptions


def without_copies(reporter):
    """Two rules that a reviewer may set aside are broken: kept copies, then primary sources."""
    verdict = factories.verdict(reporter)
    for item in verdict.evidence.all():
        records.save_record(item.source, by=reporter, changes={"archive_url": "", "kind": "secondary"})
    return verdicts.submit_verdict(verdict, by=reporter)


def test_an_exception_is_one_click_from_the_problem_and_its_rule_is_chosen(client, reporter, reviewer):
    verdict = without_copies(reporter)
    link = f"/admin/claims/verdict/{verdict.pk}/do/grant_exception/?code=primary_source"
    assert link in page(client, reviewer, verdict).content.decode()
    assert "grant_exception" not in page(client, reporter, verdict).content.decode()
    client.force_login(reviewer)
    form = client.get(link)
    assert fields_of(form)["code"] == "primary_source"
    assert client.post(link, fields_of(form) | {"reason": "The office publishes no table."}).status_code == 302
    text = page(client, reporter, verdict).content.decode()
    assert "The office publishes no table." in text
    exception = verdict.exceptions.get()
    assert (exception.granted_by, exception.reason) == (reviewer, "The office publishes no table.")
    granted = timezone.localtime(exception.granted_at)
    day = f"{granted.day} {granted:%B %Y}"
    assert f"Granted by {reviewer} on {day}" in text
    assert link not in page(client, reviewer, verdict).content.decode(), "a rule that is set aside is not offered again"


def test_an_exception_needs_a_public_reason_and_another_person(client, reporter, reviewer):
    verdict = without_copies(reviewer)
    url = f"/admin/claims/verdict/{verdict.pk}/do/grant_exception/"
    client.force_login(reviewer)
    assert client.post(url, {"code": "kept_copy", "reason": "The archive refused it."}).status_code == 409
    other = factories.user("reviewer")
    client.force_login(other)
    assert "This field is required." in client.post(url, {"code": "kept_copy", "reason": " "}).content.decode()
    assert verdict.exceptions.count() == 0


def test_a_rule_nobody_knows_in_the_link_chooses_nothing(client, reporter, reviewer):
    verdict = without_copies(reporter)
    client.force_login(reviewer)
    form = client.get(f"/admin/claims/verdict/{verdict.pk}/do/grant_exception/?code=<script>&reason=Because")
    assert form.status_code == 200
    assert "<script>&" not in form.content.decode()


# ---------------------------------------------------------------- an approval that fell


def test_the_page_says_who_changed_what_after_the_approval(client, reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    assert "no longer holds" not in page(client, reporter, verdict).content.decode()
    colleague = factories.user("reporter", "citra")
    source = verdict.evidence.first().source
    records.save_record(source, by=colleague, changes={"title": "Another title", "publisher": "Another"})
    records.save_record(verdict.claim.claimant, by=reporter, changes={"description": "Another"})
    records.save_record(factories.source(reporter), by=colleague, changes={"title": "Not cited"})
    assigning.give_out(verdict.claim, by=reviewer, to=colleague, due_on=date(2926, 12, 1), priority=1)
    text = page(client, reporter, verdict).content.decode()
    assert f"The approval by {reviewer} of" in text
    changes = re.findall(r"<li><span class=\"when\">[^<]*</span> (.*?)</li>", text)
    assert changes == [
        "<bdi>citra</bdi>, source “Another: Another title”: Title, Publisher",
        f"<bdi>{reporter}</bdi>, claimant: Description",
    ]
    client.force_login(reviewer)
    assert client.post(f"/admin/claims/verdict/{verdict.pk}/do/publish/").status_code == 409


def test_a_change_without_a_trace_is_told_too(client, reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET context = 'x' WHERE id = %s", [verdict.claim_id])
    assert "The history does not say what." in page(client, reporter, verdict).content.decode()


def test_what_was_changed_before_the_approval_is_not_listed(client, reporter, reviewer):
    verdict = factories.in_review(reporter)
    source = verdict.evidence.first().source
    records.save_record(source, by=reporter, changes={"title": "Before"})
    verdicts.approve_verdict(verdict, by=reviewer)
    records.save_record(source, by=reporter, changes={"publisher": "After"})
    text = page(client, reporter, verdict).content.decode()
    assert "source “After: Before”: Publisher</li>" in text
    assert "Title</li>" not in text
    assert text.count('<span class="when">') == 1 + Event.objects.filter(thing="verdict").count()
