"""What a cell shows beside its value: a formula never computed, an old font, a note by the unit. Seen, not lost."""

from collections.abc import Iterator

from cchc_excel.cells import Cell, is_too_long
from cchc_excel.identity_marks import unit_note
from cchc_excel.rules import Note
from cchc_excel.rules.seen import (
    CELL_NOTE,
    FORMULA_NOT_COMPUTED,
    LEGACY_FONT,
    STRUCK_PARTLY,
    STRUCK_WHOLLY,
    TEXT_TOO_LONG,
)
from cchc_excel.text import one_line


def notes_of(cell: Cell) -> Iterator[Note]:
    """Yield what is to be said of a cell whatever its value means."""
    if cell.formula and cell.value is None:
        yield Note(FORMULA_NOT_COMPUTED)
    if cell.struck:
        rule = STRUCK_WHOLLY if cell.is_empty else STRUCK_PARTLY
        yield Note(rule, one_line(cell.text), {"struck": one_line(cell.struck.text)})
    if cell.raw:
        yield Note(LEGACY_FONT, one_line(cell.text), {"raw": one_line(cell.raw)})
    if isinstance(cell.value, str) and is_too_long(cell.value):
        yield Note(TEXT_TOO_LONG, details={"count": f"{len(cell.value):,}".replace(",", ".")})
    note = one_line(unit_note(cell.comment))
    if note:
        yield Note(CELL_NOTE, details={"note": note})
