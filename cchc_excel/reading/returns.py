"""From a workbook to a `Return`: the table is found by its headings, rows by task code or text, never by position."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_excel.cells import Book, Cell, Grid
from cchc_excel.domain import Plan, Return, Row
from cchc_excel.header import HeaderMatch, find_header
from cchc_excel.layout import ADDED_HEADING, FORM
from cchc_excel.reading.identity import decide, read_channels
from cchc_excel.reading.unreadable import UnreadableError
from cchc_excel.rules import Finding, Note, at_cell
from cchc_excel.rules.files import NO_TABLE
from cchc_excel.rules.rows import COLUMN_MISSING, COLUMN_UNKNOWN, ROW_MATCHED_BY_TEXT
from cchc_excel.text import fold, fold_plain, one_line

SIGNATORIES = {"prepared_by": "Người lập biểu", "telephone": "Điện thoại", "head": "Thủ trưởng đơn vị"}
"""What stands below the table: key and label."""

_FILLED = tuple(column for column in FORM.columns if column.filled)
_CODE_NOISE = re.compile(r"[\s.,;:()\[\]'\"]+$|^[\s.,;:()\[\]'\"]+")
_PLACE_AND_DATE = re.compile(r"ngay .*thang .*nam")


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the table of a return is."""

    grid: Grid
    header: HeaderMatch

    def cells(self, number: int) -> dict[str, Cell]:
        """Return the cells of a row by column key."""
        return {key: self.grid.cell(number, column) for key, column in self.header.columns.items()}


def read_return(book: Book, path: str, plan: Plan) -> Return:
    """Return what a filled form says; raise UnreadableError where no table of the form is in the workbook."""
    table = _find_table(book)
    identity, findings = decide(read_channels(book, table.grid, path.rpartition("/")[2], plan), path)
    findings += _check_columns(table, path)
    last = _last_row(table)
    rows = []
    for row, notes in _read_rows(table, last, plan):
        rows.append(row)
        findings += [at_cell(note, path, row.cells.get("task") or row.cells["text"], column="task") for note in notes]
    return Return(path, identity, tuple(rows), book.saved_at, _read_signatories(table.grid, last), tuple(findings))


def _find_table(book: Book) -> _Table:
    """Return the table with the most of the form's columns; visible sheets go first."""
    tables = []
    for grid in book.grids:
        header = find_header(grid, FORM)
        if header and {"task", "text"} & header.columns.keys() and any(c.key in header.columns for c in _FILLED):
            tables.append(_Table(grid, header))
    if not tables:
        raise UnreadableError(NO_TABLE)
    return max(tables, key=lambda table: (not table.grid.hidden, len(table.header.columns)))


def _check_columns(table: _Table, path: str) -> Iterator[Finding]:
    """Yield a finding for each column the unit should fill that isn't there, and for each cell in a foreign column."""
    header_row = table.header.row
    for key in table.header.missing:
        column = FORM.column(key)
        if column.filled or key == "task":
            place = table.grid.cell(header_row, 1)
            yield Finding(COLUMN_MISSING, path, place.ref, details={"column": column.heading})
    last = _last_row(table)
    for number, heading in table.header.unknown.items():
        for row in range(table.header.first_data_row, last + 1):
            cell = table.grid.cell(row, number)
            if not cell.is_empty and fold(heading) not in {"stt", "tt", "so tt"}:
                yield at_cell(Note(COLUMN_UNKNOWN, details={"column": heading}), path, cell)


def _last_row(table: _Table) -> int:
    """Return the last row of the table: the one before the signatures, or the last that holds anything."""
    labels = {fold_plain(label) for label in SIGNATORIES.values()} | {"noi nhan"}
    for number, cells in table.grid.rows():
        if number < table.header.first_data_row:
            continue
        heads = {fold_plain(one_line(cell.text).partition(":")[0]) for cell in cells}
        if heads & labels or any(_PLACE_AND_DATE.search(head) and len(cells) == 1 for head in heads):
            return number - 1
    return table.grid.last_row


def _read_rows(table: _Table, last: int, plan: Plan) -> Iterator[tuple[Row, tuple[Note, ...]]]:
    """Yield each row that says something of a task, with what was noticed; area rows and blank ones are passed over."""
    by_code = {_code_key(task.code): task.code for task in plan.tasks}
    by_text = {fold(task.text): task.code for task in plan.tasks}
    areas = {fold(area.name) for area in plan.areas} | {fold(ADDED_HEADING)}
    for number in range(table.header.first_data_row, last + 1):
        cells = table.cells(number)
        if all(cell.is_empty for cell in cells.values()):
            continue
        code = _text_of(cells, "task")
        text = _text_of(cells, "text")
        task = by_code.get(_code_key(code), "")
        notes: tuple[Note, ...] = ()
        if not task and fold(text) in by_text:
            task = by_text[fold(text)]
            notes = (Note(ROW_MATCHED_BY_TEXT, task, {"task": task}),)
        if task or not _is_heading(code, text, areas, cells):
            yield Row(number, task, cells), notes


def _is_heading(code: str, text: str, areas: set[str], cells: Mapping[str, Cell]) -> bool:
    """Whether the row is an area's, the heading of added tasks, or a spare row with nothing but its number."""
    if any(not cells[column.key].is_empty for column in _FILLED if column.key in cells):
        return False
    return fold(text) in areas or fold(code) in areas or not text


def _text_of(cells: Mapping[str, Cell], key: str) -> str:
    cell = cells.get(key)
    return one_line(cell.text) if cell else ""


def _code_key(code: str) -> str:
    """Return the key of a task code: "I.1.", "i.1" and "I. 1" are one."""
    return _CODE_NOISE.sub("", code).replace(" ", "").replace(",", ".").casefold()


def _read_signatories(grid: Grid, last: int) -> dict[str, str]:
    """Return who filled the form in, by key: what stands behind the label, right of it, or below it."""
    said: dict[str, str] = {}
    below = [cell for number, cells in grid.rows() if number > last for cell in cells]
    for key, label in SIGNATORIES.items():
        found = next((cell for cell in below if _label_of(cell) == fold_plain(label)), None)
        if found:
            said[key] = _beside(grid, found)
    return said


def _label_of(cell: Cell) -> str:
    return fold_plain(one_line(cell.text).partition(":")[0])


def _beside(grid: Grid, label: Cell) -> str:
    tail = one_line(label.text).partition(":")[2].strip()
    row, column = label.ref.row, label.ref.column
    right = [cell for cell in grid.by_row.get(row, ()) if cell.ref.column > column and not cell.is_empty][:1]
    below = [cell for number in range(row + 1, row + 8) if not (cell := grid.cell(number, column)).is_empty]
    labels = {fold_plain(text) for text in SIGNATORIES.values()}
    answers = (one_line(cell.text) for cell in (*right, *below) if _label_of(cell) not in labels)
    return tail or next((answer for answer in answers if not answer.startswith("(")), "")
