"""A template made ready, as data: what its marks mean, and all that is the same in every form of a run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_excel.layout.asked import FILLED
from cchc_excel.layout.columns import PERSON
from cchc_excel.writing.form.content import MarkKind

PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")

AREA, TASK, ADDED, SPARE = "linh_vuc", "nhiem_vu", "phat_sinh", "dong_trong"
"""Markers of the sample rows of the form's table."""

GROUP_MARKERS = {MarkKind.ERROR: "nhom_can_sua", MarkKind.REPAIRED: "nhom_da_tu_sua"}
POINT = "diem"
"""Markers of the sample rows of the sheet `Cần sửa`: the heading of each group, a point."""

AREA_NAME = "ten_linh_vuc"
DIMENSION, BREAKS = "{{dimension}}", "{{ngat_trang}}"
FILTERED = "$A$1:$B$2"
"""Stands in the workbook for the cells that a form's filter covers."""

COUNTER = "so_o_trong"

LOCKED, ENTRY, NOT_ASKED = "locked", "entry", "not_asked"
"""How a cell of the table may be, beside the kinds of mark."""

SPARE_ENTRIES = frozenset({"text", "deadline", PERSON.key, *FILLED})
"""Columns a unit fills in for a task of its own."""


@dataclass(frozen=True, slots=True)
class SampleCell:
    """A cell of the template: `text` may hold placeholders."""

    column: int
    style: int
    text: str


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A row of the template; `merges` are the first column, the last column and the number of rows of each.

    `correction` is its cell in the column `Cần sửa` of a form sent back; a `marked_only` row is a thin line elsewhere.
    """

    cells: tuple[SampleCell, ...]
    height: float | None
    merges: tuple[tuple[int, int, int], ...]
    correction: SampleCell | None = None
    marked_only: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Where a column of the layout stands, and its style numbers by sample row (TASK, SPARE) and how a cell is."""

    key: str
    letter: str
    width: float
    font_size: float
    styles: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet's XML around its rows: `head` before them, `protection` and `tail` after them."""

    part: str
    head: str
    protection: str
    tail: str


@dataclass(frozen=True, slots=True)
class BlankPackage:
    """The parts of a workbook but for the XML of its form sheet."""

    parts: Mapping[str, str | bytes]
    form: Frame


@dataclass(frozen=True, slots=True)
class MarkedPackage(BlankPackage):
    """The parts of a form sent back: with a sheet `Cần sửa`, and notes, whose parts are named."""

    corrections: Frame
    comments_part: str
    shapes_part: str


@dataclass(frozen=True, slots=True)
class Looks:
    """Numbers of the looks that rules give to cells: each mark's, `plain` for one changed, `outdated` for advice.

    `settled` is that of a deadline no longer marked.
    """

    required: int
    complete: int
    marks: Mapping[str, int]
    plain: int
    outdated: int
    settled: int


@dataclass(frozen=True, slots=True)
class PreparedCorrections:
    """The sheet `Cần sửa` of the template: its rows above the points, its sample rows, its columns by number."""

    top: tuple[SampleRow, ...]
    samples: Mapping[str, SampleRow]
    columns: Mapping[int, TableColumn]


@dataclass(frozen=True, slots=True)
class PreparedTemplate:
    """Everything that is the same in every form of a run.

    `widths` are those of the sheet's columns from the first on, the column `Cần sửa` included.
    """

    blank: BlankPackage
    marked: MarkedPackage
    corrections: PreparedCorrections
    top: tuple[SampleRow, ...]
    samples: Mapping[str, SampleRow]
    bottom: tuple[SampleRow, ...]
    columns: Mapping[int, TableColumn]
    widths: tuple[float, ...]
    looks: Looks

    @property
    def last_column(self) -> int:
        """Return the number of the last column, that of `Cần sửa` not counted."""
        return len(self.widths) - 1

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        return next(column.letter for column in self.columns.values() if column.key == key)
