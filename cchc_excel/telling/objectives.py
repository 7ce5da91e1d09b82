"""What an objective asks and reaches, in words: CT4 > 50%; how it stands: Chưa đạt."""

from cchc_excel.domain import Objective, ObjectiveResult, ObjectiveState
from cchc_excel.layout.columns import METHODS
from cchc_excel.words import EMPTY, places_beside, show_number, show_rate

MET, NOT_MET, NOT_DUE, NO_DATA = "Đạt", "Chưa đạt", "Chưa đến hạn", "Chưa có số liệu"
_VERDICTS = {
    ObjectiveState.MET: MET, ObjectiveState.MISSED: NOT_MET, ObjectiveState.NOT_DUE: NOT_DUE,
    ObjectiveState.UNKNOWN: NO_DATA,
}  # fmt: skip
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
    """Return what must be reached: ≥ 95%; of a whole, which nothing exceeds, just 100%."""
    amount = show_amount(objective, objective.threshold)
    is_whole = objective.method != METHODS["count"] and objective.threshold == 1 and objective.operator == ">="
    return amount if is_whole else f"{sign_of(objective)} {amount}"


def verdict(result: ObjectiveResult) -> str:
    """Return the words for how an objective stands."""
    return _VERDICTS[result.state]


def name_objective(result: ObjectiveResult) -> str:
    """Return an objective by its code: CT1 đạt 99,996%, yêu cầu 100%."""
    return f"{result.objective.code} đạt {reached(result)}, yêu cầu {required(result.objective)}"
