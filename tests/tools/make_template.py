"""Make `templates/bieu-bao-cao.xlsx` from the layout: the first template, which the office then owns.

Run as `python -m tests.tools.make_template`. It overwrites what is there.
"""

from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel import identity_marks
from cchc_excel.cells import column_letter
from cchc_excel.layout.columns import CORRECTIONS, FORM, TO_CORRECT, Column
from cchc_excel.templates import FORM_TEMPLATE
from cchc_excel.writing.form.content import MarkKind
from cchc_excel.writing.form.prepared_template import SPARE_ENTRIES
from cchc_excel.writing.form.styles import MARK_COLORS
from cchc_excel.writing.house.packages import pack, unpack
from cchc_excel.writing.house.row_heights import text_height
from tests.tools.places import ROOT

PATH = ROOT / "templates" / FORM_TEMPLATE
GUIDE_SHEET = "Hướng dẫn"

FONT = "Times New Roman"
GREY, HEADER, AREA, YELLOW = "F2F2F2", "D9E1F2", "EDEDED", "FFF2CC"
THIN = Side(style="thin", color="808080")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)

# The code and the task's text stay in view: they leave a telephone room for an answer. All together make an A4 page,
# landscape, at some 77 per cent.
WIDTHS = {
    "task": 6, "text": 21, "product": 14, "target": 13, "partners": 14.5, "deadline": 13, "status": 12.5, "share": 13.5,
    "actual": 9, "total": 9, "finished_on": 11.5, "document": 13.5, "difficulty": 17, "proposal": 17,
}  # fmt: skip
TOP_ROW = 13.5
"""Points: what stays in view is some such rows, the headings and their numbers, 170 pixels in all."""

GUIDE_WIDTHS = (22, 48, 22)
LAST = len(FORM.columns)
RED, BLUE = "C00000", "0563C1"


