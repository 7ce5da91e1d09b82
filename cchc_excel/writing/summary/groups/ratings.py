"""The suggested rating right of the figures by unit, at the end of the year: its tasks, its points, its class."""

from collections.abc import Mapping

from cchc_excel.cells import column_letter
from cchc_excel.domain import Plan, Settings
from cchc_excel.measuring.ratings import NOT_LAST, NOTHING, RATINGS, Rating, counts_for_rating, penalty, too_few
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.columns import number_of
from cchc_excel.writing.summary.formulas import (
    DONE,
    NOT_APPLICABLE,
    Rows,
    count,
    differs,
    equals_cell,
    lacks,
    one_of,
    table_column,
)
from cchc_excel.writing.summary.groups.figures import FIRST_ROW, Figures

_LONGEST_FORMULA = 8000
"""Characters that a formula may have in Excel, and a few to spare."""

_POINTS = ("cell", "center", "points")
_CLASS = ("cell", "center")
_COUNT = ("cell", "center", "count")


def write_quality(sheet: Sheet, figures: Figures, counted: Mapping[str, str]) -> None:
    """Write how many of each unit's done tasks have which mark, by unit code, beside its rates."""
    column = number_of(figures.layout, "quality")
    for row, group in enumerate(figures.groups, start=FIRST_ROW):
        told = counted.get(group.code, EMPTY)
        sheet.put(row, column, told, "cell", "center")
        sheet.fit_row(row, [(2, group.name), (column, told)])


def write_ratings(sheet: Sheet, figures: Figures, plan: Plan, rows: Rows, ratings: Mapping[str, Rating]) -> None:
    """Write number, points and class of each unit; without ratings, as before the year's end, why there are none."""
    never = tuple(task.code for task in plan.tasks if not counts_for_rating(task, plan.last_day))
    points, rated, words = (number_of(figures.layout, key) for key in ("points", "rated", "rating"))
    for row, group in enumerate(figures.groups, start=FIRST_ROW):
        rating = ratings.get(group.code)
        if rating is None:
            sheet.put(row, points, EMPTY, *_POINTS)
            sheet.put(row, rated, EMPTY, *_COUNT)
            sheet.put(row, words, NOT_LAST, *_CLASS)
        else:
            number = _number_formula(figures, row, rows, never)
            if figures.is_live and len(number) <= _LONGEST_FORMULA:
                sheet.formula(row, rated, number, rating.tasks, *_COUNT)
            else:
                sheet.put(row, rated, rating.tasks, *_COUNT)
            shown = EMPTY if rating.points is None else rating.points
            sheet.formula(row, points, _points_formula(figures, row, plan.settings, rating.lost), shown, *_POINTS)
            sheet.formula(row, words, _class_formula(figures, row, plan.settings), rating.words, *_CLASS)
        sheet.fit_row(row, [(2, group.name), (words, rating.words if rating else NOT_LAST)])


def _number_formula(figures: Figures, row: int, rows: Rows, never: tuple[str, ...]) -> str:
    """Return how many of a unit's applicable tasks count: all but those not done that need not be in this year."""
    cells = _cells(figures, row)
    applicable = f"{cells['assigned']}-{cells['not_applicable']}"
    if not never:
        return applicable
    group, task = equals_cell(rows.group, f"$A{row}"), one_of(table_column("task"), never)
    is_open = differs(rows.outcome, NOT_APPLICABLE), lacks(rows.outcome, DONE)
    return f"{applicable}-{count(group, task, *is_open, exact=True)}"


def _points_formula(figures: Figures, row: int, settings: Settings, lost: float) -> str:
    cells = _cells(figures, row)
    late = f"({cells['done']}-{cells['done_on_time']})"
    poor = f"-{lost:.10g}" if lost else ""
    earned = f"100*({cells['done']}-{penalty(settings):g}*{late}{poor})"
    return f'IF({cells["rated"]}=0,"{EMPTY}",ROUND({earned}/{cells["rated"]},2))'


def _class_formula(figures: Figures, row: int, settings: Settings) -> str:
    cells = _cells(figures, row)
    points, rated = cells["points"], cells["rated"]
    excellent, good, done, failed = (f'"{name}"' for name in RATINGS)
    steps = f"IF({points}>={settings.rating_done},{done},{failed})"
    steps = f"IF({points}>={settings.rating_good},{good},{steps})"
    steps = f"IF({points}>={settings.rating_excellent},{excellent},{steps})"
    return f'IF({rated}=0,"{NOTHING}",IF({rated}<{settings.rating_least_tasks},"{too_few(settings)}",{steps}))'


def _cells(figures: Figures, row: int) -> dict[str, str]:
    return {key: f"{column_letter(number_of(figures.layout, key))}{row}" for key in figures.layout.keys}
