"""What an operator watches, as numbers for Prometheus: counts and ages alone, of nobody and of no text.

Some of them tell of work that is not public, so they are for this machine, or for whoever has the token.
"""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Whatever passed a request on says so in one of these: a proxy on this machine is not this machine.
PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")


class Measure(NamedTuple):
    """`query` answers rows of a number, or of a value of `label` and a number."""

    name: str
    meaning: str
    query: str
    label: str = ""


MEASURES = (
    Measure("log_seq", "Number of the last entry of the public log.", "SELECT seq FROM claims_loghead"),
    Measure(
        "last_entry_age_seconds",
        "Seconds since anything was published, corrected or taken back.",
        "SELECT extract(epoch FROM clock_timestamp() - at) FROM claims_logentry ORDER BY seq DESC LIMIT 1",
    ),
    Measure(
        "checks",
        "Checks in public, by state.",
        "SELECT state, count(*) FROM claims_publishedcheck GROUP BY state ORDER BY state",
        "state",
    ),
    Measure(
        "exports_behind_entries",
        "Entries of the log that the files of the bulk export do not show yet.",
        "SELECT h.seq - coalesce((SELECT max(seq) FROM claims_exportfile), 0) FROM claims_loghead h",
    ),
    Measure(
        "reports_waiting",
        "Letters from readers that nobody has decided yet, by kind.",
        "SELECT kind, count(*) FROM claims_readerreport WHERE state = 'new' GROUP BY kind ORDER BY kind",
        "kind",
    ),
    Measure(
        "webhooks_behind_entries",
        "Entries of the log that some webhook endpoint was not told of yet.",
        "SELECT coalesce(max(h.seq - e.told_up_to), 0) FROM claims_loghead h, claims_webhookendpoint e "
        "WHERE e.state = 'enabled'",
    ),
    Measure(
        "webhook_deliveries_waiting",
        "Deliveries to webhooks that are due.",
        "SELECT count(*) FROM claims_webhookdelivery WHERE next_attempt_at <= now()",
    ),
)
# Of the queue's own tables, there with the extra "jobs".
OF_JOBS = (
    Measure(
        "jobs_waiting",
        "Jobs that are due and not begun.",
        "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()",
    ),
    Measure(
        "jobs_failed",
        "Jobs that were tried for the last time and failed.",
        "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'",
    ),
)


@login_not_required
@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    if not _may_ask(request):
        refusal = "Metrics are for this machine, or for whoever sends METRICS_TOKEN as a bearer token.\n"
        return HttpResponse(refusal, status=403, content_type="text/plain; charset=utf-8")
    return HttpResponse("".join(_lines()), content_type=MEDIA_TYPE)


def _may_ask(request: HttpRequest) -> bool:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if settings.METRICS_TOKEN and scheme.lower() == "bearer":
        return constant_time_compare(token.strip(), settings.METRICS_TOKEN)
    return _is_here(request.META.get("REMOTE_ADDR", "")) and not any(name in request.headers for name in PASSED_ON)


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _lines() -> Iterator[str]:
    """The text format of Prometheus: what a number is, then its values."""
    with connection.cursor() as cursor:
        for measure in MEASURES + (OF_JOBS if settings.JOBS else ()):
            name = f"factcheck_{measure.name}"
            cursor.execute(measure.query)
            yield f"# HELP {name} {measure.meaning}\n# TYPE {name} gauge\n"
            for row in cursor.fetchall():
                yield f"{name}{_labels(measure, row)} {_number(row[-1])}\n"


def _number(value: Any) -> str:
    return f"{float(value):.3f}".rstrip("0").rstrip(".")


def _labels(measure: Measure, row: tuple[Any, ...]) -> str:
    return f'{{{measure.label}="{row[0]}"}}' if measure.label else ""
