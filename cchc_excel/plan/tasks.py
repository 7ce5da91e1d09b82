"""The sheet `Biểu nhiệm vụ`: each task with its area, its lead units, its deadline and its weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from cchc_excel.cells import Cell
from cchc_excel.deadlines import Deadline, DeadlineKind, parse_deadline
from cchc_excel.domain import Area, Settings, Target, Task, Unit
from cchc_excel.kinds import Context
from cchc_excel.layout.columns import COUNT
from cchc_excel.plan.leads import UnitNames, find_units, index_names
from cchc_excel.plan.lists import FALLBACK_YEAR
from cchc_excel.plan.roles import split_roles
from cchc_excel.plan.rows import NO_AREA, AnnexRow, sort_rows
from cchc_excel.plan.tables import Record, Table
from cchc_excel.rules import Finding
from cchc_excel.rules.plans import (
    CODE_TWICE,
    DEADLINE_APPROXIMATE,
    DEADLINE_EMPTY,
    DEADLINE_OUTSIDE,
    DEADLINE_UNKNOWN,
    DEADLINES_EMPTY,
    LEAD_PARTED,
    LEAD_UNKNOWN,
    TASK_CODE_WRONG,
    TASK_WITHOUT_AREA,
    TASKS_MISSING,
    WEIGHT_WRONG,
)
from cchc_excel.text import clean, fold, one_line
from cchc_excel.words import show_date

WEIGHT_LIMIT = 1000
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class TaskReader:
    """What every task row is read with."""

    table: Table
    names: UnitNames
    year: int
    settings: Settings


def read_tasks(
    table: Table, units: Sequence[Unit], year: int, settings: Settings
) -> tuple[tuple[Area, ...], tuple[Task, ...], list[Finding]]:
    """Return areas and tasks in order; leads are looked for only where the units could be read."""
    if not table.is_usable:
        return (), (), []
    reader = TaskReader(table, index_names(units), year, settings)
    rows = sort_rows(table)
    areas = _areas_of(rows)
    findings = [*_check_areas(table, rows), *table.repeated_codes("task", [row.record for row in rows if row.is_task])]
    tasks = []
    for row in rows:
        if row.is_task:
            task, faults = read_task(reader, row.record, areas[fold(row.area.code)])
            tasks.append(task)
            findings += faults
    if not tasks:
        findings.append(table.empty(TASKS_MISSING))
    return tuple(areas.values()), tuple(tasks), _said_once(table, tasks, findings)


def _areas_of(rows: Sequence[AnnexRow]) -> dict[str, Area]:
    """Return the areas in order by folded code; an area row repeated on a later page is one area.

    A row merged across, without a code and with no task under it, is a remark, not an area.
    """
    used = {row.area for row in rows if row.is_task}
    areas: dict[str, Area] = {}
    for row in rows:
        if row.area in used or not row.is_numbered:
            areas.setdefault(fold(row.area.code), row.area)
    return areas


def _check_areas(table: Table, rows: Sequence[AnnexRow]) -> Iterator[Finding]:
    """Yield a finding for each area code that an area of another name has, and for each task above the first area."""
    first: dict[str, AnnexRow] = {}
    for row in rows:
        if row.is_task:
            if row.area == NO_AREA:
                code = row.record.text("task")
                yield table.finding(TASK_WITHOUT_AREA, row.record, "task", NO_AREA.name, task=code)
            continue
        earlier = first.setdefault(fold(row.area.code), row)
        if fold(earlier.area.name) != fold(row.area.name):
            number = str(earlier.record.number)
            yield table.finding(CODE_TWICE, row.record, "task", column="Mã lĩnh vực", first=number)


def read_task(reader: TaskReader, record: Record, area: Area) -> tuple[Task, list[Finding]]:
    """Return the task of a row, with what is wrong in it."""
    table = reader.table
    code = read_code(record.cells["task"])
    leads, lead_faults = read_leads(reader, record, code)
    deadline, deadline_faults = read_deadline(reader, record, code)
    weight = _read_weight(record)
    findings = [table.missing(record, key) for key in ("task", "text") if record.is_empty(key)]
    if isinstance(record.cells["task"].value, (date, time, bool)):
        findings.append(table.finding(TASK_CODE_WRONG, record, "task"))
    findings += lead_faults + deadline_faults
    if weight is None:
        findings.append(table.finding(WEIGHT_WRONG, record, "weight"))
    texts = {key: clean(record.cells[key].text) for key in ("text", "product", "target", "partners", "note")}
    task = Task(
        code=code,
        area=area,
        text=texts["text"],
        product=texts["product"],
        target=Target(texts["target"]),
        leads=leads,
        lead_text=record.text("leads"),
        partner_text=texts["partners"],
        deadline=deadline,
        weight=weight or 1.0,
        note=texts["note"],
        person=one_line(record.cells["person"].text) if "person" in record.cells else "",
    )
    return task, findings


def read_code(cell: Cell) -> str:
    """Return a task's code; Excel keeps a typed 1.1 as a number, which the office would see as 1,1."""
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        return f"{cell.value:.15g}"
    return one_line(cell.text)


