"""After an article has changed, a person says of each claim of the older text where it stands now."""

import pytest
from django.template import Context, Template

from claims.models import Claim, Event, LogEntry
from claims.workflow import anchors, articles, claims
from tests import factories

pytestmark = pytest.mark.django_db
SEVENTY, NINETY = "70 persen peralatan mesin", "90 persen mikroelektronika"


@pytest.fixture
def version(reporter):
    return factories.article(reporter)


def revise(version, text, by):
    return articles.revise_article(version.article, by=by, text=text, received_text=text, leftovers=[])


def kinds(version):
    return {each.claim: each.kind for each in anchors.left_behind(version)}


def test_each_claim_of_the_older_text_waits_with_what_became_of_its_words(reporter, version):
    seventy, ninety = factories.claim(reporter, version, SEVENTY), factories.claim(reporter, version, NINETY)
    new = revise(version, "Judul baru.\n\n" + version.text.replace("90", "80"), reporter)
    assert kinds(new) == {seventy: "moved", ninety: "orphaned"}
    waiting = {each.claim: each.places[0] for each in anchors.left_behind(new)}
    assert waiting[seventy].now.words == SEVENTY
    assert waiting[ninety].was.words == NINETY
    assert "80 persen" in "".join(vars(waiting[ninety].now).values())


