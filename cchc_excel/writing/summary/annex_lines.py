"""The lines of `Biểu tổng hợp`, from top to bottom, and where tasks stand: nothing is written here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from cchc_excel.domain import AdjustmentKind, Answer, Outcome, Summary, Task
from cchc_excel.layout.columns import ADDED_HEADING
from cchc_excel.telling.adjusted import correction_notes, task_notes
from cchc_excel.telling.rows import Row, rows_of
from cchc_excel.words import show_date
from cchc_excel.writing.house.sheet import absolute
from cchc_excel.writing.summary.columns import ANNEX, ANNEX_HELPERS
from cchc_excel.writing.summary.formulas import DONE, NOT_REPORTED, NOT_STARTED, OVERDUE, Rows, needs_exact

FIRST_ROW = 7
_ANSWERED = ("finished_on", "actual", "total", "document")
_UNIT_LINE = {"text": "unit_name", **{key: key for key in ("outcome", "share", *_ANSWERED)}}
_UNIT_KEYS = [_UNIT_LINE.get(key) for key in ANNEX.keys]
"""What of an assignment stands in each column of a unit's line."""
_NOTE = ANNEX.keys.index("note")
_FIRST_HELPER = len(ANNEX.columns) + 2
ADDED_TITLE = f"{ADDED_HEADING} (đơn vị báo cáo thêm, ngoài kế hoạch, không tính vào số liệu)"

WITHDRAWN_TITLE = "Nhiệm vụ đã rút khỏi kế hoạch (không tính vào số liệu)"


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class LineKind(Enum):
    """What a line of the annex is."""

    AREA = auto()
    TASK = auto()
    UNIT = auto()
    TOTAL = auto()
    ADDED_TITLE = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `values` by column key of the annex, of a unit's line its `row` and `note` instead.

    `counts` are of a task's assignments, by helper key.
    """

    kind: LineKind
    values: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    task: Task | None = None
    due: Any = None
    counts: Mapping[str, int] | None = None
    row: Row = None
    note: str = ""

    def in_order(self) -> list[Any]:
        """Return what stands in the columns of the annex."""
        if self.row:
            values = [getattr(self.row, key) if key else None for key in _UNIT_KEYS]
            values[_NOTE] = self.note
            return values
        return [self.values.get(key) for key in ANNEX.keys]


def annex_lines(summary: Summary, rows: Sequence[Row]) -> tuple[Line, ...]:
    """Return the annex in plan order: areas, tasks, the units of shared tasks, the total, added and withdrawn tasks."""
    total = Line(LineKind.TOTAL, {"text": "Tổng nhiệm vụ"})
    return (*_plan_lines(summary, rows), total, *_added_lines(summary), *_withdrawn_lines(summary))


def _plan_lines(summary: Summary, in_plan_order: Sequence[Row]) -> Iterator[Line]:
    results = {result.task: result for result in rows_of(summary.tasks)}
    notes, corrected = task_notes(summary.plan), correction_notes(summary)
    rows = {task: list(group) for task, group in groupby(in_plan_order, key=attrgetter("task"))}
    for area in summary.plan.areas:
        tasks = [task for task in summary.plan.tasks if task.area.code == area.code and task.code in rows]
        if tasks:
            yield Line(LineKind.AREA, {"task": area.code, "text": area.name})
        for task in tasks:
            said = [task.note, *notes.get(task.code, ())]
            marks = [corrected.get((row.unit, task.code), "") for row in rows[task.code]]
            is_shared = len(marks) > 1
            note = _join(said if is_shared else [*said, *marks])
            yield _task_line(task, results[task.code], rows[task.code], note)
            if is_shared:
                for row, mark in zip(rows[task.code], marks, strict=True):
                    yield Line(LineKind.UNIT, row=row, note=mark)


def _join(notes: Iterable[str]) -> str:
    return "\n".join(filter(None, notes))


def _task_line(task: Task, result: Row, rows: Sequence[Row], note: str) -> Line:
    values = {
        "task": task.code,
        "text": task.text,
        "product": task.product,
        "target": task.target.text,
        "leads": task.lead_text,
        "partners": task.partner_text,
        "deadline": task.deadline.text,
        "outcome": result.outcome,
        "share": result.share,
        "note": note,
    }
    answered = {} if len(rows) > 1 else {key: getattr(rows[0], key) for key in _ANSWERED}
    return Line(LineKind.TASK, {**values, **answered}, task, result.due, _count(rows))


def _count(rows: Sequence[Row]) -> dict[str, int]:
    """Return a task's assignments counted as its outcome needs them, by helper key."""
    outcomes = Counter(str(row.outcome) for row in rows)
    return {
        "units": len(rows),
        "not_applicable": outcomes[Outcome.NOT_APPLICABLE],
        "done": sum(number for outcome, number in outcomes.items() if outcome.startswith(DONE)),
        "late": outcomes[Outcome.DONE_LATE],
        "undated": outcomes[Outcome.DONE_UNDATED],
        "overdue": sum(number for outcome, number in outcomes.items() if outcome.endswith(OVERDUE)),
        "not_reported": sum(number for outcome, number in outcomes.items() if outcome.startswith(NOT_REPORTED)),
        "not_started": sum(number for outcome, number in outcomes.items() if outcome.startswith(NOT_STARTED)),
    }


