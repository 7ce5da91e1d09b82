"""Row heights: enough for the text, and not much more."""

import pytest

from cchc_excel.writing.house.row_heights import HIGHEST_ROW, line_height, row_height, text_height, text_width


@pytest.mark.parametrize(
    ("text", "bold", "width"),
    [
        ("", False, 0),
        ("Quý", False, 722 + 500 + 500),
        ("ĐỀ ÁN", False, 722 + 611 + 250 + 722 + 722),
        ("ước", False, (500 + 60) + (500 + 60) + 444),
        ("Quý", True, 778 + 556 + 500),
        ("đ", True, 556),
        ("ệ", False, 444),
        ("ẹ\u0302", False, 444),
        ("办", False, 1000),
    ],
)
def test_width_of_a_text(text: str, bold: bool, width: int) -> None:  # noqa: FBT001
    assert text_width(text, bold=bold) == width


@pytest.mark.parametrize(("size", "height"), [(11, 14.25), (12, 15.75), (13, 17.25), (14, 18.75)])
def test_one_line_is_as_high_as_excel_makes_it(size: float, height: float) -> None:
    assert line_height(size) == height


# A column of 20 characters is 145 pixels less 5 of padding; 12 points are 16 pixels: room for 8.4 times the font size.
@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Kế hoạch", 20, 1),
        ("", 20, 1),
        ("một\nhai", 20, 2),
        ("Các phòng, ban, trung tâm, đơn vị trực thuộc", 12, 4),
        ("Các phòng, ban, trung tâm, đơn vị trực thuộc", 17, 3),
        ("Các phòng, ban, trung tâm, đơn vị trực thuộc", 50, 1),
        ("W" * 24, 20, 3),
        ("45/QĐ-VPUBND;46/QĐ-VPUBND", 12, 4),
    ],
)
def test_lines_of_a_wrapped_text(text: str, width: float, lines: int) -> None:
    assert text_height(text, width, 12) == lines * 15.75


def test_bold_takes_no_less_than_regular() -> None:
    text = "Rà soát, bổ sung phân công nhiệm vụ Lãnh đạo Văn phòng và các phòng " * 3
    assert text_height(text, 20, 12, bold=True) >= text_height(text, 20, 12)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert row_height([("Kế hoạch", 20), ("một\nhai\nba", 20)], 12) == 3 * 15.75
    assert row_height([], 12) == 15.75


def test_no_row_is_higher_than_excel_allows() -> None:
    assert text_height("dài " * 5000, 10, 12) == HIGHEST_ROW


def test_a_column_of_no_width_does_no_harm() -> None:
    assert text_height("ẩn", 0, 12) >= 15.75
