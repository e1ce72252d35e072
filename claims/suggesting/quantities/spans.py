"""First and last day of weeks, months, quarters, years and their parts. Pure.

Years beyond the calendar raise ValueError or OverflowError, as `datetime` does.
"""

from datetime import date, timedelta

Span = tuple[date, date]
DAY = timedelta(days=1)


def day(one: date) -> Span:
    return one, one


def week(on: date, offset: int = 0) -> Span:
    """Monday to Sunday, so many weeks from that of `on`."""
    monday = on - timedelta(days=on.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def months(year: int, first: int, count: int = 1) -> Span:
    """`count` months from the `first` (1 to 12) of a year; first may lie beyond the year's ends."""
    start, end = year * 12 + first - 1, year * 12 + first - 1 + count
    return date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, 1) - DAY


def month(on: date, offset: int = 0) -> Span:
    return months(on.year, on.month + offset)


def year(number: int) -> Span:
    return date(number, 1, 1), date(number, 12, 31)


def quarter(number: int, which: int) -> Span:
    return months(number, which * 3 - 2, 3)


def half(number: int, which: int) -> Span:
    return months(number, which * 6 - 5, 6)


def weekday(on: date, which: int) -> date:
    """The last such day (Monday is 0) on or before `on`."""
    return on - timedelta(days=(on.weekday() - which) % 7)


def part(span: Span, which: int) -> Span:
    """The first, second or third part (0, 1, 2) of a decade in years, of a year in months, of a month in tens of days,
    of a week."""
    first, last = span
    days = (last - first).days
    if days > 366:
        return year(first.year + (0, 4, 7)[which])[0], year(first.year + (3, 6, 9)[which])[1]
    if days > 31:
        return months(first.year, first.month + which * 4, 4)
    if days > 7:
        start = first + timedelta(days=which * 10)
        return start, last if which == 2 else start + timedelta(days=9)
    return ((first, first + DAY), (first + 2 * DAY, first + 3 * DAY), (first + 5 * DAY, last))[which]


def back(on: date, count: int, unit: str) -> Span:
    """The day, week, month, year, decade or century that lies `count` of them before `on` (after it, if negative)."""
    if unit == "day":
        return day(on - timedelta(days=count))
    if unit == "week":
        return week(on, -count)
    if unit == "month":
        return month(on, -count)
    return year(on.year - count * {"year": 1, "decade": 10, "century": 100}[unit])


def up_to(on: date, count: int, unit: str) -> Span:
    """The stretch of `count` units that ends `on`."""
    if unit in ("day", "week"):
        return on - timedelta(days=count * (7 if unit == "week" else 1)), on
    first, last = months(on.year, on.month - count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
    return min(first.replace(day=1) + timedelta(days=on.day - 1), last), on


def nearest_day(on: date, day_number: int, month_number: int) -> date:
    """The day and month in the year that brings it nearest to `on`; ValueError if no such day is near."""
    near = []
    for candidate in (on.year - 1, on.year, on.year + 1):
        try:
            near.append(date(candidate, month_number, day_number))
        except ValueError:
            continue
    return min(near, key=lambda one: abs((one - on).days))


def nearest_month(on: date, which: int, *, since: bool = False) -> Span:
    """The month nearest to that of `on`, the earlier of two as near; `since`: the last that has begun."""
    ahead = (which - on.month) % 12
    return month(on, ahead if ahead < 6 and not (since and ahead) else ahead - 12)
