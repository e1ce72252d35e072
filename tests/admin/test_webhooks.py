"""A partner's own pages: endpoints, the secret once, the log of deliveries; nobody else's."""

import html
import re

import pytest
from standardwebhooks.webhooks import Webhook

from claims.jobs.addresses import address_of
from claims.models import Event, Notice, WebhookDelivery, WebhookEndpoint
from claims.vocabulary import DisabledReason
from claims.webhooks import telling, verbs
from claims.webhooks.sealing import unseal
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/admin/partner/webhooks/"
NEW = {
    "url": "https://hook.example/x",
    "description": "Desk",
    "kinds": ["published", "retracted"],
    "filter_language": "id",
}


@pytest.fixture
def partner(client):
    made = factories.user("partner")
    client.force_login(made)
    return made


@pytest.fixture
def mine(partner):
    return factories.endpoint(partner)[0]


def text(answer):
    return html.unescape(answer.content.decode())


def do(client, endpoint, verb, **posted):
    return client.post(f"{LIST}{endpoint.pk}/{verb}/", posted, follow=True)


def test_a_secret_stands_on_the_page_that_made_it_and_on_no_other(client, partner):
    page = client.post(LIST, NEW)
    (secret,) = re.findall(r"whsec_[A-Za-z0-9+/=]+", text(page))
    assert "no-store" in page["Cache-Control"]
    endpoint = WebhookEndpoint.objects.get()
    assert (unseal(endpoint.secret), endpoint.filters) == (secret, {"language": "id"})
    (second,) = re.findall(r"whsec_[A-Za-z0-9+/=]+", text(do(client, endpoint, "rotate_secret")))
    assert Webhook(second)._whsecret != Webhook(secret)._whsecret
    for url in (LIST, f"{LIST}{endpoint.pk}/"):
        assert "whsec_" not in text(client.get(url))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"url": "http://hook.example/"}, "starts with https://"),
        ({"url": ""}, "required"),
        ({"kinds": []}, "required"),
        ({"kinds": ["drafted"]}, "drafted"),
        ({"filter_published_after": "soon"}, "Give a day"),
        ({"filter_rating": "a b"}, "Letters, digits"),
    ],
)
def test_what_cannot_be_is_said_at_the_form_which_keeps_its_text(client, partner, change, says):
    page = text(client.post(LIST, {**NEW, **change}))
    assert says in page
    assert 'value="Desk"' in page
    assert not WebhookEndpoint.objects.exists()


def test_an_endpoint_is_changed_and_shows_what_it_is_now(client, mine):
    page = client.post(f"{LIST}{mine.pk}/", {**NEW, "filter_published_after": "2026-01-02"}, follow=True)
    mine.refresh_from_db()
    assert mine.filters == {"language": "id", "published_after": "2026-01-02"}
    assert 'value="2026-01-02"' in text(page)
    client.post(f"{LIST}{mine.pk}/", {"url": NEW["url"], "kinds": ["corrected"]})
    mine.refresh_from_db()
    assert (mine.filters, mine.kinds) == ({}, ["corrected"])


def test_buttons_do_what_they_say(client, partner, mine, people):
    factories.published(*people)
    telling.take_up()
    assert "A test is on its way" in text(do(client, mine, "try_endpoint"))
    assert "Resume" in text(do(client, mine, "pause_endpoint"))
    assert "Resume it first" in text(do(client, mine, "try_endpoint"))
    assert "Send a test" in text(do(client, mine, "resume_endpoint"))
    assert "sent again" in text(do(client, mine, "replay_endpoint", after="0"))
    for after in ("", "x", "99", "9" * 40):
        assert "There are entries from 1 to 1" in text(do(client, mine, "replay_endpoint", after=after))
    assert do(client, mine, "erase").status_code == 404
    assert "deleted" in text(do(client, mine, "delete_endpoint"))
    assert not WebhookEndpoint.objects.exists()


def test_the_log_shows_attempts_and_what_was_answered_as_text(client, partner, mine):
    delivery = verbs.try_endpoint(mine, by=partner)
    telling.settle(delivery, telling.Answer(status=500, excerpt="<script>alert(1)</script>"))
    telling.settle(delivery, telling.Answer(error="not_public"))
    page = client.get(f"{LIST}{mine.pk}/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "500" in page
    assert "address is not a public one" in page
    assert delivery.webhook_id in page


def test_older_deliveries_are_behind_a_link(client, partner, mine, monkeypatch):
    from claims.admin import webhooks

    monkeypatch.setattr(webhooks, "SHOWN", 2)
    ids = [verbs.try_endpoint(mine, by=partner).webhook_id for _ in range(3)]
    page = text(client.get(f"{LIST}{mine.pk}/"))
    assert [each in page for each in ids] == [False, True, True]
    (link,) = re.findall(r'href="(\?before=[^"]+)"', page)
    assert ids[0] in text(client.get(f"{LIST}{mine.pk}/{link}"))
    assert client.get(f"{LIST}{mine.pk}/?before=msg_x").status_code == 404


def test_an_endpoint_of_another_partner_is_not_there(client, partner):
    theirs, _secret = factories.endpoint(factories.user("partner"))
    assert client.get(f"{LIST}{theirs.pk}/").status_code == 404
    for verb in ("rotate_secret", "try_endpoint", "pause_endpoint", "replay_endpoint", "delete_endpoint"):
        assert do(client, theirs, verb, after="0").status_code == 404
    assert theirs.url not in text(client.get(LIST))
    assert WebhookEndpoint.objects.get().state == "enabled"
    assert not WebhookDelivery.objects.exists()


def test_the_notice_of_a_disabled_endpoint_leads_to_its_page_which_says_why(client, partner, mine):
    verbs.disable_endpoint(mine, DisabledReason.GONE)
    page = client.get(address_of(Notice.objects.get(person=partner)))
    assert "410 Gone" in text(page)
    assert "Resume" in text(page)


def test_the_pages_are_in_the_language_of_their_address(client, mine):
    assert client.get(f"/id{LIST}").status_code == client.get(f"/id{LIST}{mine.pk}/").status_code == 200


def test_an_administrator_stops_an_endpoint_without_seeing_its_address_and_the_partner_is_told(client, people):
    theirs, _secret = factories.endpoint(factories.user("partner"), url="https://hook.example/token-4711")
    administrator = factories.user("administrator")
    client.force_login(administrator)
    page = text(client.get(LIST))
    assert "hook.example" in page
    assert "token-4711" not in page
    assert "may resume it" in text(do(client, theirs, "stop_endpoint"))
    theirs.refresh_from_db()
    assert (theirs.state, theirs.disabled_reason) == ("disabled", "stopped")
    event = Event.objects.get(verb="stop_endpoint")
    assert (event.actor, "4711" in str(vars(event.detail))) == (administrator, False)
    assert Notice.objects.get().person == theirs.owner
    assert "Nothing is sent to this endpoint now." in text(do(client, theirs, "stop_endpoint"))
    client.force_login(theirs.owner)
    assert "The newsroom stopped it" in text(client.get(f"{LIST}{theirs.pk}/"))
    assert do(client, theirs, "stop_endpoint").status_code == 403
    assert "Send a test" in text(do(client, theirs, "resume_endpoint"))
    client.force_login(people[1])
    assert client.get(LIST).status_code == do(client, theirs, "stop_endpoint").status_code == 403
