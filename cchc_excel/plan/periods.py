"""The plan and the period of a period folder (*thư mục kỳ báo cáo*)."""

from collections.abc import Container, Iterable
from datetime import date

from cchc_excel.domain import Period, Plan
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, PeriodFolder
from cchc_excel.plan.adjusting import plan_of_period
from cchc_excel.plan.workbook import read_plan


def in_order(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return the periods of a year, the earliest cutoff first; of those with one cutoff, the one that covers most last.

    A quarter by itself (*quý III*) and the months up to its end (*9 tháng*) are closed on one day.
    """
    return tuple(sorted(periods, key=lambda period: (period.cutoff, period.cutoff - period.start)))


def one_a_cutoff(periods: Iterable[Period], current: Period, told: Container[str]) -> tuple[Period, ...]:
    """Return one period a cutoff, in order, to lay beside each other what stood on which day.

    It is the current one; else one whose figures are `told`, by code; else the one that covers most.
    """
    closed: dict[date, list[Period]] = {}
    for period in in_order(periods):
        closed.setdefault(period.cutoff, []).insert(0, period)
    return tuple(max(group, key=lambda known: (known == current, known.code in told)) for group in closed.values())


def read_period(folder: PeriodFolder, day: date | None = None) -> tuple[Plan, Period]:
    """Return the plan as in force on a day (the period's cutoff, where none is given), and the period of a folder.

    Raise OperatorError where the plan doesn't know the folder's code.
    """
    plan = read_plan(folder.plan)
    period = plan.period(folder.code)
    if period is None:
        codes = ", ".join(known.code for known in plan.periods)
        raise OperatorError(
            f"Kỳ “{folder.code}” không có trong trang “Kỳ báo cáo” của {PLAN_NAME}. Các kỳ hiện có: {codes}."
        )
    return plan_of_period(plan, period, day or period.cutoff), period
