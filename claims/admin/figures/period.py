"""The days that figures are about, in the newsroom's zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin.feedback import PeriodForm

PRESETS = (30, 90, 365)
# No newsroom is older, none counts further ahead; and no day beyond has a moment that every library can say.
FIRST, LAST = date(1900, 1, 1), date(2200, 1, 1)


class FiguresForm(PeriodForm):
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


@dataclass(frozen=True)
class Period:
    """Both days included; an empty end is open."""

    since: date | None
    until: date | None

    @classmethod
    def last(cls, days: int) -> "Period":
        today = timezone.localdate()
        return cls(today - timedelta(days=days - 1), today)

    @property
    def bounds(self) -> dict[str, datetime]:
        """`start` included, `end` not, as SQL takes them."""
        first = min(max(self.since or FIRST, FIRST), LAST)
        last = min(max(self.until or LAST, FIRST), LAST) + timedelta(days=1)
        return {"start": _midnight(first), "end": _midnight(last)}

    @property
    def query(self) -> str:
        """As an address says it."""
        return f"since={self.since or ''}&until={self.until or ''}"


def asked_for(data: QueryDict, default: Period) -> tuple[FiguresForm, Period | None]:
    """The form as it was filled, and its period: `default` when nobody asked, None when it cannot be read."""
    asked = "since" in data or "until" in data
    # As a browser sends it: what stands in the form is what a field of days can show.
    form = FiguresForm(data if asked else QueryDict(default.query))
    return form, Period(*form.days) if form.is_valid() else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
