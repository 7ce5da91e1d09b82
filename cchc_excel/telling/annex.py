"""The lines of the annex (*biểu tổng hợp*), from top to bottom: areas, tasks, the units of shared tasks, the total."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from cchc_excel.domain import AdjustmentKind, Answer, Outcome, Summary, Task
from cchc_excel.domain.outcomes import DONE, NOT_REPORTED, NOT_STARTED, OVERDUE
from cchc_excel.layout.asked import IN_ANNEX
from cchc_excel.layout.columns import ADDED_HEADING
from cchc_excel.measuring.quality import quality_notes
from cchc_excel.telling.adjusted import correction_notes, task_notes
from cchc_excel.telling.rows import SummaryRow, rows_of
from cchc_excel.telling.supports import support_words
from cchc_excel.words import show_date

ANSWERED = tuple(column.key for column in IN_ANNEX)
"""What a unit reports of a task beside its outcome and its share."""
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
    """One line: `values` by column, of a unit's line its `row`, `note` and `support` instead.

    `counts` are of a task's assignments, by what they are counts of; `row` is the assignment that a line is of.
    """

    kind: LineKind
    values: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    task: Task | None = None
    due: Any = None
    counts: Mapping[str, int] | None = None
    row: SummaryRow = None
    note: str = ""
    support: str = ""


def annex_lines(summary: Summary, rows: Sequence[SummaryRow]) -> tuple[Line, ...]:
    """Return the annex in plan order: areas, tasks, the units of shared tasks, the total, added and withdrawn tasks."""
    total = Line(LineKind.TOTAL, {"text": "Tổng nhiệm vụ"})
    return (*_plan_lines(summary, rows), total, *_added_lines(summary), *_withdrawn_lines(summary))


def _plan_lines(summary: Summary, in_plan_order: Sequence[SummaryRow]) -> Iterator[Line]:
    results = {result.task: result for result in rows_of(summary.tasks)}
    notes, corrected, judged = task_notes(summary.plan), correction_notes(summary), quality_notes(summary)
    rows = {task: list(group) for task, group in groupby(in_plan_order, key=attrgetter("task"))}
    for area in summary.plan.areas:
        tasks = [task for task in summary.plan.tasks if task.area.code == area.code and task.code in rows]
        if tasks:
            yield Line(LineKind.AREA, {"task": area.code, "text": area.name})
        for task in tasks:
            said = [task.note, *notes.get(task.code, ())]
            places = [(row.unit, task.code) for row in rows[task.code]]
            marks = [_join((corrected.get(place, ""), judged.get(place, ""))) for place in places]
            is_shared = len(marks) > 1
            note = _join(said if is_shared else [*said, *marks])
            documents = [support_words(row, summary) for row in rows[task.code]]
            yield _task_line(task, results[task.code], rows[task.code], note, "" if is_shared else documents[0])
            if is_shared:
                for row, mark, support in zip(rows[task.code], marks, documents, strict=True):
                    yield Line(LineKind.UNIT, row=row, note=mark, support=support)


def _join(notes: Iterable[str]) -> str:
    return "\n".join(filter(None, notes))


def _task_line(task: Task, result: SummaryRow, rows: Sequence[SummaryRow], note: str, support: str) -> Line:
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
        "support": support,
        "note": note,
    }
    answered = {} if len(rows) > 1 else {key: getattr(rows[0], key) for key in ANSWERED}
    row = rows[0] if len(rows) == 1 else None
    return Line(
        kind=LineKind.TASK, values={**values, **answered}, task=task, due=result.due, counts=_count(rows), row=row
    )


def _count(rows: Sequence[SummaryRow]) -> dict[str, int]:
    """Return a task's assignments counted as its outcome needs them."""
    outcomes = Counter(row.outcome for row in rows)

    def of(wanted: Container[Outcome]) -> int:
        return sum(number for outcome, number in outcomes.items() if outcome in wanted)

    return {
        "units": len(rows),
        "not_applicable": outcomes[Outcome.NOT_APPLICABLE],
        "done": of(DONE),
        "late": outcomes[Outcome.DONE_LATE],
        "undated": outcomes[Outcome.DONE_UNDATED],
        "overdue": of(OVERDUE),
        "not_reported": of(NOT_REPORTED),
        "not_started": of(NOT_STARTED),
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
        **{key: answer.value(key) for key in ANSWERED},
    }
