"""From a return to answers and findings: each cell by its kind, then the cells of a row together.

Every cell the unit filled becomes a value of an answer or is named by a finding; nothing is dropped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_excel.cells import Cell, show
from cchc_excel.checking.choosing import choose_rows
from cchc_excel.checking.settling import settle
from cchc_excel.deadlines import Deadline, DeadlineKind
from cchc_excel.domain import Answer, Plan, Return, Row, Task, Unit
from cchc_excel.kinds import Context
from cchc_excel.layout import FORM
from cchc_excel.rules import Finding, Note, at_cell, crosses, rows
from cchc_excel.text import one_line

FILLED = tuple(column for column in FORM.columns if column.filled)
"""The columns of the form that the unit fills."""

_NO_DEADLINE = Deadline("", DeadlineKind.UNDETERMINED)


def check_return(filled: Return, plan: Plan, unit: Unit, as_of: date) -> tuple[tuple[Answer, ...], tuple[Finding, ...]]:
    """Return what the unit answered, and every finding. Answers: its tasks in plan order, then the ones it added."""
    chosen, findings = choose_rows(filled, plan, unit)
    context = context_of(filled, plan, as_of)
    answers = []
    for task in plan.tasks_led_by(unit.code):
        if task.code in chosen:
            checked = _RowChecker(filled.path, unit.code, chosen[task.code], task, context)
            answers.append(checked.answer())
            findings += checked.findings
        else:
            findings.append(Finding(rows.ROW_MISSING, filled.path, details={"task": task.code}, unit=unit.code))
    for row in filled.rows:
        if not row.task:
            checked = _RowChecker(filled.path, unit.code, row, None, context)
            answers.append(checked.answer())
            findings += checked.findings
    return tuple(answers), tuple(findings)


def context_of(filled: Return, plan: Plan, as_of: date) -> Context:
    """Return what the kinds may know beside a cell of this return."""
    return Context(plan.info.year, plan.first_day, plan.last_day, as_of, tuple(_numbers(filled, "share")))


def is_untouched(filled: Return) -> bool:
    """Whether the unit wrote nothing at all into the form."""
    answered = (cell for row in filled.rows for key, cell in row.cells.items() if FORM.column(key).filled)
    return all(row.task for row in filled.rows) and all(cell.is_empty for cell in answered)


def _numbers(filled: Return, key: str) -> Iterator[float]:
    """Yield the plain numbers of a column: they tell whether a lone 1 means 100 % or 1 %."""
    for row in filled.rows:
        cell = row.cells.get(key)
        if cell and isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
            yield float(cell.value)


@dataclass
class _RowChecker:
    """Reads the cells of one row, settles them, and gathers the findings as it goes."""

    path: str
    unit: str
    row: Row
    task: Task | None
    context: Context

    def __post_init__(self) -> None:
        self.findings: list[Finding] = []

    def answer(self) -> Answer:
        """Return what the row says."""
        values = self._read_cells()
        deadline = self.task.deadline if self.task else _NO_DEADLINE
        settled = settle(
            values.get("status"), values.get("share"), values.get("finished_on"), deadline, self.context.as_of
        )
        for column, note in settled.notes:
            if note.rule is not crosses.STATUS_MISSING or self._cell("status").is_empty:
                self._add(column, note)
        self._check_counts(values)
        said_nothing = not any(not self._cell(column.key).is_empty for column in FILLED)
        self._check_row(settled.status is None, said_nothing=said_nothing)
        return Answer(
            task=self.task.code if self.task else "",
            text=self.task.text if self.task else one_line(self._cell("text").text),
            deadline_text=self.task.deadline.text if self.task else one_line(self._cell("deadline").text),
            status=settled.status,
            share=settled.share,
            finished_on=settled.finished_on,
            actual=values.get("actual"),
            total=values.get("total"),
            document=values.get("document") or "",
            difficulty=values.get("difficulty") or "",
            proposal=values.get("proposal") or "",
            ref=self._place().ref,
            is_empty=said_nothing,
        )

    def _read_cells(self) -> dict[str, Any]:
        """Return the values by column key; what one cell implies for another counts where that one is empty."""
        values: dict[str, Any] = {}
        implied: dict[str, Any] = {}
        for column in FILLED:
            cell = self._cell(column.key)
            reading = column.kind.read(cell, self.context)
            values[column.key] = reading.value
            implied.update(reading.implied)
            for note in reading.notes:
                self._add(column.key, note)
        for key, value in implied.items():
            if values.get(key) is None and self._cell(key).is_empty:
                values[key] = value
        return values

    def _check_counts(self, values: Mapping[str, Any]) -> None:
        actual, total = values.get("actual"), values.get("total")
        if actual is not None and total is not None and actual > total:
            details = {"actual": show(actual), "total": show(total)}
            self._add("actual", Note(crosses.COUNT_ABOVE_TOTAL, details=details))

    def _check_row(self, unreported: bool, *, said_nothing: bool) -> None:  # noqa: FBT001
        if self.task is None:
            named = not self._cell("text").is_empty
            self._add("text", Note(rows.ROW_ADDED if named else rows.ROW_ADDED_UNNAMED))
        elif unreported and (said_nothing or not self.findings):
            self._add("status", Note(rows.ROW_EMPTY, details={"task": self.task.code}))

    def _cell(self, key: str) -> Cell:
        return self.row.cells.get(key) or Cell(self._place().ref)

    def _place(self) -> Cell:
        """Return the cell that stands for the row in the eyes of a person: its status."""
        return self.row.cells.get("status") or next(iter(self.row.cells.values()))

    def _add(self, column: str, note: Note) -> None:
        self.findings.append(at_cell(note, self.path, self._cell(column), unit=self.unit, column=column))
