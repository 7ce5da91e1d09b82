"""Defects around the table: words beside it, in shapes, on other sheets; other periods kept beside this one."""

# ruff: noqa: D401 - a docstring here is the defect in a sentence

import zipfile
from collections.abc import Mapping
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.tools.defects import ADDED_ROW, damage, defect, form_of, put_row, unmerge, values_of

ASKED = (13, 14, 15, 16, 18, 19)
"""The rows of the tidy return's tasks."""

_DRAWING = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>15</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>17</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:to>{shape}"
    "<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
)
_BOX = (
    '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr/>'
    "<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _with_parts(content: bytes, added: Mapping[str, str]) -> bytes:
    """Return a workbook with more parts; what stands in it of the same name is replaced."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename not in added:
                target.writestr(zipfile.ZipInfo(entry.filename, (2026, 1, 1, 0, 0, 0)), source.read(entry))
        for name, part in added.items():
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part)
    return saved.getvalue()


def _drawn(content: bytes, shape: str) -> bytes:
    """Return the return with a shape over I.4: the form has no drawing, so its first sheet gets one."""
    sheet, relations, types = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "[Content_Types].xml"
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    with zipfile.ZipFile(BytesIO(content)) as package:
        known = {name: package.read(name).decode() for name in (sheet, relations, types) if name in package.namelist()}
    link = f'<Relationship Id="rIdBox" Type="{_KINDS}/drawing" Target="/xl/drawings/drawing1.xml"/>'
    kind = '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument'
    return _with_parts(
        content,
        {
            sheet: known[sheet].replace("</worksheet>", f'<drawing xmlns:r="{_KINDS}" r:id="rIdBox"/></worksheet>'),
            relations: known.get(relations, empty).replace("</Relationships>", f"{link}</Relationships>"),
            types: known[types].replace("</Types>", f'{kind}.drawing+xml"/></Types>'),
            "xl/drawings/drawing1.xml": _DRAWING.format(shape=shape),
        },
    )


@defect("around-text.xlsx")
def text(book: Workbook) -> None:
    """Something is written beside the table, above it, and below who signs."""
    sheet = form_of(book)
    unmerge(sheet, 9)
    sheet["P16"], sheet["C9"] = "Đã xong 90%, xem công văn", "Đơn vị xin báo cáo: nhiệm vụ I.4 đã hoàn thành"
    sheet["B30"], sheet["Q18"] = "Ghi chú: nhiệm vụ II.1 hoàn thành ngày 10/6", 0.9


@defect("around-text.ods")
def text_of_office(book: Workbook) -> None:
    """The same in LibreOffice; a note stands right below the telephone, where a name could."""
    text(book)
    form_of(book)["A30"] = "Đề nghị cho lùi nhiệm vụ II.2"


@defect("around-row-of-words.xlsx")
def row_of_words(book: Workbook) -> None:
    """A remark stands in the column of codes, in a row of no task, and one in a column of the plan's."""
    form_of(book)["A22"], form_of(book)["C23"] = "Các nhiệm vụ trên đã thống nhất", "Đã thống nhất với Phòng KSTT"


@defect("around-added-task.xlsx")
def added_task(book: Workbook) -> None:
    """The unit names a product and a partner of a task of its own."""
    sheet = form_of(book)
    sheet.cell(ADDED_ROW, 2).value, sheet.cell(ADDED_ROW, 7).value = "Thí điểm họp không giấy", "Đang thực hiện"
    sheet.cell(ADDED_ROW, 3).value, sheet.cell(ADDED_ROW, 8).value = "Báo cáo thí điểm", 0.3


@defect("around-locked-columns.xlsx")
def locked_columns(book: Workbook) -> None:
    """Something is written over the plan's product, and into its empty partners."""
    form_of(book)["C16"], form_of(book)["E18"] = "Đã có thông báo 12/TB-VP", "Phòng KSTT chưa phối hợp"


@defect("around-heading.xlsx")
def heading(book: Workbook) -> None:
    """Words stand in the row of headings, with nothing below them; beside them an empty column of the unit's own."""
    form_of(book)["O10"], form_of(book)["P10"] = "Ghi chú", "I.4 đã xong"


@defect("around-notes.xlsx")
def notes(book: Workbook) -> None:
    """Notes hang on a cell of the plan's and on one outside the table."""
    form_of(book)["B16"].comment = Comment("Đã kiểm tra 5 phòng", "HCTC")
    form_of(book)["P3"].comment = Comment("Xem thêm công văn", "HCTC")


@defect("around-page-header.xlsx")
def page_header(book: Workbook) -> None:
    """Something is written into the header of the printed page; its footer has the page's number."""
    form_of(book).oddHeader.center.text = "Nhiệm vụ I.4 đã hoàn thành"
    form_of(book).oddFooter.center.text = "Trang &P/&N"


@defect("around-sheet.xlsx")
def sheet_of_words(book: Workbook) -> None:
    """A sheet of the unit's own tells more."""
    sheet = book.create_sheet("Giải trình", 0)
    sheet["A1"], sheet["B3"], sheet["C3"] = "Giải trình số liệu", "I.4 đã hoàn thành 100%", 0.95


@defect("around-guide.xlsx")
def guide(book: Workbook) -> None:
    """Something is written below the guide."""
    book["Hướng dẫn"]["A26"] = "Nhiệm vụ I.4 đã xong"


@defect("around-dressed.xlsx")
def dressed(book: Workbook) -> None:
    """The unit dressed its form as a letter: nothing of that is an answer."""
    sheet = form_of(book)
    for row in (9, 29, 30, 31, 33, 34):
        unmerge(sheet, row)
    sheet["A9"] = "Kính gửi: Văn phòng UBND tỉnh Ninh Bình"
    sheet["A26"] = "Ninh Bình, ngày 10 tháng 6 năm 2026"
    sheet["L29"], sheet["L30"] = "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"
    sheet["L31"], sheet["L33"] = "(Đã ký)", "Nguyễn Thị Bích Ngọc"
    sheet["A30"], sheet["A31"], sheet["A33"] = "Nơi nhận:", "- Như trên;", "- Lưu: VT, HCTC."
    sheet["A34"] = "0229.3871.234"


@defect("around-dressed.ods")
def dressed_by_office(book: Workbook) -> None:
    """The same in LibreOffice."""
    dressed(book)


@defect("around-own-workbook.xlsx", office=True)
def own_workbook(book: Workbook) -> None:
    """The table was pasted into a workbook of the unit's own, under a letterhead and a title of its own."""
    source = form_of(book)
    rows = [values_of(source, row) for row in range(10, 20)]
    for sheet in book.worksheets:
        book.remove(sheet)
    target = book.create_sheet("BC 6 tháng")
    target["A1"], target["F1"] = "VĂN PHÒNG UBND TỈNH\nPHÒNG HÀNH CHÍNH - TỔ CHỨC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    target["F2"], target["A3"] = (
        "Độc lập - Tự do - Hạnh phúc",
        "BIỂU TỔNG HỢP KẾT QUẢ CÔNG TÁC CCHC 6 THÁNG ĐẦU NĂM 2026",
    )
    target["A4"] = "(Kèm theo Báo cáo số 45/BC-HCTC ngày 10/6/2026)"
    for number, values in enumerate(rows, start=6):
        put_row(target, number, values)
    target["B17"], target["L17"], target["L18"] = "Người lập biểu", "TRƯỞNG PHÒNG", "(Ký tên, đóng dấu)"
    target["B20"], target["L22"] = "Lê Văn Cường", "Trần Thị Dung"


