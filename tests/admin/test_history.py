"""What happened to a row can be read, filtered, taken away and put back."""

import csv
import io
import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.admin.history.export import safe
from claims.models import Claim, Event, Rating, RatingScale, Verdict
from claims.workflow import articles, claims, records, translations, verdicts
from claims.workflow.writing import record
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, reporter):
    client.force_login(reporter)
    return client


def history(row):
    return f"/admin/claims/{row._meta.model_name}/{row.pk}/history/"


def read(client, row, **asked):
    answer = client.get(history(row), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def edits(row):
    return list(Event.objects.filter(thing=row._meta.model_name, object_id=row.pk).order_by("pk"))


# ------------------------------------------------------------------ reading
def test_a_claims_history_tells_of_all_that_belongs_to_it(client, people):
    reporter, reviewer = people
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    factories.translation(reporter, claim.verdicts.get())
    factories.retraction(reporter, claim)
    client.force_login(reporter)
    shown = read(client, claim)
    for words in (
        "Add claim",
        "Write verdict",
        "Send to review",
        "Approve",
        "Publish",
        "Translate",
        "Propose retraction",
    ):
        assert f'<strong class="what">{words}</strong>' in shown, words
    assert str(reviewer) in shown
    assert '<q dir="auto">Sumber utama ditarik.</q>' in shown


def test_an_articles_history_tells_of_its_versions_and_ties(signed_in, reporter):
    version = factories.article(reporter)
    claim = factories.claim(reporter, version)
    claims.add_appearance(claim, by=reporter, span=factories.span(version, "mikroelektronika"))
    shown = read(signed_in, version.article)
    for words in ("Imported", "New version", "Tied to words"):
        assert words in shown


def test_values_stand_in_words_and_never_as_numbers(signed_in, reporter):
    claim, other = factories.claim(reporter), factories.claimant(reporter)
    changes = {"claimant": other, "made_on": date(2026, 11, 3), "selection_reason": "harm", "language": "en"}
    claims.edit_claim(claim, by=reporter, changes=changes)
    shown = read(signed_in, claim, what="edit_claim")
    for words in (claim.claimant.name, other.name, "3 November 2026", "Why we check it", "English", "Indonesian"):
        assert words in shown, words
    assert ">harm<" not in shown


def test_long_texts_are_compared_word_by_word(signed_in, reporter):
    verdict = factories.verdict(reporter)
    text = "Angka resmi tahun itu lebih rendah daripada yang disebut, kata kantor statistik dalam tabelnya."
    verdict = verdicts.edit_verdict(verdict, by=reporter, changes={"explanation": text})
    verdicts.edit_verdict(verdict, by=reporter, changes={"explanation": text.replace("rendah", "tinggi")})
    shown = read(signed_in, verdict, what="edit_verdict", field="explanation")
    assert "rendah<span" in shown.split("<del>")[1]
    assert "tinggi<span" in shown.split("<ins>")[1]


def test_evidence_is_told_row_by_row(signed_in, reporter):
    verdict = factories.verdict(reporter)
    first, second = factories.evidence(verdict)
    edit = verdicts.EvidenceEdits(changed={first.pk: {"quote": "66 persen"}}, removed=[second.pk])
    verdicts.edit_verdict(verdict, by=reporter, evidence=edit)
    shown = read(signed_in, verdict, what="edit_verdict")
    assert "66" in shown
    assert str(second.source) in shown
    assert 'class="row-changed"' in shown
    assert 'class="row-removed"' in shown


def test_the_page_of_a_row_ends_with_its_latest_entries_and_leads_to_all(signed_in, reporter):
    claim = factories.claim(reporter)
    for number in range(10):
        claims.edit_claim(claim, by=reporter, changes={"context": f"Acara {number}"})
    shown = signed_in.get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
    assert shown.split('class="timeline"')[1].split("</ol>")[0].count("<li>") == 8
    assert history(claim) in shown


def test_a_row_to_which_nothing_happened_says_what_will_stand_there(client):
    chief = factories.user("chief editor")
    client.force_login(chief)
    scale = factories.RatingScale.objects.get(slug="tempo")
    assert "Nothing has happened here yet." in read(client, scale)


# ------------------------------------------------------------------ filters, pages, queries
def test_filters_narrow_by_person_verb_field_and_day(signed_in, reporter, reviewer):
    claim = factories.claim(reporter)
    claims.edit_claim(claim, by=reviewer, changes={"context": "Acara pertama"})
    claims.edit_claim(claim, by=reporter, changes={"made_on": date(2026, 11, 3)})
    cases = {
        "who": (reviewer.pk, "Acara pertama", "3 November 2026"),
        "what": ("open_claim", "Add claim", "Acara pertama"),
        "field": ("made_on", "3 November 2026", "Acara pertama"),
        "until": ("2001-01-01", "Nothing matches this filter.", "Acara pertama"),
        "since": ("2001-01-01", "Acara pertama", "Nothing matches this filter."),
    }
    for name, (value, there, gone) in cases.items():
        shown = read(signed_in, claim, **{name: value}).split("history-count")[1]
        assert there in shown, name
        assert gone not in shown, name


@pytest.mark.parametrize(
    "asked", [{"who": "x"}, {"who": "a\x00"}, {"what": "nothing"}, {"since": "31.02.2026"}, {"since": "2026-02-02", "until": "2026-01-01"}, {"p": "-7"}, {"p": "x"}]
)  # fmt: skip
def test_a_filter_that_cannot_be_read_is_an_answer(signed_in, reporter, asked):
    read(signed_in, factories.claim(reporter), **asked)


def test_fifty_stand_on_a_page_and_queries_do_not_grow_with_them(signed_in, reporter):
    claim = factories.claim(reporter)
    for _number in range(3):
        claims.edit_claim(claim, by=reporter, changes={"claimant": factories.claimant(reporter)})
    with CaptureQueriesContext(connection) as few:
        read(signed_in, claim)
    for _number in range(60):
        claims.edit_claim(claim, by=reporter, changes={"claimant": factories.claimant(reporter)})
    with CaptureQueriesContext(connection) as many:
        shown = read(signed_in, claim)
    assert shown.count('<li id="event-') == 50
    assert read(signed_in, claim, p=2).count('<li id="event-') == 14
    assert len(few) == len(many) <= 20


# ------------------------------------------------------------------ taking away
def test_what_is_filtered_is_taken_away_as_csv_and_json(signed_in, reporter, reviewer):
    claim = factories.claim(reporter)
    claims.edit_claim(claim, by=reviewer, changes={"context": "=HYPERLINK(1)"})
    answer = signed_in.get(history(claim), {"format": "csv", "who": reviewer.pk})
    assert answer["Content-Disposition"] == f'attachment; filename="claim-{claim.pk}-history.csv"'
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [(r["who"], r["what"], r["field"], r["after"]) for r in rows] == [
        (reviewer.username, "edit_claim", "Occasion", "'=HYPERLINK(1)")
    ]
    answer = signed_in.get(history(claim), {"format": "json", "what": "edit_claim"})
    found = json.loads(b"".join(answer.streaming_content))
    assert [(row["who"], row["changes"]) for row in found] == [(reviewer.username, {"context": ["", "=HYPERLINK(1)"]})]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start):
    assert safe(f"{start}1+1") == f"'{start}1+1"
    assert safe("1+1") == "1+1"