def read_leads(reader: TaskReader, record: Record, code: str) -> tuple[tuple[str, ...], list[Finding]]:
    """Return the units that lead, in plan order, with a finding for each part not understood."""
    if not reader.names.codes and not record.is_empty("leads"):
        return (), []
    leads, unknown = find_units(record.cells["leads"].text, reader.names)
    if not leads and not unknown:
        return (), [reader.table.missing(record, "leads")]
    table, roles = reader.table, split_roles(clean(record.cells["leads"].text))
    findings = [table.finding(LEAD_UNKNOWN, record, "leads", task=code, name=one_line(name)) for name in unknown]
    if roles.is_parted:
        others = one_line(roles.helping)
        findings.append(table.finding(LEAD_PARTED, record, "leads", one_line(roles.leading), task=code, others=others))
    return leads, findings


def read_deadline(reader: TaskReader, record: Record, code: str) -> tuple[Deadline, list[Finding]]:
    """Return a task's deadline; one that isn't understood is undetermined, with a finding."""
    cell = record.cells["deadline"]
    inclusive = reader.settings.before_inclusive
    deadline = parse_deadline(cell.value, cell.number_format, reader.year, before_inclusive=inclusive)
    if deadline is None:
        fault = reader.table.finding(DEADLINE_UNKNOWN, record, "deadline", task=code)
        return Deadline(one_line(cell.text), DeadlineKind.UNDETERMINED), [fault]
    return deadline, list(_doubts(reader, record, code, deadline))


def _doubts(reader: TaskReader, record: Record, code: str, deadline: Deadline) -> Iterator[Finding]:
    """Yield how a deadline was read that is empty, lies outside the plan's year or is understood only roughly."""
    finding = reader.table.finding
    if not deadline.text:
        yield finding(DEADLINE_EMPTY, record, "deadline", task=code)
    elif not deadline.lies_within(reader.year):
        if reader.year != FALLBACK_YEAR:
            read_as = _show_deadline(deadline)
            yield finding(DEADLINE_OUTSIDE, record, "deadline", read_as, task=code, year=str(reader.year))
    elif deadline.approximate:
        yield finding(DEADLINE_APPROXIMATE, record, "deadline", _show_deadline(deadline), task=code)


def _show_deadline(deadline: Deadline) -> str:
    return ", ".join(map(show_date, deadline.days)) or "không có hạn cố định"


def _said_once(table: Table, tasks: Sequence[Task], findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with one in place of those of every task, where no task at all has a deadline."""
    if len(tasks) < _SEVERAL or any(task.deadline.text for task in tasks):
        return list(findings)
    others = [finding for finding in findings if finding.rule != DEADLINE_EMPTY]
    return [*others, replace(table.empty(DEADLINES_EMPTY), details={"count": str(len(tasks))})]


def _read_weight(record: Record) -> float | None:
    """Return the weight, 1 where none is written; None where it isn't a number above 0."""
    if record.is_empty("weight"):
        return 1.0
    any_day = date(2000, 1, 1)
    reading = COUNT.read(record.cells["weight"], Context(any_day.year, any_day, any_day, any_day))
    value = reading.value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or reading.notes:
        return None
    return float(value) if 0 < value <= WEIGHT_LIMIT else None
