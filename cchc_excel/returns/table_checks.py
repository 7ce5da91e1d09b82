"""What was done to the table of a form: columns missing, renamed, added or given twice, cells hidden or merged."""

from collections.abc import Iterator

from cchc_excel.layout.asked import FILLED
from cchc_excel.layout.columns import FORM, TO_CORRECT
from cchc_excel.returns.tables import FormTable
from cchc_excel.rules import Finding, Note, at_cell, rows
from cchc_excel.text import fold, whole_number

NUMBER_HEADINGS = frozenset(map(fold, ("STT", "TT", "Số TT")))
NOT_OURS = NUMBER_HEADINGS | {fold(TO_CORRECT.heading)}
"""Headings of columns beside the form's in which nothing is reported."""


def check_table(table: FormTable, path: str, version: str) -> Iterator[Finding]:
    """Yield what is to be said of the columns and of hidden or merged cells; `version` is the form's."""
    yield from _check_columns(table, path, version)
    yield from _check_hidden(table, path)
    for cell in {cell.ref: cell for cell in table.spread.values()}.values():
        yield at_cell(Note(rows.CELLS_MERGED), path, cell)


def _check_columns(table: FormTable, path: str, version: str) -> Iterator[Finding]:
    """Yield a finding for each column missing or renamed, and for each cell in a column that is not the form's."""
    header, told = table.header, whole_number(version)
    yield from _check_left_out(table, path)
    for key in header.missing:
        column = FORM.column(key)
        place = table.grid.cell(header.row, 1).ref
        if key == "task":
            yield Finding(rows.CODES_MISSING, path, place, column=key)
        elif column.filled and (told is None or told >= column.since):
            yield Finding(rows.COLUMN_MISSING, path, place, details={"column": column.heading}, column=key)
    for key, heading in header.guessed.items():
        place = table.grid.cell(header.row, header.columns[key]).ref
        yield Finding(rows.COLUMN_GUESSED, path, place, heading, FORM.column(key).heading, column=key)
    for number, heading in header.unknown.items():
        if fold(heading) in NOT_OURS or number in table.twins.values():
            continue
        for row in table.numbers:
            cell = table.grid.cell(row, number)
            if not cell.is_empty:
                yield at_cell(Note(rows.COLUMN_UNKNOWN, details={"column": heading}), path, cell)


def _check_hidden(table: FormTable, path: str) -> Iterator[Finding]:
    answered = [
        number
        for number in table.numbers
        if number in table.grid.hidden_rows and any(not table.rows[number][k].is_empty for k in _present(table))
    ]
    if answered:
        place = table.grid.cell(answered[0], 1).ref
        yield Finding(rows.ROWS_HIDDEN, path, place, ", ".join(map(str, answered)))
    for key in _present(table):
        column = table.header.columns[key]
        cells = (table.grid.cell(number, column) for number in table.numbers)
        if column in table.grid.hidden_columns and any(not cell.is_empty for cell in cells):
            place = table.grid.cell(table.header.row, column).ref
            yield Finding(rows.COLUMN_HIDDEN, path, place, details={"column": FORM.column(key).heading}, column=key)


def _present(table: FormTable) -> list[str]:
    return [key for key in FILLED if key in table.header.columns]


def _check_left_out(table: FormTable, path: str) -> Iterator[Finding]:
    """Yield the columns of other periods, and the cells of two columns of one heading that say different things."""
    for number, heading in table.left_out.items():
        place = table.grid.cell(table.header.row, number).ref
        yield Finding(rows.COLUMN_OF_OTHER_PERIOD, path, place, heading)
    for key in table.twins:
        note = Note(rows.COLUMN_TWICE, details={"column": FORM.column(key).heading})
        for row in table.numbers:
            for cell in table.disputed(row, key):
                if not cell.is_empty:
                    yield at_cell(note, path, cell, column=key)
