"""Second opinions through the desk's pages: asked, given blind, compared; and nothing that gives the verdict away."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.urls import URLPattern

from claims.models import Event, Rating, SecondOpinion, Verdict
from claims.publishing import verbs as publishing
from claims.workflow import opinions, verdicts
from claims.workflow.problems import Refused
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db

# What the verdict says, and nobody who was asked may read before they have answered.
SECRETS = {
    "attribution_note": "QAttributionNoteQ", "summary": "QSummaryQ", "explanation": "QExplanationQ",
    "counter_search": "QCounterSearchQ",
}  # fmt: skip
NOTES = ("QEvidenceNoteQ", "QNoteOfAReviewQ", "QReasonQ", "QOtherOpinionQ", "QExceptionQ")


@pytest.fixture
def colleague():
    return factories.user("reviewer", "dian")


@pytest.fixture
def verdict(reporter, reviewer):
    """In review for the second time, with everything in it that could give it away."""
    draft = factories.verdict(reporter)
    edits = verdicts.EvidenceEdits(
        added=[{"source": factories.source(reporter, title="Tabel ketiga"), "finding": "truth", "stance": "refutes",
                "quote": "Kutipan ketiga", "note": NOTES[0], "position": 3}]
    )  # fmt: skip
    verdicts.edit_verdict(draft, by=reporter, changes=SECRETS, evidence=edits)
    verdicts.submit_verdict(draft, by=reporter)
    verdicts.grant_exception(draft, by=reviewer, code="primary_source", reason=NOTES[4])
    verdicts.send_back(draft, by=reviewer, reason=NOTES[2], notes=[("summary", NOTES[1])])
    made = verdicts.submit_verdict(draft, by=reporter)
    other = opinions.ask_opinion(made, by=reviewer, of=factories.user("reporter", "eka"))
    opinions.give_opinion(other, by=other.asked_of, rating=made.rating, attribution="said", note=NOTES[3])
    return made


@pytest.fixture
def asked(verdict, reviewer, colleague):
    return opinions.ask_opinion(verdict, by=reviewer, of=colleague)


def give_url(opinion):
    return f"/admin/claims/secondopinion/{opinion.pk}/do/give_opinion/"


def give(client, opinion, rating="keliru", attribution="said", note="The table is old."):
    client.force_login(opinion.asked_of)
    chosen = Rating.objects.get(slug=rating, scale=opinion.verdict.scale)
    return client.post(give_url(opinion), {"rating": chosen.pk, "attribution": attribution, "note": note})


def change(verdict):
    return f"/admin/claims/verdict/{verdict.pk}/change/"


# ---------------------------------------------------------------- asked


def test_a_reviewer_asks_with_a_button_whoever_does_not_know_the_verdict(
    client, verdict, reporter, reviewer, colleague
):
    client.force_login(reviewer)
    assert "/do/ask_opinion/" in client.get(change(verdict)).content.decode()
    url = f"/admin/claims/verdict/{verdict.pk}/do/ask_opinion/"
    form = client.get(url).context["form"]
    names = {person.username for person in form.fields["of"].queryset}
    assert "dian" in names
    assert not names & {reporter.username, reviewer.username, "eka"}
    assert client.post(url, {"of": colleague.pk}).status_code == 302
    opinion = SecondOpinion.objects.get(asked_of=colleague)
    assert (opinion.state, opinion.asked_by) == ("asked", reviewer)
    assert f"{colleague} was asked by {reviewer}" in client.get(change(verdict)).content.decode()
    client.force_login(reporter)
    assert "/do/ask_opinion/" not in client.get(change(verdict)).content.decode()
    assert client.post(url, {"of": colleague.pk}).status_code == 409, "not among those who may be asked any more"


@pytest.mark.parametrize(
    ("whom", "code"),
    [("author", "not_blind"), ("editor", "not_blind"), ("who sent it back", "not_blind"), ("oneself", "asked_oneself"),
     ("nobody", "cannot_answer"), ("who left", "cannot_answer"), ("again", "already_asked")],
)  # fmt: skip
def test_nobody_is_asked_who_could_not_answer_blind(verdict, reporter, reviewer, colleague, whom, code):
    editor, nobody, gone, by = (factories.user("reviewer") for _person in range(4))
    verdicts.edit_verdict(verdicts.reclaim_verdict(verdict, by=reporter), by=editor, changes={"summary": "Other."})
    verdicts.submit_verdict(verdict, by=reporter)
    nobody.groups.clear()
    gone.is_active = False
    gone.save()
    opinions.ask_opinion(verdict, by=by, of=colleague)
    people = {"author": reporter, "editor": editor, "who sent it back": reviewer, "oneself": by, "nobody": nobody,
              "who left": gone, "again": colleague}  # fmt: skip
    listed = set(opinions.could_be_asked(verdict, by))
    assert people[whom] not in listed
    with pytest.raises(Refused) as refused:
        opinions.ask_opinion(verdict, by=by, of=type(reporter).objects.get(pk=people[whom].pk))
    assert refused.value.code == code


# ---------------------------------------------------------------- blind


def verdict_urls():
    """Every address of the desk about one verdict, by its name: the address with `{}` for the number, and whether it
    is one of ours, which take digits only."""
    rows = {
        "pk": "{}", "object_id": "{}", "verb": "publish", "note": "1", "evidence": "1", "event": "1", "content_type_id": "1",
    }  # fmt: skip
    found: dict[str, tuple[str, bool]] = {}
    for pattern in admin.site._registry[Verdict].urls:
        assert isinstance(pattern, URLPattern)
        keys = set(pattern.pattern.converters)
        if keys & {"pk", "object_id"}:
            route = str(pattern.pattern)
            for key in pattern.pattern.converters:
                for name in ("path", "int", "slug", "str"):
                    route = route.replace(f"<{name}:{key}>", rows.get(key, "1"))
            found[pattern.name or route] = (f"/admin/claims/verdict/{route}", "pk" in keys)
    return found


URLS = verdict_urls()
EASTERN_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def test_all_pages_of_a_verdict_are_known_here():
    named = {name.removeprefix("claims_verdict_") for name in URLS}
    assert {"change", "history", "delete", "do", "preview", "changes", "note"} <= named


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(URLS))
def test_every_page_of_the_verdict_leads_whoever_was_asked_to_the_blind_one(client, asked, name, method):
    client.force_login(asked.asked_of)
    # Other spellings of its number are no way round.
    spellings = [f"{asked.verdict_id}", f"0{asked.verdict_id}"]
    url, ours = URLS[name]
    if not ours:
        spellings += [f"%20{asked.verdict_id}%20", f"{asked.verdict_id}".translate(EASTERN_ARABIC)]
    for number in spellings:
        answer = getattr(client, method)(url.format(number), {"reason": "x", "post": "yes"})
        assert (answer.status_code, answer["Location"]) == (302, give_url(asked)), number
    asked.verdict.refresh_from_db()
    assert asked.verdict.state == "in_review"


@pytest.mark.parametrize("verb", ["publish", "approve_verdict", "send_back", "grant_exception", "withdraw_exception"])
def test_no_button_of_the_verdict_works_for_whoever_was_asked(client, asked, verb):
    client.force_login(asked.asked_of)
    url = f"/admin/claims/verdict/{asked.verdict_id}/do/{verb}/"
    for answer in (client.get(url), client.post(url, {"reason": "x", "code": "kept_copy"})):
        assert (answer.status_code, answer["Location"]) == (302, give_url(asked))


def test_nothing_on_any_page_of_the_desk_gives_the_verdict_away(client, asked):
    """Every list and search of the desk, and every row of what belongs to the verdict."""
    verdict = asked.verdict
    client.force_login(asked.asked_of)
    pages = [
        f"/admin/claims/{model._meta.model_name}/"
        for model in admin.site._registry
        if model._meta.app_label == "claims"
    ]
    pages += ["/admin/", f"/admin/claims/verdict/?rating__id__exact={verdict.rating_id}",
              f"/admin/claims/claim/{verdict.claim_id}/change/", f"/admin/claims/verdict/?q={verdict.claim.text[:12]}",
              give_url(asked), f"/admin/claims/secondopinion/{asked.pk}/change/"]  # fmt: skip
    article = verdict.claim.appearances.get().article_version.article_id
    histories = [f"/admin/claims/claim/{verdict.claim_id}/history/", f"/admin/claims/article/{article}/history/"]
    pages += [f"{url}{end}" for url in histories for end in ("", "?format=csv", "?format=json")]
    pages += ["/admin/claims/claim/board/", "/admin/figures/"]
    rows = [*Event.objects.all(), *verdict.exceptions.all(), *verdict.opinions.exclude(pk=asked.pk)]
    pages += [f"/admin/claims/{row._meta.model_name}/{row.pk}/change/" for row in rows]
    for url in pages:
        answer = client.get(url, follow=True)
        text = (answer.getvalue() if answer.streaming else answer.content).decode()
        told = [word for word in (*SECRETS.values(), *NOTES, str(verdict.rating)) if word in text]
        # The scale's own words are what the form offers, and what lists of verdicts, ours and others', are filtered by.
        scale = url in (give_url(asked), "/admin/figures/") or "/claims/verdict/" in url or "/externalreview/" in url
        allowed = {str(verdict.rating)} if scale else set()
        assert set(told) <= allowed, url


@pytest.mark.parametrize("query", ["", "?q=QSummaryQ", "?state__exact=in_review", "?rating__id__exact={}"])
def test_no_list_or_filter_of_verdicts_finds_it(client, asked, reviewer, query):
    url = "/admin/claims/verdict/" + query.format(asked.verdict.rating_id)
    client.force_login(asked.asked_of)
    assert client.get(url).context["cl"].result_count == 0
    client.force_login(reviewer)
    assert client.get(url).context["cl"].result_count == 1


def test_the_same_words_are_on_those_pages_for_everybody_else(client, asked, reviewer):
    client.force_login(reviewer)
    text = client.get(change(asked.verdict)).content.decode()
    assert [word for word in (*SECRETS.values(), *NOTES) if word not in text] == []


def test_the_blind_page_shows_claim_context_figures_and_evidence(client, asked):
    claim = asked.verdict.claim
    client.force_login(asked.asked_of)
    answer = client.get(give_url(asked))
    text = answer.content.decode()
    for item in asked.verdict.evidence.select_related("source"):
        assert item.quote in text
        assert item.source.title in text
        assert item.source.archive_url in text
    assert claim.text in text
    assert str(claim.claimant) in text
    assert "70 persen peralatan mesin" in text
    assert not [word for word in ("Refutes", "Supports") if word in text]
    assert "checked" not in text, "nothing is chosen beforehand"
    assert {slug for slug in ("Partly true", "False") if slug in text} == {"Partly true", "False"}


def test_the_blind_page_is_only_for_whoever_was_asked(client, asked, reviewer):
    client.force_login(reviewer)
    assert "This was asked of dian." in client.get(give_url(asked)).content.decode()
    answer = client.post(give_url(asked), {"rating": asked.verdict.rating_id, "attribution": "said"})
    assert answer.status_code == 409
    asked.refresh_from_db()
    assert asked.state == "asked"


# ---------------------------------------------------------------- given


def test_an_opinion_is_given_once_and_stands_beside_the_verdict(client, asked, reporter):
    answer = give(client, asked)
    assert (answer.status_code, answer["Location"]) == (302, change(asked.verdict))
    asked.refresh_from_db()
    assert (asked.state, asked.rating.slug, asked.compared_rating) == ("given", "keliru", asked.verdict.rating)
    text = client.get(change(asked.verdict)).content.decode()
    assert "QSummaryQ" in text, "now they may see it"
    assert "differs: the verdict said Partly true" in text
    assert "The table is old." in text
    again = give(client, asked, rating="benar", note="On second thoughts.")
    assert again.status_code == 409
    assert "On second thoughts." in again.content.decode()
    asked.refresh_from_db()
    assert (asked.rating.slug, asked.note) == ("keliru", "The table is old.")
    client.force_login(reporter)
    assert "The table is old." in client.get(change(asked.verdict)).content.decode()


def test_agreement_is_said_for_each_finding(client, asked):
    give(client, asked, rating="sebagian-benar", attribution="not_said", note="")
    text = client.get(change(asked.verdict)).content.decode()
    assert "differs: the verdict said Said so" in text
    assert "differs: the verdict said Partly true" not in text


def test_an_opinion_keeps_what_the_verdict_said_then(client, asked, reporter):
    give(client, asked, rating="sebagian-benar")
    verdict = verdicts.reclaim_verdict(asked.verdict, by=reporter)
    verdicts.edit_verdict(
        verdict, by=reporter, changes={"rating": Rating.objects.get(slug="keliru", scale=verdict.scale)}
    )
    asked.refresh_from_db()
    assert (asked.agrees, asked.compared_rating.slug) == (True, "sebagian-benar")


@pytest.mark.parametrize("missing", ["rating", "attribution"])
def test_half_an_opinion_is_asked_for_the_rest_and_keeps_what_was_typed(client, asked, missing):
    client.force_login(asked.asked_of)
    fields = {"rating": asked.verdict.rating_id, "attribution": "said", "note": "The table is old."}
    answer = client.post(give_url(asked), {**fields, missing: ""})
    assert "This field is required." in answer.content.decode()
    assert fields_of(answer)["note"].strip() == "The table is old."
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_a_rating_of_another_scale_is_not_taken(client, asked):
    other = Rating.objects.exclude(scale=asked.verdict.scale).first()
    client.force_login(asked.asked_of)
    answer = client.post(give_url(asked), {"rating": other.pk, "attribution": "said"})
    assert "Select a valid choice." in answer.content.decode()
    with pytest.raises(Refused) as refused:
        opinions.give_opinion(asked, by=asked.asked_of, rating=other, attribution="said")
    assert refused.value.code == "rating_of_other_scale"


def test_who_edited_the_verdict_meanwhile_gives_no_second_opinion(asked, reporter):
    verdict = verdicts.reclaim_verdict(asked.verdict, by=reporter)
    verdicts.edit_verdict(verdict, by=asked.asked_of, changes={"summary": "Mine now."})
    verdicts.submit_verdict(verdict, by=reporter)
    with pytest.raises(Refused) as refused:
        opinions.give_opinion(asked, by=asked.asked_of, rating=verdict.rating, attribution="said")
    assert refused.value.code == "four_eyes"


def test_a_question_waits_while_the_verdict_is_sent_back_and_falls_when_it_is_published(
    client, asked, reporter, reviewer
):
    colleague = asked.asked_of
    assert list(opinions.waiting_for(colleague)) == [asked]
    verdict = verdicts.send_back(asked.verdict, by=reviewer, reason="Again.")
    assert list(opinions.waiting_for(colleague)) == []
    assert "not in review just now" in give(client, asked).content.decode()
    assert client.get(change(verdict))["Location"] == give_url(asked), "still blind: they are asked when it is back"
    verdicts.submit_verdict(verdict, by=reporter)
    assert list(opinions.waiting_for(colleague)) == [asked]
    publishing.publish(verdicts.approve_verdict(verdict, by=reviewer), by=reviewer)
    assert list(opinions.waiting_for(colleague)) == []
    assert client.get(change(verdict)).status_code == 200, "what is public is no secret"


def test_a_question_is_withdrawn_by_another_than_who_was_asked(client, asked, reviewer):
    url = f"/admin/claims/secondopinion/{asked.pk}/do/withdraw_opinion/"
    client.force_login(asked.asked_of)
    assert "have another reviewer withdraw the question" in client.post(url).content.decode()
    client.force_login(reviewer)
    assert url in client.get(change(asked.verdict)).content.decode()
    assert client.post(url)["Location"] == change(asked.verdict)
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    client.force_login(asked.asked_of)
    assert "QSummaryQ" in client.get(change(asked.verdict)).content.decode()
    assert give(client, asked).status_code == 409


def test_the_trail_says_that_an_opinion_was_given_and_not_what_it_says(client, asked):
    give(client, asked)
    events = Event.objects.filter(thing="secondopinion", object_id=asked.pk).order_by("pk")
    assert [event.verb for event in events] == ["ask_opinion", "give_opinion"]
    assert not hasattr(events[1], "detail")


# ---------------------------------------------------------------- agreement


def test_agreement_counts_equal_ratings_of_a_period(reporter, reviewer):
    assert opinions.agreement() == (0, 0)
    for rating in ("sebagian-benar", "sebagian-benar", "keliru"):
        verdict = factories.in_review(reporter)
        asked = opinions.ask_opinion(verdict, by=reviewer, of=factories.user())
        chosen = Rating.objects.get(slug=rating, scale=verdict.scale)
        opinions.give_opinion(asked, by=asked.asked_of, rating=chosen, attribution="not_said")
    opinions.ask_opinion(factories.in_review(reporter), by=reviewer, of=factories.user())
    today = SecondOpinion.objects.filter(state="given").first().given_at.astimezone().date()
    assert opinions.agreement() == (2, 3)
    assert opinions.agreement(today, today) == (2, 3)
    assert opinions.agreement(today + timedelta(days=1), None) == (0, 0)
    assert opinions.agreement(None, date(2020, 1, 1)) == (0, 0)
