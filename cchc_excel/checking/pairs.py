"""`Số thực hiện` beside `Tổng số` of one row: two numbers that mean the same kind of thing, or neither is taken."""

from dataclasses import replace

from cchc_excel.checking.cells import ReadRow
from cchc_excel.kinds.amounts import amount_in, are_comparable
from cchc_excel.kinds.numbers import as_number
from cchc_excel.rules import Note
from cchc_excel.rules.counts import COUNT_SEPARATOR_UNCLEAR
from cchc_excel.rules.crosses import COUNT_UNITS_DIFFER

_TIMES = 100
"""How many times a fraction of one or two decimals the other number is, for it to be thousands rather than decimals."""

_LEFT_OVER = 1e-6
"""What binary fractions leave over."""


def settle_pair(read: ReadRow) -> ReadRow:
    """Return the row without the counts that cannot be compared as they stand, and with what is wrong with them."""
    values = read.values
    if values.get("actual") is None and values.get("total") is None:
        return read
    for key, other in (("actual", "total"), ("total", "actual")):
        if key not in read.corrections and _lost_its_dot(read, key, values.get(other)):
            return _without(read, (key,), Note(COUNT_SEPARATOR_UNCLEAR))
    if None in (values.get("actual"), values.get("total")) or read.corrections.keys() & {"actual", "total"}:
        return read
    actual, total = amount_in(read.cell("actual")), amount_in(read.cell("total"))
    if actual is None or total is None or are_comparable(actual, total):
        return read
    details = {"actual": read.cell("actual").text, "total": read.cell("total").text}
    return _without(read, ("actual", "total"), Note(COUNT_UNITS_DIFFER, details=details))


def _without(read: ReadRow, keys: tuple[str, ...], note: Note) -> ReadRow:
    return replace(read, values={**read.values, **dict.fromkeys(keys)}, notes=(*read.notes, (keys[0], note)))


def _lost_its_dot(read: ReadRow, key: str, other: float | None) -> bool:
    """Whether a number may be thousands typed as 1.234, which an English Excel takes for a decimal; not beside one."""
    number = as_number(read.cell(key).value)
    if number is None or read.values.get(key) != number or number.is_integer() or not _is_whole(number * 1000):
        return False
    if other is not None and not other.is_integer():
        return False
    return not _is_whole(number * 100) or (other is not None and other >= _TIMES * number)


def _is_whole(number: float) -> bool:
    return abs(number - round(number)) < _LEFT_OVER
