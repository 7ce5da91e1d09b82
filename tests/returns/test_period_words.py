"""Which reporting period a wording names, and which columns of a table are that period's."""

import pytest

from cchc_excel.cells import CellRange
from cchc_excel.plan.workbook import read_plan
from cchc_excel.returns.period_words import PeriodWords
from cchc_excel.returns.tables import find_table
from tests.tools.places import ROOT
from tests.tools.text_grid import grid_of

PLAN = read_plan(ROOT / "tests" / "returns" / "ke-hoach.xlsx")
WORDS = PeriodWords.of(PLAN, "6T")


@pytest.mark.parametrize(
    ("heading", "bare", "said"),
    [
        ("Trạng thái Quý I", "Trạng thái", "other"),
        ("Trạng thái quý 1/2026", "Trạng thái", "other"),
        ("Mức độ hoàn thành 6 tháng (%)", "Mức độ hoàn thành (%)", "this"),
        ("Trạng thái (6T)", "Trạng thái", "this"),
        ("Trạng thái đến hết quý I", "Trạng thái", "other"),
        ("Q1", "", "other"),
        ("Quy II", "", "other"),
        ("sáu tháng đầu năm 2026", "", "this"),
        ("6 tháng cuối năm", "", "other"),
        ("6 tháng 2025", "", "this"),
        ("Kỳ này", "", "this"),
        ("Kỳ trước", "", "other"),
        ("Cùng kỳ", "", "other"),
        ("Tháng 5", "", "other"),
        ("Cả năm", "", "other"),
        ("Năm 2025", "", "other"),
        ("Trạng thái đến ngày 14/6/2026", "Trạng thái", "this"),
        ("Tính đến 14/03/2026", "", "other"),
        ("3 tháng đầu năm", "", "other"),
        ("Năm 2026", "", ""),
        ("Thời gian hoàn thành", "Thời gian hoàn thành", ""),
        ("Tổng số", "Tổng số", ""),
    ],
)
def test_a_heading_and_its_period(heading, bare, said):
    read = WORDS.read(heading)
    assert (read.bare, "this" if read.is_this else "other" if read.is_other else "") == (bare, said)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Quý I", {"Q1"}),
        ("BC Q1.2026", {"Q1"}),
        ("6 tháng", {"6T"}),
        ("3 tháng đầu năm", {"Q1"}),
        ("3 tháng cuối năm", set()),
        ("6 tháng 2025", {"2025"}),
        ("Báo cáo năm 2026", {"NAM"}),
        ("Báo cáo quý I năm 2026 (số liệu từ ngày 15/12/2025 đến ngày 14/03/2026)", {"Q1"}),
        ("Báo cáo kết quả thực hiện Kế hoạch cải cách hành chính năm 2026", set()),
        ("Quý II", set()),
        ("Báo cáo", set()),
    ],
)
def test_the_periods_of_the_plan_that_a_text_names(text, codes):
    assert WORDS.known_in(text) == codes


def columns_of(*lines: str, merges: tuple[CellRange, ...] = ()) -> dict[str, int]:
    table = find_table(grid_of("\n".join(lines), *merges), {"i 1"}, WORDS)
    assert table
    return {key: table.header.columns[key] for key in ("status", "share") if key in table.header.columns}


def test_columns_without_a_period_are_as_they_were():
    assert columns_of("| Mã NV | Nội dung nhiệm vụ | Trạng thái | Mức độ hoàn thành (%) |") == {"status": 3, "share": 4}


def test_a_column_of_this_period_goes_before_one_of_none():
    head = "| Mã NV | Nội dung nhiệm vụ | Trạng thái | Mức độ hoàn thành (%) | Trạng thái 6 tháng |"
    assert columns_of(head) == {"status": 5, "share": 4}


def test_a_heading_over_columns_that_is_not_merged_reaches_to_the_next():
    heads = ("| | | Quý I | | 6 tháng | |", "| Mã NV | Nội dung nhiệm vụ | Trạng thái | % hoàn thành" * 1)
    rows = (heads[0], f"{heads[1]} | Trạng thái | % hoàn thành |")
    assert columns_of(*rows) == {"status": 5, "share": 6}


def test_periods_stand_below_the_headings():
    rows = (
        "| Mã NV | Nội dung nhiệm vụ | Trạng thái | | Mức độ hoàn thành (%) | |",
        "| | | Quý I | 6 tháng | Quý I | 6 tháng |",
    )
    assert columns_of(*rows, merges=(CellRange(1, 3, 1, 4), CellRange(1, 5, 1, 6))) == {"status": 4, "share": 6}


@pytest.mark.parametrize("place", [3, 4])
def test_a_heading_over_columns_stands_right_above_them(place):
    """Two rows above the header it still counts, a third is the letterhead's."""
    above = ["| | | Quý I | | 6 tháng |", *(["| ghi chú |"] * (place - 2))]
    head = "| Mã NV | Nội dung nhiệm vụ | Trạng thái | Số thực hiện | Trạng thái |"
    assert columns_of(*above, head)["status"] == (5 if place == 3 else 3)


def test_columns_of_other_periods_alone_are_none():
    head = "| Mã NV | Nội dung nhiệm vụ | Trạng thái quý I | Trạng thái quý III | Số thực hiện |"
    assert columns_of(head) == {}


def test_a_letter_numbers_a_column_and_is_no_heading():
    rows = ("| Mã NV | Nội dung nhiệm vụ | Trạng thái quý I | Trạng thái 6 tháng |", "| (A) | (B) | (C) | (D) |")
    assert columns_of(*rows) == {"status": 4}
