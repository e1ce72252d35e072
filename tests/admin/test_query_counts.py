"""Every page that a desk works on asks fewer than 25 questions, and as many when there is ten times as much."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.workflow import comments, verdicts
from tests import factories

pytestmark = pytest.mark.django_db
LISTS = ["claim", "verdict", "source", "article", "event", "readerreport", "claimant", "retraction"]


@pytest.fixture
def rows(people):
    """A verdict in each state, the draft of a correction among them, on claims of one claimant and topic."""
    reporter, reviewer = people
    who, topics = factories.claimant(reporter), [factories.topic(factories.user("chief editor"))]

    def claim():
        made = factories.claim(reporter, claimant=who, topics=topics)
        comments.add_comment(made, by=reporter, text=f"@{reviewer.username} look.")
        return made

    corrected = claim()
    factories.published(reporter, reviewer, corrected)
    factories.translation(reporter, corrected.verdicts.get())
    correction = verdicts.start_correction(corrected, by=reporter, reason="A newer table.")
    sent_back = verdicts.send_back(
        factories.in_review(reporter, claim()), by=reviewer, reason="Once more.", notes=[("summary", "Say why.")]
    )
    public = claim()
    factories.published(reporter, reviewer, public)
    return {
        "draft": factories.verdict(reporter, claim()),
        "sent back": sent_back,
        "in review": factories.in_review(reporter, claim()),
        "approved": factories.approved(reporter, reviewer, claim()),
        "published": public.verdicts.get(),
        "correction": correction,
    }


def asked(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200, url
    return len(found)


@pytest.mark.parametrize("role", ["reporter", "reviewer"])
def test_the_verdict_desk_asks_fewer_than_25_questions_in_every_state(client, people, rows, role):
    client.force_login(dict(zip(("reporter", "reviewer"), people, strict=True))[role])
    counts = {name: asked(client, f"/admin/claims/verdict/{row.pk}/change/") for name, row in rows.items()}
    assert {name: count for name, count in counts.items() if count >= 25} == {}


def test_start_page_board_and_lists_ask_as_often_however_many_rows_there_are(client, people, rows):
    reporter, reviewer = people
    client.force_login(factories.user("administrator"))
    urls = ["/admin/", "/admin/claims/claim/board/", "/admin/figures/"]
    urls += [f"/admin/claims/{name}/" for name in LISTS] + ["/admin/claims/notice/"]
    few = {url: asked(client, url) for url in urls}
    for _more in range(10):
        factories.in_review(reporter)
        factories.verdict(reviewer)
        factories.published(reporter, reviewer)
    many = {url: asked(client, url) for url in urls}
    assert many == few
    assert {url: count for url, count in many.items() if count >= 25} == {}
