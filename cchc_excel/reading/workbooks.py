"""From bytes to a `Book`, whatever the format: the one place where readers are chosen."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from cchc_excel.cells import Area, Book, Cell, ErrorValue, Grid, Ref, Value
from cchc_excel.reading import preflight
from cchc_excel.reading.child import read_in_child
from cchc_excel.reading.legacy import decode_grid
from cchc_excel.reading.ods import read_ods
from cchc_excel.reading.strict import is_strict, to_transitional
from cchc_excel.reading.unreadable import UnreadableError
from cchc_excel.rules.files import FILE_DAMAGED, FILE_UNREACHABLE

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as OpenpyxlCell
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MAX_CELLS = 2_000_000
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*([^<\s]+)\s*<")


def load_book(path: Path) -> Book:
    """Return the workbook of a file; raise UnreadableError where it can't be read."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableError(FILE_UNREACHABLE, detail=problem.strerror or "lỗi đọc tệp") from problem
    return open_book(data)


def open_book(data: bytes) -> Book:
    """Return the workbook of these bytes; raise UnreadableError where it can't be read."""
    book = _READERS[preflight.recognise(data)](data)
    return replace(book, grids=tuple(decode_grid(grid) for grid in book.grids))


def _read_ooxml(data: bytes) -> Book:
    parts = preflight.inflate(data)
    preflight.check_ooxml(parts)
    if is_strict(parts):
        data = to_transitional(parts)
    has_formula = any(b"<f" in part for name, part in parts.items() if name.startswith("xl/worksheets/"))
    values = _load(data, data_only=True)
    formulas = _load(data, data_only=False) if has_formula else None
    return Book(tuple(_read_sheets(values, formulas)), _read_properties(values), _saved_at(parts))


def _read_xls(data: bytes) -> Book:
    return read_in_child(data, "xls")


def _read_xlsb(data: bytes) -> Book:
    parts = preflight.inflate(data)
    return replace(read_in_child(data, "xlsb"), saved_at=_saved_at(parts))


def _read_ods(data: bytes) -> Book:
    return read_ods(preflight.inflate(data))


_READERS = {
    preflight.Format.OOXML: _read_ooxml,
    preflight.Format.XLSB: _read_xlsb,
    preflight.Format.XLS: _read_xls,
    preflight.Format.ODS: _read_ods,
}


def _load(data: bytes, *, data_only: bool) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - only where a workbook is read

    try:
        with catch_warnings():
            simplefilter("ignore")
            return load_workbook(BytesIO(data), data_only=data_only, keep_links=False)
    except Exception as problem:  # openpyxl raises whatever its parsers raise (measured: seven kinds)
        raise UnreadableError(FILE_DAMAGED, detail="cấu trúc bảng tính sai") from problem


def _read_sheets(values: "Workbook", formulas: "Workbook | None") -> Iterator[Grid]:
    for sheet in values.worksheets:
        twin = formulas[sheet.title] if formulas else None
        yield _read_sheet(sheet, twin)


def _read_sheet(sheet: "Worksheet", twin: "Worksheet | None") -> Grid:
    if len(sheet._cells) > MAX_CELLS:  # noqa: SLF001 - the public ways walk the whole extent
        raise UnreadableError(FILE_DAMAGED, detail="quá nhiều ô")
    cells = {}
    for (row, column), source in sheet._cells.items():  # noqa: SLF001
        formula = twin is not None and twin.cell(row, column).data_type == "f"
        if source.value is None and not formula and getattr(source, "comment", None) is None:
            continue
        cells[row, column] = _read_cell(sheet.title, row, column, source, formula=formula)
    return Grid(
        sheet.title,
        cells,
        tuple(Area(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges),
        frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden),
        frozenset(_hidden_columns(sheet)),
        hidden=sheet.sheet_state != "visible",
    )


def _read_cell(sheet: str, row: int, column: int, source: "OpenpyxlCell | MergedCell", *, formula: bool) -> Cell:
    value: Any = source.value
    if source.data_type == "e":
        value = ErrorValue(value)
    elif value is not None and not isinstance(value, Value):
        value = str(value)
    comment = source.comment.text if source.comment else ""
    font = source.font.name or "" if source.has_style else ""
    return Cell(Ref(sheet, row, column), value, source.number_format, font, formula, comment)


def _hidden_columns(sheet: "Worksheet") -> Iterator[int]:
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min and column.max:
            yield from range(column.min, column.max + 1)


def _read_properties(book: "Workbook") -> dict[str, str]:
    properties: Any = book.custom_doc_props  # type: ignore[attr-defined]  # not in the stubs
    return {item.name: str(item.value) for item in properties.props if item.value is not None}


def _saved_at(parts: dict[str, bytes]) -> datetime | None:
    """Return when the workbook was last saved, by its own word, as naive UTC; openpyxl would put the clock's time."""
    found = _MODIFIED.search(parts.get("docProps/core.xml", b""))
    if not found:
        return None
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(found[1].decode("ascii", "ignore"))
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return None
