"""Limits of the API: never exceeded, by however many processes, addresses forged or not."""

import pytest
from django.db import OperationalError
from django.test import Client

from claims.access import limits
from claims.models import RequestCount
from claims.workflow import keys
from tests import factories
from tests.support.hands import together

NOW = 1_800_000_000.0
URL = "/api/v1/checks/"


@pytest.fixture
def clock(monkeypatch):
    """A minute that lasts until the test says otherwise."""
    time = type("Clock", (), {"now": NOW, "time": lambda self: self.now})()
    monkeypatch.setattr(limits, "time", time)
    monkeypatch.setattr(limits, "limiter", limits.Limiter())
    return time


@pytest.fixture
def limit(settings, clock):
    settings.API_LIMIT_ANONYMOUS, settings.API_LIMIT_KEY = 40, 80
    return clock


def statuses(client, count, **headers):
    return [client.get(URL, **headers).status_code for _n in range(count)]


@pytest.mark.django_db
def test_reading_goes_on_to_the_limit_and_begins_anew_with_the_next_minute(client, limit):
    assert statuses(client, 42) == [200] * 40 + [429] * 2
    limit.now += 60
    assert statuses(client, 1) == [200]


@pytest.mark.django_db
def test_an_answer_says_what_is_left_and_a_refusal_when_to_go_on(client, limit):
    limit.now += 20
    first = client.get(URL)
    assert first["RateLimit-Policy"] == '"anonymous";q=40;w=60'
    assert first["RateLimit"] == '"anonymous";r=39;t=40'
    statuses(client, 39)
    refused = client.get(URL)
    assert (refused.status_code, refused["Retry-After"], refused["RateLimit"]) == (429, "40", '"anonymous";r=0;t=40')
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["code"] == "too_many_requests"
    assert "exports" in refused.json()["detail"]


@pytest.mark.django_db
def test_a_key_has_a_limit_of_its_own_wherever_it_is_used(client, limit):
    _row, text = keys.issue_key(by=factories.user("partner"), name="Copy", scopes=["read"])
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {text}"}
    assert statuses(client, 41)[-1] == 429
    assert statuses(client, 40, **bearer) == [200] * 40
    assert statuses(client, 41, **bearer, REMOTE_ADDR="10.1.2.3") == [200] * 40 + [429]


@pytest.mark.django_db
def test_a_key_that_is_not_good_for_reading_raises_no_limit(client, limit):
    _row, text = keys.issue_key(by=factories.user("partner"), name="Hooks", scopes=["webhooks"])
    assert statuses(client, 41, HTTP_AUTHORIZATION=f"Bearer {text}")[-1] == 429


@pytest.mark.django_db
def test_forged_headers_make_nobody_another_sender(client, limit):
    answers = [client.get(URL, HTTP_X_FORWARDED_FOR=f"10.0.0.{n}", HTTP_X_REAL_IP=f"10.0.1.{n}") for n in range(42)]
    assert [answer.status_code for answer in answers][-2:] == [429] * 2
    assert statuses(client, 1, REMOTE_ADDR="192.0.2.7") == [200]


@pytest.mark.django_db
def test_whoever_tries_keys_is_counted(client, limit):
    bearer = {"HTTP_AUTHORIZATION": f"Bearer fck_{'0' * 12}_{'a' * 43}"}
    assert statuses(client, 41, **bearer) == [401] * 40 + [429]


@pytest.mark.django_db
def test_a_browsers_question_what_it_may_ask_counts_nothing(client, limit):
    for _n in range(50):
        assert client.options(URL).status_code == 204
    assert statuses(client, 1) == [200]


@pytest.mark.django_db
def test_no_address_stands_in_the_counts(client, limit):
    statuses(client, 1, REMOTE_ADDR="192.0.2.7")
    counted = RequestCount.objects.get()
    assert len(counted.who) == 64
    assert "192" not in counted.who[:3]


def test_processes_together_hand_out_no_more_than_the_limit(committed_db, clock):
    policy, processes = limits.Policy("anonymous", 200), [limits.Limiter() for _n in range(6)]

    def spend(limiter):
        spent = 0
        for _n in range(100):
            try:
                limiter.count("10.0.0.1", policy)
                spent += 1
            except limits.TooManyRequests:
                pass
        return spent

    spent = together(*(lambda limiter=limiter: spend(limiter) for limiter in processes))
    assert sum(spent) == 200
    assert RequestCount.objects.get().taken == 200


