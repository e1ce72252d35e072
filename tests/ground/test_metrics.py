"""Numbers for the operator: right, of nobody, and for this machine or the token alone."""

import re

import pytest
from django.conf import settings
from django.test import Client

from claims.management import metrics
from claims.publishing import verbs as publishing
from claims.publishing.exports.keeping import keep_files
from tests import factories

pytestmark = pytest.mark.django_db
TOKEN = "a token that nobody guesses"
ELSEWHERE = {"REMOTE_ADDR": "198.51.100.7"}
LINE = re.compile(r'factcheck_[a-z_]+(\{[a-z]+="[a-z_]+"\})? -?\d+(\.\d+)?')


def numbers(client=None):
    answer = (client or Client()).get("/metrics")
    assert answer.status_code == 200
    lines = answer.content.decode().splitlines()
    assert all(LINE.fullmatch(line) for line in lines if not line.startswith("# "))
    return {name: float(value) for name, _space, value in (line.partition(" ") for line in lines if line[0] != "#")}


def test_before_anything_is_published_the_log_is_at_0_and_has_no_age():
    found = numbers()
    assert found["factcheck_log_seq"] == 0
    assert "factcheck_last_entry_age_seconds" not in found


def test_they_count_what_is_public_and_what_waits(people):
    first, second = factories.claim(people[0]), factories.claim(people[0])
    for claim in (first, second):
        factories.published(*people, claim)
    keep_files()
    publishing.retract(factories.retraction(people[0], first), by=people[1])
    factories.report(second)
    factories.tip()
    factories.tip()
    found = numbers()
    assert found["factcheck_log_seq"] == 3
    assert 0 <= found["factcheck_last_entry_age_seconds"] < 600
    assert found['factcheck_checks{state="published"}'] == found['factcheck_checks{state="retracted"}'] == 1
    assert found["factcheck_exports_behind_entries"] == 1
    assert found['factcheck_reports_waiting{kind="wrong"}'] == 1
    assert found['factcheck_reports_waiting{kind="tip"}'] == 2
    if settings.JOBS:
        assert found["factcheck_jobs_waiting"] == found["factcheck_jobs_failed"] == 0


def test_each_number_says_what_it_is():
    lines = Client().get("/metrics").content.decode().splitlines()
    for measure in metrics.MEASURES:
        place = lines.index(f"# HELP factcheck_{measure.name} {measure.meaning}")
        assert lines[place + 1] == f"# TYPE factcheck_{measure.name} gauge"
    assert Client().get("/metrics")["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"


@pytest.mark.parametrize("name", metrics.PASSED_ON)
def test_what_a_proxy_on_this_machine_passes_on_is_not_from_this_machine(name):
    assert Client(headers={name: "127.0.0.1"}).get("/metrics").status_code == 403


@pytest.mark.parametrize(
    "address", ["198.51.100.7", "10.0.0.1", "", "here", "::ffff:198.51.100.7", "127.0.0.1.example"]
)
def test_from_elsewhere_nobody_is_answered(address):
    answer = Client(REMOTE_ADDR=address).get("/metrics")
    assert (answer.status_code, b"factcheck_" in answer.content) == (403, False)
    assert b"METRICS_TOKEN" in answer.content


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.0.1", "::1"])
def test_this_machine_is_answered(address):
    assert numbers(Client(REMOTE_ADDR=address))


def test_the_token_opens_from_anywhere_and_nothing_like_it_does(settings):
    settings.METRICS_TOKEN = TOKEN
    for given in (f"Bearer {TOKEN}", f"bearer {TOKEN}"):
        assert numbers(Client(headers={"authorization": given, "x-forwarded-for": "203.0.113.7"}, **ELSEWHERE))
    for given in ("Bearer", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", TOKEN, f"Basic {TOKEN}", "Bearer \u00e9"):
        assert Client(headers={"authorization": given}, **ELSEWHERE).get("/metrics").status_code == 403
    assert Client(headers={"authorization": "Bearer wrong"}).get("/metrics").status_code == 403


def test_without_a_token_set_an_empty_one_opens_nothing():
    assert Client(headers={"authorization": "Bearer "}, **ELSEWHERE).get("/metrics").status_code == 403
