"""Formats without a preflight (.xls, .xlsb) are read in a child process: whatever happens there, it ends in time.

xlrd is the reader of .xls: it sees error cells, number formats, fonts and notes. calamine is the reader of .xlsb; it
gives an empty text for an error cell, so the places of errors are taken from the records themselves.
"""

import pickle
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from cchc_excel.cells import Area, Book, Cell, ErrorValue, Grid, Ref, Value
from cchc_excel.reading.unreadable import UnreadableError
from cchc_excel.rules.files import FILE_DAMAGED, FILE_ENCRYPTED, FILE_SUSPECT

SECONDS = 20
MEMORY_BYTES = 1_500_000_000
MAX_CELLS = 500_000

_ENCRYPTED = 3
_XLSB_ROW, _XLSB_ERRORS = 0, (3, 11)


def read_in_child(data: bytes, suffix: str) -> Book:
    """Return the workbook of .xls or .xlsb bytes; raise UnreadableError where it can't be read in time."""
    command = [sys.executable, "-m", "cchc_excel.reading.child", suffix]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as problem:
        raise UnreadableError(FILE_SUSPECT, detail="đọc quá lâu") from problem
    if child.returncode == _ENCRYPTED:
        raise UnreadableError(FILE_ENCRYPTED)
    if child.returncode or not child.stdout:
        raise UnreadableError(FILE_DAMAGED, detail="cấu trúc bảng tính sai")
    book: Book = pickle.loads(child.stdout)  # noqa: S301 - written by this very module a moment ago
    return book


def _main(suffix: str) -> int:
    """Read the workbook from standard input and write it, pickled, to standard output."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    data = sys.stdin.buffer.read()
    try:
        grids = tuple(_read_xls(data) if suffix == "xls" else _read_xlsb(data))
    except Exception as problem:  # noqa: BLE001 - the readers raise whatever they meet
        return _ENCRYPTED if any(word in str(problem).casefold() for word in ("encrypt", "password")) else 1
    sys.stdout.buffer.write(pickle.dumps(Book(grids)))
    return 0


def _read_xls(data: bytes) -> Iterator[Grid]:
    import xlrd  # noqa: PLC0415 - in the child only

    with open(__import__("os").devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=nowhere)
    for sheet in book.sheets():
        if sheet.nrows * max(sheet.ncols, 1) > MAX_CELLS * 20:
            raise ValueError(sheet.name)
        notes = {(row + 1, column + 1): note.text for (row, column), note in sheet.cell_note_map.items()}
        cells = {cell.ref[1:]: cell for cell in _xls_cells(book, sheet, notes)}
        merges = tuple(Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
        hidden_rows = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
        hidden_columns = frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden)
        yield Grid(sheet.name, cells, merges, hidden_rows, hidden_columns, hidden=bool(sheet.visibility))


def _xls_cells(book: Any, sheet: Any, notes: dict[tuple[int, int], str]) -> Iterator[Cell]:  # noqa: ANN401
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            source = sheet.cell(row, column)
            place = (row + 1, column + 1)
            value = _xls_value(book, source)
            if value in (None, "") and place not in notes:
                continue
            look = book.xf_list[source.xf_index]
            number_format = book.format_map[look.format_key].format_str
            font = book.font_list[look.font_index].name
            yield Cell(Ref(sheet.name, *place), value, number_format, font, comment=notes.get(place, ""))


def _xls_value(book: Any, source: Any) -> Value:  # noqa: ANN401
    import xlrd  # noqa: PLC0415

    if source.ctype == xlrd.XL_CELL_ERROR:
        return ErrorValue(xlrd.error_text_from_code.get(source.value, "#N/A"))
    if source.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(source.value)
    if source.ctype == xlrd.XL_CELL_DATE:
        with suppress(xlrd.XLDateError, ValueError, OverflowError):
            moment: datetime = xlrd.xldate_as_datetime(source.value, book.datemode)
            return moment
    value: Value = source.value
    return None if source.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else value


def _read_xlsb(data: bytes) -> Iterator[Grid]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - in the child only

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    errors = list(_xlsb_errors(data))
    for index, about in enumerate(book.sheets_metadata):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        cells: dict[tuple[int, int], Cell] = {}
        for row, values in enumerate(book.get_sheet_by_index(index).to_python(skip_empty_area=False), 1):
            for column, value in enumerate(values, 1):
                if value not in ("", None):
                    cells[row, column] = Cell(Ref(about.name, row, column), _calamine_value(value))
        if len(errors) == len(book.sheets_metadata):
            cells |= {(r, c): Cell(Ref(about.name, r, c), ErrorValue("#N/A")) for r, c in errors[index]}
        hidden = about.visible is not SheetVisibleEnum.Visible
        yield Grid(about.name, cells, hidden=hidden)


def _calamine_value(value: Any) -> Value:  # noqa: ANN401
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value if isinstance(value, (str, int, float, bool, datetime, time, timedelta)) else str(value)


def _xlsb_errors(data: bytes) -> Iterator[set[tuple[int, int]]]:
    """Yield, for each worksheet part in order, where its error cells are."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = [
            name for name in package.namelist() if name.startswith("xl/worksheets/sheet") and name.endswith(".bin")
        ]
        for name in sorted(names, key=lambda name: (len(name), name)):
            found, row = set(), 0
            for kind, body in _records(package.read(name)):
                if kind == _XLSB_ROW:
                    row = struct.unpack_from("<I", body)[0] + 1
                elif kind in _XLSB_ERRORS:
                    found.add((row, struct.unpack_from("<I", body)[0] + 1))
            yield found


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a binary part: type and body ([MS-XLSB] 2.1.4)."""
    position = 0
    while position < len(part):
        kind, position = _varint(part, position, 2)
        size, position = _varint(part, position, 4)
        yield kind, part[position : position + size]
        position += size


def _varint(part: bytes, position: int, most: int) -> tuple[int, int]:
    number = 0
    for index in range(most):
        byte = part[position + index] if position + index < len(part) else 0
        number |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            return number, position + index + 1
    return number, position + most


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
