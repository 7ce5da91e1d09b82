"""Statistics (*số liệu thống kê*): a number counted in the measure that the plan asks for, or a share."""

import re
from functools import lru_cache

from cchc_excel.cells import Cell
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.amounts import (
    Amount,
    SaidAmount,
    UnclearError,
    amount_in,
    are_of_one_unit,
    read_amount,
    read_said_amount,
    spoken,
)
from cchc_excel.kinds.numbers import NUMBER, shows_percent
from cchc_excel.kinds.share import ShareKind
from cchc_excel.kinds.written import failed, is_time, skeleton, without_number
from cchc_excel.rules import Note, Rule
from cchc_excel.rules.counts import (
    COUNT_APPROXIMATE,
    COUNT_IS_DATE,
    COUNT_NEGATIVE,
    COUNT_NOT_UNDERSTOOD,
    COUNT_SEPARATOR_UNCLEAR,
    COUNT_WORDED,
)
from cchc_excel.rules.statistics import (
    STATISTIC_ABOVE_WHOLE,
    STATISTIC_IS_PERCENT,
    STATISTIC_NOT_WHOLE,
    STATISTIC_OTHER_MEASURE,
)
from cchc_excel.rules.values import SHARE_CAPPED
from cchc_excel.text import fold_plain
from cchc_excel.words import COMPARED_PLACES, show_number

_NONE = re.compile(r"(?:khong|khong (?:co|phat sinh|to chuc|thuc hien)|chua (?:phat sinh|to chuc))[. ]*")
"""Wordings of none at all. "Chưa có" says that the figure isn't there yet, and is none of them."""

_PERCENT = re.compile(r".*\d ?%.*|.*\d phan tram\b.*")
_NEGATIVE = re.compile(rf"[-−–] ?{NUMBER}\b.*")
_SHARE = ShareKind()


def is_percent(measure: str) -> bool:
    """Whether a measure is a percentage."""
    return "%" in measure or "phan tram" in fold_plain(measure)


def read_statistic(cell: Cell, measure: str, context: Context) -> Reading:
    """Return the number a cell gives in the measure asked for; a share, 0-1, where that is a percentage."""
    nothing = without_number(cell)
    if nothing is not None:
        return nothing
    if is_percent(measure):
        return _read_share(cell, context)
    if is_time(cell.value):
        return failed(COUNT_IS_DATE)
    return _read_text(cell.value, measure) if isinstance(cell.value, str) else _read_number(cell, measure)


def statistic_validation(measure: str) -> Validation:
    """Return the rule a form holds a clerk to while typing."""
    if is_percent(measure):
        return Validation(
            "decimal", "Số liệu", "Gõ 85 cho 85%.", "Hãy gõ một số từ 0 đến 100.", formula1="0", formula2="1"
        )
    return Validation(
        "whole" if _is_whole(measure) else "decimal",
        "Số liệu",
        f"Chỉ gõ con số, tính bằng {measure}. Không có thì gõ 0." if measure else "Chỉ gõ con số. Không có thì gõ 0.",
        "Hãy gõ một con số không âm, không kèm chữ.",
        operator="greaterThanOrEqual",
        formula1="0",
    )


def _read_share(cell: Cell, context: Context) -> Reading:
    if isinstance(cell.value, str) and not any(map(str.isdigit, cell.value)):
        return failed(COUNT_NOT_UNDERSTOOD)
    reading = _SHARE.read(cell, context)
    return failed(STATISTIC_ABOVE_WHOLE) if any(note.rule == SHARE_CAPPED for note in reading.notes) else reading


def _read_text(text: str, measure: str) -> Reading:
    plain = skeleton(text)
    if _NONE.fullmatch(plain):
        return Reading(0.0, (Note(COUNT_WORDED, "0"),))
    if _PERCENT.fullmatch(plain):
        return _failed_in(STATISTIC_IS_PERCENT, measure)
    if _NEGATIVE.fullmatch(plain):
        return failed(COUNT_NEGATIVE)
    try:
        said = read_said_amount(spoken(text))
    except UnclearError:
        return failed(COUNT_SEPARATOR_UNCLEAR)
    return _in_measure(said, measure) if said else failed(COUNT_NOT_UNDERSTOOD)


def _read_number(cell: Cell, measure: str) -> Reading:
    amount = amount_in(cell)
    if amount is None:
        return failed(COUNT_NOT_UNDERSTOOD)
    if shows_percent(cell.number_format):
        return _failed_in(STATISTIC_IS_PERCENT, measure)
    if amount.value < 0:
        return failed(COUNT_NEGATIVE)
    # A unit in the number's format is no words of the clerk's: only what it multiplies needs a word.
    return _in_measure(SaidAmount(amount, is_rough=False, is_worded=amount.scale > 1), measure)


def _in_measure(said: SaidAmount, measure: str) -> Reading:
    """Return an amount in the measure asked for: of "1,2 tỷ đồng" 1200, where that is "triệu đồng"."""
    amount, asked = said.amount, _asked(measure)
    if not are_of_one_unit(amount, asked):
        return _failed_in(STATISTIC_OTHER_MEASURE, measure)
    is_scaled = bool(amount.unit) or amount.scale > 1
    value = round(amount.value / asked.scale, COMPARED_PLACES) if is_scaled else amount.value
    if value != int(value) and _is_whole(measure):
        return _failed_in(STATISTIC_NOT_WHOLE, measure)
    rule = COUNT_APPROXIMATE if said.is_rough else COUNT_WORDED if said.is_worded else None
    return Reading(value, (Note(rule, show_number(value, COMPARED_PLACES)),) if rule else ())


@lru_cache(maxsize=1024)
def _asked(measure: str) -> Amount:
    """Return one of a measure as an amount: of "triệu đồng" a million."""
    try:
        return read_amount(f"1 {spoken(measure)}") or Amount(1, fold_plain(measure))
    except UnclearError:
        return Amount(1)


def _is_whole(measure: str) -> bool:
    """Whether what is counted comes in wholes: documents and people do, money and hours don't."""
    asked = _asked(measure)
    return asked.scale == 1 and not asked.measure


def _failed_in(rule: Rule, measure: str) -> Reading:
    return Reading(notes=(Note(rule, details={"measure": measure or "số lượng"}),))
