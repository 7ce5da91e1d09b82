"""The plan's objectives: their day, how they stand before and after it, and which counts are none."""

from datetime import date

import pandas as pd
import pytest

from cchc_excel.deadlines import parse_deadline
from cchc_excel.domain import Area, Objective, ObjectiveResult, Plan, PlanInfo, Target, Task, Unit
from cchc_excel.layout.columns import DATA, METHODS, TASK_RESULTS
from cchc_excel.measuring.objectives import measure_objectives
from cchc_excel.telling.objectives import name_objective

AREA = Area("I", "Chỉ đạo")
DEADLINES = {"A": "Quý I/2026", "B": "30/9/2026", "C": "Thường xuyên", "D": "Hằng quý"}


def plan_of(objective: Objective) -> Plan:
    tasks = []
    for code, wording in DEADLINES.items():
        deadline = parse_deadline(wording, "General", 2026)
        assert deadline
        tasks.append(Task(code, AREA, "Nhiệm vụ", "", Target("100%"), ("U",), "U", "", deadline))
    return Plan(PlanInfo(2026), (Unit("U", "Phòng U"),), (AREA,), tuple(tasks), (objective,), ())


def result_of(
    objective: Objective, counts: list[tuple[float, float | None]], as_of: date, *, last: bool = False
) -> ObjectiveResult:
    rows = [{"task": "A", "outcome": "Đang thực hiện", "actual": actual, "total": total} for actual, total in counts]
    table = pd.DataFrame(rows, columns=list(DATA.keys), dtype=object)
    tasks = pd.DataFrame([{"task": "A", "outcome": "Đang thực hiện"}], columns=list(TASK_RESULTS), dtype=object)
    table = table.astype(object).where(table.notna(), None)
    (result,) = measure_objectives(plan_of(objective), table, tasks, as_of, closes_year=last)
    return result


def objective(*tasks: str, due: date | None = None, threshold: float = 1, method: str = "count_rate") -> Objective:
    return Objective("CT1", "Chỉ tiêu", METHODS[method], tasks, ">=", threshold, due)


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        (objective("A"), date(2026, 3, 31)),
        (objective("A", "B"), date(2026, 9, 30)),
        (objective("A", "C"), date(2026, 3, 31)),  # a continuous task has no day
        (objective("C"), date(2026, 12, 31)),
        (objective("A", "D"), date(2026, 12, 31)),  # the last instalment
        (objective(), date(2026, 12, 31)),
        (objective("A", "B", due=date(2026, 6, 30)), date(2026, 6, 30)),
    ],
)
def test_an_objectives_day(asked: Objective, day: date):
    assert result_of(asked, [], date(2026, 6, 14)).due == day


@pytest.mark.parametrize(
    ("counts", "as_of", "last", "met", "state"),
    [
        ([(4, 8)], date(2026, 6, 29), False, False, "not_due"),
        ([(4, 8)], date(2026, 6, 30), False, False, "missed"),
        ([(4, 8)], date(2026, 7, 1), False, False, "missed"),
        ([(4, 8)], date(2026, 6, 29), True, False, "missed"),
        ([(8, 8)], date(2026, 3, 1), False, True, "met"),
        ([], date(2026, 12, 31), True, None, "unknown"),
        ([(8, 8), (9, 8)], date(2026, 3, 1), False, True, "met"),  # more than all there are is no count
        ([(9, 8)], date(2026, 7, 1), False, None, "unknown"),
        ([(8, 8), (7, None)], date(2026, 7, 1), False, True, "met"),
    ],
)
def test_how_an_objective_stands(counts, as_of, last, met, state):
    result = result_of(objective("A", due=date(2026, 6, 30)), counts, as_of, last=last)
    assert (result.met, result.state) == (met, state)


def test_a_count_above_its_total_is_no_count_either():
    asked = objective("A", threshold=5, method="count")
    assert result_of(asked, [(9, 8), (3, None), (2, 2)], date(2026, 12, 14), last=True).actual == 5


def test_no_sentence_shows_what_was_reached_equal_to_what_was_missed():
    result = result_of(objective("A"), [(99_996, 100_000)], date(2026, 12, 14), last=True)
    assert result.state == "missed"
    assert name_objective(result) == "CT1 đạt 99,996%, yêu cầu 100%"
    count = result_of(objective("A", threshold=24, method="count"), [(23.999, None)], date(2026, 12, 14), last=True)
    assert name_objective(count) == "CT1 đạt 23,999, yêu cầu ≥ 24"
