"""What is computed: figures by group, and everything the summary workbook shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_excel.domain.returns import FileState, Received

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from cchc_excel.domain.documents import Support
    from cchc_excel.domain.mails import Posted
    from cchc_excel.domain.measures import Measures
    from cchc_excel.domain.plans import Objective, Period, Plan, Unit
    from cchc_excel.domain.returns import Earlier
    from cchc_excel.domain.statistics import StatisticFigure
    from cchc_excel.rules import Finding


_FORMS = frozenset({FileState.MERGED, FileState.SUPERSEDED, FileState.UNCHANGED, FileState.REJECTED})
"""What becomes of a form, used or not."""


@dataclass(frozen=True, slots=True)
class MeasuredGroup:
    """A unit or an area with its figures."""

    code: str
    name: str
    measures: Measures


class ObjectiveState(StrEnum):
    """How an objective stands: the name in JSON."""

    MET = "met"
    MISSED = "missed"
    NOT_DUE = "not_due"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """An objective with its figures. `met` is None where there is no data; `due` is its day.

    It is met or not by its numbers alone; its `state` tells apart what is missed and what has time yet.
    """

    objective: Objective
    numerator: float | None
    denominator: float | None
    actual: float | None
    met: bool | None
    due: date
    state: ObjectiveState


@dataclass(frozen=True, slots=True)
class PastPeriod:
    """An earlier period of the year as its summary workbook tells it; what the workbook doesn't tell is left out.

    `standings` by unit code and task code; `sent` are the units of which a return was used; `reached` tells what each
    objective had reached, by code, where there was data.
    """

    period: Period
    overall: Measures | None
    by_unit: Mapping[str, Measures]
    by_area: Mapping[str, Measures]
    standings: Mapping[tuple[str, str], Earlier]
    sent: frozenset[str]
    reached: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LastYear:
    """How the year before ended, as its last summary tells it: figures by unit code and by area name.

    `left` are the tasks that were not done, by code: what each was about. Without a `period` the year has no such
    summary, and nothing is known.
    """

    year: int
    period: str = ""
    overall: Measures | None = None
    by_unit: Mapping[str, Measures] = field(default_factory=dict)
    by_area: Mapping[str, Measures] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inbox:
    """What a period's `nhan/` amounts to at `as_of`: every file and what became of it.

    `merged` holds the merged return of each unit that has one; `entered`, unit by unit, what the coordinator entered
    for assignments of which no return says anything; `history` the earlier periods of the year that have a summary
    workbook, in order; `last_year`, at the end of one, how the year before ended, where its folder stands next to this
    one's; `closed_on` is the day on which the period was closed (*chốt*), None where it is open; `supports` are the
    documents that came for each assignment (*minh chứng*), by unit and task code.
    """

    plan: Plan
    period: Period
    as_of: date
    received: tuple[Received, ...]
    entered: tuple[Received, ...] = field(default=(), kw_only=True)
    history: tuple[PastPeriod, ...] = field(default=(), kw_only=True)
    closed_on: date | None = field(default=None, kw_only=True, repr=False)
    supports: Mapping[tuple[str, str], tuple[Support, ...]] = field(default_factory=dict, kw_only=True)
    last_year: LastYear | None = field(default=None, kw_only=True, repr=False)
    merged: Mapping[str, Received] = field(init=False, repr=False, compare=False)
    _came: Mapping[str, tuple[Received, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        came: dict[str, list[Received]] = {}
        for entry in self.received:
            if entry.state in _FORMS:
                came.setdefault(entry.unit, []).append(entry)
        merged = {entry.unit: entry for entry in self.received if entry.state is FileState.MERGED}
        object.__setattr__(self, "merged", merged)
        object.__setattr__(self, "_came", {unit: tuple(entries) for unit, entries in came.items()})

    @property
    def earlier(self) -> Mapping[tuple[str, str], Earlier]:
        """Return how each assignment stood in the last earlier period, by unit and task code."""
        return self.history[-1].standings if self.history else {}

    @property
    def closes_year(self) -> bool:
        """Whether it is the last period of the plan's year (*cuối năm*)."""
        return self.plan.is_last(self.period)

    @property
    def missing(self) -> tuple[Unit, ...]:
        """Return the units that were asked to report and have no merged return."""
        merged = self.merged
        return tuple(unit for unit in self.plan.asked_units if unit.code not in merged)

    def came_from(self, unit: str) -> tuple[Received, ...]:
        """Return every form that came from a unit, used or not."""
        return self._came.get(unit, ())

    @property
    def to_correct(self) -> tuple[Received, ...]:
        """Return the file of each unit that must correct something: its merged one, or the last that wasn't usable."""
        by_unit: dict[str, Received] = {}
        for entry in self.received:
            if entry.state is FileState.MERGED or (entry.state is FileState.REJECTED and entry.unit not in self.merged):
                by_unit[entry.unit] = entry
        return tuple(entry for unit, entry in by_unit.items() if unit and entry.has_errors)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding, file by file."""
        return tuple(finding for entry in (*self.received, *self.entered) for finding in entry.findings)

    @property
    def counted(self) -> tuple[Received, ...]:
        """Return what the table is made from: the merged returns, and what the coordinator entered."""
        return (*self.merged.values(), *self.entered)


@dataclass(frozen=True, slots=True)
class Summary(Inbox):
    """Everything the summary workbook shows.

    `table` has one row an assignment (task and lead unit, in plan order) with the columns of `layout.DATA` by key;
    `tasks` one row a task with `layout.TASK_RESULTS`. `by_unit` is in plan order; so is `by_area`. `by_leader`
    counts assignments by the units' *Lãnh đạo phụ trách*, and is empty where the plan names none. `history` holds the
    earlier periods of the year that have a summary workbook, in order; `posted` what went out to each unit.
    """

    table: pd.DataFrame
    tasks: pd.DataFrame
    overall: Measures
    assignments_total: Measures
    by_unit: tuple[MeasuredGroup, ...]
    by_area: tuple[MeasuredGroup, ...]
    targets: tuple[ObjectiveResult, ...]
    by_leader: tuple[MeasuredGroup, ...] = ()
    posted: Mapping[str, Posted] = field(default_factory=dict)
    statistics: tuple[StatisticFigure, ...] = ()
