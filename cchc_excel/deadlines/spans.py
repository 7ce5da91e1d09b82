"""Spans: the stretch of the calendar that a phrase names, such as "quý II/2026" or "ngày 15 tháng 12".

Phrases arrive as keys (see `wordings`): without diacritics, no space beside a separator, "quý" and "quí" both `qui`.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cchc_excel.text import Wording

Words = Mapping[str, str | None]
SpanUnit = Literal["day", "part", "month", "quarter", "half", "year", "range"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the calendar, ends included; `approximate` where the phrase leaves its end open ("đầu tháng 7")."""

    unit: SpanUnit
    first: date
    last: date
    approximate: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is one day rather than a period, be it roughly ("đầu tháng 7")."""
        return self.unit in {"day", "part"}

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def month_day(year: int, month: int, day: int) -> date:
    """Return that day of the month, or the month's last day where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def read_span(key: str, year: int) -> Span | None:
    """Return the span a phrase names; `year` where it names none. None: no span, or one the calendar doesn't have."""
    for pattern, build in _PHRASES:
        if match := pattern.fullmatch(key):
            words = match.groupdict()
            try:
                return build(words, _year(words, year))
            except ValueError:
                return None
    return None


def read_spans(keys: Sequence[str], year: int) -> list[Span]:
    """Return the spans of several phrases as `read_each_span` does; empty where one of them is no span."""
    spans = [span for span in read_each_span(keys, year) if span]
    return spans if len(spans) == len(keys) else []


def read_each_span(keys: Sequence[str], year: int) -> list[Span | None]:
    """Return the span of each phrase, None where it is none, the later completing the earlier: "quý I, II/2026".

    A unit carries on to what follows, a year back to what precedes.
    """
    unit, spans = "", list[Span | None]()
    spelled = []
    for key in keys:
        unit = found[0] if (found := _UNIT_WORD.match(key)) else unit
        spelled.append((f"{unit} {key}", key, f"ca {key}"))
    for choices in reversed(spelled):
        span = next((span for choice in choices if (span := read_span(choice, year))), None)
        year = span.last.year if span else year
        spans.insert(0, span)
    return spans


def _year(words: Words, year: int) -> int:
    if short := words.get("short") or words.get("brief"):
        return 2000 + int(short)
    return int(words.get("year") or year)


def number(words: Words, name: str) -> int:
    """Return the number a word stands for: figures, Roman figures or words."""
    word = words[name] or ""
    return _NUMERALS.get(word) or int(word)


def _day(words: Words, year: int) -> Span:
    day = date(year, number(words, "month"), number(words, "day"))
    return Span("day", day, day)


def _months(unit: SpanUnit, year: int, first: int, last: int) -> Span:
    return Span(unit, date(year, first, 1), month_day(year, last, 31))


def _month(words: Words, year: int) -> Span:
    month = number(words, "month")
    return _months("month", year, month, month)


def _quarter(words: Words, year: int) -> Span:
    last = number(words, "quarter") * 3
    return _months("quarter", year, last - 2, last)


def _first_months(words: Words, year: int) -> Span:
    return _months("half", year, 1, number(words, "count"))


def _last_months(words: Words, year: int) -> Span:
    return _months("half", year, 13 - number(words, "count"), 12)


def _first_half(_words: Words, year: int) -> Span:
    return _months("half", year, 1, 6)


def _last_half(_words: Words, year: int) -> Span:
    return _months("half", year, 7, 12)


def _whole_year(_words: Words, year: int) -> Span:
    return _months("year", year, 1, 12)


def _bare_year(_words: Words, year: int) -> Span:
    return Span("year", date(year, 1, 1), date(year, 12, 31), approximate=True)


def _part(words: Words, year: int) -> Span | None:
    """Return the day by which the beginning, middle or end of a span has gone by."""
    whole = read_span(words["whole"] or "", year) or read_span(f"ca {words['whole']}", year)
    part = _PART_NAMES.get(words["part"] or "", words["part"] or "")
    if not whole or (whole.unit, part) not in _PARTS:
        return None
    later, day = _PARTS[whole.unit, part]
    end = month_day(whole.first.year, whole.first.month + later, day)
    return Span("part", end, end, approximate=True)


