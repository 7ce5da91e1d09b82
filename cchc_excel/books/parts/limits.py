"""How large a sheet may be: a report of one office, with much to spare; never what would bring a computer to its knees.

Only cells that hold something count: honest workbooks are often painted down to the last row.
"""

from collections.abc import Iterable, Iterator, Mapping

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Cell, CellRange, Grid
from cchc_excel.rules.files import FILE_SUSPECT, FILE_TOO_LARGE

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
MAX_SHEETS = 300
MAX_CELLS = 60_000
MAX_FILLED_ROWS = 100_000
MAX_MERGED_CELLS = 200_000
MAX_CHARACTERS = 20_000_000
"""Of all texts of a sheet: one long text may be shared by many cells."""


def check_place(row: int, column: int) -> None:
    """Refuse a cell outside the grid of Excel."""
    if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
        raise UnreadableError(FILE_SUSPECT, detail="có ô ngoài phạm vi trang tính")


def check_extent(cells: Mapping[tuple[int, int], Cell]) -> None:
    """Refuse a sheet with too many cells, too much text, or a cell far below."""
    if len(cells) > MAX_CELLS:
        raise UnreadableError(FILE_TOO_LARGE, detail=f"hơn {MAX_CELLS} ô có dữ liệu")
    if sum(len(cell.value) for cell in cells.values() if isinstance(cell.value, str)) > MAX_CHARACTERS:
        raise UnreadableError(FILE_TOO_LARGE, detail="quá nhiều chữ")
    last = max((row for row, _ in cells), default=0)
    if last > MAX_FILLED_ROWS:
        raise UnreadableError(FILE_SUSPECT, detail=f"có dữ liệu ở tận dòng {last}")


def check_together(grids: Iterable[Grid]) -> Iterator[Grid]:
    """Yield the sheets of a workbook, until they hold too much together."""
    left = MAX_CELLS
    for grid in grids:
        left -= len(grid.cells)
        if left < 0:
            raise UnreadableError(FILE_TOO_LARGE, detail=f"hơn {MAX_CELLS} ô có dữ liệu")
        yield grid


def hidden_columns(spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the columns of hidden spans; refuse more than a sheet has."""
    left = LAST_COLUMN
    for first, last in spans:
        check_place(1, first)
        check_place(1, last)
        left -= max(0, last - first + 1)
        if left < 0:
            raise UnreadableError(FILE_SUSPECT, detail="quá nhiều cột ẩn")
        yield from range(first, last + 1)


def check_merges(merges: Iterable[CellRange]) -> None:
    """Refuse merges that together cover more than any table would."""
    covered = 0
    for area in merges:
        covered += (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if covered > MAX_MERGED_CELLS:
            raise UnreadableError(FILE_SUSPECT, detail="vùng ô gộp quá lớn")
