"""Before a public act the desk shows exactly what it will make, and where it will be seen."""

import html
import json
import re

import pytest

from claims.admin.previews import outcome_of
from claims.models import Appearance, Claim, LogEntry, PublishedCheck, Verdict
from claims.publishing import verbs as publishing
from claims.workflow import translations, verdicts
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(people):
    version = factories.article(people[0], outlet=factories.outlet(people[0]))
    made = factories.claim(people[0], version, topics=[factories.topic(factories.user("chief editor"))])
    factories.published(*people, made)
    return made


def approved_correction(people, claim, rating="keliru", **changes):
    draft = verdicts.start_correction(claim, by=people[0], reason="Tabel yang lebih baru terbit.")
    draft = verdicts.edit_verdict(draft, by=people[0], changes=factories.findings(rating) | changes)
    return verdicts.approve_verdict(verdicts.submit_verdict(draft, by=people[0]), by=people[1])


def approved_translation(people, claim, language="en"):
    verdict = claim.verdicts.get(state="published")
    words = {"claim_text": "A neighbour supplies 70 percent.", "summary": "The table says 64 percent."}
    draft = translations.draft_translation(verdict, by=people[0], language=language, changes=words)
    return translations.approve_translation(translations.submit_translation(draft, by=people[0]), by=people[1])


def page(client, by, row, rest="preview/"):
    client.force_login(by)
    answer = client.get(f"/admin/claims/{row._meta.model_name}/{row.pk}/{rest}")
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def body(claim):
    return json.loads(PublishedCheck.objects.get(public_id=claim.public_id).document.body)


ACTS = {
    "a first publication": lambda people, _claim: (factories.approved(*people), publishing.publish),
    "a major correction": lambda people, claim: (approved_correction(people, claim), publishing.publish),
    "a correction after another": lambda people, claim: (
        factories.correction(*people, claim) and approved_correction(people, claim, "benar"), publishing.publish
    ),
    "a retraction": lambda people, claim: (factories.retraction(people[0], claim), publishing.retract),
    "a translation": lambda people, claim: (approved_translation(people, claim), publishing.publish_translation),
    "a confirmation": lambda people, claim: (claim, publishing.confirm),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_what_is_previewed_is_what_is_published(people, claim, act):
    row, verb = ACTS[act](people, claim)
    foreseen = outcome_of(type(row).objects.get(pk=row.pk)).after
    before = LogEntry.objects.count()
    made = json.loads(verb(row, by=people[1]).document.body)
    moving = ("modified_at", "first_published_at") if act == "a first publication" else ("modified_at",)
    assert {key: value for key, value in made.items() if key not in moving} == {
        key: value for key, value in foreseen.items() if key not in moving
    }
    assert LogEntry.objects.count() == before + 1


def sighting(claim, words="90 persen mikroelektronika"):
    """What the workbench posts to tie a known claim to words of its article."""
    return {"do": "seen", "seen-quote": words, "seen-target": claim.pk}


def test_what_is_previewed_of_a_sighting_is_what_the_workbench_then_publishes(client, people, claim):
    article = factories.article(people[0]).article
    client.force_login(people[1])
    before = LogEntry.objects.count(), Appearance.objects.count()
    answer = client.post(f"/admin/claims/article/{article.pk}/sighting/", sighting(claim))
    assert (answer.status_code, LogEntry.objects.count(), Appearance.objects.count()) == (200, *before)
    foreseen = answer.context["outcome"].after
    client.post(f"/admin/claims/article/{article.pk}/workbench/", sighting(claim))
    made = body(claim)
    assert made == foreseen | {"modified_at": made["modified_at"]}
    assert len(made["appearances"]) == 2
    text = html.unescape(answer.content.decode())
    assert "<code>appearances" in text
    assert "90 persen mikroelektronika" in text.split("What changes in the document")[0]
    place = made["appearances"][1]["article"]["path"]
    assert f'href="{place}"' in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("These words stand nowhere.", "not stand in the article"),
        ("70 persen peralatan mesin", "already tied to these words"),
        ("", "This field is required."),
    ],
)
def test_a_sighting_that_would_be_refused_shows_why_instead_of_a_preview(client, people, claim, words, told):
    article = claim.appearances.get().article_version.article
    client.force_login(people[1])
    answer = client.post(f"/admin/claims/article/{article.pk}/sighting/", sighting(claim, words))
    assert answer.status_code == 409
    assert told in html.unescape(answer.content.decode())
    assert "outcome" not in answer.context


def test_an_open_claim_seen_again_changes_nothing_in_public(client, people):
    article = factories.article(people[0]).article
    client.force_login(people[0])
    address = f"/admin/claims/article/{article.pk}/sighting/"
    answer = client.post(address, sighting(factories.claim(people[0])))
    assert "There is nothing to preview" in answer.content.decode()
    assert client.get(address).url == f"/admin/claims/article/{article.pk}/workbench/"


def test_the_preview_of_a_draft_shows_readers_partners_and_claimreview_and_writes_nothing(client, people):
    text = page(client, people[0], factories.verdict(people[0]))
    for words in ("Tabel impor menunjukkan 64 persen.", '"ClaimReview"', '"independent_origins"'):
        assert words in text
    assert LogEntry.objects.count() == 0


