"""The sheet `Điều chỉnh`: changes of the plan during the year, each understood against the plan of its own day.

Owns the rows and what changes tasks; what changes units is `plan_unit_changes`'.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from cchc_excel.cells import Book
from cchc_excel.domain import Adjustment, AdjustmentKind, Plan, Task
from cchc_excel.layout.changes import ADJUSTMENTS, ALLOWED, NEEDED
from cchc_excel.plan.adjusting import adjust, tasks_left_behind
from cchc_excel.plan.leads import index_names
from cchc_excel.plan.matching import code_key
from cchc_excel.plan.tables import Record, Spec, Table, read_date, read_table
from cchc_excel.plan.tasks import TaskReader, read_code, read_deadline, read_leads, read_task
from cchc_excel.plan.unit_changes import read_unit_change
from cchc_excel.rules import Finding, errors_in
from cchc_excel.rules import adjustments as rules
from cchc_excel.rules.plans import VALUE_MISSING
from cchc_excel.text import fold, fold_plain, one_line
from cchc_excel.words import show_date

SPEC = Spec(ADJUSTMENTS, ("day", "kind"), is_optional=True)
_KINDS = {fold_plain(kind): kind for kind in AdjustmentKind}
_ALWAYS = frozenset({"day", "kind", "text", "document", "note"})


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose day and kind are known."""

    record: Record
    day: date
    kind: AdjustmentKind


def read_adjustments(book: Book, path: str, plan: Plan) -> tuple[tuple[Adjustment, ...], list[Finding]]:
    """Return the changes in the order in which they come into force; a plan without the sheet has none.

    `plan` is the plan as issued. Changes that can't be understood are left out, with their findings.
    """
    if not has_adjustments(book):
        return (), []
    table, findings = read_table(book, SPEC, path)
    rows: list[_Row] = []
    for record in table.records:
        row, faults = _read_row(table, record, plan)
        findings += faults
        if row:
            rows.append(row)
    changes, faults = _read_days(table, rows, plan)
    return changes, [*findings, *faults]


def has_adjustments(book: Book) -> bool:
    """Whether a plan workbook has the sheet: one that was made by hand may lack it."""
    return any(fold_plain(grid.name) == fold_plain(ADJUSTMENTS.sheet) for grid in book.grids)


def _read_row(table: Table, record: Record, plan: Plan) -> tuple[_Row | None, list[Finding]]:
    """Return a row's day and kind, None where either isn't understood."""
    if all(record.is_empty(key) for key in ADJUSTMENTS.keys):
        return None, []
    findings = [table.missing(record, key) for key in ("day", "kind") if record.is_empty(key)]
    day, faults = read_date(table, record, "day", plan.info.year)
    findings += faults
    if day and plan.periods and not plan.first_day <= day <= plan.last_day:
        window = {"first": show_date(plan.first_day), "last": show_date(plan.last_day)}
        findings.append(table.finding(rules.DAY_OUTSIDE, record, "day", **window))
        day = None
    kind = _KINDS.get(fold_plain(record.text("kind")))
    if kind is None and not record.is_empty("kind"):
        choices = "; ".join(AdjustmentKind)
        findings.append(table.finding(rules.KIND_UNKNOWN, record, "kind", choices=choices))
    if kind:
        findings += _check_cells(table, record, kind)
    return (_Row(record, day, kind) if day and kind else None), findings


def _check_cells(table: Table, record: Record, kind: AdjustmentKind) -> Iterator[Finding]:
    """Yield a finding for each cell that the kind of change needs and lacks, or has and doesn't use."""
    for key in ADJUSTMENTS.keys:
        heading = ADJUSTMENTS.column(key).heading
        if key in NEEDED[kind] and record.is_empty(key):
            if key == "document":
                yield table.finding(rules.DOCUMENT_MISSING, record, key, task=read_code(record.cells["task"]))
            else:
                yield table.finding(VALUE_MISSING, record, key, column=heading)
        elif key not in _ALWAYS and key not in (*NEEDED[kind], *ALLOWED[kind]) and not record.is_empty(key):
            yield table.finding(rules.COLUMN_UNUSED, record, key, column=heading, kind=kind)


def _read_days(table: Table, rows: list[_Row], plan: Plan) -> tuple[tuple[Adjustment, ...], list[Finding]]:
    """Return the changes day by day, each read against the plan as the ones before it left it."""
    changes: list[Adjustment] = []
    findings: list[Finding] = []
    ordered = sorted(rows, key=lambda row: (row.day, not row.kind.is_of_units, row.record.number))
    for _, group in groupby(ordered, key=lambda row: row.day):
        divided: list[tuple[_Row, Adjustment]] = []
        for row in group:
            change, faults = _read_change(table, row, plan)
            findings += faults
            if change is None or errors_in(faults):
                continue
            plan = adjust(plan, change)
            changes.append(change)
            if change.kind is AdjustmentKind.DIVIDED:
                divided.append((row, change))
        findings += _left_behind(table, divided, plan)
    return tuple(changes), findings


