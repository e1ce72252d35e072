"""What partners do with their endpoints, and what stays hidden of it."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from claims.models import Event, EventDetail, Notice, WebhookDelivery, WebhookEndpoint
from claims.vocabulary import DisabledReason, LogKind
from claims.webhooks import verbs
from claims.webhooks.sealing import Unsealable, seal, unseal
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db
URL = "https://hook.example/receive?token=rahasia-penerima"


def refused(function, *args, **named):
    with pytest.raises(Refused) as refusal:
        function(*args, **named)
    return refusal.value.code, refusal.value.field


def test_a_new_endpoint_is_told_of_what_comes_and_not_of_what_was(partner, people):
    entry = factories.published(*people)
    endpoint, secret = factories.endpoint(partner, url=URL, kinds=["retracted", "published", "published"])
    assert secret.startswith("whsec_")
    assert (endpoint.state, endpoint.told_up_to, endpoint.kinds) == ("enabled", entry.seq, ["published", "retracted"])


def test_a_secret_is_nowhere_in_the_database_and_opens_with_the_key_alone(partner, settings):
    endpoint, secret = factories.endpoint(partner)
    _rotated, second = verbs.rotate_secret(endpoint, by=partner)
    with connection.cursor() as cursor:
        for table in ("claims_webhookendpoint", "claims_eventdetail", "claims_event"):
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ''), '') FROM {table} t")
            text = cursor.fetchone()[0]
            assert not any(part in text for one in (secret, second) for part in (one, one.removeprefix("whsec_")))
    endpoint.refresh_from_db()
    assert (unseal(endpoint.secret), unseal(endpoint.previous_secret)) == (second, secret)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10
    assert unseal(endpoint.secret) == second
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Unsealable):
        unseal(endpoint.secret)
    assert seal(secret) != seal(secret)


def test_every_act_leaves_an_event_and_none_holds_an_address_or_a_secret(partner):
    endpoint, _secret = factories.endpoint(partner, url=URL, description="Meja rahasia-penerima")
    verbs.edit_endpoint(endpoint, by=partner, changes={"url": f"{URL}2", "kinds": ["corrected"]})
    verbs.rotate_secret(endpoint, by=partner)
    verbs.try_endpoint(endpoint, by=partner)
    verbs.pause_endpoint(endpoint, by=partner)
    verbs.resume_endpoint(endpoint, by=partner)
    verbs.replay_endpoint(endpoint, by=partner, after=0)
    verbs.disable_endpoint(endpoint, DisabledReason.GONE)
    verbs.delete_endpoint(endpoint, by=partner)
    events = Event.objects.filter(thing="webhookendpoint").order_by("pk")
    assert [event.verb for event in events] == [
        "register_endpoint", "edit_endpoint", "rotate_secret", "try_endpoint", "pause_endpoint", "resume_endpoint",
        "replay_endpoint", "disable_endpoint", "delete_endpoint",
    ]  # fmt: skip
    assert [event.actor for event in events] == [partner] * 7 + [None, partner]
    said = json.dumps(list(EventDetail.objects.values_list("changes", "reason")))
    assert "rahasia" not in said
    assert '["corrected"]' in said
    assert not WebhookEndpoint.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"url": "http://hook.example/"}, "invalid_url", "url"),
        ({"url": "https://user:pass@hook.example/"}, "invalid_url", "url"),
        ({"url": "https://hook.example/" + "x" * 2000}, "invalid", "url"),
        ({"url": ""}, "invalid_url", "url"),
        ({"url": 7}, "invalid_url", "url"),
        ({"description": "x" * 201}, "invalid", "description"),
        ({"kinds": []}, "invalid_kinds", "kinds"),
        ({"kinds": "published"}, "invalid_kinds", "kinds"),
        ({"kinds": ["drafted"]}, "invalid_kinds", "kinds"),
        ({"kinds": [["published"]]}, "invalid_kinds", "kinds"),
        ({"filters": []}, "invalid_filters", "filters"),
        ({"filters": {"rating": 7}}, "invalid_filters", "filters"),
        ({"filters": {"q": "beras"}}, "unknown_filter", "filters"),
        ({"filters": {"claim__text": "beras"}}, "unknown_filter", "filters"),
        ({"filters": {"language": "xx"}}, "invalid_filter", "filters"),
        ({"filters": {"rating": "a b"}}, "invalid_filter", "filters"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_written(partner, changes, code, field):
    assert refused(factories.endpoint, partner, **changes) == (code, field)
    endpoint, _secret = factories.endpoint(partner)
    assert refused(verbs.edit_endpoint, endpoint, by=partner, changes=changes) == (code, field)
    endpoint.refresh_from_db()
    assert (endpoint.url, endpoint.kinds, endpoint.filters) == ("https://hook.example/", LogKind.values, {})


ACTS = {
    "edit_endpoint": {"changes": {"description": "x"}},
    "rotate_secret": {},
    "try_endpoint": {},
    "pause_endpoint": {},
    "resume_endpoint": {},
    "replay_endpoint": {"after": 0},
    "delete_endpoint": {},
}


@pytest.mark.parametrize("act", ACTS)
def test_another_partner_and_the_desk_are_refused(partner, act):
    endpoint, _secret = factories.endpoint(partner)
    if act == "resume_endpoint":
        verbs.pause_endpoint(endpoint, by=partner)
    for other, code in (("partner", "not_yours"), ("administrator", "not_permitted")):
        assert refused(getattr(verbs, act), endpoint, by=factories.user(other), **ACTS[act])[0] == code
    getattr(verbs, act)(endpoint, by=partner, **ACTS[act])


@pytest.mark.parametrize(("state", "refusals"), [("enabled", {"resume_endpoint": "already_enabled"}),
                                                 ("paused", {"try_endpoint": "not_enabled", "pause_endpoint": "not_enabled"}),
                                                 ("disabled", {"try_endpoint": "not_enabled", "pause_endpoint": "not_enabled"})])  # fmt: skip
@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_done_in_the_states_in_which_it_means_something(partner, act, state, refusals):
    endpoint, _secret = factories.endpoint(partner)
    if state == "paused":
        verbs.pause_endpoint(endpoint, by=partner)
    if state == "disabled":
        verbs.disable_endpoint(endpoint, DisabledReason.FAILING)
    if act in refusals:
        assert refused(getattr(verbs, act), endpoint, by=partner, **ACTS[act])[0] == refusals[act]
    else:
        getattr(verbs, act)(endpoint, by=partner, **ACTS[act])


def test_a_partner_has_so_many_endpoints_and_no_more(partner):
    for _ in range(verbs.MOST):
        factories.endpoint(partner)
    assert refused(factories.endpoint, partner)[0] == "too_many_endpoints"
    factories.endpoint(factories.user("partner"))


def test_tests_do_not_pile_up(partner):
    endpoint, _secret = factories.endpoint(partner)
    for _ in range(verbs.TESTS_WAITING):
        verbs.try_endpoint(endpoint, by=partner)
    assert refused(verbs.try_endpoint, endpoint, by=partner)[0] == "tests_wait"


def test_after_two_rotations_the_first_secret_signs_no_more(partner):
    endpoint, first = factories.endpoint(partner)
    endpoint, second = verbs.rotate_secret(endpoint, by=partner)
    endpoint, third = verbs.rotate_secret(endpoint, by=partner)
    assert (unseal(endpoint.secret), unseal(endpoint.previous_secret)) == (third, second)
    assert endpoint.previous_until <= timezone.now() + timedelta(hours=24)
    assert len({first, second, third}) == 3


def test_a_replay_goes_back_and_never_forward(partner, people):
    for _ in range(3):
        factories.published(*people)
    endpoint, _secret = factories.endpoint(partner)
    assert verbs.replay_endpoint(endpoint, by=partner, after=1).told_up_to == 1
    assert verbs.replay_endpoint(endpoint, by=partner, after=3).told_up_to == 1
    for after in (-1, 4):
        assert refused(verbs.replay_endpoint, endpoint, by=partner, after=after) == ("no_such_entry", "after")


def test_who_is_disabled_is_told_once_and_their_resuming_clears_it(partner):
    endpoint, _secret = factories.endpoint(partner)
    verbs.disable_endpoint(endpoint, DisabledReason.FAILING)
    notice = Notice.objects.get(person=partner)
    assert (notice.kind, notice.actor, notice.object_id) == ("endpoint_disabled", None, endpoint.pk)
    endpoint = verbs.resume_endpoint(endpoint, by=partner)
    assert (endpoint.state, endpoint.disabled_reason, endpoint.disabled_at) == ("enabled", "", None)


def test_with_an_endpoint_go_its_deliveries(partner):
    endpoint, _secret = factories.endpoint(partner)
    verbs.try_endpoint(endpoint, by=partner)
    verbs.delete_endpoint(endpoint, by=partner)
    assert not WebhookDelivery.objects.exists()