def test_the_preview_of_a_correction_says_on_top_how_it_will_read_and_what_changes(client, people, claim):
    text = page(client, people[1], approved_correction(people, claim, summary="Tabel menunjukkan 46 persen."))
    top = text.index("A major correction")
    assert top < text.index("Sebagian benar → Keliru".replace("Sebagian benar → Keliru", "Partly true → False"))
    assert text.index("Tabel yang lebih baru terbit.") < text.index(">Readers<")
    assert "<del>impor menunjukkan 64</del><ins>menunjukkan 46</ins>" in text or "<ins>46</ins>" in text
    changed = re.search(r'<table class="document-changes">.*?</table>', text, re.DOTALL).group()
    assert "<code>rating.slug</code>" in changed
    assert "<code>claim.text</code>" not in changed
    assert body(claim)["state"] == "published"


def test_a_correction_of_words_alone_is_said_to_be_minor(client, people, claim):
    text = page(client, people[1], approved_correction(people, claim, "sebagian-benar", summary="Lebih jelas."))
    assert "A minor correction" in text
    assert "A major correction" not in text


def test_the_preview_of_a_retraction_is_the_tombstone(client, people, claim):
    text = page(client, people[1], factories.retraction(people[0], claim))
    assert "Sumber utama ditarik." in text
    assert "None: a check that was taken back carries no markup." in text
    assert "Tabel impor menunjukkan 64 persen." not in text.split("What changes in the document")[0]


def test_the_preview_of_a_translation_is_the_page_in_that_language(client, people, claim):
    text = page(client, people[1], approved_translation(people, claim))
    readers = text.split("What changes in the document")[0]
    assert "A neighbour supplies 70 percent." in readers
    assert "Is it so?" in readers
    partners = page(client, people[1], approved_translation(people, claim, "ms"))
    assert "Readers have no pages in Malay" in partners


def test_the_preview_of_a_confirmation_has_its_day(client, people, claim):
    text = page(client, people[1], claim)
    assert "<code>confirmed_on</code>" in text
    assert "<code>summary</code>" not in text


def test_what_has_nothing_to_show_says_so(client, people):
    for row in (factories.claim(people[0]), verdicts.draft_verdict(
        factories.claim(people[0]), by=people[0], scale=factories.RatingScale.objects.get(slug="tempo")
    )):  # fmt: skip
        assert "There is nothing to preview" in page(client, people[0], row)


@pytest.mark.parametrize("verb", ["publish", "retract", "start_correction", "propose_retraction", "confirm"])
def test_the_page_that_asks_names_every_place_it_will_be_seen(client, people, claim, verb):
    publishing.publish_translation(approved_translation(people, claim), by=people[1])
    factories_of = {
        "publish": lambda: approved_correction(people, claim),
        "retract": lambda: factories.retraction(people[0], claim),
    }
    row = factories_of.get(verb, lambda: Claim.objects.get(pk=claim.pk))()
    text = page(client, people[1], row, f"do/{verb}/")
    shown = body(claim)
    place = shown["appearances"][0]["article"]
    last = LogEntry.objects.order_by("-seq").first().seq
    for address in (
        shown["path"], f"/id{shown['path']}", place["path"], place["outlet"]["path"],
        f"/claimants/{shown['claimant']['slug']}/", f"/topics/{shown['claim']['topics'][0]['slug']}/", "/",
        f"/api/v1/checks/{claim.public_id}/", f"/api/v1/changes/?after={last}",
    ):  # fmt: skip
        assert f'href="{address}"' in text, address
        assert client.get(address).status_code in (200, 301)
    assert ("Translations that end with it" in text) == (verb in ("publish", "retract"))
    counted = int(re.search(r"It will be seen in (\d+) places", text).group(1))
    listed = re.search(r'<dl class="reached">.*?</dl>', text, re.DOTALL).group()
    assert counted == len(re.findall(r"<a ", listed)) + listed.count("ClaimReview") + listed.count("English</dd>")


def test_asking_before_a_refused_act_foresees_nothing(client, people, claim):
    text = page(client, people[0], factories.retraction(people[0], claim), "do/retract/")
    assert "It will be seen in" not in text


def test_the_desk_says_while_a_correction_is_written_which_it_will_be(client, people, claim):
    draft = verdicts.start_correction(claim, by=people[0], reason="Tabel yang lebih baru terbit.")
    assert "A minor correction" in page(client, people[0], draft, "change/")
    verdicts.edit_verdict(draft, by=people[0], changes={"attribution": "partly_said"})
    assert "A major correction" in page(client, people[0], draft, "change/")


def test_readers_see_on_top_that_the_attribution_changed(client, people, claim):
    publishing.publish(approved_correction(people, claim, "sebagian-benar", attribution="partly_said"), by=people[1])
    text = client.get(body(claim)["path"]).content.decode()
    words = "Whether they said it was answered “Said so”; it is now “Said in part, or in another sense”."
    assert text.index(words) < text.index("<h1")
    assert "It was rated" not in text


def test_a_check_past_its_shelf_life_is_listed_and_confirmed_from_there(client, people, claim):
    from datetime import date

    from claims.workflow import shelf

    shelf.set_review_by(claim, by=people[0], review_by=date(2026, 1, 2))
    client.force_login(people[1])
    text = client.get("/admin/claims/claim/?shelf=past").content.decode()
    links = re.findall(r'href="(/admin/claims/claim/\d+/do/(\w+)/)"', text)
    assert [verb for _url, verb in links] == ["confirm", "start_correction", "propose_retraction"]
    url = links[0][0]
    assert client.post(url, fields_of(client.get(url)) | {"note": "Sama."}).status_code == 302
    assert body(claim)["confirmed_on"]
    assert claim.text not in client.get("/admin/claims/claim/?shelf=past").content.decode()
    assert Verdict.objects.get(claim=claim).confirmations.get().note == "Sama."
