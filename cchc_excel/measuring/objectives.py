"""The plan's own objectives (*chỉ tiêu*): what was reached against what must be."""

from datetime import date
from math import fsum

import pandas as pd

from cchc_excel.domain import Objective, ObjectiveResult, ObjectiveState, Outcome, Plan
from cchc_excel.domain.outcomes import DONE
from cchc_excel.layout.columns import METHODS
from cchc_excel.measuring.measures import rate
from cchc_excel.words import meets


def measure_objectives(
    plan: Plan, table: pd.DataFrame, tasks: pd.DataFrame, as_of: date, *, closes_year: bool
) -> tuple[ObjectiveResult, ...]:
    """Return the figures of the plan's objectives, in order; at the end of the year all are due."""
    return tuple(
        measure_objective(objective, table, tasks, objective_day(objective, plan), None if closes_year else as_of)
        for objective in plan.objectives
    )


def objective_day(objective: Objective, plan: Plan) -> date:
    """Return the day by which an objective must be met: its own, the last due date of its tasks, or the year's end."""
    if objective.due:
        return objective.due
    deadlines = [task.deadline for task in plan.tasks if not objective.tasks or task.code in objective.tasks]
    days = [day for deadline in deadlines for day in (deadline.due, *deadline.instalments) if day]
    return max(days, default=plan.last_day)


def measure_objective(
    objective: Objective, table: pd.DataFrame, tasks: pd.DataFrame, due: date, as_of: date | None
) -> ObjectiveResult:
    """Return an objective's figures; counts are added over units, and no data gives no verdict.

    Before `due` what is not reached is not missed; without `as_of` all is due.
    """
    numerator, denominator = _COUNT[objective.method](_of(objective, table), _of(objective, tasks))
    if objective.method == METHODS["count"]:
        actual = numerator
    else:
        actual = rate(numerator, denominator) if numerator is not None and denominator else None
    met = None if actual is None else meets(actual, objective.operator, objective.threshold)
    missed = ObjectiveState.MISSED if as_of is None or as_of >= due else ObjectiveState.NOT_DUE
    state = ObjectiveState.UNKNOWN if met is None else ObjectiveState.MET if met else missed
    return ObjectiveResult(
        objective=objective, numerator=numerator, denominator=denominator, actual=actual, met=met, due=due, state=state
    )


def _of(objective: Objective, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the objective's tasks; all, where it names none."""
    return rows[rows["task"].isin(objective.tasks)] if objective.tasks else rows


def _count_tasks(table: pd.DataFrame, tasks: pd.DataFrame) -> tuple[float | None, float | None]:  # noqa: ARG001
    applicable = int((tasks["outcome"] != Outcome.NOT_APPLICABLE).sum())
    return (float(tasks["outcome"].isin(DONE).sum()), float(applicable)) if applicable else (None, None)


def _count_pairs(table: pd.DataFrame, tasks: pd.DataFrame) -> tuple[float | None, float | None]:  # noqa: ARG001
    """Return both sums over the rows that give both numbers."""
    rows = _counted(table)
    rows = rows[rows["total"].notna()]
    return (fsum(rows["actual"]), fsum(rows["total"])) if len(rows) else (None, None)


def _count_actual(table: pd.DataFrame, tasks: pd.DataFrame) -> tuple[float | None, float | None]:  # noqa: ARG001
    rows = _counted(table)
    return (fsum(rows["actual"]), None) if len(rows) else (None, None)


def _counted(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose count can be used: more than all there are is no count."""
    rows = table[(table["outcome"] != Outcome.NOT_APPLICABLE) & table["actual"].notna()]
    pairs = zip(rows["actual"], rows["total"], strict=True)
    usable = [total is None or actual <= total for actual, total in pairs]
    return rows[pd.Series(usable, index=rows.index, dtype=bool)]


_COUNT = {METHODS["task_rate"]: _count_tasks, METHODS["count_rate"]: _count_pairs, METHODS["count"]: _count_actual}
