"""Two people in one form: nobody's words are lost, whatever is posted."""

import pytest
from django.contrib.admin import site

from claims.models import Claim, Event, Evidence, Rating, RatingScale, Verdict
from claims.workflow import claims, records, verdicts
from tests import factories
from tests.support.forms import fields_of
from tests.support.versioned import FORMS

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, reporter):
    client.force_login(reporter)
    return client


@pytest.fixture
def other():
    return factories.user("reporter")


def change(row):
    return f"/admin/claims/{row._meta.model_name}/{row.pk}/change/"


def opened(client, row):
    return fields_of(client.get(change(row)))


def theirs_first(verdict, by, **changes):
    verdicts.edit_verdict(verdict, by=by, changes=changes)


# ------------------------------------------------------------------ fields
def test_both_texts_stand_side_by_side_and_mine_is_the_default(signed_in, reporter, other):
    verdict = factories.verdict(reporter)
    typed = opened(signed_in, verdict) | {"summary": "Tabel impor menunjukkan 63 persen."}
    theirs_first(verdict, other, summary="Tabel impor menunjukkan 65 persen.")
    page = signed_in.post(change(verdict), typed)
    text = page.content.decode()
    assert "Two people wrote here" in text
    assert '<div class="words" dir="auto">Tabel impor menunjukkan 65 persen.</div>' in text
    assert '<div class="words" dir="auto">Tabel impor menunjukkan 63 persen.</div>' in text
    assert str(other) in text
    again = fields_of(page)
    assert again["take-summary"] == "mine"
    assert signed_in.post(change(verdict), again).status_code == 302
    assert Verdict.objects.get(pk=verdict.pk).summary == "Tabel impor menunjukkan 63 persen."


def test_theirs_is_taken_where_chosen_and_only_there(signed_in, reporter, other):
    verdict = factories.verdict(reporter)
    typed = opened(signed_in, verdict) | {"summary": "Ringkasan saya.", "counter_search": "Pencarian saya."}
    theirs_first(verdict, other, summary="Ringkasan orang lain.", counter_search="Pencarian orang lain.")
    again = fields_of(signed_in.post(change(verdict), typed)) | {"take-summary": "theirs"}
    assert signed_in.post(change(verdict), again).status_code == 302
    saved = Verdict.objects.get(pk=verdict.pk)
    assert (saved.summary, saved.counter_search) == ("Ringkasan orang lain.", "Pencarian saya.")


def test_a_field_that_only_they_changed_is_offered_as_theirs(signed_in, reporter, other):
    verdict = factories.verdict(reporter)
    typed = opened(signed_in, verdict) | {"summary": "Ringkasan saya."}
    rating = RatingScale.objects.get(slug="tempo").ratings.get(slug="keliru")
    theirs_first(verdict, other, rating=rating)
    again = fields_of(signed_in.post(change(verdict), typed))
    assert again["take-rating"] == "theirs"
    assert "take-summary" not in again
    signed_in.post(change(verdict), again)
    saved = Verdict.objects.get(pk=verdict.pk)
    assert (saved.rating, saved.summary) == (rating, "Ringkasan saya.")


def test_a_third_save_meanwhile_asks_again(signed_in, reporter, other):
    verdict = factories.verdict(reporter)
    typed = opened(signed_in, verdict) | {"summary": "Saya."}
    theirs_first(verdict, other, summary="Kedua.")
    again = fields_of(signed_in.post(change(verdict), typed))
    theirs_first(verdict, other, summary="Ketiga.")
    page = signed_in.post(change(verdict), again)
    assert page.status_code == 200
    assert "Ketiga." in page.content.decode()
    assert Verdict.objects.get(pk=verdict.pk).summary == "Ketiga."


