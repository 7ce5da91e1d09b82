"""From the merged table to the `Summary`."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from cchc_excel.carrying import done_before
from cchc_excel.domain import Inbox, MeasuredGroup, Plan, Posted, Summary
from cchc_excel.measuring.measures import measure_all, measure_groups
from cchc_excel.measuring.objectives import measure_objectives
from cchc_excel.measuring.outcomes import add_outcomes
from cchc_excel.measuring.statistics import measure_statistics
from cchc_excel.measuring.tasks import build_tasks

NO_LEADER = "Chưa ghi lãnh đạo phụ trách"
"""What units are listed under for which the plan names no leader, where it names some."""


def measure_leaders(table: pd.DataFrame, plan: Plan, as_of: date) -> tuple[MeasuredGroup, ...]:
    """Return the figures of assignments by the units' leaders; those of units without one stand last."""
    leaders = {unit.code: unit.leader for unit in plan.units}
    named = [leader for leader in dict.fromkeys(leaders.values()) if leader]
    if not named:
        return ()
    groups = [*((leader, leader) for leader in named), ("", NO_LEADER)]
    return measure_groups(table.assign(leader=table["unit"].map(leaders)), as_of, "leader", groups)


def summarise(
    inbox: Inbox,
    merged: pd.DataFrame,
    posted: Mapping[str, Posted] | None = None,
) -> Summary:
    """Return everything the summary workbook shows; `merged` is what `merging.build_table` made of the inbox."""
    plan, as_of = inbox.plan, inbox.as_of
    table = add_outcomes(merged, as_of, done_before(plan, inbox.history, as_of))
    tasks = build_tasks(table, plan)
    return Summary(
        plan=plan,
        period=inbox.period,
        as_of=as_of,
        received=inbox.received,
        entered=inbox.entered,
        table=table,
        tasks=tasks,
        overall=measure_all(tasks, as_of),
        assignments_total=measure_all(table, as_of),
        by_unit=measure_groups(table, as_of, "unit", [(unit.code, unit.name) for unit in plan.units]),
        by_area=measure_groups(tasks, as_of, "area", [(area.code, area.name) for area in plan.areas]),
        targets=measure_objectives(plan, table, tasks, as_of, closes_year=inbox.closes_year),
        by_leader=measure_leaders(table, plan, as_of),
        history=inbox.history,
        posted=posted or {},
        last_year=inbox.last_year,
        closed_on=inbox.closed_on,
        supports=inbox.supports,
        statistics=measure_statistics(plan, inbox.merged, table),
    )
