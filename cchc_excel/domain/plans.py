"""The plan workbook, understood: units, areas, tasks, objectives, periods, settings.

And what the coordinator changes in the year: the plan itself (*điều chỉnh*), and values of returns (*đính chính*).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_excel.domain.mails import PostSettings, addresses_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_excel.cells import Cell
    from cchc_excel.deadlines import Deadline
    from cchc_excel.domain.quality import QualityMark
    from cchc_excel.domain.statistics import StatisticItem
    from cchc_excel.rules import Finding


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit (*đơn vị*); `contact` is its *đầu mối*, `leader` the head who oversees it, `leader_email` how to write."""

    code: str
    name: str
    other_names: tuple[str, ...] = ()
    contact: str = ""
    email: str = ""
    leader: str = ""
    leader_email: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return its mail addresses, those that can be used."""
        return addresses_in(self.email)

    @property
    def leader_addresses(self) -> tuple[str, ...]:
        """Return the mail addresses of the head who oversees it, those that can be used."""
        return addresses_in(self.leader_email)


@dataclass(frozen=True, slots=True)
class Area:
    """An area of reform (*lĩnh vực*): Roman code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Target:
    """A task's own target (*chỉ tiêu*): `has_count` says whether a form asks for counts."""

    text: str

    @property
    def has_count(self) -> bool:
        """Whether there is a target to count against."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the annex (*nhiệm vụ*). `leads` are unit codes, in plan order; `person` is in charge of it there."""

    code: str
    area: Area
    text: str
    product: str
    target: Target
    leads: tuple[str, ...]
    lead_text: str
    partner_text: str
    deadline: Deadline
    weight: float = 1.0
    note: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective of the plan itself (*chỉ tiêu*). No task codes: all tasks. `operator`: >= > = < <=.

    `due` is the day by which it must be met, where the plan says so.
    """

    code: str
    text: str
    method: str
    tasks: tuple[str, ...]
    operator: str
    threshold: float
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period (*kỳ báo cáo*): figures are closed at `cutoff`, forms are due back on `send_by`."""

    code: str
    name: str
    start: date
    cutoff: date
    send_by: date


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """The sheet `Kế hoạch`. `coordinator` is a unit code; texts are empty where nothing is written."""

    year: int
    superior: str = ""
    issuer: str = ""
    number: str = ""
    issued_on: date | None = None
    title: str = ""
    place: str = ""
    coordinator: str = ""
    reply_to: str = ""
    register_by: date | None = None
    signer_title: str = ""
    signer: str = ""


class Continuous(StrEnum):
    """When a continuous task (*nhiệm vụ thường xuyên*) that is reported as done counts as done."""

    YEAR_END = "Tính khi hết năm"
    REPORTED = "Tính khi báo hoàn thành"


@dataclass(frozen=True, slots=True)
class Settings:
    """The sheet `Quy ước`: each has its shipped value."""

    before_inclusive: bool = False
    continuous: Continuous = Continuous.YEAR_END
    soon_days: int = 20
    correct_days: int = 3
    answer_days: int = 5
    spare_rows: int = 5
    rating_excellent: int = 90
    rating_good: int = 70
    rating_done: int = 50
    late_penalty: int = 25
    quality_penalty: int = 0
    rating_least_tasks: int = 1
    index_points: int = 2
    index_full: int = 100
    index_floor: int = 70


