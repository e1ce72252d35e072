"""How every verb writes: one transaction, rows locked claim first, an Event, constraints at the end."""

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext_lazy as _

from claims.models import Article, Claim, Event, EventDetail, User, Verdict, VerdictTranslation
from claims.workflow.notices import tell
from claims.workflow.problems import Refused, Stale

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=models.Model)
# The version somebody saw of a row before asking for a verb on it: (model, primary key) and version.
_seen: ContextVar[tuple[tuple[type, Any], int] | None] = ContextVar("seen", default=None)


def verb(function: Callable[P, R]) -> Callable[P, R]:
    """Runs a writer in one transaction that ends by checking every deferred constraint.

    Deferred checks would otherwise fire at COMMIT, after the caller has been told it went well. What
    the database refuses comes out as Refused with the constraint's name as code.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic():
                result = function(*args, **kwargs)
                with connection.cursor() as cursor:
                    # Deferred again afterwards: an outer transaction may hold more verbs.
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
                return result
        except IntegrityError as error:
            raise refusal(error) from error
        except ValidationError as error:
            raise Refused(
                "invalid", " ".join(error.messages), next(iter(getattr(error, "error_dict", {})), "")
            ) from error

    return run


def refusal(error: IntegrityError) -> Refused:
    diagnostic = getattr(error.__cause__, "diag", None)
    name = getattr(diagnostic, "constraint_name", None) or "integrity"
    message = getattr(diagnostic, "message_primary", None) or str(error)
    return Refused(name, _("The database refused this (%(rule)s): %(message)s.") % {"rule": name, "message": message})


def lock(row: M) -> M:
    """The row as it is now, locked until the transaction ends. Raises Refused when it is gone."""
    try:
        now = type(row)._default_manager.select_for_update(of=("self",), no_key=False).get(pk=row.pk)
    except type(row).DoesNotExist:  # type: ignore[attr-defined]
        raise Refused("gone", _("It no longer exists. Reload the page.")) from None
    _check_seen(now)
    return now


def lock_verdict(verdict: Verdict) -> Verdict:
    """Claim first, then verdict: every writer takes them in this order, so none waits in a circle."""
    lock(Claim(pk=verdict.claim_id))
    return lock(verdict)


def lock_translation(translation: VerdictTranslation) -> VerdictTranslation:
    verdict = Verdict.objects.only("claim_id").get(pk=translation.verdict_id)
    lock(Claim(pk=verdict.claim_id))
    return lock(translation)


def check_version(row: Any, expected: int | None) -> None:
    """Refuses a form that was opened before somebody else's change. None: the caller has no form."""
    if expected is not None and row.version != expected:
        raise Stale(
            "stale",
            _("Somebody else changed this while you were writing. Your text is kept below; compare and save again."),
        )


@contextmanager
def seen(row: models.Model, version: int | None) -> Iterator[None]:
    """Verbs in it raise Stale when they lock the row and find another version. None: nobody looked."""
    token = _seen.set(None if version is None else ((type(row), row.pk), version))
    try:
        yield
    finally:
        _seen.reset(token)


def _check_seen(row: Any) -> None:
    """Once: what a verb does to the row afterwards is its own."""
    expected = _seen.get()
    if expected is None or expected[0] != (type(row), row.pk):
        return
    _seen.set(None)
    if row.version != expected[1]:
        raise Stale("stale", _("This has changed since you opened the page. See what changed, then decide."))


def plain(value: Any) -> Any:
    """A field's value as JSON holds it."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value


def apply(row: models.Model, changes: dict[str, Any], allowed: Iterable[str]) -> dict[str, list[Any]]:
    """Sets allowed fields and answers {field: [before, after]} of those that differ. Validates them."""
    names = set(allowed)
    if unknown := set(changes) - names:
        raise ValueError(f"not editable here: {', '.join(sorted(unknown))}")
    differing: dict[str, list[Any]] = {}
    for name, value in changes.items():
        field = row._meta.get_field(name)
        assert isinstance(field, models.Field)
        before = plain(field.value_from_object(row))
        setattr(row, name, value)
        after = plain(field.value_from_object(row))
        if before != after:
            differing[name] = [before, after]
    row.clean_fields(exclude=[field.name for field in row._meta.fields if field.name not in changes])
    return differing


def record(
    verb_name: str,
    row: models.Model,
    *,
    by: User | None,
    claim: Claim | None = None,
    article: Article | None = None,
    before: str = "",
    after: str = "",
    reason: str = "",
    changes: dict[str, Any] | None = None,
) -> Event:
    event = Event.objects.create(
        actor=by,
        verb=verb_name,
        thing=row._meta.model_name or "",
        object_id=row.pk,
        claim=claim,
        article=article,
        source_state=before,
        target_state=after,
    )
    if reason or changes:
        EventDetail.objects.create(event=event, reason=reason, changes=changes or {})
    tell(event, row)
    return event
