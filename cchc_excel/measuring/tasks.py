"""From assignments to tasks: a task led by several units is one row."""

from collections.abc import Iterable
from math import fsum
from typing import Any

import pandas as pd

from cchc_excel.domain import Outcome, Plan
from cchc_excel.layout.columns import TASK_RESULTS
from cchc_excel.measuring.outcomes import outcome_of_task


def build_tasks(table: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Return the table with one row a task, in plan order; columns are `layout.TASK_RESULTS`.

    `share` is the mean over the applicable assignments, 0-1, not reported counting as 0; None where none is applicable.
    """
    by_task = dict(iter(table.groupby("task", sort=False)))
    return pd.DataFrame(
        [
            _task_row(task.code, task.area.code, task.weight, by_task[task.code])
            for task in plan.tasks
            if task.code in by_task
        ],
        columns=list(TASK_RESULTS),
        dtype=object,
    )


def _task_row(code: str, area: str, weight: float, rows: pd.DataFrame) -> dict[str, Any]:
    outcomes = list(rows["outcome"])
    return {
        "task": code,
        "area": area,
        "weight": weight,
        "due": rows["due"].iloc[0],
        "outcome": outcome_of_task(outcomes),
        "share": mean_share(outcomes, rows["share"]),
        "assigned_units": len(outcomes),
        "is_shared": len(outcomes) > 1,
    }


def mean_share(outcomes: Iterable[Outcome], shares: Iterable[float | None]) -> float | None:
    """Return how far a task is: the mean over its applicable assignments, None where none is applicable."""
    applicable = [
        share or 0.0 for outcome, share in zip(outcomes, shares, strict=True) if outcome is not Outcome.NOT_APPLICABLE
    ]
    return fsum(applicable) / len(applicable) if applicable else None