@pytest.mark.django_db
def test_most_requests_and_all_that_are_refused_ask_the_database_nothing(limit, django_assert_num_queries):
    limiter, policy = limits.Limiter(), limits.Policy("anonymous", 200)
    with django_assert_num_queries(20):
        for _n in range(200):
            limiter.count("10.0.0.1", policy)
    with django_assert_num_queries(0):
        for _n in range(50):
            with pytest.raises(limits.TooManyRequests):
                limiter.count("10.0.0.1", policy)


@pytest.mark.django_db
def test_a_limit_that_is_no_multiple_of_its_blocks_is_not_exceeded_either(clock):
    limiter, policy, spent = limits.Limiter(), limits.Policy("anonymous", 55), 0
    for _n in range(100):
        try:
            limiter.count("10.0.0.1", policy)
            spent += 1
        except limits.TooManyRequests:
            pass
    assert 50 <= spent <= 55


def test_without_the_count_a_process_hands_out_one_block(clock, monkeypatch):
    class Down:
        def cursor(self):
            raise OperationalError("gone")

    monkeypatch.setattr(limits, "connection", Down())
    limiter, policy = limits.Limiter(), limits.Policy("anonymous", 200)
    for _n in range(10):
        limiter.count("10.0.0.1", policy)
    with pytest.raises(limits.TooManyRequests):
        limiter.count("10.0.0.1", policy)


@pytest.mark.django_db
def test_counts_are_deleted_when_their_minute_is_over(limit):
    limits.limiter.count("10.0.0.1", limits.Policy("anonymous", 40))
    assert limits.forget_minutes() == 0, "NOW is to come"
    RequestCount.objects.update(minute="2026-11-24T09:00Z")
    assert limits.forget_minutes() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["?key=", "?q=", "?cursor="])
def test_a_key_in_an_address_is_refused_with_what_to_do(client, where):
    _row, text = keys.issue_key(by=factories.user("partner"), name="Copy", scopes=["read"])
    answer = client.get(f"{URL}{where}{text}")
    assert answer.status_code == 400
    assert answer.json()["code"] == "key_in_address"
    assert "Revoke it" in answer.json()["detail"]
    assert text not in answer.content.decode()


@pytest.mark.django_db
def test_an_unknown_key_is_401_and_says_how_to_send_one(client):
    answer = client.get(URL, HTTP_AUTHORIZATION="Bearer nonsense")
    assert (answer.status_code, answer["WWW-Authenticate"], answer.json()["code"]) == (401, "Bearer", "invalid_key")


@pytest.mark.django_db
def test_when_a_key_was_last_used_is_noted(client, limit):
    row, text = keys.issue_key(by=factories.user("partner"), name="Copy", scopes=["read"])
    client.get(URL, HTTP_AUTHORIZATION=f"Bearer {text}")
    row.refresh_from_db()
    assert row.last_used_at


def test_the_same_client_is_another_sender_from_another_line(limit, db):
    client = Client()
    assert statuses(client, 41, REMOTE_ADDR="2001:db8:1:2::1")[-1] == 429
    assert statuses(client, 1, REMOTE_ADDR="2001:db8:1:2:ffff::9") == [429], "a line is one sender"
    assert statuses(client, 1, REMOTE_ADDR="2001:db8:1:3::1") == [200]


@pytest.mark.django_db
def test_googles_clients_send_a_key_of_ours_in_the_address_and_it_counts(client, limit):
    _row, text = keys.issue_key(by=factories.user("partner"), name="Drop-in", scopes=["read"])
    url = "/v1alpha1/claims:search?query=mesin&key="
    assert client.get(f"{url}{text}")["RateLimit-Policy"] == '"key";q=80;w=60'
    assert client.get(f"{url}any-other")["RateLimit-Policy"] == '"anonymous";q=40;w=60'
    refused = client.get(f"{url}{text[:-1]}")
    assert (refused.status_code, refused.json()["error"]["status"]) == (401, "UNAUTHENTICATED")
