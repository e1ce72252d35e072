"""Likely repeats: two claims side by side, and one button for each ruling."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.matching import candidates
from claims.models import Claim, MatchDecision
from claims.workflow import claims, permissions
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/admin/repeats/"
WORDS = "Negeri tetangga memasok sekitar 70 persen peralatan mesin yang diimpor."


@pytest.fixture
def two(client, reporter):
    pair = factories.claim(reporter, text=WORDS), factories.claim(reporter, text=WORDS.replace("70", "90"))
    candidates.look(10)
    client.force_login(reporter)
    return pair


def now(claim):
    return Claim.objects.get(pk=claim.pk)


def page(client, query=""):
    return client.get(URL + query).content.decode()


def decide(client, decision, claim, other, /, **more):
    data = {"claim": f"{claim.pk} {now(claim).version}", "other": f"{other.pk} {now(other).version}"} | more
    return client.post(f"{URL}decide/", {"decision": decision, **data}, follow=True).content.decode()


def test_both_claims_stand_side_by_side_with_the_words_that_differ_marked(client, two):
    shown = page(client)
    assert re.findall(r"<mark>([^<]+)</mark>", shown) == ["90", "70"]
    assert "figures contradict" in shown
    assert shown.count('class="figure"') == 2
    assert "of 100 alike" in shown


def test_one_button_makes_it_another_appearance_and_one_takes_that_back(client, two):
    older, newer = two
    shown = decide(client, "same", newer, older)
    assert now(newer).merged_into == older
    assert "The same claim." in shown
    of = MatchDecision.objects.get().pk
    client.post(f"{URL}decide/", {"decision": "undo", "of": of})
    assert (now(newer).state, now(newer).merged_into) == ("open", None)


@pytest.mark.parametrize("decision", ["related", "different"])
def test_a_pair_that_was_ruled_on_leaves_the_queue_and_stands_among_the_decided(client, two, decision):
    older, newer = two
    decide(client, decision, newer, older)
    assert "No two claims look alike." in page(client)
    shown = page(client, "?show=decided")
    assert str(MatchDecision.objects.get().get_decision_display()) in shown
    assert 'value="undo"' in shown


def test_a_pair_that_changed_meanwhile_is_not_ruled_on_unseen(client, two, reporter):
    older, newer = two
    seen = f"{older.pk} {now(older).version}"
    claims.edit_claim(older, by=reporter, changes={"text": "Other words."})
    assert "This has changed since you opened the page." in decide(client, "different", newer, older, other=seen)
    assert not MatchDecision.objects.exists()


@pytest.mark.parametrize(
    ("data", "status"),
    [({"decision": "alike"}, 200), ({"decision": "undo", "of": "x"}, 404), ({"claim": "0 1"}, 404), ({"next": "https://evil.example/"}, 200)],
)  # fmt: skip
def test_a_forged_form_changes_nothing_but_what_it_may(client, two, data, status):
    older, newer = two
    given = {"decision": "different", "claim": f"{newer.pk} {newer.version}", "other": f"{older.pk} {older.version}"}
    answer = client.post(f"{URL}decide/", given | data, follow=True)
    assert answer.status_code == status
    assert MatchDecision.objects.exists() == ("next" in data)
    assert all(to.startswith("/admin/") for to, _code in getattr(answer, "redirect_chain", []))


def test_filters_narrow_to_a_language_a_relation_or_a_state(client, two, reporter):
    fit = ["", "?language=id", "?figures=contradicting", "?state=open", "?language=id&figures=contradicting"]
    for query in fit:
        assert "<mark>90</mark>" in page(client, query), query
    for query in ("?language=en", "?figures=same", "?state=closed"):
        assert "No two claims fit this." in page(client, query), query
    assert "<mark>90</mark>" in page(client, "?language=klingon&page=x")


def test_who_may_only_look_sees_no_button(client, two, monkeypatch):
    monkeypatch.setitem(permissions.ALLOWED, "reporter", frozenset({"view"}))
    assert 'name="decision"' not in page(client)
    assert "Your role does not allow this." in decide(client, "same", *two)


def test_the_page_asks_as_often_however_many_pairs_there_are(client, two, reporter):
    with CaptureQueriesContext(connection) as few:
        page(client)
    for number in range(4):
        factories.claim(reporter, text=WORDS.replace("70", f"7{number}"))
    candidates.look(10)
    with CaptureQueriesContext(connection) as many:
        shown = page(client)
    assert shown.count('class="pair"') > 5
    assert len(many) == len(few)


def test_a_claim_added_in_the_desk_is_compared_at_once_where_no_worker_runs(
    client, reporter, django_capture_on_commit_callbacks
):
    factories.claim(reporter, text=WORDS)
    client.force_login(reporter)
    data = {
        "text": WORDS, "language": "id", "quantities-TOTAL_FORMS": "0", "quantities-INITIAL_FORMS": "0",
        "claimant": "", "made_on": "", "context": "", "selection_reason": "", "selection_note": "",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/claims/claim/add/", data)
    assert candidates.waiting().get().second == Claim.objects.latest("pk")


def test_the_start_page_counts_them_and_leads_there(client, two):
    shown = client.get("/admin/").content.decode()
    assert 'id="queue-repeats"' in shown
    assert f'href="{URL}"' in shown


# ---------------------------------------------------------------- where else they are met
@pytest.fixture
def suggested(client, reporter):
    """A suggestion in an article that repeats an open claim."""
    known = factories.claim(reporter, text="Negeri tetangga memasok 70 persen peralatan mesin.")
    made = factories.suggested(reporter)
    candidates.look(10)
    client.force_login(reporter)
    return known, made


def bench_of(claim):
    return f"/admin/claims/article/{claim.appearances.get().article_version.article_id}/workbench/"


def test_a_suggestion_that_repeats_a_claim_says_so_and_is_accepted_as_a_repeat(client, suggested):
    known, made = suggested
    shown = client.get(bench_of(made)).content.decode()
    assert "Known already" in shown
    assert f'href="/admin/claims/claim/{known.pk}/change/"' in shown
    form = re.search(r'class="already">(.*?)</form>', shown, re.S).group(1)
    fields = dict(re.findall(r'name="(claim|other|next)" value="([^"]+)"', form))
    fields["next"] = fields["next"].replace("&amp;", "&")
    answer = client.post(f"{URL}decide/", fields | {"decision": "same"})
    assert answer.url.startswith(bench_of(made))
    assert now(made).merged_into == known
    assert known.appearances.count() == 2
    assert "Known already" not in client.get(bench_of(made)).content.decode()


def test_a_claim_shows_what_looks_like_it_and_what_was_ruled_related_but_nothing_ruled_different(client, two, reporter):
    older, newer = two
    url = f"/admin/claims/claim/{newer.pk}/change/"
    assert "Looks alike" in client.get(url).content.decode()
    decide(client, "related", newer, older)
    for claim in two:
        shown = client.get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
        assert "<strong>Related</strong>" in shown
    decide(client, "different", newer, older)
    assert "Looks alike" not in client.get(url).content.decode()


def test_the_verdict_desk_shows_what_looks_like_its_claim(client, two, reporter):
    verdict = factories.verdict(reporter, two[1])
    shown = client.get(f"/admin/claims/verdict/{verdict.pk}/change/").content.decode()
    assert "Looks alike" in shown
    assert "figures contradict" in shown


def test_what_we_ruled_before_says_plainly_that_the_figures_contradict(client, people):
    reporter, reviewer = people
    topic, who = factories.topic(factories.user("chief editor")), factories.claimant(reporter)
    old = factories.claim(reporter, topics=[topic], claimant=who, text=WORDS)
    factories.published(reporter, reviewer, old)
    new = factories.claim(reporter, topics=[topic], claimant=who, text=WORDS.replace("70", "90"))
    client.force_login(reporter)
    shown = client.get(f"/admin/claims/verdict/{factories.verdict(reporter, new).pk}/change/").content.decode()
    before = shown[shown.index("How we ruled before") :]
    assert "figures contradict" in before[: before.index("</ul>")]


@pytest.mark.parametrize(
    ("text", "count"),
    [(WORDS, 2), (WORDS.replace("70", "75"), 2), ("", 0), ("Harga kopi naik di bursa.", 0), ("70", 0), ("\0" * 99, 0), (WORDS * 90, 2)],
)  # fmt: skip
def test_while_a_claim_is_typed_it_is_said_which_look_alike(client, two, text, count):
    answer = client.get(f"{URL}typed/", {"text": text, "language": "id"}).json()
    assert len(answer["found"]) == count
    assert answer["said"] == ("2 claims look alike." if count else "")


def test_a_claim_is_not_said_to_look_like_itself(client, two):
    found = client.get(f"{URL}typed/", {"text": WORDS, "language": "id", "but": two[0].pk}).json()["found"]
    assert [each["url"] for each in found] == [f"/admin/claims/claim/{two[1].pk}/change/"]
    assert found[0]["contradicts"] is True


def test_the_form_of_a_claim_has_the_script_that_asks_and_works_without_it(client, two):
    for url in ("/admin/claims/claim/add/", f"/admin/claims/claim/{two[0].pk}/change/"):
        shown = client.get(url).content.decode()
        assert 'data-alike="/admin/repeats/typed/"' in shown
        assert "claims/alike.js" in shown


def test_the_page_of_a_claim_says_how_it_went_round(client, reporter):
    claim = factories.claim(reporter)
    client.force_login(reporter)
    url = f"/admin/claims/claim/{claim.pk}/change/"
    assert 'id="round"' not in client.get(url).content.decode()
    for _time in range(2):
        factories.ruled(reporter, factories.claim(reporter), claim, "same")
    shown = client.get(url).content.decode()
    section = shown[shown.index('id="round"') :].split("</section>")[0]
    assert "Seen in 3 articles" in section
    assert "3 claimants" in section
    assert '<svg class="plot"' in section
    assert section.count("/workbench/") == 3
    assert "?queue=seen_often" in section
