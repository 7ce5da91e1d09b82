"""The form that is issued (*biểu giao*): it begins with what the unit last reported, each such cell marked."""

from collections.abc import Mapping

from cchc_excel.carrying import carried_values
from cchc_excel.domain import Earlier, Period, Plan, Unit
from cchc_excel.writing.form.content import Form, MarkKind, Point


def form_to_issue(plan: Plan, period: Period, unit: Unit, earlier: Mapping[tuple[str, str], Earlier]) -> Form:
    """Return a unit's form; `earlier` tells how each assignment stood, by unit and task code."""
    tasks = plan.tasks_led_by(unit.code)
    answers = {
        task.code: carried_values(task, earlier[unit.code, task.code], period.cutoff)
        for task in tasks
        if (unit.code, task.code) in earlier
    }
    points = tuple(Point(MarkKind.PREFILLED, place=(code, key)) for code, values in answers.items() for key in values)
    return Form(plan, period, unit, tasks, answers=answers, points=points)