def _week(words: Words, year: int) -> Span | None:
    month = read_span(words["whole"] or "", year)
    if not month or month.unit != "month":
        return None
    weeks = {"dau": 1, "dau tien": 1, "cuoi": 5, "cuoi cung": 5}
    week = weeks.get(words["week"] or "") or number(words, "week")
    end = month_day(month.first.year, month.first.month, 7 * week)
    return Span("part", end, end, approximate=True)


_PARTS: Mapping[tuple[str, str], tuple[int, int]] = {
    ("month", "dau"): (0, 10), ("month", "giua"): (0, 20), ("month", "cuoi"): (0, 31),
    ("quarter", "dau"): (0, 15), ("quarter", "giua"): (1, 15), ("quarter", "cuoi"): (2, 31),
    ("year", "dau"): (2, 31), ("year", "giua"): (5, 31),
}  # fmt: skip
"""How many months after the span's first month, and on which day, its part has gone by."""

_PART_NAMES = {"thuong tuan": "dau", "trung tuan": "giua", "ha tuan": "cuoi"}
_NUMERALS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "sau": 6, "chin": 9,
}  # fmt: skip
_UNIT_WORD = re.compile(r"thang|qui|ngay|nam|[qt](?=[. ]?\d|[ivx])")

_DAY = r"(?P<day>\d\d?)"
_MONTH = r"(?P<month>\d\d?)"
YEAR = r"20\d\d|2100"
_YEAR = rf"(?P<year>{YEAR})"
_OF_YEAR = rf"(?:[ ,./-](?:nam )?{_YEAR}|/(?P<short>2\d))?"
_QUARTER = r"(?P<quarter>iv|i{1,3}|0?[1-4]|mot|hai|ba|bon|tu)"
_COUNT = r"(?P<count>0?[1-9]|1[0-2]|ba|sau|chin)"

# A day without a year is written with a slash or after "ngày": 3.5 and 5-10 are numbers.
_PHRASES: tuple[tuple[Wording, Callable[[Words, int], Span | None]], ...] = tuple(
    (Wording(phrase), build)
    for phrase, build in (
        (rf"{_YEAR}-{_MONTH}-{_DAY}(?:[t ][\d ]+)?", _day),
        (rf"(?:ngay )?{_DAY}/{_MONTH}(?:/(?P<brief>\d\d)|[ ,/-](?:nam )?{_YEAR})?", _day),
        (rf"{_DAY}/{_MONTH}/{_YEAR} \d\d?(?: \d\d){{1,2}}", _day),
        (rf"(?:ngay )?{_DAY}([.-]){_MONTH}\2{_YEAR}", _day),
        (rf"ngay {_DAY}[.-]{_MONTH}", _day),
        (rf"(?:ngay )?{_DAY}[ -]thang {_MONTH}{_OF_YEAR}", _day),
        (rf"{_DAY}-thang {_MONTH}-(?P<short>2\d)", _day),
        (rf"(?:thang|t)[. ]?{_MONTH}{_OF_YEAR}", _month),
        (rf"{_MONTH}[/-]{_YEAR}", _month),
        (rf"(?:qui|q)[. ]?{_QUARTER}{_OF_YEAR}", _quarter),
        (rf"{_COUNT} thang dau(?:(?: cua)? nam)?{_OF_YEAR}", _first_months),
        (rf"{_COUNT} thang cuoi(?:(?: cua)? nam)?{_OF_YEAR}", _last_months),
        (rf"(?P<count>0?[69]|sau|chin) thang(?:(?:[/ ]| nam ){_YEAR})?", _first_months),
        (rf"nua(?: dau| thu nhat) nam{_OF_YEAR}", _first_half),
        (rf"nua(?: cuoi| sau) nam{_OF_YEAR}", _last_half),
        (rf"(?:(?:ca|cuoi|het|trong|tron) )+nam{_OF_YEAR}", _whole_year),
        (rf"nam {_YEAR}", _whole_year),
        (_YEAR, _bare_year),
        (r"tuan (?:thu )?(?P<week>[1-5]|mot|hai|ba|tu|dau(?: tien)?|cuoi(?: cung)?)(?: cua)? (?P<whole>.+)", _week),
        (r"(?P<part>dau|giua|cuoi|thuong tuan|trung tuan|ha tuan) (?P<whole>.+)", _part),
    )
)
