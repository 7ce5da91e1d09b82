"""The header is found by its headings, wherever and however they are written."""

import pytest

from cchc_excel.cells import CellRange
from cchc_excel.layout.annex import ANNEX
from cchc_excel.layout.columns import FORM, OBJECTIVES, PLAN_INFO, SETTINGS, TASKS
from cchc_excel.layout.header import find_header, find_headers
from tests.tools.text_grid import grid_of


def test_the_header_of_a_plain_table() -> None:
    match = find_header(grid_of("| Mục | Nội dung |\n| Năm | 2026 |"), PLAN_INFO)
    assert match is not None
    assert (match.row, match.first_data_row) == (1, 2)
    assert match.columns == {"item": 1, "content": 2}
    assert match.unknown == {}
    assert match.missing == ()


def test_title_block_and_number_row_are_passed_over() -> None:
    table = """
    | ỦY BAN NHÂN DÂN | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    | |
    | BIỂU NHIỆM VỤ |
    | Mã NV | Nội dung nhiệm vụ | Sản phẩm | Đơn vị chủ trì | Thời gian hoàn thành | Lực lượng hỗ trợ |
    | (1) | (2) | (3) | (4) | (5) | (6) |
    | I | Công tác chỉ đạo |
    """
    match = find_header(grid_of(table), TASKS)
    assert match is not None
    assert (match.row, match.first_data_row) == (4, 6)
    assert match.columns == {"task": 1, "text": 2, "product": 3, "leads": 4, "deadline": 5}
    assert match.unknown == {6: "Lực lượng hỗ trợ"}
    assert match.missing == ("target", "partners", "weight", "note", "person")


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Trạng thái", "status"),
        ("TRẠNG  THÁI", "status"),
        ("Trạng\u00a0thái:", "status"),
        ("Tra\u0323ng tha\u0301i", "status"),
        ("Tình trạng", "status"),
        ("trang thai", "status"),
        ("Mức độ hoàn thành (%)", "share"),
        ("Mức độ/nhoàn thành/n(%)", "share"),
        ("Tỉ lệ %", "share"),
        ("% hoàn thành", "share"),
        ("Ngày hoàn thành (ngày/tháng/năm)", "finished_on"),
        ("Ngày hoàn thành thực tế", "finished_on"),
        ("Kiến nghị, đề xuất", "proposal"),
        ("Thời hạn hoàn thành", "deadline"),
        ("Số ký hiệu văn bản", "document"),
        ("Ngày hoàn thành theo lãnh đạo", None),
        ("Số điện thoại", None),
    ],
)
def test_how_a_heading_may_be_written(heading: str, key: str | None) -> None:
    match = find_header(grid_of(f"| Mã NV | Nội dung nhiệm vụ | Sản phẩm | {heading} |"), FORM)
    assert match is not None
    found = {column: name for name, column in match.columns.items()}
    assert found.get(4) == key
    assert (4 in match.unknown) is (key is None)


def test_the_exact_heading_goes_before_an_alias_that_stands_left_of_it() -> None:
    match = find_header(grid_of("| Tình trạng | Trạng thái | Mã NV | Nội dung nhiệm vụ |"), FORM)
    assert match is not None
    assert match.columns["status"] == 2
    assert match.unknown == {1: "Tình trạng"}


def test_the_longer_of_two_aliases_goes_first() -> None:
    match = find_header(grid_of("| Mã NV | Nội dung | Nội dung công việc | Trạng thái |"), FORM)
    assert match is not None
    assert match.columns["text"] == 3


def test_a_header_of_two_merged_rows() -> None:
    table = """
    | BÁO CÁO |
    | Mã NV | Nội dung nhiệm vụ | Kết quả thực hiện | | | Khó khăn, vướng mắc |
    | | | Trạng thái | Mức độ hoàn thành (%) | Ngày hoàn thành | |
    | (1) | (2) | (3) | (4) | (5) | (6) |
    | I.1 | Xây dựng Kế hoạch | Hoàn thành | | | |
    """
    merges = (CellRange(2, 1, 3, 1), CellRange(2, 2, 3, 2), CellRange(2, 3, 2, 5), CellRange(2, 6, 3, 6))
    match = find_header(grid_of(table, *merges), FORM)
    assert match is not None
    assert (match.row, match.first_data_row) == (2, 5)
    assert match.columns == {"task": 1, "text": 2, "status": 3, "share": 4, "finished_on": 5, "difficulty": 6}


def test_a_group_heading_and_the_one_below_it_read_together() -> None:
    table = "| Mã NV | Nội dung nhiệm vụ | Trạng thái | Số | |\n| | | | thực hiện | ký hiệu văn bản |"
    match = find_header(grid_of(table, CellRange(1, 4, 1, 5)), FORM)
    assert match is not None
    assert match.columns["actual"] == 4
    assert match.columns["document"] == 5
    assert match.first_data_row == 3


@pytest.mark.parametrize(
    ("row", "skipped"),
    [
        ("| (1) | (2) | (3) |", True),
        ("| 1 | 2 | 3 |", True),
        ("| -1 | -2 | -3 |", True),
        ("| A | B | 1 |", True),
        ("| A | 1 | 2 |", True),
        ("| (1) | (2) | (3)=(1)/(2) |", True),
        ("| 1 | 1 | 2 |", False),
        ("| 1 | Không | 2 |", False),
        ("| 1 |", False),
    ],
)
def test_what_a_number_row_is(row: str, skipped: bool) -> None:  # noqa: FBT001
    match = find_header(grid_of(f"| Thông số | Giá trị | Diễn giải |\n{row}"), SETTINGS)
    assert match is not None
    assert match.first_data_row == (3 if skipped else 2)


