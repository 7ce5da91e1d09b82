"""Returns become one table with one row an assignment; the table starts from the plan, so a silent unit is a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd

from cchc_excel.carrying import CARRIED, REMARKS, stays_done
from cchc_excel.domain import Answer, Earlier, FileState, Plan, Received
from cchc_excel.layout import DATA
from cchc_excel.rules import Finding, files

_PLANNED = ("task", "area", "area_name", "text", "unit", "unit_name", "deadline", "due", "weight")
_REPORTED = ("unit", "task", *CARRIED, "source_file", "source_cell")
_STATUS = _REPORTED.index("status")
"""What the plan tells of an assignment, and what a return does."""

_Row = tuple[Any, ...]


def choose_returns(received: Iterable[Received]) -> tuple[Received, ...]:
    """Return the files with one merged return a unit at most, in the order given.

    The latest by the workbook's own saved time wins; an equal copy is `unchanged`, an older one `superseded`. Where the
    time doesn't tell between different contents, none is merged and each says so.
    """
    received = tuple(received)
    usable = sorted((entry for entry in received if entry.state is FileState.MERGED), key=lambda entry: entry.unit)
    decided: dict[str, Received] = {}
    for _, entries in groupby(usable, key=lambda entry: entry.unit):
        decided |= {entry.path: entry for entry in _name_parts(list(_choose_one(list(entries))))}
    return tuple(decided.get(entry.path, entry) for entry in received)


def _name_parts(entries: Sequence[Received]) -> Iterable[Received]:
    """Yield the files of one unit; where they came in the names of several now united, each with a finding on that."""
    said = {entry.path: _said_unit(entry) for entry in entries} if len(entries) > 1 else {}
    if len(set(said.values())) < 2:
        yield from entries
        return
    names = ", ".join(dict.fromkeys(f"{name} ({path})" for path, name in said.items()))
    for entry in entries:
        details = {"unit": entry.unit, "names": names}
        finding = Finding(files.RETURNS_OF_PARTS, entry.path, details=details, unit=entry.unit)
        yield replace(entry, findings=(finding, *entry.findings))


def _said_unit(entry: Received) -> str:
    """Return in the name of which unit a file came: its own, or one now gone."""
    was = (finding.details["old"] for finding in entry.findings if finding.rule == files.UNIT_SUCCEEDED)
    return next(was, entry.unit)


def _choose_one(entries: Sequence[Received]) -> Iterable[Received]:
    """Yield the files of one unit with their states."""
    if len(entries) == 1:
        yield from entries
        return
    contents = [_content(entry) for entry in entries]
    latest = _latest(entries, contents)
    if latest is None:
        yield from _tied(entries)
        return
    same = [entry for entry, content in zip(entries, contents, strict=True) if content == contents[latest]]
    first = min(same, key=lambda entry: (entry.made_at is None, entry.made_at or 0, entry.path))
    for entry in entries:
        if entry is first:
            yield entry
        else:
            yield replace(entry, state=FileState.UNCHANGED if entry in same else FileState.SUPERSEDED)


def _latest(entries: Sequence[Received], contents: Sequence[object]) -> int | None:
    """Return the index of the latest file; None where times do not tell between different contents."""
    if all(content == contents[0] for content in contents):
        return 0
    times = [entry.made_at for entry in entries]
    known = [time for time in times if time is not None]
    if len(known) < len(times):
        return None
    last = max(known)
    candidates = [index for index, time in enumerate(times) if time == last]
    return candidates[0] if all(contents[index] == contents[candidates[0]] for index in candidates) else None


def _tied(entries: Sequence[Received]) -> Iterable[Received]:
    names = "; ".join(entry.path for entry in entries)
    for entry in entries:
        finding = Finding(files.RETURNS_TIED, entry.path, details={"detail": names}, unit=entry.unit)
        yield replace(entry, state=FileState.REJECTED, findings=(finding, *entry.findings))


def _content(entry: Received) -> tuple[object, ...]:
    """Return what a return says, wherever in the sheet it says it."""
    return tuple(astuple(replace(answer, ref=None, asks=None)) for answer in entry.answers)


def build_table(
    plan: Plan, received: Iterable[Received], as_of: date, earlier: Mapping[tuple[str, str], Earlier] | None = None
) -> pd.DataFrame:
    """Return the table with one row an assignment, in plan order; missing is None.

    Columns are `layout.DATA.keys` but for the outcome, which `measuring` adds. What was done in an earlier period, by
    unit and task code, stays done where nothing is reported of it now.
    """
    assigned = pd.DataFrame(_assignments(plan, as_of), columns=list(_PLANNED), dtype=object)
    merged = (entry for entry in received if entry.state is FileState.MERGED)
    rows = [_answer_row(entry, answer) for entry in merged for answer in entry.answers if answer.task]
    answered = pd.DataFrame(
        _with_done(rows, plan, as_of, earlier) if earlier else rows, columns=list(_REPORTED), dtype=object
    )
    table = assigned.merge(answered, how="left", on=["unit", "task"], validate="one_to_one")
    table = table.astype(object).where(table.notna(), None)
    return table[[key for key in DATA.keys if key != "outcome"]]


def _with_done(rows: Iterable[_Row], plan: Plan, as_of: date, earlier: Mapping[tuple[str, str], Earlier]) -> list[_Row]:
    """Return the rows, and those of assignments done earlier of which nothing is reported now."""
    by_assignment = {row[:2]: row for row in rows}
    for task in plan.tasks:
        for unit in task.leads:
            stood, said = earlier.get((unit, task.code)), by_assignment.get((unit, task.code))
            if stood and stays_done(task, stood, as_of) and not (said and said[_STATUS]):
                by_assignment[unit, task.code] = _carried_row(unit, task.code, stood, said)
    return list(by_assignment.values())


def _carried_row(unit: str, task: str, stood: Earlier, row: _Row | None) -> _Row:
    """Return a row as it stood in the summary of an earlier period, with what a return says beside the status."""
    said = dict(zip(_REPORTED, row or (), strict=False))
    kept = {key: None if key in REMARKS else getattr(stood, key) for key in CARRIED}
    values = [said[key] if _stands(said.get(key)) else kept[key] if _stands(kept[key]) else None for key in CARRIED]
    says_more = any(_stands(said.get(key)) for key in CARRIED)
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
    values = [None if value == "" else value for value in (getattr(answer, key) for key in CARRIED)]
    places = (answer.ref, *(cell.correction.cell.ref for cell in answer.corrected))
    place = "; ".join(dict.fromkeys(str(ref) for ref in places if ref)) or None
    return (entry.unit, answer.task, *values, entry.path, place)
