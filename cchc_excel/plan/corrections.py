"""The sheet `Đính chính`: values of returns that the coordinator corrects, each checked against its period's plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_excel.cells import Book, Cell
from cchc_excel.domain import Period, Plan, Task, ValueCorrection
from cchc_excel.kinds import Context
from cchc_excel.layout.changes import BLANK, CORRECTION_ROWS, FILLED_HEADINGS
from cchc_excel.layout.columns import FORM
from cchc_excel.plan.adjusting import plan_at
from cchc_excel.plan.leads import resolve_leads
from cchc_excel.plan.matching import code_key
from cchc_excel.plan.tables import Record, Spec, Table, read_date, read_table
from cchc_excel.plan.tasks import read_code
from cchc_excel.rules import Finding, Note, Severity
from cchc_excel.rules import adjustments as rules
from cchc_excel.text import fold, fold_plain

_NEEDED = ("period", "unit", "task", "column", "value", "reason", "corrected_by", "corrected_on")
SPEC = Spec(CORRECTION_ROWS, _NEEDED, is_optional=True)
_COLUMNS = {
    fold_plain(heading): column.key
    for column in FORM.columns
    if column.filled
    for heading in (column.heading, *column.aliases)
}


@dataclass(frozen=True, slots=True)
class PlansOfYear:
    """The plan as issued with its changes, and the plan at each period's cutoff."""

    plan: Plan
    by_period: Mapping[str, tuple[Period, Plan]]

    @classmethod
    def of(cls, plan: Plan) -> "PlansOfYear":
        """Return the plans of the year of a plan as issued."""
        return cls(plan, {fold(period.code): (period, plan_at(plan, period.cutoff)) for period in plan.periods})


def read_value_corrections(book: Book, path: str, plan: Plan) -> tuple[tuple[ValueCorrection, ...], list[Finding]]:
    """Return the corrections that can be used, and what is wrong with the others; none without the sheet.

    `plan` is the plan as issued, its changes already read.
    """
    if not any(fold_plain(grid.name) == fold_plain(CORRECTION_ROWS.sheet) for grid in book.grids):
        return (), []
    table, findings = read_table(book, SPEC, path)
    base = PlansOfYear.of(plan)
    corrections: dict[tuple[str, ...], tuple[ValueCorrection, int]] = {}
    for record in table.records:
        if all(record.is_empty(key) for key in CORRECTION_ROWS.keys):
            continue
        found, faults = _read(table, record, base)
        findings += faults
        if found:
            key = (found.period, found.unit, found.task, found.column)
            _, first = corrections.setdefault(key, (found, record.number))
            if first != record.number:
                findings.append(table.finding(rules.CORRECTION_TWICE, record, "column", first=str(first)))
    return tuple(found for found, _ in corrections.values()), findings


def _read(table: Table, record: Record, base: PlansOfYear) -> tuple[ValueCorrection | None, list[Finding]]:
    """Return a row's correction, None where a cell that it needs is missing or can't be used."""
    findings = list(_missing(table, record))
    column = _COLUMNS.get(fold_plain(record.text("column")), "")
    if not column and not record.is_empty("column"):
        choices = "; ".join(FILLED_HEADINGS)
        findings.append(table.finding(rules.CORRECTION_COLUMN, record, "column", choices=choices))
    day, faults = read_date(table, record, "corrected_on", base.plan.info.year)
    findings += faults
    place, faults = find_assignment(table, record, base)
    findings += faults
    is_blank = fold_plain(record.text("value")) == fold_plain(BLANK)
    cell = record.cells["value"]
    if place and column and not is_blank and not cell.is_empty:
        findings += _check_value(table, record, column, _context(base.plan, place[0]))
    if place is None or day is None or not column or any(finding.is_error for finding in findings):
        return None, findings
    period, unit, task = place
    texts = {key: record.text(key) for key in ("reason", "corrected_by")}
    correction = ValueCorrection(
        period=period.code,
        unit=unit,
        task=task.code,
        column=column,
        cell=cell,
        is_blank=is_blank,
        corrected_on=day,
        path=table.path,
        **texts,
    )
    return correction, findings


def _missing(table: Table, record: Record) -> Iterator[Finding]:
    return (table.missing(record, key) for key in _NEEDED if record.is_empty(key))


def find_assignment(
    table: Table, record: Record, base: PlansOfYear
) -> tuple[tuple[Period, str, Task] | None, list[Finding]]:
    """Return the period, the unit's code and the task that a row is about."""
    if any(record.is_empty(key) for key in ("period", "unit", "task")) or not base.by_period:
        return None, []
    if fold(record.text("period")) not in base.by_period:
        choices = ", ".join(period.code for period in base.plan.periods)
        return None, [table.finding(rules.CORRECTION_PERIOD, record, "period", choices=choices)]
    period, plan = base.by_period[fold(record.text("period"))]
    unit = _find_unit(record.text("unit"), plan)
    code = code_key(read_code(record.cells["task"]))
    task = next((task for task in plan.tasks if code_key(task.code) == code), None)
    findings = []
    if not unit and plan.units:
        findings.append(table.finding(rules.CORRECTION_UNIT, record, "unit", period=period.code))
    if task is None and plan.tasks:
        findings.append(table.finding(rules.CORRECTION_TASK, record, "task", period=period.code))
    if unit and task and unit not in task.leads:
        details = {"period": period.code, "unit": unit}
        findings.append(table.finding(rules.CORRECTION_UNASSIGNED, record, "task", **details))
    return ((period, unit, task) if unit and task and not findings else None), findings


def _find_unit(text: str, plan: Plan) -> str:
    """Return the code of the unit that a text names; empty where it names none or several."""
    if unit := plan.unit(text.upper()):
        return unit.code
    codes, unknown = resolve_leads(text, plan.units)
    return codes[0] if len(codes) == 1 and not unknown else ""


def _context(plan: Plan, period: Period) -> Context:
    return Context(plan.info.year, plan.first_day, plan.last_day, period.cutoff)


def _check_value(table: Table, record: Record, key: str, context: Context) -> Iterator[Finding]:
    """Yield a finding where the new value can't be used in its column: the reason is the kind's own."""
    column = FORM.column(key)
    cell = record.cells["value"]
    reading = column.kind.read(cell, context)
    wrong = [note for note in reading.notes if note.rule.severity is Severity.ERROR]
    if wrong or reading.value is None:
        reason = _sentence(wrong[0], cell) if wrong else ""
        yield table.finding(rules.CORRECTION_VALUE, record, "value", column=column.heading, reason=reason)


def _sentence(note: Note, cell: Cell) -> str:
    return note.rule.sentence.format(given=cell.text, read_as=note.read_as, **note.details)