def main() -> None:
    """Make the template."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    make_form(sheet)
    make_corrections(book.create_sheet(CORRECTIONS.sheet))
    make_guide(book.create_sheet(GUIDE_SHEET))
    book.create_sheet(identity_marks.HIDDEN_SHEET).sheet_state = "hidden"
    book.properties.creator = "Văn phòng"
    book.properties.title = "Biểu báo cáo kết quả thực hiện kế hoạch cải cách hành chính"
    book.properties.created = datetime(2026, 1, 1)
    saved = BytesIO()
    book.save(saved)
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_bytes(pack(with_fixed_dates(unpack(saved.getvalue()))))


def with_fixed_dates(parts: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """Return the parts with the date of saving put to that of making."""
    core = str(parts["docProps/core.xml"])
    modified = core.index(">", core.index("<dcterms:modified")) + 1
    parts["docProps/core.xml"] = core[:modified] + "2026-01-01T00:00:00Z" + core[core.index("<", modified) :]
    return parts


def make_form(sheet: Worksheet) -> None:
    """Lay the sheet `Báo cáo` out."""
    sheet.title = FORM.sheet
    for number, column in enumerate(FORM.columns, 1):
        sheet.column_dimensions[column_letter(number)].width = WIDTHS.get(column.key, column.width)
    make_heading(sheet)
    make_identity(sheet, 7)
    make_table(sheet, 10)
    make_signatures(sheet, 17)
    sheet.freeze_panes = "C12"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    set_page(sheet, "landscape", "10:11")
    set_footer(sheet)


def make_heading(sheet: Worksheet) -> None:
    """Write in the first three rows, which stay in view: the office over the unit, the title, the national header."""
    put(sheet, "A1:D1", "{{TEN_CO_QUAN}}", align="center", shrink=True)
    put(sheet, "A2:D2", "{{TEN_DON_VI}}", bold=True, align="center", shrink=True)
    title = "BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM {{nam}}"
    put(sheet, "E1:J2", title, bold=True, align="center", wrap=True)
    period = "{{ten_ky}} (từ ngày {{tu_ngay}} đến ngày {{chot_so_lieu}})"
    put(sheet, "E3:J3", period, bold=True, align="center", shrink=True)
    put(sheet, "K1:N1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, align="center")
    put(sheet, "K2:N2", "Độc lập - Tự do - Hạnh phúc", bold=True, align="center", underline=True)
    put(sheet, "K3:N3", "{{noi_va_ngay}}", italic=True, align="center")
    # The short line under the unit that official papers have: the edge of cells, since shapes get lost.
    for letter in "BC":
        sheet[f"{letter}3"].border = Border(top=Side(style="thin", color="000000"))
    # Next to nothing parts the head from what follows: all of it stays in view, above the table that begins in row 10.
    for row, height in enumerate((14.25, 14.25, TOP_ROW, 0.75, 0.75, 0.75), 1):
        sheet.row_dimensions[row].height = height


def make_identity(sheet: Worksheet, row: int) -> None:
    """Write whose form it is, how much is still missing, by when it goes where, and what the colours mean."""
    put(sheet, f"A{row}:E{row}", "(Thực hiện {{ke_hoach}})", italic=True, shrink=True)
    put(sheet, f"F{row}", "Mã đơn vị:", align="right")
    put(sheet, f"G{row}", "{{ma_don_vi}}", bold=True, shrink=True)
    put(sheet, f"H{row}:I{row}", "Kỳ báo cáo:", align="right")
    put(sheet, f"J{row}:K{row}", "{{ky}}", bold=True)
    put(sheet, f"L{row}:M{row}", "Số ô bắt buộc còn trống:", bold=True, align="right")
    put(sheet, f"N{row}", "{{so_o_trong}}", bold=True, align="center", fill=YELLOW, box=True)
    due = "Hạn gửi: {{thoi_han_gui}}, gửi về {{email_nhan}}"
    put(sheet, f"A{row + 1}:F{row + 1}", due, shrink=True)
    green = MARK_COLORS[MarkKind.PREFILLED]
    for place, text, fill in (
        (f"G{row + 1}:H{row + 1}", "Trắng: điền nếu có", None),
        (f"I{row + 1}:J{row + 1}", "Vàng: bắt buộc điền", YELLOW),
        (f"K{row + 1}:M{row + 1}", "Xanh lá: số liệu kỳ trước, đúng thì để nguyên", green),
        (f"N{row + 1}", "Xám: đã khóa", GREY),
    ):
        put(sheet, place, text, size=10, align="center", box=True, fill=fill, wrap=False)
    banner = "Biểu này cần sửa {{so_cho_sua}} chỗ, xem trang Cần sửa (bấm vào đây)."
    put(sheet, f"A{row + 2}:F{row + 2}", banner, bold=True, underline=True, color=RED)
    put(sheet, f"G{row + 2}:H{row + 2}", "Ô đánh dấu:", align="right", italic=True)
    red, blue = MARK_COLORS[MarkKind.ERROR], MARK_COLORS[MarkKind.REPAIRED]
    put(sheet, f"I{row + 2}:J{row + 2}", "Cam: cần sửa", size=10, align="center", box=True, fill=red, wrap=False)
    repaired = "Xanh dương: đã tự sửa, đề nghị kiểm tra"
    put(sheet, f"K{row + 2}:M{row + 2}", repaired, size=10, align="center", box=True, fill=blue, wrap=False)
    for number in range(row, row + 3):
        sheet.row_dimensions[number].height = TOP_ROW


def make_table(sheet: Worksheet, row: int) -> None:
    """Write the header, the number row and the sample rows."""
    for number, column in enumerate(FORM.columns, 1):
        letter = column_letter(number)
        fill = HEADER if column.filled else GREY
        put(sheet, f"{letter}{row}", column.heading, size=11, bold=True, align="center", fill=fill, box=True)
        put(sheet, f"{letter}{row + 1}", f"({number})", size=10, italic=True, align="center", box=True)
        put_sample(sheet, f"{letter}{row + 3}", column, locked=not column.filled)
        put_sample(sheet, f"{letter}{row + 5}", column, locked=column.key not in SPARE_ENTRIES)
    last = column_letter(LAST)
    put(sheet, f"A{row + 2}", "{{linh_vuc}}", bold=True, align="center", fill=AREA, box=True)
    put(sheet, f"B{row + 2}:{last}{row + 2}", "{{ten_linh_vuc}}", bold=True, fill=AREA, box=True)
    sheet[f"A{row + 3}"] = "{{nhiem_vu}}"
    put(sheet, f"A{row + 4}:{last}{row + 4}", "{{phat_sinh}}", bold=True, fill=AREA, box=True)
    sheet[f"A{row + 5}"] = "{{dong_trong}}"
    for number, height in enumerate((30, 12, 19.5, 33, 19.5, 24), row):
        sheet.row_dimensions[number].height = height


def put_sample(sheet: Worksheet, place: str, column: Column, *, locked: bool) -> None:
    """Write a cell of a sample row: grey where the unit cannot type."""
    put(sheet, place, None, align=column.kind.align, fill=GREY if locked else None, box=True, wrap=True)


def make_signatures(sheet: Worksheet, row: int) -> None:
    """Write who filled the form in and who answers for it, each beside or above a cell to type in."""
    put(sheet, f"A{row}:B{row}", "Người lập biểu:", bold=True)
    put(sheet, f"C{row}:E{row}", "{{nguoi_lap_bieu}}", box=True)
    put(sheet, f"A{row + 1}:B{row + 1}", "Điện thoại:", bold=True)
    put(sheet, f"C{row + 1}:E{row + 1}", "{{dien_thoai}}", box=True)
    put(sheet, f"L{row}:N{row}", "Thủ trưởng đơn vị", size=13, bold=True, align="center")
    put(sheet, f"L{row + 1}:N{row + 1}", "(Ký, ghi rõ họ và tên)", italic=True, align="center")
    put(sheet, f"L{row + 5}:N{row + 5}", "{{thu_truong}}", size=13, bold=True, align="center", box=True)
    for number, height in enumerate((9, 19.5, 19.5, 14.25, 14.25, 14.25, 19.5), row - 1):
        sheet.row_dimensions[number].height = height


def make_corrections(sheet: Worksheet) -> None:
    """Lay the sheet `Cần sửa` out, which a form sent back has."""
    last = column_letter(len(CORRECTIONS.columns))
    for number, column in enumerate(CORRECTIONS.columns, 1):
        letter = column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        put(sheet, f"{letter}5", column.heading, bold=True, align="center", fill=HEADER, box=True)
        is_link = column.key == "cell"
        color = BLUE if is_link else None
        put(sheet, f"{letter}8", None, align=column.kind.align, underline=is_link, color=color, box=True, wrap=True)
    put(sheet, f"A1:{last}1", "NHỮNG CHỖ CẦN SỬA TRONG BIỂU BÁO CÁO", size=14, bold=True, align="center")
    put(sheet, f"A2:{last}2", "{{ten_don_vi}} - {{ten_ky}}", size=13, bold=True, align="center")
    put(sheet, f"A3:{last}3", HOW_TO_CORRECT, wrap=True)
    put(sheet, f"A6:{last}6", "{{nhom_can_sua}}", bold=True, fill=MARK_COLORS[MarkKind.ERROR], box=True)
    put(sheet, f"A7:{last}7", "{{nhom_da_tu_sua}}", bold=True, fill=MARK_COLORS[MarkKind.REPAIRED], box=True)
    sheet["A8"] = "{{diem}}"
    width = sum(column.width for column in CORRECTIONS.columns)
    for number, height in enumerate((24, 21, text_height(HOW_TO_CORRECT, width, 12) + 6, 6, 24, 21, 21, 33), 1):
        sheet.row_dimensions[number].height = height
    sheet.freeze_panes = "A6"
    sheet.sheet_view.showGridLines = False
    set_page(sheet, "landscape", "5:5")
    set_footer(sheet)


HOW_TO_CORRECT = (
    "Bấm vào chữ xanh ở cột Ô để đến đúng chỗ. Sửa ngay trên trang Báo cáo của tệp này, lưu lại rồi gửi về "
    "{{email_nhan}} {{thoi_han_gui}}. Ô đã sửa sẽ hết màu đánh dấu. "
    f"Cứ để nguyên trang này, cột “{TO_CORRECT.heading}” và các ghi chú trong ô, không phải xóa."
)

GUIDE = """
# 1. Điền vào đâu
Chỉ điền vào các ô trắng, vàng và xanh lá ở trang “Báo cáo”. Ô vàng là ô bắt buộc còn trống: điền xong thì hết vàng. Ô \
xanh lá (từ kỳ thứ hai) đã điền sẵn số liệu kỳ trước: đúng thì để nguyên, thay đổi thì ghi lại. Ô xám đã khóa.
Ô “Số ô bắt buộc còn trống” ở góc trên bên phải cho biết còn bao nhiêu ô phải điền. Khi về 0, ô chuyển sang màu xanh \
đậm: biểu đã đủ.
# 2. Cách điền từng cột
"""
AFTER_TABLE = """
# 3. Nhiệm vụ phát sinh
Nhiệm vụ ngoài kế hoạch thì ghi vào các dòng trống dưới mục “Nhiệm vụ phát sinh”: ghi nội dung nhiệm vụ, thời gian \
hoàn thành, rồi điền kết quả như các nhiệm vụ khác. Không chèn thêm dòng vào giữa biểu.
# 4. Ký tên và gửi lại
Ghi ngày, tháng ở góc trên bên phải; họ tên người lập biểu, số điện thoại và họ tên thủ trưởng đơn vị ở cuối biểu.
Lưu tệp dưới dạng Excel (.xlsx), giữ nguyên tên tệp, gửi về {{email_nhan}} {{thoi_han_gui}}. Nếu cần bản ký \
thì gửi kèm bản quét; số liệu được lấy từ tệp Excel.
Đã gửi mà cần sửa: sửa trên chính tệp này rồi gửi lại. Bản gửi sau thay cho bản gửi trước.
# 5. Lưu ý
Được chỉnh độ rộng cột, chiều cao dòng, cỡ chữ. Không đổi tên trang, không xóa cột, không dán đè cả bảng từ tệp khác \
(muốn dán, chọn Dán giá trị).
Chữ “(quá hạn)”, “(sắp đến hạn)” sau thời gian hoàn thành tính đến ngày chốt số liệu {{chot_so_lieu}}. Chọn “Hoàn \
thành” thì chữ này mất. Nhiệm vụ thường xuyên, định kỳ: báo cáo kết quả đến ngày đó.
"""
COLUMN_GUIDE = {
    "status": ("Bắt buộc. Chọn trong danh sách: Chưa thực hiện, Đang thực hiện, Hoàn thành, Không phát sinh.",
               "Đang thực hiện"),
    "share": ("Gõ số từ 0 đến 100, không cần gõ dấu %. Bắt buộc khi đang thực hiện.", "Gõ 80, ô hiện 80%"),
    "actual": ("Số đã làm được đến ngày chốt số liệu. Chỉ điền khi nhiệm vụ có chỉ tiêu (ô trắng).", "45"),
    "total": ("Tổng số phải làm. Chỉ điền khi nhiệm vụ có chỉ tiêu (ô trắng).", "60"),
    "finished_on": ("Ngày thực tế hoàn thành, gõ ngày/tháng/năm. Bắt buộc khi hoàn thành; chưa xong thì để trống.",
                    "15/06/{{nam}}"),
    "document": ("Số, ký hiệu văn bản chứng minh kết quả; nhiều văn bản thì cách nhau bằng dấu chấm phẩy.",
                 "45/QĐ-VPUBND"),
    "difficulty": ("Nêu ngắn gọn khó khăn, vướng mắc và nguyên nhân, nếu có.", "Chưa có hướng dẫn của Bộ"),
    "proposal": ("Nêu rõ đề xuất với cơ quan nào, việc gì, nếu có.", "Đề nghị Sở Nội vụ hướng dẫn"),
}  # fmt: skip


def make_guide(sheet: Worksheet) -> None:
    """Write the guide for the clerk, on one page."""
    for letter, width in zip("ABC", GUIDE_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet, "A1:C1", "HƯỚNG DẪN ĐIỀN BIỂU BÁO CÁO", size=14, bold=True, align="center")
    sheet.row_dimensions[1].height = 27
    row = put_sections(sheet, 2, GUIDE)
    row = put_column_guide(sheet, row)
    put_sections(sheet, row, AFTER_TABLE)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, "portrait", None)
    sheet.page_setup.fitToHeight = 1
    sheet.protection.sheet = True


def put_sections(sheet: Worksheet, row: int, prose: str) -> int:
    """Write prose, a paragraph a line, headings after a hash; return the next free row."""
    for line in prose.strip().splitlines():
        heading = line.startswith("# ")
        put(sheet, f"A{row}:C{row}", line.removeprefix("# "), size=13, bold=heading, wrap=True)
        sheet.row_dimensions[row].height = 30 if heading else height_of(line, sum(GUIDE_WIDTHS))
        row += 1
    return row


def put_column_guide(sheet: Worksheet, row: int) -> int:
    """Write how each column is filled in, and return the next free row."""
    for letter, heading in zip("ABC", ("Cột", "Cách điền", "Ví dụ"), strict=True):
        put(sheet, f"{letter}{row}", heading, size=13, bold=True, align="center", fill=HEADER, box=True)
    sheet.row_dimensions[row].height = 21
    for column in (column for column in FORM.columns if column.filled):
        row += 1
        rule, example = COLUMN_GUIDE.get(column.key, (column.hint, ""))
        put(sheet, f"A{row}", column.heading, size=13, bold=True, box=True, wrap=True)
        put(sheet, f"B{row}", rule, size=13, box=True, wrap=True)
        put(sheet, f"C{row}", example, size=13, box=True, wrap=True, italic=True)
        sheet.row_dimensions[row].height = max(height_of(rule, GUIDE_WIDTHS[1]), height_of(example, GUIDE_WIDTHS[2]))
    return row + 1


def height_of(text: str, width: float) -> float:
    """Return the height of a paragraph of the guide."""
    return text_height(text, width, 13) + 6


def put(  # noqa: PLR0913 - how a cell looks, each by name
    sheet: Worksheet, place: str, text: str | None, *, size: float = 12, bold: bool = False, italic: bool = False,
    underline: bool = False, color: str | None = None, align: str = "left", fill: str | None = None, box: bool = False,
    wrap: bool | None = None, shrink: bool = False,
) -> None:  # fmt: skip
    """Write a text into a cell, or into several merged into one."""
    first = place.partition(":")[0]
    for cell in (cell for row in sheet[f"{place}:{place}" if ":" not in place else place] for cell in row):
        cell.font = Font(FONT, size, bold=bold, italic=italic, underline="single" if underline else None, color=color)
        cell.alignment = Alignment(align, "center", wrap_text=box if wrap is None else wrap, shrink_to_fit=shrink)
        cell.protection = Protection(locked=True)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if box:
            cell.border = BOX
    sheet[first] = text
    if ":" in place:
        sheet.merge_cells(place)


def set_footer(sheet: Worksheet) -> None:
    """Write whose form it is and the page below each page."""
    sheet.oddFooter.left.text = "{{ma_don_vi}} - kỳ {{ky}}/{{nam}}"
    sheet.oddFooter.right.text = "Trang &P/&N"
    for part in (sheet.oddFooter.left, sheet.oddFooter.right):
        part.size, part.font = 10, f"{FONT},Regular"


def set_page(sheet: Worksheet, orientation: str, repeated: str | None) -> None:
    """Set the page up: A4, one page wide, the margins of official papers."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.79, right=0.6, top=0.79, bottom=0.79, header=0.4, footer=0.4)
    sheet.print_options.horizontalCentered = True
    if repeated:
        sheet.print_title_rows = repeated


if __name__ == "__main__":
    main()
