"""Annexes of shapes that were never seen before: no invented unit, no lost task, no silence."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from openpyxl import Workbook

from cchc_excel.books.workbooks import load_book
from cchc_excel.importing.annexes import import_annex
from cchc_excel.plan.workbook import understand_plan
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.annex_shapes import NO, Rows, add_rows, book_of, document_of

HEADS = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]


@dataclass(frozen=True)
class Shape:
    """An annex, its tasks (words, leads by name, due day) and the codes of what is to be looked at."""

    made: Workbook | DocumentType
    tasks: tuple[str, ...]
    told: str
    partners: tuple[str, ...] = field(default=())


def sheet(*rows: list[object], merges: str = "", **others: Rows) -> Workbook:
    return book_of({"PL": [["PHỤ LỤC NĂM 2026"], *rows], **others}, merges)


def framed() -> DocumentType:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "PHỤ LỤC NĂM 2026"
    inner = cell.add_table(2, 4)
    for row, values in zip(
        inner.rows, (HEADS, ["1", "Kiểm tra", "Phòng Tổng hợp; Phòng Nội chính", "Quý III"]), strict=True
    ):
        for place, value in zip(row.cells, values, strict=True):
            place.text = value
    return document


def nested_leads() -> DocumentType:
    document = document_of("PHỤ LỤC NĂM 2026")
    table = add_rows(document, [HEADS, ["1", "Rà soát", "Gồm:", "Quý I"]])
    inner = table.cell(1, 2).add_table(2, 1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "Sở Y tế", "Sở Nội vụ"
    return document


SHAPES = {
    "province": Shape(
        sheet(
            ["STT", "Đầu việc", "Cơ quan chủ trì tham mưu", "Hạn chót"], ["I", "THỂ CHẾ"],
            [1, "Rà soát", "Sở KH&CN", "30/6/2026"],
            [2, "Ban hành", "Sở Khoa học và Công nghệ", "Quý III"],
            [3, "Chuẩn hóa", "Các sở: Nội vụ, Tư pháp, Văn hóa, Thể thao và Du lịch", "31/10"],
            [4, "Công khai", "UBND 135 xã/phường", "Hằng tháng"],
            [5, "Kỳ họp", "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Quý II"],
            [6, "Sắp xếp", "SỞ NỘI VỤ, SỞ TÀI CHÍNH", "Quý IV"],
            [7, "Kiểm tra", "Sở Nội vụ (đ/c Nguyễn Văn A - Phó Giám đốc)", "15/11"],
        ),
        ("Rà soát | Sở Khoa học và Công nghệ | 30/06", "Ban hành | Sở Khoa học và Công nghệ | 30/09",
         "Chuẩn hóa | Sở Nội vụ; Sở Tư pháp; Sở Văn hóa, Thể thao và Du lịch | 31/10",
         "Công khai | UBND 135 xã/phường |", "Kỳ họp | Văn phòng Đoàn ĐBQH và HĐND tỉnh | 30/06",
         "Sắp xếp | Sở Nội vụ; Sở Tài chính | 31/12", "Kiểm tra | Sở Nội vụ | 15/11"),
        "annex-no-unit-names",
    ),
    "pages-of-a-document": Shape(
        document_of(
            "PHỤ LỤC NĂM 2026",
            [HEADS, ["I", "Thể chế", "", ""], ["1", "Rà soát quy định về chuyển đổi", "Sở Tư pháp", "Quý I"]],
            "",
            [["", "số và đổi mới sáng tạo", "", ""], ["2", "Mở dữ liệu", "Sở Nội vụ", "Quý II"]],
            "TỔNG HỢP THEO ĐƠN VỊ",
            [["Đơn vị", "Số nhiệm vụ", "Ghi chú"], ["Sở Tư pháp", "1", ""], ["Sở Nội vụ", "1", ""]],
        ),
        ("Rà soát quy định về chuyển đổi số và đổi mới sáng tạo | Sở Tư pháp | 31/03",
         "Mở dữ liệu | Sở Nội vụ | 30/06"),
        "annex-table-not-taken annex-row-continued",
    ),
    "framed": Shape(framed(), ("Kiểm tra | Phòng Tổng hợp; Phòng Nội chính | 30/09",), "annex-area-missing"),
    "nested-leads": Shape(nested_leads(), ("Rà soát | Sở Y tế; Sở Nội vụ | 31/03",), "annex-area-missing"),
    "four-header-rows": Shape(
        sheet(
            ["STT", "Nhiệm vụ", "Tổ chức thực hiện", NO, NO, "Thời gian thực hiện", NO],
            [NO, NO, "Cơ quan", NO, NO, "Kế hoạch", NO],
            [NO, NO, "Trong tỉnh", NO, "Ngoài tỉnh", "Bắt đầu", "Kết thúc"],
            [NO, NO, "Chủ trì", "Phối hợp", NO, NO, NO],
            [1, "Rà soát", "Phòng Tổng hợp", "Phòng Nội chính", "Bộ Nội vụ", "01/2026", "3/2026"],
            merges="A2:A5 B2:B5 C2:E2 F2:G2 C3:E3 F3:G3 C4:D4 E4:E5 F4:F5 G4:G5",
        ),
        ("Rà soát | Phòng Tổng hợp | 31/03",),
        "annex-unit-partner annex-column-unplaced annex-column-unplaced annex-area-missing",
    ),
    "next-sheet": Shape(
        sheet(
            ["TT", "Danh mục nhiệm vụ", "Đơn vị thực hiện", "Lộ trình"], ["A", "Chung"],
            [1, "Lập kế hoạch", "Phòng Kế hoạch - Tài chính", "Quý I"],
            tiep=[["(tiếp theo)"], ["(1)", "(2)", "(3)", "(4)"],
                  [2, "Khảo sát", "Phòng Khảo thí và Đảm bảo chất lượng", "Quý III"],
                  ["B", "Số"], [3, "Số hóa", "Trung tâm CNTT và TT", "31/12"], ["Cộng", 3]],
            thong_ke=[["TT", "Đơn vị", "Nhiệm vụ", "Chủ trì"], [1, "Phòng Đào tạo", 3, 1], [2, "Phòng KT&ĐBCL", 2, 1]],
        ),
        ("Lập kế hoạch | Phòng Kế hoạch - Tài chính | 31/03", "Khảo sát | Phòng Khảo thí và Đảm bảo chất lượng | 30/09",
         "Số hóa | Trung tâm CNTT và TT | 31/12"),
        "annex-table-continued annex-sheet-not-taken",
    ),
    "roles": Shape(
        sheet(
            ["STT", "Chương trình", "Nhiệm vụ", "Cơ quan, đơn vị chủ trì, phối hợp", "Hạn xử lý"],
            [1, "CT1", "Một", "Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ, UBND các xã", "30/3"],
            [2, "CT1", "Hai", "CT: Sở Nội vụ\nPH: Sở Tài chính", "30/4"],
            [3, "CT1", "Ba", "Văn phòng UBND tỉnh tham mưu; UBND các xã, phường tổ chức thực hiện", "30/7"],
            [4, "CT2", "Bốn", "Giám đốc Sở Y tế", "30/8"],
            [5, "CT2", "Năm", "Tổ công tác theo QĐ số 99/QĐ-UBND ngày 05/01/2026", "30/8"],
            [6, "CT2", "Sáu", "Sở Tài chính (chủ trì), Sở Nội vụ", "30/9"],
        ),
        ("Một | Sở Y tế | 30/03", "Hai | Sở Nội vụ | 30/04", "Ba | Văn phòng UBND tỉnh | 30/07",
         "Bốn | Sở Y tế | 30/08",
         "Năm | Tổ công tác | 30/08", "Sáu | Sở Tài chính | 30/09"),
        "annex-column-unplaced annex-area-missing annex-no-unit-names annex-no-unit-names annex-role-unsaid",
        ("Sở Nội vụ, UBND các xã", "Sở Tài chính", "UBND các xã, phường", "", "", "Sở Nội vụ"),
    ),
    "a-person": Shape(
        sheet(HEADS, [1, "Một", "Đ/c Nguyễn Văn B", "30/8"], [2, "Hai", "Phòng Tổng hợp", "30/8"]),
        ("Một |  | 30/08", "Hai | Phòng Tổng hợp | 30/08"),
        "plan-value-missing annex-area-missing annex-no-unit-named",
    ),
    "marked-quarters": Shape(
        sheet(
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Tiến độ thực hiện", NO, NO, NO],
            [NO, NO, NO, "Quý I", "Quý II", "Quý III", "Quý IV"],
            [1, "Một", "Phòng A", NO, "x", NO, NO], [2, "Hai", "Phòng B", NO, NO, NO, "x"],
            merges="A2:A3 B2:B3 C2:C3 D2:G2",
        ),
        ("Một | Phòng A | 30/06", "Hai | Phòng B | 31/12"),
        "annex-area-missing",
    ),
    "bullets-below": Shape(
        sheet(
            ["TT", "Mục tiêu nhiệm vụ", "Cơ quan tham mưu", "Ngày kết thúc", "Tỷ lệ hoàn thành"],
            [1, "Cải cách", "Sở Nội vụ", datetime(2026, 6, 30), 0.4], [NO, "- Rà soát"], [NO, "- Công bố"],
            [2, "Số", "Sở Y tế", datetime(2026, 9, 30), 0.1],
        ),
        ("Cải cách\n- Rà soát\n- Công bố | Sở Nội vụ | 30/06", "Số | Sở Y tế | 30/09"),
        "annex-column-unplaced annex-area-missing annex-row-continued annex-row-continued",
    ),
    "two-times": Shape(
        sheet(
            ["STT", "Nội dung", "Đơn vị", "Ngày giao", "Thời gian thực hiện", "Hạn hoàn thành",
             "Mức độ hoàn thành (%)"],
            [1, "Việc", "Phòng A", "01/01/2026", "6 tháng", "30/7/2026", 50],
        ),
        ("Việc | Phòng A | 30/07",),
        "annex-column-unplaced annex-column-unplaced annex-column-unplaced annex-area-missing",
    ),
    "tables-of-one-sheet": Shape(
        sheet(
            HEADS, [1, "Một", "Phòng Tổng hợp", "Quý I"], [], ["II. CÁC ĐỀ ÁN"],
            ["TT", "Thời hạn trình", "Tên đề án", "Đơn vị phụ trách"], [1, "Tháng 6", "Hai", "Phòng Nội chính"], [],
            ["STT", "Chỉ số", "Năm 2025", "Năm 2026"], [1, "PAR", "85", "90"],
        ),
        ("Một | Phòng Tổng hợp | 31/03", "Hai | Phòng Nội chính | 30/06"),
        "annex-table-not-taken annex-area-missing",
    ),
    "share-of-progress": Shape(
        sheet(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Tiến độ (%)"], [1, "Việc", "Sở Y tế", 0.5]),
        ("Việc | Sở Y tế |",),
        "annex-no-deadlines annex-column-unplaced annex-area-missing",
    ),
    "a-group-of-no-unit": Shape(
        sheet(HEADS, [1, "Một", "Ban Giám hiệu; các Khoa", "Quý I"], ["TM. ỦY BAN NHÂN DÂN"]),
        ("Một | Ban Giám hiệu | 31/03",),
        "plan-lead-unknown annex-area-missing",
    ),
    "shared-kind": Shape(
        sheet(HEADS, [1, "Một", "Sở Nội vụ, Tư pháp", "Quý I"], [2, "Hai", "Sở KH&CN, GD&ĐT", "Quý I"]),
        ("Một | Sở Nội vụ; Sở Tư pháp | 31/03", "Hai | Sở KH&CN; Sở GD&ĐT | 31/03"),
        "annex-area-missing annex-leads-spread annex-leads-spread",
    ),
}  # fmt: skip


def save(made: Workbook | DocumentType, folder: Path) -> Path:
    path = folder / ("a.xlsx" if isinstance(made, Workbook) else "a.docx")
    made.save(str(path))
    return path


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_no_invented_unit_no_lost_task_no_silence(shape: Shape, tmp_path: Path):
    content = import_annex(save(shape.made, tmp_path), None, None).content
    write_plan(content, tmp_path / "ke-hoach.xlsx")
    plan = understand_plan(load_book(tmp_path / "ke-hoach.xlsx"), "ke-hoach.xlsx")
    names = {unit.code: unit.name for unit in plan.units}
    found = []
    for task in plan.tasks:
        due = f"{task.deadline.due:%d/%m}" if task.deadline.due else ""
        found.append((task.text, {names[code] for code in task.leads}, due))
    expected = [tuple(part.strip() for part in line.split("|")) for line in shape.tasks]
    assert found == [(text, split_units(leads), due) for text, leads, due in expected]
    assert " ".join(review.finding.rule.code for review in content.reviews) == shape.told
    if shape.partners:
        assert tuple(task.partner_text for task in plan.tasks) == shape.partners


def split_units(leads: str) -> set[str]:
    return {name for name in leads.split("; ") if name}


@pytest.mark.parametrize(("rows", "left_out"), [(300, 0), (310, 10)])
def test_of_a_long_table_that_is_none_of_tasks_what_is_left_out_is_told(rows: int, left_out: int, tmp_path: Path):
    long = [["STT", "Họ và tên", "Số điện thoại"], *([number, f"Người thứ {number}", "0229"] for number in range(rows))]
    path = tmp_path / "pl.xlsx"
    sheet(HEADS, [1, "Rà soát", "Sở Y tế", "Quý I"], **{"Danh bạ": long}).save(path)
    kept = [text for text in import_annex(path, 2026, None).content.kept if text.where.startswith("Danh bạ")]
    told = [text for text in kept if "không chép lại" in text.became]
    assert {f"{left_out} dòng cuối" in text.became for text in told} == ({True} if left_out else set())
