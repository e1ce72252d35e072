"""JSON Schemas of webhook endpoints and deliveries: what partners send of them and get (docs/webhooks.md)."""

from claims.api.base import Act
from claims.api.documents import INSTANT, PUBLIC_ID, TEXT, WHOLE, Schema, document, listed, many, maybe, page_of
from claims.filtersets import FILTERS
from claims.models.fields import MAX_URL_LENGTH
from claims.vocabulary import EndpointState, LogKind

# As vetting.parts_of takes it.
URL = r"^https://([0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?|\[[0-9A-Fa-f:.]+\])(:[1-9][0-9]{0,4})?([/?][!\"$-~]*)?$"
_TYPED: dict[str, Schema] = {
    "url": {"type": "string", "format": "uri", "pattern": URL, "maxLength": MAX_URL_LENGTH},
    "description": {"type": "string", "pattern": r"^[^\x00]*$", "maxLength": 200},
    "kinds": {**many(listed(LogKind)), "minItems": 1},
    "filters": {
        "type": "object",
        "properties": {name: TEXT for name in FILTERS if name != "q"},
        "additionalProperties": False,
        "description": "As the list of checks takes them.",
    },
}
NEW = {"type": "object", "properties": _TYPED, "required": ["url", "kinds"], "additionalProperties": False}
CHANGES = {"type": "object", "properties": _TYPED, "additionalProperties": False}
AFTER = document({"after": {**WHOLE, "minimum": 0, "description": "The number of an entry of the log."}})
ENDPOINT = document(
    {
        "id": TEXT,
        **_TYPED,
        "url": {"type": "string", "format": "uri"},
        "state": listed(EndpointState),
        "disabled": maybe(document({"reason": TEXT, "detail": TEXT, "at": INSTANT})),
        "failing_since": maybe(INSTANT),
        "told_up_to": {**WHOLE, "description": "The last entry of the log that was looked at for it."},
        "previous_secret_until": maybe(INSTANT),
        "created_at": INSTANT,
    }
)
WITH_SECRET = document({**ENDPOINT["properties"], "secret": {**TEXT, "description": "Shown this once."}})
_ATTEMPT = document({"at": INSTANT, "status": maybe(WHOLE), "error": TEXT, "duration_ms": WHOLE, "answer": TEXT})
DELIVERY = document(
    {
        "webhook_id": TEXT,
        "type": TEXT,
        "seq": maybe(WHOLE),
        "public_id": maybe(PUBLIC_ID),
        "attempts": WHOLE,
        **dict.fromkeys(("created_at", "next_attempt_at", "delivered_at", "given_up_at"), maybe(INSTANT)),
        "log": many(_ATTEMPT),
    },
    optional=("log",),
)
ENDPOINTS = document({"results": many(ENDPOINT)})
DELIVERIES = page_of(DELIVERY)
ACTS = {
    "rotate": Act("A new secret; until the overlap ends both sign.", answers=WITH_SECRET),
    "test": Act("Sends a test event.", 202, answers=DELIVERY),
    "replay": Act("Tells again of every entry behind a number of the log.", 202, AFTER, ENDPOINT),
    "pause": Act("Sends nothing until it is resumed.", answers=ENDPOINT),
    "resume": Act("Sends again, beginning with what was missed.", answers=ENDPOINT),
}
