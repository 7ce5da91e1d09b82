"""Two rows that report on one task, laid beside each other: whether they contradict, and what both say together."""

from dataclasses import astuple, replace
from typing import Any

from cchc_excel.cells import Ref, show
from cchc_excel.domain import Answer, Received
from cchc_excel.layout.asked import BESIDE, COUNTED, STANDING
from cchc_excel.layout.columns import FORM

_NOTHING = (None, "")
_SILENCE = Answer("")


def content_of(entry: Received) -> tuple[object, ...]:
    """Return what a return says, wherever in the sheet it says it."""
    answers = tuple(astuple(replace(answer, ref=None, asks=None)) for answer in entry.answers)
    return (*answers, *(astuple(replace(answer, ref=None)) for answer in entry.statistics))


def differing(one: Answer, two: Answer) -> tuple[str, ...]:
    """Return the columns in which two rows contradict each other; a cell beside the status may stand in one alone."""
    telling = [key for key in STANDING if one.value(key) != two.value(key)]
    beside = [key for key in BESIDE if _is_other(one.value(key), two.value(key))]
    return (*telling, *beside)


def mix(answer: Answer, other: Answer) -> Answer:
    """Return an answer with what stands beside the status in another row, where nothing does in its own.

    A count and its total are one.
    """
    counted = any(answer.value(key) is not None for key in COUNTED)
    free = [key for key in BESIDE if answer.value(key) in _NOTHING and not (counted and key in COUNTED)]
    return replace(answer.but({key: other.value(key) for key in free}), asks=answer.asks or other.asks)


def with_beside(answer: Answer, other: Answer) -> Answer:
    """Return an answer with what stands beside the status in another row in the first place."""
    mixed = mix(other, answer)
    return replace(answer.but({key: mixed.value(key) for key in BESIDE}), asks=mixed.asks)


def without_word(answer: Answer) -> Answer:
    """Return an answer that reports nothing but what the coordinator corrected: it says something, but not what."""
    kept = {corrected.column for corrected in answer.corrected}
    values: dict[str, Any] = {**dict.fromkeys(STANDING), **{key: _SILENCE.value(key) for key in BESIDE}}
    values = {key: value for key, value in values.items() if key not in kept}
    return replace(answer.but(values), asks=None, is_silent=False, is_as_begun=False)


def place_of(entry: Received, answer: Answer, key: str) -> Ref | None:
    """Return the cell of an answer in a column, where it is still known; else the one that stands for its row."""
    rows = entry.source.rows if entry.source and answer.ref else ()
    row = next((row for row in rows if answer.ref and row.number == answer.ref.row), None)
    return row.cells[key].ref if row and key in row.cells else answer.ref


def told(answer: Answer, columns: tuple[str, ...]) -> str:
    """Return in words what an answer says in some columns: “Hoàn thành”, 100%."""
    said = ((FORM.column(key), answer.value(key)) for key in columns)
    shown = (
        f"{column.heading}: {'để trống' if value in _NOTHING else show(value, column.kind.number_format)}"
        for column, value in said
    )
    return f"“{'; '.join(shown)}”"


def _is_other(one: object, two: object) -> bool:
    return one not in _NOTHING and two not in _NOTHING and one != two
