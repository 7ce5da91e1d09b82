"""The tasks of the next period: what falls due in it, or, at the end of the year, all that is not done."""

from dataclasses import dataclass
from datetime import date, timedelta

from cchc_excel.domain import Outcome, Period, Plan, Summary, Task
from cchc_excel.domain.outcomes import DONE
from cchc_excel.measuring.leftover import tasks_left
from cchc_excel.telling.leftover import carried_sentence
from cchc_excel.telling.rows import SummaryRow, rows_of
from cchc_excel.words import show_date, show_number


@dataclass(frozen=True, slots=True)
class TaskAhead:
    """A task to do next: by whom and by when."""

    task: str
    text: str
    leads: str
    due: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next: a sentence with the counts, and the tasks."""

    sentence: str
    tasks: tuple[TaskAhead, ...]


def next_period(plan: Plan, period: Period) -> Period | None:
    """Return the period that closes next; None for the last of the year."""
    later = [known for known in plan.periods if known.cutoff > period.cutoff]
    return min(later, key=lambda known: known.cutoff, default=None)


def find_ahead(summary: Summary) -> Ahead:
    """Return what the next period has to do."""
    following = next_period(summary.plan, summary.period)
    if following is None:
        return _carried_over(summary)
    outcomes = {row.task: row for row in rows_of(summary.tasks)}
    last = following.cutoff
    tasks = [task for task in summary.plan.tasks if task.code in outcomes]
    due = [(task, _next_due(task, outcomes[task.code], summary.as_of)) for task in tasks]
    in_time = sorted(((day, task) for task, day in due if day and day <= last), key=lambda pair: pair[0])
    count = f"có {show_number(len(in_time))} nhiệm vụ đến hạn" if in_time else "không có nhiệm vụ đến hạn"
    late = summary.overall.overdue
    first = f"Khẩn trương hoàn thành {show_number(late)} nhiệm vụ đã quá hạn. " if late else ""
    return Ahead(
        f"{first}Đến ngày chốt số liệu kỳ tiếp theo ({show_date(last)}), {count}{_standing(summary)}.",
        tuple(_ahead(task, summary.plan, _show_due(task, day, last)) for day, task in in_time),
    )


def _carried_over(summary: Summary) -> Ahead:
    """Return the tasks not done at the end of the year."""
    left = tasks_left(summary)
    tasks = (_ahead(standing.task, summary.plan, standing.task.deadline.text) for standing in left)
    return Ahead(carried_sentence(summary, len(left)), tuple(tasks))


def _next_due(task: Task, row: SummaryRow, as_of: date) -> date | None:
    """Return when a task falls due next; None where it is settled, overdue or never due.

    What is done before the first instalment is done for that one.
    """
    if row.outcome == Outcome.NOT_APPLICABLE:
        return None
    day = task.deadline.next_due(as_of)
    if day is not None and row.outcome in DONE and row.due in (None, day):
        return task.deadline.next_due(day + timedelta(days=1))
    return day


def _show_due(task: Task, day: date, last: date) -> str:
    """Return the day a task falls due, and how often it does again in the period."""
    again = sum(day < instalment <= last for instalment in task.deadline.instalments)
    return f"{show_date(day)} và {again} kỳ sau đó" if again else show_date(day)


def _standing(summary: Summary) -> str:
    """Return how many tasks go on that are never due."""
    deadlines = [standing.task.deadline for standing in tasks_left(summary)]
    going = sum(not (deadline.due or deadline.instalments) for deadline in deadlines)
    return f"; tiếp tục thực hiện {show_number(going)} nhiệm vụ không ấn định ngày hoàn thành" if going else ""


def _ahead(task: Task, plan: Plan, due: str) -> TaskAhead:
    units = [unit.name for unit in map(plan.unit, task.leads) if unit]
    leads = units[0] if len(units) == 1 else task.lead_text or "; ".join(units)
    return TaskAhead(task.code, task.text, leads, due)
