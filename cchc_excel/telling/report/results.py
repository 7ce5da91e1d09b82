"""Results by area: what the figures say, then what units wrote of each task: documents, days, progress."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_excel.domain import MeasuredGroup, Outcome, Status, Summary, Task
from cchc_excel.domain.outcomes import DONE, NOT_REPORTED, OVERDUE
from cchc_excel.telling.report.sentences import outcome_sentences
from cchc_excel.telling.rows import SummaryRow, rows_of
from cchc_excel.words import name_some, show_date, show_number, show_rate


@dataclass(frozen=True, slots=True)
class AreaResults:
    """An area of reform: its figures in words, and its tasks by what became of them, a line each."""

    name: str
    figures: str
    done: tuple[str, ...]
    overdue: tuple[str, ...]
    in_progress: tuple[str, ...]
    not_started: tuple[str, ...]


def area_results(summary: Summary) -> tuple[AreaResults, ...]:
    """Return the areas of the plan that have a task, in order."""
    by_task: dict[str, list[SummaryRow]] = {}
    for row in rows_of(summary.table):
        if row.outcome != Outcome.NOT_APPLICABLE:
            by_task.setdefault(row.task, []).append(row)
    outcomes = {row.task: row for row in rows_of(summary.tasks)}
    return tuple(_results_of(group, summary, by_task, outcomes) for group in summary.by_area)


def added_tasks(summary: Summary) -> tuple[str, ...]:
    """Return the tasks that units added themselves (*nhiệm vụ phát sinh*), a line each."""
    names = {unit.code: unit.name for unit in summary.plan.units}
    return tuple(
        f"{answer.text} ({names.get(entry.unit, entry.unit)}){_added_state(answer.status, answer.share)}"
        for entry in summary.merged.values()
        for answer in entry.added
    )


def _overdue_lines(tasks: Sequence[Task], by_task: Mapping[str, Sequence[SummaryRow]], as_of: date) -> Iterator[str]:
    """Yield the overdue tasks by name, with unit and due date."""
    for task in tasks:
        late = [row for row in by_task[task.code] if row.outcome in OVERDUE]
        if late:
            units = name_some([row.unit_name for row in late], "đơn vị")
            due = late[0].due
            told = f"hạn {show_date(due)}, quá {show_number((as_of - due).days)} ngày"
            yield f"{task.text} ({task.code}; {units}): {told}{_how_far(late)}"


def _results_of(
    group: MeasuredGroup,
    summary: Summary,
    by_task: Mapping[str, Sequence[SummaryRow]],
    outcomes: Mapping[str, SummaryRow],
) -> AreaResults:
    tasks = [task for task in summary.plan.tasks if task.area.code == group.code and task.code in by_task]

    def of(*wanted: Outcome) -> list[Task]:
        return [task for task in tasks if outcomes[task.code].outcome in wanted]

    return AreaResults(
        name=group.name,
        figures=" ".join(outcome_sentences(group.measures)),
        done=tuple(_done_line(task, by_task[task.code]) for task in of(*DONE)),
        overdue=tuple(_overdue_lines(tasks, by_task, summary.as_of)),
        in_progress=tuple(
            _going_line(task, by_task[task.code], outcomes[task.code].share) for task in of(Outcome.IN_PROGRESS)
        ),
        not_started=tuple(
            _waiting_line(task, by_task[task.code]) for task in of(Outcome.NOT_STARTED, Outcome.NOT_REPORTED)
        ),
    )


def _done_line(task: Task, rows: Sequence[SummaryRow]) -> str:
    done = [row for row in rows if row.outcome in DONE]
    facts = [fact for fact in (_documents(done), _when(done)) if fact]
    return f"{_name(task, done)}{': ' if facts else ''}{'; '.join(facts)}"


def _going_line(task: Task, rows: Sequence[SummaryRow], share: float | None) -> str:
    progress = f"mức độ {'bình quân ' if len(rows) > 1 else ''}{show_rate(share)}"
    return f"{_name(task, rows)}: {'; '.join(filter(None, (progress, _silent(rows), _documents(rows))))}"


def _waiting_line(task: Task, rows: Sequence[SummaryRow]) -> str:
    silent = _silent(rows)
    return f"{_name(task, rows)}{f': {silent}' if silent else ''}"


def _silent(rows: Sequence[SummaryRow]) -> str:
    """Return how many of a task's units have reported nothing of it."""
    silent = sum(row.outcome in NOT_REPORTED for row in rows)
    if not silent:
        return ""
    return "chưa có báo cáo" if len(rows) == 1 else f"{show_number(silent)} đơn vị chưa báo cáo"


def _name(task: Task, rows: Sequence[SummaryRow]) -> str:
    units = [row.unit_name for row in rows]
    who = units[0] if len(units) == 1 else f"{show_number(len(units))} đơn vị"
    return f"{task.text} ({task.code}; {who})"


def _documents(rows: Sequence[SummaryRow]) -> str:
    documents = list(dict.fromkeys(row.document for row in rows if row.document))
    return f"văn bản {name_some(documents, 'văn bản')}" if documents else ""


def _when(rows: Sequence[SummaryRow]) -> str:
    """Return when a task was finished, by its last unit, and whether that was late."""
    late = [row for row in rows if row.outcome == Outcome.DONE_LATE]
    term = f"quá hạn (hạn {show_date(late[0].due)})" if late else ""
    days = [row.finished_on for row in rows if row.finished_on is not None]
    if len(days) == len(rows):
        return ", ".join(filter(None, (f"hoàn thành ngày {show_date(max(days))}", term)))
    unclear = "chưa rõ ngày hoàn thành" if any(row.outcome == Outcome.DONE_UNDATED for row in rows) else ""
    return ", ".join(filter(None, (term, unclear)))


def _how_far(rows: Sequence[SummaryRow]) -> str:
    if len(rows) != 1:
        return ""
    row = rows[0]
    return ", chưa có báo cáo" if row.status is None else f", mới đạt {show_rate(row.share or 0.0)}"


def _added_state(status: Status | None, share: float | None) -> str:
    if status is None:
        return ""
    shown = f" ({show_rate(share)})" if status is Status.IN_PROGRESS and share is not None else ""
    return f": {status.value.lower()}{shown}"
