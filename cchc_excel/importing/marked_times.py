"""Deadlines told by a mark: a cross under "Quý II", where the quarters or months are columns."""

import re
from collections.abc import Iterable, Mapping

from cchc_excel.cells import Grid
from cchc_excel.plan.tables import Record
from cchc_excel.text import clean

_TIME = re.compile(
    r"(?:quý|q|tháng|t|th)\.?\s*(?:[IVX]+|\d{1,2})(?:\s*(?:/|năm|-)?\s*20\d\d)?|(?:6|sáu) tháng (?:đầu|cuối) năm",
    re.IGNORECASE,
)
_MARK = re.compile(r"[xX×✓✔√vV+*]|có", re.IGNORECASE)
_FEWEST = 2


def find_times(grid: Grid, headings: Mapping[int, str], records: Iterable[Record]) -> dict[int, str]:
    """Return the columns of times with their headings, where marks and nothing else stand under several of them."""
    times = {column: heading for column, heading in headings.items() if _TIME.fullmatch(clean(heading))}
    said = [grid.cell(record.number, column) for record in records for column in times]
    texts = [clean(cell.text) for cell in said if not cell.is_empty]
    is_marked = bool(texts) and all(map(_MARK.fullmatch, texts))
    return times if len(times) >= _FEWEST and is_marked else {}


def marked_time(grid: Grid, times: Mapping[int, str], row: int) -> str:
    """Return the times that a row marks: "Quý I, Quý II"."""
    marked = [heading for column, heading in sorted(times.items()) if not grid.cell(row, column).is_empty]
    return ", ".join(marked)
