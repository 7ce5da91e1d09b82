"""Columns of several periods side by side: which belong to the period asked for, by what stands above them.

A heading tells its period itself ("Trạng thái quý I"), or a heading over several columns does ("Quý I" | "6 tháng").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cchc_excel.cells import Cell, Grid
from cchc_excel.layout.columns import FORM
from cchc_excel.layout.header import SEARCHED_ROWS, HeaderMatch, find_header, key_of
from cchc_excel.returns.period_words import PeriodWords, Said
from cchc_excel.text import fold_plain, one_line

_COLUMN_LETTER = re.compile(r"\(?[A-Za-z]\)?")
_ROWS_ABOVE = 2
"""How far above the header a heading of several columns may stand."""

_SAYS_NOTHING = frozenset(
    map(fold_plain, ("", "kết quả", "kết quả thực hiện", "tình hình thực hiện", "số liệu", "báo cáo", "kỳ", "thực hiện",
                     "kết quả báo cáo", "báo cáo kỳ", "số liệu báo cáo"))
)  # fmt: skip
"""What a heading over the columns of a period says beside the period."""

_NOTHING = Said("")


def find_form_header(grid: Grid, words: PeriodWords) -> HeaderMatch | None:
    """Return where the form's headings stand, None where they don't; periods in them are overlooked where need be."""
    found = find_header(grid, FORM)
    if found:
        return found
    top = [cell for row, cells in grid.rows() if row <= SEARCHED_ROWS for cell in cells if _is_heading(cell)]
    bare = {cell.ref[1:]: cell._replace(value=words.read(cell.text).bare) for cell in top}
    changed = {place: cell for place, cell in bare.items() if cell.text and cell.text != grid.cells[place].text}
    return find_header(replace(grid, cells={**grid.cells, **changed}), FORM) if changed else None


def settle_columns(grid: Grid, header: HeaderMatch, words: PeriodWords) -> tuple[HeaderMatch, Mapping[int, str]]:
    """Return the header with the columns of the period asked for, and the headings left out, by column number.

    A column of no period counts where none of this period's fits; one of another period never does.
    """
    rows = range(header.row, header.first_data_row)
    said = _periods_of(grid, rows, words)
    if not any(period.is_this or period.is_other for period in said.values()):
        return header, {}
    bare = {column: _bare_heading(grid, rows, column, words) for column in said}
    own = {key_of(bare[column], FORM) for column, period in said.items() if period.is_this} - {""}
    left_out = {
        column: _full_heading(grid, rows, column)
        for column, period in said.items()
        if period.is_other or (not period.is_this and key_of(bare[column], FORM) in own)
    }
    kept = {column: text for column, text in bare.items() if column not in left_out and text}
    found = find_header(_flattened(grid, rows, kept), FORM)
    if found is None:
        return header, {}
    return replace(found, row=header.row, first_data_row=header.first_data_row), left_out


def _periods_of(grid: Grid, rows: range, words: PeriodWords) -> dict[int, Said]:
    """Return what is said of periods over each column that has a heading: the nearest heading that says it, decides."""
    columns = {cell.ref.column for row in rows for cell in grid.by_row.get(row, ()) if _is_heading(cell)}
    columns |= {column for row in rows for cell in grid.by_row.get(row, ()) for column in _width(grid, cell)}
    said: dict[int, Said] = {}
    for row in range(max(1, rows.start - _ROWS_ABOVE), rows.stop):
        for cell in grid.by_row.get(row, ()):
            if not _is_heading(cell):
                continue
            read = words.read(cell.text)
            is_over_several = fold_plain(read.bare) in _SAYS_NOTHING
            if (read.is_this or read.is_other) and (is_over_several or row in rows):
                reach = _reach(grid, cell, max(columns, default=0)) if is_over_several else _width(grid, cell)
                said.update(dict.fromkeys(reach, read))
    return {column: said.get(column, _NOTHING) for column in sorted(columns)}


def _is_heading(cell: Cell) -> bool:
    return any(character.isalpha() for character in cell.text) and not _COLUMN_LETTER.fullmatch(cell.text.strip())


def _width(grid: Grid, cell: Cell) -> range:
    """Return the columns that a cell is merged over."""
    merged = (area for area in grid.merges if area[:2] == cell.ref[1:])
    return range(cell.ref.column, max((area.right for area in merged), default=cell.ref.column) + 1)


def _reach(grid: Grid, cell: Cell, last: int) -> range:
    """Return the columns that a heading stands over: those it is merged over, or those up to the next in its row."""
    width = _width(grid, cell)
    if len(width) > 1:
        return width
    following = (other.ref.column for other in grid.by_row[cell.ref.row] if other.ref.column > cell.ref.column)
    return range(cell.ref.column, min(following, default=last + 1))


def _headings_over(grid: Grid, rows: range, column: int) -> Iterator[Cell]:
    """Yield the headings over a column, the lowest first."""
    for row in reversed(rows):
        for cell in grid.by_row.get(row, ()):
            if _is_heading(cell) and column in _width(grid, cell):
                yield cell


def _bare_heading(grid: Grid, rows: range, column: int, words: PeriodWords) -> str:
    """Return the lowest heading over a column that says more than a period, without the period."""
    bare = (words.read(cell.text).bare for cell in _headings_over(grid, rows, column))
    return next((text for text in bare if text), "")


def _full_heading(grid: Grid, rows: range, column: int) -> str:
    return " ".join(one_line(cell.text) for cell in reversed(list(_headings_over(grid, rows, column))))


def _flattened(grid: Grid, rows: range, headings: Mapping[int, str]) -> Grid:
    """Return the sheet with one row of these headings for its header, and nothing above it."""
    cells = {
        place: cell
        for place, cell in grid.cells.items()
        if place[0] >= rows.stop or (place[0] in rows and not _is_heading(cell))
    }
    for column, text in headings.items():
        place = (rows.start, column)
        cells[place] = grid.cell(*place)._replace(value=text)
    return replace(grid, cells=cells, merges=tuple(area for area in grid.merges if area.top >= rows.stop))
