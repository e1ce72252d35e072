"""What partners ask before they check something again: /api/v1/match/."""

import json

import pytest

from claims.api import match
from claims.publishing import verbs as publishing
from tests import factories

pytestmark = pytest.mark.django_db
MATCH = "/api/v1/match/"
SAID = "Sekitar 70 persen peralatan mesin yang diimpor Rusia berasal dari China."


@pytest.fixture
def machines(people):
    claim = factories.claim(people[0], text=SAID)
    factories.published(*people, claim)
    return claim


def post(client, body, **headers):
    body = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(MATCH, body, content_type="application/json", headers=headers)


def test_a_text_finds_the_published_check_that_says_the_same_and_is_told_why(client, machines):
    answer = client.get(MATCH, {"text": "70 persen peralatan mesin Rusia diimpor dari China", "language": "id"})
    assert answer.status_code == 200
    (found, *_rest) = answer.json()["results"]
    assert found["check"] == client.get(f"/api/v1/checks/{machines.public_id}/").json()
    assert 0.5 < found["score"] <= 1
    assert found["figures"] == "same"
    assert found["reasons"]
    assert all(isinstance(reason, str) for reason in found["reasons"])
    assert found["parts"]


def test_another_figure_is_found_and_said_to_contradict(client, machines):
    same = client.get(MATCH, {"text": SAID}).json()["results"][0]
    other = client.get(MATCH, {"text": SAID.replace("70", "90")}).json()["results"][0]
    assert (same["figures"], other["figures"]) == ("same", "contradicting")
    assert other["score"] < same["score"]
    assert any("90" in reason for reason in other["reasons"])


def test_reasons_come_in_the_language_that_is_asked_for(client, machines):
    said = {
        language: client.get(MATCH, {"text": SAID}, headers={"accept-language": language})
        for language in ("en", "id", "fr")
    }
    reasons = {language: answer.json()["results"][0]["reasons"] for language, answer in said.items()}
    assert reasons["en"] != reasons["id"]
    assert reasons["fr"] == reasons["en"]
    assert "Accept-Language" in said["id"]["Vary"]


def test_a_claim_that_is_not_published_is_never_found(client, people):
    factories.approved(*people, factories.claim(people[0], text=SAID))
    assert client.get(MATCH, {"text": SAID}).json()["results"] == []


def test_a_retracted_check_is_not_found_for_what_we_said_does_not_hold(client, people, machines):
    publishing.retract(factories.retraction(people[0], machines), by=people[1])
    assert client.get(MATCH, {"text": SAID}).json()["results"] == []


def test_a_whole_text_is_matched_claim_by_claim_with_the_words_that_carry_each(client, machines):
    text = f"Pasar kota itu ramai sekali pagi ini.\n\n{SAID} Harga beras naik 12 persen pada tahun 2023."
    answer = post(client, {"text": text, "language": "id", "limit": 1})
    assert answer.status_code == 200
    body = answer.json()
    assert body["left_out"] == 0
    for claim in body["claims"]:
        for span in claim["spans"]:
            assert text[span["start"] : span["end"]] == span["exact"]
    (hit,) = [claim for claim in body["claims"] if "peralatan mesin" in claim["text"]]
    assert [found["check"]["public_id"] for found in hit["results"]] == [machines.public_id]


@pytest.mark.parametrize(
    ("query", "code", "parameter"),
    [
        ({}, "missing_parameter", "text"),
        ({"text": " "}, "invalid_parameter", "text"),
        ({"text": "a" * (match.LONGEST + 1)}, "invalid_parameter", "text"),
        ({"text": "beras", "language": "xx"}, "invalid_parameter", "language"),
        ({"text": "beras", "limit": "21"}, "invalid_parameter", "limit"),
        ({"text": "beras", "limit": "0"}, "invalid_parameter", "limit"),
        ({"text": "beras", "q": "beras"}, "unknown_parameter", "q"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(client, query, code, parameter):
    answer = client.get(MATCH, query)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert (answer.json()["code"], answer.json()["parameter"]) == (code, parameter)


@pytest.mark.parametrize(
    "text", ["yang", "12 %", "…", "今日は良い天気です", "ڤ", "a" * 1000, "' OR 1=1 --", "<script>"]
)
def test_odd_texts_are_answered(client, machines, text):
    answer = client.get(MATCH, {"text": text})
    assert answer.status_code == 200
    assert isinstance(answer.json()["results"], list)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": ""}, 400),
        ({"text": "a" * (match.LONGEST_TEXT + 1)}, 400),
        ({"text": "beras", "limit": "5"}, 400),
        ({"text": "beras", "colour": 1}, 400),
        ({}, 400),
        ("[1]", 400),
        ("{", 400),
        ("[" * 100_000, 400),
        (b'{"text": "\xff"}', 400),
        ("x" * 500_000, 413),
    ],
)
def test_bodies_that_cannot_be_read_are_refused_as_problems(client, body, status):
    answer = post(client, body)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["code"]


def test_a_whole_number_may_be_written_as_a_fraction(client, machines):
    assert post(client, {"text": SAID, "limit": 1.0}).status_code == 200
    assert post(client, {"text": SAID, "limit": 1.5}).status_code == 400


def test_other_sites_may_send_texts(client):
    answer = client.options(MATCH, headers={"origin": "https://elsewhere.example"})
    assert "POST" in answer["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer["Access-Control-Allow-Headers"]