@damage("around-text-box.xlsx")
def text_box(content: bytes) -> bytes:
    """A text box over the table says something."""
    return _drawn(content, _BOX.format(text="Nhiệm vụ I.4 đã kiểm tra 5/9 phòng, xin sửa lại"))


@damage("around-picture.xlsx")
def picture(content: bytes) -> bytes:
    """A picture lies over the table."""
    return _drawn(content, "<xdr:pic><xdr:nvPicPr/></xdr:pic>")


def _second_columns(book: Workbook, first: str, second: str) -> None:
    """Put columns of status and share of a second period behind the table, under its own headings."""
    sheet = form_of(book)
    sheet["G10"], sheet["H10"] = f"Trạng thái {first}", f"Mức độ hoàn thành {first} (%)"
    sheet["O10"], sheet["P10"] = f"Trạng thái {second}", f"Mức độ hoàn thành {second} (%)"
    for row in ASKED:
        for source, target in (("G", "O"), ("H", "P")):
            moved = sheet[f"{source}{row}"]
            sheet[f"{target}{row}"] = moved.value
            sheet[f"{target}{row}"].number_format = moved.number_format
        sheet[f"G{row}"], sheet[f"H{row}"] = "Chưa thực hiện", 0


@defect("periods-side-by-side.xlsx")
def side_by_side(book: Workbook) -> None:
    """Columns of the quarter before stand first, each heading tells its period."""
    _second_columns(book, "Quý I", "6 tháng")


