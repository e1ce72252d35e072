"""What each endpoint is told, in which order, and what becomes of each telling."""

import json
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from standardwebhooks.webhooks import Webhook

from claims.jobs.mail import people_due, send_mail
from claims.models import LogEntry, Notice, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from claims.publishing import verbs as publishing
from claims.webhooks import schedule, telling, verbs
from tests import factories
from tests.webhooks.receiver import answering, closing_early, in_turn, receiving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loopback")]


def work():
    """Everything that is due, now."""
    while telling.take_up():
        pass
    for endpoint, _failing in telling.due(timezone.now()):
        while send_next(endpoint):
            pass


def send_next(endpoint):
    if parcel := telling.pack(endpoint):
        telling.settle(parcel.delivery, answer := parcel.send())
    return parcel and answer.is_success


def later(days=30):
    """Time has passed: what waits is due."""
    waiting = WebhookDelivery.objects.filter(next_attempt_at__isnull=False)
    waiting.update(next_attempt_at=timezone.now() - timedelta(days=days))
    WebhookEndpoint.objects.update(rest_until=None)


def told(there):
    return [(message["type"], message["data"].get("public_id")) for message in map(json.loads, bodies(there))]


def bodies(there):
    return [request.body for request in there.asked]


def test_a_publication_arrives_whole_signed_and_as_the_change_feed_has_it(partner, people, client):
    with receiving(answering()) as there:
        _endpoint, secret = factories.endpoint(partner, url=there.url)
        entry = factories.published(*people)
        work()
    (request,) = there.asked
    message = Webhook(secret).verify(request.body, request.headers)
    (change,) = client.get("/api/v1/changes/").json()["results"]
    url = message["data"].pop("url")
    assert message == {"type": "check.published", "timestamp": change["at"], "data": change}
    assert client.get(url).json() == change["document"]
    assert entry.document.body.encode() in request.body
    assert request.headers["content-type"] == "application/json"
    assert abs(int(request.headers["webhook-timestamp"]) - time.time()) < 60


def test_events_come_in_the_order_of_the_log_and_a_withdrawal_is_a_tombstone(partner, people):
    with receiving(answering()) as there:
        factories.endpoint(partner, url=there.url)
        claim = factories.claim(people[0])
        factories.published(*people, claim)
        factories.correction(*people, claim)
        publishing.retract(factories.retraction(people[0], claim), by=people[1])
        work()
    assert [kind for kind, _id in told(there)] == ["check.published", "check.corrected", "check.retracted"]
    last = json.loads(bodies(there)[-1])["data"]["document"]
    assert (last["state"], "rating" in last) == ("retracted", False)


def test_only_the_kinds_that_were_chosen_are_told(partner, people):
    with receiving(answering()) as there:
        factories.endpoint(partner, url=there.url, kinds=["retracted"])
        claim = factories.claim(people[0])
        factories.published(*people, claim)
        publishing.retract(factories.retraction(people[0], claim), by=people[1])
        work()
    assert told(there) == [("check.retracted", claim.public_id)]


def test_a_filter_chooses_checks_and_what_was_told_of_is_followed_to_its_end(partner, people):
    wanted, other = factories.claim(people[0]), factories.claim(people[0])
    with receiving(answering()) as there:
        filters = {"rating": "sebagian-benar", "claimant": wanted.claimant.slug}
        factories.endpoint(partner, url=there.url, filters=filters)
        factories.published(*people, other)
        factories.published(*people, wanted)
        work()
        # The correction changes the rating that the filter asks for; the tombstone has none.
        factories.correction(*people, wanted)
        factories.correction(*people, other)
        work()
        publishing.retract(factories.retraction(people[0], wanted), by=people[1])
        work()
    assert told(there) == [(f"check.{kind}", wanted.public_id) for kind in ("published", "corrected", "retracted")]


def test_a_failure_is_tried_again_under_the_same_id_and_the_same_words(partner, people):
    with receiving(in_turn(answering(500, b"sorry"), closing_early, answering(204, b""))) as there:
        factories.endpoint(partner, url=there.url)
        factories.published(*people)
        for _ in range(3):
            work()
            later()
        work()
    delivery = WebhookDelivery.objects.get()
    assert len(there.asked) == delivery.attempts == 3
    assert len(set(there.ids)) == len(set(bodies(there))) == 1
    attempts = WebhookAttempt.objects.order_by("pk").values_list("status", "error", "excerpt")
    assert list(attempts) == [(500, "", "sorry"), (None, "not_http", ""), (204, "", "")]
    assert (delivery.next_attempt_at, delivery.given_up_at) == (None, None)
    assert delivery.delivered_at


