"""The server as it runs in production: readers' pages through a role and a connection of their own.

Tests with the client have one connection for both halves, where a queryset of the wrong one would not be noticed.
"""

import itertools
import json
import urllib.error
import urllib.request
from urllib.parse import urlencode

from claims.filtersets import CheckFilter
from claims.models import PublishedCheck
from claims.publishing import reading
from claims.workflow import records
from tests import factories
from tests.support import server

DAYS = {"after": "2000-01-01", "before": "2999-12-31"}
PLACES = ("/claims/", "/id/claims/", "/feeds/checks.atom", "/feeds/checks.json", "/api/v1/checks/")


def status_of(url):
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def narrowed(check):
    """Each filter with a value that leaves the check."""
    article = check["appearances"][0]["article"]
    return {
        "q": "mesin",
        "rating": check["rating"]["slug"],
        "language": check["language"],
        "topic": check["claim"]["topics"][0]["slug"],
        "claimant": check["claimant"]["slug"],
        "claimant_wikidata_id": check["claimant"]["wikidata_id"],
        "article": article["public_id"],
        "article_url": article["url"],
        "outlet": article["outlet"]["slug"],
        "origin": check["evidence"][0]["source"]["origin"],
        "quantity": "70",
        "quantity_min": "60",
        "quantity_max": "80",
        "unit": "%",
        **{f"{what}_{side}": day for what in ("published", "modified") for side, day in DAYS.items()},
    }


def test_every_filter_and_every_two_of_them_are_answered_wherever_checks_are_listed(committed_db):
    reporter, reviewer, chief = (factories.user(role) for role in ("reporter", "reviewer", "chief editor"))
    version = factories.article(reporter, outlet=factories.outlet(reporter))
    claimant = records.save_record(factories.claimant(reporter), by=reporter, changes={"wikidata_id": "Q4242"})
    claim = factories.claim(reporter, version, claimant=claimant, topics=[factories.topic(chief)])
    factories.published(reporter, reviewer, claim)
    check = json.loads(PublishedCheck.objects.get().document.body)
    values = narrowed(check)
    assert set(values) == set(CheckFilter.base_filters)
    questions = [dict(pair) for size in (0, 1, 2) for pair in itertools.combinations(values.items(), size)]
    with server.running() as (base, _process):
        wrong = [
            (path, question, status)
            for path in PLACES
            for question in questions
            if (status := status_of(f"{base}{path}?{urlencode(question)}")) != 200
        ]
        home = status_of(f"{base}{check['path']}")
        match = status_of(f"{base}/api/v1/match/?{urlencode({'text': check['claim']['text']})}")
    assert wrong == []
    assert (home, match) == (200, 200)
    assert reading.checks().count() == 1
