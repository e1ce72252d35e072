"""Signatures after Standard Webhooks (standardwebhooks.com, symmetric scheme "v1"). Pure."""

import base64
import hashlib
import hmac
import secrets as random
from collections.abc import Iterable

PREFIX = "whsec_"
KEY_BYTES = 32  # the specification: between 24 and 64


def new_secret() -> str:
    return PREFIX + base64.b64encode(random.token_bytes(KEY_BYTES)).decode()


def headers(webhook_id: str, moment: int, body: bytes, secrets: Iterable[str]) -> dict[str, str]:
    """`moment`: of this attempt, Unix seconds. With several secrets there is a signature by each, for an overlap."""
    signed = b".".join((webhook_id.encode(), str(moment).encode(), body))
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(moment),
        "webhook-signature": " ".join(_signature(secret, signed) for secret in secrets),
    }


def _signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
