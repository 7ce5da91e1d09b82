"""The ranks of `Theo đơn vị` and `Theo lĩnh vực`, as formulas; beyond the printed page stands what they compare."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from cchc_excel.cells import column_letter
from cchc_excel.domain import MeasuredGroup
from cchc_excel.measuring.ranking import ranks
from cchc_excel.words import COMPARED_PLACES, EMPTY
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.columns import number_of
from cchc_excel.writing.summary.groups.figures import FIRST_ROW, HEADER_ROW, Figures

_HEADINGS = ("Xếp hạng: tỷ lệ", "Xếp hạng: tiến độ")
_WIDTH = 12
WIDE = len(_HEADINGS)
"""How many columns stand beyond the printed page."""

_UNRANKED = -1


@dataclass(frozen=True, slots=True)
class Ranking:
    """How groups are ranked. `first` is the first column beyond the page; `silent` have no rank.

    `sent` returns the cell that tells 1 of a row whose group has one.
    """

    first: int
    silent: Container[str] = ()
    sent: Callable[[int], str] | None = None


def write_ranks(sheet: Sheet, figures: Figures, ranking: Ranking) -> None:
    """Write the rank of each group; above what formulas are for, as a value."""
    places = ranks(figures.groups, ranking.silent)
    column = number_of(figures.layout, "rank")
    if figures.is_live:
        _write_compared(sheet, figures, ranking)
    for row, rank in enumerate(places, start=FIRST_ROW):
        shown = EMPTY if rank is None else rank
        style = ("cell", "center", "count", "bold")
        if figures.is_live:
            sheet.formula(row, column, _rank_formula(figures, ranking, row), shown, *style)
        else:
            sheet.put(row, column, shown, *style)


def _write_compared(sheet: Sheet, figures: Figures, ranking: Ranking) -> None:
    """Write the rate and the progress that are compared, rounded, as sums differ in their last decimals."""
    for column, heading in enumerate(_HEADINGS, start=ranking.first):
        sheet.set_width(column, _WIDTH)
        sheet.put(HEADER_ROW, column, heading, "faint", "wrap", "center")
    for row, group in enumerate(figures.groups, start=FIRST_ROW):
        rate, progress = (
            f"{column_letter(number_of(figures.layout, key))}{row}" for key in ("completion_rate", "average_progress")
        )
        known = f"ISNUMBER({rate})" if ranking.sent is None else f"AND({ranking.sent(row)}=1,ISNUMBER({rate}))"
        values = _compared(group, ranking)
        formulas = (
            f"IF({known},ROUND({rate},{COMPARED_PLACES}),{_UNRANKED})",
            f"IF(ISNUMBER({progress}),ROUND({progress},{COMPARED_PLACES}),0)",
        )
        for column, (formula, value) in enumerate(zip(formulas, values, strict=True), start=ranking.first):
            sheet.formula(row, column, formula, value, "faint", "general")


def _compared(group: MeasuredGroup, ranking: Ranking) -> tuple[float, float]:
    rate, progress = group.measures.completion_rate, group.measures.average_progress
    is_ranked = rate is not None and group.code not in ranking.silent
    return round(rate, COMPARED_PLACES) if rate is not None and is_ranked else _UNRANKED, round(
        progress or 0.0, COMPARED_PLACES
    )


def _rank_formula(figures: Figures, ranking: Ranking, row: int) -> str:
    """Return 1 and the number of those that are better: in the rate, then in what is overdue, then in progress."""
    columns = (ranking.first, number_of(figures.layout, "overdue"), ranking.first + 1)
    rates, overdue, progress = (
        f"${column_letter(column)}${FIRST_ROW}:${column_letter(column)}${figures.last_row}" for column in columns
    )
    rate, late, mean = (f"${column_letter(column)}{row}" for column in columns)
    better = f"({overdue}<{late})+({overdue}={late})*({progress}>{mean})"
    count = f"1+SUMPRODUCT(({rates}>{rate})+({rates}={rate})*({better}))"
    return f'IF({rate}<0,"{EMPTY}",{count})'
