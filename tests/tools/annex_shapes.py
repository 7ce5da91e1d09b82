"""Annexes of other shapes, as offices lay them out: rows of cells, with merges. `make_annexes` writes them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.table import Table
from openpyxl import Workbook

Rows = Sequence[Sequence[object]]
NO = None


def book_of(sheets: Mapping[str, Rows], merges: str = "") -> Workbook:
    """Return a workbook of these sheets; `merges` are those of the first one."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values, start=1):
                if value is not None:
                    sheet.cell(row, column, value)
    for area in merges.split():
        book.worksheets[0].merge_cells(area)
    return book


def add_rows(document: DocumentType, rows: Rows) -> Table:
    """Add a table; a row of one cell is merged across."""
    table = document.add_table(len(rows), max(map(len, rows)))
    table.style = "Table Grid"
    for row, values in zip(table.rows, rows, strict=True):
        if len(values) == 1:
            row.cells[0].merge(row.cells[-1])
        for cell, value in zip(row.cells, values, strict=False):
            if value:
                cell.text = str(value)
    return table


def document_of(*parts: str | Rows) -> DocumentType:
    """Return a document of paragraphs and tables."""
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            add_rows(document, part)
    return document


def commune() -> DocumentType:
    return document_of(
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH", "Phụ lục", "PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND xã)",
        [["STT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả/Sản phẩm", "Thời gian", "Ghi chú"],
         ["I. Chỉ đạo, điều hành"],
         ["1", "Ban hành Kế hoạch cải cách hành chính năm 2026 của UBND xã", "Văn phòng HĐND và UBND xã",
          "Các phòng, đơn vị thuộc UBND xã", "Kế hoạch", "Trước 31/01/2026", ""],
         ["2", "Tuyên truyền cải cách hành chính trên Cổng thông tin điện tử xã", "Phòng Văn hóa - Xã hội",
          "Trung tâm Cung ứng dịch vụ công", "Tin, bài", "Hằng tháng", ""],
         ["II. Cải cách thủ tục hành chính"],
         ["3", "Tiếp nhận, giải quyết hồ sơ đúng hạn", "Trung tâm Phục vụ hành chính công",
          "Phòng Kinh tế, Hạ tầng và Đô thị", "Báo cáo", "Thường xuyên", ""],
         ["4", "Số hóa hồ sơ đất đai", "Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND và UBND xã", "Dữ liệu số",
          "Quý II-III/2026", ""],
         ["III. Chuyển đổi số"],
         ["5", "Kích hoạt tài khoản định danh mức 2", "Công an xã", "Tổ Công nghệ số cộng đồng 12 ấp",
          "100% công dân đủ điều kiện", "30/6/2026", ""],
         ["6", "Vận hành các Tổ công nghệ số cộng đồng", "Tổ Công nghệ số cộng đồng 12 ấp", "Xã đoàn", "Báo cáo",
          "Hằng quý", ""],
         ["7", "Bảo đảm an toàn thông tin", "Ban Chỉ huy Quân sự xã; Công an xã", "VP HĐND-UBND", "Báo cáo",
          "Thường xuyên", ""]],
    )  # fmt: skip


