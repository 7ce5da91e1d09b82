"""What an objective asks and reaches, in words: CT4 > 50%."""

from cchc_excel.domain import Objective, ObjectiveResult
from cchc_excel.layout.columns import METHODS
from cchc_excel.words import EMPTY, places_beside, show_number, show_rate

_SIGNS = {">=": "≥", "<=": "≤"}


def sign_of(objective: Objective) -> str:
    """Return the sign of comparison as it is printed."""
    return _SIGNS.get(objective.operator, objective.operator)


def show_amount(objective: Objective, value: float | None) -> str:
    """Return a figure of an objective: a plain count, or a percentage."""
    if objective.method == METHODS["count"]:
        return EMPTY if value is None else show_number(value)
    return EMPTY if value is None else show_rate(value)


def reached(result: ObjectiveResult) -> str:
    """Return what was reached, with as many decimals as tell it from what must be."""
    objective, actual = result.objective, result.actual
    if actual is None:
        return EMPTY
    if objective.method == METHODS["count"]:
        return show_number(actual, places_beside(actual, objective.threshold, scale=1))
    return show_rate(actual, places_beside(actual, objective.threshold))


def required(objective: Objective) -> str:
    """Return what must be reached: ≥ 100%."""
    return f"{sign_of(objective)} {show_amount(objective, objective.threshold)}"
