"""Partners look after their webhooks by API; nobody else sees that they are there."""

import json

import pytest
from django.utils import timezone
from standardwebhooks.webhooks import Webhook

from claims.models import WebhookDelivery, WebhookEndpoint
from claims.webhooks import telling, verbs
from tests import factories
from tests.support.keys import bearer
from tests.webhooks.receiver import answering, in_turn, receiving

pytestmark = pytest.mark.django_db
ENDPOINTS = "/api/v1/webhooks/endpoints/"
WANTED = {"url": "https://hook.example/x", "kinds": ["published", "retracted"]}


@pytest.fixture
def partner():
    return factories.user("partner")


@pytest.fixture
def ask(client, partner):
    def ask(method, url, body=None, by=partner, **more):
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        sent = {"content_type": "application/json", **more}
        if "headers" not in sent:
            sent["headers"] = bearer(by, "webhooks")
        return client.generic(method.upper(), url, data, **sent)

    return ask


@pytest.fixture
def mine(partner):
    endpoint, _secret = factories.endpoint(partner)
    return f"{ENDPOINTS}{endpoint.public_id}/"


def test_an_endpoint_is_registered_and_its_secret_shown_once(ask):
    made = ask("post", ENDPOINTS, {**WANTED, "description": "Desk", "filters": {"language": "id"}})
    assert made.status_code == 201
    body = made.json()
    secret = body.pop("secret")
    assert secret.startswith("whsec_")
    assert (body["state"], body["kinds"], body["filters"]) == ("enabled", WANTED["kinds"], {"language": "id"})
    seen = ask("get", made["Location"])
    assert seen.json() == body
    assert ask("get", ENDPOINTS).json() == {"results": [body]}
    assert secret not in seen.content.decode() + ask("get", ENDPOINTS).content.decode()
    assert seen["Cache-Control"] == made["Cache-Control"] == "no-store"


def test_it_is_changed_paused_resumed_and_deleted(ask, mine):
    assert ask("patch", mine, {"kinds": ["corrected"], "description": "New"}).json()["kinds"] == ["corrected"]
    assert ask("post", f"{mine}pause/").json()["state"] == "paused"
    again = ask("post", f"{mine}pause/")
    assert (again.status_code, again.json()["code"]) == (409, "not_enabled")
    assert ask("post", f"{mine}resume/").json()["state"] == "enabled"
    gone = ask("delete", mine)
    assert (gone.status_code, gone.content) == (204, b"")
    assert ask("get", mine).status_code == 404


def test_a_test_is_sent_and_rotation_signs_with_both_secrets(ask, settings):
    settings.WEBHOOKS_TO_LOOPBACK = True
    with receiving(answering()) as there:
        made = ask("post", ENDPOINTS, {**WANTED, "url": there.url}).json()
        rotated = ask("post", f"{ENDPOINTS}{made['id']}/rotate/").json()
        assert rotated["previous_secret_until"] > rotated["created_at"]
        sent = ask("post", f"{ENDPOINTS}{made['id']}/test/")
        assert sent.status_code == 202
        _work()
    for secret in (made["secret"], rotated["secret"]):
        assert Webhook(secret).verify(there.asked[0].body, there.asked[0].headers)["type"] == "webhook.test"
    assert there.ids == [sent.json()["webhook_id"]]


def _work():
    telling.take_up()
    for endpoint, _failing in telling.due(timezone.now()):
        while parcel := telling.pack(endpoint):
            telling.settle(parcel.delivery, parcel.send())


def test_the_log_of_deliveries_says_what_was_answered(ask, partner, people, settings):
    settings.WEBHOOKS_TO_LOOPBACK = True
    with receiving(in_turn(answering(500, b"Sorry, <b>no</b>"), answering())) as there:
        endpoint, _secret = factories.endpoint(partner, url=there.url)
        entries = [factories.published(*people) for _ in range(3)]
        _work()
    url = f"{ENDPOINTS}{endpoint.public_id}/deliveries/"
    found = ask("get", url).json()["results"]
    assert [each["seq"] for each in found] == [entry.seq for entry in reversed(entries)]
    failed = found[-1]
    assert (failed["type"], failed["attempts"], failed["delivered_at"]) == ("check.published", 1, None)
    assert failed["next_attempt_at"]
    (attempt,) = failed["log"]
    assert (attempt["status"], attempt["error"], attempt["answer"]) == (500, "", "Sorry, <b>no</b>")
    assert found[0]["delivered_at"]
    assert [each["seq"] for each in ask("get", f"{url}?state=due").json()["results"]] == [entries[0].seq]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_deliveries_are_walked_by_links_each_once(ask, partner, size):
    endpoint, _secret = factories.endpoint(partner)
    made = [verbs.try_endpoint(endpoint, by=partner).webhook_id for _ in range(5)]
    url, walked = f"{ENDPOINTS}{endpoint.public_id}/deliveries/?page_size={size}", []
    while url:
        answer = ask("get", url).json()
        walked += [each["webhook_id"] for each in answer["results"]]
        url = answer["next"]
    assert walked == made[::-1]


