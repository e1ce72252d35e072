"""How many queries each page and endpoint asks: the same for few rows and for many, and as in the baseline.

`BASELINE=write make test ARGS=tests/public/test_query_counts.py` writes the baseline anew; look at the difference.
"""

import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import PublishedCheck

BASELINE = Path(__file__).with_name("query_counts.json")


def addresses() -> dict[str, str]:
    """Every kind of page and endpoint by its name in the baseline."""
    check = PublishedCheck.objects.select_related("document").earliest("pk")
    document = json.loads(check.document.body)
    place = document["appearances"][0]["article"]
    return {
        "home": "/",
        "list": "/claims/",
        "list, filtered": f"/claims/?rating={check.rating}&language={check.language}",
        "list, searched": "/claims/?q=persen",
        "claim, drawn for the reader": document["path"],
        "claim, wrong slug": f"/claims/{check.public_id}/x/",
        "claim, unknown": "/claims/zzzzzzzzzz/x/",
        "article": place["path"],
        "claimant": f"/claimants/{check.claimant}/",
        "topic": f"/topics/{document['claim']['topics'][0]['slug']}/",
        "outlet": place["outlet"]["path"],
        "corrections": "/corrections/",
        "feed of checks": "/feeds/checks.atom",
        "feed of checks, filtered": f"/feeds/checks.json?rating={check.rating}",
        "feed of corrections": "/feeds/corrections.json",
        "sitemap": "/sitemap.xml",
        "sitemap of checks": "/sitemaps/checks/1.xml",
        "sitemap of articles": "/sitemaps/articles/1.xml",
        "picture, drawn for whoever asks": f"/claims/{check.public_id}/card.png",
        "card in a frame": f"/embed/claims/{check.public_id}/",
        "oembed": f"/oembed/?url={document['url']}",
        "methodology": "/methodology/",
        "methodology, a version": "/methodology/versions/1/",
        "about": "/about/",
        "statistics": "/statistics/",
        "sources": "/sources/",
        "ratings": "/ratings/",
        "report": "/report/",
        "report, of a check": f"/report/?check={check.public_id}",
        "submit": "/submit/",
        "receipt, find": "/report/status/",
        "receipt, unknown": "/report/0123456789abcdef/",
        "api list": "/api/v1/checks/",
        "api list, filtered": f"/api/v1/checks/?topic={document['claim']['topics'][0]['slug']}",
        "api list, searched": "/api/v1/checks/?q=persen",
        "api list, ordered by change": "/api/v1/checks/?ordering=-modified",
        "api list, expanded": "/api/v1/checks/?expand=claimant,topics,articles,scale",
        "api list, as a table": "/api/v1/checks.csv",
        "api articles": "/api/v1/articles/",
        "api article": f"/api/v1/articles/{place['public_id']}/",
        "api ratings": "/api/v1/ratings/",
        "api corrections": "/api/v1/corrections/",
        "api check": f"/api/v1/checks/{check.public_id}/",
        "api check, unknown": "/api/v1/checks/zzzzzzzzzz/",
        "api changes": "/api/v1/changes/",
        "api changes, nothing new": "/api/v1/changes/?after=1000000",
        "api exports": "/api/v1/exports/",
        "api export, not made yet": "/api/v1/exports/checks.jsonl",
        "api state": "/api/v1/changes/state/",
        "api state, at an entry": "/api/v1/changes/state/?seq=0",
        "api log": "/api/v1/log/entries/",
        "api log head": "/api/v1/log/head/",
        "ready": "/health/ready/",
        "live": "/health/live/",
    }


def counted(client) -> dict[str, int]:
    counts = {}
    for name, url in addresses().items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(url)
        assert answer.status_code in (200, 301, 404, 503), url
        counts[name] = len(queries)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(client.get("/api/v1/checks/?page_size=1").json()["next"])
    assert len(answer.json()["results"]) == 1
    return counts | {"api list, first page and next": len(queries)}


@pytest.mark.django_db
def test_pages_and_endpoints_ask_as_often_as_the_baseline_says_however_many_rows_there_are(client):
    call_command("generate_checks", "3")
    few = counted(client)
    call_command("generate_checks", "60")
    many = counted(client)
    if os.environ.get("BASELINE") == "write":
        BASELINE.write_text(json.dumps(few, indent=2) + "\n", encoding="utf-8")
    assert few == many
    assert few == json.loads(BASELINE.read_text(encoding="utf-8"))
