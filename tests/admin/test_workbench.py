"""The article workbench through its forms, as they work without JavaScript and as a script sends them."""

import re
from datetime import date
from decimal import Decimal

import pytest

from claims.admin.workbench import acts
from claims.anchoring import make_selector
from claims.models import Appearance, Claim, Claimant, Event, User
from claims.suggesting import readers
from claims.suggesting.found import Reading, Suggestion
from claims.vocabulary import SuggestionReason
from claims.workflow import articles, claims, permissions
from claims.workflow.writing import lock
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db

SEVENTY = "sekitar 70 persen peralatan mesin"
NINETY = "90 persen mikroelektronika yang diimpor"


@pytest.fixture
def version(reporter):
    return factories.article(reporter)


@pytest.fixture
def desk(client, reporter, version):
    client.force_login(reporter)
    return Desk(client, version)


class Desk:
    """One editor at one article."""

    def __init__(self, client, version):
        self.client = client
        self.url = f"/admin/claims/article/{version.article_id}/workbench/"

    def page(self, query=""):
        answer = self.client.get(self.url + query)
        assert answer.status_code == 200
        return answer.content.decode()

    def do(self, act, claim, query="", version=None, **fields):
        data = {"do": f"{act} {claim.pk} {claim.version if version is None else version}", **fields}
        return self.client.post(self.url + query, data)

    def form(self, act, claim):
        """The fields of a form that a link opens, filled as they come."""
        answer = self.client.get(f"{self.url}?do={act}&claim={claim.pk}", headers={"X-Part": "form"})
        return fields_of(answer)

    def send(self, fields, **changes):
        return self.client.post(self.url, fields | changes)


def card(page, claim):
    found = re.search(rf'<li id="claim-{claim.pk}".*?(?=<li id="claim-|</section>)', page, re.DOTALL)
    return found[0]


def state(claim):
    return Claim.objects.get(pk=claim.pk).state


def now(claim):
    return Claim.objects.get(pk=claim.pk)


# ------------------------------------------------------------------ what it shows
def test_overlapping_spans_are_marked_and_numbered(desk, reporter, version):
    first = factories.claim(reporter, version, SEVENTY)
    second = factories.claim(reporter, version, "70 persen peralatan mesin dan 90 persen")
    mark = re.search(r'<mark class="marks-many state-open">70 persen peralatan mesin(.*?)</mark>', desk.page())[1]
    assert mark == (f'<sup><a href="#claim-{first.pk}">1</a></sup><sup><a href="#claim-{second.pk}">2</a></sup>')


def test_a_suggestion_says_its_worth_its_reasons_its_figures_and_its_dates(desk, reporter, version):
    claim = factories.suggested(
        reporter, version, score=0.91, claimant_name="Wang Yi",
        reasons=[(SuggestionReason.FIGURE, "70 persen"), (SuggestionReason.PART, "")],
        dates=[claims.NamedDate("Kamis", date(2024, 4, 25), date(2024, 4, 25)),
               claims.NamedDate("tahun lalu", date(2023, 1, 1), date(2023, 12, 31)),
               claims.NamedDate("Mei 2020", date(2020, 5, 1), date(2020, 5, 31))],
    )  # fmt: skip
    claims.edit_claim(claim, by=reporter, changes={}, figures=[claims.Figure(Decimal(70), "%", "about", "mesin")])
    shown = card(desk.page(), claim)
    assert 'value="0.91"' in shown
    assert "very likely worth checking" in shown
    assert "gives a figure: 70 persen" in shown
    assert "one of several claims in its sentence" in shown
    assert "about 70 %, mesin" in shown
    assert "Kamis (25 April 2024)" in shown
    assert "tahun lalu (1 January 2023 – 31 December 2023)" in shown
    assert "<bdi>Mei 2020</bdi>" in shown


def test_a_name_found_in_the_text_is_shown_as_known_or_as_a_new_claimant(desk, reporter, version):
    claim = factories.suggested(reporter, version, claimant_name="Wang Yi")
    assert "(new claimant)" in card(desk.page(), claim)
    factories.records.save_record(Claimant(), by=reporter, changes={"name": "wang yi"})
    assert "(known)" in card(desk.page(), claim)
    factories.records.save_record(Claimant(), by=reporter, changes={"name": "Wang Yi"})
    assert "several have this name" in card(desk.page(), claim)