def _added_lines(summary: Summary) -> Iterator[Line]:
    names = {unit.code: unit.name for unit in summary.plan.units}
    merged = summary.merged
    added = [
        (names.get(unit.code, unit.code), answer)
        for unit in summary.plan.units
        if unit.code in merged
        for answer in merged[unit.code].added
    ]
    if added:
        yield Line(LineKind.ADDED_TITLE, {"text": ADDED_TITLE})
    for name, answer in added:
        yield Line(LineKind.ADDED, _added_values(name, answer))


def _withdrawn_lines(summary: Summary) -> Iterator[Line]:
    """Yield the tasks that are no longer in the plan, and since when: whoever knew them asks for them."""
    if summary.plan.withdrawn:
        yield Line(LineKind.ADDED_TITLE, {"text": WITHDRAWN_TITLE})
    gone = {change.task: change for change in summary.plan.in_force if change.kind is AdjustmentKind.WITHDRAWN}
    for task in summary.plan.withdrawn:
        change = gone[task.code]
        values = {"task": task.code, "text": task.text, "leads": task.lead_text, "deadline": task.deadline.text}
        by = f" theo {change.document}" if change.document else ""
        yield Line(LineKind.ADDED, {**values, "note": f"Rút{by} từ {show_date(change.day)}"})


def _added_values(unit_name: str, answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.text,
        "leads": unit_name,
        "deadline": answer.deadline_text,
        "outcome": answer.status,
        "share": answer.share,
        "finished_on": answer.finished_on,
        "actual": answer.actual,
        "total": answer.total,
        "document": answer.document,
    }


@dataclass(frozen=True, slots=True)
class AnnexPlaces:
    """Where the annex's lines stand, for formulas."""

    lines: tuple[Line, ...]
    exact_tasks: bool
    exact_areas: bool

    @property
    def last_row(self) -> int:
        """Return the row of the last line."""
        return FIRST_ROW + len(self.lines) - 1

    def leads(self, row: int) -> bool:
        """Whether a line must not stand alone at the foot of a page: a heading, a task above the lines of its units."""
        if row >= self.last_row:
            return False
        line, below = self.lines[row - FIRST_ROW], self.lines[row - FIRST_ROW + 1]
        return line.kind in {LineKind.AREA, LineKind.ADDED_TITLE} or (
            line.kind is LineKind.TASK and below.kind is LineKind.UNIT
        )

    def block(self, column: int) -> str:
        """Return the cells of a column on all lines, for a formula in another sheet."""
        return f"'{ANNEX.sheet}'!{absolute(FIRST_ROW, column)}:{absolute(self.last_row, column)}"

    def helper_block(self, key: str) -> str:
        """Return the cells of a helper column on all lines."""
        return self.block(helper_column(key))

    def tasks(self) -> Rows:
        """Return the task rows, grouped by area; helper cells of all other lines are empty."""
        keys = ("area", "task_outcome", "due", "weight", "task_share")
        group, outcome, due, weight, share = map(self.helper_block, keys)
        return Rows(group, outcome, due, weight, share, self.exact_areas)


def annex_places(summary: Summary, rows: Sequence[Row]) -> AnnexPlaces:
    """Return the annex's lines and where they stand; `rows` are the assignments, task by task."""
    return AnnexPlaces(
        annex_lines(summary, rows),
        exact_tasks=needs_exact(task.code for task in summary.plan.tasks),
        exact_areas=needs_exact(area.code for area in summary.plan.areas),
    )


def helper_column(key: str) -> int:
    """Return the number of a helper column."""
    return _FIRST_HELPER + list(ANNEX_HELPERS).index(key)
