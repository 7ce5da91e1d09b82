"""The format without a preflight (.xls) is read in a child process: whatever happens there, it ends in time.

xlrd is its reader: it sees error cells, number formats, fonts and notes.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from math import isfinite
from pathlib import Path
from typing import Any

from cchc_excel.books.formats.ooxml_styles import Look
from cchc_excel.books.parts.limits import check_extent, check_merges, check_together
from cchc_excel.books.parts.struck import strike_all, strike_pieces
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Area, Book, Cell, ErrorValue, Grid, Ref, Value
from cchc_excel.rules import Note
from cchc_excel.rules.files import FILE_DAMAGED, FILE_ENCRYPTED, FILE_SUSPECT, FILE_TOO_LARGE

SECONDS = 20
MEMORY_BYTES = 600_000_000
"""Address space of the child, where the system lets it be bounded."""


def read_xls(data: bytes) -> Book:
    """Return the workbook of .xls bytes; raise UnreadableError where it can't be read in time."""
    # -P: the child is this package, whatever lies in the folder the command was run in.
    command = [sys.executable, "-P", "-m", "cchc_excel.books.formats.child"]
    here = os.pathsep.join(filter(None, (str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH"))))
    try:
        child = subprocess.run(  # noqa: S603
            command,
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": here},
        )
    except subprocess.TimeoutExpired as problem:
        raise UnreadableError(FILE_SUSPECT, detail="đọc quá lâu") from problem
    if child.returncode or not child.stdout:
        raise UnreadableError(FILE_SUSPECT, detail="làm chương trình đọc dừng đột ngột")
    read: Book | Note = pickle.loads(child.stdout)  # noqa: S301 - written by this very module a moment ago
    if isinstance(read, Note):
        raise UnreadableError(read.rule, **read.details)
    return read


def _main() -> int:
    """Read the workbook from standard input; write it, or why it can't be read, pickled to standard output."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(pickle.dumps(_read(data)))
    return 0


def _read(data: bytes) -> Book | Note:
    """Return the workbook, or why it can't be read."""
    try:
        grids = tuple(check_together(_read_sheets(data)))
        for grid in grids:
            check_extent(grid.cells)
            check_merges(grid.merges)
    except UnreadableError as problem:
        return problem.note
    except MemoryError:
        return Note(FILE_TOO_LARGE, details={"detail": "không đủ bộ nhớ để mở"})
    except Exception as problem:  # noqa: BLE001 - xlrd raises whatever it meets
        if any(word in str(problem).casefold() for word in ("encrypt", "password")):
            return Note(FILE_ENCRYPTED)
        return Note(FILE_DAMAGED, details={"detail": "cấu trúc bảng tính sai"})
    return Book(grids)


def _read_sheets(data: bytes) -> Iterator[Grid]:
    book = _open_xls(data)
    for sheet in book.sheets():
        notes = {(row + 1, column + 1): note.text for (row, column), note in sheet.cell_note_map.items()}
        cells = {cell.ref[1:]: cell for cell in _xls_cells(book, sheet, notes)}
        merges = tuple(Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
        hidden_rows = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
        hidden_columns = frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden)
        yield Grid(sheet.name, cells, merges, hidden_rows, hidden_columns, hidden=bool(sheet.visibility))


def _open_xls(data: bytes) -> Any:  # noqa: ANN401
    """Return xlrd's workbook; where its formatting is out of order (xlrd 2.0.2 asserts it isn't), without that."""
    import xlrd  # noqa: PLC0415 - in the child only

    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        try:
            return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=nowhere)
        except (AssertionError, IndexError, KeyError):
            return xlrd.open_workbook(file_contents=data, logfile=nowhere)


def _xls_cells(book: Any, sheet: Any, notes: dict[tuple[int, int], str]) -> Iterator[Cell]:  # noqa: ANN401
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            source = sheet.cell(row, column)
            place = (row + 1, column + 1)
            value = _xls_value(book, source)
            if value in (None, "") and place not in notes:
                continue
            look = _xls_look(book, source)
            cell = Cell(Ref(sheet.name, *place), value, look.number_format, look.font, comment=notes.get(place, ""))
            yield _xls_struck(cell, look, book, sheet.rich_text_runlist_map.get((row, column)))


def _xls_look(book: Any, source: Any) -> Look:  # noqa: ANN401
    """Return how a cell looks."""
    if source.xf_index is None:
        return Look()
    look = book.xf_list[source.xf_index]
    font = book.font_list[look.font_index]
    return Look(book.format_map[look.format_key].format_str, font.name, bool(font.struck_out))


def _xls_struck(cell: Cell, look: Look, book: Any, runs: Sequence[tuple[int, int]] | None) -> Cell:  # noqa: ANN401
    """Return a cell with what is struck out of it; `runs` are pairs of where a run starts and its font."""
    if not runs or not isinstance(cell.value, str):
        return strike_all(cell) if look.struck else cell
    starts = [0, *(start for start, _ in runs), len(cell.value)]
    struck = [look.struck, *(bool(book.font_list[font].struck_out) for _, font in runs)]
    return strike_pieces(cell, ((cell.value[starts[i] : starts[i + 1]], each) for i, each in enumerate(struck)))


def _xls_value(book: Any, source: Any) -> Value:  # noqa: ANN401
    import xlrd  # noqa: PLC0415

    if source.ctype == xlrd.XL_CELL_ERROR:
        return ErrorValue(xlrd.error_text_from_code.get(source.value, "#N/A"))
    if source.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(source.value)
    if source.ctype == xlrd.XL_CELL_DATE:
        with suppress(xlrd.XLDateError, ValueError, OverflowError):
            moment: Value = xlrd.xldate_as_datetime(source.value, book.datemode)
            return moment
    if isinstance(source.value, float) and not isfinite(source.value):
        return str(source.value)
    value: Value = source.value
    return None if source.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else value


if __name__ == "__main__":
    sys.exit(_main())