def test_the_list_follows_the_filter_and_says_what_it_hides(desk, reporter, version):
    sure = factories.suggested(reporter, version, score=0.9)
    unsure = factories.suggested(reporter, version, score=0.2)
    taken = factories.claim(reporter, version, NINETY)
    todo = desk.page("?show=todo")
    assert f"claim-{taken.pk}-text" not in todo
    assert "1 claim is not shown." in todo
    fine = desk.page("?show=todo&least=50")
    assert f"claim-{sure.pk}-text" in fine
    assert f"claim-{unsure.pk}-text" not in fine
    best = desk.page("?sort=score")
    assert best.index(f"claim-{sure.pk}-text") < best.index(f"claim-{unsure.pk}-text")


@pytest.mark.parametrize(
    "query", ["?show=x", "?least=-1", "?least=²", "?do=edit&claim=x", "?do=edit&claim=²", "?do=fly&claim=1", "?at=x"]
)
def test_an_address_that_makes_no_sense_shows_the_page(desk, query):
    assert "None yet." in desk.page(query)


def test_progress_counts_what_was_suggested(desk, reporter, version):
    one, two = (factories.suggested(reporter, version) for _number in range(2))
    factories.claim(reporter, version, NINETY)
    assert "0 of 2 decided" in desk.page()
    desk.do("accept", one)
    assert "1 of 2 decided" in desk.page()
    desk.do("dismiss", two, **{"dismiss-kind": "minor"})
    page = desk.page()
    assert "2 of 2 decided" in page
    link = re.search(r'All decided. Next: <a href="([^"]+)"', page)[1]
    assert one.text in desk.client.get(link).content.decode()


def test_a_right_to_left_article_is_marked_as_such(client, reporter):
    text = "قالت الوزيرة إن شركة Siemens استثمرت 2 مليار دولار."
    version = factories.article(reporter, text, language="ar", title="الاستثمار")
    client.force_login(reporter)
    page = Desk(client, version).page()
    assert re.search(r'<article id="bench-text"[^>]* lang="ar" dir="rtl"', page)
    assert '<bdi lang="ar">الاستثمار</bdi>' in page