def test_the_number_of_queries_does_not_grow_with_the_deliveries(ask, partner, django_assert_max_num_queries):
    endpoint, _secret = factories.endpoint(partner)
    for _ in range(5):
        delivery = verbs.try_endpoint(endpoint, by=partner)
        telling.settle(delivery, telling.Answer(status=500))
    headers = bearer(partner, "webhooks")
    # The key, its use, its owner, and three for the deliveries.
    with django_assert_max_num_queries(7):
        answer = ask("get", f"{ENDPOINTS}{endpoint.public_id}/deliveries/", headers=headers)
    assert len(answer.json()["results"]) == 5


def test_a_replay_is_asked_for_by_sequence_number(ask, mine, people):
    for _ in range(2):
        factories.published(*people)
    WebhookEndpoint.objects.update(told_up_to=2)
    answer = ask("post", f"{mine}replay/", {"after": 1})
    assert (answer.status_code, answer.json()["told_up_to"]) == (202, 1)
    refused = ask("post", f"{mine}replay/", {"after": 3})
    assert (refused.status_code, refused.json()["code"], refused.json()["parameter"]) == (400, "no_such_entry", "after")


EVERYTHING = [
    ("get", ""), ("patch", ""), ("delete", ""), ("get", "deliveries/"),
    *(("post", f"{act}/") for act in ("rotate", "test", "replay", "pause", "resume")),
]  # fmt: skip


@pytest.mark.parametrize(("method", "rest"), EVERYTHING)
def test_anothers_endpoint_is_one_that_never_was(ask, mine, method, rest):
    other = factories.user("partner")
    body = {"after": 0} if rest == "replay/" else {}
    theirs, never = (ask(method, f"{url}{rest}", body, by=other) for url in (mine, f"{ENDPOINTS}zyxwvzyxwv/"))
    assert (theirs.status_code, theirs.content) == (never.status_code, never.content)
    assert theirs.status_code == 404
    assert ask("get", mine).json()["state"] == "enabled"


@pytest.mark.parametrize(("method", "rest"), [("get", None), ("post", None), *EVERYTHING])
def test_without_a_key_of_the_scope_nobody_learns_anything(client, mine, partner, method, rest):
    for headers in ({}, {"Authorization": "Bearer x"}, bearer(partner, "read")):
        url = ENDPOINTS if rest is None else f"{mine}{rest}"
        answer = client.generic(method.upper(), url, b"{}", content_type="application/json", headers=headers)
        assert answer.status_code in (401, 403)
        assert answer["Content-Type"] == "application/problem+json"
    assert WebhookDelivery.objects.count() == 0


def test_who_is_no_partner_registers_nothing(ask):
    answer = ask("post", ENDPOINTS, WANTED, by=factories.user("administrator"))
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


def test_the_ninth_endpoint_is_refused(ask, partner):
    for _ in range(verbs.MOST):
        factories.endpoint(partner)
    answer = ask("post", ENDPOINTS, WANTED)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_endpoints")


