"""Against the webhooks of partners."""

from tests.integrity.attacks import attack


def endpoint(public_id: str = "'bcdfghjkmn'") -> str:
    return (
        "INSERT INTO claims_webhookendpoint (public_id, owner_id, url, description, kinds, filters, state, disabled_reason, "
        "secret, previous_secret, told_up_to, created_at) "
        f"VALUES ({public_id}, %(partner)s, 'https://hook.example/', '', '{{published}}', '{{}}', 'enabled', '', 'x', '', 0, now())"
    )


OWN = "WHERE id = %(endpoint)s"
DUE = "WHERE id = %(delivery)s"


def told(webhook_id: str, entry: str = "%(seq)s") -> str:
    return (
        "INSERT INTO claims_webhookdelivery (endpoint_id, entry_id, webhook_id, created_at, attempts, next_attempt_at) "
        f"VALUES (%(endpoint)s, {entry}, '{webhook_id}', now(), 0, now())"
    )


TRIED = "INSERT INTO claims_webhookattempt (delivery_id, at, status, error, duration_ms, excerpt) VALUES (%(delivery)s, now(), {}, {}, 1, '')"
WEBHOOKS = [
    attack("an endpoint under the address of another", endpoint("%(endpoint_public_id)s"), "claims_webhookendpoint_public_id_key"),
    attack("an endpoint that is told of nothing", f"UPDATE claims_webhookendpoint SET kinds = '{{}}' {OWN}", "endpoint_chooses_events"),
    attack("disable an endpoint without saying why", f"UPDATE claims_webhookendpoint SET state = 'disabled', disabled_at = now() {OWN}", "endpoint_disabled_for_a_reason"),
    attack("disable an endpoint without a day", f"UPDATE claims_webhookendpoint SET state = 'disabled', disabled_reason = 'gone' {OWN}", "endpoint_disabled_for_a_reason"),
    attack("a reason that disables nothing", f"UPDATE claims_webhookendpoint SET disabled_reason = 'gone' {OWN}", "endpoint_disabled_for_a_reason"),
    attack("a previous secret that signs for ever", f"UPDATE claims_webhookendpoint SET previous_secret = 'x' {OWN}", "endpoint_previous_secret_ends"),
    attack("tell the same twice under two deliveries", f"{told('msg_1')}; {told('msg_2')}", "delivery_once"),
    attack("send two messages under one id", f"{told('msg_1')}; {told('msg_1', 'NULL')}", "claims_webhookdelivery_webhook_id_key"),
    attack("lose a delivery between two states", f"UPDATE claims_webhookdelivery SET next_attempt_at = NULL {DUE}", "delivery_due_or_done"),
    attack("deliver what is given up", f"UPDATE claims_webhookdelivery SET next_attempt_at = NULL, delivered_at = now(), given_up_at = now() {DUE}", "delivery_due_or_done"),
    attack("an attempt of which nothing is known", TRIED.format("NULL", "''"), "attempt_answered_or_failed"),
    attack("an attempt that was answered and was not", TRIED.format("200", "'too_late'"), "attempt_answered_or_failed"),
]  # fmt: skip
