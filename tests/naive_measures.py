"""The measures once more, from the contract's section 6 alone: plain loops over plain values, nothing of the program's.

A task is a dictionary: code, area, weight, leads, days (its due dates in the year) and recurring. A fill is what a unit
typed for a task: status, share, finished, actual, total. No fill: the unit sent nothing usable on it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Task = dict[str, Any]
Fill = dict[str, Any]
Fills = Mapping[tuple[str, str], Fill]
"""By unit and task."""

FIRST_DAY, LAST_DAY = date(2025, 12, 15), date(2026, 12, 31)
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


def due_dates(task: Task, as_of: date) -> tuple[date | None, date | None]:
    """Return the due date that counts, and of a recurring task the instalment before it."""
    if not task["recurring"]:
        return (task["days"][0] if task["days"] else None), None
    past = sorted(day for day in task["days"] if day <= as_of)
    return (past[-1] if past else None), (past[-2] if len(past) > 1 else None)


def status_of(typed: str | None, share: float | None, finished: date | None) -> str | None:
    """Return the status that was typed; where it is none, what the share says of it."""
    if typed == "Thường xuyên":
        return "Đang thực hiện"
    if typed in ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"):
        return typed
    if share is None:
        return None
    if share == 0:
        return "Chưa thực hiện"
    return "Hoàn thành" if share == 1 and finished is not None else "Đang thực hiện"


def settle(fill: Fill, previous: date | None, as_of: date) -> tuple[str | None, float, date | None]:
    """Return status, progress and finish date after the rules; no status: nothing usable was reported."""
    share, finished = fill["share"], fill["finished"]
    if finished is not None and not FIRST_DAY <= finished <= LAST_DAY:
        finished = None
    status = status_of(fill["status"], share, finished)
    if status is None or status == "Không phát sinh":
        return status, 0.0, None
    if share is None:
        share = 1.0 if status == "Hoàn thành" else 0.0
    contradicted = (status == "Hoàn thành" and share < 1) or (status == "Chưa thực hiện" and share > 0)
    too_late = finished is not None and finished > as_of
    too_early = status == "Hoàn thành" and finished is not None and previous is not None and finished <= previous
    if contradicted or too_late or too_early:
        status = "Đang thực hiện"
    return status, share, finished


def judge(task: Task, unit: str, fill: Fill | None, as_of: date) -> Assignment:
    """Return an assignment with its outcome: the first line of the contract's table that fits."""
    due, previous = due_dates(task, as_of)
    nothing: Fill = {"status": None, "share": None, "finished": None, "actual": None, "total": None}
    fill = fill or nothing
    status, progress, finished = settle(fill, previous, as_of)
    overdue = due is not None and due < as_of
    if status == "Không phát sinh":
        outcome = status
    elif status == "Hoàn thành":
        if due is None or due >= as_of or (finished is not None and finished <= due):
            outcome = DONE[0]
        elif finished is not None:
            outcome = DONE[1]
        else:
            outcome = DONE[2]
    else:
        outcome = (status or "Chưa báo cáo") + (", quá hạn" if overdue else "")
    return Assignment(unit, task, outcome, progress, due, fill["actual"], fill["total"])


def settled(task: Task, fill: Fill | None, as_of: date) -> Fill:
    """Return how an assignment stands after the rules: what the summary keeps of it for the next period."""
    if fill is None:
        return dict.fromkeys(("status", "share", "finished", "actual", "total"))
    status, share, finished = settle(fill, due_dates(task, as_of)[1], as_of)
    reported = status is not None and status != "Không phát sinh"
    return {
        "status": status, "share": share if reported else None, "finished": finished if reported else None,
        "actual": fill["actual"], "total": fill["total"],
    }  # fmt: skip


def carry(task: Task, stood: Fill, before: date, as_of: date) -> Fill:
    """Return what a form of a later period begins with: of a recurring task another instalment begins anew."""
    if task["recurring"] and due_dates(task, before)[0] != due_dates(task, as_of)[0]:
        return {**stood, "status": None, "share": None, "finished": None}
    return dict(stood)


def keep_done(task: Task, stood: Fill, before: date, as_of: date) -> Fill | None:
    """Return what counts of an assignment of which nothing is reported now: what was done stays done, no more."""
    carried = carry(task, stood, before, as_of)
    return carried if carried["status"] == "Hoàn thành" else None


def points_lost(parts: Sequence[Assignment], as_of: date, late_penalty: float = 25) -> list[tuple[str, float]]:
    """Return what each task due at one unit loses of its 100 points: half for quantity, half for progress."""
    due = [part for part in parts if part.outcome != "Không phát sinh" and part.due is not None and part.due <= as_of]
    lost = []
    for part in due:
        share = 100 / len(due)
        if part.outcome == DONE[1]:
            lost.append((part.task["code"], share / 2 * late_penalty / 100))
        else:
            lost.append((part.task["code"], 0.0 if part.outcome in DONE else share))
    return lost


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


def measure_everything(tasks: Sequence[Task], fills: Fills, as_of: date) -> dict[str, Any]:
    """Return the measures overall, of all assignments, by unit and by area, and every judged assignment and task."""
    everywhere = [judge(task, unit, fills.get((unit, task["code"])), as_of) for task in tasks for unit in task["leads"]]
    return measure_assignments(tasks, everywhere, as_of)


def measure_assignments(tasks: Sequence[Task], everywhere: Sequence[Assignment], as_of: date) -> dict[str, Any]:
    """Return the measures overall, of all assignments, by unit and by area, and every task."""
    by_task = [judge_task([part for part in everywhere if part.task is task]) for task in tasks]
    units = {part.unit for part in everywhere}
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
