"""The form's template, read once and made ready: where everything stands, every style a form may need.

The office owns how the template looks. Columns are found by their headings and sample rows by their markers, so that it
may be restyled freely in Excel.
"""

import io
import re
import warnings
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel import identity_marks
from cchc_excel.cells import Cell, Grid, Ref, column_letter
from cchc_excel.errors import OperatorError
from cchc_excel.header import find_header
from cchc_excel.layout import FORM
from cchc_excel.writing.form_content import SIGNATORY_PLACEHOLDERS, placeholder_names
from cchc_excel.writing.form_styles import COMPLETE_COLOR, REQUIRED_COLOR, own_style, table_styles
from cchc_excel.writing.packages import unpack
from cchc_excel.writing.prepared_template import (
    ADDED,
    AREA,
    AREA_NAME,
    COUNTER,
    DIMENSION,
    PLACEHOLDER,
    SPARE,
    SPARE_ENTRIES,
    TASK,
    PreparedTemplate,
    SampleCell,
    SampleRow,
    TableColumn,
)

_DEFAULT_SIZE = 11
_ROW_MARKERS = (AREA, TASK, ADDED, SPARE)
_IDENTITY_PLACEHOLDERS = {"year": "nam", "period": "ky", "unit": "ma_don_vi", "version": "ban_bieu"}


