"""The sheet `Cần sửa` of a form sent back, read again: a letter names the very cells of the form it carries."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from cchc_excel.books.workbooks import open_book
from cchc_excel.cells import Grid
from cchc_excel.layout.columns import CORRECTIONS
from cchc_excel.layout.header import HeaderMatch, find_header
from cchc_excel.text import fold_plain, one_line

_REPAIRS_BEGIN = "b da tu sua"
"""How the heading begins under which the form lists what is only to be looked over."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One point to correct (*điểm cần sửa*); `cell` is its address in the form sent back."""

    cell: str
    column: str
    task: str
    given: str
    reason: str
    remedy: str


def read_corrections(form: bytes) -> tuple[Correction, ...]:
    """Return the points that a form sent back asks to correct, in its order; repairs to look over are left out."""
    grid = open_book(form).grid(CORRECTIONS.sheet)
    header = find_header(grid, CORRECTIONS) if grid else None
    return tuple(_points(grid, header)) if grid and header else ()


def _points(grid: Grid, header: HeaderMatch) -> Iterator[Correction]:
    for number, cells in grid.rows():
        if number < header.first_data_row:
            continue
        if any(fold_plain(cell.text).startswith(_REPAIRS_BEGIN) for cell in cells):
            return
        said = {key: one_line(grid.cell(number, column).text) for key, column in header.columns.items()}
        if said.get("reason"):
            yield Correction(**{field.name: said.get(field.name, "") for field in fields(Correction)})
