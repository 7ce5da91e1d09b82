"""What units wrote of each task, a line each: documents, days, progress; by area of reform."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_excel.domain import Area, Outcome, Status, Summary, Task
from cchc_excel.domain.outcomes import DONE, NOT_REPORTED, NOT_STARTED, OVERDUE
from cchc_excel.telling.report.sentences import outcome_sentences, who
from cchc_excel.telling.rows import SummaryRow, rows_of
from cchc_excel.text import fold
from cchc_excel.words import name_some, show_date, show_number, show_rate

_LEADING = tuple(map(fold, ("chỉ đạo", "điều hành", "tuyên truyền", "kiểm tra")))
"""In the name of an area: it is about leading the reform, and no field of it."""


@dataclass(frozen=True, slots=True)
class AreaResults:
    """An area of reform: its figures in words, and what became of its tasks, a line each."""

    name: str
    figures: str
    tasks: tuple[str, ...]


def is_leading(area: Area) -> bool:
    """Whether an area is about leading the reform: it is told in part I of a report, the fields in part II."""
    name = f" {fold(area.name)} "
    return any(f" {word} " in name for word in _LEADING)


def area_results(summary: Summary, *, leading: bool) -> tuple[AreaResults, ...]:
    """Return the areas of the plan that have a task, in order: the fields of reform, or those about leading it."""
    wanted = {area.code for area in summary.plan.areas if is_leading(area) is leading}
    groups = [group for group in summary.by_area if group.code in wanted]
    lines = dict(task_lines(summary))
    of_area = {
        code: tuple(lines[task.code] for task in summary.plan.tasks if task.area.code == code and task.code in lines)
        for code in wanted
    }
    return tuple(
        AreaResults(group.name, " ".join(outcome_sentences(group.measures)), of_area[group.code]) for group in groups
    )


def task_lines(summary: Summary) -> Iterator[tuple[str, str]]:
    """Yield each task that arose by its code, with what became of it."""
    by_task: dict[str, list[SummaryRow]] = {}
    for row in rows_of(summary.table):
        if row.outcome != Outcome.NOT_APPLICABLE:
            by_task.setdefault(row.task, []).append(row)
    outcomes = {row.task: row for row in rows_of(summary.tasks)}
    for task in summary.plan.tasks:
        if task.code in by_task:
            yield task.code, _line(task, by_task[task.code], outcomes[task.code], summary.as_of)


def added_tasks(summary: Summary) -> tuple[str, ...]:
    """Return the tasks that units added themselves (*nhiệm vụ phát sinh*), a line each."""
    names = {unit.code: unit.name for unit in summary.plan.units}
    return tuple(
        f"{_ended(answer.text)} ({names.get(entry.unit, entry.unit)}){_added_state(answer.status, answer.share)}"
        for entry in summary.merged.values()
        for answer in entry.added
    )


def _line(task: Task, rows: Sequence[SummaryRow], result: SummaryRow, as_of: date) -> str:
    if result.outcome in DONE:
        facts: Iterable[str] = (_when(rows), _documents(rows))
    elif result.outcome in OVERDUE:
        late = [row for row in rows if row.outcome in OVERDUE]
        facts = (_overdue(late, rows, as_of), _documents(rows))
    else:
        facts = (_going(rows, result), _documents(rows))
    return f"{_ended(task.text)} ({task.code}; {who(rows)}): {'; '.join(filter(None, facts))}"


def _when(rows: Sequence[SummaryRow]) -> str:
    """Return when a task was finished, by its last unit, and whether that was late."""
    late = [row for row in rows if row.outcome == Outcome.DONE_LATE]
    term = f"quá hạn (hạn {show_date(late[0].due)})" if late else ""
    days = [row.finished_on for row in rows if row.finished_on is not None]
    if len(days) == len(rows):
        done = f"hoàn thành{', muộn nhất' if len(rows) > 1 else ''} ngày {show_date(max(days))}"
        return ", ".join(filter(None, (done, term)))
    unclear = "chưa rõ ngày hoàn thành" if any(row.outcome == Outcome.DONE_UNDATED for row in rows) else ""
    return ", ".join(filter(None, ("hoàn thành", term, unclear)))


def _overdue(late: Sequence[SummaryRow], rows: Sequence[SummaryRow], as_of: date) -> str:
    """Return how long a task is overdue, by which of its units, and how far the one unit is."""
    due = late[0].due
    told = f"quá hạn {show_number((as_of - due).days)} ngày (hạn {show_date(due)})"
    if len(rows) > 1:
        return f"{told}, chưa hoàn thành ở {name_some([row.unit_name for row in late], 'đơn vị')}"
    return f"{told}, {_how_far(late[0])}"


def _how_far(row: SummaryRow) -> str:
    if row.outcome in NOT_REPORTED:
        return "chưa có báo cáo"
    return "chưa thực hiện" if row.outcome in NOT_STARTED else f"mới đạt {show_rate(row.share or 0.0)}"


def _going(rows: Sequence[SummaryRow], result: SummaryRow) -> str:
    """Return how far a task is that is within its term, and how many of its units have reported nothing of it."""
    silent = sum(row.outcome in NOT_REPORTED for row in rows)
    if silent == len(rows):
        return "chưa có báo cáo"
    if result.outcome == Outcome.NOT_STARTED:
        state = "chưa thực hiện"
    else:
        state = f"đang thực hiện, {'bình quân ' if len(rows) > 1 else ''}đạt {show_rate(result.share)}"
    return f"{state}; {show_number(silent)} đơn vị chưa báo cáo" if silent else state


def _documents(rows: Sequence[SummaryRow]) -> str:
    documents = list(dict.fromkeys(row.document for row in rows if row.document))
    return f"văn bản {name_some(documents, 'văn bản')}" if documents else ""


def _added_state(status: Status | None, share: float | None) -> str:
    if status is None:
        return ""
    shown = f" ({show_rate(share)})" if status is Status.IN_PROGRESS and share is not None else ""
    return f": {status.value.lower()}{shown}"


def _ended(text: str) -> str:
    """Return a task's text without the mark at its end: the sentence goes on."""
    return text.rstrip(" .;:")


def lines_of(tasks: Iterable[Task], lines: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines of some tasks, those that arose."""
    return tuple(lines[task.code] for task in tasks if task.code in lines)
