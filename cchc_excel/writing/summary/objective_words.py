"""What an objective asks and reaches, in words: CT4 > 50%."""

from cchc_excel.domain import Objective
from cchc_excel.layout import METHODS
from cchc_excel.words import EMPTY, show_apart, show_number

_SIGNS = {">=": "≥", "<=": "≤"}


def sign_of(objective: Objective) -> str:
    """Return the sign of comparison as it is printed."""
    return _SIGNS.get(objective.operator, objective.operator)


def show_amount(objective: Objective, value: float | None) -> str:
    """Return a figure of an objective: a plain count, or a percentage that never looks like a threshold it isn't."""
    if objective.method == METHODS["count"]:
        return EMPTY if value is None else show_number(value)
    return EMPTY if value is None else show_apart(value, objective.threshold)


def required(objective: Objective) -> str:
    """Return what must be reached: ≥ 100%."""
    return f"{sign_of(objective)} {show_amount(objective, objective.threshold)}"