@defect("periods-side-by-side.ods")
def side_by_side_worded(book: Workbook) -> None:
    """The same in other words."""
    _second_columns(book, "kỳ trước", "(kỳ này)")


@defect("periods-none-of-this.xlsx")
def none_of_this(book: Workbook) -> None:
    """Columns of two periods stand side by side, and none is of this one."""
    _second_columns(book, "quý 1", "quý 2")


@defect("periods-grouped.xlsx", office=True)
def grouped(book: Workbook) -> None:
    """A heading over all the columns of a period tells which it is; the quarter before comes first."""
    sheet = form_of(book)
    unmerge(sheet, 9)
    for row in (10, *ASKED):
        for column in range(7, 15):
            source, target = sheet.cell(row, column), sheet.cell(row, column + 8)
            target.value, target.number_format = source.value, source.number_format
            if row != 10:
                source.value = {7: "Chưa thực hiện", 8: 0}.get(column)
    sheet["G9"], sheet["O9"] = "KẾT QUẢ QUÝ I/2026", "Kết quả 6 tháng đầu năm"
    sheet.merge_cells("G9:N9")
    sheet.merge_cells("O9:V9")


def _keep(book: Workbook, index: int | None) -> None:
    """Keep a sheet of the first quarter, on which nothing is done."""
    kept = book.copy_worksheet(form_of(book))
    kept.title = "Quý I"
    kept["A5"], kept["J7"] = "Báo cáo quý I năm 2026 (số liệu từ ngày 15/12/2025 đến ngày 14/03/2026)", "Q1"
    for row in ASKED:
        kept[f"G{row}"], kept[f"H{row}"] = "Chưa thực hiện", 0
    if index is not None:
        book.move_sheet(kept, index - len(book.sheetnames) + 1)


@defect("periods-sheet-before.xlsx")
def sheet_before(book: Workbook) -> None:
    """The sheet of the first quarter was kept before this one."""
    _keep(book, 0)


@defect("periods-sheet-behind.ods")
def sheet_behind(book: Workbook) -> None:
    """The sheet of the first quarter was kept behind this one."""
    _keep(book, None)


@defect("periods-sheet-of-name.xlsx")
def sheet_of_name(book: Workbook) -> None:
    """A copy of the form was kept under the name of another period; its other marks were left as they were."""
    kept = book.copy_worksheet(form_of(book))
    kept.title = "6 tháng 2025"
    kept["H16"] = 0.9


@defect("periods-sheet-of-title.xlsx")
def sheet_of_title(book: Workbook) -> None:
    """The sheet that was kept tells its period in its title alone."""
    _keep(book, 0)
    book["Quý I"].title = "Trang trước"
    book["Trang trước"]["H7"], book["Trang trước"]["J7"] = None, None
