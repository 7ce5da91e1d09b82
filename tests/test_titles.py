"""What the lines above an annex's table say of the plan."""

from datetime import date

import pytest
from text_grid import grid_of

from cchc_excel.importing.titles import find_attached, find_year, read_info

BESIDE = """
| UBND TỈNH NINH BÌNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| VĂN PHÒNG           | Độc lập - Tự do - Hạnh phúc        |
"""
IN_TWO_CELLS = "| UBND TỈNH NINH BÌNH/nVĂN PHÒNG/nSố: 7/KH | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM/nĐộc lập - Tự do |"
ON_ONE_LINE = """
| UBND TỈNH NINH BÌNH   CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| VĂN PHÒNG   Độc lập - Tự do - Hạnh phúc |
"""


def cells_of(table: str):
    return list(grid_of(table).cells.values())


@pytest.mark.parametrize("letterhead", [BESIDE, IN_TWO_CELLS, ON_ONE_LINE])
def test_who_issues_the_plan_stands_left_of_the_national_title(letterhead: str):
    info = read_info(cells_of(letterhead))
    assert (info["superior"], info["issuer"]) == ("UBND TỈNH NINH BÌNH", "VĂN PHÒNG")


def test_number_day_and_place_are_those_of_the_plan_it_goes_with():
    info = read_info(
        cells_of("| Ninh Bình, ngày 12 tháng 01 năm 2026 |\n| (Kèm theo Kế hoạch số 15/KH-VPUBND ngày 12/01/2026) |")
    )
    assert info == {"number": "15/KH-VPUBND", "issued_on": date(2026, 1, 12), "place": "Ninh Bình"}


def test_a_day_that_is_not_in_the_calendar_is_left_out():
    assert "issued_on" not in read_info(cells_of("| (Kèm theo Kế hoạch số 15/KH ngày 31/02/2026) |"))


def test_a_sentence_that_only_mentions_an_annex_is_no_line_under_the_title():
    assert find_attached(cells_of("| Các đơn vị thực hiện nhiệm vụ tại Biểu kèm theo Kế hoạch này. |")) == ""


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"], 2026),
        (["Căn cứ Kế hoạch năm 2025 của tỉnh", "Biểu nhiệm vụ năm 2026"], 2026),
        (["Biểu nhiệm vụ năm 2026", "(Kèm theo Kế hoạch ngày 30 tháng 12 năm 2025)"], 2026),
        (["PHỤ LỤC", "(Kèm theo Kế hoạch số   /KH ngày   /01/2026)"], 2026),
        (["Nhiệm vụ giai đoạn năm 2026 - 2030"], None),
        (["PHỤ LỤC"], None),
    ],
)
def test_the_year_is_the_one_the_title_names(lines: list[str], year: int | None):
    assert find_year(cells_of("\n".join(f"| {line} |" for line in lines))) == year
