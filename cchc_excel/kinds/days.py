"""Days as Vietnamese people write them: day first, always.

Owns the wordings of a day and whether it can be a finish date; which cell it stands in is the kinds' business.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cchc_excel.cells import show
from cchc_excel.kinds import Context, Reading
from cchc_excel.kinds.day_words import in_digits
from cchc_excel.kinds.unfinished import is_of_submission, says_unfinished
from cchc_excel.kinds.written import Pattern, failed, read_by, skeleton, without_documents
from cchc_excel.rules import Note, Rule
from cchc_excel.rules.values import (
    DATE_IMPOSSIBLE,
    DATE_IN_TEXT,
    DATE_LOOKALIKE,
    DATE_MONTH_ONLY,
    DATE_NOT_FINISHED,
    DATE_NOT_UNDERSTOOD,
    DATE_OUT_OF_RANGE,
    DATE_RANGE,
    DATE_SERIAL,
    DATE_SEVERAL,
    DATE_US_ORDER,
    DATE_YEAR_ASSUMED,
    DATE_YEAR_TYPO,
    NO_DATA,
)
from cchc_excel.text import Wording

WRONG_DAYS = (DATE_IMPOSSIBLE, DATE_OUT_OF_RANGE, DATE_YEAR_TYPO)
"""The rules that say: a day is written, and it can't be right."""

_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 73051)  # the years 2000 to 2099
_YEARS = range(1900, 2101)
_FARTHEST_YEAR = 20
_MONTHS = 12

_TO_MONTH = r"\s*(?:[/.\-\\,]?\s*thang\s*|[/.\-\\])\s*"
_TO_YEAR = r"(?:\s*(?:[/.\-\\,]|,?\s*nam)\s*|\s+(?=\d{4}(?!\d)))"
_DAY_MONTH = rf"(\d{{1,2}}){_TO_MONTH}(\d{{1,2}})"
_FULL = rf"{_DAY_MONTH}{_TO_YEAR}(\d{{2,6}})"
_FROM_DAY = r"(?:tu )?(?:ngay )?(?P<from_day>\d{1,2})"
_FROM_REST = rf"(?:{_TO_MONTH}(?P<from_month>\d{{1,2}})(?:{_TO_YEAR}(?P<from_year>\d{{2,4}}))?)?"
_UNTIL = rf"(?:het )?(?:ngay )?(?P<day>\d{{1,2}}){_TO_MONTH}(?P<month>\d{{1,2}})(?:{_TO_YEAR}(?P<year>\d{{2,4}}))?"
_AND = r"\s*(?:,|;|&|\+|va|den|-)\s*"
_CLOCK = r"(?:[ t,]+\d{1,2}[:h]\d{0,2}(?::\d{2}(?:\.\d+)?)?z?)?"
_SOMEWHERE_IN = r"(?:(?:dau|giua|cuoi|trong|het) )*"
_YEAR_TAIL = r"(?:\s*(?:[/.\-]|nam)?\s*\d{2,4})?"
_ANYWHERE = re.compile(rf"(?:(?<=ngay)|(?<![\w/.\-])(?<!\b\d )){_FULL}(?![\w/])|(?<=ngay ){_DAY_MONTH}(?![\w/.\-])")
_LIKE_A_DAY = re.compile(r"(?<!\d)\d{1,2}\s?[/\-]\s?\d{1,2}(?!\d)")
_BOUND = re.compile(r"\b(?:truoc|sau|tu|den|cham nhat|khoang|han|muon nhat)\b|[~≈?]")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A day as its digits say; an empty year is not written."""

    day: int
    month: int
    year: str = ""


NOT_FINISHED = Reading(notes=(Note(DATE_NOT_FINISHED),), denies=True)


def read_day(text: str, context: Context) -> Reading:
    """Return the finish date a text gives, or the rule that says why it gives none."""
    words, is_repaired = in_digits(skeleton(text))
    reading = read_by(_WORDINGS, words.rstrip(" .,;/"), context)
    if reading is None:
        reading = NOT_FINISHED if says_unfinished(text) else day_within(text, context)
    if not is_repaired or reading.value is None:
        return reading
    return replace(reading, notes=(*reading.notes, Note(DATE_LOOKALIKE, show(reading.value))))


def day_within(text: str, context: Context) -> Reading:
    """Return the one day that stands in a longer text, beside the numbers of documents."""
    words, _ = in_digits(skeleton(without_documents(text)))
    days = {match.groups() for match in _ANYWHERE.finditer(words)}
    if not days or _BOUND.search(words) or is_of_submission(words):
        return failed(DATE_NOT_UNDERSTOOD)
    if len(days) > 1 or _LIKE_A_DAY.search(_ANYWHERE.sub(" ", words)):
        return failed(DATE_SEVERAL)
    day, month, year, day_alone, month_alone = days.pop()
    return _read_parts(_Parts(int(day or day_alone), int(month or month_alone), year or ""), context, DATE_IN_TEXT)


def serial_of(day: date) -> int:
    """Return the number Excel keeps for a day."""
    return (day - _EPOCH).days


def day_of_serial(number: float, context: Context) -> Reading:
    """Return the finish date of an Excel serial number that lost its date format."""
    if number == 0:
        return failed(NO_DATA)
    if number in _YEARS:
        return failed(DATE_MONTH_ONLY)
    if int(number) not in _SERIALS:
        return failed(DATE_NOT_UNDERSTOOD)
    return within_plan(_EPOCH + timedelta(days=int(number)), context, DATE_SERIAL)


def within_plan(day: date, context: Context, *repairs: Rule) -> Reading:
    """Return a day with what was repaired to get it, or the finding that the plan can't have it."""
    if abs(day.year - context.year) > _FARTHEST_YEAR:
        return failed(DATE_YEAR_TYPO)
    if not context.first_day <= day <= context.last_day:
        details = {"date": show(day), "first": show(context.first_day), "last": show(context.last_day)}
        return Reading(notes=(Note(DATE_OUT_OF_RANGE, details=details),))
    return Reading(day, tuple(Note(rule, show(day)) for rule in repairs))


