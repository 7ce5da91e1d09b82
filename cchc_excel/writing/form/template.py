"""The form's template, read once and made ready: where everything stands, every style a form may need.

The office owns how the template looks. Columns are found by their headings and sample rows by their markers, so that it
may be restyled freely in Excel.
"""

import warnings
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel import identity_marks
from cchc_excel.cells import Cell, Grid, Ref, column_letter
from cchc_excel.errors import OperatorError
from cchc_excel.layout.columns import CORRECTIONS, FORM, PERSON, TO_CORRECT, Layout
from cchc_excel.layout.header import HeaderMatch, find_header
from cchc_excel.writing.form.content import MARKED_ONLY, OPEN_PLACEHOLDERS, MarkKind, placeholder_names
from cchc_excel.writing.form.due import DEADLINE
from cchc_excel.writing.form.prepared_template import (
    ADDED,
    AREA,
    AREA_NAME,
    COUNTER,
    GROUP_MARKERS,
    LOCKED,
    PLACEHOLDER,
    POINT,
    SPARE,
    SPARE_ENTRIES,
    TASK,
    PreparedCorrections,
    PreparedTemplate,
    SampleCell,
    SampleRow,
    TableColumn,
)
from cchc_excel.writing.form.styles import MARK_COLORS, PARTED, due_styles, own_style, table_styles
from cchc_excel.writing.form.template_parts import to_packages

_DEFAULT_SIZE = 11
_ROW_MARKERS = (AREA, TASK, ADDED, SPARE)
_CORRECTION_MARKERS = (*GROUP_MARKERS.values(), POINT)
_OTHER_MARKERS = (AREA_NAME, COUNTER)


def prepare(path: Path, *, with_persons: bool = False) -> PreparedTemplate:
    """Return the template made ready; raise OperatorError where the form cannot be made from it.

    `with_persons`: with a column for who is in charge of each task, right of the others where the template has none.
    """
    book = _open(path)
    sheet = book[FORM.sheet]
    header = _find_header(sheet, FORM, path)
    markers = _find_markers(sheet, path, (*_ROW_MARKERS, AREA_NAME))
    del markers[AREA_NAME]
    if with_persons and PERSON.key not in header.columns:
        _add_persons(sheet, header, markers)
        header = _find_header(sheet, FORM, path)
    _refuse_strangers(book, path)
    first, last = min(markers.values()), max(markers.values())
    columns = {number: _prepare_column(sheet, key, number, markers) for key, number in header.columns.items()}
    last_row, last_column = _extent(sheet)
    rows = {row: _sample_row(sheet, row, last_column) for row in range(1, last_row + 1)}
    rows |= _with_corrections(sheet, rows, header, markers)
    for selection in sheet.sheet_view.selection[-1:]:
        selection.activeCell = selection.sqref = f"{column_letter(header.columns['status'])}{first + 1}"
    corrections = _prepare_corrections(book[CORRECTIONS.sheet], path)
    widths = tuple(_width(sheet, number) for number in range(1, last_column + 1))
    blank, marked, looks = to_packages(book, last_column)
    return PreparedTemplate(
        blank=blank,
        marked=marked,
        corrections=corrections,
        top=tuple(rows[row] for row in range(1, first)),
        samples={marker: rows[row] for marker, row in markers.items()},
        bottom=tuple(rows[row] for row in range(last + 1, max(rows) + 1)),
        columns=columns,
        widths=(*widths, TO_CORRECT.width),
        looks=looks,
    )


def _open(path: Path) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep of a template is no matter
            book = load_workbook(path)
    except Exception as problem:
        raise OperatorError(
            f"Không mở được biểu mẫu “{path}”. Hãy đóng tệp nếu đang mở trong Excel, hoặc chép lại tệp gốc."
        ) from problem
    for name in (FORM.sheet, CORRECTIONS.sheet, identity_marks.HIDDEN_SHEET):
        if name not in book.sheetnames:
            raise OperatorError(f"Biểu mẫu “{path}” không có trang “{name}”. Hãy chép lại tệp gốc.")
    return book


