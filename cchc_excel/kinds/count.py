"""Counts (*số lượng*): how much was done, or how much there was to do."""

import re
from dataclasses import dataclass, replace
from datetime import date

from cchc_excel.cells import Cell
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.amounts import (
    Amount,
    UnclearError,
    amount_in,
    are_comparable,
    read_amount,
    read_said_amount,
    spoken,
)
from cchc_excel.kinds.numbers import NUMBER, shows_percent
from cchc_excel.kinds.written import LONGEST, Pattern, failed, is_time, read_by, skeleton, without_number
from cchc_excel.rules import Note
from cchc_excel.rules.counts import (
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
from cchc_excel.words import COMPARED_PLACES, show_number

_OF = re.compile(r"(?<=[\w]) ?/ ?(?=\d)|(?<=\w) (?:trên|tren|trong)(?: (?:tổng|tong))?(?: (?:số|so))? (?=\d)")
"""What parts the two numbers of a ratio: 8/10, "8 trên tổng số 10"."""


@dataclass(frozen=True, slots=True)
class CountKind:
    """A number from 0 up; the value is a float. `ratio_part` says which number of "8/10" is this column's."""

    align: str = "center"
    number_format: str = "General"
    ratio_part: str = "actual"

    def read(self, cell: Cell, context: Context) -> Reading:
        """Return the number the cell gives, Vietnamese separators understood."""
        nothing = without_number(cell)
        if nothing is not None:
            return nothing
        if is_time(cell.value):
            return failed(COUNT_IS_DATE)
        if isinstance(cell.value, str):
            return _read_text(cell.value, self.ratio_part, context)
        return _read_number(cell)

    def restore(self, value: object) -> float | None:
        """Return the number that a summary holds."""
        return float(value) if isinstance(value, (int, float)) else None

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


def _shown(value: float) -> str:
    return show_number(value, COMPARED_PLACES)


def _read_text(text: str, part: str, context: Context) -> Reading:
    words = spoken(text)
    try:
        reading = _read_ratio(words, part) or read_by(_WORDINGS, skeleton(text), context) or _read_amount(words)
    except UnclearError:
        return failed(COUNT_SEPARATOR_UNCLEAR)
    return reading or failed(COUNT_NOT_UNDERSTOOD)


def _read_ratio(text: str, part: str) -> Reading | None:
    """Return this column's number of a ratio such as "8/10 đơn vị"; the other number is implied."""
    sides = _OF.split(text)
    amounts = [read_amount(side) for side in sides] if len(sides) == 2 and len(text) < LONGEST else []
    if None in amounts or not amounts:
        return None
    actual, total = _with_one_scale(*amounts)  # type: ignore[arg-type]
    if not are_comparable(actual, total) or (actual.value > total.value and max(actual.scale, total.scale) > 1):
        return None
    numbers = {"actual": actual.value, "total": total.value}
    value = numbers.pop(part)
    ((other, implied),) = numbers.items()
    shown = f"{_shown(value)} (ô này), {_shown(implied)} ({'tổng số' if other == 'total' else 'số thực hiện'})"
    return Reading(value, (Note(COUNT_RATIO, shown),), {other: implied})


def _with_one_scale(actual: Amount, total: Amount) -> tuple[Amount, Amount]:
    """Return both amounts of a ratio: of "800/1.200 triệu" both are millions."""
    if actual.scale == 1 < total.scale and not actual.unit:
        actual = replace(actual, value=actual.value * total.scale, scale=total.scale)
    return actual, total


def _read_amount(text: str) -> Reading | None:
    """Return a number with what multiplies it, its unit, and the words before it that change nothing."""
    said = read_said_amount(text)
    if said is None:
        return None
    amount = said.amount
    if said.is_rough:
        return Reading(amount.value, (Note(COUNT_APPROXIMATE, _shown(amount.value)),))
    return Reading(amount.value, (Note(COUNT_WORDED, _shown(amount.value)),) if said.is_worded else ())


def _read_number(cell: Cell) -> Reading:
    amount = amount_in(cell)
    if amount is None:
        return failed(COUNT_NOT_UNDERSTOOD)
    if shows_percent(cell.number_format):
        return failed(COUNT_IS_PERCENT)
    if amount.value < 0:
        return failed(COUNT_NEGATIVE)
    return Reading(amount.value, (Note(COUNT_WORDED, _shown(amount.value)),) if amount.scale > 1 else ())


_WORDINGS: tuple[Pattern, ...] = (
    (Wording(r"khong(?: co)?"), lambda *_: Reading(0.0, (Note(COUNT_WORDED, "0"),))),
    (Wording(r".*\d ?%.*|.*\d phan tram\b.*"), lambda *_: failed(COUNT_IS_PERCENT)),
    (Wording(rf"- ?{NUMBER}\b.*"), lambda *_: failed(COUNT_NEGATIVE)),
    (Wording(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"), lambda *_: failed(COUNT_IS_DATE)),
)
"""Wordings of a count that are no amount."""