@pytest.mark.parametrize("name", FORMS)
def test_every_form_carries_its_version_and_the_second_saver_is_asked(client, name):
    form = FORMS[name]
    person = factories.user(form.role)
    row = form.made(person)
    client.force_login(person)
    first, second = opened(client, row), opened(client, row)
    assert first["seen_version"] == str(row.version)
    assert client.post(change(row), first | {form.field: "Kata pertama"}).status_code == 302
    page = client.post(change(row), second | {form.field: "Kata kedua"})
    assert page.status_code == 200
    assert "Kata pertama" in page.content.decode()
    assert fields_of(page)[form.field] == "Kata kedua"


def test_no_form_that_changes_a_row_is_left_out():
    changing = {model._meta.model_name for model, at in site._registry.items() if getattr(at, "change_verb", None)}
    assert set(FORMS) == changing


def test_a_double_click_saves_once_and_says_saved_twice(signed_in, reporter):
    verdict = factories.verdict(reporter)
    source = factories.source(reporter)
    typed = opened(signed_in, verdict) | {"summary": "Sekali saja."} | new_row(2, source, "Kutipan baru")
    events = Event.objects.count()
    assert signed_in.post(change(verdict), typed).status_code == 302
    assert signed_in.post(change(verdict), typed).status_code == 302
    assert verdict.evidence.filter(quote="Kutipan baru").count() == 1
    assert Event.objects.count() == events + 1


def test_back_and_save_again_asks_before_it_undoes(signed_in, reporter):
    claim = factories.claim(reporter)
    typed = opened(signed_in, claim)
    assert signed_in.post(change(claim), typed | {"context": "Pertama"}).status_code == 302
    page = signed_in.post(change(claim), typed | {"context": "Kedua"})
    assert "Two people wrote here" in page.content.decode()
    assert Claim.objects.get(pk=claim.pk).context == "Pertama"


# ------------------------------------------------------------------ what is not posted
@pytest.mark.parametrize("lost", ["summary", "explanation", "rating", "as_of", "attribution_note"])
def test_a_field_that_was_not_posted_stays_as_it_is(signed_in, reporter, lost):
    verdict = factories.verdict(reporter)
    before = getattr(verdict, lost)
    typed = opened(signed_in, verdict) | {"counter_search": "Dicari lagi."}
    del typed[lost]
    assert signed_in.post(change(verdict), typed).status_code == 302
    saved = Verdict.objects.get(pk=verdict.pk)
    assert (getattr(saved, lost), saved.counter_search) == (before, "Dicari lagi.")
    assert saved.no_interest, "an incomplete form does not untick"


def test_one_language_that_was_not_posted_stays(client):
    chief = factories.user("chief editor")
    topic = factories.topic(chief)
    client.force_login(chief)
    typed = opened(client, topic) | {"labels_en": "Commerce"}
    del typed["labels_id"]
    assert client.post(change(topic), typed).status_code == 302
    topic.refresh_from_db()
    assert topic.labels == {"en": "Commerce", "id": "Perdagangan"}


def test_a_box_can_still_be_unticked(signed_in, reporter):
    verdict = factories.verdict(reporter)
    typed = opened(signed_in, verdict)
    del typed["no_interest"]
    assert signed_in.post(change(verdict), typed).status_code == 302
    assert not Verdict.objects.get(pk=verdict.pk).no_interest


def test_rows_that_were_not_posted_stay(signed_in, reporter):
    verdict = factories.verdict(reporter)
    typed = {n: v for n, v in opened(signed_in, verdict).items() if not n.startswith("evidence-")}
    assert signed_in.post(change(verdict), typed | {"summary": "Tanpa baris."}).status_code == 302
    assert verdict.evidence.count() == 2
    claim = verdict.claim
    typed = {n: v for n, v in opened(signed_in, claim).items() if not n.startswith("quantities-")}
    assert signed_in.post(change(claim), typed | {"context": "Tanpa angka."}).status_code == 302
    assert claim.quantities.count() == 1


# ------------------------------------------------------------------ rows
def new_row(number, source, quote):
    return {
        "evidence-TOTAL_FORMS": str(number + 1), f"evidence-{number}-id": "", f"evidence-{number}-source": str(source.pk),
        f"evidence-{number}-finding": "truth", f"evidence-{number}-stance": "supports", f"evidence-{number}-quote": quote,
        f"evidence-{number}-locator": "", f"evidence-{number}-note": "", f"evidence-{number}-position": "3",
    }  # fmt: skip


