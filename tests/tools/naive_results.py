"""Objectives' states, ranks and ratings by the contract's sections 6 and 8 alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.tools.naive_measures import DONE, Assignment, Task, reach
from tests.tools.naive_settling import LAST_DAY

Figures = Mapping[str, float | None]
CLASSES = (
    (90, "Hoàn thành xuất sắc nhiệm vụ"), (70, "Hoàn thành tốt nhiệm vụ"), (50, "Hoàn thành nhiệm vụ"),
    (0, "Không hoàn thành nhiệm vụ"),
)  # fmt: skip


def state_of(objective: Mapping[str, Any], tasks: Sequence[Task], measured: Mapping[str, Any], as_of: date) -> str:
    """Return `met`, `missed`, `not_due` or `unknown`; `closes_year` stands with what was measured."""
    _, met = reach(objective, measured)
    if met is None:
        return "unknown"
    if met:
        return "met"
    wanted = [task for task in tasks if not objective["tasks"] or task["code"] in objective["tasks"]]
    day = objective.get("day") or max((day for task in wanted for day in task["days"]), default=LAST_DAY)
    return "not_due" if as_of < day and not measured["closes_year"] else "missed"


def ranks(by_unit: Mapping[str, Figures], sent: set[str]) -> dict[str, int | None]:
    """Return each unit's rank: completion rate, then fewer overdue, then average progress. None: it has none."""

    def order(unit: str) -> tuple[float, ...]:
        figures = by_unit[unit]
        return (-(figures["completion_rate"] or 0), figures["overdue"] or 0, -(figures["average_progress"] or 0))

    ranked = [unit for unit in by_unit if unit in sent and by_unit[unit]["completion_rate"] is not None]
    return {
        unit: 1 + sum(order(other) < order(unit) for other in ranked) if unit in ranked else None for unit in by_unit
    }


def points_lost(parts: Sequence[Assignment], late_penalty: float = 25) -> list[tuple[str, float]]:
    """Return what each rated task of a unit loses of its 100 points, half for the work and half for its time.

    Rated are the applicable ones that are done or due by 31/12, continuous ones included; a late or undated one loses
    a part of the points for its time.
    """
    rated = [part for part in parts if part.outcome != "Không phát sinh" and _is_rated(part)]
    share = 100 / len(rated) if rated else 0.0
    late = share / 2 * late_penalty / 100
    lost = {DONE[0]: 0.0, DONE[1]: late, DONE[2]: late}
    return [(part.task["code"], lost.get(part.outcome, share)) for part in rated]


def rate(parts: Sequence[Assignment], least: int = 1) -> tuple[float | None, str | None]:
    """Return a unit's points and class in the plan's last period; below the least number of tasks it has none."""
    lost = points_lost(parts)
    if len(lost) < max(least, 1):
        return None, None
    points = 100 - sum(some for _, some in lost)
    return points, next(name for least_points, name in CLASSES if round(points, 2) >= least_points)


def _is_rated(part: Assignment) -> bool:
    due_this_year = any(day <= LAST_DAY for day in part.task["days"])
    return part.outcome in DONE or due_this_year or part.task["kind"] == "continuous"
