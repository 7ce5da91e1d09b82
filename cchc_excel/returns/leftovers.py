"""What a unit wrote where a form has no place for it: beside, above and below the table, in shapes, on other sheets.

Nothing of it counts, and none of it is lost: each is a finding at its cell. What a form begins with, a letterhead, who
signs, is no finding.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc_excel.books.parts.drawings import PICTURE
from cchc_excel.cells import Aside, Book, Cell, Grid
from cchc_excel.domain import Plan, Row
from cchc_excel.identity_marks import HIDDEN_SHEET, unit_note
from cchc_excel.layout.asked import FILLED
from cchc_excel.layout.columns import CORRECTIONS, FORM, TASKS
from cchc_excel.layout.header import key_of
from cchc_excel.returns.form_prose import Prose
from cchc_excel.returns.own_words import is_formula, is_signature, is_telling
from cchc_excel.returns.signatures import signatory_cells
from cchc_excel.returns.table_checks import NOT_OURS, NUMBER_HEADINGS
from cchc_excel.returns.tables import FormTable
from cchc_excel.rules import Finding, Note, at_cell
from cchc_excel.rules.seen import CELL_NOTE, PICTURE_UNREAD, SHEET_UNREAD, TEXT_OUTSIDE
from cchc_excel.text import fold, one_line

_Place = tuple[int, int]

_LONGEST_VALUE = 80
"""Characters that stand beside a label, at most: a longer text is no name, code or number."""

_LONGEST_NUMBER = 6
_LONGEST_HEADING = 6
"""Words of a heading, at most, under which nothing stands."""

_MOST_OF_SHEET = 30
"""Cells of an added sheet that are each named: of the rest, how many there are."""

_IN_ROW, _IN_ADDED = frozenset(column.key for column in FORM.known), frozenset({"task", "text", "deadline", *FILLED})
_NAMED = frozenset({"task", "text"})


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a form may say without anybody having reported it: its template's words, and what any letter says."""

    prose: Prose
    plan: Plan

    def holds(self, text: str) -> bool:
        """Whether a text is the form's own, or dresses it."""
        return self.prose.holds(text) or all(is_formula(one_line(line), self.plan) for line in text.splitlines())


def check_around(table: FormTable, rows: Iterable[Row], own: OwnWords, path: str) -> Iterator[Finding]:
    """Yield what stands on the sheet of a table and is not of it; `rows` are those that were read of it."""
    read = {row.number: row for row in rows}
    told = {*_places_of_table(table, read), *_places_of_plan(read, own.plan)}
    told |= {cell.ref[1:] for cell in signatory_cells(table.grid, table.last_row)}
    yield from _check_cells(table.grid, told, own, path, first_below=table.last_row + 1)
    reported = {table.header.columns[key] for key in FILLED if key in table.header.columns}
    for (row, column), cell in table.grid.cells.items():
        if not (row in read and column in reported):
            yield from _check_note(cell, path)
    yield from _check_asides(table.grid.asides, own, path)


def check_other_sheets(book: Book, tables: Iterable[FormTable], own: OwnWords, path: str) -> Iterator[Finding]:
    """Yield what stands on the sheets that hold no table of the form."""
    done = {table.grid.name for table in tables} | {HIDDEN_SHEET}
    for grid in book.grids:
        if grid.name not in done:
            yield from _check_sheet(grid, own, path)


def _check_sheet(grid: Grid, own: OwnWords, path: str) -> Iterator[Finding]:
    """Yield what stands on an added sheet, or was added to one of the form's, whose words may be an older edition's."""
    places = own.prose.places.get(fold(grid.name), frozenset())
    if fold(grid.name) == fold(CORRECTIONS.sheet):
        places = frozenset(place for place in grid.cells if place[1] <= len(CORRECTIONS.columns))
    found = list(_check_cells(grid, places, own, path))
    yield from found[:_MOST_OF_SHEET]
    if len(found) > _MOST_OF_SHEET:
        details = {"sheet": grid.name, "count": str(len(found) - _MOST_OF_SHEET)}
        yield Finding(SHEET_UNREAD, path, found[_MOST_OF_SHEET].ref, details=details)
    for cell in grid.cells.values():
        yield from _check_note(cell, path)
    yield from _check_asides(grid.asides, own, path)


