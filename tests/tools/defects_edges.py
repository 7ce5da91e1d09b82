"""Defects at the edges of a cell: struck-out text, pictures, multipliers, days that finish nothing, no documents.

They go where the defects of values go: I.1 (row 13: done on 12/3), I.2 (row 14: 8 of 16), I.4 (row 16: in progress).
"""

import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.tools.defects import Defect, add, damage, form_of

SHEET = "xl/worksheets/sheet1.xml"
STRUCK = Font(strike=True)


def _crossed(struck: str, left: str) -> CellRichText:
    """Return a text whose beginning is crossed out."""
    return CellRichText(TextBlock(InlineFont(strike=True), struck), TextBlock(InlineFont(), left))


def _crossed_behind(left: str, struck: str) -> CellRichText:
    """Return a text whose end is crossed out: LibreOffice would cross out neighbours of one whose beginning is."""
    return CellRichText(TextBlock(InlineFont(), left), TextBlock(InlineFont(strike=True), struck))


def _formatted(value: object, number_format: str) -> tuple[object, str]:
    return value, number_format


_DIGITS = {"I14": _crossed("9", "8"), "J14": _crossed("140", "16"), "H16": _crossed("5", "40%")}
_BEHIND = {
    "I14": _crossed_behind("8", "9"), "J14": _crossed_behind("16", "140"), "H16": _crossed_behind("40%", "5"),
}  # fmt: skip
_ROW = {"G16": STRUCK, "H16": STRUCK}

EDGES: dict[str, Mapping[str, object]] = {
    "struck-digits.xlsx": _DIGITS,
    "struck-digits.ods": _BEHIND,
    "struck-digits.xls": _BEHIND,
    "struck-digits-shared.xlsx (LibreOffice)": _BEHIND,
    "struck-row.xlsx": _ROW,
    "struck-row.ods": _ROW,
    "struck-row.xls": _ROW,
    "struck-done-before.xlsx": {"G13": STRUCK, "H13": STRUCK, "K13": STRUCK},
    "struck-overlaid.xlsx": {"I14": "9\u03368"},
    "struck-remark.xlsx": {"M18": STRUCK},
    "struck-status.xlsx": {"G18": _crossed("Hoàn thành", " Đang thực hiện")},
    "count-millions.xlsx": {"I14": "800 triệu", "J14": "1,2 tỷ"},
    "count-thousand.ods": {"I14": "1 nghìn", "J14": 1200},
    "count-format.xls": {"I14": _formatted(8, '0" nghìn"'), "J14": 16000},
    "count-raised.xlsx": {"I14": "8²"},
    "count-area.ods": {"I14": "8 m²"},
    "count-english.xls": {"I14": 1.234, "J14": 1500},
    "count-decimal.xlsx": {"I14": 1.5, "J14": 3},
    "count-units.xlsx": {"I14": "800 m", "J14": "1,2 km"},
    "count-million-beside-plain.ods": {"I14": 800, "J14": "1,2 tỷ"},
    "date-submitted.xlsx": {"K13": "trình ngày 12/3/2026, chưa ký"},
    "date-submitted-alone.ods": {"G13": None, "K13": "chưa (12/3/2026 mới trình)"},
    "date-planned-in-progress.xls": {"K16": "dự kiến 30/6/2026"},
    "date-letters.xlsx": {"K13": "l2/3/2026"},
    "date-range.ods": {"K13": "10/3 - 12/3/2026"},
    "date-excel.xlsx": {"K13": "12-thg 3-26"},
    "date-sheets.ods": {"K13": "Thứ Năm, 12 tháng 3, 2026"},
    "share-tenths.xlsx": {"H13": _formatted(0.7 + 0.1 + 0.1 + 0.1, "0%")},
    "share-below-one.xls": {"H16": "0,8%"},
    "document-is-date.xls": {"L13": _formatted(date(2026, 3, 1), "mmm-yy")},
    "document-number.ods": {"L13": _formatted(45, "General")},
    "document-awaited.xlsx": {"L13": "đang trình ký"},
    "document-none.xlsx": {"L13": "chưa có"},
    "document-open.ods": {"L13": "Số:      /KH-VPUBND"},
}


def _change(cells: Mapping[str, object], book: Workbook) -> None:
    for address, given in cells.items():
        cell = form_of(book)[address]
        if isinstance(given, Font):
            cell.font = given
        elif isinstance(given, tuple):
            cell.value, cell.number_format = given
        else:
            cell.value = given


for _name, _cells in EDGES.items():
    _file, _, _office = f"edge-{_name}".partition(" ")
    add(Defect(_file, lambda book, cells=_cells: _change(cells, book), office=bool(_office) or ".xlsx" not in _file))


def _with_cell(content: bytes, address: bytes, attributes: bytes, inside: bytes, **parts: bytes) -> bytes:
    """Return a workbook with another content in one cell, and with parts more."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == SHEET:
                part = _replaced(part, address, attributes, inside)
            target.writestr(entry, part)
        for name, part in parts.items():
            target.writestr(zipfile.ZipInfo(f"xl/richData/{name}.xml", (2026, 1, 1, 0, 0, 0)), part)
    return written.getvalue()


def _replaced(part: bytes, address: bytes, attributes: bytes, inside: bytes) -> bytes:
    start = part.index(b'<c r="%s"' % address)
    opened = part.index(b">", start)
    end = opened + 1 if part[opened - 1 : opened] == b"/" else part.index(b"</c>", start) + 4
    return part[:start] + b'<c r="%s" %s>%s</c>' % (address, attributes, inside) + part[end:]


@damage("edge-picture-wps.xlsx")
def _picture_of_wps(content: bytes) -> bytes:
    formula = b'DISPIMG("ID_AA",1)'
    return _with_cell(content, b"L13", b't="str"', b"<f>_xlfn.%s</f><v>=%s</v>" % (formula, formula))


@damage("edge-picture-wps-in-excel.xlsx")
def _picture_of_wps_in_excel(content: bytes) -> bytes:
    return _with_cell(content, b"L13", b't="e"', b'<f>_xlfn.DISPIMG("ID_AA",1)</f><v>#NAME?</v>')


@damage("edge-picture-excel.xlsx")
def _picture_of_excel(content: bytes) -> bytes:
    structure = b'<rvStructures><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/></s></rvStructures>'
    return _with_cell(content, b"M18", b't="e" vm="1"', b"<v>#VALUE!</v>", rdrichvaluestructure=structure)


@damage("edge-rich-error.xlsx")
def _rich_error(content: bytes) -> bytes:
    return _with_cell(content, b"H16", b't="e" vm="1"', b"<v>#VALUE!</v>")
