"""What checks refer to, and what was corrected: lists, single documents, cursors."""

import base64

import pytest

from claims.models import Claimant
from claims.publishing import verbs as publishing
from claims.workflow import records
from tests import factories

pytestmark = pytest.mark.django_db
KINDS = ("articles", "claimants", "topics", "outlets", "ratings", "corrections")


@pytest.fixture
def newsroom(people):
    chief = factories.user("chief editor")
    for _ in range(3):
        version = factories.article(people[0], outlet=factories.outlet(people[0]))
        claim = factories.claim(people[0], version, topics=[factories.topic(chief)])
        factories.published(*people, claim)
        factories.correction(*people, claim)
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    return claim


def cursor(text):
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def keys(answer):
    return [row.get("seq") or row.get("public_id") or row["slug"] for row in answer.json()["results"]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [1, 2, 3])
def test_every_list_is_walked_forth_and_back_without_loss(client, newsroom, kind, size):
    everything = keys(client.get(f"/api/v1/{kind}/"))
    walked, url = [], f"/api/v1/{kind}/?page_size={size}"
    while url:
        answer = client.get(url)
        walked += keys(answer)
        url = answer.json()["next"]
    back, url = keys(answer), answer.json()["previous"]
    while url:
        answer = client.get(url)
        back = keys(answer) + back
        url = answer.json()["previous"]
    assert walked == back == everything
    assert len(everything) == {"ratings": 1, "corrections": 4}.get(kind, 3)
    assert everything == sorted(everything, reverse=kind == "corrections")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "corrections"])
def test_one_of_a_kind_is_the_document_of_its_list(client, newsroom, kind):
    listed = client.get(f"/api/v1/{kind}/").json()["results"][0]
    answer = client.get(f"/api/v1/{kind}/{listed.get('public_id') or listed['slug']}/")
    assert answer.json() == listed
    assert client.get(f"/api/v1/{kind}/nobody-and-nothing/").status_code == 404


def test_slugs_of_any_letters_are_walked(client, people):
    for slug in ("A_b", "a-b", "Z9"):
        claimant = factories.claimant(people[0])
        Claimant.objects.filter(pk=claimant.pk).update(slug=slug)
        factories.published(*people, factories.claim(people[0], claimant=Claimant.objects.get(pk=claimant.pk)))
    first = client.get("/api/v1/claimants/?page_size=2").json()
    assert len(client.get(first["next"]).json()["results"]) == 1


def test_what_nobody_published_refers_to_is_not_there(client, people, newsroom):
    hidden = factories.outlet(people[0])
    records.save_record(hidden, by=people[0], changes={"name": "Rahasia"})
    answers = [client.get(f"/api/v1/outlets/{slug}/") for slug in (hidden.slug, "nobody-and-nothing")]
    assert answers[0].status_code == 404
    assert answers[0].content == answers[1].content
    assert "Rahasia" not in client.get("/api/v1/outlets/").content.decode()


def test_a_correction_says_what_changed_and_why_and_a_retraction_why(client, newsroom):
    retracted, corrected, *_rest = client.get("/api/v1/corrections/").json()["results"]
    assert (retracted["kind"], retracted["reason"], retracted["correction"]) == (
        "retracted",
        "Sumber utama ditarik.",
        None,
    )
    assert (corrected["kind"], corrected["reason"]) == ("corrected", "Tabel yang lebih baru terbit.")
    assert corrected["correction"]["old_rating"]["slug"] == "sebagian-benar"
    assert corrected["correction"]["new_rating"]["slug"] == "keliru"
    assert {retracted["public_id"], corrected["public_id"]} == {newsroom.public_id}


FORGED = (
    "x",
    "k|f|",
    "k|x|a",
    "k|f|a|b",
    "k|f|a b",
    "k|f|" + "a" * 81,
    "q|1",
    "f|zzzzzzzzzz",
    "f|zzzzzzzzzz|1",
    "k|f|é",
)


@pytest.mark.parametrize("kind", ["checks", *KINDS])
@pytest.mark.parametrize("text", FORGED)
def test_a_cursor_of_another_list_or_of_nobody_is_refused(client, newsroom, kind, text):
    for url in (f"/api/v1/{kind}/?cursor={cursor(text)}", f"/api/v1/{kind}.csv?cursor={text}"):
        answer = client.get(url)
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid_cursor"), url


@pytest.mark.parametrize("text", ["k|f|a", "k|f|-1", "k|f|" + "9" * 19, "k|f|٣"])
def test_a_place_in_the_log_is_a_number(client, newsroom, text):
    answer = client.get(f"/api/v1/corrections/?cursor={cursor(text)}")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_cursor")
    assert client.get(f"/api/v1/corrections/?cursor={cursor('k|f|' + '9' * 18)}").status_code == 200


@pytest.mark.parametrize("at", ["f" * 14, "0", f"{2**53:x}"])
def test_a_moment_in_a_cursor_can_be_any_and_none_that_there_is_not(client, newsroom, at):
    answer = client.get(f"/api/v1/checks/?ordering=modified&cursor={cursor(f'f|{newsroom.public_id}|{at}')}")
    assert answer.status_code == (400 if at == "f" * 14 else 200)