def test_after_a_failure_the_endpoint_rests_and_after_a_success_it_is_well(partner, people):
    with receiving(in_turn(answering(503, Retry_After="600"), answering())) as there:
        endpoint, _secret = factories.endpoint(partner, url=there.url)
        for _ in range(2):
            factories.published(*people)
        work()
        endpoint.refresh_from_db()
        assert len(there.asked) == 1
        assert timezone.now() + timedelta(seconds=590) < endpoint.rest_until < timezone.now() + timedelta(seconds=610)
        later()
        work()
    endpoint.refresh_from_db()
    assert (endpoint.failing_since, endpoint.rest_until) == (None, None)
    assert WebhookDelivery.objects.filter(delivered_at=None).count() == 0


def test_one_event_that_is_refused_does_not_hold_the_next_ones_up(partner, people):
    with receiving(in_turn(answering(400), answering())) as there:
        factories.endpoint(partner, url=there.url)
        factories.published(*people)
        work()
        WebhookEndpoint.objects.update(rest_until=None)
        second = factories.published(*people)
        work()
    assert WebhookDelivery.objects.get(delivered_at__isnull=False).entry == second


def test_410_disables_at_once_and_the_owner_is_told(partner, people):
    with receiving(answering(410)) as there:
        endpoint, _secret = factories.endpoint(partner, url=there.url)
        factories.published(*people)
        work()
        factories.published(*people)
        later()
        work()
    endpoint.refresh_from_db()
    assert (endpoint.state, endpoint.disabled_reason, len(there.asked)) == ("disabled", "gone", 1)
    assert Notice.objects.filter(person=partner, kind="endpoint_disabled").count() == 1


def test_when_nothing_was_delivered_for_days_it_is_disabled_and_nothing_is_lost(partner, people):
    with receiving(in_turn(*[answering(500)] * 10, answering())) as there:
        endpoint, _secret = factories.endpoint(partner, url=there.url)
        factories.published(*people)
        for made in range(10):
            later()
            if made == 9:
                assert WebhookEndpoint.objects.get().state == "enabled"
                WebhookEndpoint.objects.update(failing_since=timezone.now() - schedule.PATIENCE)
            work()
        endpoint.refresh_from_db()
        assert (endpoint.state, endpoint.disabled_reason, len(there.asked)) == ("disabled", "failing", 10)
        assert WebhookDelivery.objects.get().given_up_at
        factories.published(*people)
        later()
        work()
        assert len(there.asked) == 10
        verbs.replay_endpoint(endpoint, by=partner, after=0)
        verbs.resume_endpoint(endpoint, by=partner)
        work()
    assert [json.loads(body)["data"]["seq"] for body in bodies(there)[10:]] == [1, 2]


def test_an_event_that_alone_fails_is_given_up_and_the_endpoint_stays(partner, people):
    with receiving(answering(422)) as there:
        factories.endpoint(partner, url=there.url)
        factories.published(*people)
        for _ in range(10):
            WebhookEndpoint.objects.update(failing_since=None)  # others were delivered meanwhile
            later()
            work()
        later()
        work()
    assert len(there.asked) == 10
    assert WebhookDelivery.objects.get().given_up_at
    assert WebhookEndpoint.objects.get().state == "enabled"


def test_a_replay_tells_again_from_there_under_the_same_ids(partner, people):
    with receiving(answering()) as there:
        endpoint, _secret = factories.endpoint(partner, url=there.url)
        for _ in range(4):
            factories.published(*people)
        work()
        verbs.replay_endpoint(endpoint, by=partner, after=2)
        work()
    assert there.ids[4:] == there.ids[2:4]
    assert len(set(there.ids)) == 4
    assert WebhookDelivery.objects.count() == 4


def test_what_was_published_while_it_was_paused_is_told_when_it_is_resumed(partner, people):
    with receiving(answering()) as there:
        endpoint, _secret = factories.endpoint(partner, url=there.url)
        verbs.pause_endpoint(endpoint, by=partner)
        factories.published(*people)
        work()
        assert there.asked == []
        verbs.resume_endpoint(endpoint, by=partner)
        work()
    assert len(there.asked) == 1


def test_nothing_is_sent_for_a_partner_who_has_left(partner, people):
    with receiving(answering()) as there:
        factories.endpoint(partner, url=there.url)
        factories.published(*people)
        telling.take_up()
        partner.is_active = False
        partner.save()
        work()
        assert telling.pack(WebhookEndpoint.objects.get().pk) is None
    assert there.asked == []


def test_a_test_event_is_signed_and_says_what_it_is(partner):
    with receiving(answering()) as there:
        endpoint, secret = factories.endpoint(partner, url=there.url)
        delivery = verbs.try_endpoint(endpoint, by=partner)
        work()
    message = Webhook(secret).verify(there.asked[0].body, there.asked[0].headers)
    assert (message["type"], message["data"]) == ("webhook.test", {"endpoint": endpoint.public_id})
    assert there.ids == [delivery.webhook_id]


