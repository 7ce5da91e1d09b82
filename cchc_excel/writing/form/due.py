"""Which deadlines a form marks: overdue, or soon due, counted on the day the period's figures are closed.

The mark is words and a colour that the cell shows beside what it holds, which stays what the plan says.
"""

from datetime import date, timedelta

from cchc_excel.domain import Plan, Status, Task
from cchc_excel.identity_marks import OVERDUE_MARK, SOON_MARK

DEADLINE = "deadline"
COLOURS = {OVERDUE_MARK: "C00000", SOON_MARK: "7F4F00"}
"""Of the letters: the ground tells what may be typed where."""

SETTLED = (Status.DONE, Status.NOT_APPLICABLE)
"""A task of which this is said is not overdue, and nothing of it falls due."""


def mark_words(mark: str) -> str:
    """Return what a cell with that mark shows behind the deadline, nothing where it is none."""
    return f" {mark}" if mark in COLOURS else ""


def mark_format(mark: str) -> str:
    """Return the number format that shows it."""
    return f'@"{mark_words(mark)}"'


def deadline_mark(task: Task, status: object, plan: Plan, cutoff: date) -> str:
    """Return the mark, or nothing, as a task of that status stands on the day the figures are closed."""
    if status in SETTLED:
        return ""
    due, ahead = task.deadline.due_at(cutoff), task.deadline.next_due(cutoff)
    if due and due < cutoff:
        return OVERDUE_MARK
    return SOON_MARK if ahead and ahead <= cutoff + timedelta(days=plan.settings.soon_days) else ""
