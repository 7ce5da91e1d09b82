"""The plan and the period of a period folder (*thư mục kỳ báo cáo*)."""

from datetime import date

from cchc_excel.domain import Period, Plan
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, PeriodFolder
from cchc_excel.plan.adjusting import plan_of_period
from cchc_excel.plan.workbook import read_plan


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
