"""Small plan workbooks as text tables, and what is found in them."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.layout.changes import ADJUSTMENTS
from cchc_excel.rules import Finding

BASE = {
    "Kế hoạch": """
Mục | Nội dung
Năm | 2026
Đơn vị theo dõi | HCTC
Ngày ban hành |
""",
    "Đơn vị": """
Mã đơn vị | Tên đơn vị | Tên gọi khác | Đầu mối | Email
HCTC | Phòng Hành chính - Tổ chức | P.HCTC; Các phòng được kiểm tra | Chuyên viên | hctc@cq.example
TH | Phòng Tổng hợp | P.TH; Các phòng được kiểm tra | | th@cq.example; th2@cq.example
KT | Phòng Kinh tế | | |
""",
    "Biểu nhiệm vụ": """
Mã NV|Nội dung nhiệm vụ|Sản phẩm|Chỉ tiêu|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian hoàn thành|Trọng số|Ghi chú
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)
I | Công tác chỉ đạo, điều hành
I.1 | Xây dựng Kế hoạch | Kế hoạch | | Phòng Hành chính - Tổ chức | Phòng Tổng hợp | Tháng 01/2026 | |
I.2 | Kiểm tra | Báo cáo | 100% | Phòng Tổng hợp; Phòng Kinh tế | | Quý III/2026 | 2 | Ghi chú
II | Cải cách thể chế
II.1 | Rà soát văn bản | | | Các phòng, ban, đơn vị | | Thường xuyên | 1 |
""",
    "Chỉ tiêu": """
Mã CT | Nội dung chỉ tiêu | Cách tính | Nhiệm vụ liên quan | So sánh | Mức phải đạt
CT1 | Hoàn thành 100% nhiệm vụ | Tỷ lệ nhiệm vụ hoàn thành | | >= | 100%
CT2 | Số cuộc kiểm tra | Số thực hiện | I.2; II.1 | > | 3
""",
    "Kỳ báo cáo": """
Mã kỳ | Tên kỳ | Từ ngày | Chốt số liệu | Hạn gửi
Q1 | Quý I | 15/12/2025 | 14/03/2026 | 16/03/2026
6T | 6 tháng | 15/12/2025 | 14/06/2026 |
""",
    "Quy ước": """
Thông số | Giá trị | Diễn giải
Số ngày coi là sắp đến hạn | 10 |
""",
}


"""A plan as plain tables: headings in row 1, no title block."""


Edits = Mapping[str, object]


def typed(text: str) -> object:
    """Return what Excel keeps of what is typed."""
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text):
        return datetime.strptime(text, "%d/%m/%Y")
    if re.fullmatch(r"\d+%", text):
        return int(text[:-1]) / 100
    return int(text) if text.isdecimal() else text


def fill(sheet: Worksheet, table: str) -> None:
    for row, line in enumerate(table.strip().splitlines(), start=1):
        for column, text in enumerate(line.split("|"), start=1):
            if text.strip():
                sheet.cell(row, column, typed(text.strip()))


def plan_file(folder: Path, edits: Edits | None = None, **tables: str) -> Path:
    """Return a workbook of the base tables; an edit goes by `sheet!cell`, or by a sheet's name to leave it out."""
    book = Workbook()
    book.remove(book.active)
    for name, table in (BASE | tables).items():
        fill(book.create_sheet(name), table)
    for place, value in (edits or {}).items():
        sheet, _, cell = place.partition("!")
        if cell:
            book[sheet][cell].value = value
        else:
            del book[sheet]
    path = folder / "ke-hoach.xlsx"
    book.save(path)
    return path


def found(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    return [(f.rule.code, str(f.ref) if f.ref else None) for f in findings]


HEADINGS = " | ".join(column.heading for column in ADJUSTMENTS.columns)
KEYS = {column.key: column.heading for column in ADJUSTMENTS.columns}
JULY, AUGUST = "01/07/2026", "01/08/2026"
WITHDRAWN = {"day": JULY, "kind": "Rút nhiệm vụ", "task": "I.1", "document": "40/QĐ-VPUBND"}
UNITED = {"day": JULY, "kind": "Sáp nhập đơn vị", "old_units": "TH; KT", "new_units": "THKT",
          "new_names": "Phòng Tổng hợp - Kinh tế"}  # fmt: skip
Row = dict[str, str]


def table(*rows: Row) -> str:
    lines = (" | ".join(row.get(key, "") for key in KEYS) for row in rows)
    return "\n".join((HEADINGS, *lines))
