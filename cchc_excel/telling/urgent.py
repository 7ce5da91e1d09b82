"""What is overdue and what falls due soon, the most urgent first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_excel.domain import Outcome, Status, Summary, Task
from cchc_excel.domain.outcomes import OVERDUE
from cchc_excel.telling.rows import SummaryRow

LATE, SOON = "Quá hạn", "Sắp đến hạn"


@dataclass(frozen=True, slots=True)
class Urgent:
    """An assignment that is overdue or due soon, with the date meant."""

    row: SummaryRow
    state: str
    due: date

    @property
    def key(self) -> tuple[str, str]:
        """Return the assignment that is meant: its unit and its task."""
        return self.row.unit, self.row.task


def urgent_assignments(summary: Summary, rows: Iterable[SummaryRow]) -> tuple[Urgent, ...]:
    """Return the overdue assignments, the longest first, then those due soon, the nearest first."""
    tasks = {task.code: task for task in summary.plan.tasks}
    found = _find_urgent(summary, rows, tasks)
    return tuple(sorted(found, key=lambda urgent: (urgent.state == SOON, urgent.due)))


def _find_urgent(summary: Summary, rows: Iterable[SummaryRow], tasks: Mapping[str, Task]) -> Iterator[Urgent]:
    last_day = summary.as_of + timedelta(days=summary.plan.settings.soon_days)
    next_due = {code: task.deadline.next_due(summary.as_of) for code, task in tasks.items()}
    for row in rows:
        if row.outcome in OVERDUE:
            yield Urgent(row, LATE, row.due)
            continue
        due = next_due[row.task]
        settled = row.outcome == Outcome.NOT_APPLICABLE or _is_done(row, tasks[row.task], due)
        if due is not None and due <= last_day and not settled:
            yield Urgent(row, SOON, due)


def _is_done(row: SummaryRow, task: Task, due: date | None) -> bool:
    """Whether what falls due next is done already: the one that was due, or the one that a later finish date is of."""
    if row.status != Status.DONE:
        return False
    ahead = row.finished_on is not None and task.deadline.next_due(row.finished_on) == due
    return due == row.due or ahead
