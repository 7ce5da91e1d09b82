"""THE MEASURES: the figures of a group of rows, each declared once. Contract, section 6.

An attribute of `Measures` is the whole declaration: heading, meaning (the sentence in `Phương pháp tính`) and what is
counted or divided, as data. Counting, formulas, columns, JSON and the reading of earlier summaries follow from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Self, overload

from cchc_excel.domain.outcomes import (
    ALL,
    APPLICABLE,
    DONE,
    IN_PROGRESS,
    NOT_REPORTED,
    NOT_STARTED,
    OVERDUE,
    Outcome,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Among:
    """Which rows: those with one of the outcomes; `is_due`: and due on or before the day of the figures."""

    outcomes: frozenset[Outcome] = ALL
    is_due: bool = False


@dataclass(frozen=True, eq=False)
class Measure:
    """What all measures declare; `key` is the name of the attribute."""

    heading: str
    meaning: str
    key: str = field(init=False)
    is_rate: ClassVar[bool] = True

    def __set_name__(self, owner: type[Measures], name: str) -> None:
        object.__setattr__(self, "key", name)

    @overload
    def __get__(self, measures: None, owner: type[Measures]) -> Self: ...
    @overload
    def __get__(self, measures: Measures, owner: type[Measures]) -> float | None: ...
    def __get__(self, measures: Measures | None, owner: type[Measures]) -> Self | float | None:
        return self if measures is None else measures.values[self.key]

    @property
    def style(self) -> str:
        """Return the name of the number format it is shown in."""
        return "rate" if self.is_rate else "count"


@dataclass(frozen=True, eq=False)
class Count(Measure):
    """How many rows of a group are among those meant."""

    rows: Among
    is_rate: ClassVar[bool] = False

    if TYPE_CHECKING:

        @overload
        def __get__(self, measures: None, owner: type[Measures]) -> Self: ...
        @overload
        def __get__(self, measures: Measures, owner: type[Measures]) -> int: ...
        def __get__(self, measures: Measures | None, owner: type[Measures]) -> Self | int: ...

    def __sub__(self, less: Count) -> Difference:
        return Difference(self, less)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return its key, as a difference returns two."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class Difference:
    """A count less another."""

    whole: Count
    less: Count

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the key of what is counted, then of what is taken off."""
        return self.whole.key, self.less.key


@dataclass(frozen=True, eq=False)
class Rate(Measure):
    """A count divided by another; None where that is 0."""

    part: Count | Difference
    whole: Count | Difference


@dataclass(frozen=True, eq=False)
class Average(Measure):
    """The mean `share` of the rows meant, by `weight`, an empty one being 0; None without weight."""

    rows: Among


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of one group, by key in the order declared here."""

    values: Mapping[str, float | None]

    assigned = Count(
        "Được giao",
        "Số lượt giao (nhiệm vụ × đơn vị chủ trì) khi tính theo đơn vị; số nhiệm vụ ở các chỗ khác.",
        Among(),
    )
    not_applicable = Count(
        "Không phát sinh",
        "Đơn vị báo cáo là không phát sinh; đứng ngoài mọi mẫu số.",
        Among(frozenset({Outcome.NOT_APPLICABLE})),
    )
    done = Count(
        "Hoàn thành",
        "Tổng của hoàn thành đúng hạn, hoàn thành quá hạn và hoàn thành nhưng chưa rõ ngày.",
        Among(DONE),
    )
    done_on_time = Count(
        "Hoàn thành đúng hạn",
        "Đã hoàn thành không muộn hơn hạn, hoặc không có hạn, hoặc hạn chưa qua ngày chốt số liệu.",
        Among(frozenset({Outcome.DONE_ON_TIME})),
    )
    done_late = Count("Hoàn thành quá hạn", "Đã hoàn thành, nhưng sau hạn.", Among(frozenset({Outcome.DONE_LATE})))
    in_progress = Count("Đang thực hiện", "Đang thực hiện, gồm cả phần đã quá hạn.", Among(IN_PROGRESS))
    not_started = Count("Chưa thực hiện", "Chưa thực hiện, gồm cả phần đã quá hạn.", Among(NOT_STARTED))
    not_reported = Count(
        "Chưa báo cáo",
        "Không có báo cáo hợp lệ, hoặc dòng để trống, không hiểu được; gồm cả phần đã quá hạn.",
        Among(NOT_REPORTED),
    )
    overdue = Count("Quá hạn", "Chưa hoàn thành và hạn trước ngày chốt số liệu.", Among(OVERDUE))
    due = Count(
        "Đến hạn",
        "Có phát sinh, và hạn trùng hoặc trước ngày chốt số liệu.",
        Among(APPLICABLE, is_due=True),
    )
    due_done = Count("Đến hạn đã hoàn thành", "Đã hoàn thành trong số đến hạn.", Among(DONE, is_due=True))
    completion_rate = Rate(
        "Tỷ lệ hoàn thành", "Hoàn thành / (Được giao − Không phát sinh).", part=done, whole=assigned - not_applicable
    )
    due_completion_rate = Rate(
        "Tỷ lệ hoàn thành nhiệm vụ đến hạn", "Đến hạn đã hoàn thành / Đến hạn.", part=due_done, whole=due
    )
    on_time_rate = Rate("Tỷ lệ đúng hạn", "Hoàn thành đúng hạn / Hoàn thành.", part=done_on_time, whole=done)
    average_progress = Average(
        "Tiến độ bình quân",
        "Σ (trọng số × mức độ hoàn thành) / Σ trọng số của phần có phát sinh; chưa báo cáo tính là 0.",
        Among(APPLICABLE),
    )

    def __repr__(self) -> str:
        """Return the figures alone: the code on print-outs is made from it."""
        return f"Measures({', '.join(f'{key}={value!r}' for key, value in self.values.items())})"

    @property
    def done_undated(self) -> int:
        """Return what is done, late or not unknown."""
        return self.done - self.done_on_time - self.done_late

    @property
    def open_in_time(self) -> int:
        """Return what is not done and not overdue."""
        return self.applicable - self.done - self.overdue

    @property
    def applicable(self) -> int:
        """Return the denominator of completion."""
        return self.assigned - self.not_applicable


MEASURES: Mapping[str, Measure] = {key: told for key, told in vars(Measures).items() if isinstance(told, Measure)}
"""Each measure by its key, in order."""
COUNTS = tuple(told for told in MEASURES.values() if isinstance(told, Count))
RATES = tuple(told for told in MEASURES.values() if isinstance(told, Rate))
AVERAGES = tuple(told for told in MEASURES.values() if isinstance(told, Average))
