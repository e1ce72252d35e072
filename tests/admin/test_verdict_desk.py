"""The one page on which a claim is judged: its context, how we ruled before, what is still missing."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Event, Evidence, RatingScale, Verdict
from claims.publishing import verbs as publishing
from claims.workflow import claims, precedents, verdicts
from claims.workflow.problems import Refused
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db


def desk(verdict):
    return f"/admin/claims/verdict/{verdict.pk}/change/"


@pytest.fixture
def signed_in(client, reporter):
    client.force_login(reporter)
    return client


@pytest.fixture
def alike(people):
    """Two claims of one claimant on one topic; the first is published as "sebagian benar"."""
    reporter, reviewer = people
    who, topics = factories.claimant(reporter), [factories.topic(factories.user("chief editor"))]
    old = factories.claim(reporter, claimant=who, topics=topics, text="Impor mesin naik 70 persen.")
    factories.published(reporter, reviewer, old)
    return old, factories.claim(reporter, claimant=who, topics=topics, text="Impor mesin naik 40 persen.")


def test_the_claim_stands_in_its_context(signed_in, reporter):
    whole = factories.claim(reporter, text="Negeri tetangga memasok 70 persen mesin dan 90 persen mikroelektronika.")
    parts = [
        claims.Part("Negeri tetangga memasok 70 persen mesin."),
        claims.Part("Memasok 90 persen mikroelektronika."),
    ]
    first, second = claims.split_claim(whole, by=reporter, parts=parts)
    version = whole.appearances.get().article_version
    factories.claim(reporter, version, words="sekitar 70 persen", text="Angka itu kira-kira.")
    shown = signed_in.get(desk(factories.verdict(reporter, first))).content.decode()
    for words in (
        str(whole),
        str(second),
        "Angka itu kira-kira.",
        "<mark>70 persen peralatan mesin</mark>",
        "Kepala dinas",
    ):
        assert words in shown, words


def test_the_words_of_one_article_stand_in_the_order_of_its_text(signed_in, reporter):
    claim = factories.claim(reporter)
    version = claim.appearances.get().article_version
    claims.add_appearance(claim, by=reporter, span=factories.span(version, "yang diimpor"))
    latest = factories.article(reporter)
    claims.add_appearance(claim, by=reporter, span=factories.span(latest, "90 persen"))
    shown = signed_in.get(desk(factories.verdict(reporter, claim))).content.decode()
    assert re.findall("<mark>(.*?)</mark>", shown) == ["90 persen", "70 persen peralatan mesin", "yang diimpor"]


def test_near_verdicts_stand_beside_the_rating(signed_in, reporter, alike):
    old, new = alike
    shown = signed_in.get(desk(factories.verdict(reporter, new))).content.decode()
    assert str(old) in shown
    assert "same claimant and topic" in shown


def claims_of(found):
    return [Verdict.objects.get(pk=each.verdict_id).claim for each in found]


def test_near_ones_come_before_those_of_the_claimant_or_the_topic_alone(people, alike):
    reporter, reviewer = people
    old, new = alike
    of_claimant = factories.claim(reporter, claimant=old.claimant, text=str(new))
    on_topic = factories.claim(reporter, topics=list(old.topics.all()), text=str(new))
    other = factories.claim(reporter, text=str(new))
    for claim in (of_claimant, on_topic, other):
        factories.published(reporter, reviewer, claim)
    found = precedents.ruled_before(new)
    assert claims_of(found) == [old, of_claimant, on_topic]
    assert [each.near for each in found] == [True, False, False]


def test_among_equals_the_likest_words_come_first(people, alike):
    reporter, reviewer = people
    old, new = alike
    unlike = factories.claim(
        reporter, claimant=old.claimant, topics=list(old.topics.all()), text="Ekspor kopi turun di tiga pelabuhan."
    )
    factories.published(reporter, reviewer, unlike)
    assert claims_of(precedents.ruled_before(new)) == [old, unlike]


def test_another_rating_than_all_near_ones_needs_a_reason_before_review(reporter, alike):
    draft = factories.verdict(reporter, alike[1], rating="keliru")
    with pytest.raises(Refused) as refused:
        verdicts.submit_verdict(draft, by=reporter)
    assert [problem.code for problem in refused.value.problems] == ["precedent_unexplained"]
    draft = verdicts.edit_verdict(draft, by=reporter, changes={"precedent_note": "Tahun yang lain."})
    assert verdicts.submit_verdict(draft, by=reporter).state == "in_review"


@pytest.mark.parametrize("rating", ["sebagian-benar", "sesat"])
def test_no_reason_is_asked_when_one_near_verdict_agrees(reporter, reviewer, alike, rating):
    old, new = alike
    if rating == "sesat":
        third = factories.claim(reporter, claimant=old.claimant, topics=list(old.topics.all()))
        other = factories.verdict(reporter, third, rating="sesat")
        verdicts.edit_verdict(other, by=reporter, changes={"precedent_note": "Konteksnya lain."})
        publishing.publish(
            verdicts.approve_verdict(verdicts.submit_verdict(other, by=reporter), by=reviewer), by=reviewer
        )
    draft = factories.verdict(reporter, new, rating=rating)
    assert verdicts.submit_verdict(draft, by=reporter).state == "in_review"


def test_what_others_publish_later_does_not_hold_up_what_was_reviewed(people):
    reporter, reviewer = people
    who, topics = factories.claimant(reporter), [factories.topic(factories.user("chief editor"))]
    waiting = factories.claim(reporter, claimant=who, topics=topics)
    review = verdicts.submit_verdict(factories.verdict(reporter, waiting, rating="keliru"), by=reporter)
    factories.published(reporter, reviewer, factories.claim(reporter, claimant=who, topics=topics))
    assert precedents.differs_from_all(review, precedents.ruled_before(review.claim))
    assert verdicts.approve_verdict(review, by=reviewer).state == "approved"


def test_a_claim_without_claimant_or_topic_has_no_precedents(reporter):
    bare = claims.open_claim(by=reporter, fields={"text": "Patung itu 90 meter.", "language": "id"})
    assert precedents.ruled_before(bare) == []


def missing(client, verdict, typed):
    answer = client.post(f"/admin/claims/verdict/{verdict.pk}/missing/", typed)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_of_what_is_missing_follows_what_is_typed_and_saves_nothing(signed_in, reporter):
    draft = factories.verdict(reporter)
    typed = fields_of(signed_in.get(desk(draft)))
    events = Event.objects.count()
    assert "Nothing. It is ready." in missing(signed_in, draft, typed)
    cases = {
        "summary": ("", "Write one sentence that says why."),
        "rating": ("", "Choose a rating"),
        "attribution": ("not_applicable", "A claim with a claimant needs a finding"),
        "evidence-0-finding": ("attribution", "Add evidence on whether it is so."),
        "evidence-0-DELETE": ("on", "sources of at least two independent origins"),
        "counter_search": ("", "Nothing. It is ready."),
        "evidence-0-stance": ("supports", "Nothing. It is ready."),
    }
    for name, (value, said) in cases.items():
        assert said in missing(signed_in, draft, typed | {name: value}), name
    both = {"counter_search": "", "evidence-0-stance": "supports"}
    assert "Cite evidence against" in missing(signed_in, draft, typed | both)
    del typed["no_interest"]
    assert 'href="#id_no_interest"' in missing(signed_in, draft, typed)
    draft.refresh_from_db()
    assert draft.summary
    assert Event.objects.count() == events


@pytest.mark.parametrize("typed", [{}, {"rating": "x"}, {"rating": "9" * 30, "evidence-TOTAL_FORMS": "9999999"},
                                   {"evidence-TOTAL_FORMS": "1", "evidence-0-source": "99999"}])  # fmt: skip
def test_a_forged_form_only_lacks_more(signed_in, reporter, typed):
    assert "Choose a rating" in missing(signed_in, factories.verdict(reporter), typed)


def test_only_who_may_edit_is_told_what_would_be_missing(signed_in, reporter):
    review = factories.in_review(reporter)
    assert signed_in.post(f"/admin/claims/verdict/{review.pk}/missing/").status_code == 403
    assert signed_in.get(f"/admin/claims/verdict/{review.pk}/missing/").status_code == 405
    signed_in.logout()
    assert signed_in.post(f"/admin/claims/verdict/{review.pk}/missing/").status_code != 200


def test_what_is_mended_on_the_claim_leads_there(signed_in, reporter):
    claim = factories.claim(reporter)
    draft = factories.verdict(reporter, claims.edit_claim(claim, by=reporter, changes={"selection_reason": ""}))
    shown = signed_in.get(desk(draft)).content.decode()
    assert f"/admin/claims/claim/{claim.pk}/change/#id_selection_reason" in shown


def test_two_hundred_rows_of_evidence_cost_no_more_queries_than_two(signed_in, reporter):
    few, many = factories.verdict(reporter), factories.verdict(reporter)
    source = many.evidence.first().source
    rows = [{"source": source, "finding": "truth", "stance": "context", "quote": f"Angka {n}"} for n in range(198)]
    verdicts.edit_verdict(many, by=reporter, evidence=verdicts.EvidenceEdits(added=rows))
    counts = []
    for verdict in (few, few, many):
        with CaptureQueriesContext(connection) as found:
            assert signed_in.get(desk(verdict)).status_code == 200
        counts.append(len(found))
    assert Evidence.objects.filter(verdict=many).count() == 200
    assert counts[1] == counts[2] < 25


@pytest.mark.parametrize("verb", ["submit_verdict", "publish"])
def test_a_refusal_links_each_problem_to_the_field_where_it_is_mended(signed_in, reporter, verb):
    claim = factories.claim(reporter, selection_reason="")
    verdict = verdicts.draft_verdict(claim, by=reporter, scale=RatingScale.objects.get(slug="tempo"))
    claims.remove_appearance(claim.appearances.get(), by=reporter)
    refused = signed_in.get(f"/admin/claims/verdict/{verdict.pk}/do/{verb}/").content.decode()
    listed = re.findall(r'<li class="missing">\s*<a href="([^"#]+)#([^"]+)">', refused)
    assert len(listed) == refused.count('<li class="missing">') >= 5
    for page, field in listed:
        assert f'id="{field}"' in signed_in.get(page).content.decode(), (page, field)