def test_a_claim_with_several_places_is_as_good_as_the_worst_of_them(reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    claims.add_appearance(claim, by=reporter, span=factories.span(version, NINETY))
    assert kinds(revise(version, version.text.replace("90", "80"), reporter)) == {claim: "orphaned"}


def test_a_claim_waits_with_the_last_text_in_which_it_was_found(reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    second = revise(version, "Satu. " + version.text, reporter)
    claims.add_appearance(claim, by=reporter, span=factories.span(second, SEVENTY))
    (waiting,) = anchors.left_behind(revise(version, "Dua. " + second.text, reporter))
    assert (waiting.version, len(waiting.places)) == (second, 1)


def test_of_merged_claims_the_one_that_took_the_place_over_waits(reporter, version):
    into = factories.claim(reporter)
    claims.merge_claim(factories.claim(reporter, version, SEVENTY), by=reporter, into=into)
    assert kinds(revise(version, "Satu. " + version.text, reporter)) == {into: "moved"}


@pytest.mark.parametrize("state", ["dismissed", "split"])
def test_what_was_put_aside_does_not_wait(reporter, version, state):
    claim = factories.claim(reporter, version, SEVENTY)
    if state == "dismissed":
        claims.dismiss_claim(claim, by=reporter, reason="Pendapat.")
    else:
        own = [claims.Part(text, spans=[]) for text in ("Satu.", "Dua.")]
        claims.split_claim(claim, by=reporter, parts=own)
    assert kinds(revise(version, "Satu. " + version.text, reporter)) == {}


def test_a_claim_of_another_article_does_not_wait(reporter, version):
    factories.claim(reporter)
    assert kinds(revise(version, "Satu. " + version.text, reporter)) == {}


# ------------------------------------------------------------------ what a person decides
@pytest.fixture
def desk(client, reporter):
    client.force_login(reporter)
    return client


def decide(desk, version, what, claim=None, **fields):
    url = f"/admin/claims/article/{version.article_id}/moved/"
    given = {"claim": claim.pk, "seen": Claim.objects.get(pk=claim.pk).version} if claim else {}
    answer = desk.post(url, {"form": "follow", "what": what, **given, **fields})
    assert answer["Location"] == f"/admin/claims/article/{version.article_id}/workbench/"
    return desk.get(answer["Location"]).content.decode()


def places(claim, version):
    return [place.exact for place in claim.appearances.filter(article_version=version)]


def panel(version):
    return Template("{% load desk %}{% claims_left_behind version %}").render(Context({"version": version}))


def test_the_panel_shows_the_older_words_beside_the_new_and_offers_what_fits(desk, reporter, version):
    factories.claim(reporter, version, SEVENTY)
    factories.claim(reporter, version, NINETY)
    new = revise(version, "Judul baru.\n\n" + version.text.replace("90", "80"), reporter)
    page = panel(new)
    assert "2 claims of the older text" in page
    assert (page.count('value="tie"'), page.count('value="quote"'), page.count('value="keep"')) == (1, 1, 2)
    assert f"<mark>{NINETY}</mark>" in page


def test_an_article_of_one_version_has_no_panel(reporter, version):
    factories.claim(reporter, version, SEVENTY)
    assert panel(version).strip() == ""


def test_the_panel_is_read_on_the_workbench(desk, version):
    answer = desk.get(f"/admin/claims/article/{version.article_id}/moved/")
    assert answer["Location"] == f"/admin/claims/article/{version.article_id}/workbench/"


def test_one_press_ties_a_claim_to_its_new_place(desk, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    new = revise(version, "Judul baru.\n\n" + version.text, reporter)
    assert "Tied to the words." in decide(desk, new, "tie", claim)
    assert (places(claim, new), kinds(new)) == ([SEVENTY], {})


def test_one_press_ties_all_that_stand_where_they_stood_and_no_other(desk, reporter, version):
    same, moved = factories.claim(reporter, version, "Kepala dinas"), factories.claim(reporter, version, NINETY)
    new = revise(version, version.text.replace("Ia mengatakan", "Ia kemudian mengatakan"), reporter)
    assert kinds(new) == {same: "exact", moved: "moved"}
    assert "1 claim tied" in decide(desk, new, "standing")
    assert (places(same, new), kinds(new)) == (["Kepala dinas"], {moved: "moved"})


def test_one_press_ties_what_only_moved_with_its_passage(desk, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    new = revise(version, "Judul baru.\n\n" + version.text, reporter)
    assert kinds(new) == {claim: "moved"}
    assert "1 claim tied" in decide(desk, new, "standing")
    assert (places(claim, new), kinds(new)) == ([SEVENTY], {})


def test_a_published_claim_is_sighted_in_the_new_text(client, reporter, reviewer, version):
    claim = factories.claim(reporter, version, SEVENTY)
    factories.published(reporter, reviewer, claim)
    new = revise(version, "Judul baru.\n\n" + version.text, reporter)
    client.force_login(reviewer)
    decide(client, new, "tie", claim)
    assert LogEntry.objects.filter(kind="sighted", public_id=claim.public_id).count() == 1


def test_an_orphan_is_tied_to_the_words_a_person_copies(desk, reporter, version):
    claim = factories.claim(reporter, version, NINETY)
    new = revise(version, version.text.replace("90", "80"), reporter)
    assert "no longer stand" in decide(desk, new, "tie", claim)
    assert "do not stand in the article" in decide(desk, new, "quote", claim, quote="90 persen")
    decide(desk, new, "quote", claim, quote="80 persen mikroelektronika")
    assert places(claim, new) == ["80 persen mikroelektronika"]


def test_a_claim_may_stay_with_the_older_text_until_the_next_change(desk, reporter, version):
    claim = factories.claim(reporter, version, NINETY)
    new = revise(version, version.text.replace("90", "80"), reporter)
    assert "It stays with the older text." in decide(desk, new, "keep", claim)
    assert (kinds(new), places(claim, new)) == ({}, [])
    assert Event.objects.get(verb="keep_place").claim == claim
    assert kinds(revise(version, "Lagi. " + new.text, reporter)) == {claim: "orphaned"}


def test_a_claim_that_somebody_changed_meanwhile_is_not_tied_blindly(desk, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    new = revise(version, "Judul baru.\n\n" + version.text, reporter)
    claims.edit_claim(claim, by=reporter, changes={"text": "Kata lain."})
    assert "Somebody else changed this" in decide(desk, new, "tie", claim, seen=1)
    assert places(claim, new) == []


def test_what_somebody_has_decided_already_is_not_decided_again(desk, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    new = revise(version, "Judul baru.\n\n" + version.text, reporter)
    decide(desk, new, "tie", claim)
    assert "decided this claim already" in decide(desk, new, "keep", claim)


@pytest.mark.parametrize("fields", [{}, {"form": "other"}, {"form": "follow", "what": "x"}])
def test_a_form_of_no_kind_is_not_found(desk, version, fields):
    assert desk.post(f"/admin/claims/article/{version.article_id}/moved/", fields).status_code == 404


def test_who_may_not_work_on_claims_decides_nothing(client, reporter, version):
    claim = factories.claim(reporter, version, SEVENTY)
    new = revise(version, "Judul baru.\n\n" + version.text, reporter)
    nobody = factories.user("reporter")
    nobody.groups.clear()
    client.force_login(nobody)
    url = f"/admin/claims/article/{new.article_id}/moved/"
    assert client.post(url, {"form": "follow", "what": "keep", "claim": claim.pk, "seen": 1}).status_code == 403
