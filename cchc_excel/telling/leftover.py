"""What is said of the tasks that are left at the end of the year."""

from cchc_excel.domain import Plan, Summary
from cchc_excel.measuring.leftover import Standing
from cchc_excel.words import name_some, show_number

_MOST_NAMED = 12
"""Units named of a task that many have not done; all stand in `Biểu tổng hợp`."""


def carried_sentence(summary: Summary, left: int) -> str:
    """Return how many tasks are left at the end of the year."""
    year = summary.plan.info.year
    if not left:
        return f"Không còn nhiệm vụ chưa hoàn thành của Kế hoạch năm {year}."
    count = f"{show_number(left)}/{show_number(summary.overall.applicable)} nhiệm vụ"
    return f"Còn {count} của Kế hoạch năm {year} chưa hoàn thành, cần xem xét chuyển sang Kế hoạch năm {year + 1}."


def name_open_units(plan: Plan, standing: Standing) -> str:
    """Return who has not done a task: as the plan names its units where none of them has."""
    names = [unit.name for unit in map(plan.unit, standing.open_units) if unit]
    every = len(names) == len(standing.task.leads) > 1
    return standing.task.lead_text if every else name_some(names, "đơn vị", _MOST_NAMED)