def _find_header(sheet: Worksheet, layout: Layout, path: Path) -> HeaderMatch:
    cells = {
        (row, column): Cell(Ref(sheet.title, row, column), str(value))
        for row, values in enumerate(sheet.iter_rows(values_only=True), 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }
    header = find_header(Grid(sheet.title, cells), layout)
    missing = layout.keys if header is None else header.missing
    if header is None or missing:
        headings = "; ".join(layout.column(key).heading for key in missing)
        raise OperatorError(f"Biểu mẫu “{path}”, trang “{sheet.title}”, thiếu cột: {headings}.")
    return header


def _add_persons(sheet: Worksheet, header: HeaderMatch, markers: Mapping[str, int]) -> None:
    """Put the column for who is in charge at the right end of the table; it looks like its neighbour."""
    _, last = _extent(sheet)
    numbered = min(markers.values()) - 1
    for row in range(header.row, max(markers.values()) + 1):
        beside, cell = sheet.cell(row, last), sheet.cell(row, last + 1)
        # As styles are copied elsewhere in this room: by their number.
        cell._style = copy(beside._style)  # type: ignore[union-attr]  # noqa: SLF001
    sheet.cell(header.row, last + 1).value = PERSON.heading
    if str(sheet.cell(numbered, last).value or "").startswith("("):
        sheet.cell(numbered, last + 1).value = f"({last + 1})"
    letter = column_letter(last + 1)
    for beyond in [known for known, each in sheet.column_dimensions.items() if (each.min or 0) > last]:
        del sheet.column_dimensions[beyond]
    sheet.column_dimensions[letter].width = PERSON.width


def _find_markers(sheet: Worksheet, path: Path, wanted: Iterable[str]) -> dict[str, int]:
    """Return the row of each marker of a sample row."""
    found = {
        name: number
        for number, row in enumerate(sheet.iter_rows(), 1)
        for cell in row
        for name in PLACEHOLDER.findall(str(cell.value or ""))
    }
    missing = [f"{{{{{name}}}}}" for name in wanted if name not in found]
    if missing:
        raise OperatorError(f"Biểu mẫu “{path}”, trang “{sheet.title}”, thiếu dấu: {', '.join(missing)}.")
    return {name: found[name] for name in wanted}


def _refuse_strangers(book: Workbook, path: Path) -> None:
    """Raise OperatorError for a placeholder that has no meaning, or a formula, which would lose its place."""
    known = placeholder_names() | {*_ROW_MARKERS, *_CORRECTION_MARKERS, *_OTHER_MARKERS}
    for sheet in (book[FORM.sheet], book[CORRECTIONS.sheet]):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            strange = [name for name in PLACEHOLDER.findall(str(cell.value)) if name not in known]
            where = f"Biểu mẫu “{path}”, ô '{sheet.title}'!{cell.coordinate}:"
            if strange:
                raise OperatorError(f"{where} không hiểu dấu {{{{{strange[0]}}}}}. Hãy sửa lại theo tệp gốc.")
            if cell.data_type == "f":
                raise OperatorError(f"{where} biểu mẫu không được có công thức. Hãy xóa công thức này.")


def _prepare_corrections(sheet: Worksheet, path: Path) -> PreparedCorrections:
    """Return the sheet `Cần sửa` made ready."""
    header = _find_header(sheet, CORRECTIONS, path)
    markers = _find_markers(sheet, path, _CORRECTION_MARKERS)
    _, last_column = _extent(sheet)
    columns = {}
    for key, number in header.columns.items():
        cell = sheet.cell(markers[POINT], number)
        styles = {POINT: {LOCKED: own_style(cell, locked=True)}}
        columns[number] = TableColumn(key, column_letter(number), _width(sheet, number), _size(cell), styles)
    return PreparedCorrections(
        top=tuple(_sample_row(sheet, row, last_column) for row in range(1, min(markers.values()))),
        samples={marker: _sample_row(sheet, row, last_column) for marker, row in markers.items()},
        columns=columns,
    )


def _prepare_column(sheet: Worksheet, key: str, number: int, markers: Mapping[str, int]) -> TableColumn:
    """Return a column with the styles its cells may take, made from its two sample cells."""
    column = FORM.column(key)
    entries = {TASK: column.filled or column is PERSON, SPARE: key in SPARE_ENTRIES}
    cells = {marker: sheet.cell(markers[marker], number) for marker in entries}
    styles = {
        marker: dict(table_styles(cell, PARTED if column.counted else column.kind.number_format, entry=entries[marker]))
        for marker, cell in cells.items()
    }
    if key == DEADLINE:
        styles[TASK] |= dict(due_styles(cells[TASK]))
    return TableColumn(key, column_letter(number), _width(sheet, number), _size(cells[TASK]), styles)


def _size(cell: SheetCell | MergedCell) -> float:
    return float(cell.font.sz or _DEFAULT_SIZE)


def _width(sheet: Worksheet, number: int) -> float:
    """Return a column's width; several columns of one width are described together in a workbook."""
    for dimension in sheet.column_dimensions.values():
        if (dimension.min or 0) <= number <= (dimension.max or 0):
            return 0.0 if dimension.hidden else float(dimension.width)
    return float(sheet.sheet_format.defaultColWidth or 9.14)


def _extent(sheet: Worksheet) -> tuple[int, int]:
    """Return the last row and column that hold something; mere formatting may go on to the end of the sheet."""
    used = [
        (row, column)
        for row, values in enumerate(sheet.iter_rows(values_only=True), 1)
        for column, value in enumerate(values, 1)
        if value is not None
    ]
    used += [(area.max_row, area.max_col) for area in sheet.merged_cells.ranges]
    return max(row for row, _ in used), max(column for _, column in used)


def _sample_row(sheet: Worksheet, row: int, last_column: int) -> SampleRow:
    """Return a row of the template; every cell of a merge takes the style of its first."""
    areas = [area for area in sheet.merged_cells.ranges if area.min_row <= row <= area.max_row]
    cells = []
    for column in range(1, last_column + 1):
        area = next((area for area in areas if area.min_col <= column <= area.max_col), None)
        first = sheet.cell(area.min_row, area.min_col) if area else sheet.cell(row, column)
        is_first = (first.row, first.column) == (row, column)
        cells.append(SampleCell(column, _own_style(first), str(first.value or "") if is_first else ""))
    merges = tuple((a.min_col, a.max_col, a.max_row - a.min_row + 1) for a in areas if a.min_row == row)
    marked_only = any(MARKED_ONLY in PLACEHOLDER.findall(cell.text) for cell in cells)
    return SampleRow(tuple(cells), sheet.row_dimensions[row].height, merges, marked_only=marked_only)


def _with_corrections(
    sheet: Worksheet, rows: Mapping[int, SampleRow], header: HeaderMatch, markers: Mapping[str, int]
) -> dict[int, SampleRow]:
    """Return the rows of the table with their cell in the column `Cần sửa`, which looks like its neighbours."""
    first, column = min(markers.values()), len(rows[header.row].cells) + 1
    body = sheet.cell(markers[TASK], header.columns["text"])
    styles = {row: rows[row].cells[-1].style for row in (markers[AREA], markers[ADDED])}
    styles |= dict.fromkeys((markers[TASK], markers[SPARE]), own_style(body, locked=True, number_format="@"))
    for row in range(header.row, first):
        head = sheet.cell(row, header.columns["status"])
        styles[row] = own_style(head, locked=True, color=MARK_COLORS[MarkKind.ERROR])
    texts = {first - 1: f"({column})", header.row: TO_CORRECT.heading}
    return {
        row: replace(rows[row], correction=SampleCell(column, style, texts.get(row, "")))
        for row, style in styles.items()
    }


def _own_style(cell: SheetCell | MergedCell) -> int:
    """Return a cell's style number: unlocked, and text, where the unit writes its names and the day; else locked."""
    if OPEN_PLACEHOLDERS & set(PLACEHOLDER.findall(str(cell.value or ""))):
        return own_style(cell, locked=False, number_format="@")
    return own_style(cell, locked=True)
