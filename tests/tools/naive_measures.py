"""The measures once more, from the contract's section 6 alone: plain loops over plain values, nothing of the program's.

Assignments come settled (`naive_settling`) and judged (`naive_year`); here they are counted. A task is a dictionary:
code, area, weight, leads, days (its due dates in the year) and kind, one of `once`, `recurring`, `continuous`, and
`open` where there is no deadline.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Task = dict[str, Any]

DONE = ("Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Hoàn thành, chưa rõ ngày")


@dataclass
class Assignment:
    """A task at one of its units, judged."""

    unit: str
    task: Task
    outcome: str
    progress: float
    due: date | None
    actual: float | None
    total: float | None


def judge_task(parts: Sequence[Assignment]) -> Assignment:
    """Return a task, from its units."""
    first = parts[0]
    left = [part for part in parts if part.outcome != "Không phát sinh"]
    progress = sum(part.progress for part in left) / len(left) if left else 0.0
    outcomes = [part.outcome for part in left]
    late = ", quá hạn" if any(outcome.endswith(", quá hạn") for outcome in outcomes) else ""
    reported = [outcome for outcome in outcomes if not outcome.startswith("Chưa báo cáo")]
    if not left:
        outcome = "Không phát sinh"
    elif all(outcome in DONE for outcome in outcomes):
        outcome = DONE[1] if DONE[1] in outcomes else DONE[2] if DONE[2] in outcomes else DONE[0]
    elif not reported:
        outcome = f"Chưa báo cáo{late}"
    elif all(outcome.startswith("Chưa thực hiện") for outcome in reported):
        outcome = f"Chưa thực hiện{late}"
    else:
        outcome = f"Đang thực hiện{late}"
    return Assignment("", first.task, outcome, progress, first.due, None, None)


def measure(things: Iterable[Assignment], as_of: date) -> dict[str, float | None]:
    """Return the fifteen measures of some assignments, or of some tasks."""
    things = list(things)

    def count(holds: Callable[[Assignment], bool]) -> int:
        return sum(1 for thing in things if holds(thing))

    applicable = [thing for thing in things if thing.outcome != "Không phát sinh"]
    done = count(lambda thing: thing.outcome in DONE)
    due = [thing for thing in applicable if thing.due is not None and thing.due <= as_of]
    due_done = sum(1 for thing in due if thing.outcome in DONE)
    on_time = count(lambda thing: thing.outcome == DONE[0])
    weight = sum(thing.task["weight"] for thing in applicable)
    return {
        "assigned": len(things),
        "not_applicable": len(things) - len(applicable),
        "done": done,
        "done_on_time": on_time,
        "done_late": count(lambda thing: thing.outcome == DONE[1]),
        "in_progress": count(lambda thing: thing.outcome.startswith("Đang thực hiện")),
        "not_started": count(lambda thing: thing.outcome.startswith("Chưa thực hiện")),
        "not_reported": count(lambda thing: thing.outcome.startswith("Chưa báo cáo")),
        "overdue": count(lambda thing: thing.outcome.endswith(", quá hạn")),
        "due": len(due),
        "due_done": due_done,
        "completion_rate": done / len(applicable) if applicable else None,
        "due_completion_rate": due_done / len(due) if due else None,
        "on_time_rate": on_time / done if done else None,
        "average_progress": sum(t.task["weight"] * t.progress for t in applicable) / weight if applicable else None,
    }


def measure_assignments(tasks: Sequence[Task], everywhere: Sequence[Assignment], as_of: date) -> dict[str, Any]:
    """Return the measures overall, of all assignments, by unit and by area, and every task."""
    by_task = [judge_task([part for part in everywhere if part.task is task]) for task in tasks]
    units = dict.fromkeys(part.unit for part in everywhere)
    areas = {task["area"] for task in tasks}
    return {
        "overall": measure(by_task, as_of),
        "assignments": measure(everywhere, as_of),
        "by_unit": {unit: measure((part for part in everywhere if part.unit == unit), as_of) for unit in units},
        "by_area": {area: measure((task for task in by_task if task.task["area"] == area), as_of) for area in areas},
        "judged": everywhere,
        "tasks": by_task,
    }


def reach(objective: Mapping[str, Any], measured: Mapping[str, Any]) -> tuple[float | None, bool | None]:
    """Return what was reached of an objective of the plan, and whether that is enough.

    A pair whose part is above its whole is outside every objective.
    """
    wanted = objective["tasks"]
    parts = [part for part in measured["judged"] if not wanted or part.task["code"] in wanted]
    parts = [part for part in parts if part.outcome != "Không phát sinh" and not _is_above_total(part)]
    tasks = [task for task in measured["tasks"] if not wanted or task.task["code"] in wanted]
    tasks = [task for task in tasks if task.outcome != "Không phát sinh"]
    both = [part for part in parts if part.actual is not None and part.total is not None]
    if objective["method"] == "Tỷ lệ nhiệm vụ hoàn thành":
        actual = sum(task.outcome in DONE for task in tasks) / len(tasks) if tasks else None
    elif objective["method"] == "Số thực hiện / Tổng số":
        total = sum(part.total or 0 for part in both)
        actual = sum(part.actual or 0 for part in both) / total if total else None
    else:
        counts = [part.actual for part in parts if part.actual is not None]
        actual = sum(counts) if counts else None
    if actual is None:
        return None, None
    rounded, threshold = round(actual, 9), objective["threshold"]
    met = {
        ">=": rounded >= threshold, ">": rounded > threshold, "=": rounded == threshold,
        "<=": rounded <= threshold, "<": rounded < threshold,
    }  # fmt: skip
    return actual, met[objective["operator"]]


def _is_above_total(part: Assignment) -> bool:
    return part.actual is not None and part.total is not None and part.actual > part.total
