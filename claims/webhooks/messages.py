"""What is sent: the entry of the log whole, as the change feed has it, under the headers of Standard Webhooks."""

import json
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from claims.models import WebhookDelivery, WebhookEndpoint
from claims.publishing.canonical import instant, log_instant
from claims.webhooks import signing
from claims.webhooks.sealing import unseal

AGENT = "factcheck-workbench"


def body_of(delivery: WebhookDelivery) -> bytes:
    """The same at every attempt. The document is passed on as it is stored, so its hash can be checked: null once it
    was erased."""
    entry = delivery.entry
    if entry is None:
        data = json.dumps({"endpoint": delivery.endpoint.public_id})
        return _body("webhook.test", instant(delivery.created_at), data)
    head = {
        "seq": entry.seq,
        "kind": entry.kind,
        "public_id": entry.public_id,
        "revision": entry.revision,
        "reference": entry.reference,
        "at": log_instant(entry.at),
        "document_sha256": entry.document_sha256,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
        "url": settings.SITE_URL.rstrip("/") + reverse("api:check", args=[entry.public_id]),
    }
    data = f'{json.dumps(head, separators=(",", ":"))[:-1]},"document":{entry.document.body or "null"}}}'
    return _body(f"check.{entry.kind}", log_instant(entry.at), data)


def _body(kind: str, at: str, data: str) -> bytes:
    return f'{{"type":"{kind}","timestamp":"{at}","data":{data}}}'.encode()


def headers_of(delivery: WebhookDelivery, body: bytes, now: datetime) -> dict[str, str]:
    """Raises Unsealable."""
    return {
        "Content-Type": "application/json",
        "User-Agent": f"{AGENT} ({settings.SITE_URL})",
        **signing.headers(delivery.webhook_id, int(now.timestamp()), body, _secrets(delivery.endpoint, now)),
    }


def _secrets(endpoint: WebhookEndpoint, now: datetime) -> list[str]:
    """The new one first; the previous while they overlap."""
    overlap = endpoint.previous_until is not None and now < endpoint.previous_until
    return [unseal(sealed) for sealed in [endpoint.secret, *([endpoint.previous_secret] if overlap else [])]]
