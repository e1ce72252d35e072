import json
import re

import pytest

from claims.models import PublishedCheck
from claims.publishing import verbs as publishing
from claims.workflow import translations, verdicts
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    return claim


def path_of(claim):
    return json.loads(PublishedCheck.objects.get(public_id=claim.public_id).document.body)["path"]


def test_empty_pages_say_what_will_stand_there(client):
    for url in ("/", "/claims/", "/corrections/", "/id/"):
        assert client.get(url).status_code == 200
    assert "Nothing is published yet" in client.get("/").content.decode()


def test_the_claim_page_answers_both_questions_with_evidence(client, claim):
    page = client.get(path_of(claim)).content.decode()
    for words in (
        claim.text,
        "Partly true",
        "Said so",
        "Tabel impor menunjukkan 64 persen.",
        "64 persen",
        "kept copy",
        "2 independent origins",
    ):
        assert words in page
    assert "<em>resmi</em>" in page


def test_a_wrong_slug_leads_to_the_right_one_in_the_same_language(client, claim):
    answer = client.get(f"/id/claims/{claim.public_id}/wrong/")
    assert (answer.status_code, answer["Location"]) == (301, f"/id{path_of(claim)}")


@pytest.mark.parametrize(
    "url",
    [
        "/claims/zzzzzzzzzz/x/",
        "/articles/zzzzzzzzzz/x/",
        "/claimants/nobody/",
        "/topics/none/",
        "/en/",
        "/claims/?cursor=forged",
    ],
)
def test_what_is_not_there_is_a_calm_404(client, url):
    answer = client.get(url)
    assert answer.status_code == 404
    assert "Not found" in answer.content.decode()


def test_a_draft_is_as_absent_as_what_never_was(client, people):
    draft = factories.in_review(people[0])
    never = client.get("/claims/zzzzzzzzzz/x/").content.decode()
    answer = client.get(f"/claims/{draft.claim.public_id}/x/")
    assert answer.status_code == 404
    assert answer.content.decode().replace(draft.claim.public_id, "zzzzzzzzzz") == never


def test_a_retracted_check_is_a_tombstone_with_its_reason(client, people, claim):
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    answer = client.get(path_of(claim))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Sumber utama ditarik." in page
    assert "Partly true" not in page
    assert "ld+json" not in page


def test_a_correction_stands_above_all_and_in_the_ledger(client, people, claim):
    factories.correction(*people, claim)
    page = client.get(path_of(claim)).content.decode()
    assert page.index("It was rated “Partly true”; it is now “False”.") < page.index("<h1")
    assert "Tabel yang lebih baru terbit." in client.get("/corrections/").content.decode()


def test_the_article_page_shows_spans_in_context_and_never_the_whole_text(client, people):
    text = "Pembukaan yang panjang. " * 40 + factories.TEXT + " Penutup yang panjang." * 40
    version = factories.article(people[0], text)
    factories.published(*people, factories.claim(people[0], version))
    page = client.get(f"/articles/{version.article.public_id}/").headers["Location"]
    page = client.get(page).content.decode()
    assert "<mark>70 persen peralatan mesin" in page
    assert page.count("Pembukaan yang panjang") == 0


def test_a_translation_is_shown_in_its_language_with_a_way_to_the_original(client, people, claim):
    draft = factories.translation(people[0], claim.verdicts.get())
    translations.submit_translation(draft, by=people[0])
    translations.approve_translation(draft, by=people[1])
    publishing.publish_translation(draft, by=people[1])
    english, indonesian = (
        client.get(path_of(claim)).content.decode(),
        client.get(f"/id{path_of(claim)}").content.decode(),
    )
    assert "A neighbour supplies about 70 percent." in english
    assert "Read the original" in english
    assert claim.text in indonesian


def test_the_markup_cannot_end_its_element_whatever_a_text_says(client, people):
    claim = factories.claim(people[0], text="</script><script>alert(1)</script> 70 % & more")
    factories.published(*people, claim)
    page = client.get(path_of(claim)).content.decode()
    assert "<script>alert" not in page
    markup = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(markup.group(1))["claimReviewed"] == claim.text


