"""What we sign, the official library of Standard Webhooks takes; what was changed, it refuses."""

import base64
import time

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from claims.webhooks import signing

BODY = '{"type":"check.published","data":{"text":"70 persen – “ya”"}}'.encode()


def signed(*secrets, body=BODY, moment=None):
    return signing.headers("msg_1", int(time.time()) if moment is None else moment, body, secrets)


def test_the_official_library_takes_our_signature():
    secret = signing.new_secret()
    assert Webhook(secret).verify(BODY, signed(secret))["type"] == "check.published"


def test_during_an_overlap_the_old_secret_and_the_new_both_verify():
    old, new = signing.new_secret(), signing.new_secret()
    both = signed(new, old)
    assert Webhook(old).verify(BODY, both) == Webhook(new).verify(BODY, both)


@pytest.mark.parametrize(
    "change",
    [{"webhook-id": "msg_2"}, {"webhook-timestamp": str(int(time.time()) + 1)}, {"webhook-signature": "v1,AAAA"}],
)
def test_what_was_changed_on_the_way_is_refused(change):
    secret = signing.new_secret()
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY, signed(secret) | change)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY + b" ", signed(secret))


def test_a_message_of_another_endpoint_or_of_long_ago_is_refused():
    secret = signing.new_secret()
    with pytest.raises(WebhookVerificationError):
        Webhook(signing.new_secret()).verify(BODY, signed(secret))
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY, signed(secret, moment=int(time.time()) - 600))


def test_secrets_are_new_each_time_and_as_long_as_the_specification_says():
    secrets = {signing.new_secret() for _ in range(50)}
    assert len(secrets) == 50
    assert all(24 <= len(base64.b64decode(secret.removeprefix("whsec_"))) <= 64 for secret in secrets)
