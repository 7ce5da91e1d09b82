"""Write the annexes that the importer is shown with: python -m tests.tools.make_annexes. Needs LibreOffice.

Each is made by a program other than ours: openpyxl, python-docx, LibreOffice (.ods, and a real OLE .xls). What is to
come of each is written by hand in the file of the same name ending in .toml.
"""

import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.table import Table
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.tools.annex_shapes import BOOKS, DOCUMENTS
from tests.tools.libreoffice import convert_all
from tests.tools.places import ROOT

ANNEXES = ROOT / "tests" / "importing" / "annexes"
MADE = datetime(2026, 1, 5, 8)
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
EVERYBODY = "Các phòng, ban, trung tâm, đơn vị trực thuộc"


def fill(sheet: Worksheet, rows: list[list[object]], first: int = 1) -> None:
    for row, values in enumerate(rows, start=first):
        for column, value in enumerate(values, start=1):
            if value is not None:
                sheet.cell(row, column, value).alignment = Alignment(wrap_text=True, vertical="center")


def two_row_header() -> Workbook:
    """Two heading rows merged over and under, leads merged downwards, dittos, codes of which two are missing."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    fill(sheet, [
        ["UBND TỈNH NINH BÌNH", None, None, None, NATION],
        ["VĂN PHÒNG", None, None, None, MOTTO],
        [],
        ["PHỤ LỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"],
        ["(Kèm theo Kế hoạch số 15/KH-VPUBND ngày 12/01/2026 của Văn phòng UBND tỉnh)"],
        [],
        ["Mã NV", "Nội dung công việc", "Kết quả đầu ra", "Mục tiêu", "Phân công thực hiện", None, "Tiến độ",
         "Ghi chú"],
        [None, None, None, None, "Cơ quan chủ trì", "Cơ quan phối hợp", None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        ["I. Công tác chỉ đạo, điều hành"],
        ["I.1", "Xây dựng Kế hoạch cải cách hành chính năm 2026", "Kế hoạch", None, "Phòng Hành chính - Tổ chức",
         EVERYBODY, "Tháng 01/2026"],
        ["I.2", "Kiểm tra công tác cải cách hành chính", "Thông báo kết luận", "≥ 30% số phòng", None, "Phòng Tổng hợp",
         "Quý III/2026"],
        [None, "Báo cáo kết quả cải cách hành chính định kỳ", "Báo cáo", "04 báo cáo", None, "nt", "Hằng quý"],
        ["II. Cải cách thủ tục hành chính"],
        ["II.1", "Rà soát, đơn giản hóa thủ tục hành chính nội bộ", "Phương án", "tối thiểu 20%", "Phòng KSTTHC",
         EVERYBODY, "Trước ngày 30/11/2026", "Theo Quyết định số 1085/QĐ-TTg"],
        ["II.2", "Công khai thủ tục hành chính nội bộ", "Quyết định công bố", "100%",
         "Phòng Kiểm soát thủ tục hành chính", "P. Hành chính - Tổ chức", "như trên"],
        ["II.3", "Số hóa kết quả giải quyết thủ tục hành chính", "Dữ liệu số hóa", "trên 50%",
         "Trung tâm Phục vụ hành chính công", "Phòng KSTTHC", "Quý V/2026"],
        ["II.3", "Đánh giá mức độ hài lòng của người dân", "Báo cáo khảo sát", "≥ 95%", "TT PVHCC", None,
         "Tháng 6, tháng 12/2026"],
        ["Tổng cộng", "07 nhiệm vụ"],
        [],
        ["Nơi nhận:", None, None, None, None, None, "CHÁNH VĂN PHÒNG"],
        ["- Các phòng, ban, trung tâm;\n- Lưu: VT, VP1."],
    ])  # fmt: skip
    for area in ("A1:C1", "E1:H1", "A2:C2", "E2:H2", "A4:H4", "A5:H5", "A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:F7",
                 "G7:G8", "H7:H8", "A10:H10", "E11:E13", "A14:H14"):  # fmt: skip
        sheet.merge_cells(area)
    sheet["H12"].comment = Comment("Thanh tra tỉnh cùng tham gia", "Văn thư")
    sheet["H12"] = "Có kế hoạch riêng"
    sheet["A4"].font = Font(bold=True)
    return book


def sub_groups() -> Workbook:
    """Return one with "1", "1.1" under Roman areas: the headings between them have neither lead nor deadline."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh mục"
    fill(sheet, [
        ["DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"],
        ["TT", "Nhiệm vụ", "Sản phẩm/Kết quả", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành"],
        ["I", "Cải cách thể chế"],
        ["1", "Xây dựng văn bản quy phạm pháp luật"],
        ["1.1", "Tham mưu ban hành nghị quyết, quyết định", "Văn bản", "Phòng Tổng hợp", "Phòng Nội chính",
         "Thường xuyên"],
        ["1.2", "Thẩm tra dự thảo văn bản trước khi trình", "Ý kiến thẩm tra", "Phòng Nội chính", None, "Hằng tháng"],
        ["2", "Rà soát văn bản sau hợp nhất", "Báo cáo rà soát 100% văn bản", "P. Nội chính; P. Tổng hợp", None,
         "Quý II/2026"],
        ["II", "Cải cách tài chính công"],
        ["1", "Sửa đổi Quy chế chi tiêu nội bộ", "Quyết định", "Phòng Quản trị - Tài vụ", "Các phòng, ban, đơn vị",
         "31/3/2026"],
        ["2", "Công khai ngân sách"],
        ["-", "Công khai dự toán", "Quyết định công khai", "Phòng QT-TV", None, "Quý I/2026"],
        ["-", "Công khai quyết toán", "Quyết định công khai", "Phòng QT-TV", None, "Quý IV/2026"],
        ["3", "Kiểm kê tài sản công", "Báo cáo kiểm kê", "Phòng Quản trị - Tài vụ", None, "Trước ngày 15/12/2026"],
    ])  # fmt: skip
    sheet.merge_cells("A1:F1")
    return book


def tracking_table() -> Workbook:
    """Return a tracking table kept for years: an area's column, true dates, columns of its own, a hidden row."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Theo dõi 2026"
    fill(sheet, [
        ["BẢNG PHÂN CÔNG NHIỆM VỤ NĂM 2026"],
        [],
        ["STT", "Lĩnh vực", "Tên nhiệm vụ", "Phân công", None, None, "Thời gian", None, "Sản phẩm"],
        [None, None, None, "LĐVP chỉ đạo", "Đơn vị chủ trì", "Đơn vị phối hợp", "Ngày giao", "Hạn hoàn thành", None],
        [1, "Chế độ công vụ", "Hoàn thiện Đề án vị trí việc làm", "Chánh Văn phòng", "Phòng Hành chính - Tổ chức", None,
         datetime(2026, 1, 20), datetime(2026, 9, 30), "Đề án"],
        [2, None, "Cử công chức đi đào tạo, bồi dưỡng", "Chánh Văn phòng", "HC-TC", None, datetime(2026, 1, 20),
         datetime(2026, 12, 1), "Danh sách cử đi, đạt ít nhất 80%"],
        [3, "Chính quyền số", "Vận hành Cổng Thông tin điện tử", "Phó Chánh Văn phòng", "Cổng TTĐT", "Phòng HCTC",
         datetime(2026, 2, 2), "Thường xuyên", "Báo cáo"],
        [4, None, "Tập huấn kỹ năng số", "Phó Chánh Văn phòng", "Cổng Thông tin điện tử", None, datetime(2026, 2, 2),
         "Từ tháng 3 đến tháng 9/2026", "Lớp tập huấn"],
        [5, "Chế độ công vụ", "Kiểm tra kỷ luật, kỷ cương", "Chánh Văn phòng", "Phòng Hành chính - Tổ chức",
         "Phòng Nội chính", datetime(2026, 3, 2), "6 tháng đầu năm", "Biên bản"],
        ["NGƯỜI LẬP BIỂU"],
    ])  # fmt: skip
    for area in ("A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:H3", "I3:I3", "B5:B6", "B7:B8"):
        sheet.merge_cells(area)
    for row in range(5, 10):
        sheet.cell(row, 7).number_format = "dd/mm/yyyy"
        sheet.cell(row, 8).number_format = "dd/mm/yyyy"
    sheet["H6"].number_format = "mm/yyyy"
    sheet.row_dimensions[8].hidden = True
    return book


def abbreviated() -> Workbook:
    """Two tables on a sheet and a third on the next; abbreviations; no codes, no targets; a sheet that is no annex."""
    book = Workbook()
    sheet = book.active
    sheet.title = "PL1-2"
    heads = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"]
    fill(sheet, [
        ["Phụ lục I. NHIỆM VỤ TRỌNG TÂM NĂM 2026"],
        heads,
        ["I", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"],
        [1, "Giải quyết hồ sơ đúng và trước hạn đạt từ 98% trở lên", "Trung tâm Phục vụ hành chính công tỉnh", "P.KSTT",
         "Hằng tháng"],
        [2, "Số hóa kết quả giải quyết thủ tục hành chính đạt tối thiểu trên 50%", "TTPVHCC", "Phòng KSTT",
         "15/12/2026"],
        ["II", "CẢI CÁCH TỔ CHỨC BỘ MÁY"],
        [3, "Kiện toàn tổ chức bộ máy các phòng, ban", "Phòng Hành chính - Tổ chức", None, "Quý II/2026"],
        [4, "Sắp xếp đơn vị sự nghiệp", "P.HCTC", "Sở Nội vụ", "Theo kế hoạch của UBND tỉnh"],
        [],
        ["Phụ lục II. NHIỆM VỤ THƯỜNG XUYÊN"],
        ["TT", "Hoạt động triển khai", "Đơn vị thực hiện", "Thời hạn"],
        [1, "Xử lý hồ sơ công việc trên môi trường mạng", "Tất cả các đơn vị", "Thường xuyên"],
        [2, "Tiếp nhận phản ánh, kiến nghị", "Phòng Kiểm soát thủ tục hành chính, Ban Tiếp công dân", "Thường xuyên"],
    ])  # fmt: skip
    other = book.create_sheet("PL3")
    fill(other, [
        heads,
        ["I", "CẢI CÁCH TÀI CHÍNH CÔNG"],
        [1, "Giải ngân dự toán chi thường xuyên", "Phòng Quản trị, Tài vụ", "HCTC", "31/12/2026"],
        [2, "Khắc phục tồn tại sau kiểm tra", "Các phòng được kiểm tra", None, "Quý IV/2026"],
        ["II", "CHÍNH QUYỀN SỐ"],
        [1, "Ký số văn bản đi", "Phòng HC-TC", None, "Hằng quý"],
    ])  # fmt: skip
    notes = book.create_sheet("Ghi nhớ")
    fill(notes, [["Gửi bản nháp cho các phòng góp ý trước ngày 10/01"]])
    return book


def set_cells(table: Table, rows: list[list[str]]) -> None:
    for row, values in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, values, strict=True):
            if text:
                cell.text = text


def add_table(document: DocumentType, rows: list[list[str]]) -> Table:
    table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    set_cells(table, rows)
    return table


def word_annex() -> DocumentType:
    """Return a Word annex: letterhead in a table, heading repeated on page two, groups merged or as paragraphs."""
    document = Document()
    add_table(document, [["UBND TỈNH NINH BÌNH\nVĂN PHÒNG\nSố: 21/KH-VPUBND", f"{NATION}\n{MOTTO}"]])
    document.add_paragraph("Ninh Bình, ngày 16 tháng 01 năm 2026")
    document.add_paragraph("BIỂU NHIỆM VỤ THỰC HIỆN CẢI CÁCH HÀNH CHÍNH NĂM 2026")
    document.add_paragraph("(Ban hành kèm theo Kế hoạch số 21/KH-VPUBND ngày 16/01/2026)")
    heads = ["STT", "Nhiệm vụ cụ thể", "Sản phẩm", "Chỉ tiêu", "Đơn vị chủ trì", "Thời gian hoàn thành"]
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    first = add_table(document, [
        heads,
        numbers,
        ["I", "Công tác chỉ đạo, điều hành", "", "", "", ""],
        ["1", "Tuyên truyền cải cách hành chính", "Tin, bài", "≥ 04 tin, bài/tháng", "Cổng Thông tin điện tử tỉnh",
         "Thường xuyên"],
        ["2", "Theo dõi, đôn đốc thực hiện Kế hoạch", "Biểu tổng hợp", "",
         "Phòng Hành chính - Tổ chức chủ trì; Phòng Tổng hợp phối hợp", "Hằng quý"],
        ["3", "Học tập mô hình, sáng kiến hay", "Báo cáo đề xuất", "01 sáng kiến", "", "Quý II/2026"],
    ])  # fmt: skip
    first.cell(2, 1).merge(first.cell(2, 5))
    first.cell(4, 4).merge(first.cell(5, 4))
    document.add_paragraph("II. Cải cách chế độ công vụ")
    second = add_table(document, [
        heads,
        ["1", "Đánh giá công chức hằng tháng", "Bảng tổng hợp", "100% công chức", "Phòng Hành chính - Tổ chức",
         "Hằng tháng"],
        ["2", "Hoàn thiện Đề án vị trí việc làm", "Đề án", "", "", "Quý III/2026"],
        ["III", "Hiện đại hóa hành chính", "", "", "", ""],
        ["1", "Cập nhật Hệ thống thông tin báo cáo", "Báo cáo điện tử", "90% chế độ báo cáo", "Phòng TH; Cổng TTĐT",
         "Theo định kỳ"],
    ])  # fmt: skip
    second.cell(1, 4).merge(second.cell(2, 4))
    second.cell(3, 1).merge(second.cell(3, 5))
    document.add_paragraph("Ghi chú: các đơn vị gửi báo cáo về Phòng Hành chính - Tổ chức.")
    add_table(document, [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "CHÁNH VĂN PHÒNG"]])
    return document


def settle(path: Path) -> None:
    """Give a zip the same times at every making."""
    with zipfile.ZipFile(path) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 8, 0, 0)), content, zipfile.ZIP_DEFLATED)


def save(book: Workbook, path: Path) -> Path:
    book.properties.created = book.properties.modified = MADE
    book.save(path)
    return path


def save_document(document: DocumentType, path: Path) -> Path:
    document.core_properties.created = document.core_properties.modified = MADE
    document.save(str(path))
    return path


def main() -> None:
    ANNEXES.mkdir(exist_ok=True)
    books = {"hai-dong-tieu-de": two_row_header, "viet-tat": abbreviated, **BOOKS}
    for name, make in books.items():
        settle(save(make(), ANNEXES / f"{name}.xlsx"))
    for name, make_document in {"van-ban": word_annex, **DOCUMENTS}.items():
        settle(save_document(make_document(), ANNEXES / f"{name}.docx"))
    with tempfile.TemporaryDirectory() as folder:
        for name, book, suffix in (("nhom-con", sub_groups(), "ods"), ("bang-theo-doi", tracking_table(), "xls")):
            made = convert_all([save(book, Path(folder) / f"{name}.xlsx")], Path(folder), suffix)[0]
            (ANNEXES / made.name).write_bytes(made.read_bytes())


if __name__ == "__main__":
    main()
