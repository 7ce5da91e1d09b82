"""The sheet `Số liệu` of a plan workbook."""

from pathlib import Path

import pytest

from cchc_excel.domain import TaskPart
from cchc_excel.plan.adjusting import plan_at
from cchc_excel.plan.workbook import PlanUnusableError, read_plan
from tests.tools.plan_files import UNITED, found, plan_file, table

HEADINGS = "Mã SL | Nội dung | Đơn vị tính | Đơn vị báo cáo | Nhóm"


def items(folder: Path, *lines: str, **sheets: str):
    return read_plan(plan_file(folder, **{"Số liệu": "\n".join((HEADINGS, *lines))}, **sheets))


def test_a_plan_without_the_sheet_asks_for_nothing_and_says_nothing(tmp_path: Path):
    plan = read_plan(plan_file(tmp_path))
    assert plan.statistics == ()
    assert not [finding for finding in plan.findings if "Số liệu" in finding.text]


def test_units_are_written_as_lead_units_are(tmp_path: Path):
    plan = items(
        tmp_path,
        "SL1 | Số cuộc | cuộc | Phòng Kinh tế | Kiểm tra",
        "SL2 | Số người | người | HCTC; Phòng Tổng hợp |",
        "SL3 | Số văn bản | văn bản | Các phòng, ban, đơn vị |",
        "SL4 | Số buổi | buổi | Các phòng được kiểm tra |",
    )
    assert [item.units for item in plan.statistics] == [("KT",), ("HCTC", "TH"), ("HCTC", "TH", "KT"), ("HCTC", "TH")]
    assert plan.statistics[0].group == "Kiểm tra"
    assert [item.code for item in plan.statistics_of("KT")] == ["SL1", "SL3"]


@pytest.mark.parametrize(
    ("written", "measure", "tasks", "part"),
    [
        ("Nhiệm vụ I.2", "cuộc", ("I.2",), TaskPart.ACTUAL),
        ("Theo nhiệm vụ: I.2; II.1", "cuộc", ("I.2", "II.1"), TaskPart.ACTUAL),
        ("Số thực hiện của nhiệm vụ I.2", "cuộc", ("I.2",), TaskPart.ACTUAL),
        ("Lấy từ các nhiệm vụ I.2 và II.1", "cuộc", ("I.2", "II.1"), TaskPart.ACTUAL),
        ("Tổng số của nhiệm vụ I.2", "cuộc", ("I.2",), TaskPart.TOTAL),
        ("nhiem vu i.2", "cuộc", ("I.2",), TaskPart.ACTUAL),
        ("Nhiệm vụ I.2", "%", ("I.2",), TaskPart.RATE),
    ],
)
def test_an_item_may_be_taken_from_tasks(
    tmp_path: Path, written: str, measure: str, tasks: tuple[str, ...], part: TaskPart
):
    (item,) = items(tmp_path, f"SL1 | Số cuộc kiểm tra | {measure} | {written} |").statistics
    assert (item.units, item.tasks, item.part) == ((), tasks, part)


def test_all_faults_are_told_at_once(tmp_path: Path):
    with pytest.raises(PlanUnusableError) as refused:
        items(
            tmp_path,
            "SL1 | Số cuộc | cuộc | Phòng Không Có |",
            "SL1 | Số người | người | HCTC |",
            "SL3 | Số văn bản | văn bản | Nhiệm vụ IX.9 |",
            "SL4 | Số buổi | buổi | |",
            "| Số hội nghị | hội nghị | KT |",
        )
    assert [(code, place) for code, place in found(refused.value.findings) if place and "Số liệu" in place] == [
        ("statistic-unit-unknown", "'Số liệu'!D2"),
        ("plan-code-twice", "'Số liệu'!A3"),
        ("statistic-task-unknown", "'Số liệu'!D4"),
        ("plan-value-missing", "'Số liệu'!D5"),
        ("plan-value-missing", "'Số liệu'!A6"),
    ]


def test_what_can_be_asked_but_is_better_asked_otherwise_is_a_warning(tmp_path: Path):
    plan = items(
        tmp_path,
        "SL1 | Tỷ lệ | % | HCTC; KT |",
        "SL2 | Số kế hoạch | kế hoạch | Nhiệm vụ I.1 |",
        "SL3 | Tỷ lệ khác | % | KT |",
    )
    assert [(code, place) for code, place in found(plan.findings) if place and "Số liệu" in place] == [
        ("statistic-rate-shared", "'Số liệu'!D2"),
        ("statistic-task-uncounted", "'Số liệu'!D3"),
    ]


def test_a_row_with_a_text_alone_is_the_group_of_those_below(tmp_path: Path):
    plan = items(tmp_path, "| Cải cách thể chế", "SL1 | Số văn bản | văn bản | KT |", "SL2 | Số khác | | KT | Riêng")
    assert [item.group for item in plan.statistics] == ["Cải cách thể chế", "Riêng"]


def test_who_takes_the_place_of_a_unit_is_asked_in_its_place(tmp_path: Path):
    plan = items(tmp_path, "SL1 | Số cuộc | cuộc | TH; HCTC |", **{"Điều chỉnh": table(UNITED)})
    assert plan_at(plan, plan.first_day).statistics[0].units == ("HCTC", "TH")
    assert plan_at(plan, plan.last_day).statistics[0].units == ("HCTC", "THKT")
    assert [unit.code for unit in plan_at(plan, plan.last_day).asked_units] == ["HCTC", "THKT"]
