"""Which log entries an endpoint is told of: its kinds, and the filters that public lists have."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.filtersets import FILTERS, CheckFilter
from claims.models import LogEntry, PublishedCheck, WebhookDelivery, WebhookEndpoint
from claims.vocabulary import LogKind
from claims.workflow.problems import Refused

# A question ranks what it finds and leaves nothing out, so it decides nothing.
ALLOWED = tuple(name for name in FILTERS if name != "q")


def checked_kinds(kinds: Any) -> list[str]:
    """In the order of the vocabulary, each once. Raises Refused."""
    if not isinstance(kinds, list) or not kinds or not all(kind in LogKind.values for kind in kinds):
        message = _("Choose at least one of: %(allowed)s.") % {"allowed": ", ".join(LogKind.values)}
        raise Refused("invalid_kinds", message, "kinds")
    return [kind for kind in LogKind.values if kind in kinds]


def checked_filters(filters: Any) -> dict[str, str]:
    """As the list of checks takes them. Raises Refused, naming the filter."""
    if not isinstance(filters, Mapping) or not all(isinstance(value, str) for value in filters.values()):
        raise Refused("invalid_filters", _("Filters are names with a text each."), "filters")
    if unknown := sorted(set(filters) - set(ALLOWED)):
        message = _("There is no filter “%(name)s” here. Filters are: %(allowed)s.")
        raise Refused("unknown_filter", message % {"name": unknown[0][:80], "allowed": ", ".join(ALLOWED)}, "filters")
    found = CheckFilter(dict(filters), PublishedCheck.objects.none())
    if not found.is_valid():
        name, errors = next(iter(found.errors.items()))
        raise Refused("invalid_filter", f"{name}: {' '.join(errors)}", "filters")
    return {name: value for name, value in filters.items() if value}


def chosen(endpoint: WebhookEndpoint, entries: Sequence[LogEntry]) -> list[LogEntry]:
    """Those of these entries that the endpoint is told of.

    Filters say of which checks it hears first. Of a check it has heard of it hears everything after that: a correction
    may change what the filter asks about, and a withdrawal takes it away.
    """
    # Whoever has a copy has to learn that the law takes it away.
    wanted = [entry for entry in entries if entry.kind in (*endpoint.kinds, LogKind.ERASED)]
    if not endpoint.filters or not wanted:
        return wanted
    ids = {entry.public_id for entry in wanted}
    known = WebhookDelivery.objects.filter(endpoint=endpoint, entry__public_id__in=ids)
    rows = CheckFilter(endpoint.filters, PublishedCheck.objects.using("default").filter(public_id__in=ids)).qs
    hears = {*rows.values_list("public_id", flat=True), *known.values_list("entry__public_id", flat=True)}
    return [entry for entry in wanted if entry.public_id in hears]