def edit_row(verdict, by, item, **changes):
    verdicts.edit_verdict(verdict, by=by, evidence=verdicts.EvidenceEdits(changed={item.pk: changes}))


def test_a_row_that_both_changed_is_shown_with_both_texts(signed_in, reporter, other):
    verdict = factories.verdict(reporter)
    first, second = factories.evidence(verdict)
    typed = opened(signed_in, verdict) | {"evidence-0-quote": "Kutipan saya"}
    edit_row(verdict, other, first, quote="Kutipan mereka")
    page = signed_in.post(change(verdict), typed)
    again = fields_of(page)
    assert "Kutipan mereka" in page.content.decode()
    assert again[f"take-evidence-{first.pk}"] == "mine"
    assert f"take-evidence-{second.pk}" not in again
    signed_in.post(change(verdict), again | {f"take-evidence-{first.pk}": "theirs"})
    assert Evidence.objects.get(pk=first.pk).quote == "Kutipan mereka"


def test_a_row_that_only_they_changed_stays_theirs(signed_in, reporter, other):
    verdict = factories.verdict(reporter)
    first, _second = factories.evidence(verdict)
    typed = opened(signed_in, verdict) | {"summary": "Ringkasan saya."}
    edit_row(verdict, other, first, quote="Kutipan mereka")
    signed_in.post(change(verdict), fields_of(signed_in.post(change(verdict), typed)))
    assert Evidence.objects.get(pk=first.pk).quote == "Kutipan mereka"
    assert Verdict.objects.get(pk=verdict.pk).summary == "Ringkasan saya."


@pytest.mark.parametrize(("choice", "stands"), [("mine", True), ("theirs", False)])
def test_a_row_that_they_removed_and_i_edited_comes_back_if_i_choose(signed_in, reporter, other, choice, stands):
    verdict = factories.verdict(reporter)
    first, _second = factories.evidence(verdict)
    typed = opened(signed_in, verdict) | {"evidence-0-quote": "Kutipan yang saya perbaiki"}
    verdicts.edit_verdict(verdict, by=other, evidence=verdicts.EvidenceEdits(removed=[first.pk]))
    page = signed_in.post(change(verdict), typed)
    assert "This row is not there any more." in page.content.decode()
    again = fields_of(page)
    assert again[f"take-evidence-{first.pk}"] == "mine"
    assert signed_in.post(change(verdict), again | {f"take-evidence-{first.pk}": choice}).status_code == 302
    assert verdict.evidence.filter(quote="Kutipan yang saya perbaiki").exists() == stands
    assert verdict.evidence.count() == 1 + stands


def test_a_row_that_they_removed_and_i_left_alone_stays_removed(signed_in, reporter, other):
    verdict = factories.verdict(reporter)
    first, second = factories.evidence(verdict)
    typed = opened(signed_in, verdict) | {"summary": "Ringkasan saya."}
    verdicts.edit_verdict(verdict, by=other, evidence=verdicts.EvidenceEdits(removed=[first.pk]))
    signed_in.post(change(verdict), fields_of(signed_in.post(change(verdict), typed)))
    assert [item.pk for item in factories.evidence(verdict)] == [second.pk]


def test_a_row_that_they_added_is_not_dropped_by_my_form(signed_in, reporter, other):
    claim = factories.claim(reporter)
    typed = opened(signed_in, claim) | {"context": "Konteks saya"}
    figures = [
        claims.Figure(70, "%", "about", "peralatan mesin"),
        claims.Figure(90, "%", "exactly", "mikroelektronika"),
    ]
    claims.edit_claim(claim, by=other, changes={}, figures=figures)
    signed_in.post(change(claim), fields_of(signed_in.post(change(claim), typed)))
    claim.refresh_from_db()
    assert claim.context == "Konteks saya"
    assert sorted(q.of for q in claim.quantities.all()) == ["mikroelektronika", "peralatan mesin"]


