"""Returns become one table with one row an assignment; the table starts from the plan, so a silent unit is a row."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from cchc_excel.carrying import stays_done
from cchc_excel.domain import Answer, Earlier, FileState, Plan, Received
from cchc_excel.layout.asked import FILLED, REMARKS
from cchc_excel.layout.columns import DATA

_PLANNED = ("task", "area", "area_name", "text", "unit", "unit_name", "deadline", "due", "weight")
_REPORTED = ("unit", "task", *FILLED, "source_file", "source_cell")
_STATUS = _REPORTED.index("status")
"""What the plan tells of an assignment, and what a return does."""

_Row = tuple[Any, ...]


def build_table(
    plan: Plan, received: Iterable[Received], as_of: date, earlier: Mapping[tuple[str, str], Earlier] | None = None
) -> pd.DataFrame:
    """Return the table with one row an assignment, in plan order; missing is None.

    Columns are `layout.DATA.keys` but for the outcome, which `measuring` adds. What was done in an earlier period, by
    unit and task code, stays done where nothing is reported of it now.
    """
    assigned = pd.DataFrame(_assignments(plan, as_of), columns=list(_PLANNED), dtype=object)
    merged = [entry for entry in received if entry.state is FileState.MERGED]
    rows = [_answer_row(entry, answer) for entry in merged for answer in entry.answers if answer.task]
    if earlier:
        told = {(entry.unit, answer.task) for entry in merged for answer in entry.answers if not answer.is_silent}
        rows = _with_done(rows, told, plan, as_of, earlier)
    answered = pd.DataFrame(rows, columns=list(_REPORTED), dtype=object)
    table = assigned.merge(answered, how="left", on=["unit", "task"], validate="one_to_one")
    table = table.astype(object).where(table.notna(), None)
    return table[[key for key in DATA.keys if key != "outcome"]]


def _with_done(
    rows: Iterable[_Row],
    told: Container[tuple[str, str]],
    plan: Plan,
    as_of: date,
    earlier: Mapping[tuple[str, str], Earlier],
) -> list[_Row]:
    """Return the rows, and those of assignments done earlier of which nothing is reported now.

    `told` are those of which something is said, understood or not.
    """
    by_assignment = {row[:2]: row for row in rows}
    for task in plan.tasks:
        for unit in task.leads:
            stood, said = earlier.get((unit, task.code)), by_assignment.get((unit, task.code))
            is_open = (unit, task.code) not in told and not (said and said[_STATUS])
            if stood and is_open and stays_done(task, stood, as_of):
                by_assignment[unit, task.code] = _carried_row(unit, task.code, stood, said)
    return list(by_assignment.values())


def _carried_row(unit: str, task: str, stood: Earlier, row: _Row | None) -> _Row:
    """Return a row as it stood in the summary of an earlier period, with what a return says beside the status."""
    said = dict(zip(_REPORTED, row or (), strict=False))
    kept = {key: None if key in REMARKS else stood.value(key) for key in FILLED}
    values = [said[key] if _stands(said.get(key)) else kept[key] if _stands(kept[key]) else None for key in FILLED]
    says_more = any(_stands(said.get(key)) for key in FILLED)
    place = f"{said['source_cell']}; {stood.place}" if says_more else stood.place
    return (unit, task, *values, f"../{stood.file}", place)


def _stands(value: object) -> bool:
    """Whether there is a value: 0 is one."""
    return value not in (None, "")


def _assignments(plan: Plan, as_of: date) -> Iterable[_Row]:
    """Yield one row a task and lead unit, in plan order."""
    names = {unit.code: unit.name for unit in plan.units}
    for task in plan.tasks:
        due = task.deadline.due_at(as_of)
        for unit in task.leads:
            yield (
                task.code, task.area.code, task.area.name, task.text, unit, names[unit], task.deadline.text, due,
                task.weight,
            )  # fmt: skip


def _answer_row(entry: Received, answer: Answer) -> _Row:
    values = [None if value == "" else value for value in (answer.value(key) for key in FILLED)]
    places = (answer.ref, *(cell.correction.cell.ref for cell in answer.corrected))
    place = "; ".join(dict.fromkeys(str(ref) for ref in places if ref)) or None
    return (entry.unit, answer.task, *values, answer.lent_by or entry.path, place)