def prepare(path: Path) -> PreparedTemplate:
    """Return the template made ready; raise OperatorError where the form cannot be made from it."""
    book = _open(path)
    sheet = book[FORM.sheet]
    columns = _find_columns(sheet, path)
    markers = _find_markers(sheet, path)
    _refuse_strangers(sheet, path)
    first, last = min(markers.values()), max(markers.values())
    table = {number: _prepare_column(sheet, key, number, markers) for key, number in columns.items()}
    last_row, last_column = _extent(sheet)
    rows = {row: _sample_row(sheet, row, last_column) for row in range(1, last_row + 1)}
    for selection in sheet.sheet_view.selection[-1:]:
        selection.activeCell = selection.sqref = f"{column_letter(columns['status'])}{first + 1}"
    part = f"xl/worksheets/sheet{book.sheetnames.index(FORM.sheet) + 1}.xml"
    parts = _strip_and_save(book, sheet)
    head, protection, tail = _split(str(parts.pop(part)))
    required, complete = re.findall(r'dxfId="(\d+)"', tail)
    return PreparedTemplate(
        parts=parts,
        sheet_part=part,
        head=head,
        protection=protection,
        tail=re.sub(r"<conditionalFormatting.*</conditionalFormatting>", "", tail, flags=re.DOTALL),
        top=tuple(rows[row] for row in range(1, first)),
        samples={marker: rows[row] for marker, row in markers.items()},
        bottom=tuple(rows[row] for row in range(last + 1, max(rows) + 1)),
        columns=table,
        last_column=last_column,
        required_style=int(required),
        complete_style=int(complete),
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
    for name in (FORM.sheet, identity_marks.HIDDEN_SHEET):
        if name not in book.sheetnames:
            raise OperatorError(f"Biểu mẫu “{path}” không có trang “{name}”. Hãy chép lại tệp gốc.")
    return book


def _find_columns(sheet: Worksheet, path: Path) -> Mapping[str, int]:
    cells = {
        (row, column): Cell(Ref(sheet.title, row, column), str(value))
        for row, values in enumerate(sheet.iter_rows(values_only=True), 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }
    header = find_header(Grid(sheet.title, cells), FORM)
    missing = FORM.keys if header is None else header.missing
    if header is None or missing:
        headings = "; ".join(FORM.column(key).heading for key in missing)
        raise OperatorError(f"Biểu mẫu “{path}”, trang “{sheet.title}”, thiếu cột: {headings}.")
    return header.columns


def _find_markers(sheet: Worksheet, path: Path) -> dict[str, int]:
    """Return the row of each marker of a sample row."""
    found = {
        name: number
        for number, row in enumerate(sheet.iter_rows(), 1)
        for cell in row
        for name in PLACEHOLDER.findall(str(cell.value or ""))
        if name in {*_ROW_MARKERS, AREA_NAME}
    }
    missing = [f"{{{{{name}}}}}" for name in (*_ROW_MARKERS, AREA_NAME) if name not in found]
    if missing:
        raise OperatorError(f"Biểu mẫu “{path}”, trang “{sheet.title}”, thiếu dấu: {', '.join(missing)}.")
    return {name: found[name] for name in _ROW_MARKERS}


def _refuse_strangers(sheet: Worksheet, path: Path) -> None:
    """Raise OperatorError for a placeholder that has no meaning, or a formula, which would lose its place."""
    known = placeholder_names() | {*_ROW_MARKERS, AREA_NAME, COUNTER}
    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
        strange = [name for name in PLACEHOLDER.findall(str(cell.value)) if name not in known]
        where = f"Biểu mẫu “{path}”, ô '{sheet.title}'!{cell.coordinate}:"
        if strange:
            raise OperatorError(f"{where} không hiểu dấu {{{{{strange[0]}}}}}. Hãy sửa lại theo tệp gốc.")
        if cell.data_type == "f":
            raise OperatorError(f"{where} biểu mẫu không được có công thức. Hãy xóa công thức này.")


def _prepare_column(sheet: Worksheet, key: str, number: int, markers: Mapping[str, int]) -> TableColumn:
    """Return a column with the styles its cells may take, made from its two sample cells."""
    column = FORM.column(key)
    entries = {TASK: column.filled, SPARE: key in SPARE_ENTRIES}
    cells = {marker: sheet.cell(markers[marker], number) for marker in entries}
    styles = {
        marker: dict(table_styles(cell, column.kind.number_format, entry=entries[marker]))
        for marker, cell in cells.items()
    }
    size = float(cells[TASK].font.sz or _DEFAULT_SIZE)
    return TableColumn(key, column_letter(number), _width(sheet, number), size, styles)


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
    return SampleRow(tuple(cells), sheet.row_dimensions[row].height, merges)


def _own_style(cell: SheetCell | MergedCell) -> int:
    """Return a cell's style number: unlocked, and text, where the unit writes its names; locked elsewhere."""
    if SIGNATORY_PLACEHOLDERS.keys() & set(PLACEHOLDER.findall(str(cell.value or ""))):
        return own_style(cell, locked=False, number_format="@")
    return own_style(cell, locked=True)


def _strip_and_save(book: Workbook, sheet: Worksheet) -> dict[str, str | bytes]:
    """Return the workbook's parts, its form sheet without rows, with all that a form needs beside them."""
    sheet.merged_cells.ranges.clear()
    sheet.delete_rows(1, sheet.max_row)
    sheet.row_dimensions.clear()
    sheet.print_area = ""
    sheet.data_validations = DataValidationList()
    sheet.conditional_formatting = ConditionalFormattingList()
    for color in (REQUIRED_COLOR, COMPLETE_COLOR):
        look = DifferentialStyle(fill=PatternFill("solid", bgColor=color))
        sheet.conditional_formatting.add("A1", Rule("expression", dxf=look, formula=["FALSE"]))
    _protect(sheet)
    _identify(book)
    saved = io.BytesIO()
    book.save(saved)
    parts = unpack(saved.getvalue())
    core = "docProps/core.xml"
    parts[core] = re.sub(r"(<dcterms:\w+[^>]*>)[^<]*", r"\1{{luc_lap}}", str(parts[core]))
    return parts


def _protect(sheet: Worksheet) -> None:
    """Lock the sheet without a password, leaving all that does no harm."""
    protection = sheet.protection
    protection.sheet = True
    protection.objects = protection.scenarios = False
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.sort = protection.autoFilter = protection.pivotTables = False
    protection.selectLockedCells = protection.selectUnlockedCells = False


def _identify(book: Workbook) -> None:
    """Put the identity into the hidden sheet and the document's properties."""
    properties: CustomPropertyList[StringProperty] = CustomPropertyList()
    hidden = book[identity_marks.HIDDEN_SHEET]
    hidden.delete_rows(1, hidden.max_row)
    hidden.sheet_state = "hidden"
    for row, (part, placeholder) in enumerate(_IDENTITY_PLACEHOLDERS.items(), 1):
        value = f"{{{{{placeholder}}}}}"
        hidden.cell(row, 1).value = identity_marks.HIDDEN_LABELS[part]
        hidden.cell(row, 2).value = value
        properties.append(StringProperty(name=identity_marks.PROPERTIES[part], value=value))
    book.custom_doc_props = properties  # type: ignore[attr-defined]  # the stubs don't know it
    book.active = book.sheetnames.index(FORM.sheet)


def _split(xml: str) -> tuple[str, str, str]:
    """Return a sheet's XML before its rows, its protection, and what follows."""
    head, tail = re.split(r"<sheetData\s*/>|<sheetData></sheetData>", xml, maxsplit=1)
    head = re.sub(r"<dimension[^>]*/>", DIMENSION, head)
    protection, tail = re.split(r"(?<=/>)", tail, maxsplit=1)
    return head, protection, tail
