"""Shares (*mức độ hoàn thành*): how much of a task is done, 0-1."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc_excel.cells import Cell
from cchc_excel.domain import Status
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.numbers import NUMBER, as_number, parse_count, parse_decimal, shows_percent
from cchc_excel.kinds.written import (
    DONE_MARKS,
    Pattern,
    failed,
    is_time,
    percent,
    read_by,
    skeleton,
    without_value,
)
from cchc_excel.rules import Note, Rule
from cchc_excel.rules.values import (
    SHARE_APPROXIMATE,
    SHARE_BELOW_ONE,
    SHARE_CAPPED,
    SHARE_FRACTION,
    SHARE_FRACTION_UNCLEAR,
    SHARE_IS_DATE,
    SHARE_LOWER_BOUND,
    SHARE_MARK,
    SHARE_NEGATIVE,
    SHARE_NOT_UNDERSTOOD,
    SHARE_ONE_PERCENT,
    SHARE_ONE_UNCLEAR,
    SHARE_RANGE,
    SHARE_RATIO,
    SHARE_TIMES_HUNDRED,
    SHARE_TOO_LARGE,
    SHARE_WORDED,
)
from cchc_excel.text import Wording

_LARGEST = 10.0
"""The largest share (1000%) that may be a plan overfulfilled; beyond it the number is something else."""

_SMALLEST = 0.01
"""A share below it was likely meant as a fraction: 0,8% for 80%."""

_SURE_BELOW = frozenset({SHARE_RATIO, SHARE_FRACTION_UNCLEAR})
"""Repairs that tell enough of a share below it."""

PLACES = 9
"""Decimals of a share: =0.7+0.1+0.1+0.1 is 1."""

_PERCENT = r"(?:%|phan tram\b|pt\b)"
_ROUGHLY = r"(?:khoang|gan|chung|xap xi|tam|co|uoc|uoc dat|uoc tinh|~|≈|hon kem)"
_AT_LEAST = r"(?:tren|hon|it nhat|toi thieu|tu|>=?|≥)"
_WORDS = r"[^\d%]+"


@dataclass(frozen=True, slots=True)
class ShareKind:
    """A share; the value is a float from 0 to 1."""

    align: str = "center"
    number_format: str = "0%"

    def read(self, cell: Cell, context: Context) -> Reading:
        """Return the share the cell gives, by its number format and, where that leaves doubt, by its column."""
        nothing = without_value(cell)
        if nothing is not None:
            return nothing
        if is_time(cell.value):
            return failed(SHARE_IS_DATE)
        if isinstance(cell.value, bool):
            return _DONE if cell.value else _zero_marked()
        if isinstance(cell.value, str):
            return read_by(_WORDINGS, skeleton(cell.value), context) or failed(SHARE_NOT_UNDERSTOOD)
        number = as_number(cell.value)
        if number is None:
            return failed(SHARE_NOT_UNDERSTOOD)
        return _read_percent_cell(number) if shows_percent(cell.number_format) else _read_plain(number, context)

    def validation(self, first_day: date, last_day: date) -> Validation:  # noqa: ARG002
        """Return the rule: 0% to 100%."""
        return Validation(
            "decimal",
            "Mức độ hoàn thành",
            "Gõ số từ 0 đến 100. Ví dụ: gõ 80 nghĩa là 80%.",
            "Mức độ hoàn thành phải là số từ 0% đến 100%.",
            formula1="0",
            formula2="1",
        )


def _share(share: float, *repairs: Rule) -> Reading:
    """Return a share, capped at 1, with what was repaired to get it."""
    share = round(share, PLACES)
    if share < 0:
        return failed(SHARE_NEGATIVE)
    if share > _LARGEST:
        return failed(SHARE_TOO_LARGE)
    capped = min(share, 1.0)
    rules = (*repairs, SHARE_CAPPED) if share > 1 else repairs
    if 0 < share < _SMALLEST and not _SURE_BELOW & {*repairs}:
        rules = (SHARE_BELOW_ONE,)
    return Reading(capped, tuple(Note(rule, percent(capped)) for rule in rules))


def _read_percent_cell(number: float) -> Reading:
    """Return the share of a cell shown as a percentage: 0.8 is 80%; 80, carried in from elsewhere, shows 8000%."""
    return _share(number / 100, SHARE_TIMES_HUNDRED) if number >= 2 else _share(number)


def _read_plain(number: float, context: Context) -> Reading:
    """Return the share of a plain number: 80 is 80%; 0.8 and 1 are what the rest of the column says."""
    others = [other for other in context.column if other != number]
    of_fractions = all(other <= 1 for other in others)
    if 0 < number < 1:
        return _share(number, SHARE_FRACTION) if of_fractions else _share(number / 100, SHARE_FRACTION_UNCLEAR)
    if number == 1:
        return _unclear_one() if of_fractions else _share(0.01, SHARE_ONE_PERCENT)
    if 1 < number < 2 and of_fractions and any(0 < other < 1 for other in others):
        return _share(number / 100, SHARE_FRACTION_UNCLEAR)
    return _share(number / 100)


def _unclear_one() -> Reading:
    """Return 100% in doubt: beside an empty status it may not make the task done."""
    doubtful = _share(1.0, SHARE_ONE_UNCLEAR)
    return Reading(doubtful.value, doubtful.notes, {"status": Status.IN_PROGRESS})


def _zero_marked() -> Reading:
    return _share(0.0, SHARE_MARK)


_DONE = Reading(1.0, (Note(SHARE_MARK, "100%"),), {"status": Status.DONE})


def _percent(*repairs: Rule) -> Callable[[re.Match[str], Context], Reading | None]:
    """Return the meaning of a wording whose first number is a percentage, or a fraction if no percent sign follows."""

    def meaning(match: re.Match[str], _context: Context) -> Reading | None:
        number = parse_decimal(match[1])
        if number is None:
            return None
        is_fraction = 0 < number < 1 and not re.search(_PERCENT, match[0])
        return _share(number if is_fraction else number / 100, *repairs)

    return meaning


def _bare(match: re.Match[str], context: Context) -> Reading | None:
    """Return the share of a number typed as text; a decimal below 1 can only be a fraction."""
    number = parse_decimal(match[0])
    if number is None:
        return None
    return _share(number, SHARE_FRACTION) if 0 < number < 1 else _read_plain(number, context)


def _range(match: re.Match[str], _context: Context) -> Reading | None:
    """Return the low end of 80-90%; without a percent sign, small numbers may be a day and a month."""
    low, high = parse_decimal(match[1]), parse_decimal(match[2])
    if low is None or high is None or low >= high or (low <= 31 and not re.search(_PERCENT, match[0])):
        return None
    return _share(low / 100, SHARE_RANGE)


def _ratio(match: re.Match[str], _context: Context) -> Reading | None:
    done, total = parse_count(match[1]), parse_count(match[2])
    if done is None or not total or done > total:
        return None
    return _share(done / total, SHARE_RATIO)


def _mark(match: re.Match[str], _context: Context) -> Reading | None:
    return _DONE if match[0].strip(" .") in DONE_MARKS or match[1] else None


_WORDINGS: tuple[Pattern, ...] = (
    (Wording(r"khong(?: %)?"), lambda *_: _share(0.0)),
    (Wording(r"chua(?: (?:thuc hien|trien khai|lam|bat dau))?"), lambda *_: _share(0.0, SHARE_WORDED)),
    (Wording(r"(?:mot |1 )?nua|50 ?/ ?50"), lambda *_: _share(0.5, SHARE_WORDED)),
    (Wording(r"((?:da )?(?:hoan thanh|ht))|[^\d%]{1,12}"), _mark),
    (Wording(rf"({NUMBER}) ?{_PERCENT}\.?"), _percent()),
    (Wording(NUMBER), _bare),
    (Wording(rf"- ?{NUMBER} ?{_PERCENT}?"), lambda *_: failed(SHARE_NEGATIVE)),
    (Wording(rf"(?:tu )?({NUMBER}) ?{_PERCENT}? ?(?:-|~|den|toi) ?({NUMBER}) ?{_PERCENT}?"), _range),
    (Wording(rf"{_ROUGHLY} ?({NUMBER}) ?{_PERCENT}?"), _percent(SHARE_APPROXIMATE)),
    (Wording(rf"{_AT_LEAST} ?({NUMBER}) ?{_PERCENT}?"), _percent(SHARE_LOWER_BOUND)),
    (Wording(rf"({NUMBER}) ?{_PERCENT}? ?(?:\+|tro len)"), _percent(SHARE_LOWER_BOUND)),
    (Wording(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"), lambda *_: failed(SHARE_IS_DATE)),
    (Wording(rf"({NUMBER}) ?/ ?({NUMBER})(?: {_WORDS})?"), _ratio),
    (
        Wording(rf"(?:(?:da )?(?:dat|hoan thanh)|duoc):? ?({NUMBER}) ?{_PERCENT}(?: {_WORDS})?"),
        _percent(SHARE_WORDED),
    ),
    (Wording(rf"({NUMBER}) ?{_PERCENT} ?(?:\([^()]*\)|{_WORDS})"), _percent(SHARE_WORDED)),
)
"""Wordings of a share, the plainer first."""