def roles_in_one_cell() -> Workbook:
    return book_of({"Phụ lục": [
        ["PHỤ LỤC"], ["NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"], [],
        ["STT", "Nội dung", "Cơ quan thực hiện", "Thời gian"],
        ["A", "CẢI CÁCH THỂ CHẾ"],
        ["1", "Rà soát văn bản quy phạm pháp luật", "Sở Tư pháp chủ trì, phối hợp với các sở, ngành, UBND cấp xã",
         "Thường xuyên"],
        ["2", "Ban hành Quy định phân cấp quản lý công chức", "Sở Nội vụ (chủ trì), Sở Tư pháp (phối hợp)",
         "Quý II/2026"],
        ["3", "Tổng kết thi hành Luật", "Chủ trì: Sở Nội vụ. Phối hợp: các sở, ban, ngành", "Trước ngày 30/11"],
        ["4", "Công bố danh mục TTHC nội bộ",
         "- Chủ trì: Văn phòng UBND tỉnh\n- Phối hợp: Các sở, ban, ngành; UBND các xã, phường",
         "15 ngày kể từ ngày Luật có hiệu lực"],
        ["B", "TỔ CHỨC BỘ MÁY"],
        ["5", "Sắp xếp đơn vị sự nghiệp công lập", "Sở Nội vụ tham mưu; các sở, ban, ngành thực hiện", "2026-2030"],
        ["6", "Giao Sở Y tế chủ trì sắp xếp trạm y tế", "Sở Y tế, Sở Nội vụ và UBND các xã, phường, đặc khu",
         "Quý III, IV/2026"],
        ["7", "Kiểm tra công vụ", "Đoàn kiểm tra theo Quyết định số 15/QĐ-UBND", "Theo Kế hoạch kiểm tra"],
        ["8", "Đào tạo, bồi dưỡng", "Trường Chính trị tỉnh; Sở Nội vụ", "Hằng năm"],
    ]})  # fmt: skip


def two_pages() -> Workbook:
    return book_of({
        "PL": [
            ["PHỤ LỤC NHIỆM VỤ NĂM 2026"], [],
            ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian hoàn thành"],
            ["I", "CHỈ ĐẠO ĐIỀU HÀNH"],
            ["1", "Ban hành Kế hoạch CCHC", "Sở Nội vụ", "Các sở, ngành", "Kế hoạch", "Quý I/2026"],
            ["2", "Báo cáo định kỳ", "Sở Nội vụ", NO, "Báo cáo", "Hằng quý"],
        ],
        "PL (tiếp)": [
            ["3", "Kiểm tra cải cách hành chính tại các xã", "Sở Nội vụ", NO, "Kết luận kiểm tra", "Quý III/2026"],
            ["II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"],
            ["4", "Cắt giảm 30% thời gian giải quyết TTHC", "Văn phòng UBND tỉnh", "Các sở, ngành", "Quyết định",
             "31/12/2026"],
        ],
        "Tổng hợp theo đơn vị": [
            ["STT", "Đơn vị chủ trì", "Số nhiệm vụ", "Thời hạn gần nhất"],
            [1, "Sở Nội vụ", 3, "Quý I/2026"],
            [2, "Văn phòng UBND tỉnh", 1, "31/12/2026"],
        ],
    })  # fmt: skip


def three_row_header() -> Workbook:
    return book_of({"Phụ lục": [
        ["PHỤ LỤC"], ["(Kèm theo Kế hoạch số 05/KH-UBND ngày 10/01/2026 của UBND tỉnh)"], [],
        ["TT", "Nhiệm vụ, giải pháp", "Phân công thực hiện", NO, NO, "Tiến độ", NO, NO, "Sản phẩm"],
        [NO, NO, "Lãnh đạo phụ trách", "Cơ quan", NO, "Năm 2026", NO, "Các năm sau"],
        [NO, NO, NO, "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"],
        [*map(str, range(1, 10))],
        ["I", "HOÀN THIỆN THỂ CHẾ"],
        ["1.", "Xây dựng văn bản quy phạm pháp luật về cải cách hành chính"],
        ["a)", "Nghị quyết của HĐND tỉnh về hỗ trợ chuyển đổi số", "Đ/c Phó Chủ tịch", "Sở Nội vụ", "Sở Tài chính",
         "01/2026", "6/2026", NO, "Nghị quyết"],
        ["b)", "Quyết định quy định chế độ báo cáo", "Đ/c Chánh Văn phòng", "Văn phòng UBND tỉnh", "Các sở, ngành",
         "3/2026", "9/2026", "x", "Quyết định"],
        ["2.", "Rà soát, hệ thống hóa văn bản", "Đ/c Phó Chủ tịch", "Sở Tư pháp", NO, "01/2026", "12/2026", NO,
         "Báo cáo"],
        ["II", "CẢI CÁCH TÀI CHÍNH CÔNG"],
        ["1.", "Giải ngân vốn đầu tư công đạt trên 95%", "Đ/c Chủ tịch", "Sở Tài chính", "Chủ đầu tư", "01/2026",
         "31/01/2027", "x", "Báo cáo"],
    ]}, "A4:A6 B4:B6 C4:E4 F4:H4 I4:I6 C5:C6 D5:E5 F5:G5 H5:H6 B8:I8 B13:I13")  # fmt: skip


