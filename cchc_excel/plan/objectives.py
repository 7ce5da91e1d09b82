"""The sheet `Chỉ tiêu`: the plan's own objectives, each with how it is computed and what must be reached."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeGuard

from cchc_excel.domain import Objective, Task
from cchc_excel.kinds import Context
from cchc_excel.layout.columns import COUNT, METHODS, OPERATORS, SHARE
from cchc_excel.plan.tables import Record, Table, read_date
from cchc_excel.rules import Finding
from cchc_excel.rules.plans import (
    METHOD_UNKNOWN,
    OBJECTIVE_TASK_UNKNOWN,
    OPERATOR_UNKNOWN,
    THRESHOLD_ROUGH,
    THRESHOLD_WRONG,
)
from cchc_excel.rules.values import SHARE_CAPPED
from cchc_excel.text import clean, fold, fold_plain
from cchc_excel.words import show_rate

_CODES = re.compile(r"[;,\n]")
_ALL_TASKS = frozenset({"tat ca", "toan bo", "tat ca nhiem vu", "toan bo nhiem vu", "tat ca cac nhiem vu"})
_OTHER_SPELLINGS = {"≥": ">=", "=>": ">=", "≤": "<=", "=<": "<=", "==": "="}
_ANY_DAY = date(2000, 1, 1)
_CONTEXT = Context(_ANY_DAY.year, _ANY_DAY, _ANY_DAY, _ANY_DAY)


def read_objectives(table: Table, tasks: Sequence[Task], year: int) -> tuple[tuple[Objective, ...], list[Finding]]:
    """Return the objectives in order; task codes are looked for only where the tasks could be read."""
    findings = [*table.missing_values("objective", "text"), *table.repeated_codes("objective")]
    codes = {fold(task.code): task.code for task in tasks}
    objectives = []
    for record in table.records:
        objective, faults = _read_objective(table, record, codes, year)
        findings += faults
        objectives.append(objective)
    return tuple(objectives), findings


def _read_objective(
    table: Table, record: Record, codes: Mapping[str, str], year: int
) -> tuple[Objective, list[Finding]]:
    code = record.text("objective")
    methods = {fold_plain(name): name for name in METHODS.values()}
    method = methods.get(fold_plain(record.text("method")), "")
    operator = "".join(record.text("operator").split())
    operator = _OTHER_SPELLINGS.get(operator, operator)
    threshold, threshold_faults = _read_threshold(table, record, method)
    due, due_faults = read_date(table, record, "due", year)
    named = _read_codes(record)
    findings = []
    if not method:
        choices = "; ".join(METHODS.values())
        findings.append(table.finding(METHOD_UNKNOWN, record, "method", objective=code, choices=choices))
    findings += [
        table.finding(OBJECTIVE_TASK_UNKNOWN, record, "tasks", objective=code, name=name)
        for name in named
        if codes and fold(name) not in codes
    ]
    if operator not in OPERATORS:
        choices = "  ".join(OPERATORS)
        findings.append(table.finding(OPERATOR_UNKNOWN, record, "operator", objective=code, choices=choices))
    findings += [*threshold_faults, *due_faults]
    tasks = tuple(dict.fromkeys(codes[fold(name)] for name in named if fold(name) in codes))
    return Objective(
        code=code, text=record.text("text"), method=method, tasks=tasks, operator=operator, threshold=threshold, due=due
    ), findings


def _read_codes(record: Record) -> tuple[str, ...]:
    """Return the task codes as written; none means all tasks."""
    text = clean(record.cells["tasks"].text)
    if fold_plain(text) in _ALL_TASKS:
        return ()
    return tuple(part.strip() for part in _CODES.split(text) if part.strip())


def _read_threshold(table: Table, record: Record, method: str) -> tuple[float, list[Finding]]:
    """Return a share, 0-1, for the rates, a plain count for `Số thực hiện`; nothing where it isn't known which."""
    if not method:
        return 0.0, []
    is_count = method == METHODS["count"]
    cell = record.cells["threshold"]
    code = record.text("objective")
    # The plan defines the column as a share: a plain 1 is 100 % here, where in a form it may be a hasty 1 %.
    if not is_count and _is_number(cell.value) and 0 <= cell.value <= 1:
        return float(cell.value), []
    reading = (COUNT if is_count else SHARE).read(cell, _CONTEXT)
    value = reading.value
    is_doubtful = is_count or any(note.rule == SHARE_CAPPED for note in reading.notes)
    if not _is_number(value) or value < 0 or (reading.notes and is_doubtful):
        return 0.0, [table.finding(THRESHOLD_WRONG, record, "threshold", objective=code)]
    if reading.notes:
        return float(value), [table.finding(THRESHOLD_ROUGH, record, "threshold", show_rate(value), objective=code)]
    return float(value), []


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