def test_while_secrets_overlap_both_verify_and_afterwards_the_new_one_alone(partner):
    with receiving(answering()) as there:
        endpoint, old = factories.endpoint(partner, url=there.url)
        endpoint, new = verbs.rotate_secret(endpoint, by=partner)
        verbs.try_endpoint(endpoint, by=partner)
        work()
        WebhookEndpoint.objects.update(previous_until=timezone.now() - timedelta(seconds=1))
        verbs.try_endpoint(endpoint, by=partner)
        work()
    first, second = there.asked
    assert Webhook(old).verify(first.body, first.headers) == Webhook(new).verify(first.body, first.headers)
    assert len(first.headers["webhook-signature"].split()) == 2
    assert Webhook(new).verify(second.body, second.headers)
    assert len(second.headers["webhook-signature"].split()) == 1


def test_a_secret_that_opens_no_more_is_told_in_the_log_and_sends_nothing(partner, people):
    with receiving(answering()) as there:
        factories.endpoint(partner, url=there.url)
        factories.published(*people)
        WebhookEndpoint.objects.update(secret="of another key")
        work()
    assert there.asked == []
    assert WebhookAttempt.objects.get().error == "no_secret"


def test_an_endpoint_deleted_while_it_is_being_told_leaves_nothing(partner, people):
    endpoint, _secret = factories.endpoint(partner)
    factories.published(*people)
    telling.take_up()
    delivery = WebhookDelivery.objects.select_related("endpoint").get()
    verbs.delete_endpoint(endpoint, by=partner)
    telling.settle(delivery, telling.Answer(status=200))
    assert not WebhookAttempt.objects.exists()


def test_those_that_are_well_come_before_those_that_fail(partner, people):
    ids = [factories.endpoint(partner)[0].pk for _ in range(3)]
    factories.published(*people)
    telling.take_up()
    WebhookEndpoint.objects.filter(pk=ids[0]).update(failing_since=timezone.now())
    assert telling.due(timezone.now()) == [(ids[1], False), (ids[2], False), (ids[0], True)]


def test_a_thousand_entries_are_taken_up_in_parts_and_once(partner, people, monkeypatch):
    monkeypatch.setattr(telling, "AT_ONCE", 2)
    endpoint, _secret = factories.endpoint(partner)
    for _ in range(5):
        factories.published(*people)
    assert [telling.take_up() for _ in range(4)] == [True, True, False, False]
    entries = list(WebhookDelivery.objects.order_by("pk").values_list("entry", flat=True))
    assert entries == list(LogEntry.objects.order_by("seq").values_list("seq", flat=True))
    endpoint.refresh_from_db()
    assert endpoint.told_up_to == 5


def test_an_endpoint_of_which_something_is_broken_holds_nobody_up(partner, people, monkeypatch, caplog):
    broken, well = (factories.endpoint(partner)[0] for _ in range(2))
    choose = telling.chosen

    def chosen(endpoint, entries):
        return choose(endpoint, entries) if endpoint != broken else {}["of a filter that is gone"]

    monkeypatch.setattr(telling, "chosen", chosen)
    factories.published(*people)
    assert telling.take_up() is False
    assert list(WebhookDelivery.objects.values_list("endpoint", flat=True)) == [well.pk]
    assert f"Endpoint {broken.pk}" in caplog.text


def test_attempts_are_forgotten_after_a_month_and_deliveries_are_not(partner, people):
    with receiving(answering()) as there:
        factories.endpoint(partner, url=there.url)
        for _ in range(2):
            factories.published(*people)
        work()
    WebhookAttempt.objects.filter(pk=WebhookAttempt.objects.first().pk).update(at=timezone.now() - timedelta(days=31))
    assert telling.forget_attempts() == 1
    assert (WebhookAttempt.objects.count(), WebhookDelivery.objects.count()) == (1, 2)


def test_the_owner_of_a_disabled_endpoint_gets_a_mail_that_leads_to_it(partner, people, mailoutbox):
    type(partner).objects.filter(pk=partner.pk).update(email="mitra@platform.example")
    with receiving(answering(410)) as there:
        endpoint, _secret = factories.endpoint(partner, url=there.url)
        factories.published(*people)
        work()
    assert [send_mail(pk, timezone.now()) for pk in people_due(timezone.now())] == [1]
    (letter,) = mailoutbox
    assert letter.subject == "A webhook endpoint of yours was disabled."
    assert f"/admin/partner/webhooks/{endpoint.pk}/" in letter.body
    assert there.url not in letter.body
