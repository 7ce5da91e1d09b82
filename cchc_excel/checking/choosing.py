"""Which row of a return answers which task."""

from cchc_excel.cells import Cell
from cchc_excel.domain import Plan, Return, Row, Unit
from cchc_excel.layout.asked import FILLED
from cchc_excel.rules import Finding, Note, at_cell, rows
from cchc_excel.text import fold


def choose_rows(filled: Return, plan: Plan, unit: Unit) -> tuple[dict[str, Row], list[Finding]]:
    """Return one row for each task the unit leads, by task code; rows that don't count become findings."""
    led = {task.code for task in plan.tasks_led_by(unit.code)}
    withdrawn = {task.code for task in plan.withdrawn}
    chosen: dict[str, Row] = {}
    findings: list[Finding] = []
    for row in filled.rows:
        if row.task and row.task not in led:
            rule = rows.ROW_WITHDRAWN if row.task in withdrawn else rows.ROW_NOT_ASSIGNED
            findings += _each_answer(row, filled.path, unit, Note(rule, details={"task": row.task}))
        elif row.task in chosen:
            first = chosen[row.task]
            findings += _repeated(first, row, filled.path, unit)
            if not answers_of(first):
                chosen[row.task] = row
        elif row.task:
            chosen[row.task] = row
    return chosen, findings


def answers_of(row: Row) -> dict[str, Cell]:
    """Return the cells of the row that the unit filled, by column key."""
    return {key: cell for key, cell in row.cells.items() if key in FILLED and not cell.is_empty}


def _repeated(first: Row, second: Row, path: str, unit: Unit) -> list[Finding]:
    """Return what to say of a task's second row: nothing if empty, once if the same, cell by cell if different."""
    one, two = answers_of(first), answers_of(second)
    if not one or not two:
        return []
    details = {"task": first.task, "first": str(first.number), "second": str(second.number)}
    if {key: fold(cell.text) for key, cell in one.items()} == {key: fold(cell.text) for key, cell in two.items()}:
        place = next(iter(two.values()))
        return [at_cell(Note(rows.ROW_REPEATED, details=details), path, place, unit=unit.code)]
    return _each_answer(second, path, unit, Note(rows.ROW_TWICE, details=details))


def _each_answer(row: Row, path: str, unit: Unit, note: Note) -> list[Finding]:
    return [at_cell(note, path, cell, unit=unit.code, column=key) for key, cell in answers_of(row).items()]
