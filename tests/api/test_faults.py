"""What goes wrong outside the views of the API is answered as they answer: a problem that any page may read, in English."""

import pytest
from django.db import OperationalError
from django.test import Client

from claims.access import limits
from claims.api.checks import CheckList
from claims.publishing import waiting
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/api/v1/checks/"


def problem_of(answer):
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Retry-After" in answer["Access-Control-Expose-Headers"]
    assert answer["Content-Language"] == "en"
    body = answer.json()
    assert body["status"] == answer.status_code
    return answer.status_code, body["code"]


@pytest.mark.parametrize(
    ("error", "expected"),
    [(OperationalError("down"), (503, "database_unavailable")), (ZeroDivisionError(), (500, "fault"))],
)
def test_a_fault_is_a_problem_document_that_tells_nothing_of_it(monkeypatch, error, expected):
    def fails(*_arguments, **_named):
        raise error

    monkeypatch.setattr(CheckList, "get", fails)
    answer = Client(raise_request_exception=False).get(LIST)
    assert problem_of(answer) == expected
    assert str(error) not in answer.content.decode() or not str(error)


def test_a_host_that_is_not_ours_is_a_problem_document_too():
    assert problem_of(Client().get(LIST, headers={"host": "elsewhere.example"})) == (400, "bad_request")


def test_the_limit_and_a_full_house_can_be_read_by_any_page(client, monkeypatch, settings):
    settings.WAITING_READERS = 0
    assert problem_of(client.get("/api/v1/changes/?wait=1")) == (503, "too_many_waiting")
    assert waiting._listener.waiting == 0
    monkeypatch.setattr(limits.limiter, "count", lambda _who, policy: _refuse(policy))
    settings.API_LIMIT_ANONYMOUS = 20
    answer = client.get(LIST)
    assert problem_of(answer) == (429, "too_many_requests")
    assert answer["Retry-After"] == "7"


def _refuse(policy):
    raise limits.TooManyRequests(limits.Standing(policy, 0, 7))


def test_problems_are_english_and_documents_say_themselves_in_which_language_they_are(client, settings, people):
    settings.LANGUAGE_CODE = "id"
    entry = factories.published(*people)
    for url in (LIST, f"{LIST}{entry.public_id}/", "/api/v1/checks.csv"):
        assert "Content-Language" not in client.get(url)
    refused = client.get(f"{LIST}?rating=a'b")
    assert problem_of(refused) == (400, "invalid_parameter")
    assert refused.json()["detail"] == "Letters, digits and hyphens only."
    assert client.get("/claims/")["Content-Language"] == "id"
