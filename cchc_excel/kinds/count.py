"""Counts (*số lượng*): how much was done, or how much there was to do."""

import re
from dataclasses import dataclass
from datetime import date

from cchc_excel.cells import Cell, show
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.numbers import NUMBER, as_number, is_unclear, parse_count, shows_percent
from cchc_excel.kinds.written import LONGEST, Pattern, failed, is_time, read_by, skeleton, without_value
from cchc_excel.rules import Note, Rule
from cchc_excel.rules.values import (
    COUNT_APPROXIMATE,
    COUNT_IS_DATE,
    COUNT_IS_PERCENT,
    COUNT_NEGATIVE,
    COUNT_NOT_UNDERSTOOD,
    COUNT_RATIO,
    COUNT_SEPARATOR_UNCLEAR,
    COUNT_WORDED,
)
from cchc_excel.text import Wording

_WORDS = r"[^\W\d](?:[^\d%]*[^\W\d])?"
_RATIO = re.compile(rf"({NUMBER})\s?/\s?({NUMBER})(?: {_WORDS})?")
_ROUGHLY = r"(?:khoang|gan|chung|xap xi|tam|uoc|tren|hon|it nhat|~|>=?|≥)"


@dataclass(frozen=True, slots=True)
class CountKind:
    """A number from 0 up; the value is a float. `ratio_part` says which number of "8/10" is this column's."""

    align: str = "center"
    number_format: str = "General"
    ratio_part: str = "actual"

    def read(self, cell: Cell, context: Context) -> Reading:
        """Return the number the cell gives, Vietnamese separators understood."""
        nothing = without_value(cell)
        if nothing is not None:
            return nothing
        if is_time(cell.value):
            return failed(COUNT_IS_DATE)
        if isinstance(cell.value, str):
            text = skeleton(cell.value)
            ratio = _read_ratio(text, self.ratio_part)
            return ratio or read_by(_WORDINGS, text, context) or failed(COUNT_NOT_UNDERSTOOD)
        number = as_number(cell.value)
        if number is None:
            return failed(COUNT_NOT_UNDERSTOOD)
        if shows_percent(cell.number_format):
            return failed(COUNT_IS_PERCENT)
        return failed(COUNT_NEGATIVE) if number < 0 else Reading(number)

    def validation(self, first_day: date, last_day: date) -> Validation:  # noqa: ARG002
        """Return the rule: a number from 0 up."""
        return Validation(
            "decimal",
            "Số lượng",
            "Chỉ gõ con số, không kèm chữ. Ví dụ: 12.",
            "Số lượng phải là một con số không âm, không kèm chữ.",
            operator="greaterThanOrEqual",
            formula1="0",
        )


def _read_ratio(text: str, part: str) -> Reading | None:
    """Return this column's number of a ratio such as "8/10 đơn vị"; the other number is implied."""
    match = None if len(text) > LONGEST else _RATIO.fullmatch(text)
    if not match:
        return None
    numbers = {"actual": parse_count(match[1]), "total": parse_count(match[2])}
    value = numbers.pop(part)
    ((other, implied),) = numbers.items()
    if value is None or implied is None:
        return None
    shown = f"{show(value)} (ô này), {show(implied)} ({'tổng số' if other == 'total' else 'số thực hiện'})"
    return Reading(value, (Note(COUNT_RATIO, shown),), {other: implied})


def _number(text: str, *repairs: Rule) -> Reading | None:
    if is_unclear(text):
        return failed(COUNT_SEPARATOR_UNCLEAR)
    value = parse_count(text)
    return None if value is None else Reading(value, tuple(Note(rule, show(value)) for rule in repairs))


_WORDINGS: tuple[Pattern, ...] = (
    (Wording(NUMBER), lambda match, _: _number(match[0])),
    (Wording(r"\d{1,3}(?: \d{3})+"), lambda match, _: Reading(float(match[0].replace(" ", "")))),
    (Wording(r"khong(?: co)?"), lambda *_: Reading(0.0, (Note(COUNT_WORDED, "0"),))),
    (Wording(r".*\d ?%.*|.*\d phan tram\b.*"), lambda *_: failed(COUNT_IS_PERCENT)),
    (Wording(rf"- ?{NUMBER}\b.*"), lambda *_: failed(COUNT_NEGATIVE)),
    (Wording(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"), lambda *_: failed(COUNT_IS_DATE)),
    (Wording(rf"({NUMBER}) ?{_WORDS}\.?"), lambda match, _: _number(match[1], COUNT_WORDED)),
    (Wording(rf"{_ROUGHLY} ?({NUMBER})(?: {_WORDS})?"), lambda match, _: _number(match[1], COUNT_APPROXIMATE)),
)
"""Wordings of a count, the plainer first."""
