"""The periods of the year side by side: what the trend chart draws and what the tiles are compared with.

Earlier periods are as their own summary workbooks say; the current one is live; of later ones only the time is known.
"""

from dataclasses import dataclass

from cchc_excel.domain import MEASURES, Measures, Summary
from cchc_excel.telling.charts import share_of_year
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.sheet import Sheet, absolute
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.submissions import units_sent

HEADINGS = {
    "gone": "Thời gian đã qua",
    **{
        key: MEASURES[key].heading
        for key in ("average_progress", "completion_rate", "due_completion_rate", "on_time_rate", "overdue")
    },
    "sent": "Đơn vị đã gửi",
}


@dataclass(frozen=True, slots=True)
class Trend:
    """Where the periods stand: their codes in column `first`, what is known of each from the next on."""

    sheet: str
    first: int
    first_row: int
    last_row: int
    past_row: int | None

    def cells(self, key: str) -> list[object]:
        """Return a column as XlsxWriter takes it; `code` is that of the codes."""
        column = self._column(key) - 1
        return [self.sheet, self.first_row - 1, column, self.last_row - 1, column]

    def past_cell(self, key: str) -> str:
        """Return the cell of the last earlier period, for a formula on the same sheet."""
        return absolute(self.past_row or self.first_row, self._column(key))

    def _column(self, key: str) -> int:
        return self.first if key == "code" else self.first + 1 + list(HEADINGS).index(key)


def write_trend_data(sheet: Sheet, row: int, first: int, summary: Summary, by_area: Figures) -> Trend:
    """Write one row a period of the plan, in order, under a heading row."""
    for column, heading in enumerate(HEADINGS.values(), start=first + 1):
        sheet.put(row, column, heading, "faint")
    periods = sorted({*summary.plan.periods, summary.period}, key=lambda period: period.cutoff)
    past = {known.period.code: known for known in summary.history}
    past_row = None
    for number, period in enumerate(periods, start=row + 1):
        day = summary.as_of if period == summary.period else period.cutoff
        sheet.put(number, first, period.code, "faint")
        sheet.put(number, first + 1, share_of_year(day, summary.plan.info.year), "faint", "rate")
        if period == summary.period:
            _write_current(sheet, number, first, summary, by_area)
        elif known := past.get(period.code):
            _write_past(sheet, number, first, known.overall, len(known.sent))
            past_row = number
    return Trend(sheet.name, first, row + 1, row + len(periods), past_row)


def _write_current(sheet: Sheet, row: int, first: int, summary: Summary, by_area: Figures) -> None:
    for column, key in enumerate(list(HEADINGS)[1:-1], start=first + 2):
        value = getattr(summary.overall, key)
        shown = EMPTY if value is None else value
        formula = by_area.cell(key, by_area.total_row)
        sheet.formula(row, column, formula, shown, "faint", MEASURES[key].style)
    sent = units_sent(len(summary.plan.leading_units))
    sheet.formula(row, first + len(HEADINGS), sent, len(summary.merged), "faint", "count")


def _write_past(sheet: Sheet, row: int, first: int, overall: Measures | None, sent: int) -> None:
    if overall is None:
        return
    for column, key in enumerate(list(HEADINGS)[1:-1], start=first + 2):
        sheet.put(row, column, getattr(overall, key), "faint", MEASURES[key].style)
    sheet.put(row, first + len(HEADINGS), sent, "faint", "count")
