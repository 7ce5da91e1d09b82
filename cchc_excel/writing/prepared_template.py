"""A template made ready, as data: what its marks mean, and all that is the same in every form of a run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_excel.layout import FORM

PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")

AREA, TASK, ADDED, SPARE = "linh_vuc", "nhiem_vu", "phat_sinh", "dong_trong"
"""Markers of the sample rows."""

AREA_NAME = "ten_linh_vuc"
DIMENSION = "{{dimension}}"
COUNTER = "so_o_trong"

SPARE_ENTRIES = frozenset({"text", "deadline", *(column.key for column in FORM.columns if column.filled)})
"""Columns a unit fills in for a task of its own."""


@dataclass(frozen=True, slots=True)
class SampleCell:
    """A cell of the template: `text` may hold placeholders."""

    column: int
    style: int
    text: str


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A row of the template; `merges` are the first column, the last column and the number of rows of each."""

    cells: tuple[SampleCell, ...]
    height: float | None
    merges: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Where a column of the layout stands, and its style numbers by sample row (TASK, SPARE) and how a cell is."""

    key: str
    letter: str
    width: float
    font_size: float
    styles: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class PreparedTemplate:
    """Everything that is the same in every form of a run.

    `parts` are the parts of the workbook but the sheet's own XML, whose rows stand between `head` and `protection`.
    """

    parts: Mapping[str, str | bytes]
    sheet_part: str
    head: str
    protection: str
    tail: str
    top: tuple[SampleRow, ...]
    samples: Mapping[str, SampleRow]
    bottom: tuple[SampleRow, ...]
    columns: Mapping[int, TableColumn]
    last_column: int
    required_style: int
    complete_style: int

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        return next(column.letter for column in self.columns.values() if column.key == key)
