"""Shares (*mức độ hoàn thành*): how much of a task is done, 0-1."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from cchc_excel.cells import Cell
from cchc_excel.domain import Status
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.claims import account_for, read_claim, share_in
from cchc_excel.kinds.doubts import find_doubt, names_part
from cchc_excel.kinds.numbers import NUMBER, SHARE_DECIMALS, as_number, parse_count, parse_decimal, shows_percent
from cchc_excel.kinds.signs import Mark, as_signs, read_choices, without_bullets
from cchc_excel.kinds.written import (
    DONE_MARKS,
    LONGEST,
    Pattern,
    failed,
    is_time,
    percent,
    read_by,
    skeleton,
    without_number,
)
from cchc_excel.rules import Note, Rule, Severity
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
    SHARE_NOT_WHOLE,
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

_FULL = re.compile(r"(?<![\d.,])100 ?(?:%|phan tram\b)")
_WHOLE_RATIO = re.compile(r"^(\d+) ?/ ?\1(?!\d)")
_PERCENT = r"(?:%|phan tram\b|pt\b)"
_ROUGHLY = r"(?:khoang|gan|chung|xap xi|tam|co|uoc|uoc dat|uoc tinh|~|≈|hon kem)"
_AT_LEAST = r"(?:tren|hon|it nhat|toi thieu|tu|>=?|≥)"
_WORDS = r"[^\d%]+"
_REST = r"(?:con(?: lai)?|thieu|chua(?: [^\W\d]+)*)"


@dataclass(frozen=True, slots=True)
class ShareKind:
    """A share; the value is a float from 0 to 1."""

    align: str = "center"
    number_format: str = "0%"

    def read(self, cell: Cell, context: Context) -> Reading:
        """Return the share the cell gives, by its number format and, where that leaves doubt, by its column.

        One that is not understood denies that the task is done.
        """
        nothing = without_number(cell)
        reading = _read_value(cell, context) if nothing is None else nothing
        is_misread = reading.value is None and any(note.rule.severity is Severity.ERROR for note in reading.notes)
        says_none = nothing is not None and bool(find_doubt(skeleton(cell.text)))
        return replace(reading, denies=True) if is_misread or says_none else reading

    def restore(self, value: object) -> float | None:
        """Return the number that a summary holds."""
        return float(value) if isinstance(value, (int, float)) else None

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


def _read_value(cell: Cell, context: Context) -> Reading:
    if is_time(cell.value):
        return failed(SHARE_IS_DATE)
    if isinstance(cell.value, bool):
        return _DONE if cell.value else _zero_marked()
    if isinstance(cell.value, str):
        return _read_text(as_signs(cell), context)
    number = as_number(cell.value)
    if number is None:
        return failed(SHARE_NOT_UNDERSTOOD)
    return _read_percent_cell(number) if shows_percent(cell.number_format) else _read_plain(number, context)


def _read_text(text: str, context: Context) -> Reading:
    """Return the share of a text; of several boxes that of the ticked one."""
    choices = read_choices(text) if len(text) <= LONGEST else ()
    ticked = [choice.words for choice in choices if choice.mark is Mark.TICKED]
    if choices and len(ticked) != 1:
        return failed(SHARE_NOT_UNDERSTOOD)
    return _DONE if ticked == [""] else _read_words(without_bullets(ticked[0] if ticked else text), context)


def _read_words(text: str, context: Context) -> Reading:
    """Return the share of words; 100 % of a part, promised or in doubt is not 100 %."""
    words = skeleton(text)
    reading = read_by(_WORDINGS, words, context)
    if re.fullmatch(NUMBER, words):
        return reading or failed(SHARE_NOT_UNDERSTOOD)
    stated = _stated(words) if reading is None else reading.value
    if stated is not None and (stated >= 1 or reading is None):
        against = account_for(_WHOLE_RATIO.sub("", text), context).against
        if against:
            return Reading(min(stated, 1.0), (Note(SHARE_NOT_WHOLE, details={"why": against}),), denies=True)
    return reading or _read_claimed(text, context) or failed(SHARE_NOT_UNDERSTOOD)


def _stated(words: str) -> float | None:
    """Return the share that words not known as a whole speak of: 100 %, or that of a part of the work."""
    if _FULL.search(words):
        return 1.0
    return share_in(words) if names_part(words) else None


def _read_claimed(text: str, context: Context) -> Reading | None:
    """Return 100 % where a text without a share claims the work done, None where it doesn't."""
    claim = read_claim(text, context)
    if claim is None or claim.value is not Status.DONE:
        return None
    return Reading(1.0, (Note(SHARE_WORDED, "100%"),), {"status": Status.DONE})


def _share(share: float, *repairs: Rule) -> Reading:
    """Return a share, capped at 1, with what was repaired to get it."""
    if share < 0:
        return failed(SHARE_NEGATIVE)
    if share > _LARGEST:
        return failed(SHARE_TOO_LARGE)
    share = round(share, SHARE_DECIMALS)
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
    return _DONE if match[1] or match[0].strip(" .") in DONE_MARKS else None


_WORDINGS: tuple[Pattern, ...] = (
    (Wording(r"khong(?: %)?"), lambda *_: _share(0.0)),
    (Wording(r"chua(?: (?:thuc hien|trien khai|lam|bat dau))?"), lambda *_: _share(0.0, SHARE_WORDED)),
    (Wording(r"(?:mot |1 )?nua|50 ?/ ?50"), lambda *_: _share(0.5, SHARE_WORDED)),
    (Wording(r"((?:da )?(?:hoan thanh|ht))|[^\d%]+"), _mark),
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
    (Wording(rf"({NUMBER}) ?{_PERCENT}[ ,;(-]+{_REST} ?{NUMBER} ?{_PERCENT}.*"), _percent(SHARE_WORDED)),
)
"""Wordings of a share, the plainer first."""
