"""The statistics a plan asks units for (*số liệu thống kê*): what is asked, what a unit said, what it adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_excel.cells import Cell, Ref


class TaskPart(StrEnum):
    """Which of the two counts of a task a statistic takes, or one by the other."""

    ACTUAL = "Số thực hiện"
    TOTAL = "Tổng số"
    RATE = "Số thực hiện / Tổng số"


@dataclass(frozen=True, slots=True)
class StatisticItem:
    """A line of the sheet `Số liệu` (*mục số liệu*): asked of `units` (codes, in plan order), or taken from `tasks`.

    `is_percent`: its figure is a share, 0-1, which is never added up.
    """

    code: str
    text: str
    measure: str
    group: str = ""
    units: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    part: TaskPart = TaskPart.ACTUAL
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class WrittenStatistic:
    """What stands in a form for one item: its value as written and its note.

    `is_refused`: something stands there that can't be this item's, and a finding says why.
    """

    item: str
    value: Cell
    note: str = ""
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class StatisticAnswer:
    """What a unit reports of an item, understood; None where that is nothing usable.

    `is_silent`: nothing stands there. `lent_by` is the return it comes from, where that is not the merged one.
    """

    item: str
    value: float | None
    note: str = ""
    ref: Ref | None = None
    is_silent: bool = False
    lent_by: str = ""


@dataclass(frozen=True, slots=True)
class StatisticPart:
    """What one unit, or one task of a unit, adds to a figure: the file and the cell that say so; no value, nothing."""

    unit: str
    value: float | None
    task: str = ""
    note: str = ""
    file: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class StatisticFigure:
    """An item with its figure; None where nobody reported, or where what was reported can't be added up."""

    item: StatisticItem
    value: float | None
    parts: tuple[StatisticPart, ...]

    @property
    def told(self) -> tuple[StatisticPart, ...]:
        """Return the parts that say something."""
        return tuple(part for part in self.parts if part.value is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the codes of the units that were asked and reported nothing usable."""
        return tuple(dict.fromkeys(part.unit for part in self.parts if part.value is None))
