"""Requests for more time (*đề nghị gia hạn*) that wait for a decision: found in what units wrote, never acted on."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.cells import Ref
from cchc_excel.domain import Inbox, Received, Task, Unit
from cchc_excel.kinds.more_time import asks_for_more_time
from cchc_excel.rules.values import STATUS_EXTENSION
from cchc_excel.text import one_line

_WRITTEN = ("status", "finished_on", "document", "difficulty", "proposal")


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
    said = {finding.ref for finding in entry.findings if finding.rule is STATUS_EXTENSION}
    tasks = {task.code: task for task in inbox.plan.tasks_led_by(unit.code)}
    for row in entry.source.rows if entry.source else ():
        task = tasks.get(row.task)
        cells = [row.cells[key] for key in _WRITTEN if key in row.cells and isinstance(row.cells[key].value, str)]
        asking = [cell for cell in cells if cell.ref in said or asks_for_more_time(cell.text)]
        if task and asking:
            given = "; ".join(dict.fromkeys(one_line(cell.text) for cell in asking))
            yield MoreTime(unit, task, given, entry.path, asking[0].ref)
