"""Whoever was asked for a second opinion sees nothing of the verdict until they have answered."""

import functools
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from claims.models import User, Verdict
from claims.workflow import opinions


def give_url(opinion: Any) -> str:
    return reverse("admin:claims_secondopinion_do", args=[opinion.pk, "give_opinion"])


def events_kept_from(user: User) -> Q:
    """What happened to verdicts that a person may not yet see."""
    return Q(thing="verdict", object_id__in=opinions.kept_blind(user))


class BlindRows:
    """Mixed into an admin or an inline: rows of such verdicts are not there. `blind_path` leads to the verdict."""

    blind_path = "verdict"

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)  # type: ignore[misc]
        return rows.exclude(self.blind_rows(request.user)) if isinstance(request.user, User) else rows

    def blind_rows(self, user: User) -> Q:
        # Where the path leads nowhere the row stands for something else, and stays.
        of_blind = Q(**{f"{self.blind_path}__in": opinions.kept_blind(user)})
        return of_blind if self.blind_path == "pk" else of_blind & Q(**{f"{self.blind_path}__isnull": False})


class BlindPages(BlindRows):
    """Mixed into the admin of verdicts: every page of such a verdict, whatever it is, leads to the blind page."""

    blind_path = "pk"

    @property
    def urls(self) -> list[Any]:
        patterns: list[Any] = self.get_urls()  # type: ignore[attr-defined]
        for pattern in patterns:
            pattern.callback = _veiled(pattern.callback)
        return patterns


def _veiled(view: Any) -> Any:
    @functools.wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = _question(request.user, kwargs.get("pk") or kwargs.get("object_id"))
        return HttpResponseRedirect(give_url(asked)) if asked else view(request, *args, **kwargs)

    return run


def _question(user: Any, key: Any) -> Any:
    """The open question to a person about the verdict of this key, spelt as Django's pages may spell it."""
    if key is None or not isinstance(user, User):
        return None
    try:
        number = Verdict._meta.pk.to_python(unquote(str(key)))
    except ValidationError:
        return None
    return opinions.open_question(number, user)
