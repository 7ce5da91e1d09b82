"""From what units report, and the merged counts of tasks, to the figure of each statistic."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from cchc_excel.domain import Outcome, Plan, Received, StatisticFigure, StatisticItem, StatisticPart, TaskPart


def measure_statistics(plan: Plan, merged: Mapping[str, Received], table: pd.DataFrame) -> tuple[StatisticFigure, ...]:
    """Return the figures in plan order; `merged` are the merged returns by unit, `table` has one row an assignment."""
    if not plan.statistics:
        return ()
    wanted = {code for item in plan.statistics for code in item.tasks}
    counted = table[table["task"].isin(wanted) & (table["outcome"] != Outcome.NOT_APPLICABLE)]
    rows = [{str(key): value for key, value in row.items()} for row in counted.to_dict("records")]
    return tuple(
        _from_tasks(item, [row for row in rows if row["task"] in item.tasks])
        if item.tasks
        else _from_units(item, merged)
        for item in plan.statistics
    )


def _from_units(item: StatisticItem, merged: Mapping[str, Received]) -> StatisticFigure:
    parts = tuple(_part_of(item, code, merged.get(code)) for code in item.units)
    values = [part.value for part in parts if part.value is not None]
    if not values or (item.is_percent and len(values) > 1):
        return StatisticFigure(item, None, parts)
    return StatisticFigure(item, _sum(values), parts)


def _part_of(item: StatisticItem, code: str, entry: Received | None) -> StatisticPart:
    answer = next((said for said in entry.statistics if said.item == item.code), None) if entry else None
    if entry is None or answer is None:
        return StatisticPart(code, None)
    place = str(answer.ref) if answer.ref and answer.value is not None else ""
    return StatisticPart(code, answer.value, note=answer.note, file=answer.lent_by or entry.path, place=place)


def _from_tasks(item: StatisticItem, rows: Iterable[Mapping[str, Any]]) -> StatisticFigure:
    """Return the figure of the counts that units report beside tasks, as they stand in the merged table.

    A count above its total is counted nowhere; a rate takes whole pairs alone, and has the parts of both counts.
    """
    told = list(_counts(rows))
    if item.part is TaskPart.RATE:
        pairs = [(actual, total) for _, actual, total in told if actual is not None and total is not None]
        whole = _sum(total for _, total in pairs)
        value = _sum(actual for actual, _ in pairs) / whole if whole else None
        parts = [_task_part(row, _share(actual, total)) for row, actual, total in told]
        return StatisticFigure(item, value, tuple(parts))
    is_total = item.part is TaskPart.TOTAL
    parts = [_task_part(row, total if is_total else actual) for row, actual, total in told]
    values = [part.value for part in parts if part.value is not None]
    return StatisticFigure(item, _sum(values) if values else None, tuple(parts))


def _counts(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], float | None, float | None]]:
    for row in rows:
        actual, total = row["actual"], row["total"]
        is_wrong = actual is not None and total is not None and actual > total
        yield (row, None, None) if is_wrong else (row, actual, total)


def _share(actual: float | None, total: float | None) -> float | None:
    return actual / total if actual is not None and total else None


def _task_part(row: Mapping[str, Any], value: float | None) -> StatisticPart:
    file, place = (row["source_file"], row["source_cell"]) if value is not None else ("", "")
    return StatisticPart(row["unit"], value, task=row["task"], file=file or "", place=place or "")


def _sum(values: Iterable[float]) -> float:
    """Return the sum as people add it: 0,1 and 0,2 are 0,3."""
    return round(sum(values), 9)