def of_a_resolution() -> DocumentType:
    return document_of(
        "ỦY BAN NHÂN DÂN TỈNH", "PHỤ LỤC",
        "DANH MỤC NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 66-NQ/TW NGÀY 30 THÁNG 4 NĂM 2025 CỦA BỘ CHÍNH TRỊ",
        "(Kèm theo Kế hoạch số 45/KH-UBND ngày 20 tháng 01 năm 2026 của UBND tỉnh)",
        [["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm", "Thời gian hoàn thành"],
         ["1", "Ban hành Kế hoạch cải cách hành chính", "Sở Nội vụ", "Kế hoạch", "Quý I"],
         ["2", "Rà soát thủ tục hành chính", "Văn phòng UBND tỉnh", "Báo cáo", "Quý II"],
         ["3", "Tuyên truyền cải cách hành chính", "Sở Nội vụ", "Tin, bài", "Hằng tháng"]],
    )  # fmt: skip


def without_deadlines() -> Workbook:
    return book_of({"Phụ lục": [
        ["PHÂN CÔNG ĐƠN VỊ THỰC HIỆN NĂM 2026"], [],
        ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp"],
        [1, "Xây dựng thời khóa biểu từng học kỳ", "Phòng Đào tạo", "Các khoa, Phòng QT-TB"],
        [2, "Xét và công nhận tốt nghiệp", "Phòng Đào tạo", "Các khoa, Phòng CTSV"],
    ]})  # fmt: skip


def two_tables() -> DocumentType:
    return document_of(
        "PHỤ LỤC NĂM 2026", "I. NHIỆM VỤ",
        [["TT", "Nội dung nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian hoàn thành"],
         ["1", "Rà soát văn bản", "Báo cáo", "Sở Tư pháp", "Quý I/2026"],
         ["2", "Kiểm tra công vụ", "Kết luận", "Sở Nội vụ", "Quý III/2026"]],
        "II. ĐỀ ÁN TRÌNH UBND TỈNH",
        [["STT", "Tên đề án, nhiệm vụ", "Cơ quan trình", "Thời gian trình", "Cơ quan chủ trì"],
         ["1", "Đề án sắp xếp đơn vị sự nghiệp", "Sở Nội vụ", "Tháng 6/2026", "Sở Nội vụ"],
         ["2", "Đề án chuyển đổi số ngành y tế", "Sở Y tế", "Tháng 9/2026", "Sở Y tế"]],
    )  # fmt: skip


def with_percentages() -> Workbook:
    return book_of({"Phụ lục": [
        ["KẾ HOẠCH NĂM 2026"], [],
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Ngày bắt đầu", "Ngày kết thúc", "% hoàn thành"],
        [1, "Rà soát văn bản", "Sở Tư pháp", datetime(2026, 1, 5), datetime(2026, 6, 30), 0.5],
        [2, "Kiểm tra", "Sở Nội vụ", datetime(2026, 3, 1), datetime(2026, 9, 30), 1],
    ]})  # fmt: skip


BOOKS = {
    "vai-tro-mot-o": roles_in_one_cell, "hai-trang": two_pages, "ba-dong-tieu-de": three_row_header,
    "khong-thoi-han": without_deadlines, "phan-tram": with_percentages,
}  # fmt: skip
DOCUMENTS = {"xa": commune, "nghi-quyet": of_a_resolution, "hai-bang": two_tables}