# ------------------------------------------------------------------ putting back
def restore_page(row, event):
    return f"{history(row)}{event.pk}/restore/"


def restore(client, row, event):
    page = client.get(restore_page(row, event))
    assert page.status_code == 200
    return client.post(restore_page(row, event), fields_of(page))


def test_a_claim_is_put_back_as_it_was_with_figures_and_topics(signed_in, reporter):
    topic = factories.topic(factories.user("chief editor"))
    claim, was = factories.claim(reporter, topics=[topic]), factories.claimant(reporter)
    claims.edit_claim(claim, by=reporter, changes={"claimant": was, "context": "Pidato"})
    then = edits(claim)[-1]
    claims.edit_claim(claim, by=reporter, changes={"claimant": None, "made_on": None}, figures=[], topics=[])
    claims.edit_claim(claim, by=reporter, changes={"context": "Wawancara"})
    shown = signed_in.get(restore_page(claim, then)).content.decode()
    assert "Wawancara" in shown
    assert Claim.objects.get(pk=claim.pk).context == "Wawancara", "looking changes nothing"
    assert restore(signed_in, claim, then).status_code == 302
    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.claimant, claim.context, claim.made_on) == (was, "Pidato", date(2026, 11, 2))
    assert [(q.value, q.unit, q.of) for q in claim.quantities.all()] == [(70, "%", "peralatan mesin")]
    assert list(claim.topics.all()) == [topic]
    last = edits(claim)[-1]
    assert (last.verb, last.detail.reason.startswith("Restored from ")) == ("edit_claim", True)


