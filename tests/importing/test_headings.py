"""The header rows of an annex's sheet set right, and those of other tables."""

import pytest

from cchc_excel.importing.headings import all_headers, seen_headings
from tests.tools.text_grid import grid_of


@pytest.mark.parametrize(
    ("headings", "key", "column"),
    [
        ("STT | Nhiệm vụ | Chủ trì | % hoàn thành", "deadline", None),
        ("STT | Nhiệm vụ | Chủ trì | Tiến độ (%)", "deadline", None),
        ("STT | Nhiệm vụ | Chủ trì | Thời gian hoàn thành thực tế", "deadline", None),
        ("STT | Nhiệm vụ | Chủ trì | Ngày bắt đầu | Ngày kết thúc", "deadline", 5),
        ("STT | Nhiệm vụ | Chủ trì | Hạn hoàn thành | Thời gian thực hiện", "deadline", 4),
        ("STT | Nhiệm vụ | Chủ trì | Thời gian thực hiện | Ghi chú", "deadline", 4),
        ("STT | Chương trình | Nhiệm vụ | Chủ trì | Thời hạn", "text", 3),
        ("STT | Chương trình | Chủ trì | Thời hạn", "text", 2),
        ("STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị thực hiện | Thời hạn", "leads", 3),
        ("STT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn", "leads", 3),
    ],
)
def test_the_surest_heading_names_a_column(headings: str, key: str, column: int | None):
    (header,) = all_headers(grid_of(f"| {headings} |"))
    assert header.columns.get(key) == column


def test_a_row_that_begins_with_stt_is_the_header_of_another_table():
    grid = grid_of("| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n| 1 | a | b | c |\n| STT | Chỉ số | Năm 2025 | Năm 2026 |")
    assert [(header.row, bool(header.columns)) for header in all_headers(grid)] == [(1, True), (3, False)]


def test_what_looks_most_like_headings():
    grid = grid_of(
        "| THEO DÕI |\n| Một câu dài | và | một câu nữa | thôi | hết |\n| STT | Vấn đề | Ai lo |\n| 1 | a | b |"
    )
    assert seen_headings([grid]) == ("STT", "Vấn đề", "Ai lo")
    assert seen_headings([grid_of("| chỉ một câu |")]) == ()
