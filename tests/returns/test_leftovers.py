"""What stands around a table: which words are a letter's dress, and which may be an answer."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cchc_excel.books.parts.drawings import PICTURE, TEXT_BOX
from cchc_excel.cells import Aside, Book, Cell, Grid, Ref
from cchc_excel.plan.workbook import read_plan
from cchc_excel.returns.form_prose import read_prose
from cchc_excel.returns.own_words import is_formula, is_signature, is_telling
from cchc_excel.returns.workbook import read_returns
from cchc_excel.templates import FORM_TEMPLATE, find_template
from tests.tools.places import ROOT
from tests.tools.text_grid import grid_of

PLAN = read_plan(ROOT / "tests" / "returns" / "ke-hoach.xlsx")
TABLE = """
| Mã NV | Nội dung nhiệm vụ | Trạng thái | Mức độ hoàn thành (%) |
| I.3 | Theo dõi, đôn đốc, tổng hợp tiến độ thực hiện Kế hoạch của các đơn vị | Đang thực hiện | 0.5 |
"""


def read(*grids: Grid, template: Path | None = None):
    return read_returns(Book(grids), "bieu.xlsx", PLAN, "6T", template)[0]


def told(*grids: Grid, template: Path | None = None) -> list[tuple[str, str]]:
    around = ("text-outside", "picture-unread", "sheet-unread", "cell-note")
    return [
        (finding.rule.code, finding.ref.address if finding.ref else "")
        for finding in read(*grids, template=template).findings
        if finding.rule.code in around
    ]


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND TỈNH NINH BÌNH", "VĂN PHÒNG",
        "PHÒNG HÀNH CHÍNH - TỔ CHỨC", "Phòng HC-TC", "Kính gửi: Văn phòng UBND tỉnh", "Số: 12/BC-HCTC",
        "Ninh Bình, ngày 10 tháng 6 năm 2026", "Ninh Bình, ngày      tháng 6 năm 2026", "BÁO CÁO",
        "BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ CCHC 6 THÁNG ĐẦU NĂM 2026", "Biểu số 01", "Phụ lục II",
        "(Kèm theo Công văn số 12/CV-HCTC ngày 10/6/2026)", "KT. TRƯỞNG PHÒNG", "Phó Trưởng phòng", "CHÁNH VĂN PHÒNG",
        "(Đã ký)", "(Ký, ghi rõ họ và tên)", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "————", "6T",
        "HCTC - kỳ 6T/2026", "Trưởng phòng Hành chính - Tổ chức", "Trưởng phòng", "PHÓ TRƯỞNG BAN TIẾP CÔNG DÂN",
        "Trang 1/2", "Người lập biểu", "Chuyên viên", "Cải cách thể chế", "Đơn vị tính: %",
    ],
)  # fmt: skip
def test_what_dresses_a_report(text):
    assert is_formula(text, PLAN)


@pytest.mark.parametrize(
    "text",
    [
        "Đơn vị xin báo cáo: nhiệm vụ I.5 đã hoàn thành", "Ghi chú: nhiệm vụ V.1 hoàn thành ngày 10/6", "Đã xong 90%",
        "Báo cáo: V.1 hoàn thành", "Kính gửi: đề nghị lùi I.5", "Công việc đúng tiến độ", "Trưởng phòng đi vắng",
        "BÁO CÁO NHIỆM VỤ I.4 HOÀN THÀNH", "Phòng chưa có cán bộ", "0,9", "Giám đốc yêu cầu làm lại",
        "Ký kết với 5 đơn vị",
        "Nhiệm vụ phát sinh: thí điểm", "HCTC xong", "Báo cáo với Văn phòng một việc", "PHÒNG ĐÃ XONG",
    ],
)  # fmt: skip
def test_what_may_be_an_answer(text):
    assert not is_formula(text, PLAN)


def test_a_letterhead_s_line_is_short():
    line = "Kính gửi: " + " ".join(["các phòng"] * 11) + " A"
    assert is_formula(line, PLAN)
    assert not is_formula(f"{line} B", PLAN)


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("Nguyễn Văn A", True), ("ThS. Trần Thị Bích Ngọc", True), ("TRẦN THỊ BÍCH NGỌC", True),
        ("0229.3871.234", True),
        ("hctc@ninhbinh.gov.vn", True), ("Công Tằng Tôn Nữ Ngọc Lan", True), ("Bà Công Tằng Tôn Nữ Ngọc Lan", False),
        ("Xong", False), ("Hoàn thành tốt", False), ("Đã Xong Việc", False), ("123", False), ("Nguyễn Văn 1", False),
        ("1234567", False), ("12345678", True), ("01234567890123456789", True), ("012345678901234567890", False),
    ],
)  # fmt: skip
def test_who_signs(text, is_known):
    assert is_signature(text) is is_known


@pytest.mark.parametrize(("text", "may_tell"), [("đã ký", False), ("đã xong", True), ("đạt 5%", True), ("II.3", True)])
def test_what_tells(text, may_tell):
    assert is_telling(text) is may_tell


@pytest.mark.parametrize(
    ("count", "expected"), [(30, []), (31, [("sheet-unread", "A31")]), (33, [("sheet-unread", "A31")])]
)
def test_a_long_sheet_is_told_of_up_to_thirty_cells(count, expected):
    words = grid_of("\n".join(f"| việc số {number} |" for number in range(count)), name="Danh sách")
    assert told(grid_of(TABLE), words) == [("text-outside", f"A{number}") for number in range(1, 31)] + expected


def test_what_stands_beside_a_label_is_its_value():
    short, long = "x" * 80, "x" * 81
    top = f"| Đơn vị báo cáo: | {short} |\n| Đơn vị báo cáo: | {long} |\n| Đơn vị báo cáo: | đã xong |"
    assert told(grid_of(top + TABLE)) == [("text-outside", "B2"), ("text-outside", "B3")]


def test_words_under_which_nothing_stands_are_no_heading():
    head, row = TABLE.strip("\n").splitlines()
    six, seven = "một hai ba bốn năm sáu", "một hai ba bốn năm sáu bảy"
    assert told(grid_of(f"{head} {six} | {seven} | STT |\n{row}")) == [("text-outside", "F1")]
    assert told(grid_of(f"{head} {seven} |\n{row} việc |")) == []


def test_words_among_the_column_numbers_are_no_heading():
    head, row = TABLE.strip("\n").splitlines()
    numbers = "| (1) | (2) | (3) | (4) | đúng tiến độ |"
    assert told(grid_of(f"{head}\n{numbers}\n{row}")) == [("text-outside", "E2")]


def test_a_number_counts_rows_and_words_don_t():
    head, row = TABLE.strip("\n").splitlines()
    assert told(grid_of(f"| STT {head}\n| 123456 {row}")) == []
    assert told(grid_of(f"| STT {head}\n| 1234567 {row}")) == [("text-outside", "A2")]


def test_a_name_stands_below_its_label_and_a_remark_doesn_t():
    form = TABLE + "| |\n| Thủ trưởng đơn vị |\n" + "| |\n" * 6
    assert told(grid_of(f"{form}| ông trưởng |")) == []
    assert told(grid_of(f"{form}| |\n| ông trưởng |")) == [("text-outside", "A12")]
    filled = read(grid_of(f"{form}| đề nghị lùi hạn |"))
    assert filled.signatories["head"] == ""
    assert [finding.rule.code for finding in filled.findings if finding.ref and finding.ref.row == 11] == [
        "text-outside"
    ]


def test_shapes_say_something_where_the_template_s_don_t():
    drawn = (
        Aside(TEXT_BOX, Ref("Trang", 2, 3), "Đã xong"),
        Aside(TEXT_BOX, Ref("Trang", 3, 3), "Kính gửi: Văn phòng\nNơi nhận:"),
        Aside(PICTURE, Ref("Trang", 4, 3), ""),
    )
    assert told(replace(grid_of(TABLE), asides=drawn)) == [("text-outside", "C2"), ("picture-unread", "C4")]


def test_the_office_s_own_template_says_its_words(tmp_path):
    path = tmp_path / "bieu-bao-cao.xlsx"
    book = load_workbook(find_template(FORM_TEMPLATE, Path(__file__)))
    book["Báo cáo"]["P2"] = "Điền trước khi họp giao ban tuần này {{nam}}"
    book["Báo cáo"]["P3"] = "Mẫu {{nam}}"
    book.save(path)
    form = grid_of("| Điền trước khi họp giao ban tuần này 2026 |\n| Lời dặn |" + TABLE)
    assert told(form) == [("text-outside", "A1"), ("text-outside", "A2")]
    assert told(form, template=path) == [("text-outside", "A2")]
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"")
    assert told(form, template=broken) == told(form)


def test_a_template_s_text_of_few_words_is_nobody_s(tmp_path):
    book = Workbook()
    for row, text in enumerate(("Số {{a}}", "Việc này {{a}}", "Việc của {{a}} này", "12 {{a}}"), start=1):
        book.active.cell(row, 1).value = text
    path = tmp_path / "bieu.xlsx"
    book.save(path)
    held = [text for text in ("Việc này xong", "Việc của ta này", "12 345", "12 xong") if read_prose(path).holds(text)]
    assert held == ["Việc của ta này", "12 345"]


def test_a_note_on_another_sheet_is_told():
    noted = Grid("Trang 2", {(1, 1): Cell(Ref("Trang 2", 1, 1), comment="Xem công văn")})
    assert told(grid_of(TABLE), noted) == [("cell-note", "A1")]


def test_a_form_sent_back_says_nothing_of_the_unit_s():
    words = grid_of("| 1 | G16 | Trạng thái | I.4 | xong | Chưa rõ | Ghi lại | đã sửa |", name="Cần sửa")
    assert told(grid_of(TABLE), words) == [("text-outside", "H1")]
