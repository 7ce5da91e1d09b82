"""Where the table of a form is in a sheet, from its header to its last row, and what was done to it."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cchc_excel.cells import Cell, Grid
from cchc_excel.header import HeaderMatch, find_header
from cchc_excel.layout import FORM, TO_CORRECT
from cchc_excel.reading.matching import code_key
from cchc_excel.reading.period_columns import settle_columns
from cchc_excel.reading.period_words import PeriodWords
from cchc_excel.rules import Finding, Note, at_cell, rows
from cchc_excel.text import fold, fold_plain, one_line

SIGNATORIES = {"prepared_by": "Người lập biểu", "telephone": "Điện thoại", "head": "Thủ trưởng đơn vị"}
"""What stands below the table: key and label."""

FILLED = tuple(column.key for column in FORM.columns if column.filled)

_NOT_OURS = {fold(heading) for heading in ("STT", "TT", "Số TT", TO_CORRECT.heading)}
_FOOTER = {fold_plain(label) for label in SIGNATORIES.values()} | {"noi nhan"}
_PLACE_AND_DATE = re.compile(r"ngay .*thang .*nam")


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a form: its sheet, its header, its last row, and what merged cells give to rows below their own.

    `strayed` are the rows of tasks that stand below the signatures; `rows` the cells by row number and column key;
    `left_out` the headings of columns that are another period's, by column number.
    """

    grid: Grid
    header: HeaderMatch
    last_row: int
    strayed: tuple[int, ...] = ()
    spread: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    left_out: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[int, Mapping[str, Cell]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", {number: self._read_row(number) for number in self.numbers})

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the rows below the header."""
        return (*range(self.header.first_data_row, self.last_row + 1), *self.strayed)

    def _read_row(self, number: int) -> dict[str, Cell]:
        own = {key: self.grid.cell(number, column) for key, column in self.header.columns.items()}
        if not self.spread or all(own[key].is_empty for key in ("task", "text") if key in own):
            return own
        return {key: self.spread.get((number, cell.ref.column), cell) for key, cell in own.items()}


def find_table(grid: Grid, codes: Container[str], words: PeriodWords | None = None) -> Table | None:
    """Return the table of a form in a sheet, None where there is none. `codes` are the plan's folded task codes.

    `words` tell the period whose columns are meant, where several stand side by side.
    """
    header = find_header(grid, FORM)
    if header is None or not {"task", "text"} & header.columns.keys():
        return None
    header, left_out = settle_columns(grid, header, words) if words else (header, {})
    if not header.columns.keys() & set(FILLED) and not left_out:
        return None
    last_row, strayed = _find_end(grid, header, codes)
    table = Table(grid, header, last_row, strayed, left_out=left_out)
    spread = dict(_spread_merges(table))
    return replace(table, spread=spread) if spread else table


def check_table(table: Table, path: str) -> Iterator[Finding]:
    """Yield what is to be said of the columns and of hidden or merged cells."""
    yield from _check_columns(table, path)
    yield from _check_hidden(table, path)
    for cell in {cell.ref: cell for cell in table.spread.values()}.values():
        yield at_cell(Note(rows.CELLS_MERGED), path, cell)


def read_signatories(table: Table) -> dict[str, str]:
    """Return who filled the form in, by key: what stands behind the last such label, right of it, or below it."""
    said: dict[str, str] = {}
    below = [cell for number, cells in table.grid.rows() if number > table.last_row for cell in cells]
    for key, label in SIGNATORIES.items():
        found = next((cell for cell in reversed(below) if _label_of(cell) == fold_plain(label)), None)
        if found:
            said[key] = _beside(table.grid, found)
    return said


def _find_end(grid: Grid, header: HeaderMatch, codes: Container[str]) -> tuple[int, tuple[int, ...]]:
    """Return the row before the signatures, and the rows of tasks that stand below them all the same."""
    column, first = header.columns.get("task", 0), header.first_data_row
    coded = [number for number in grid.by_row if number >= first and code_key(grid.cell(number, column).text) in codes]
    last_coded = max(coded, default=first)
    end = next(
        (
            number - 1
            for number, cells in grid.rows()
            if number >= first and (_is_signature(cells) or (number > last_coded and _is_place_and_date(cells)))
        ),
        grid.last_row,
    )
    named = [header.columns[key] for key in ("text", "status") if key in header.columns]
    strayed = (
        number
        for number, cells in grid.rows()
        if number > end and not _is_signature(cells) and not any(grid.cell(number, place).is_empty for place in named)
    )
    return end, tuple(sorted({number for number in coded if number > end} | set(strayed)))


def _is_signature(cells: tuple[Cell, ...]) -> bool:
    return not _FOOTER.isdisjoint(map(_label_of, cells))


def _is_place_and_date(cells: tuple[Cell, ...]) -> bool:
    return len(cells) == 1 and bool(_PLACE_AND_DATE.search(_label_of(cells[0])))


def _spread_merges(table: Table) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Yield the places that a merge over several tasks gives its value to."""
    filled = {column for key, column in table.header.columns.items() if key in FILLED}
    named = [table.header.columns[key] for key in ("task", "text") if key in table.header.columns]
    for area in table.grid.merges:
        cell = table.grid.cell(area.top, area.left)
        if area.left not in filled or area.bottom == area.top or cell.is_empty or area.top not in table.numbers:
            continue
        for row in range(area.top + 1, min(area.bottom, table.last_row) + 1):
            if any(not table.grid.cell(row, column).is_empty for column in named):
                yield (row, area.left), cell


def _check_columns(table: Table, path: str) -> Iterator[Finding]:
    """Yield a finding for each column missing or renamed, and for each cell in a column that is not the form's."""
    header = table.header
    for key in header.missing:
        column = FORM.column(key)
        place = table.grid.cell(header.row, 1).ref
        if key == "task":
            yield Finding(rows.CODES_MISSING, path, place, column=key)
        elif column.filled:
            yield Finding(rows.COLUMN_MISSING, path, place, details={"column": column.heading}, column=key)
    for key, heading in header.guessed.items():
        place = table.grid.cell(header.row, header.columns[key]).ref
        yield Finding(rows.COLUMN_GUESSED, path, place, heading, FORM.column(key).heading, column=key)
    for number, heading in header.unknown.items():
        if fold(heading) in _NOT_OURS:
            continue
        for row in table.numbers:
            cell = table.grid.cell(row, number)
            if not cell.is_empty:
                yield at_cell(Note(rows.COLUMN_UNKNOWN, details={"column": heading}), path, cell)


def _check_hidden(table: Table, path: str) -> Iterator[Finding]:
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


def _present(table: Table) -> list[str]:
    return [key for key in FILLED if key in table.header.columns]


def _label_of(cell: Cell) -> str:
    return _label_in(cell.text)


@lru_cache(maxsize=16384)
def _label_in(text: str) -> str:
    return fold_plain(one_line(text).partition(":")[0])


def _beside(grid: Grid, label: Cell) -> str:
    tail = one_line(label.text).partition(":")[2].strip()
    row, column = label.ref.row, label.ref.column
    right = [cell for cell in grid.by_row.get(row, ()) if cell.ref.column > column and not cell.is_empty][:1]
    below = [cell for number in range(row + 1, row + 8) if not (cell := grid.cell(number, column)).is_empty]
    answers = (one_line(cell.text) for cell in (*right, *below) if _label_of(cell) not in _FOOTER)
    return tail or next((answer for answer in answers if not answer.startswith("(")), "")
