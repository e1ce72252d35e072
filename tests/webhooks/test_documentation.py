"""The example in docs/webhooks.md keeps a copy of what we send, as it says."""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from standardwebhooks.webhooks import WebhookVerificationError

from claims.models import PublishedCheck
from claims.publishing import verbs as publishing
from claims.publishing.reading import parsed
from claims.webhooks import schedule, sending, telling, verbs
from tests import factories
from tests.webhooks.receiver import answering, receiving

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "webhooks.md").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_the_receiver_of_the_documentation_holds_an_exact_copy_whatever_the_order(partner, people, loopback):
    scope = {}
    exec(re.search(r"```python\n(.*?)```", PAGE, re.S)[1], scope)
    with receiving(answering()) as there:
        endpoint, secret = factories.endpoint(partner, url=there.url)
        claim = factories.claim(people[0])
        factories.published(*people, claim)
        factories.published(*people)
        factories.correction(*people, claim)
        publishing.retract(factories.retraction(people[0], claim), by=people[1])
        verbs.try_endpoint(endpoint, by=partner)
        telling.take_up()
        while parcel := telling.pack(endpoint.pk):
            telling.settle(parcel.delivery, parcel.send())
    copy = {}
    for request in [*there.asked[::-1], *there.asked]:
        scope["receive"](request.headers, request.body, secret, copy)
    rows = PublishedCheck.objects.select_related("document")
    assert {key: entry["document"] for key, entry in copy.items()} == {
        row.public_id: parsed(row.document) for row in rows
    }
    with pytest.raises(WebhookVerificationError):
        scope["receive"](there.asked[0].headers, there.asked[0].body + b" ", secret, copy)
    assert telling.due(timezone.now()) == []


def test_the_documentation_says_the_numbers_of_the_code():
    assert f"within {sending.SECONDS:.0f} seconds" in PAGE
    assert f"at most {verbs.MOST} endpoints" in PAGE
    assert f"For {verbs.OVERLAP.total_seconds() / 3600:.0f} hours" in PAGE
    assert f"first {sending.EXCERPT} characters" in PAGE
    assert f"{telling.KEPT.days} days" in PAGE
    assert f"for {schedule.PATIENCE.total_seconds() // 3600:.0f} hours" in PAGE
    assert {"not_public", "unknown_host"} <= set(re.findall(r"`(\w+)`", PAGE))
