"""What stands right of the measures by group: the way through the periods.

Beyond the printed page stand the figures that this and others are made from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_excel.cells import column_letter
from cchc_excel.domain import MeasuredGroup, Measures, PastPeriod, Summary
from cchc_excel.telling.rows import SummaryRow
from cchc_excel.telling.submissions import SENT
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.sheet import Sheet, absolute
from cchc_excel.writing.house.styles import BLUE
from cchc_excel.writing.summary.columns import number_of
from cchc_excel.writing.summary.formulas import (
    NOT_APPLICABLE,
    Rows,
    differs,
    equals_cell,
    percent,
    percent_words,
    total,
    weighted_progress,
)
from cchc_excel.writing.summary.groups.figures import FIRST_ROW, HEADER_ROW, Figures
from cchc_excel.writing.summary.submissions import units_column

_GAP = 2
_HELPER_WIDTH = 12


def first_helper(figures: Figures) -> int:
    """Return the first column beyond the printed page."""
    return len(figures.layout.columns) + _GAP


def write_trend(
    sheet: Sheet, figures: Figures, first: int, history: Sequence[PastPeriod], current: str, key: str
) -> int:
    """Write each group's completion in each period from column `first` on, and draw it; return the next column.

    `key` is the attribute of a past period that holds its figures by group.
    """
    codes = [*(past.period.code for past in history), current]
    last = first + len(codes) - 1
    for column, code in enumerate(codes, start=first):
        _head(sheet, column, f"Hoàn thành, {code}")
    rows = [*((group.code, group.measures) for group in figures.groups), (figures.total_label, figures.total)]
    for row, (code, measures) in enumerate(rows, start=FIRST_ROW):
        for column, past in enumerate(history, start=first):
            known: Measures | None = getattr(past, key).get(code)
            sheet.put(row, column, known.completion_rate if known else None, "faint", "rate")
        rate = measures.completion_rate
        formula = _local(figures, "completion_rate", row)
        sheet.formula(row, last, formula, EMPTY if rate is None else rate, "faint", "rate")
        sheet.put(row, number_of(figures.layout, "trend"), None, "cell", *(["total"] if row > figures.last_row else []))
    _draw(sheet, figures, first, last)
    return last + 1


def _draw(sheet: Sheet, figures: Figures, first: int, last: int) -> None:
    rows = range(FIRST_ROW, figures.total_row + 1)
    trend = column_letter(number_of(figures.layout, "trend"))
    options = {
        "location": [f"{trend}{row}" for row in rows],
        "range": [f"'{sheet.name}'!{absolute(row, first)}:{absolute(row, last)}" for row in rows],
        "type": "column", "min": 0, "max": 1, "series_color": BLUE,
    }  # fmt: skip
    sheet.worksheet.add_sparkline(FIRST_ROW - 1, number_of(figures.layout, "trend") - 1, options)


@dataclass(frozen=True, slots=True)
class UnitHelpers:
    """Columns of `Theo đơn vị` beyond the printed page: who has sent, and what sums by leader are made from."""

    figures: Figures
    first: int

    _KEYS = ("sent", "done_sent", "applicable_sent", "leader", "weight", "progress")
    _HEADINGS = (
        "Đã gửi báo cáo", "Hoàn thành (đã gửi)", "Phải thực hiện (đã gửi)", "Lãnh đạo phụ trách",
        "Tổng trọng số", "Trọng số × mức độ",
    )  # fmt: skip

    @property
    def next_column(self) -> int:
        """Return the first column after these."""
        return self.first + len(self._KEYS)

    def column(self, key: str) -> int:
        """Return the number of a column."""
        return self.first + self._KEYS.index(key)

    def sent(self, row: int) -> str:
        """Return the cell that tells 1 where a unit has sent, for a formula on the same sheet."""
        return absolute(row, self.column("sent"))

    def block(self, key: str) -> str:
        """Return the cells of all units, for a formula in another sheet."""
        last = absolute(self.figures.last_row, self.column(key))
        return f"'{self.figures.layout.sheet}'!{absolute(FIRST_ROW, self.column(key))}:{last}"

    def total(self, key: str) -> str:
        """Return the cell of the sum, for a formula in another sheet."""
        return f"'{self.figures.layout.sheet}'!{absolute(self.figures.total_row, self.column(key))}"

    def write(self, sheet: Sheet, summary: Summary, rows: Rows, data_rows: Iterable[SummaryRow]) -> None:
        """Write them all, and their sums."""
        for column, heading in enumerate(self._HEADINGS, start=self.first):
            _head(sheet, column, heading)
        leaders = {unit.code: unit.leader for unit in summary.plan.units}
        sums = _weigh(data_rows)
        for row, group in enumerate(self.figures.groups, start=FIRST_ROW):
            values = self._values(group, summary) | dict(zip(("weight", "progress"), sums[group.code], strict=True))
            formulas = self._formulas(row, rows, len(summary.plan.asked_units))
            for key, formula in formulas.items():
                self._write(sheet, row, key, formula, values[key])
            sheet.put(row, self.column("leader"), leaders.get(group.code), "faint")
        self._write_sums(sheet, summary)

    def _write(self, sheet: Sheet, row: int, key: str, formula: str, value: float) -> None:
        if self.figures.is_live:
            sheet.formula(row, self.column(key), formula, value, "faint", "general")
        else:
            sheet.put(row, self.column(key), value, "faint", "general")

    def _values(self, group: MeasuredGroup, summary: Summary) -> dict[str, float]:
        sent = int(group.code in summary.merged)
        measures = group.measures
        return {"sent": sent, "done_sent": sent * measures.done, "applicable_sent": sent * measures.applicable}

    def _formulas(self, row: int, rows: Rows, units: int) -> dict[str, str]:
        code, group = f"$A{row}", equals_cell(rows.group, f"$A{row}")
        state = f"INDEX({units_column('state', units)},MATCH({code},{units_column('unit', units)},0))"
        sent = absolute(row, self.column("sent"))
        done, assigned, none = (_local(self.figures, key, row) for key in ("done", "assigned", "not_applicable"))
        applicable = (group, differs(rows.outcome, NOT_APPLICABLE))
        return {
            "sent": f'IF(LEFT({state},{len(SENT)})="{SENT}",1,0)',
            "done_sent": f"{sent}*{done}",
            "applicable_sent": f"{sent}*({assigned}-{none})",
            "weight": total(rows.weight, *applicable, exact=rows.exact),
            "progress": weighted_progress(rows, *applicable),
        }

    def _write_sums(self, sheet: Sheet, summary: Summary) -> None:
        values = [self._values(group, summary) for group in self.figures.groups]
        for key in ("sent", "done_sent", "applicable_sent"):
            letter = column_letter(self.column(key))
            formula = f"SUM({letter}{FIRST_ROW}:{letter}{max(self.figures.last_row, FIRST_ROW)})"
            value = sum(known[key] for known in values)
            if self.figures.groups:
                sheet.formula(self.figures.total_row, self.column(key), formula, value, "faint", "general")

    def both_rates(self, summary: Summary, places: int = 2) -> tuple[str, str]:
        """Return completion over all units and over those that have sent, as a formula and as words."""
        figures, row = self.figures, self.figures.total_row
        done, applicable = figures.cell("done", row), figures.applicable(row)
        sent_done, sent_applicable = self.total("done_sent"), self.total("applicable_sent")
        formula = (
            f'"Tỷ lệ hoàn thành theo lượt giao: trên tất cả đơn vị "&{done}&"/"&{applicable}&" ("'
            f'&{percent(done, applicable, places)}&"); riêng các đơn vị đã gửi báo cáo "&{sent_done}&"/"'
            f'&{sent_applicable}&" ("&{percent(sent_done, sent_applicable, places)}&")."'
        )
        values = [self._values(group, summary) for group in figures.groups]
        part, whole = (sum(known[key] for known in values) for key in ("done_sent", "applicable_sent"))
        all_done, all_applicable = figures.total.done, figures.total.applicable
        words = (
            f"Tỷ lệ hoàn thành theo lượt giao: trên tất cả đơn vị {all_done}/{all_applicable} "
            f"({percent_words(all_done, all_applicable, places)}); riêng các đơn vị đã gửi báo cáo {part:g}/{whole:g} "
            f"({percent_words(part, whole, places)})."
        )
        return formula, words


def _weigh(rows: Iterable[SummaryRow]) -> dict[str, tuple[float, float]]:
    """Return, by unit, the weight of what is applicable and its weight times progress."""
    sums: dict[str, tuple[float, float]] = {}
    for row in rows:
        weight, progress = sums.get(row.unit, (0.0, 0.0))
        if row.outcome != NOT_APPLICABLE:
            weight, progress = weight + row.weight, progress + row.weight * (row.share or 0.0)
        sums[row.unit] = (weight, progress)
    return sums


def _local(figures: Figures, key: str, row: int) -> str:
    return f"{column_letter(number_of(figures.layout, key))}{row}"


def _head(sheet: Sheet, column: int, text: str) -> None:
    sheet.set_width(column, _HELPER_WIDTH)
    sheet.put(HEADER_ROW, column, text, "faint", "wrap", "center")