def _read_parts(parts: _Parts, context: Context, *repairs: Rule) -> Reading:
    """Return the finish date that digits give: day first, month first only where nothing else is possible."""
    if len(parts.year) not in (0, 2, 4):
        return failed(DATE_YEAR_TYPO)
    if parts.year and parts.day <= 12 < parts.month:
        return _read_parts(_Parts(parts.month, parts.day, parts.year), context, *repairs, DATE_US_ORDER)
    year = int(parts.year) if parts.year else _assume_year(parts, context)
    try:
        day = date(year + 2000 if len(parts.year) == 2 else year, parts.month, parts.day)
    except ValueError:
        return failed(DATE_IMPOSSIBLE)
    return within_plan(day, context, *repairs, *(() if parts.year else (DATE_YEAR_ASSUMED,)))


def _assume_year(parts: _Parts, context: Context) -> int:
    """Return the plan's year, or the year it began in where only that day is past: 20/12 in a report of June."""
    first, last = context.first_day.timetuple()[:3], context.as_of.timetuple()[:3]
    for year in (context.year, context.first_day.year):
        if first <= (year, parts.month, parts.day) <= last:
            return year
    return context.year


def _full(match: re.Match[str], context: Context) -> Reading:
    return _read_parts(_Parts(int(match[1]), int(match[2]), match[3]), context)


def _iso(match: re.Match[str], context: Context) -> Reading:
    return _read_parts(_Parts(int(match[3]), int(match[2]), match[1]), context)


def _day_month(match: re.Match[str], context: Context) -> Reading:
    return _read_parts(_Parts(int(match[1]), int(match[2])), context)


def _months_maybe(match: re.Match[str], _context: Context) -> Reading | None:
    """Leave "15-6/2026" to the wordings below; "5-6/2026" may be two months."""
    return failed(DATE_NOT_UNDERSTOOD) if max(int(match[1]), int(match[2])) <= _MONTHS else None


def _range(match: re.Match[str], context: Context) -> Reading | None:
    """Return the last of the days from one to another; None where they are in no order."""
    last = _Parts(int(match["day"]), int(match["month"]), match["year"] or "")
    began = match.groupdict()
    if began.get("from_month"):
        first = _Parts(int(began["from_day"]), int(began["from_month"]), began["from_year"] or last.year)
        days = [_read_parts(parts, context).value for parts in (first, last)]
        if None in days or days[0] > days[1]:
            return None
    return _read_parts(last, context, DATE_RANGE)


def _serial(match: re.Match[str], context: Context) -> Reading:
    return day_of_serial(int(match[0]), context)


_WORDINGS: tuple[Pattern, ...] = (
    (Wording(r"0|khong(?: co)?|chua co"), lambda *_: failed(NO_DATA)),
    (Wording(rf"{_SOMEWHERE_IN}(?:thang|th|t)\.? ?\d{{1,2}}{_YEAR_TAIL}"), lambda *_: failed(DATE_MONTH_ONLY)),
    (
        Wording(rf"{_SOMEWHERE_IN}(?:qui|q)\.? ?(?:[1-4]|i{{1,3}}|iv){_YEAR_TAIL}"),
        lambda *_: failed(DATE_MONTH_ONLY),
    ),
    (Wording(rf"{_SOMEWHERE_IN}(?:nam )?(?:19|20)\d{{2}}"), lambda *_: failed(DATE_MONTH_ONLY)),
    (Wording(r"\d{1,2}\s?[/.\-]\s?\d{4}"), lambda *_: failed(DATE_MONTH_ONLY)),
    (Wording(r"[69] thang(?: (?:dau|cuoi))?(?: nam)?(?: \d{4})?"), lambda *_: failed(DATE_MONTH_ONLY)),
    (Wording(rf"(\d{{4}})[/.\-](\d{{1,2}})[/.\-](\d{{1,2}}){_CLOCK}"), _iso),
    (Wording(r"(\d{1,2})\s?-\s?(\d{1,2})/(?:\d{4}|\d\d)"), _months_maybe),
    (Wording(rf"(?:(?:vao )?ngay:? )?{_FULL}{_CLOCK}"), _full),
    (Wording(rf"{_FROM_DAY}{_FROM_REST}\s*(?:-|~|den|toi)\s*{_UNTIL}"), _range),
    (Wording(rf"{_FROM_DAY}(?:{_AND}\d{{1,2}})*{_AND}{_UNTIL}"), _range),
    (Wording(rf"(?:(?:vao )?ngay:? )?{_DAY_MONTH}"), _day_month),
    (Wording(r"\d{5}"), _serial),
)