def _read_change(table: Table, row: _Row, plan: Plan) -> tuple[Adjustment | None, list[Finding]]:
    """Return one change, None where a cell that it needs is empty or not understood."""
    if any(row.record.is_empty(key) for key in NEEDED[row.kind] if key != "document"):
        return None, []
    record = row.record
    change = Adjustment(row.day, row.kind, document=record.text("document"), note=one_line(record.text("note")))
    if row.kind.is_of_units:
        return read_unit_change(table, record, change, plan)
    reader = TaskReader(table, index_names(plan.units), plan.info.year, plan.settings)
    if row.kind is AdjustmentKind.ADDED:
        return _read_added(reader, record, change, plan)
    task, faults = _find_task(reader, record, row.day, plan)
    if task is None:
        return None, faults
    change = replace(change, task=task.code, lead_text=_lead_text(record, reader.names.codes, plan))
    change, faults = _READERS[row.kind](reader, record, change, task)
    warnings = tuple(fault for fault in faults if not fault.is_error)
    return replace(change, findings=warnings), faults


def _find_task(reader: TaskReader, record: Record, day: date, plan: Plan) -> tuple[Task | None, list[Finding]]:
    code = code_key(read_code(record.cells["task"]))
    known = {code_key(task.code): task for task in plan.tasks}
    if code in known or not plan.tasks:
        return known.get(code), []
    if code in {code_key(task.code) for task in plan.withdrawn}:
        return None, [reader.table.finding(rules.TASK_WITHDRAWN, record, "task")]
    return None, [reader.table.finding(rules.TASK_UNKNOWN, record, "task", day=show_date(day))]


def _read_added(
    reader: TaskReader, record: Record, change: Adjustment, plan: Plan
) -> tuple[Adjustment | None, list[Finding]]:
    areas = {fold(name): area for area in plan.areas for name in (area.name, area.code)}
    area = areas.get(fold(record.text("area")))
    findings = []
    if area is None and areas:
        choices = ", ".join(known.code for known in plan.areas)
        findings.append(reader.table.finding(rules.AREA_UNKNOWN, record, "area", choices=choices))
    if code_key(read_code(record.cells["task"])) in {code_key(task.code) for task in (*plan.tasks, *plan.withdrawn)}:
        findings.append(reader.table.finding(rules.TASK_EXISTS, record, "task"))
    if area is None:
        return None, findings
    task, faults = read_task(reader, record, area)
    task = replace(task, lead_text=_lead_text(record, task.leads, plan))
    warnings = tuple(fault for fault in faults if not fault.is_error)
    return replace(change, task=task.code, added=task, findings=warnings), [*findings, *faults]


def _lead_text(record: Record, leads: tuple[str, ...], plan: Plan) -> str:
    """Return who leads as the annex says it: by names, where the row gives nothing but codes."""
    text = record.text("leads")
    names = {fold(unit.code): unit.name for unit in plan.units if unit.code in leads}
    parts = [fold(part) for part in re.split(r"[;,]", text) if part.strip()]
    return "; ".join(names[part] for part in parts) if names.keys() >= set(parts) else text


def _read_withdrawn(
    reader: TaskReader,  # noqa: ARG001 - as the other kinds are read
    record: Record,  # noqa: ARG001
    change: Adjustment,
    task: Task,
) -> tuple[Adjustment, list[Finding]]:
    return replace(change, before=task.text), []


def _read_moved(reader: TaskReader, record: Record, change: Adjustment, task: Task) -> tuple[Adjustment, list[Finding]]:
    leads, faults = read_leads(reader, record, task.code)
    return replace(change, leads=leads, partner_text=record.text("partners"), before=task.lead_text), faults


def _read_rescheduled(
    reader: TaskReader, record: Record, change: Adjustment, task: Task
) -> tuple[Adjustment, list[Finding]]:
    deadline, faults = read_deadline(reader, record, task.code)
    return replace(change, deadline=deadline, before=task.deadline.text), faults


_Reader = Callable[[TaskReader, Record, Adjustment, Task], tuple[Adjustment, list[Finding]]]
_READERS: Mapping[AdjustmentKind, _Reader] = {
    AdjustmentKind.WITHDRAWN: _read_withdrawn,
    AdjustmentKind.MOVED: _read_moved,
    AdjustmentKind.RESCHEDULED: _read_rescheduled,
}


def _left_behind(table: Table, divided: list[tuple[_Row, Adjustment]], plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each unit divided whose tasks nobody was given by the end of that day."""
    for row, change in divided:
        (old,) = change.old_units
        left = [task.code for task in tasks_left_behind(plan) if old in task.leads]
        if left:
            details = {"name": old, "tasks": ", ".join(left), "day": show_date(row.day)}
            yield table.finding(rules.TASKS_LEFT, row.record, "old_units", **details)
