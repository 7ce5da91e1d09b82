"""What goes over from an earlier period to a later one of the year (*chuyển tiếp số liệu kỳ trước*).

What is done stays done unless the unit reopens it; a form begins with what the unit last reported. A recurring task of
which another instalment counts by now begins anew.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from cchc_excel.domain import Earlier, Status, Task

CARRIED = ("status", "share", "actual", "total", "finished_on", "document", "difficulty", "proposal")
"""What a form begins with, by column key."""

REMARKS = frozenset({"difficulty", "proposal"})
"""What a unit says of one period alone."""

_OF_INSTALMENT = frozenset({"status", "share", "finished_on", "document"})
"""What speaks of one instalment of a recurring task alone."""


def begins_anew(task: Task, before: date, day: date) -> bool:
    """Whether another instalment of a recurring task counts on a day than did on a day before."""
    return bool(task.deadline.instalments) and task.deadline.due_at(before) != task.deadline.due_at(day)


def stays_done(task: Task, earlier: Earlier | None, day: date) -> bool:
    """Whether a task that was done in an earlier period counts as done on a day, if the unit doesn't say otherwise."""
    if earlier is None or earlier.status is not Status.DONE:
        return False
    return not (earlier.cutoff and begins_anew(task, earlier.cutoff, day))


def carried_values(task: Task, earlier: Earlier, day: date) -> dict[str, object]:
    """Return what the form of a later period begins with, by column key; what there is nothing of is left out."""
    left_out = _OF_INSTALMENT if earlier.cutoff and begins_anew(task, earlier.cutoff, day) else frozenset()
    values = {key: getattr(earlier, key) for key in CARRIED if key not in left_out}
    return {key: value for key, value in values.items() if value not in (None, "")}


def is_as_carried(values: Mapping[str, object], carried: Mapping[str, object], keys: Iterable[str] = CARRIED) -> bool:
    """Whether a row says just what its form began with, in these columns."""
    return all((values.get(key) or None) == (carried.get(key) or None) for key in keys)
