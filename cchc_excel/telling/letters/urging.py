"""What a unit is urged to do (*đôn đốc*): tasks past their day, the longest first, then those that fall due soon.

Days are counted on the day of the letter; how a task stands is what the unit last reported.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cchc_excel.domain import Posted, Summary, Unit
from cchc_excel.telling.persons import persons_of
from cchc_excel.telling.rows import SummaryRow, rows_of
from cchc_excel.telling.urgent import UrgentRow, urgent_rows
from cchc_excel.words import show_date, show_rate

NOT_REPORTED = "Chưa báo cáo"


@dataclass(frozen=True, slots=True)
class UrgedTask:
    """A task of a unit. `days` past its day `due`, 0 or less before it; `reported` is what was last said of it.

    `is_since`: it fell due after the day of the figures, so that the unit had no occasion yet to say more of it.
    `times` tells on how many days before it was urged.
    """

    code: str
    text: str
    person: str
    due: date
    days: int
    reported: str
    is_since: bool = field(default=False, kw_only=True)
    times: int = field(default=0, kw_only=True)

    @property
    def in_words(self) -> str:
        """Return it as a letter lists it."""
        person = f" (phụ trách: {self.person})" if self.person else ""
        how_far = f"quá hạn {self.days} ngày" if self.days > 0 else f"còn {-self.days} ngày" if self.days else "hôm nay"
        since = ", sau ngày chốt số liệu" if self.is_since else ""
        again = f" (đã đôn đốc {self.times} lần)" if self.times else ""
        return (
            f"{self.code}. {self.text}{person}\n   Hạn {show_date(self.due)}{since}: {how_far}{again}. "
            f"Báo cáo gần nhất: {self.reported}."
        )


@dataclass(frozen=True, slots=True)
class UrgedUnit:
    """A unit and what it is urged to do; `has_sent` says whether a return of it was used."""

    unit: Unit
    late: tuple[UrgedTask, ...]
    soon: tuple[UrgedTask, ...]
    has_sent: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the tasks that are past their day."""
        return tuple(task.code for task in self.late)


def urged_units(summary: Summary, today: date) -> tuple[UrgedUnit, ...]:
    """Return the units with a task past its day, in plan order; what is done, withdrawn or not applicable is none."""
    persons = persons_of(summary)
    by_unit: dict[str, list[UrgedTask]] = {}
    for item in urgent_rows(summary, rows_of(summary.table)):
        by_unit.setdefault(item.row.unit, []).append(_urged_task(item, summary, persons, today))
    found = []
    for unit in summary.plan.leading_units:
        tasks = by_unit.get(unit.code, [])
        late = tuple(sorted((task for task in tasks if task.days > 0), key=lambda task: -task.days))
        soon = tuple(sorted((task for task in tasks if task.days <= 0), key=lambda task: -task.days))
        if late:
            found.append(UrgedUnit(unit, late, soon, unit.code in summary.merged))
    return tuple(found)


def _urged_task(item: UrgentRow, summary: Summary, persons: Mapping[tuple[str, str], str], today: date) -> UrgedTask:
    row, cutoff = item.row, summary.period.cutoff
    posted = summary.posted.get(row.unit, Posted())
    return UrgedTask(
        code=row.task,
        text=row.text,
        person=persons.get((row.unit, row.task), ""),
        due=item.due,
        days=(today - item.due).days,
        reported=_last_reported(row, summary),
        is_since=cutoff <= item.due < today,
        times=sum(day < today for day in posted.urged.get(row.task, ())),
    )


def _last_reported(row: SummaryRow, summary: Summary) -> str:
    """Return what the unit says of a task now, else what it said in the last period of which there is a summary."""
    if row.status:
        return _state(row.status, row.share)
    before = summary.earlier.get((row.unit, row.task))
    if before and before.status:
        return f"{_state(before.status, before.share)} (kỳ {summary.history[-1].period.code})"
    return NOT_REPORTED


def _state(status: str, share: float | None) -> str:
    return f"{status}, {show_rate(share)}" if share else str(status)


def basis(summary: Summary, urged: UrgedUnit, today: date) -> str:
    """Return what the list stands on, as a letter begins its sentence with it."""
    cutoff = summary.period.cutoff
    if not urged.has_sent:
        return f"Đơn vị chưa gửi biểu của kỳ {summary.period.code}; theo Kế hoạch và các báo cáo đã có"
    if today < cutoff:
        return f"Theo báo cáo đơn vị đã gửi đến ngày {show_date(today)}"
    return f"Theo số liệu chốt ngày {show_date(cutoff)}"
