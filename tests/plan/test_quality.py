"""The sheet `Chất lượng` of a plan workbook."""

from pathlib import Path

import pytest

from cchc_excel.domain import Quality
from cchc_excel.plan.adjusting import plan_of_period
from cchc_excel.plan.workbook import PlanUnusableError, read_plan
from tests.tools.plan_files import found, plan_file

HEADINGS = "Mã kỳ | Mã đơn vị | Mã NV | Chất lượng | Ghi chú"


def read(folder: Path, *lines: str):
    return read_plan(plan_file(folder, **{"Chất lượng": "\n".join((HEADINGS, *lines))}))


def test_a_plan_without_the_sheet_has_no_marks_and_says_nothing(tmp_path: Path):
    plan = read_plan(plan_file(tmp_path))
    assert plan.quality == ()
    assert not [finding for finding in plan.findings if "Chất lượng" in finding.text]


def test_marks_are_read_however_they_are_written_and_belong_to_their_period(tmp_path: Path):
    plan = read(
        tmp_path, "6T | HCTC | I.1 | tốt | Đúng hạn", "6T | Phòng Kinh tế | i.2 | chưa đạt |", "Q1 | TH | II.1 | ĐẠT |"
    )
    assert [(mark.period, mark.unit, mark.task, mark.quality) for mark in plan.quality] == [
        ("6T", "HCTC", "I.1", Quality.GOOD),
        ("6T", "KT", "I.2", Quality.POOR),
        ("Q1", "TH", "II.1", Quality.FAIR),
    ]
    period = plan.periods[0]
    assert [mark.task for mark in plan_of_period(plan, period, period.cutoff).quality] == ["II.1"]


def test_all_faults_are_told_at_once(tmp_path: Path):
    with pytest.raises(PlanUnusableError) as refused:
        read(
            tmp_path,
            "Q9 | HCTC | I.1 | Tốt |",
            "6T | XX | I.1 | Tốt |",
            "6T | HCTC | IX.1 | Tốt |",
            "6T | KT | I.1 | Tốt |",
            "6T | HCTC | I.1 | Khá |",
            "6T | HCTC | II.1 | Tốt |",
            "6T | HCTC | II.1 | Đạt |",
            "6T | HCTC | II.1 | |",
        )
    assert [(code, place) for code, place in found(refused.value.findings) if place and "Chất lượng" in place] == [
        ("correction-period", "'Chất lượng'!A2"),
        ("correction-unit", "'Chất lượng'!B3"),
        ("correction-task", "'Chất lượng'!C4"),
        ("correction-unassigned", "'Chất lượng'!C5"),
        ("quality-wrong", "'Chất lượng'!D6"),
        ("quality-twice", "'Chất lượng'!D8"),
        ("plan-value-missing", "'Chất lượng'!D9"),
    ]
