"""Figures counted one by one from plain rows, without pandas: what the summary's figures must come to."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from cchc_excel.domain import (
    MeasuredGroup,
    Measures,
    Objective,
    ObjectiveResult,
    ObjectiveState,
    Plan,
    Received,
    Status,
    Task,
)
from tests.tools.some_measures import measures

AS_OF = date(2026, 6, 14)


def assignment_row(task: Task, plan: Plan, unit: str, entry: Received | None) -> dict[str, Any]:
    """Return the row of `DuLieu` of a task and one of its units."""
    answer = next((answer for answer in entry.answers if answer.task == task.code), None) if entry else None
    due = task.deadline.due_at(AS_OF)
    named = plan.unit(unit)
    row: dict[str, Any] = {
        "task": task.code, "area": task.area.code, "area_name": task.area.name, "text": task.text, "unit": unit,
        "unit_name": named.name if named else "", "deadline": task.deadline.text, "due": due, "weight": task.weight,
    }  # fmt: skip
    for key in ("status", "share", "finished_on", "actual", "total", "document", "difficulty", "proposal"):
        value = getattr(answer, key, None)
        row[key] = None if value == "" else value
    row["outcome"] = _outcome(row["status"], row["finished_on"], due)
    row["source_file"] = entry.path if entry and answer else None
    row["source_cell"] = str(answer.ref) if answer and answer.ref else None
    return row


def _outcome(status: Status | None, finished: date | None, due: date | None) -> str:
    past = due is not None and due < AS_OF
    if status is Status.NOT_APPLICABLE:
        return "Không phát sinh"
    if status is Status.DONE:
        if not past or (finished and due and finished <= due):
            return "Hoàn thành đúng hạn"
        return "Hoàn thành quá hạn" if finished else "Hoàn thành, chưa rõ ngày"
    words = "Chưa báo cáo" if status is None else status.value
    return f"{words}, quá hạn" if past else words


def task_row(task: Task, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the row of a task from those of its units."""
    applicable = [row for row in rows if row["outcome"] != "Không phát sinh"]
    return {
        "task": task.code, "area": task.area.code, "weight": task.weight, "due": rows[0]["due"],
        "outcome": _task_outcome([row["outcome"] for row in applicable]),
        "share": sum(row["share"] or 0 for row in applicable) / len(applicable) if applicable else None,
        "assigned_units": len(rows), "is_shared": len(rows) > 1,
    }  # fmt: skip


def _task_outcome(outcomes: list[str]) -> str:
    if not outcomes:
        return "Không phát sinh"
    if all(outcome.startswith("Hoàn thành") for outcome in outcomes):
        order = ("Hoàn thành quá hạn", "Hoàn thành, chưa rõ ngày", "Hoàn thành đúng hạn")
        return min(outcomes, key=order.index)
    late = ", quá hạn" if any(outcome.endswith(", quá hạn") for outcome in outcomes) else ""
    reported = [outcome for outcome in outcomes if not outcome.startswith("Chưa báo cáo")]
    if not reported:
        return f"Chưa báo cáo{late}"
    if all(outcome.startswith("Chưa thực hiện") for outcome in reported):
        return f"Chưa thực hiện{late}"
    return f"Đang thực hiện{late}"


def measure_by(rows: list[dict[str, Any]], key: str, names: Iterable[tuple[str, str]]) -> Iterable[MeasuredGroup]:
    """Yield the figures of each group that has rows."""
    for code, name in names:
        members = [row for row in rows if row[key] == code]
        if members:
            yield MeasuredGroup(code, name, measure(members))


def measure(rows: list[dict[str, Any]]) -> Measures:
    """Return the figures of some rows."""

    def tally(test: Callable[[str], bool], among: list[dict[str, Any]] = rows) -> int:
        return sum(1 for row in among if test(row["outcome"]))

    applicable = [row for row in rows if row["outcome"] != "Không phát sinh"]
    due = [row for row in applicable if row["due"] and row["due"] <= AS_OF]
    done, due_done = tally(lambda o: o.startswith("Hoàn thành")), tally(lambda o: o.startswith("Hoàn thành"), due)
    on_time = rows_with(rows, "Hoàn thành đúng hạn")
    weight = sum(row["weight"] for row in applicable)
    progress = sum(row["weight"] * (row["share"] or 0) for row in applicable)
    return measures(
        assigned=len(rows),
        not_applicable=len(rows) - len(applicable),
        done=done,
        done_on_time=on_time,
        done_late=rows_with(rows, "Hoàn thành quá hạn"),
        in_progress=tally(lambda o: o.startswith("Đang")),
        not_started=tally(lambda o: o.startswith("Chưa thực hiện")),
        not_reported=tally(lambda o: o.startswith("Chưa báo cáo")),
        overdue=tally(lambda o: o.endswith(", quá hạn")),
        due=len(due),
        due_done=due_done,
        completion_rate=done / len(applicable) if applicable else None,
        due_completion_rate=due_done / len(due) if due else None,
        on_time_rate=on_time / done if done else None,
        average_progress=progress / weight if weight else None,
    )


def rows_with(rows: list[dict[str, Any]], outcome: str) -> int:
    """Return how many rows have that outcome."""
    return sum(1 for row in rows if row["outcome"] == outcome)


def reach(objective: Objective, plan: Plan, rows: list[dict[str, Any]], tasks: list[dict[str, Any]]) -> ObjectiveResult:
    """Return how far an objective is met; the plan's one period is its last."""
    meant = [task.deadline for task in plan.tasks if not objective.tasks or task.code in objective.tasks]
    due = max([day for known in meant for day in (known.due, *known.instalments) if day], default=date(2026, 12, 31))

    def mine(row: dict[str, Any]) -> bool:
        return (not objective.tasks or row["task"] in objective.tasks) and row["outcome"] != "Không phát sinh"

    numerator: float | None
    denominator: float | None
    if objective.method == "Tỷ lệ nhiệm vụ hoàn thành":
        counted_tasks = [task for task in tasks if mine(task)]
        numerator = float(sum(task["outcome"].startswith("Hoàn") for task in counted_tasks))
        denominator = float(len(counted_tasks))
        actual = numerator / denominator if denominator else None
    elif objective.method == "Số thực hiện":
        counted = [row["actual"] for row in rows if mine(row) and row["actual"] is not None]
        numerator, denominator, actual = (sum(counted), None, sum(counted)) if counted else (None, None, None)
    else:
        pairs = [row for row in rows if mine(row) and row["actual"] is not None and row["total"] is not None]
        numerator, denominator = sum(row["actual"] for row in pairs), sum(row["total"] for row in pairs)
        actual = numerator / denominator if denominator else None
    if actual is None:
        return ObjectiveResult(objective, None, None, None, None, due, ObjectiveState.UNKNOWN)
    met = actual >= objective.threshold if objective.operator == ">=" else actual > objective.threshold
    state = ObjectiveState.MET if met else ObjectiveState.MISSED
    return ObjectiveResult(objective, numerator, denominator, actual, met, due, state)
