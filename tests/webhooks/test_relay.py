"""The relay at work: woken at once, one send at a time to each, nobody held up by another, one relay in a database."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from claims.models import Notice, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from claims.publishing.exports.keeping import keep_files
from claims.publishing.store import count_terms
from claims.webhooks import relay as relays
from claims.webhooks import sending, verbs
from claims.webhooks.relay import Relay
from tests import factories
from tests.support import databases
from tests.webhooks import receiver
from tests.webhooks.receiver import answering, receiving

pytestmark = pytest.mark.usefixtures("committed_db", "loopback")
SOON = 5.0  # seconds: what the others may be delayed by


@contextmanager
def at_work() -> Iterator[Relay]:
    stop = threading.Event()
    relay = Relay(stop)
    thread = threading.Thread(target=relay.run)
    thread.start()
    try:
        yield relay
    finally:
        stop.set()
        thread.join(timeout=30)
        assert not thread.is_alive()


@pytest.fixture
def pooled(committed_db):
    """Connections from a pool of two, as in production from one of eight. Answers how many there are."""
    options = connection.settings_dict["OPTIONS"]
    connection.close()
    options["pool"] = {"min_size": 1, "max_size": 2, "timeout": 10}
    try:
        yield lambda: connection.pool.get_stats()["pool_size"]
    finally:
        connection.close()
        connection.close_pool()
        del options["pool"]


def until(said, seconds=20.0) -> float:
    """Waits until it is so; answers how long that took."""
    began = time.monotonic()
    while not said():
        assert time.monotonic() - began < seconds
        time.sleep(0.01)
    return time.monotonic() - began


def test_a_publication_wakes_it(monkeypatch):
    monkeypatch.setattr(relays, "TICK", 60.0)  # nobody looks by themselves
    partner, people = factories.user("partner"), (factories.user(), factories.user("reviewer"))
    with receiving(answering()) as there, at_work() as relay:
        factories.endpoint(partner, url=there.url)
        for number in range(1, 4):
            factories.published(*people)
            until(lambda number=number: len(there.asked) == number)
        relay._stop.set()
        verbs.wake()


BAD = {
    "hangs": receiver.hanging,
    "answers 500": answering(500),
    "redirects": answering(302, b"", Location="http://127.0.0.1:9/"),
    "streams for ever": receiver.streaming_for_ever(200),
    "drips": receiver.dripping_headers,
    "closes early": receiver.closing_early,
}


def test_receivers_that_misbehave_delay_nobody_else():
    """Twenty hang, and one of each other kind; those that are well hear within seconds of each of several checks."""
    people = factories.user(), factories.user("reviewer")
    hands = [*[receiver.hanging] * 20, *BAD.values()]
    partners = [factories.user("partner") for _ in range(len(hands) // verbs.MOST + 2)]
    with at_work(), receiving(answering()) as well, receiving(answering()) as also:
        bad = [receiving(hand) for hand in hands]
        there = [each.__enter__() for each in bad]
        try:
            for number, each in enumerate(there):
                factories.endpoint(partners[number // verbs.MOST], url=each.url)
            for each in (well, also):
                factories.endpoint(partners[-1], url=each.url)
            for number in range(1, 4):
                factories.published(*people)
                until(lambda number=number: len(well.asked) == len(also.asked) == number, SOON)
            until(lambda: all(each.asked for each in there))
        finally:
            for each in bad:
                each.__exit__(None, None, None)


def test_one_event_at_a_time_goes_to_a_receiver_and_in_order():
    """While the first is under way, five more wake the relay."""
    together, most, published = [], [], threading.Event()

    def slow(line, there, request):
        together.append(request)
        most.append(len(together))
        published.wait(20)
        together.remove(request)
        answering()(line, there, request)

    people = factories.user(), factories.user("reviewer")
    with at_work(), receiving(slow) as there:
        factories.endpoint(factories.user("partner"), url=there.url)
        for _ in range(6):
            factories.published(*people)
        published.set()
        until(lambda: len(there.asked) == 6)
    assert max(most) == 1
    assert [int(each.rsplit("_", 1)[1]) for each in there.ids] == [1, 2, 3, 4, 5, 6]


def test_those_that_fail_share_half_of_the_hands():
    relay = Relay(threading.Event())
    while relay._has_hand(True):
        relay._busy[len(relay._busy)] = True
    assert len(relay._busy) * 2 == relays.HANDS
    while relay._has_hand(False):
        relay._busy[len(relay._busy)] = False
    assert len(relay._busy) == relays.HANDS


def test_many_hands_share_few_connections(pooled):
    people = factories.user(), factories.user("reviewer")
    with at_work(), receiving(receiver.hanging) as hangs, receiving(answering()) as well:
        for url in (hangs.url, well.url, well.url):
            partner = factories.user("partner")
            for _ in range(verbs.MOST):
                factories.endpoint(partner, url=url)
        factories.published(*people)
        until(lambda: len(well.asked) == 2 * verbs.MOST, SOON)
        until(lambda: len(hangs.asked) == verbs.MOST)
        assert pooled() <= 2


def test_two_relays_do_not_both_work():
    people = factories.user(), factories.user("reviewer")
    with receiving(answering()) as there, at_work(), at_work(), at_work():
        factories.endpoint(factories.user("partner"), url=there.url)
        for _ in range(3):
            factories.published(*people)
        until(lambda: WebhookDelivery.objects.filter(delivered_at__isnull=False).count() == 3)
    assert len(there.asked) == 3


def test_it_holds_up_no_other_work_that_takes_turns():
    factories.published(factories.user(), factories.user("reviewer"))
    with relays._line() as line, connection.cursor() as cursor:
        assert relays._leads(line)
        cursor.execute("SET lock_timeout = '5s'")
        assert keep_files()
        assert count_terms()


def test_it_survives_that_its_connections_are_cut(committed_db):
    from django.conf import settings

    from claims.management.databases import connect

    people = factories.user(), factories.user("reviewer")
    with receiving(answering()) as there, at_work():
        factories.endpoint(factories.user("partner"), url=there.url)
        factories.published(*people)
        until(lambda: len(there.asked) == 1)
        with connect(settings.ADMIN_DATABASE) as admin:
            admin.execute(
                "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
                "WHERE d.datname = %s AND l.locktype = 'advisory' "
                "AND l.objid = (hashtext('claims_webhookendpoint')::bigint & 4294967295)::oid",
                [committed_db],
            )
        factories.published(*people)
        until(lambda: len(there.asked) == 2)


def test_the_worker_of_a_production_machine_tells_what_is_due_as_the_application_role():
    people = factories.user(), factories.user("reviewer")
    with receiving(answering()) as there, receiving(answering(410)) as gone:
        partner = factories.user("partner")
        for each in (there, gone):
            factories.endpoint(partner, url=each.url)
        factories.published(*people)
        done = subprocess.run(
            [sys.executable, "manage.py", "worker", "--once"],
            cwd=databases.ROOT,
            env=os.environ
            | {
                "FACTCHECK_MODE": "test",
                "DATABASE_URL": databases.url("app"),
                "WEBHOOKS_TO_LOOPBACK": "1",
                "EMAIL_URL": "",
            },
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    assert len(there.asked) == len(gone.asked) == 1
    assert sorted(WebhookEndpoint.objects.values_list("state", flat=True)) == ["disabled", "enabled"]
    assert Notice.objects.filter(kind="endpoint_disabled").count() == 1
    assert WebhookAttempt.objects.count() == 2


def test_a_send_ends_within_the_grace_of_the_worker():
    from claims.management.commands.worker import GRACE

    assert sending.SECONDS < GRACE