def test_the_number_of_queries_does_not_grow_with_the_claims(
    client, reporter, version, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(reporter)
    url = f"/admin/claims/article/{version.article_id}/workbench/"
    for number in range(3):
        factories.suggested(reporter, version, claimant_name=f"Sari {number}")
    with django_assert_max_num_queries(20) as few:
        client.get(url)
    for number in range(57):
        claim = factories.suggested(reporter, version, claimant_name=f"Budi {number}")
        if number % 3 == 0:
            claims.accept_claim(claim, by=reporter)
    with django_assert_num_queries(len(few)):
        client.get(url)


# ------------------------------------------------------------------ decisions and their undoing
def test_accepting_makes_the_claimant_who_was_found(desk, reporter, version):
    claim = factories.suggested(reporter, version, claimant_name="Wang Yi")
    answer = desk.do("accept", claim, "?show=todo")
    assert (answer.status_code, answer["Location"]) == (
        302, f"{desk.url}?show=todo&at={claim.pk}#claim-{claim.pk}",
    )  # fmt: skip
    assert state(claim) == "open"
    assert now(claim).claimant.name == "Wang Yi"
    assert Event.objects.filter(verb="edit_claimant").count() == 1
    other = factories.suggested(reporter, version, claimant_name="WANG YI")
    desk.do("accept", other)
    assert now(other).claimant == now(claim).claimant


def test_accepting_refuses_to_guess_between_namesakes(desk, reporter, version):
    for _number in range(2):
        factories.records.save_record(Claimant(), by=reporter, changes={"name": "Wang Yi"})
    claim = factories.suggested(reporter, version, claimant_name="Wang Yi")
    answer = desk.do("accept", claim)
    assert answer.status_code == 409
    assert "Several claimants have this name" in card(answer.content.decode(), claim)
    assert state(claim) == "suggested"
    chosen = Claimant.objects.get(slug="wang-yi-2")
    desk.send(desk.form("edit", claim), **{"edit-claimant": "Wang Yi [wang-yi-2]", "then": "accept"})
    assert (state(claim), now(claim).claimant) == ("open", chosen)


def test_editing_and_accepting_in_one_go(desk, reporter, version):
    claim = factories.suggested(reporter, version)
    known = factories.claimant(reporter)
    form = desk.form("edit", claim) | {
        "edit-text": "Tujuh puluh persen mesin diimpor.", "edit-claimant": known.name, "then": "accept",
        "figures-0-qualifier": "about", "figures-0-value": "70", "figures-0-unit": "%", "figures-0-of": "mesin",
    }  # fmt: skip
    assert desk.send(form).status_code == 302
    claim = now(claim)
    assert (claim.state, claim.text, claim.claimant) == ("open", "Tujuh puluh persen mesin diimpor.", known)
    assert [str(quantity) for quantity in claim.quantities.all()] == ["about 70 %"]


def test_a_form_shows_figures_as_they_were_typed_and_an_emptied_one_goes(desk, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    form = desk.form("edit", claim)
    assert (form["figures-0-value"], form["figures-0-of"]) == ("70", "peralatan mesin")
    desk.send(form, **{"figures-0-value": ""})
    assert not now(claim).quantities.exists()


def test_an_unknown_claimant_is_added_only_with_a_tick(desk, reporter, version):
    claim = factories.suggested(reporter, version)
    form = desk.form("edit", claim) | {"edit-claimant": "Orang Baru"}
    answer = desk.send(form)
    assert answer.status_code == 409
    assert "Nobody of this name is known yet" in answer.content.decode()
    assert not Claimant.objects.exists()
    desk.send(form, **{"edit-new_claimant": "on"})
    assert now(claim).claimant.name == "Orang Baru"


def test_a_split_gives_each_part_its_own_words(desk, reporter, version):
    claim = factories.claim(reporter, version, f"{SEVENTY} dan {NINETY}")
    desk.do(
        "split", claim,
        **{"split-text_1": "70 persen mesin.", "split-words_1": SEVENTY, "split-text_2": "90 persen mikroelektronika."},
    )  # fmt: skip
    first, second = claim.children.order_by("pk")
    assert [a.exact for a in first.appearances.all()] == [SEVENTY]
    assert [a.exact for a in second.appearances.all()] == [f"{SEVENTY} dan {NINETY}"]
    assert [[str(figure) for figure in part.quantities.all()] for part in (first, second)] == [
        ["exactly 70 %"], ["exactly 90 %"],
    ]  # fmt: skip


def test_words_of_a_part_that_do_not_stand_there_are_refused_and_all_that_was_typed_is_kept(desk, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    typed = {"split-text_1": "Yang pertama.", "split-text_2": "Yang kedua.", "split-words_2": "tidak ada di sini"}
    answer = desk.do("split", claim, **typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "do not stand in the article" in page
    assert all(value in page for value in typed.values())
    assert state(claim) == "open"


def test_a_merge_offers_the_claims_of_the_article_first_and_any_by_search(desk, reporter, version):
    claim = factories.suggested(reporter, version)
    here = factories.claim(reporter, version, NINETY, text="Di sini sudah ada.")
    elsewhere = factories.claim(reporter, text="Harga beras naik.")
    offered = desk.page(f"?do=merge&claim={claim.pk}")
    assert f'name="merge-target" value="{here.pk}"' in offered
    assert f'name="merge-target" value="{elsewhere.pk}"' not in offered
    found = desk.page(f"?do=merge&claim={claim.pk}&q=beras+harga")
    assert f'name="merge-target" value="{elsewhere.pk}"' in found
    desk.do("merge", claim, **{"merge-target": elsewhere.pk})
    assert now(claim).merged_into == elsewhere
    assert "Harga beras naik." in card(desk.page(), claim)


def test_a_dismissal_keeps_its_coded_reason_and_note(desk, reporter, version):
    claim = factories.suggested(reporter, version)
    assert desk.do("dismiss", claim).status_code == 409
    assert desk.do("dismiss", claim, **{"dismiss-kind": "other"}).status_code == 409
    assert state(claim) == "suggested"
    desk.do("dismiss", claim, **{"dismiss-kind": "other", "dismiss-note": "Sudah lama."})
    assert (state(claim), now(claim).suggestion.dismissed_as) == ("dismissed", "other")
    assert "Sudah lama." in card(desk.page(), claim)


ACTS = {
    "accept": {},
    "dismiss": {"dismiss-kind": "minor"},
    "split": {"split-text_1": "Yang pertama.", "split-text_2": "Yang kedua."},
}


@pytest.mark.parametrize("act", ACTS)
def test_undo_brings_a_suggestion_back(desk, reporter, version, act):
    claim = factories.suggested(reporter, version)
    desk.do(act, claim, **ACTS[act])
    assert state(claim) != "suggested"
    assert f'value="undo {claim.pk} {now(claim).version}"' in card(desk.page(), claim)
    assert desk.do("undo", now(claim)).status_code == 302
    assert state(claim) == "suggested"
    assert 'data-act="undo"' not in card(desk.page(), claim)
    assert {child.state for child in claim.children.all()} <= {"dismissed"}


def test_undoing_a_merge_and_a_dismissal_of_an_open_claim_opens_it_again(desk, reporter, version):
    claim, other = factories.claim(reporter, version, SEVENTY), factories.claim(reporter, version, NINETY)
    desk.do("merge", claim, **{"merge-target": other.pk})
    desk.do("undo", now(claim))
    assert (state(claim), now(claim).merged_into) == ("open", None)
    desk.do("dismiss", now(claim), **{"dismiss-kind": "minor"})
    desk.do("undo", now(claim))
    assert state(claim) == "open"


def test_undo_walks_back_from_edited_and_accepted_to_as_suggested(desk, reporter, version):
    claim = factories.suggested(reporter, version, claimant_name="Wang Yi")
    before = claim.text
    form = desk.form("edit", claim) | {
        "edit-text": "Lain.", "edit-made_on": "2026-11-02", "then": "accept",
        "figures-0-value": "70.5", "figures-0-unit": "%",
    }  # fmt: skip
    desk.send(form)
    assert (state(claim), now(claim).text, now(claim).claimant.name) == ("open", "Lain.", "Wang Yi")
    desk.do("undo", now(claim))
    assert (state(claim), now(claim).text) == ("suggested", "Lain.")
    desk.do("undo", now(claim))
    claim = now(claim)
    assert (claim.text, claim.made_on, claim.claimant, claim.quantities.count()) == (before, None, None, 0)
    shown = card(desk.page(), claim)
    assert 'data-act="undo"' not in shown
    assert "(new claimant)" not in shown
    assert "(known)" in shown
    assert desk.do("undo", claim).status_code == 409


def test_a_claim_with_a_verdict_is_left_to_its_own_page(desk, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    factories.verdict(reporter, claim)
    assert re.findall(r'data-act="(\w+)"', card(desk.page(), claim)) == []
    assert desk.do("dismiss", claim, **{"dismiss-kind": "minor"}).status_code == 409
    assert state(claim) == "open"


# ------------------------------------------------------------------ two editors
@pytest.mark.parametrize("act", ["accept", "undo", "edit", "split", "merge", "dismiss"])
def test_a_stale_act_is_refused_with_what_the_colleague_did(desk, reporter, version, act):
    colleague = User.objects.create_user("raka", first_name="Raka", last_name="Sulung", is_staff=True)
    colleague.groups.set(reporter.groups.all())
    claim = factories.suggested(reporter, version)
    target = factories.claim(reporter, version, NINETY)
    fields = {
        "edit": desk.form("edit", claim) | {"edit-text": "Kata-kataku."},
        "split": {"split-text_1": "Kata-kataku.", "split-text_2": "Dan lagi."},
        "merge": {"merge-target": target.pk},
        "dismiss": {"dismiss-kind": "minor", "dismiss-note": "Kata-kataku."},
    }.get(act, {})
    fields.pop("do", None)
    claims.dismiss_claim(claim, by=colleague, reason="", kind="duplicate")
    answer = desk.do(act, claim, version=claim.version, **fields)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert re.search(r"Dismissed by Raka Sulung, \d\d:\d\d, after you had opened it\.", page)
    assert state(claim) == "dismissed"
    if "Kata-kataku." in fields.values():
        assert "Kata-kataku." in card(page, claim)
        assert f'name="do" value="{act} {claim.pk} {now(claim).version}"' in card(page, claim)


def test_a_colleague_who_is_faster_by_a_moment_is_noticed_under_the_lock(
    desk, reporter, reviewer, version, monkeypatch
):
    claim = factories.suggested(reporter, version)
    typed = {"split-text_1": "Kata-kataku.", "split-text_2": "Dan lagi."}

    def late(row):
        claims.edit_claim(claim, by=reviewer, changes={"text": "Kata-katanya."})
        return lock(row)

    monkeypatch.setattr(acts, "lock", late)
    page = desk.do("split", claim, **typed).content.decode()
    assert "Edited by" in page
    assert f'name="do" value="split {claim.pk} {now(claim).version}"' in card(page, claim)


def test_after_having_seen_both_texts_mine_can_be_saved(desk, reporter, reviewer, version):
    claim = factories.suggested(reporter, version)
    form = desk.form("edit", claim) | {"edit-text": "Kata-kataku."}
    claims.edit_claim(claim, by=reviewer, changes={"text": "Kata-katanya."})
    refused = desk.client.post(desk.url, form, headers={"X-Part": "bench"})
    assert "Kata-katanya." in card(refused.content.decode(), claim)
    again = form | {"do": f"edit {claim.pk} {now(claim).version}"}
    assert desk.send(again).status_code == 302
    assert now(claim).text == "Kata-kataku."


def test_every_answer_shows_what_the_others_decided(desk, reporter, reviewer, version):
    mine, theirs = (factories.suggested(reporter, version) for _number in range(2))
    claims.accept_claim(theirs, by=reviewer)
    answer = desk.client.post(desk.url, {"do": f"accept {mine.pk} {mine.version}"}, headers={"X-Part": "bench"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "2 of 2 decided" in page
    assert f"Accepted by {reviewer}" in card(page, theirs)


# ------------------------------------------------------------------ new claims
@pytest.mark.parametrize(
    ("quote", "message"),
    [("words that are not there", "do not stand in the article"), ("a", "Copy a few more words")],
)
def test_a_quote_that_names_no_single_place_is_refused_and_kept(desk, quote, message):
    answer = desk.send({"do": "new", "new-quote": quote, "new-text": "A claim."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert message in page
    assert "A claim." in page
    assert Claim.objects.count() == 0


def test_selected_words_may_stand_in_several_places(desk, version):
    start = version.text.rindex("persen")
    place = {"new-start": start, "new-end": start + 6, "new-sha256": version.text_sha256}
    answer = desk.send({"do": "new", "new-quote": "persen", "new-text": "Satu.", **place})
    assert answer.status_code == 302
    found = Appearance.objects.get()
    assert (found.start, found.exact) == (start, "persen")
    assert f"&at={found.claim_id}#claim-{found.claim_id}" in answer["Location"]


@pytest.mark.parametrize("changed", [{"new-start": 3}, {"new-end": 10**9}, {"new-sha256": "0" * 64}, {"new-start": -6}])
def test_a_place_that_does_not_hold_the_words_is_not_believed(desk, version, changed):
    start = version.text.rindex("persen")
    place = {"new-start": start, "new-end": start + 6, "new-sha256": version.text_sha256, **changed}
    answer = desk.send({"do": "new", "new-quote": "persen", "new-text": "Satu.", **place})
    assert "Copy a few more words" in answer.content.decode()
    assert not Appearance.objects.exists()


def test_a_selection_from_before_a_new_version_is_found_by_its_words(desk, reporter, version):
    start = version.text.index(SEVENTY)
    place = {"new-start": start, "new-end": start + len(SEVENTY), "new-sha256": version.text_sha256}
    text = f"Tambahan di depan.\n{version.text}"
    newer = articles.revise_article(version.article, by=reporter, text=text, received_text=text, leftovers=[])
    desk.send({"do": "new", "new-quote": SEVENTY, "new-text": "Satu.", **place})
    found = Appearance.objects.get()
    assert (found.article_version, found.exact) == (newer, SEVENTY)


def test_a_new_claim_takes_all_its_form_says(desk, reporter, version):
    topic = factories.topic(factories.user("chief editor"))
    desk.send(
        {
            "do": "new", "new-quote": SEVENTY, "new-text": "Tujuh puluh persen.", "new-claimant": "Orang Baru",
            "new-new_claimant": "on", "new-made_on": "2026-11-02", "new-selection_reason": "reach",
            "new-qualifier": "between", "new-value": "70", "new-value_to": "75", "new-unit": "%", "new-of": "mesin",
            "new-period": "2025", "new-context": "Jumpa pers", "new-topics": [topic.pk],
        }
    )  # fmt: skip
    claim = Claim.objects.get()
    assert (claim.state, claim.language, claim.claimant.name) == ("open", "id", "Orang Baru")
    assert (str(claim.made_on), claim.context, list(claim.topics.all())) == ("2026-11-02", "Jumpa pers", [topic])
    assert [str(quantity) for quantity in claim.quantities.all()] == ["between 70–75 %"]


def test_a_known_claim_is_tied_to_words_of_this_article(desk, reporter, version):
    known = factories.claim(reporter, text="Harga beras naik.")
    assert f'name="seen-target" value="{known.pk}"' in desk.page("?do=seen&q=beras")
    desk.send({"do": "seen", "seen-quote": SEVENTY, "seen-target": known.pk})
    assert known.appearances.filter(article_version=version, exact=SEVENTY).exists()


def test_an_article_without_suggestions_can_be_read_for_them_once(desk, monkeypatch):
    def read(version):
        start = version.text.index(SEVENTY)
        found = Suggestion("70 persen mesin.", (make_selector(version.text, start, start + len(SEVENTY)),), 0.5)
        return [Reading((found,), method="rules 1")]

    monkeypatch.setattr(readers, "read", read)
    assert ">Find claims</button>" in desk.page()
    page = desk.client.post(desk.url, {"do": "find"}, follow=True).content.decode()
    assert "1 claim is suggested." in page
    assert "70 persen mesin." in page
    assert ">Find claims</button>" not in page
    assert "Nothing new was found" in desk.client.post(desk.url, {"do": "find"}, follow=True).content.decode()
    assert Claim.objects.count() == 1


def test_claims_of_an_older_text_wait_beside_those_of_the_present_one(desk, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    assert "of the older text" not in desk.page()
    text = f"Tambahan di depan.\n{version.text}"
    articles.revise_article(version.article, by=reporter, text=text, received_text=text, leftovers=[])
    page = desk.page()
    assert "1 claim of the older text" in page
    assert f'id="moved-{claim.pk}"' in page


# ------------------------------------------------------------------ who may, and what is no act
def test_who_may_only_look_sees_everything_and_changes_nothing(desk, reporter, version, monkeypatch):
    claim = factories.suggested(reporter, version)
    monkeypatch.setitem(permissions.ALLOWED, "reporter", frozenset({"view"}))
    page = desk.page()
    assert claim.text in page
    assert re.findall(r'data-act="(\w+)"', page) == []
    assert 'id="new-claim"' not in page
    for answer in (
        desk.do("accept", claim),
        desk.do("dismiss", claim, **{"dismiss-kind": "minor"}),
        desk.send({"do": "new", "new-quote": SEVENTY, "new-text": "Satu."}),
    ):
        assert answer.status_code == 409
        assert "Your role does not allow this" in answer.content.decode()
    assert [*Claim.objects.values_list("state", flat=True)] == ["suggested"]


@pytest.mark.parametrize(
    "do",
    [
        "",
        "fly 1 1",
        "accept",
        "accept 1",
        "accept x 1",
        "accept 1 1 1",
        "accept 999 1",
        "accept ² 1",
        f"accept {10**30} 1",
    ],
)
def test_what_is_no_act_is_not_found(desk, do):
    assert desk.send({"do": do}).status_code == 404


def test_a_claim_of_another_article_is_not_decided_here(desk, reporter):
    stranger = factories.claim(reporter)
    assert desk.do("dismiss", stranger, **{"dismiss-kind": "minor"}).status_code == 404
    assert state(stranger) == "open"
