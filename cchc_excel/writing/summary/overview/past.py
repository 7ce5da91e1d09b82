"""The last earlier period of the year, as its own summary workbook tells it: what the tiles are compared with."""

from dataclasses import dataclass

from cchc_excel.domain import MEASURES, Summary
from cchc_excel.writing.house.sheet import Sheet, absolute

SENT = "sent"
_KEYS = ("average_progress", "completion_rate", "due_completion_rate", "on_time_rate", "overdue", SENT)


@dataclass(frozen=True, slots=True)
class Past:
    """Where its figures stand, beyond the printed page: one row, from column `first` on."""

    row: int
    first: int

    def cell(self, key: str) -> str:
        """Return the cell of a figure, for a formula on the same sheet."""
        return absolute(self.row, self.first + _KEYS.index(key))


def past_value(summary: Summary, key: str) -> float | None:
    """Return a figure of the last earlier period; None where there is none."""
    if not summary.history:
        return None
    past = summary.history[-1]
    return float(len(past.sent)) if key == SENT else getattr(past.overall, key, None)


def write_past(sheet: Sheet, row: int, first: int, summary: Summary) -> Past:
    """Write the figures under their headings, where there is an earlier period."""
    for column, key in enumerate(_KEYS, start=first):
        if summary.history:
            sheet.put(row, column, "Đơn vị đã gửi, kỳ trước" if key == SENT else MEASURES[key].heading, "faint")
            style = "count" if key == SENT else MEASURES[key].style
            sheet.put(row + 1, column, past_value(summary, key), "faint", style)
    return Past(row + 1, first)
