"""Texts matched by likeness never cross numbers, and near ones are near enough or not at all."""

from dataclasses import replace

import pytest

from cchc_excel.cells import Cell, Ref
from cchc_excel.plan.matching import TaskFinder
from cchc_excel.plan.workbook import read_plan
from tests.tools.places import ROOT

PLAN = read_plan(ROOT / "tests" / "returns" / "ke-hoach.xlsx")


def finder_of(*texts: str) -> TaskFinder:
    """Return the finder of a plan whose tasks, from I.1 on, have these texts."""
    return TaskFinder.of(replace(PLAN, tasks=tuple(map(_worded, PLAN.tasks, texts))))


def _worded(task, text):
    return replace(task, text=text)


def found(finder: TaskFinder, text: str, **cells: str) -> tuple[str, list[str]]:
    row = {key: Cell(Ref("Trang", 1, 1), value) for key, value in {"text": text, **cells}.items()}
    code, notes = finder.find(row)
    return code, [note.rule.code for _, note in notes]


REPORTS = tuple(f"Báo cáo kết quả cải cách hành chính quý {number} năm 2026" for number in ("I", "II", "III"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Báo cáo kết quả cải cách hành chính quý 1 năm 2026", "I.1"),
        ("Báo cáo kết quả cải cách hành chính quý 2 năm 2026", "I.2"),
        ("Báo cáo kết quả cải cách hành chính Quý 3/2026", "I.3"),
        ("Báo cáo kết quả cải cách hành chính quý ba", "I.3"),
        ("báo cáo kết quả công tác cải cách hành chính quý 2 năm 2026", "I.2"),
        ("Báo cáo kết quả cải cách hành chính quý IV năm 2026", ""),
        ("Báo cáo kết quả cải cách hành chính quý 2 năm 2025", ""),
        ("Báo cáo kết quả cải cách hành chính năm 2026", ""),
    ],
)
def test_quarters_are_told_apart(text, code):
    assert found(finder_of(*REPORTS), text)[0] == code


@pytest.mark.parametrize(
    ("planned", "given", "is_it"),
    [
        ("Kiểm tra công tác cải cách hành chính đợt 1", "Kiểm tra công tác cải cách hành chính đợt 2", False),
        ("Kiểm tra công tác cải cách hành chính đợt 1", "Kiểm tra công tác cải cách hành chính (đợt I)", True),
        ("Báo cáo kết quả cải cách hành chính 6 tháng", "Báo cáo kết quả cải cách hành chính 9 tháng", False),
        ("Báo cáo kết quả cải cách hành chính 6 tháng", "Báo cáo kết quả cải cách hành chính sáu tháng", True),
        ("Nâng cấp hệ thống một cửa giai đoạn 2", "Nâng cấp hệ thống một cửa giai đoạn hai", True),
        ("Nâng cấp hệ thống một cửa giai đoạn 2", "Nâng cấp hệ thống một cửa giai đoạn III", False),
        ("Cắt giảm 30% thời gian giải quyết hồ sơ", "Cắt giảm 20% thời gian giải quyết hồ sơ", False),
        ("Thực hiện Kế hoạch số 148/KH-UBND của tỉnh", "Thực hiện Kế hoạch số 184/KH-UBND của tỉnh", False),
        ("Kiểm tra công tác cải cách hành chính", "Kiểm tra công tác cải cách hành chính đợt 1", False),
        ("Kiểm tra công tác cải cách hành chính đợt 1", "Kiểm tra công tác cải cách hành chính", True),
    ],
)
def test_a_number_tells_two_tasks_apart(planned, given, is_it):
    assert found(finder_of(planned), given)[0] == ("I.1" if is_it else "")


def test_a_text_as_near_to_two_tasks_is_neither_s():
    finder = finder_of("Kiểm tra cải cách hành chính tại phòng a", "Kiểm tra cải cách hành chính tại phòng b")
    assert found(finder, "Kiểm tra cải cách hành chính tại phòng")[0] == ""
    assert found(finder, "Kiểm tra cải cách hành chính tại các phòng b")[0] == "I.2"


def test_the_code_of_one_quarter_beside_the_text_of_another():
    assert found(finder_of(*REPORTS), REPORTS[0].replace("quý I", "quý 2"), task="I.1") == (
        "I.1",
        ["row-code-and-text"],
    )
    assert found(finder_of(*REPORTS), REPORTS[1].replace("quý II", "quý 2"), task="I.2") == ("I.2", [])


def test_what_a_row_without_a_code_says_over_the_plan_is_told():
    code, notes = found(finder_of(*REPORTS), REPORTS[1], product="Đã ban hành", deadline="Tháng 9")
    assert (code, notes) == ("I.2", ["row-matched-by-text", "plan-changed", "plan-changed"])
    code, notes = found(finder_of(*REPORTS), f"{REPORTS[1]} nhé", product="Đã ban hành")
    assert (code, notes) == ("I.2", ["row-matched-nearly", "plan-changed"])


@pytest.mark.parametrize(("same", "length", "is_near"), [(18, 20, True), (50, 56, False), (17, 20, False)])
def test_how_near_a_text_must_be(same, length, is_near):
    """Of two texts of `length` letters, `same` must be the same: 0.9 is near enough, 0.893 is not."""
    known = ("bcdefghjklmnopqrstuvwz" * 3)[:length]
    finder = finder_of(known)
    given = known[:same] + "ê" * (length - same)
    assert bool(found(finder, given)[0]) is is_near
