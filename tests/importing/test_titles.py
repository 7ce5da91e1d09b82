"""What the lines above an annex's table say of the plan."""

from datetime import date

import pytest

from cchc_excel.importing.titles import find_attached, find_year, read_info
from tests.tools.text_grid import grid_of

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


CARRIED_OUT = "DANH MỤC NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 66-NQ/TW NGÀY 30 THÁNG 4 NĂM 2025 CỦA BỘ CHÍNH TRỊ"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ([CARRIED_OUT, "(Kèm theo Kế hoạch số 45/KH-UBND ngày 20 tháng 01 năm 2026 của UBND tỉnh)"], 20),
        (["(Kèm theo Kế hoạch số 45/KH ngày 20/01/2026 thực hiện Nghị quyết số 66-NQ/TW ngày 30/4/2025)"], 20),
        (["(Kèm theo Kế hoạch thực hiện Nghị quyết số 66-NQ/TW ngày 30/4/2025, ban hành ngày 20/01/2026)"], 20),
        (["(Kèm theo Quyết định số 5/QĐ ngày 10/01/2026, thay thế Kế hoạch số 9/KH ngày 15/01/2025)"], 10),
        (["(Kèm theo Kế hoạch số 45/KH-UBND", "ngày 20/01/2026 của UBND tỉnh)"], 20),
        (["Kế hoạch thực hiện Luật Cán bộ, công chức năm 2025", "(Kèm theo Kế hoạch số 3/KH ngày 12/02/2026)"], 12),
    ],
)
def test_the_year_and_day_are_of_the_plans_own_issue(lines: list[str], day: int):
    cells = cells_of("\n".join(f"| {line} |" for line in lines))
    assert find_year(cells) == 2026
    assert (read_info(cells)["issued_on"].year, read_info(cells)["issued_on"].day) == (2026, day)


def test_the_number_is_not_that_of_a_document_it_carries_out():
    cells = cells_of(
        f"| {CARRIED_OUT} |\n| (Kèm theo Kế hoạch số 45/KH-UBND ngày 20/01/2026 triển khai Nghị quyết số 1/NQ) |"
    )
    assert read_info(cells)["number"] == "45/KH-UBND"


@pytest.mark.parametrize(("deadline", "year"), [("Quý I/2026", 2026), ("Quý I", 2025), ("Quý IV/2025", 2025)])
def test_a_plan_issued_in_december_is_of_the_year_its_deadlines_name(deadline: str, year: int):
    assert find_year(cells_of("| (Kèm theo Kế hoạch số 5/KH ngày 25/12/2025) |"), [deadline]) == year
