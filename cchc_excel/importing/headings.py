"""The header rows of an annex's sheet: those the layout knows, set right, and those of tables that it doesn't know."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cchc_excel.books.documents import PARAGRAPHS, is_table
from cchc_excel.cells import Cell, Grid
from cchc_excel.layout.annex import ANNEX
from cchc_excel.layout.header import HeaderMatch, find_headers
from cchc_excel.text import fold, fold_plain, one_line

_NUMBER_HEADINGS = frozenset({"stt", "tt", "so tt", "so thu tu", "s tt"})
_ENOUGH = 3
_LONGEST_HEADING = 60
_NO_DEADLINE = re.compile(r"%|\b(?:ty le|ti le|muc do|thuc te|bat dau|ket qua)\b")
_NO_GUESS = re.compile(r"%|\b(?:ty le|ti le|muc do|thuc te|bat dau|tinh|giao|so|tong|dat|da|chua|khong)\b")
_RATHER = {
    "text": re.compile(r"^(?!muc tieu).*(?:viec|nhiem vu|noi dung)"),
    "leads": re.compile(r"chu tri"),
    "deadline": re.compile(r"hoan thanh|han\b|ket thuc|xong|chot|trinh"),
}
"""What a heading says that surely names a column: one that doesn't gives way to one that does."""


def all_headers(grid: Grid) -> tuple[HeaderMatch, ...]:
    """Return every header of a sheet from top to bottom, those of tables with other columns too."""
    known = [_settle(grid, header) for header in find_headers(grid, ANNEX)]
    inside = {row for header in known for row in range(header.row, header.first_data_row)}
    strange = [_strange_header(grid, row) for row in _heading_rows(grid, known) if row not in inside]
    return tuple(sorted((*known, *strange), key=lambda header: header.row))


def seen_headings(grids: Iterable[Grid]) -> tuple[str, ...]:
    """Return what looks most like the headings of a table in the sheets."""
    rows = [(_likeness(cells), cells) for grid in grids for cells in grid.by_row.values()]
    best = max((likeness for likeness, _ in rows), default=(False, 0))
    found = next((cells for likeness, cells in rows if likeness == best), ())
    return tuple(one_line(cell.text) for cell in found if not cell.is_empty) if best[1] > 1 else ()


def _likeness(cells: Iterable[Cell]) -> tuple[bool, int]:
    texts = [one_line(cell.text) for cell in cells if not cell.is_empty]
    is_numbered = bool(texts) and fold_plain(texts[0]) in _NUMBER_HEADINGS
    return is_numbered, sum(not text[0].isdigit() and len(text) <= _LONGEST_HEADING for text in texts if text)


def _settle(grid: Grid, header: HeaderMatch) -> HeaderMatch:
    """Return a header without columns that it only seems to have: "% hoàn thành" is no deadline."""
    headings = lowest_headings(grid, header)
    dropped = {key for key in header.guessed if _NO_GUESS.search(fold_plain(headings[header.columns[key]]))}
    if "deadline" in header.columns and _NO_DEADLINE.search(fold_plain(headings[header.columns["deadline"]])):
        dropped.add("deadline")
    better = {key: column for key, column in _better(headings, header) if key not in dropped}
    dropped |= {key for key in header.guessed if header.columns[key] in better.values()}
    columns = {key: column for key, column in header.columns.items() if key not in dropped} | better
    taken = set(columns.values())
    return replace(
        header,
        columns={key: columns[key] for key in ANNEX.keys if key in columns},
        unknown={column: text for column, text in headings.items() if column not in taken},
        guessed={key: text for key, text in header.guessed.items() if key not in dropped},
        missing=tuple(key for key in ANNEX.keys if key not in columns),
    )


def _better(headings: Mapping[int, str], header: HeaderMatch) -> Iterator[tuple[str, int]]:
    """Yield the column of a key whose heading only may name it, where another that surely does is left over."""
    free = [*header.unknown, *(header.columns[key] for key in header.guessed)]
    for key, sure in _RATHER.items():
        if key not in header.columns or sure.search(fold_plain(headings[header.columns[key]])):
            continue
        known = {fold(name) for name in (ANNEX.column(key).heading, *ANNEX.column(key).aliases)}
        plain = {column: fold_plain(headings[column]) for column in free if fold(headings[column]) in known}
        yield from [(key, column) for column, heading in plain.items() if sure.search(heading)][:1]


def lowest_headings(grid: Grid, header: HeaderMatch) -> dict[int, str]:
    """Return the lowest heading of every column by column number."""
    return {column: _lowest(grid, header, column) for column in (*header.columns.values(), *header.unknown)}


def _lowest(grid: Grid, header: HeaderMatch, column: int) -> str:
    if column in header.unknown:
        return header.unknown[column]
    said = [grid.cell(row, column) for row in range(header.row, header.first_data_row)]
    texts = [one_line(cell.text) for cell in said if not cell.is_empty and _letters(cell)]
    return texts[-1] if texts else ""


def _letters(cell: Cell) -> bool:
    return any(letter.isalpha() for letter in cell.text)


def _heading_rows(grid: Grid, known: list[HeaderMatch]) -> Iterator[int]:
    """Yield the rows that are surely headings: they begin with "STT", or begin a table of a document of other width."""
    width = 0
    starts = {header.row for header in known}
    sheet = ""
    for row, cells in grid.by_row.items():
        filled = [cell for cell in cells if not cell.is_empty]
        opens = bool(cells) and is_table(cells[0].ref) and cells[0].ref.sheet != sheet
        sheet = cells[0].ref.sheet if cells and cells[0].ref.sheet != PARAGRAPHS else sheet
        if row in starts:
            width = len(cells)
        is_other = opens and width and len(cells) != width and row not in starts
        is_numbered, headings = _likeness(filled)
        if headings >= _ENOUGH and headings == len(filled) and (is_numbered or is_other):
            yield row


def _strange_header(grid: Grid, row: int) -> HeaderMatch:
    headings = {cell.ref.column: one_line(cell.text) for cell in grid.by_row[row] if not cell.is_empty}
    return HeaderMatch(row, row + 1, {}, headings, ANNEX.keys)
