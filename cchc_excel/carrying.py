"""What goes over from an earlier period to a later one of the year (*chuyển tiếp số liệu kỳ trước*).

What is done stays done unless the unit reopens it; a form begins with what the unit last reported. A recurring task of
which another instalment counts by now begins anew; a continuous one is done only when the year is, so never goes over.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from cchc_excel.domain import Earlier, PastPeriod, Plan, Status, Task
from cchc_excel.layout.asked import FILLED, OF_INSTALMENT, REMARKS, STANDING


def begins_anew(task: Task, earlier: Earlier, day: date) -> bool:
    """Whether another instalment of a recurring task counts on a day than those that an earlier answer speaks of.

    It speaks of the one that was due then, and of the one it belongs to.
    """
    if not task.deadline.instalments or earlier.cutoff is None:
        return False
    return task.deadline.due_at(day) not in (task.deadline.due_at(earlier.cutoff), _instalment_of(task, earlier))


def _instalment_of(task: Task, earlier: Earlier) -> date | None:
    """Return the instalment that an answer belongs to: the first on or after its finish date, or its period's end."""
    day = earlier.finished_on or earlier.cutoff
    return task.deadline.next_due(day) if day else None


def stays_done(task: Task, earlier: Earlier | None, day: date) -> bool:
    """Whether a task that was done in an earlier period counts as done on a day, if the unit doesn't say otherwise."""
    if earlier is None or earlier.status is not Status.DONE or task.deadline.is_continuous:
        return False
    return not begins_anew(task, earlier, day)


def done_before(plan: Plan, history: Iterable[PastPeriod], day: date) -> frozenset[tuple[str, str]]:
    """Return the recurring assignments, by unit and task code, whose due instalment an earlier summary counts as done.

    A later finish date is then one of the next instalment, and not late.
    """
    due = {task.code: (task, task.deadline.due_at(day)) for task in plan.tasks if task.deadline.instalments}
    found = set()
    for past in history:
        for (unit, code), stood in past.standings.items():
            task, day_due = due.get(code, (None, None))
            if task and stood.status is Status.DONE and _instalment_of(task, stood) == day_due:
                found.add((unit, code))
    return frozenset(found)


def carried_values(task: Task, earlier: Earlier, day: date) -> dict[str, object]:
    """Return what the form of a later period begins with, by column key; what there is nothing of is left out.

    What a unit said of the earlier period alone is no part of it.
    """
    left_out = REMARKS | (frozenset(STANDING) if task.deadline.is_continuous else frozenset())
    if begins_anew(task, earlier, day):
        left_out = REMARKS | OF_INSTALMENT
    values = {key: earlier.value(key) for key in FILLED if key not in left_out}
    return {key: value for key, value in values.items() if value not in (None, "")}


def is_as_carried(
    values: Mapping[str, object], task: Task, earlier: Earlier, day: date, keys: Iterable[str] = FILLED
) -> bool:
    """Whether a row says just what its form began with, in these columns.

    Forms used to begin with the earlier period's remarks, too, so these are nothing new.
    """
    carried = carried_values(task, earlier, day)
    return all(
        (values.get(key) or None) == (carried.get(key) or None)
        or (key in REMARKS and values.get(key) == earlier.value(key))
        for key in keys
    )
