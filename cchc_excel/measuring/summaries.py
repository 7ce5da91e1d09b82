"""From the merged table to the `Summary`."""

import pandas as pd

from cchc_excel.domain import Inbox, Summary
from cchc_excel.measuring.measures import measure_all, measure_groups
from cchc_excel.measuring.objectives import measure_objective
from cchc_excel.measuring.outcomes import add_outcomes
from cchc_excel.measuring.tasks import build_tasks


def summarise(inbox: Inbox, merged: pd.DataFrame) -> Summary:
    """Return everything the summary workbook shows; `merged` is what `merging.build_table` made of the inbox."""
    plan, as_of = inbox.plan, inbox.as_of
    table = add_outcomes(merged, as_of)
    tasks = build_tasks(table, plan)
    return Summary(
        plan=plan,
        period=inbox.period,
        as_of=as_of,
        received=inbox.received,
        table=table,
        tasks=tasks,
        overall=measure_all(tasks, as_of),
        assignments_total=measure_all(table, as_of),
        by_unit=measure_groups(table, as_of, "unit", [(unit.code, unit.name) for unit in plan.units]),
        by_area=measure_groups(tasks, as_of, "area", [(area.code, area.name) for area in plan.areas]),
        targets=tuple(measure_objective(objective, table, tasks) for objective in plan.objectives),
    )
