"""Requests for more time (*đề nghị gia hạn*) that wait for a decision: found in what units wrote, never acted on."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.cells import Ref
from cchc_excel.domain import Inbox, Received, Task, Unit


@dataclass(frozen=True, slots=True)
class MoreTime:
    """A unit's request: for which task, what it wrote, in which file and cell."""

    unit: Unit
    task: Task
    given: str
    path: str
    ref: Ref


def find_requests(inbox: Inbox) -> tuple[MoreTime, ...]:
    """Return the requests in the merged returns, units in plan order, one a task: in the unit's own words."""
    merged = inbox.merged
    return tuple(
        request
        for unit in inbox.plan.leading_units
        if unit.code in merged
        for request in _requests_of(unit, merged[unit.code], inbox)
    )


def _requests_of(unit: Unit, entry: Received, inbox: Inbox) -> Iterator[MoreTime]:
    tasks = {task.code: task for task in inbox.plan.tasks_led_by(unit.code)}
    for answer in entry.answers:
        if answer.asks and answer.task in tasks:
            path = answer.asks.path or answer.lent_by or entry.path
            yield MoreTime(unit, tasks[answer.task], answer.asks.given, path, answer.asks.ref)
