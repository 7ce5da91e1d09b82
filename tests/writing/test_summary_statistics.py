"""`Phụ lục số liệu`: what the plan and the returns tell is filled, with live formulas; the rest is left to people."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.domain import Plan, Target
from cchc_excel.telling.appendix.statistics import check_tasks, given_tasks
from tests.tools.summary_sample import sample_plan, sample_summary
from tests.tools.summary_workbook import differences, table, write

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars, which it cannot keep."""


def noted(plan: Plan, **notes: str) -> Plan:
    """Return the plan with a note beside some tasks; a code's point is written as an underscore."""
    tasks = (replace(task, note=notes.get(task.code.replace(".", "_"), task.note)) for task in plan.tasks)
    return replace(plan, tasks=tuple(tasks))


def values_of(path: Path) -> dict[object, object]:
    rows = table(openpyxl.load_workbook(path, data_only=True), "Phụ lục số liệu", 4)
    return {row["Mã số"]: row["Số liệu"] for row in rows}


def test_the_plan_is_counted_and_what_the_province_gave_is_left_empty(tmp_path: Path) -> None:
    summary = sample_summary(sample_plan())
    values, overall = values_of(write(summary, tmp_path)), summary.overall
    assert (values["1.1"], values["1.2"]) == (len(summary.plan.tasks), overall.done)
    assert values["1.3"] == pytest.approx(overall.completion_rate)
    assert values["1.4"] == 1  # every sample answer names the same document
    assert [values[f"3.{number}"] for number in range(1, 8)] == [None] * 7
    assert values["2.1"] is None


def test_tasks_that_the_plan_says_were_given_from_above_are_counted(tmp_path: Path) -> None:
    plan = noted(sample_plan(), I_1="UBND tỉnh giao tại Kế hoạch 5", III_3="Cấp trên giao", VI_1="Không do tỉnh giao")
    assert given_tasks(plan) == ("I.1", "III.3")
    summary = sample_summary(plan)
    path = write(summary, tmp_path)
    values = values_of(path)
    outcomes = [row.outcome for row in summary.tasks.itertuples() if row.task in ("I.1", "III.3")]
    assert values["3.1"] == 2 == sum(int(str(values[f"3.{number}"])) for number in range(2, 8))
    assert values["3.2"] == outcomes.count("Hoàn thành đúng hạn")
    assert values["3.4"] == sum(outcome.endswith(", quá hạn") for outcome in outcomes)
    assert differences(path, tmp_path) == []


def test_checks_of_units_are_counted_from_what_units_report(tmp_path: Path) -> None:
    plan = sample_plan()
    check = "Kiểm tra công tác cải cách hành chính tại các phòng"
    tasks = [
        replace(task, text=check, target=Target("≥ 30% số phòng")) if task.code == "II.1" else task
        for task in plan.tasks
    ]
    summary = sample_summary(replace(plan, tasks=tuple(tasks)))
    row = next(row for row in summary.table.itertuples() if row.task == "II.1")
    assert row.total == 80
    path = write(summary, tmp_path)
    values = values_of(path)
    assert values["2.1"] == row.actual
    assert values["2.2"] == pytest.approx(row.actual / 80)
    assert values["2.5"] == int(str(row.outcome).startswith("Hoàn thành"))
    assert differences(path, tmp_path) == []


@pytest.mark.parametrize(
    ("text", "is_check"),
    [
        ("Kiểm tra công tác cải cách hành chính tại các phòng", True),
        ("Tổ chức kiểm tra CCHC 6 tháng đầu năm", True),
        ("Khắc phục tồn tại sau kiểm tra cải cách hành chính", False),
        ("Xây dựng kế hoạch kiểm tra cải cách hành chính", False),
        ("Kiểm tra, rà soát thủ tục hành chính", False),
    ],
)
def test_what_is_a_check(text: str, is_check: bool) -> None:  # noqa: FBT001
    plan = sample_plan()
    only = replace(plan, tasks=(replace(plan.tasks[0], text=text),))
    assert bool(check_tasks(only)) is is_check
