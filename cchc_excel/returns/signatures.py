"""Who signs a form: the labels below its table, and the names that stand beside or below them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_excel.cells import Cell, Grid
from cchc_excel.returns.own_words import is_telling
from cchc_excel.text import fold_plain, one_line

SIGNATORIES = {"prepared_by": "Người lập biểu", "telephone": "Điện thoại", "head": "Thủ trưởng đơn vị"}
"""What stands below the table: key and label."""

_FOOTER = {fold_plain(label) for label in SIGNATORIES.values()} | {"noi nhan"}
_PLACE_AND_DATE = re.compile(r"ngay .*thang .*nam")
_ROWS_TO_NAME = 8
"""Within so many rows below its label a name stands: there is room for a signature and a seal."""


def is_signature_row(cells: tuple[Cell, ...]) -> bool:
    """Whether a row begins what stands below a table: one of the labels is in it."""
    return not _FOOTER.isdisjoint(map(_label_of, cells))


def is_place_and_date(cells: tuple[Cell, ...]) -> bool:
    """Whether a row holds the place and date of a letter, and nothing else."""
    return len(cells) == 1 and bool(_PLACE_AND_DATE.search(_label_of(cells[0])))


def read_signatories(grid: Grid, last_row: int) -> dict[str, str]:
    """Return who filled the form in, by key: what stands behind the last such label, right of it, or below it."""
    said: dict[str, str] = {}
    for key, label in _labels_below(grid, last_row):
        tail = one_line(label.text).partition(":")[2].strip()
        value = _value_of(grid, label)
        said[key] = tail or (one_line(value.text) if value else "")
    return said


def signatory_cells(grid: Grid, last_row: int) -> Iterator[Cell]:
    """Yield the cells below a table in which the names stand."""
    for _, label in _labels_below(grid, last_row):
        value = _value_of(grid, label)
        if value and not one_line(label.text).partition(":")[2].strip():
            yield value


def _labels_below(grid: Grid, last_row: int) -> Iterator[tuple[str, Cell]]:
    below = [cell for number, cells in grid.rows() if number > last_row for cell in cells]
    for key, label in SIGNATORIES.items():
        found = next((cell for cell in reversed(below) if _label_of(cell) == fold_plain(label)), None)
        if found:
            yield key, found


def _value_of(grid: Grid, label: Cell) -> Cell | None:
    """Return the cell beside a label or below it that names somebody; what tells of the work is no name."""
    row, column = label.ref.row, label.ref.column
    right = [cell for cell in grid.by_row.get(row, ()) if cell.ref.column > column and not cell.is_empty][:1]
    below = [cell for number in range(row + 1, row + _ROWS_TO_NAME) if not (cell := grid.cell(number, column)).is_empty]
    return next((cell for cell in (*right, *below) if _is_name(cell)), None)


def _is_name(cell: Cell) -> bool:
    text = one_line(cell.text)
    return _label_of(cell) not in _FOOTER and not text.startswith("(") and not is_telling(text)


def _label_of(cell: Cell) -> str:
    return _label_in(cell.text)


@lru_cache(maxsize=16384)
def _label_in(text: str) -> str:
    return fold_plain(one_line(text).partition(":")[0])
