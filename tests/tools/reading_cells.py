"""One cell read by one kind, as the tests of kinds need it: plan year 2026, figures closed at 14/06/2026."""

from datetime import date

from cchc_excel.cells import Cell, Ref, Value
from cchc_excel.kinds import Context, Kind, Reading

FIRST_DAY, LAST_DAY, AS_OF = date(2025, 12, 15), date(2026, 12, 31), date(2026, 6, 14)


def read(
    kind: Kind, value: Value, number_format: str = "General", column: tuple[float, ...] = (), as_of: date = AS_OF
) -> Reading:
    """Return what a kind makes of a cell."""
    cell = Cell(Ref("Báo cáo", 12, 8), value, number_format)
    return kind.read(cell, Context(2026, FIRST_DAY, LAST_DAY, as_of, column))


def codes(reading: Reading) -> list[str]:
    """Return the codes of a reading's notes, in order."""
    return [note.rule.code for note in reading.notes]


def is_asked(reading: Reading) -> bool:
    """Whether a note asks for a correction."""
    return any(note.rule.severity == "error" for note in reading.notes)