@pytest.mark.parametrize(
    "table",
    ["", "| Mục | Ghi chú |", "| Họ tên | Điện thoại |", "\n" * 70 + "| Mục | Nội dung |"],
)
def test_too_few_headings_are_no_header(table: str) -> None:
    assert find_header(grid_of(f"| x |\n{table}"), PLAN_INFO) is None


def test_the_row_with_most_headings_is_the_header() -> None:
    table = """
    | Chỉ tiêu | | |
    | Mã CT | Nội dung chỉ tiêu | Cách tính | So sánh | Mức phải đạt |
    | CT1 | Chỉ tiêu | Số thực hiện | >= | 50% |
    """
    match = find_header(grid_of(table), OBJECTIVES)
    assert match is not None
    assert match.row == 2
    assert match.columns["text"] == 2
    assert match.missing == ("tasks", "due")


def test_every_header_of_a_sheet_is_found_from_top_to_bottom():
    grid = grid_of("""
| Phụ lục I | |          |         |
| STT | Nhiệm vụ | Chủ trì | Thời hạn |
| 1   | a        | P       | Quý I    |
|     |          |         |          |
| TT  | Công việc | Phân công |         |
|     |          | Chủ trì | Phối hợp |
| (1) | (2)      | (3)     | (4)      |
| 1   | b        | P       | Q        |
""", CellRange(5, 3, 5, 4))  # fmt: skip
    assert [(found.row, found.first_data_row) for found in find_headers(grid, ANNEX)] == [(2, 3), (5, 8)]


def test_a_header_far_below_the_first_rows_is_found_too():
    rows = ["| STT | Nhiệm vụ | Chủ trì |"] + [f"| {number} | việc | P |" for number in range(2, 200)]
    rows += ["| STT | Nhiệm vụ | Chủ trì |", "| 1 | việc | P |"]
    assert [found.row for found in find_headers(grid_of("\n".join(rows)), ANNEX)] == [1, 200]


def test_a_sheet_without_headings_has_no_header():
    assert find_headers(grid_of("| một | hai | ba |\n| 1 | 2 | 3 |"), ANNEX) == ()


@pytest.mark.parametrize(
    ("key", "heading"),
    [
        ("number", "Số TT"),
        ("text", "Nhiệm vụ, giải pháp"),
        ("text", "NỘI DUNG\ncông việc"),
        ("product", "Kết quả"),
        ("product", "Sản phẩm, kết quả"),
        ("target", "Chỉ tiêu cần đạt"),
        ("leads", "Cơ quan, đơn vị chủ trì"),
        ("leads", "Đơn vị chủ trì, phối hợp"),
        ("partners", "Đơn vị/bộ phận phối hợp"),
        ("deadline", "Tiến độ thực hiện"),
        ("deadline", "Ngày hoàn thành"),
    ],
)
def test_the_headings_of_other_offices_are_known(key: str, heading: str):
    grid = grid_of(f"| {heading.replace(chr(10), '/n')} | Trọng số | Ghi chú | Mã nhiệm vụ |\n| a | 1 | b | c |")
    (found,) = find_headers(grid, ANNEX)
    assert found.columns[key] == 1


def test_of_a_beginning_and_an_end_the_end_is_the_deadline():
    grid = grid_of("""
| STT | Nhiệm vụ | Chủ trì | Thời gian thực hiện | |
|     |          |         | Bắt đầu | Kết thúc |
| 1   | a        | P       | Quý I   | Quý II   |
""", CellRange(1, 4, 1, 5))  # fmt: skip
    (found,) = find_headers(grid, ANNEX)
    assert found.columns["deadline"] == 5
    assert found.unknown == {4: "Bắt đầu"}


OFFICES = {
    "text": "Đầu việc; Tên công việc chi tiết; Chương trình; Danh mục nhiệm vụ; Nội dung chỉ đạo; Mục tiêu nhiệm vụ;"
    "Nội dung công việc; Nhiệm vụ, đề án; Tên đề án; Việc cần làm",
    "leads": "Cơ quan thực hiện; Cơ quan chủ trì tham mưu; Cơ quan tham mưu; Đơn vị chịu trách nhiệm; Đơn vị đầu mối;"
    "Phòng, ban chủ trì; Đơn vị phụ trách; Cơ quan, đơn vị chủ trì, thực hiện; Bộ phận được giao; Đơn vị",
    "deadline": "Ngày kết thúc; Kết thúc; Lộ trình; Hạn chót; Hạn xử lý; Mốc thời gian; Thời gian trình; Thời hạn cuối;"
    "Thời gian yêu cầu; Hạn; Thời gian dự kiến hoàn thành; Lộ trình thực hiện",
}


@pytest.mark.parametrize(
    ("key", "heading"), [(key, heading.strip()) for key, named in OFFICES.items() for heading in named.split(";")]
)
def test_headings_that_offices_use(key: str, heading: str) -> None:
    others = {"text": "Nội dung", "leads": "Chủ trì", "deadline": "Thời gian"}
    cells = " | ".join(heading if key == other else name for other, name in others.items())
    match = find_header(grid_of(f"| STT | {cells} | Ghi chú |"), ANNEX)
    assert match is not None
    assert match.columns[key] == 2 + list(others).index(key)
    assert match.guessed == {}
