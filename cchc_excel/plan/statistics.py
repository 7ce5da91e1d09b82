"""The sheet `Số liệu` of the plan workbook: the statistics asked of units, or taken from the counts of tasks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_excel.cells import Book
from cchc_excel.domain import StatisticItem, Task, TaskPart, Unit
from cchc_excel.kinds.statistic import is_percent
from cchc_excel.layout.statistics import STATISTIC_ITEMS
from cchc_excel.plan.leads import resolve_leads
from cchc_excel.plan.tables import Record, Spec, Table, read_table
from cchc_excel.rules import Finding
from cchc_excel.rules import statistics as rules
from cchc_excel.text import clean, fold, fold_plain

SPEC = Spec(STATISTIC_ITEMS, ("item", "text", "units"), is_optional=True)

_FROM_TASKS = re.compile(
    r"\s*(?:(?:theo|lấy từ|lay tu)\s+)?(?P<total>(?:tổng số|tong so)\s+)?(?:(?:số thực hiện|so thuc hien)\s+)?"
    r"(?:(?:của|cua|theo)\s+)?(?:(?:các|cac)\s+)?(?:nhiệm vụ|nhiem vu)\b[\s:]*(?P<codes>.+)",
    re.IGNORECASE | re.DOTALL,
)
_CODES = re.compile(r"[;,\n]|\s+(?:và|va)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the lines of the sheet may name: the units, and the tasks by folded code."""

    units: Sequence[Unit]
    tasks: Mapping[str, Task]


def read_statistics(
    book: Book, path: str, units: Sequence[Unit], tasks: Iterable[Task]
) -> tuple[tuple[StatisticItem, ...], list[Finding]]:
    """Return what is asked for, in order, and what is wrong with it; nothing where there is no such sheet."""
    if not any(fold_plain(grid.name) == fold_plain(STATISTIC_ITEMS.sheet) for grid in book.grids):
        return (), []
    table, findings = read_table(book, SPEC, path)
    known = _Known(units, {fold(task.code): task for task in tasks})
    records = [record for record in table.records if not all(record.is_empty(key) for key in ("item", "text"))]
    findings += table.repeated_codes("item", records)
    group, items = "", []
    for record in records:
        if record.is_empty("item") and record.is_empty("units"):
            group = record.text("text")
            continue
        findings += [table.missing(record, key) for key in SPEC.required if record.is_empty(key)]
        item, faults = _read_item(table, record, known)
        findings += faults
        items.append(replace(item, group=item.group or group))
    return tuple(items), findings


def _read_item(table: Table, record: Record, known: _Known) -> tuple[StatisticItem, list[Finding]]:
    measure = record.text("measure")
    item = StatisticItem(
        code=record.text("item"),
        text=record.text("text"),
        measure=measure,
        group=record.text("group"),
        is_percent=is_percent(measure),
    )
    asked = clean(record.cells["units"].text)
    found = _FROM_TASKS.fullmatch(asked)
    return _from_tasks(table, record, item, found, known) if found else _of_units(table, record, item, asked, known)


def _from_tasks(
    table: Table, record: Record, item: StatisticItem, found: re.Match[str], known: _Known
) -> tuple[StatisticItem, list[Finding]]:
    """Return an item whose figure tasks give; whether the tasks are there is asked only where they could be read."""
    named = [part.strip(" .") for part in _CODES.split(found["codes"]) if part.strip(" .")]
    tasks = {name: known.tasks.get(fold(name)) for name in named}
    findings = [
        table.finding(rules.ITEM_TASK_UNKNOWN, record, "units", item=item.code, name=name)
        for name, task in tasks.items()
        if task is None and known.tasks
    ]
    findings += [
        table.finding(rules.ITEM_TASK_UNCOUNTED, record, "units", item=item.code, name=task.code)
        for task in tasks.values()
        if task and not task.target.has_count
    ]
    part = TaskPart.RATE if item.is_percent else TaskPart.TOTAL if found["total"] else TaskPart.ACTUAL
    codes = tuple(dict.fromkeys(task.code for task in tasks.values() if task))
    return replace(item, tasks=codes, part=part), findings


def _of_units(
    table: Table, record: Record, item: StatisticItem, asked: str, known: _Known
) -> tuple[StatisticItem, list[Finding]]:
    if not asked or not known.units:
        return item, []
    codes, unknown = resolve_leads(asked, known.units)
    findings = [table.finding(rules.ITEM_UNIT_UNKNOWN, record, "units", item=item.code, name=name) for name in unknown]
    if item.is_percent and len(codes) > 1:
        findings.append(table.finding(rules.ITEM_RATE_SHARED, record, "units", item=item.code, count=str(len(codes))))
    return replace(item, units=codes), findings