def test_policy_and_headers_are_strict(client, claim):
    first = client.get(path_of(claim))
    policy = first["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert (first["X-Frame-Options"], first["Referrer-Policy"]) == ("DENY", "same-origin")
    assert "Vary" not in first or "Accept-Language" not in first["Vary"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_take_nothing(client, claim, method):
    assert getattr(client, method)("/claims/").status_code == 405


def test_filters_narrow_the_list_and_bad_ones_say_so(client, people, claim):
    assert claim.text in client.get("/claims/?rating=sebagian-benar").content.decode()
    assert claim.text not in client.get("/claims/?rating=benar").content.decode()
    bad = client.get("/claims/?published_after=yesterday")
    assert bad.status_code == 400
    assert "Give a day, such as 2026-11-24" in bad.content.decode()


def test_names_of_pages_of_records_hold_no_score(client, people, claim):
    page = client.get(f"/claimants/{claim.claimant.slug}/").content.decode()
    assert claim.claimant.name in page
    assert claim.text in page
    assert "%" not in re.sub(r"<[^>]+>", "", page)


def test_a_public_page_asks_nobody_who_they_are(client, people, django_assert_num_queries, claim):
    client.force_login(people[0])
    with django_assert_num_queries(1):
        client.get(f"/api/v1/checks/{claim.public_id}/")
    with django_assert_num_queries(0):
        client.get("/health/live/")


def test_every_address_needs_a_login_unless_it_says_otherwise():
    from django.urls import URLPattern, get_resolver

    def patterns(resolver):
        for item in resolver.url_patterns:
            yield from [item] if isinstance(item, URLPattern) else patterns(item)

    public = {str(p.name) for p in patterns(get_resolver()) if not getattr(p.callback, "login_required", True)}
    desk = {str(p.name) for p in patterns(get_resolver()) if "claims_" in str(p.name)}
    assert not public & desk
    assert {"home", "claim", "checks", "health-live", "robots"} <= public


def test_a_check_corrected_twice_stands_once_among_the_corrected(client, people, claim):
    factories.correction(*people, claim)
    factories.correction(*people, claim, rating="benar")
    page = client.get("/").content.decode()
    assert page.count(claim.text) == 2  # among the latest, and among the corrected
    assert client.get("/corrections/").content.decode().count(claim.text) == 2


def test_the_number_of_a_claim_stands_where_its_words_end(client, people):
    version = factories.article(people[0])
    for words in ("sekitar 70 persen peralatan mesin", "70 persen peralatan mesin dan 90 persen"):
        factories.published(*people, factories.claim(people[0], version, words))
    page = client.get(f"/articles/{version.article.public_id}/", follow=True).content.decode()
    pieces = re.findall(r"<mark([^>]*)>([^<]*)((?:<sup>.*?</sup>)*)</mark>", page)
    assert [(many, words, re.findall(r"#check-(\d)", sup)) for many, words, sup in pieces] == [
        ("", "sekitar ", []), (' class="many"', "70 persen peralatan mesin", ["1"]), ("", " dan 90 persen", ["2"]),
    ]  # fmt: skip


def test_words_around_a_quote_are_whole_and_an_untranslated_page_says_so(client, claim):
    english, indonesian = (
        client.get(path_of(claim)).content.decode(),
        client.get(f"/id{path_of(claim)}").content.decode(),
    )
    around = re.findall(r'<span class="around">([^<]*)</span>', english)
    assert around == ["…tetangga memasok sekitar ", " dan 90 persen mikroelektronika…"]
    assert "Written in Indonesian; there is no translation yet." in english
    assert "terjemahannya" not in indonesian


def test_what_was_said_stands_beside_what_was_found(client, people):
    claim = factories.claim(people[0])
    draft = factories.verdict(people[0], claim)
    draft = verdicts.edit_verdict(draft, by=people[0], changes={"found": "64,5"})
    draft = verdicts.approve_verdict(verdicts.submit_verdict(draft, by=people[0]), by=people[1])
    publishing.publish(draft, by=people[1])
    page = client.get(f"/id{path_of(claim)}").content.decode()
    assert "64,5 %" in page
    assert '<rect width="92.1" height="1"/>' in page


def test_evidence_leads_to_the_very_words_of_its_source(client, claim):
    page = client.get(path_of(claim)).content.decode()
    assert "#:~:text=64%20persen" in page
