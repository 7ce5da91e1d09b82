"""A template as the parts of a zip: stripped of rows, saved once for blank forms and once for forms sent back.

Owns what openpyxl does to the workbook. Where things stand in the template is `form_template`'s.
"""

import io
import re

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.pagebreak import RowBreak
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel import identity_marks
from cchc_excel.cells import column_letter
from cchc_excel.layout.columns import CORRECTIONS, FORM, TO_CORRECT
from cchc_excel.writing.files.workshop import in_temporary_folder
from cchc_excel.writing.form.content import MarkKind
from cchc_excel.writing.form.prepared_template import (
    BREAKS,
    DIMENSION,
    FILTERED,
    BlankPackage,
    Frame,
    Looks,
    MarkedPackage,
)
from cchc_excel.writing.form.styles import COMPLETE_COLOR, MARK_COLORS, OUTDATED_INK, REQUIRED_COLOR
from cchc_excel.writing.house.packages import unpack

_AFTER_BREAKS = re.compile(r"(?=<(?:drawing|legacyDrawing|tableParts|extLst)\b|</worksheet>)")
_IDENTITY_PLACEHOLDERS = {"year": "nam", "period": "ky", "unit": "ma_don_vi", "version": "ban_bieu"}
_LOOKS = (
    *(DifferentialStyle(fill=PatternFill("solid", bgColor=color)) for color in (REQUIRED_COLOR, COMPLETE_COLOR)),
    *(DifferentialStyle(fill=PatternFill("solid", bgColor=MARK_COLORS[kind])) for kind in MarkKind),
    DifferentialStyle(fill=PatternFill("solid", bgColor="FFFFFF")),
    DifferentialStyle(font=Font(strike=True, color=OUTDATED_INK)),
    DifferentialStyle(font=Font(b=False, color="000000"), numFmt=NumberFormat(numFmtId=49, formatCode="@")),
)


def to_packages(book: Workbook, last_column: int) -> tuple[BlankPackage, MarkedPackage, Looks]:
    """Return the workbook's parts without rows, for blank forms and for forms sent back, and the rules' looks."""
    sheet = book[FORM.sheet]
    for each in (sheet, book[CORRECTIONS.sheet]):
        _strip(each)
    _put_looks(sheet)
    _identify(book)
    _cut_columns(sheet, last_column)
    marked, looks = _save_marked(book, sheet, column_letter(last_column + 1))
    _strip_corrections(sheet, column_letter(last_column + 1))
    book.remove(book[CORRECTIONS.sheet])
    parts = _save(book)
    return BlankPackage(parts, _take_frame(parts, book, FORM.sheet)), marked, looks


def _strip(sheet: Worksheet) -> None:
    """Take away the rows and all that speaks of rows, and protect the sheet."""
    sheet.merged_cells.ranges.clear()
    sheet.delete_rows(1, sheet.max_row)
    sheet.row_dimensions.clear()
    sheet.print_area = ""
    sheet.row_breaks = RowBreak()
    sheet.auto_filter.ref = None
    sheet.data_validations = DataValidationList()
    sheet.conditional_formatting = ConditionalFormattingList()
    _protect(sheet)


def _put_looks(sheet: Worksheet) -> None:
    """Give the workbook the looks of the rules that a form will have."""
    for look in _LOOKS:
        sheet.conditional_formatting.add("A1", Rule("expression", dxf=look, formula=["FALSE"]))


def _cut_columns(sheet: Worksheet, last_column: int) -> None:
    """Let no description of columns reach beyond the last one: they may not overlap."""
    dimensions = sheet.column_dimensions
    for letter, dimension in list(dimensions.items()):
        if (dimension.min or 0) > last_column:
            del dimensions[letter]
        elif (dimension.max or 0) > last_column:
            dimension.max = last_column


def _save_marked(book: Workbook, sheet: Worksheet, letter: str) -> tuple[MarkedPackage, Looks]:
    """Return the parts with the column `Cần sửa` and with the parts of a first note, to be written anew."""
    sheet.column_dimensions[letter].width = TO_CORRECT.width
    sheet.auto_filter.ref = FILTERED
    sheet["A1"].comment = Comment("", identity_marks.NOTE_AUTHOR)
    parts = _save(book)
    form = _take_frame(parts, book, FORM.sheet)
    folder, _, name = form.part.rpartition("/")
    targets = re.findall(r'Target="/([^"]+)"', str(parts[f"{folder}/_rels/{name}.rels"]))
    package = MarkedPackage(
        parts,
        form,
        corrections=_take_frame(parts, book, CORRECTIONS.sheet),
        comments_part=next(target for target in targets if "comment" in target and target.endswith(".xml")),
        shapes_part=next(target for target in targets if target.endswith(".vml")),
    )
    return package, _looks(sheet)


def _strip_corrections(sheet: Worksheet, letter: str) -> None:
    """Take away what only a form sent back has."""
    del sheet.column_dimensions[letter]
    sheet.delete_rows(1)
    sheet.auto_filter.ref = None
    sheet.legacy_drawing = None


def _looks(sheet: Worksheet) -> Looks:
    """Return the numbers that the looks were saved under."""
    numbers = [rule.dxfId or 0 for rules in sheet.conditional_formatting for rule in rules.rules]
    required, complete, *marks, plain, outdated, settled = numbers
    return Looks(
        required=required,
        complete=complete,
        marks=dict(zip(MarkKind, marks, strict=True)),
        plain=plain,
        outdated=outdated,
        settled=settled,
    )


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


def _save(book: Workbook) -> dict[str, str | bytes]:
    """Return the workbook's parts, with the form's own time for the clock's."""
    saved = io.BytesIO()
    with in_temporary_folder():
        book.save(saved)
    parts = unpack(saved.getvalue())
    core = "docProps/core.xml"
    parts[core] = re.sub(r"(<dcterms:\w+[^>]*>)[^<]*", r"\1{{luc_lap}}", str(parts[core]))
    return parts


def _take_frame(parts: dict[str, str | bytes], book: Workbook, title: str) -> Frame:
    """Return a sheet's XML around its rows, taken out of the parts."""
    part = f"xl/worksheets/sheet{book.sheetnames.index(title) + 1}.xml"
    xml = str(parts.pop(part))
    head, tail = re.split(r"<sheetData\s*/>|<sheetData>.*</sheetData>", xml, maxsplit=1, flags=re.DOTALL)
    head = re.sub(r"<dimension[^>]*/>", DIMENSION, head)
    protection, tail = re.split(r"(?<=/>)", tail, maxsplit=1)
    tail = re.sub(r"<autoFilter[^>]*/>", "", tail)
    tail = re.sub(r"<conditionalFormatting.*</conditionalFormatting>", "", tail, flags=re.DOTALL)
    tail = _AFTER_BREAKS.sub(BREAKS, tail, count=1)
    return Frame(part, head, protection, tail)