class AdjustmentKind(StrEnum):
    """How the plan changes (*loại điều chỉnh*)."""

    ADDED = "Bổ sung nhiệm vụ"
    WITHDRAWN = "Rút nhiệm vụ"
    MOVED = "Chuyển đơn vị"
    RESCHEDULED = "Đổi thời hạn"
    RENAMED = "Đổi tên đơn vị"
    UNITED = "Sáp nhập đơn vị"
    DIVIDED = "Chia tách đơn vị"

    @property
    def is_of_units(self) -> bool:
        """Whether it changes units; on one day these come into force before what changes tasks."""
        return self in {AdjustmentKind.RENAMED, AdjustmentKind.UNITED, AdjustmentKind.DIVIDED}


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of the plan in force from a day, with what it needs already understood against the plan of that day.

    Of tasks: `task` is the code, `added` the whole new task; `leads` and `deadline` are the new ones, `before` the
    wording of what they replace. Of units: `old_units` are codes, `new_units` the units that stand in their place.
    """

    day: date
    kind: AdjustmentKind
    task: str = ""
    added: Task | None = None
    leads: tuple[str, ...] = ()
    lead_text: str = ""
    partner_text: str = ""
    deadline: Deadline | None = None
    before: str = ""
    old_units: tuple[str, ...] = ()
    new_units: tuple[Unit, ...] = ()
    document: str = ""
    note: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueCorrection:
    """A value of a return that the coordinator corrected (*đính chính*). `column` is the key in the form.

    `cell` holds the new value as it was typed; `is_blank` says that the value is to be left empty instead.
    """

    period: str
    unit: str
    task: str
    column: str
    cell: Cell
    is_blank: bool
    reason: str
    corrected_by: str
    corrected_on: date
    path: str

    @property
    def place(self) -> str:
        """Return where it stands, for people."""
        return f"{self.path} {self.cell.ref}"


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan workbook, understood. `findings` holds warnings only: a plan with an error is refused.

    As read it is the plan as it was issued, with the year's `adjustments` beside it; `adjusting.plan_at` makes of it
    the plan of a day, with those `in_force` behind it: tasks `withdrawn`, the `heirs` of unit codes no longer used;
    `adjusting.plan_of_period` makes of it that of a period, which is then its `current` one. `leading_units` lead a
    task; `asked_units` do, or are asked for statistics: they get a form.
    """

    info: PlanInfo
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]
    tasks: tuple[Task, ...]
    objectives: tuple[Objective, ...]
    periods: tuple[Period, ...]
    settings: Settings = Settings()
    findings: tuple[Finding, ...] = ()
    post: PostSettings = field(default_factory=PostSettings)
    adjustments: tuple[Adjustment, ...] = ()
    corrections: tuple[ValueCorrection, ...] = ()
    in_force: tuple[Adjustment, ...] = ()
    withdrawn: tuple[Task, ...] = ()
    heirs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    current: Period | None = None
    statistics: tuple[StatisticItem, ...] = ()
    quality: tuple[QualityMark, ...] = ()
    _units: Mapping[str, Unit] = field(init=False, repr=False, compare=False)
    leading_units: tuple[Unit, ...] = field(init=False, repr=False, compare=False)
    asked_units: tuple[Unit, ...] = field(init=False, repr=False, compare=False)
    _led: Mapping[str, tuple[Task, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        led: dict[str, list[Task]] = {}
        for task in self.tasks:
            for code in task.leads:
                led.setdefault(code, []).append(task)
        object.__setattr__(self, "_units", {unit.code: unit for unit in self.units})
        object.__setattr__(self, "_led", {code: tuple(tasks) for code, tasks in led.items()})
        object.__setattr__(self, "leading_units", tuple(unit for unit in self.units if unit.code in led))
        asked = {*led, *(code for item in self.statistics for code in item.units)}
        object.__setattr__(self, "asked_units", tuple(unit for unit in self.units if unit.code in asked))

    def unit(self, code: str) -> Unit | None:
        """Return the unit of that code, or the one that took its place."""
        heirs = self.heirs.get(code, ())
        return self._units.get(heirs[0] if len(heirs) == 1 else code)

    def period(self, code: str) -> Period | None:
        """Return the period of that code."""
        return next((period for period in self.periods if period.code == code), None)

    def is_last(self, period: Period) -> bool:
        """Whether a period is the last of the plan's year (*kỳ cuối năm*)."""
        return all(known.cutoff <= period.cutoff for known in self.periods)

    @property
    def closes_year(self) -> bool:
        """Whether it is the plan of the last period of its year."""
        return self.current is not None and self.is_last(self.current)

    @property
    def names_persons(self) -> bool:
        """Whether it says of any task who is in charge of it (*người phụ trách*)."""
        return any(task.person for task in self.tasks)

    @property
    def known_tasks(self) -> tuple[Task, ...]:
        """Return the tasks as issued and those that came in the year."""
        return (*self.tasks, *(change.added for change in self.adjustments if change.added))

    def tasks_led_by(self, unit_code: str) -> tuple[Task, ...]:
        """Return the tasks a unit leads, in plan order."""
        return self._led.get(unit_code, ())

    def statistics_of(self, unit_code: str) -> tuple[StatisticItem, ...]:
        """Return the statistics a unit is asked for, in plan order."""
        return tuple(item for item in self.statistics if unit_code in item.units)

    @property
    def first_day(self) -> date:
        """Return the first day a finish date may have: the earliest `Từ ngày`."""
        return min((period.start for period in self.periods), default=date(self.info.year, 1, 1))

    @property
    def last_day(self) -> date:
        """Return the last day a finish date may have: 31/12 of the plan year."""
        return date(self.info.year, 12, 31)