def test_a_verdict_is_put_back_with_its_evidence(signed_in, reporter):
    verdict = factories.verdict(reporter)
    then, rows = edits(verdict)[-1], [(e.source_id, e.quote) for e in factories.evidence(verdict)]
    first, second = factories.evidence(verdict)
    verdicts.edit_verdict(
        verdict, by=reporter, changes={"summary": "Lain.", "rating": None},
        evidence=verdicts.EvidenceEdits(changed={first.pk: {"quote": "99 persen"}}, removed=[second.pk]),
    )  # fmt: skip
    assert restore(signed_in, verdict, then).status_code == 302
    saved = Verdict.objects.get(pk=verdict.pk)
    assert (saved.summary, saved.rating) == (verdict.summary, verdict.rating)
    assert [(e.source_id, e.quote) for e in factories.evidence(saved)] == rows


def test_records_and_their_roles_are_put_back(signed_in, reporter):
    claimant = factories.claimant(reporter)
    then = edits(claimant)[-1]
    records.save_record(claimant, by=reporter, changes={"description": "Pejabat"})
    records.set_roles(claimant, by=reporter, roles=[records.Role("Menteri")])
    assert restore(signed_in, claimant, then).status_code == 302
    claimant.refresh_from_db()
    assert claimant.description == ""
    assert [(role.title, role.since) for role in claimant.roles.all()] == [("Kepala dinas", date(2020, 1, 1))]


@pytest.fixture
def scale(client):
    """Of one label, as a chief editor made it."""
    chief = factories.user("chief editor")
    client.force_login(chief)
    made = records.save_record(RatingScale(), by=chief, changes={"slug": "skala", "labels": {"en": "Scale"}})
    label(made, chief, slug="salah", position=1, labels={"en": "Wrong"}, meaning="false", value=1)
    return made


def label(scale, by, row=None, **changes):
    return records.save_rating(row or Rating(scale=scale), by=by, changes=changes)


def test_the_labels_of_a_scale_are_put_back_whatever_they_were_called_then(client, scale):
    by, then, row = scale.created_by, edits(scale)[-1], scale.ratings.get()
    label(scale, by, row, labels={"en": "False"}, value=2)
    label(scale, by, row, slug="keliru")
    label(scale, by, row, labels={"en": "Untrue"}, descriptions={"en": "It is not so."})
    records.save_record(scale, by=by, changes={"labels": {"en": "Ours"}})
    page = client.get(restore_page(scale, then)).content.decode()
    assert all(words in page for words in ("Untrue", "Wrong", "It is not so.", "salah"))
    assert restore(client, scale, then).status_code == 302
    row.refresh_from_db()
    assert (row.slug, row.labels, row.value, row.descriptions) == ("salah", {"en": "Wrong"}, 1, {})
    scale.refresh_from_db()
    assert scale.labels == {"en": "Scale"}
    assert edits(scale)[-1].detail.reason.startswith("Restored from")
    assert "Nothing would change" in client.get(restore_page(scale, then)).content.decode()


def test_a_label_that_was_added_later_stays_and_the_page_says_so(client, scale):
    then = edits(scale)[-1]
    label(scale, scale.created_by, slug="benar", position=2, labels={"en": "Right"}, meaning="true", value=2)
    label(scale, scale.created_by, scale.ratings.get(slug="salah"), labels={"en": "Untrue"})
    page = client.get(restore_page(scale, then)).content.decode()
    assert "The label “Right” was added later and stays." in page
    assert restore(client, scale, then).status_code == 302
    found = scale.ratings.order_by("position").values_list("slug", "labels__en", "value")
    assert list(found) == [("salah", "Wrong", 1), ("benar", "Right", 2)]


