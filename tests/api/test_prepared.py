"""Lists as the server asks for them: over a connection of the reader role that binds and prepares its statements."""

import json
import urllib.request

from claims.pagination import ORDERINGS
from tests import factories
from tests.support import server

ASKED = (
    "q=mesin", "rating=sebagian-benar", "language=id", "topic=trade", "claimant=x", "claimant_wikidata_id=Q42", "article=x",
    "article_url=https://x.example", "outlet=x", "origin=x", "quantity=70", "quantity_min=70", "quantity_max=70.5",
    "unit=%25", "quantity=70&unit=%25", "published_after=2026-01-01", "published_before=2999-12-31T00:00:00Z",
    "modified_after=2026-01-01", "modified_before=2999-12-31", "topic=x&outlet=y&origin=z", "expand=claimant,articles,scale",
)  # fmt: skip


def test_every_filter_and_order_is_answered_again_and_again(committed_db):
    people = factories.user("reporter"), factories.user("reviewer")
    for _ in range(3):
        factories.published(*people)
    with server.running() as (base, _pid):
        for asked in ASKED:
            for _time in range(7):  # prepared after two, and a plan for all values after five more
                with urllib.request.urlopen(f"{base}/api/v1/checks/?{asked}", timeout=10) as answer:
                    assert answer.status == 200, asked
            with urllib.request.urlopen(f"{base}/claims/?{asked.split('&expand')[0]}", timeout=10) as answer:
                assert answer.status == 200, asked
        for ordering in ORDERINGS:
            url, seen = f"{base}/api/v1/checks/?ordering={ordering}&page_size=1", 0
            while url:
                with urllib.request.urlopen(url, timeout=10) as answer:
                    page = json.load(answer)
                seen, url = seen + len(page["results"]), page["next"]
            assert seen == 3
        for kind in ("articles", "claimants", "outlets", "topics", "ratings", "corrections"):
            with urllib.request.urlopen(f"{base}/api/v1/{kind}/", timeout=10) as answer:
                assert answer.status == 200
