"""The value of a deadline cell as a typed deadline: text, a true date, a serial number, a number shown as "Quý 2"."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from cchc_excel.cells import show
from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.limits import Scope
from cchc_excel.deadlines.spans import month_day
from cchc_excel.deadlines.wordings import read_wording
from cchc_excel.text import clean

_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_415  # 01/01/2000 and 31/12/2100
_YEARS = range(2000, 2101)

# '"Quý "0' shows 2 as "Quý 2".
_LABELLED = re.compile(r'"(?P<before>[^"]*)"\s*(?:0+|General)(?:"(?P<after>[^"]*)")?')
_NOT_CODES = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')


def parse_deadline(value: object, number_format: str, year: int, *, before_inclusive: bool = False) -> Deadline | None:
    """Return what a deadline cell means, None where it is not understood; an empty cell is undetermined.

    `year` is the plan's and completes a wording without one; a deadline outside it is approximate, as is an empty one.
    `before_inclusive`: "trước ngày 15/12" counts that day.
    """
    scope = Scope(year, before_inclusive=before_inclusive)
    deadline = _read_value(value, number_format, scope)
    return replace(deadline, approximate=True) if deadline and not _is_plain(deadline, year) else deadline


def _is_plain(deadline: Deadline, year: int) -> bool:
    """Whether a deadline is understood as a plan of that year means it."""
    return bool(deadline.text) and not deadline.approximate and deadline.lies_within(year)


def _read_value(value: object, number_format: str, scope: Scope) -> Deadline | None:
    match value:
        case None:
            return Deadline("", DeadlineKind.UNDETERMINED)
        case str():
            return _from_text(value, scope)
        case date():
            return _from_date(value, number_format)
        case int() | float() if not isinstance(value, bool):
            return _from_number(value, number_format, scope)
    return None


def _from_text(value: str, scope: Scope) -> Deadline | None:
    text = clean(value)
    if not text:
        return Deadline("", DeadlineKind.UNDETERMINED)
    deadline = read_wording(text, scope)
    return replace(deadline, text=text) if deadline else None


def _from_date(value: date, number_format: str) -> Deadline | None:
    day = value.date() if isinstance(value, datetime) else value
    if day.year not in _YEARS:
        return None
    # Excel keeps a typed "6/2026" as 01/06/2026; the person meant the month.
    if day.day == 1 and _shows_month(number_format):
        return Deadline(day.strftime("%m/%Y"), DeadlineKind.PERIOD_END, month_day(day.year, day.month, 31))
    return Deadline(show(day), DeadlineKind.DATE, day)


def _from_number(value: float, number_format: str, scope: Scope) -> Deadline | None:
    if _FIRST_SERIAL <= value < _LAST_SERIAL + 1:
        return _from_date(_EPOCH + timedelta(days=int(value)), number_format)
    if not 0 <= value < _FIRST_SERIAL:
        return None
    text = show(value, number_format)
    if labelled := _LABELLED.fullmatch(number_format):
        text = f"{labelled['before']}{text}{labelled['after'] or ''}"
    return _from_text(text, scope)


def _shows_month(number_format: str) -> bool:
    """Whether a format shows month and year and no day: mmm-yy, mm/yyyy, [$-42A]m/yy;@."""
    codes = _NOT_CODES.sub("", number_format).split(";")[0].lower()
    return "m" in codes and "y" in codes and "d" not in codes
