"""How the year before ended (*năm trước*): its last summary, where its plan folder stands next to this year's."""

import os
from pathlib import Path

from cchc_excel.domain import LastYear, Outcome, Plan
from cchc_excel.domain.outcomes import DONE
from cchc_excel.earlier.results import as_code, read_figures, read_sheet, read_summary
from cchc_excel.earlier.summary_books import SummaryBook
from cchc_excel.folders import PLAN_NAME, PeriodFolder
from cchc_excel.layout.columns import AREA_FIGURES, DATA, UNIT_FIGURES
from cchc_excel.plan.periods import in_order
from cchc_excel.plan.workbook import PlanUnusableError, read_plan
from cchc_excel.text import fold

_LAST_CODE = "NAM"
"""The last period of a year whose plan workbook doesn't say."""

_HEADINGS = {key: DATA.column(key).heading for key in ("task", "text", "unit", "outcome")}
_CLOSED = frozenset({outcome.value for outcome in (*DONE, Outcome.NOT_APPLICABLE)})


def read_last_year(folder: PeriodFolder, plan: Plan) -> LastYear | None:
    """Return how the year before ended, None where its folder doesn't stand next to this year's.

    Raise OperatorError where its last summary is there and can't be read, as of an earlier period of this year.
    """
    year = plan.info.year - 1
    before = _folder_before(folder.path.parent, plan.info.year)
    if not before.is_dir():
        return None
    code = _last_period(before, year)
    path = PeriodFolder(before / code).summary
    if not code or not os.path.lexists(path):
        return LastYear(year)
    return read_summary(path, lambda book: _understand(year, code, book))


def _folder_before(plan_folder: Path, year: int) -> Path:
    """Return where last year's folder stands: named as this year's is, with the year before in it."""
    name = plan_folder.name
    named = name.replace(str(year), str(year - 1)) if str(year) in name else str(year - 1)
    return plan_folder.parent / named


def _last_period(plan_folder: Path, year: int) -> str:
    """Return the code of the year's last period; empty where the folder is another year's."""
    try:
        plan = read_plan(plan_folder / PLAN_NAME)
    except PlanUnusableError:
        return _LAST_CODE
    return in_order(plan.periods)[-1].code if plan.info.year == year else ""


def _understand(year: int, code: str, book: SummaryBook) -> LastYear:
    by_area = read_figures(book, AREA_FIGURES)
    return LastYear(
        year=year,
        period=code,
        overall=next(reversed(by_area.values()), None),
        by_unit=read_figures(book, UNIT_FIGURES),
        by_area={fold(name): known for name, known in read_figures(book, AREA_FIGURES, "name").items()},
        left=_tasks_left(book),
    )


def _tasks_left(book: SummaryBook) -> dict[str, str]:
    """Return the tasks that one of their units at least had to do and had not done: a code and a text each."""
    left: dict[str, str] = {}
    for row in read_sheet(book, DATA.sheet, _HEADINGS, _HEADINGS):
        if row["task"] != "" and row["unit"] != "" and str(row["outcome"]) not in _CLOSED:
            left.setdefault(as_code(row["task"]), str(row["text"]))
    return left