def test_figures_that_both_changed_are_both_kept_until_i_choose(signed_in, reporter, other):
    claim = factories.claim(reporter)
    number = claim.quantities.get().pk
    typed = opened(signed_in, claim) | {"quantities-0-value": "71"}
    claims.edit_claim(claim, by=other, changes={}, figures=[claims.Figure(75, "%", "about", "peralatan mesin")])
    again = fields_of(signed_in.post(change(claim), typed))
    assert {again["quantities-0-value"], again["quantities-1-value"]} == {"71", "75"}
    signed_in.post(change(claim), again | {f"take-quantities-{number}": "theirs"})
    assert [q.value for q in claim.quantities.all()] == [75]


def test_roles_are_part_of_the_claimants_version(signed_in, reporter, other):
    claimant = factories.claimant(reporter)
    typed = opened(signed_in, claimant) | {"roles-0-title": "Kepala kantor"}
    records.set_roles(claimant, by=other, roles=[records.Role("Menteri")])
    page = signed_in.post(change(claimant), typed)
    assert page.status_code == 200
    assert "This row is not there any more." in page.content.decode()
    assert [role.title for role in claimant.roles.all()] == ["Menteri"]


def test_saving_roles_again_unchanged_writes_nothing(reporter):
    claimant = factories.claimant(reporter)
    events = Event.objects.count()
    role = claimant.roles.get()
    saved = records.set_roles(claimant, by=reporter, roles=[records.Role(role.title, role.since, role.until)])
    assert (saved.version, Event.objects.count()) == (claimant.version, events)


def test_labels_are_part_of_the_scales_version(client):
    chief = factories.user("chief editor")
    scale = RatingScale.objects.get(slug="tempo")
    client.force_login(chief)
    typed = opened(client, scale)
    rating = Rating.objects.filter(scale=scale).first()
    records.save_rating(rating, by=chief, changes={"descriptions": {"en": "When it is so."}})
    page = client.post(change(scale), typed | {"labels_en": "Scale"})
    assert page.status_code == 200
    assert "When it is so." in page.content.decode()


# ------------------------------------------------------------------ forged and strange
def test_a_row_of_another_verdict_is_never_touched(signed_in, reporter):
    verdict, foreign = factories.verdict(reporter), factories.verdict(reporter)
    item = foreign.evidence.first()
    typed = opened(signed_in, verdict) | {"evidence-0-id": str(item.pk), "evidence-0-quote": "Diubah dari luar"}
    page = signed_in.post(change(verdict), typed)
    assert "This row is not there any more." in page.content.decode()
    signed_in.post(change(verdict), fields_of(page))
    item.refresh_from_db()
    assert (item.verdict_id, item.quote) == (foreign.pk, "64 persen")


@pytest.mark.parametrize("total", ["1000000", "-1", "0", "two", "", "9" * 30])
@pytest.mark.parametrize("count", ["TOTAL_FORMS", "INITIAL_FORMS"])
def test_forged_counts_of_rows_change_nothing(signed_in, reporter, total, count):
    verdict = factories.verdict(reporter)
    typed = opened(signed_in, verdict) | {f"evidence-{count}": total, "evidence-0-quote": "Tetap tersimpan"}
    assert signed_in.post(change(verdict), typed).status_code == 302
    assert [item.quote for item in factories.evidence(verdict)] == ["Tetap tersimpan", "sekitar 70 persen"]


def test_two_hundred_rows_are_saved(signed_in, reporter):
    verdict, source = factories.verdict(reporter), factories.source(reporter)
    typed = opened(signed_in, verdict)
    for number in range(2, 202):
        typed |= new_row(number, source, f"Kutipan {number}")
    assert signed_in.post(change(verdict), typed).status_code == 302
    assert verdict.evidence.count() == 202