@pytest.mark.parametrize(
    ("body", "code", "parameter"),
    [
        ({}, "missing_field", "url"),
        ({"url": "https://hook.example/"}, "missing_field", "kinds"),
        ({**WANTED, "secret": "whsec_mine"}, "unknown_field", "secret"),
        ({**WANTED, "state": "disabled"}, "unknown_field", "state"),
        ({**WANTED, "url": 7}, "invalid_field", "url"),
        ({**WANTED, "description": {"en": "x"}}, "invalid_field", "description"),
        ({**WANTED, "description": "a\x00b"}, "invalid_field", "description"),
        ({**WANTED, "kinds": "published"}, "invalid_field", "kinds"),
        ({**WANTED, "kinds": ["drafted"]}, "invalid_kinds", "kinds"),
        ({**WANTED, "filters": []}, "invalid_field", "filters"),
        ({**WANTED, "filters": {"claim__text": "x"}}, "unknown_filter", "filters"),
        ({**WANTED, "filters": {"rating": "a\x00"}}, "invalid_filter", "filters"),
        ({**WANTED, "url": "http://hook.example/"}, "invalid_url", "url"),
        ({**WANTED, "url": "https://hook.example/\r\nX: y"}, "invalid_url", "url"),
        ({**WANTED, "url": "https://hook.example/" + "x" * 3000}, "invalid", "url"),
    ],
)
def test_a_bad_field_is_named_in_a_problem_document(ask, mine, body, code, parameter):
    answer = ask("post", ENDPOINTS, body)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert (answer.json()["code"], answer.json()["parameter"]) == (code, parameter)
    if code != "missing_field":
        assert ask("patch", mine, body).json()["code"] == code
    assert WebhookEndpoint.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "more", "status", "code"),
    [
        (b"{", {}, 400, "parse_error"),
        (b"[]", {}, 400, "parse_error"),
        (b"null", {}, 400, "parse_error"),
        (b'{"url": "https://a.example/", "url": "https://b.example/", "kinds": ["published"]}', {}, 400, "parse_error"),
        (b'{"url": "\xff"}', {}, 400, "parse_error"),
        (b'{"url": "\\ud800"}', {}, 400, "parse_error"),
        (b'{"after": NaN}', {}, 400, "parse_error"),
        (b'{"after": ' + b"9" * 5000 + b"}", {}, 400, "parse_error"),
        (b'{"filters":' * 1000 + b"{}" + b"}" * 1000, {}, 400, "parse_error"),
        (b"[" * 10_000, {}, 400, "parse_error"),
        (b'{"description": "' + b"x" * 20_000 + b'"}', {}, 413, "body_too_long"),
        (b"url=x", {"content_type": "application/x-www-form-urlencoded"}, 415, "unsupported_media_type"),
        (b"<url/>", {"content_type": "text/xml"}, 415, "unsupported_media_type"),
    ],
)
@pytest.mark.parametrize("how", ["post", "patch", "replay"])
def test_a_body_that_is_no_object_of_ours_is_a_problem_document(ask, mine, how, body, more, status, code):
    method, url = {"post": ("post", ENDPOINTS), "patch": ("patch", mine), "replay": ("post", f"{mine}replay/")}[how]
    answer = ask(method, url, body, **more)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["code"] == code


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("foo=1", "foo", "unknown_parameter"),
        ("page_size=0", "page_size", "invalid_parameter"),
        ("page_size=201", "page_size", "invalid_parameter"),
        ("state=lost", "state", "invalid_parameter"),
        ("state=", "state", "invalid_parameter"),
        ("before=msg_x_1", "before", "invalid_cursor"),
        ("before=a%00", "before", "invalid_parameter"),
        ("state=due&state=due", "state", "repeated_parameter"),
    ],
)
def test_a_bad_parameter_of_the_log_is_named(ask, mine, query, parameter, code):
    answer = ask("get", f"{mine}deliveries/?{query}")
    assert (answer.status_code, answer.json()["parameter"], answer.json()["code"]) == (400, parameter, code)


def test_a_webhook_id_of_another_endpoint_is_no_place_in_this_log(ask, mine):
    other = factories.user("partner")
    theirs = verbs.try_endpoint(factories.endpoint(other)[0], by=other).webhook_id
    assert ask("get", f"{mine}deliveries/?before={theirs}").json()["code"] == "invalid_cursor"


@pytest.mark.parametrize(
    ("method", "rest", "allowed"),
    [("put", "", "DELETE, GET, HEAD, OPTIONS, PATCH"), ("get", "rotate/", "OPTIONS, POST"), ("post", "deliveries/", "GET, HEAD, OPTIONS")],
)  # fmt: skip
def test_a_method_that_is_not_taken_says_which_are(ask, mine, method, rest, allowed):
    answer = ask(method, f"{mine}{rest}", {})
    assert answer.status_code == 405
    assert sorted(answer["Allow"].split(", ")) == allowed.split(", ")
