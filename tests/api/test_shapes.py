"""Fewer keys, whole references, other languages: and bytes as they are stored for whoever asks plainly."""

import pytest

from claims.publishing import verbs as publishing
from claims.workflow import translations
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/api/v1/checks/"


@pytest.fixture
def translated(people):
    """A check in Indonesian that is translated into English, after one that is not."""
    plain, claim = factories.claim(people[0]), factories.claim(people[0])
    factories.published(*people, plain)
    factories.published(*people, claim)
    draft = factories.translation(people[0], claim.verdicts.get())
    draft = translations.submit_translation(draft, by=people[0])
    publishing.publish_translation(translations.approve_translation(draft, by=people[1]), by=people[1])
    return claim, plain


def test_fields_are_the_keys_asked_for_and_no_others(client, people):
    factories.published(*people)
    whole = client.get(LIST).json()["results"][0]
    for url in (LIST, f"{LIST}{whole['public_id']}/"):
        answer = client.get(f"{url}?fields=rating,claim").json()
        (check,) = answer.get("results", [answer])
        assert check == {"claim": whole["claim"], "rating": whole["rating"]}


@pytest.mark.parametrize(
    ("kind", "name", "path", "more"),
    [
        ("checks", "claimant", ("claimant",), "roles"),
        ("checks", "topics", ("claim", "topics", 0), "descriptions"),
        ("checks", "articles", ("appearances", 0, "article"), "excerpts"),
        ("checks", "scale", ("rating", "scale"), "ratings"),
        ("articles", "outlet", ("outlet",), "wikidata_id"),
        ("articles", "checks", ("checks", 0), "evidence"),
        ("corrections", "check", ("check",), "evidence"),
    ],
)
def test_what_a_document_refers_to_comes_whole_and_keeps_what_the_document_said(client, people, kind, name, path, more):
    chief = factories.user("chief editor")
    version = factories.article(people[0], outlet=factories.outlet(people[0]))
    claim = factories.claim(people[0], version, topics=[factories.topic(chief)])
    factories.published(*people, claim)
    factories.correction(*people, claim)

    def at(document):
        for step in path:
            document = document[step]
        return document

    plain = at(client.get(f"/api/v1/{kind}/").json()["results"][0])
    full = at(client.get(f"/api/v1/{kind}/?expand={name}").json()["results"][0])
    assert more not in plain
    assert more in full
    assert plain.items() <= full.items()


@pytest.mark.parametrize(
    "how", [{"query": "translation=en"}, {"accept": "en"}, {"accept": "fr;q=0.9, en-GB;q=0.8, *;q=0.1"}]
)
def test_a_check_comes_in_the_words_of_its_translation_and_says_so(client, translated, how):
    claim, plain = translated
    headers = {"accept-language": how["accept"]} if "accept" in how else {}
    answer = client.get(f"{LIST}?{how.get('query', '')}", headers=headers)
    first, second = answer.json()["results"]
    assert (first["public_id"], first["translated_into"], first["language"]) == (claim.public_id, "en", "id")
    assert first["claim"]["text"] == first["translations"]["en"]["claim"] == "A neighbour supplies about 70 percent."
    assert first["summary"] == "The table says 64 percent."
    assert first["rating"]["slug"] == "sebagian-benar"
    assert (second["public_id"], second["claim"]["text"]) == (plain.public_id, plain.text)
    assert "translated_into" not in second
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize("accept", ["", "*", "id, en;q=0.5", "fr", "en;q=0", ";;;", "x" * 5000])
def test_whoever_wants_the_original_or_what_there_is_not_gets_the_stored_bytes(client, translated, accept):
    stored = client.get(LIST).content
    assert client.get(LIST, headers={"accept-language": accept}).content == stored


def test_a_translation_is_reviewed_in_its_own_language(client, translated):
    claim, _plain = translated
    review = client.get(f"{LIST}{claim.public_id}.jsonld?translation=en").json()
    assert (review["inLanguage"], review["claimReviewed"]) == ("en", "A neighbour supplies about 70 percent.")
    assert client.get(f"{LIST}{claim.public_id}.jsonld").json()["inLanguage"] == "id"


def test_two_languages_of_one_address_have_two_tags(client, translated):
    claim, _plain = translated
    for url in (LIST, f"{LIST}{claim.public_id}/"):
        tags = {client.get(url, headers={"accept-language": code})["ETag"] for code in ("en", "id")}
        assert len(tags) == 2
