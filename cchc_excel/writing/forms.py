"""Forms (*biểu báo cáo*): blank ones to issue, filled ones to send back. One writer for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.checking import context_of
from cchc_excel.checking.cells import FILLED
from cchc_excel.checking.choosing import choose_rows
from cchc_excel.domain import Period, Plan, Received, Row, Unit
from cchc_excel.kinds import Context
from cchc_excel.rules import Finding, Severity
from cchc_excel.writing.form_content import Form, Mark, MarkKind, RowKey, placeholder_texts
from cchc_excel.writing.form_sheet import fill_placeholders, sheet_xml
from cchc_excel.writing.form_template import prepare
from cchc_excel.writing.packages import escape, pack
from cchc_excel.writing.prepared_template import SPARE_ENTRIES, PreparedTemplate

__all__ = ["Form", "FormTemplate", "Mark", "MarkKind", "form_to_return"]


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """A template ready to make any number of forms: reading it is slow, writing a form is not."""

    prepared: PreparedTemplate

    @classmethod
    def load(cls, path: Path) -> "FormTemplate":
        """Return the template at `path`; raise OperatorError where no form can be made from it."""
        return cls(prepare(path))

    def write(self, form: Form) -> bytes:
        """Return the workbook of a form: the same form gives the same bytes."""
        texts = {name: escape(text) for name, text in placeholder_texts(form).items()}
        parts = {
            name: fill_placeholders(part, texts) if isinstance(part, str) else part
            for name, part in self.prepared.parts.items()
        }
        parts[self.prepared.sheet_part] = sheet_xml(self.prepared, form)
        return pack(parts)


def form_to_return(plan: Plan, period: Period, unit: Unit, entry: Received) -> Form:
    """Return the form to send back for a return: what the unit wrote, with the cells marked that were found fault with.

    Where the return could not be used at all, it is a blank form.
    """
    tasks = plan.tasks_led_by(unit.code)
    if entry.source is None:
        return Form(plan, period, unit, tasks, signatories=entry.signatories, made_at=entry.made_at)
    chosen, _ = choose_rows(entry.source, plan, unit)
    added = [row for row in entry.source.rows if not row.task]
    context = context_of(entry.source, plan, period.cutoff)
    rows: dict[RowKey, Row] = {**dict(chosen.items()), **dict(enumerate(added))}
    return Form(
        plan,
        period,
        unit,
        tasks,
        answers={code: _values(row, context) for code, row in chosen.items()},
        added=tuple(_values(row, context) | _own_task(row) for row in added),
        marks=_marks(rows, entry.findings),
        signatories=entry.signatories,
        made_at=entry.made_at,
    )


def _values(row: Row, context: Context) -> dict[str, object]:
    """Return what a unit wrote, by column key: understood where it could be, as it stood where it couldn't."""
    values: dict[str, object] = {}
    for column in FILLED:
        cell = row.cells.get(column.key)
        if cell is None or cell.is_empty:
            continue
        reading = column.kind.read(cell, context)
        wrong = any(note.rule.severity is Severity.ERROR for note in reading.notes)
        values[column.key] = cell.text if wrong or reading.value is None else reading.value
    return values


def _own_task(row: Row) -> dict[str, object]:
    """Return how a unit named a task of its own, and when it is due."""
    return {key: row.cells[key].text for key in ("text", "deadline") if key in row.cells}


def _marks(rows: Mapping[RowKey, Row], findings: tuple[Finding, ...]) -> dict[tuple[RowKey, str], Mark]:
    """Return the cells found fault with; an error goes before a mere repair, and the notes of a cell are joined."""
    keys = {row.number: key for key, row in rows.items()}
    marks: dict[tuple[RowKey, str], Mark] = {}
    for finding in sorted(findings, key=lambda finding: not finding.is_error):
        if finding.ref is None or finding.ref.row not in keys or finding.column not in SPARE_ENTRIES:
            continue
        place = (keys[finding.ref.row], finding.column)
        before = marks.get(place)
        kind = MarkKind.ERROR if finding.is_error else MarkKind.REPAIRED
        marks[place] = Mark(before.kind, f"{before.note}\n{finding.text}") if before else Mark(kind, finding.text)
    return marks
