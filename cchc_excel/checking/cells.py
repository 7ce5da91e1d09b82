"""The cells of a return, each read by its column's kind; a ditto mark means what the cell above it means."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cchc_excel.cells import Cell
from cchc_excel.checking.seen import notes_of
from cchc_excel.domain import Return, Row, ValueCorrection
from cchc_excel.kinds import Context, Reading
from cchc_excel.kinds.written import copy_above, is_ditto
from cchc_excel.layout.asked import ASKED, FILLED, STANDING
from cchc_excel.layout.columns import FORM
from cchc_excel.rules import Note, Severity
from cchc_excel.rules.seen import FORMULA_NOT_COMPUTED


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with what its cells mean: `values` by column key, `notes` as pairs of column key and note.

    `corrections` are those of its cells by column key: what the unit wrote there has no say any more. `denied` is the
    column of a cell that speaks against the task being done, empty where none does.
    """

    row: Row
    values: Mapping[str, Any]
    notes: tuple[tuple[str, Note], ...]
    corrections: Mapping[str, ValueCorrection] = field(default_factory=dict)
    denied: str = ""

    def cell(self, key: str) -> Cell:
        """Return the cell of a column, an empty one at the row's place where the return has no such column."""
        return self.row.cells.get(key) or Cell(self.place.ref)

    @property
    def place(self) -> Cell:
        """Return the cell that stands for the row in the eyes of a person: its status."""
        return self.row.cells.get("status") or next(iter(self.row.cells.values()))

    @property
    def is_silent(self) -> bool:
        """Whether the unit wrote nothing into the cells that tell how the task stands, nor implied it elsewhere."""
        implied = (self.values.get(key) for key in STANDING if key not in self.corrections)
        return self._is_blank(STANDING) and all(value is None for value in implied)

    @property
    def is_struck(self) -> bool:
        """Whether something is struck out where the row tells how the task stands."""
        return any(self.cell(key).struck for key in STANDING)

    @property
    def is_empty(self) -> bool:
        """Whether the unit wrote nothing into the row."""
        return self._is_blank(FILLED)

    def _is_blank(self, keys: Iterable[str]) -> bool:
        return all(self.cell(key).is_silent for key in keys)


Corrections = Mapping[str, Mapping[str, ValueCorrection]]
"""Of one unit: by task code and column key."""


def read_rows(filled: Return, context: Context, corrections: Corrections | None = None) -> dict[int, ReadRow]:
    """Return every row with what its cells mean, by row number; corrections stand in for what the unit wrote."""
    read: dict[int, ReadRow] = {}
    known: dict[tuple[object, ...], Reading] = {}
    above: dict[str, tuple[Reading, Cell]] = {}
    for row in sorted(filled.rows, key=lambda row: row.number):
        readings = {}
        for column in ASKED:
            if column.key in row.cells:
                cell = row.cells[column.key]
                if is_ditto(cell):
                    reading, source = above.get(column.key, (Reading(), cell))
                    readings[column.key] = copy_above(reading, source.text)
                    continue
                # Cells of a column that hold the same mean the same, and most hold what another does.
                looks = (column.key, cell.value.__class__, cell.value, cell.number_format, cell.font)
                if looks not in known:
                    known[looks] = column.kind.read(cell, context)
                readings[column.key] = known[looks]
                above[column.key] = (known[looks], cell)
        own = corrections.get(row.task, {}) if corrections else {}
        read[row.number] = _with_corrections(row, readings, own, context)
    return read


def _with_corrections(
    row: Row, readings: Mapping[str, Reading], own: Mapping[str, ValueCorrection], context: Context
) -> ReadRow:
    """Return a row as it counts: a correction stands in for what the unit wrote."""
    readings = {**readings, **{key: read_correction(correction, context) for key, correction in own.items()}}
    notes = tuple(
        (key, note)
        for key, reading in readings.items()
        for note in (*(() if key in own else notes_of(row.cells[key])), *reading.notes)
    )
    # A formula that nobody computed gives a share that is not understood.
    is_unknown = "share" not in own and any(note.rule == FORMULA_NOT_COMPUTED for key, note in notes if key == "share")
    denied = _denying(readings) or ("share" if is_unknown else "")
    return ReadRow(row, _values(row, readings, own), notes, own, denied)


def read_entered(task: str, corrections: Mapping[str, ValueCorrection], context: Context) -> ReadRow:
    """Return a row that no return has, as corrections tell it: each of its cells stands where its correction does."""
    cells = {key: Cell(correction.cell.ref) for key, correction in corrections.items()}
    row = Row(min(cell.ref.row for cell in cells.values()), task, cells)
    readings = {key: read_correction(correction, context) for key, correction in corrections.items()}
    notes = tuple((key, note) for key, reading in readings.items() for note in reading.notes)
    return ReadRow(row, _values(row, readings, corrections), notes, corrections, _denying(readings))


def read_correction(correction: ValueCorrection, context: Context) -> Reading:
    """Return what a corrected value means, read as the unit's cell would be; how it was read is told with it."""
    if correction.is_blank:
        return Reading()
    reading = FORM.column(correction.column).kind.read(correction.cell, replace(context, column=()))
    return replace(reading, notes=tuple(note for note in reading.notes if note.rule.severity is Severity.ERROR))


def _denying(readings: Mapping[str, Reading]) -> str:
    """Return the first column whose cell speaks against the task being done, empty where none does."""
    return next((key for key in STANDING if key in readings and readings[key].denies), "")


def _values(row: Row, readings: Mapping[str, Reading], corrected: Container[str]) -> dict[str, Any]:
    """Return the values by column key; what one cell implies for another counts where that one is empty."""
    values = {key: reading.value for key, reading in readings.items()}
    for reading in readings.values():
        for key, value in reading.implied.items():
            is_free = key not in corrected and (key not in row.cells or row.cells[key].is_empty)
            if values.get(key) is None and is_free:
                values[key] = value
    return values
