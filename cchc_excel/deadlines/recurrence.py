"""Recurrence: the days on which a recurring task falls due in a year."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from cchc_excel.deadlines.spans import month_day

_WEEK = timedelta(days=7)
_STEPS = {"thang": 1, "3 thang": 3, "qui": 3, "6 thang": 6, "9 thang": 3, "nam": 12}
"""Months from one instalment to the next. A report of nine months goes with quarterly ones."""

EVERY_MONTH = range(1, 13)
_UNITS = re.compile(r"[369] thang|tuan|thang|qui|nam")


def ends(wording: str, year: int) -> tuple[date, ...]:
    """Return the ends of the finest unit the wording names ("hằng tuần/hằng tháng": weeks); quarters if it has none."""
    units = _UNITS.findall(wording)
    if "tuan" in units:
        return _sundays(year)
    step = min((_STEPS[unit] for unit in units), default=3)
    return tuple(month_day(year, month, 31) for month in range(step, 13, step))


def ends_per_year(times: int, year: int) -> tuple[date, ...]:
    """Return the ends of so many equal parts of the year; empty where months don't divide so."""
    if times not in {1, 2, 3, 4, 6, 12}:
        return ()
    step = 12 // times
    return tuple(month_day(year, month, 31) for month in range(step, 13, step))


def on_day(day: int, months: Sequence[int], year: int) -> tuple[date, ...]:
    """Return that day of the months, the last day where a month is shorter; empty where no month has it."""
    return tuple(month_day(year, month, day) for month in months) if 1 <= day <= 31 else ()


def _sundays(year: int) -> tuple[date, ...]:
    new_year = date(year, 1, 1)
    first = new_year + timedelta(days=6 - new_year.weekday())
    sundays = (first + _WEEK * week for week in range(53))
    return tuple(day for day in sundays if day.year == year)