def _check_cells(
    grid: Grid, told: Collection[_Place], own: OwnWords, path: str, first_below: int = 0
) -> Iterator[Finding]:
    """Yield each cell that is neither told of elsewhere nor the form's own; below the table stand names, too."""
    for row, cells in grid.rows():
        label = False
        for cell in cells:
            if cell.is_empty:
                continue
            if cell.ref[1:] in told:
                label = False
                continue
            text = one_line(cell.text)
            is_own = own.holds(cell.text)
            is_value = label and len(text) <= _LONGEST_VALUE and not is_telling(text)
            label = is_own and text.endswith(":")
            is_signed = first_below and row >= first_below and is_signature(text)
            if not (is_own or is_value or is_signed):
                yield at_cell(Note(TEXT_OUTSIDE), path, cell)


def _check_note(cell: Cell, path: str) -> Iterator[Finding]:
    note = one_line(unit_note(cell.comment)) if cell.comment else ""
    if note:
        yield at_cell(Note(CELL_NOTE, details={"note": note}), path, cell)


def _check_asides(asides: Iterable[Aside], own: OwnWords, path: str) -> Iterator[Finding]:
    for aside in asides:
        if aside.kind == PICTURE:
            if not own.prose.has_pictures:
                yield Finding(PICTURE_UNREAD, path, aside.ref)
        elif not all(own.holds(line) for line in aside.text.splitlines()):
            yield Finding(TEXT_OUTSIDE, path, aside.ref, f"{aside.text} ({aside.kind})")


def _places_of_table(table: FormTable, read: Mapping[int, Row]) -> Iterator[_Place]:
    """Yield the places that are the table's own, were read, or are told of by findings of the table."""
    for row in range(table.header.row, table.header.first_data_row):
        for cell in table.grid.by_row.get(row, ()):
            if _is_heading(table, cell):
                yield row, cell.ref.column
    for cell in table.grid.by_row.get(table.header.row - 1, ()):
        if _is_over_columns(table, cell):
            yield cell.ref[1:]
    numbered = _numbered(table)
    told = (table.header.unknown.keys() - numbered) | table.left_out.keys() | set(table.twins.values())
    for row in table.numbers:
        keys = (_IN_ROW if read[row].task else _IN_ADDED) if row in read else _keys_of_heading(table, row)
        yield from ((row, column) for key, column in table.header.columns.items() if key in keys)
        yield from ((row, column) for column in told)
        yield from ((row, at) for at in numbered if len(table.grid.cell(row, at).text) <= _LONGEST_NUMBER)


def _is_heading(table: FormTable, cell: Cell) -> bool:
    """Whether a cell among the headings heads a column: one that the form has, or one with something below."""
    column, text = cell.ref.column, one_line(cell.text)
    known = (*table.header.columns.values(), *table.left_out, *table.twins.values())
    if column in known or fold(text) in NOT_OURS or key_of(text, TASKS) or not any(map(str.isalpha, text)):
        return True
    is_short = len(text.split()) <= _LONGEST_HEADING and not is_telling(text)
    return (is_short and cell.ref.row == table.header.row) or any(
        not table.grid.cell(row, column).is_empty for row in table.numbers
    )


def _is_over_columns(table: FormTable, cell: Cell) -> bool:
    """Whether a cell right above the headings heads several columns."""
    is_wide = any(area[:2] == cell.ref[1:] and area.right > area.left for area in table.grid.merges)
    text = one_line(cell.text)
    is_heading = bool(table.left_out) or (is_wide and bool(key_of(text, FORM)))
    return is_heading and len(text.split()) <= _LONGEST_HEADING and not is_telling(text)


def _numbered(table: FormTable) -> frozenset[int]:
    return frozenset(number for number, heading in table.header.unknown.items() if fold(heading) in NUMBER_HEADINGS)


def _keys_of_heading(table: FormTable, row: int) -> frozenset[str]:
    """Return the columns in which a row that is no task's says what the form itself says, or what is told already."""
    cells = table.rows[row]
    if any(not cells[key].is_empty for key in FILLED if key in cells):
        return _IN_ROW  # the header again, or a row of totals
    text = cells.get("text")
    return _NAMED if (text and not text.is_empty) or _is_short_code(cells.get("task")) else frozenset()


def _is_short_code(cell: Cell | None) -> bool:
    return cell is not None and (len(cell.text) <= _LONGEST_NUMBER or not is_telling(cell.text))


def _places_of_plan(read: Mapping[int, Row], plan: Plan) -> Iterator[_Place]:
    """Yield the places in rows of the unit's own where stands what the plan says of one of its tasks."""
    for row in read.values():
        if not row.task:
            words = {fold(text) for task in plan.tasks for text in (task.product, task.target.text, task.partner_text)}
            yield from (cell.ref[1:] for cell in row.cells.values() if fold(one_line(cell.text)) in words)
