"""What is overdue, assignment by assignment, and what falls due soon, task by task; the most urgent first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from cchc_excel.domain import Outcome, Status, Summary, Task
from cchc_excel.domain.outcomes import OVERDUE
from cchc_excel.telling.rows import SummaryRow

LATE, SOON = "Quá hạn", "Sắp đến hạn"


@dataclass(frozen=True, slots=True)
class Urgent:
    """An overdue assignment, or a task that falls due soon at the units named.

    `assignments` are the same by unit and task code. `due` is the day that has passed; `next` the day that comes, also
    that of a recurring task that is overdue.
    """

    state: str
    task: str
    text: str
    deadline: str
    units: tuple[str, ...]
    assignments: tuple[tuple[str, str], ...]
    outcome: str
    due: date | None = None
    next: date | None = None
    share: float | None = None
    difficulty: str = ""

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.state == LATE


class UrgentRow(NamedTuple):
    """An assignment that is overdue or due soon, and the day that has passed or comes."""

    row: SummaryRow
    is_late: bool
    due: date


def urgent_rows(summary: Summary, rows: Iterable[SummaryRow]) -> Iterator[UrgentRow]:
    """Yield the assignments that are overdue or due soon, in the order given."""
    tasks = {task.code: task for task in summary.plan.tasks}
    next_due = {code: task.deadline.next_due(summary.as_of) for code, task in tasks.items()}
    for row in rows:
        following = next_due[row.task]
        if row.outcome in OVERDUE:
            yield UrgentRow(row, is_late=True, due=row.due)
        elif following is not None and _is_soon(row, tasks[row.task], following, summary):
            yield UrgentRow(row, is_late=False, due=following)


def urgent_tasks(summary: Summary, rows: Iterable[SummaryRow]) -> tuple[Urgent, ...]:
    """Return the overdue assignments, the longest first, then the tasks due soon, the nearest first.

    `rows` are the assignments in plan order.
    """
    tasks = {task.code: task for task in summary.plan.tasks}
    next_due = {code: task.deadline.next_due(summary.as_of) for code, task in tasks.items()}
    late: list[Urgent] = []
    soon: dict[str, list[SummaryRow]] = {}
    for row, is_late, _ in urgent_rows(summary, rows):
        if is_late:
            late.append(_late(row, next_due[row.task] if tasks[row.task].deadline.instalments else None))
        else:
            soon.setdefault(row.task, []).append(row)
    return (
        *sorted(late, key=lambda item: item.due or date.max),
        *sorted(_soon(soon, tasks, next_due), key=lambda item: item.next or date.max),
    )


def _is_soon(row: SummaryRow, task: Task, due: date, summary: Summary) -> bool:
    last_day = summary.as_of + timedelta(days=summary.plan.settings.soon_days)
    settled = row.outcome == Outcome.NOT_APPLICABLE or _is_done(row, task, due)
    return due <= last_day and not settled


def _is_done(row: SummaryRow, task: Task, due: date | None) -> bool:
    """Whether what falls due next is done already: the one that was due, or the one that a later finish date is of."""
    if row.status != Status.DONE:
        return False
    ahead = row.finished_on is not None and task.deadline.next_due(row.finished_on) == due
    return due == row.due or ahead


def _late(row: SummaryRow, following: date | None) -> Urgent:
    return Urgent(
        state=LATE,
        task=row.task,
        text=row.text,
        deadline=row.deadline,
        units=(row.unit_name,),
        assignments=((row.unit, row.task),),
        outcome=row.outcome,
        due=row.due,
        next=following,
        share=row.share,
        difficulty=row.difficulty or "",
    )


def _soon(
    rows: Mapping[str, Sequence[SummaryRow]], tasks: Mapping[str, Task], next_due: Mapping[str, date | None]
) -> Iterator[Urgent]:
    """Yield one item a task, whose outcome is that of the last instalment where another one had been due."""
    for code, members in rows.items():
        first, is_again = members[0], bool(tasks[code].deadline.instalments) and members[0].due is not None
        alone = len(members) == 1 and not is_again
        yield Urgent(
            state=SOON,
            task=code,
            text=first.text,
            deadline=first.deadline,
            units=tuple(row.unit_name for row in members),
            assignments=tuple((row.unit, row.task) for row in members),
            outcome=f"Lần gần nhất: {_count(members)}" if is_again else _count(members),
            due=None,
            next=next_due[code],
            share=first.share if alone else None,
            difficulty=(first.difficulty or "") if alone else "",
        )


def _count(rows: Sequence[SummaryRow]) -> str:
    """Return the outcome of some assignments, or of several how many have each."""
    counts = Counter(str(row.outcome) for row in rows).most_common()
    return counts[0][0] if len(counts) == 1 else "; ".join(f"{name} ({number})" for name, number in counts)
