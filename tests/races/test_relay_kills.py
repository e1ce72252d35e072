"""kill -9 of the relay of webhooks and of publishers, over and over: every event arrives, under one id."""

import random
import threading
import time

import pytest
from django.utils import timezone
from standardwebhooks.webhooks import Webhook

from claims.models import LogEntry, WebhookDelivery, WebhookEndpoint
from claims.publishing import verbs as publishing
from claims.webhooks import telling
from tests import factories
from tests.races.test_kills import moments
from tests.support import promises, relays, victims
from tests.support.soak import rounds
from tests.webhooks.receiver import answering, in_turn, receiving

pytestmark = pytest.mark.soak
ROUNDS = rounds(100)
SEED = 20261130


def test_nothing_is_lost_and_what_comes_twice_keeps_its_id(committed_db, loopback):
    chance = random.Random(SEED)
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    factories.published(reporter, reviewer)
    at_next, killed = threading.Event(), threading.Event()

    def hand(line, there, request):
        """Answers, unless the relay is to die while it waits for that."""
        if at_next.is_set():
            at_next.clear()
            relay.kill()
            killed.set()
        else:
            answering()(line, there, request)

    flaky = in_turn(
        *[chance.choice([answering(), answering(), answering(500)]) for _ in range(ROUNDS * 2)], answering()
    )
    with victims.waiting() as publishers, relays.waiting() as relay, receiving(hand) as one, receiving(flaky) as two:
        secrets = {}
        for there in (one, two):
            _endpoint, secrets[there.url] = factories.endpoint(factories.user("partner"), url=there.url)
        statements = publishers.publish(factories.approved(reporter, reviewer), by=reviewer).statements
        for number, moment in enumerate(moments(statements, ROUNDS, seed=SEED)):
            relay.begin()
            verdict = factories.approved(reporter, reviewer)
            survivor = factories.approved(reporter, reviewer)
            publishers.publish(verdict, by=reviewer, moment=moment)
            victims.gone(verdict)
            if number % 2:
                killed.clear()
                at_next.set()
                publishing.publish(survivor, by=reviewer)
                assert killed.wait(60), "the relay sends nothing"
            else:
                publishing.publish(survivor, by=reviewer)
                time.sleep(chance.uniform(0, 0.05))  # the moment itself, not a wait for something
                relay.kill()
            relay.gone()
        _deliver_the_rest()
    assert promises.broken() == set()
    entries = {entry.seq: entry for entry in LogEntry.objects.filter(seq__gt=1)}
    for there in (one, two):
        seqs: dict[str, set[int]] = {}
        for request in there.asked:
            message = Webhook(secrets[there.url]).verify(request.body, request.headers)
            seqs.setdefault(request.headers["webhook-id"], set()).add(message["data"]["seq"])
        assert all(len(each) == 1 for each in seqs.values())
        told = [seq for each in seqs.values() for seq in each]
        assert sorted(told) == sorted(entries)
    assert len(one.asked) > len(entries), "nothing came twice: the kills did not fall between sending and writing down"


def _deliver_the_rest() -> None:
    """What waits to be tried again is due."""
    while telling.take_up():
        pass
    while WebhookDelivery.objects.filter(delivered_at=None).exists():
        WebhookDelivery.objects.filter(delivered_at=None).update(next_attempt_at=timezone.now())
        WebhookEndpoint.objects.update(rest_until=None)
        for endpoint, _failing in telling.due(timezone.now()):
            while parcel := telling.pack(endpoint):
                telling.settle(parcel.delivery, answer := parcel.send())
                if not answer.is_success:
                    break