@pytest.mark.parametrize(
    "words",
    [
        "Kata “pintar” – dengan\u00a0spasi\u00ad dan…",
        "👩‍🔬 👨‍👩‍👧‍👦 🇮🇩",
        "السيدة فاطمة الزهراء قالت ذلك",
        "<script>alert(1)</script>",
        "kata " * 20_000,
    ],
    ids=["word processor", "emoji", "right to left", "markup", "100 kB"],
)
def test_whatever_is_typed_is_saved_and_compared_as_it_is(signed_in, reporter, other, words):
    verdict = factories.verdict(reporter)
    typed = opened(signed_in, verdict) | {"explanation": words}
    theirs_first(verdict, other, explanation="Penjelasan mereka.")
    page = signed_in.post(change(verdict), typed)
    assert page.status_code == 200
    again = fields_of(page)
    assert again["explanation"].strip() == words.strip()
    assert signed_in.post(change(verdict), again).status_code == 302
    assert Verdict.objects.get(pk=verdict.pk).explanation == words.strip()


@pytest.mark.parametrize("field", ["summary", "evidence-0-quote", "evidence-0-source", "rating", "seen_version"])
def test_a_null_character_is_an_answer_and_the_rest_is_kept(signed_in, reporter, field):
    verdict = factories.verdict(reporter)
    typed = opened(signed_in, verdict) | {"counter_search": "Dicari di tempat lain.", field: "a\x00b"}
    page = signed_in.post(change(verdict), typed)
    assert page.status_code == 200
    assert "Dicari di tempat lain." in page.content.decode()


def test_lines_that_come_back_as_a_browser_sends_them_are_no_change(signed_in, reporter):
    verdict = verdicts.edit_verdict(factories.verdict(reporter), by=reporter, changes={"explanation": "Satu.\n\nDua."})
    events = Event.objects.count()
    typed = opened(signed_in, verdict) | {"explanation": "Satu.\r\n\r\nDua."}
    assert signed_in.post(change(verdict), typed).status_code == 302
    assert Event.objects.count() == events


# ------------------------------------------------------------------ verbs
def do_link(client, row, verb):
    page = client.get(change(row)).content.decode()
    start = page.index(f"/do/{verb}/")
    return page[page.rindex('"', 0, start) + 1 : page.index('"', start)]


def test_a_verb_pressed_on_a_page_that_has_changed_says_so_and_can_go_on(signed_in, reporter, other):
    claim = factories.claim(reporter)
    link = do_link(signed_in, claim, "dismiss_claim")
    typed = fields_of(signed_in.get(link)) | {"reason": "Bukan klaim."}
    claims.edit_claim(claim, by=other, changes={"context": "Konferensi pers"})
    page = signed_in.post(link, typed)
    text = page.content.decode()
    assert page.status_code == 409
    assert "This has changed since you opened the page." in text
    assert str(other) in text
    assert Claim.objects.get(pk=claim.pk).state == "open"
    assert signed_in.post(link, fields_of(page)).status_code == 302
    assert Claim.objects.get(pk=claim.pk).state == "dismissed"


def test_a_stale_approval_link_approves_nothing_unseen(client, people):
    reporter, reviewer = people
    verdict = factories.in_review(reporter)
    client.force_login(reviewer)
    link = do_link(client, verdict, "approve_verdict")
    verdict = verdicts.reclaim_verdict(verdict, by=reporter)
    verdicts.edit_verdict(verdict, by=reporter, changes={"summary": "Kalimat yang lain."})
    verdicts.submit_verdict(verdict, by=reporter)
    page = client.get(link)
    assert "This has changed since you opened the page." in page.content.decode()
    typed = fields_of(page) | {"seen_version": "1"}
    assert client.post(link, typed).status_code == 409
    assert not verdict.approvals.exists()


def test_forms_of_rows_without_a_version_ask_for_none(signed_in, reporter):
    page = signed_in.get(f"/admin/claims/readerreport/{factories.tip().pk}/do/decide_report/?seen=1")
    assert "seen_version" not in fields_of(page)
