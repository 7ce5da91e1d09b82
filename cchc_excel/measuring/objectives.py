"""The plan's own objectives (*chỉ tiêu*): what was reached against what must be."""

import pandas as pd

from cchc_excel.domain import Objective, ObjectiveResult, Outcome
from cchc_excel.layout import METHODS
from cchc_excel.measuring.measures import rate
from cchc_excel.measuring.outcomes import DONE
from cchc_excel.words import COMPARE


def measure_objective(objective: Objective, table: pd.DataFrame, tasks: pd.DataFrame) -> ObjectiveResult:
    """Return an objective's figures; counts are added over units, and no data gives no verdict."""
    numerator, denominator = _COUNT[objective.method](_of(objective, table), _of(objective, tasks))
    if objective.method == METHODS["count"]:
        actual = numerator
    else:
        actual = rate(numerator, denominator) if numerator is not None and denominator else None
    met = None if actual is None else COMPARE[objective.operator](round(actual, 10), objective.threshold)
    return ObjectiveResult(objective, numerator, denominator, actual, met)


def _of(objective: Objective, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the objective's tasks; all, where it names none."""
    return rows[rows["task"].isin(objective.tasks)] if objective.tasks else rows


def _count_tasks(table: pd.DataFrame, tasks: pd.DataFrame) -> tuple[float | None, float | None]:  # noqa: ARG001
    applicable = int((tasks["outcome"] != Outcome.NOT_APPLICABLE).sum())
    return (float(tasks["outcome"].isin(DONE).sum()), float(applicable)) if applicable else (None, None)


def _count_pairs(table: pd.DataFrame, tasks: pd.DataFrame) -> tuple[float | None, float | None]:  # noqa: ARG001
    """Return both sums over the rows that give both numbers."""
    rows = _with_actual(table)
    rows = rows[rows["total"].notna()]
    return (float(rows["actual"].sum()), float(rows["total"].sum())) if len(rows) else (None, None)


def _count_actual(table: pd.DataFrame, tasks: pd.DataFrame) -> tuple[float | None, float | None]:  # noqa: ARG001
    rows = _with_actual(table)
    return (float(rows["actual"].sum()), None) if len(rows) else (None, None)


def _with_actual(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that count something; more done than there is to do says nothing."""
    is_sound = table["total"].isna() | (table["actual"] <= table["total"])
    return table[(table["outcome"] != Outcome.NOT_APPLICABLE) & table["actual"].notna() & is_sound]


_COUNT = {METHODS["task_rate"]: _count_tasks, METHODS["count_rate"]: _count_pairs, METHODS["count"]: _count_actual}
