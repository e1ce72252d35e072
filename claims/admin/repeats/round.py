"""How a claim went round: in how many articles, of which outlets, said by whom, week by week."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims import plots
from claims.models import Claim
from claims.workflow.repeats import Seen, seen

WEEKS, LISTED = 12, 50


@dataclass(frozen=True)
class Round:
    """`articles`: where it was seen, the latest first, at most LISTED; the counts are of all."""

    articles: Sequence[Seen]
    count: int
    outlets: int
    claimants: int
    plot: plots.Plot | None


def going_round(claim: Claim) -> Round | None:
    """None for a claim that was seen in one article or in none."""
    found = seen(claim)
    if len(found) < 2:
        return None
    weeks = Counter(_monday(one.day) for one in found)
    rows = [(_week(monday), weeks[monday]) for monday in sorted(weeks)[-WEEKS:]]
    return Round(
        found[::-1][:LISTED],
        len(found),
        len({one.outlet for one in found if one.outlet}),
        len({one.claimant for one in found if one.claimant}),
        plots.bars(_("Articles in which it was seen, by week"), rows),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(monday: date) -> str:
    return _("week of %(day)s") % {"day": date_format(monday, "j F Y")}