def test_labels_that_cannot_be_put_back_together_are_all_left_as_they_are(client, scale):
    then, by = edits(scale)[-1], scale.created_by
    label(scale, by, scale.ratings.get(), value=5, labels={"en": "Untrue"})
    label(scale, by, slug="benar", position=2, labels={"en": "Right"}, meaning="true", value=1)
    records.save_record(scale, by=by, changes={"labels": {"en": "Ours"}})
    assert restore(client, scale, then).status_code == 409
    scale.refresh_from_db()
    assert (scale.labels, scale.ratings.get(slug="salah").value) == ({"en": "Ours"}, 5)


def test_sources_articles_and_translations_are_put_back(client, people):
    reporter, reviewer = people
    client.force_login(reporter)
    source, article = factories.source(reporter), factories.article(reporter).article
    factories.published(reporter, reviewer)
    translation = factories.translation(reporter, Verdict.objects.get())
    cases = [(source, "title"), (article, "title"), (translation, "summary")]
    before = {row: (edits(row)[0], getattr(row, name)) for row, name in cases}
    records.save_record(source, by=reporter, changes={"title": "Lain", "published_on": None})
    articles.edit_article(article, by=reporter, changes={"title": "Lain"})
    translations.edit_translation(translation, by=reporter, changes={"summary": "Other"})
    for row, name in cases:
        assert restore(client, row, before[row][0]).status_code == 302
        row.refresh_from_db()
        assert getattr(row, name) == before[row][1]
    assert source.published_on == date(2026, 11, 3)


def test_what_no_longer_exists_is_told_and_the_rest_is_put_back(signed_in, reporter):
    source = factories.source(reporter)
    then, origin = edits(source)[0], source.origin
    record("edit_source", source, by=reporter, changes={"origin": [987654321, origin.pk]})
    records.save_record(source, by=reporter, changes={"title": "Lain"})
    shown = signed_in.get(restore_page(source, then)).content.decode()
    assert "This cannot be put back:" in shown
    assert restore(signed_in, source, then).status_code == 302
    source.refresh_from_db()
    assert (source.title.startswith("Tabel"), source.origin) == (True, origin)


def test_what_is_published_is_refused_and_told_what_to_do(client, people):
    reporter, reviewer = people
    claim = factories.claim(reporter)
    claims.edit_claim(claim, by=reporter, changes={"context": "Pidato"})
    then = edits(claim)[0]
    factories.published(reporter, reviewer, claim)
    client.force_login(reporter)
    page = client.get(restore_page(claim, then))
    assert "Start a correction, then change it." in page.content.decode()
    assert client.post(restore_page(claim, then), fields_of(page)).status_code == 409
    assert Claim.objects.get(pk=claim.pk).context == "Pidato"


def test_a_change_meanwhile_is_shown_before_it_is_overwritten(signed_in, reporter):
    claim = factories.claim(reporter)
    then = edits(claim)[0]
    claims.edit_claim(claim, by=reporter, changes={"context": "Pidato"})
    typed = fields_of(signed_in.get(restore_page(claim, then)))
    claims.edit_claim(claim, by=reporter, changes={"context": "Wawancara"})
    page = signed_in.post(restore_page(claim, then), typed)
    assert page.status_code == 409
    assert "Wawancara" in page.content.decode()
    assert signed_in.post(restore_page(claim, then), fields_of(page)).status_code == 302


def test_an_event_of_another_row_restores_nothing(signed_in, reporter):
    claim, other = factories.claim(reporter), factories.claim(reporter)
    assert signed_in.get(restore_page(claim, edits(other)[0])).status_code == 404
    moved = claims.dismiss_claim(other, by=reporter, reason="Bukan klaim.")
    assert signed_in.get(restore_page(moved, edits(moved)[-1])).status_code == 404


def test_nothing_to_restore_is_said(signed_in, reporter):
    claim = factories.claim(reporter)
    shown = signed_in.get(restore_page(claim, edits(claim)[-1])).content.decode()
    assert "Nothing would change" in shown
    assert 'value="Restore as it was then"' not in shown
