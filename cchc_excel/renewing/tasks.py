"""A task that goes over into the next year's plan: what its row says, and what must be settled there."""

from dataclasses import dataclass

from cchc_excel.deadlines import Deadline, DeadlineKind
from cchc_excel.domain import Plan, Task
from cchc_excel.domain.plan_content import PlanValue, Values
from cchc_excel.layout.columns import TASKS
from cchc_excel.measuring.leftover import Standing
from cchc_excel.plan.leads import find_units, index_names
from cchc_excel.renewing.wordings import move_deadline, move_text, spans_year
from cchc_excel.words import show_rate


@dataclass(frozen=True, slots=True)
class CarriedTask:
    """A row of the new plan, and the deadline that was left out since its time is past; empty where none was."""

    task: Task
    row: Values
    old_deadline: str = ""


def carry_task(standing: Standing, plan: Plan, year: int) -> CarriedTask:
    """Return the row of a task in the plan of a year; whoever has done its part leads it no more."""
    task, old = standing.task, plan.info.year
    lasts = not _is_past(task.deadline, year)
    is_duty = lasts and task.deadline.due is None
    values: dict[str, PlanValue] = {
        "task": task.code,
        **{
            key: move_text(text, old, year) if is_duty else text
            for key, text in (("text", task.text), ("product", task.product), ("target", task.target.text))
        },
        "leads": _leads(standing, plan),
        "partners": task.partner_text,
        "deadline": move_deadline(task.deadline.text, old, year) if is_duty else task.deadline.text if lasts else None,
        "weight": task.weight,
        "note": "\n".join(filter(None, (task.note, describe(standing, old)))),
        "person": task.person,
    }
    row = tuple(values.get(key) for key in TASKS.keys)
    return CarriedTask(task, row, "" if lasts else task.deadline.text)


def describe(standing: Standing, year: int) -> str:
    """Return where a task comes from and how far it is."""
    share = f", {show_rate(standing.share)}" if standing.share is not None else ""
    return f"Chuyển tiếp từ năm {year} (mã {standing.task.code}): {standing.outcome}{share}"


def _is_past(deadline: Deadline, year: int) -> bool:
    """Whether a deadline is of an earlier year: one day, or days that don't come again each year."""
    if deadline.kind is DeadlineKind.RECURRING or spans_year(deadline.text, year):
        return False
    last = max((deadline.due,) if deadline.due else deadline.instalments, default=None)
    return last is not None and last.year < year


def _leads(standing: Standing, plan: Plan) -> str:
    """Return who leads as the annex says it; by name where that no longer means the units that have it still to do."""
    said, unknown = find_units(standing.task.lead_text, index_names(plan.units))
    if not unknown and set(said) == set(standing.open_units):
        return standing.task.lead_text
    return "; ".join(unit.name for unit in map(plan.unit, standing.open_units) if unit)
