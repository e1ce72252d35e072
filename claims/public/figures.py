"""What all checks together say: counts with plots, whom we cite, what our labels mean. Never a score of anybody."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims import plots
from claims.conditional import follows_the_log
from claims.publishing import reading, tallies
from claims.templatetags.site import label
from claims.vocabulary import Language, LogKind, Meaning

CHANGES = (LogKind.CORRECTED, LogKind.RETRACTED, LogKind.CONFIRMED, LogKind.SIGHTED, LogKind.TRANSLATED)


@login_not_required
@require_safe
@follows_the_log
def statistics(request: HttpRequest) -> HttpResponse:
    return render(request, "public/statistics.html", {"sections": _sections(tallies.totals())})


@login_not_required
@require_safe
@follows_the_log
def sources(request: HttpRequest) -> HttpResponse:
    context = {"publishers": tallies.publishers(), "citing": tallies.CITING}
    return render(request, "public/sources.html", context)


@login_not_required
@require_safe
@follows_the_log
def ratings(request: HttpRequest) -> HttpResponse:
    return render(request, "public/ratings.html", {"scales": reading.scales()})


def _sections(totals: tallies.Totals) -> list[dict[str, Any]]:
    """Each with its name, title, plot and the rows of its table; those with nothing to show left out."""
    rated = [(Meaning(key).label, [(key, totals.ratings[key])]) for key in Meaning.values if key in totals.ratings]
    languages = dict(Language.choices)
    drawn: list[tuple[str, str, plots.Plot | None]] = [
        ("ratings", _("By rating"), plots.stacks(_("Checks by rating"), rated)),
        ("months", _("By month"), plots.bars(_("Checks by month"), [(_month(key), n) for key, n in totals.months])),
        (
            "topics",
            _("By topic"),
            plots.bars(_("Checks by topic"), [(label(words), n) for words, _k, n in totals.topics]),
        ),
        (
            "languages",
            _("By language"),
            plots.bars(_("Checks by language"), [(languages.get(key, key), n) for key, n in totals.languages]),
        ),
        (
            "changes",
            _("What came after"),
            plots.bars(_("Changes by kind"), [(k.label, totals.log[k][0]) for k in CHANGES if k in totals.log]),
        ),
    ]
    return [{"name": name, "title": title, "plot": plot} for name, title, plot in drawn if plot]


def _month(key: str) -> str:
    year, month = key.split("-")
    return formats.date_format(date(int(year), int(month), 1), "F Y")
