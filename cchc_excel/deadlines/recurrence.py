"""Recurrence: the days on which a recurring task falls due in a year."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from cchc_excel.deadlines.spans import month_day

_WEEK = timedelta(days=7)
_STEPS = {
    "thang": 1, "2 thang": 2, "3 thang": 3, "qui": 3, "4 thang": 4, "6 thang": 6, "9 thang": 3, "nam": 12,
    "hai thang": 2, "ba thang": 3, "sau thang": 6,
}  # fmt: skip
"""Months from one instalment to the next. A report of nine months goes with quarterly ones."""

WEEKDAYS = {
    "thu hai": 0, "thu 2": 0, "thu ba": 1, "thu 3": 1, "thu tu": 2, "thu 4": 2, "thu nam": 3, "thu 5": 3, "thu sau": 4,
    "thu 6": 4, "thu bay": 5, "thu 7": 5, "chu nhat": 6,
}  # fmt: skip
EVERY_MONTH = range(1, 13)
_UNITS = re.compile(r"(?:[23469]|\bhai|\bba|\bsau) thang|tuan|thang|qui|nam")


def ends(wording: str, year: int) -> tuple[date, ...]:
    """Return the ends of the finest unit the wording names ("hằng tuần/hằng tháng": weeks); quarters if it has none."""
    units = _UNITS.findall(wording)
    if "tuan" in units:
        return each_week(WEEKDAYS["chu nhat"], year)
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


def each_week(weekday: int, year: int) -> tuple[date, ...]:
    """Return that day of each week in the year; 0 is Monday."""
    new_year = date(year, 1, 1)
    first = new_year + timedelta(days=(weekday - new_year.weekday()) % 7)
    days = (first + _WEEK * week for week in range(53))
    return tuple(day for day in days if day.year == year)
