"""What goes into one form (*biểu báo cáo*): the unit's tasks, what is known of them already, what must be corrected.

Owns the words that take the place of a template's placeholders; not how they look or where they stand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from cchc_excel.cells import show
from cchc_excel.domain import Period, Plan, StatisticItem, Task, Unit
from cchc_excel.identity_marks import CARRIED_PLACEHOLDER, CARRIED_WORDS
from cchc_excel.layout.asked import FORM_VERSION, REQUIRED_WHEN
from cchc_excel.telling.letterhead import office_name, plan_name

MARKED_ONLY = "so_cho_sua"
"""Placeholder of the line that tells how many places must be corrected: its row stands in a form sent back alone."""

SIGNATORY_PLACEHOLDERS = {"nguoi_lap_bieu": "prepared_by", "dien_thoai": "telephone", "thu_truong": "head"}
"""Placeholders of the cells below the table that the unit fills in: whose name each holds."""

_PLACE_AND_DAY = "noi_va_ngay"
OPEN_PLACEHOLDERS = frozenset({*SIGNATORY_PLACEHOLDERS, _PLACE_AND_DAY})
"""Placeholders of the cells outside the table into which the unit types."""


class MarkKind(StrEnum):
    """Why a cell is marked: it must be corrected, was read otherwise than typed, or was filled in beforehand."""

    ERROR = "error"
    REPAIRED = "repaired"
    PREFILLED = "prefilled"


LISTED = (MarkKind.ERROR, MarkKind.REPAIRED)
"""What the sheet `Cần sửa` lists, in that order."""

RowKey = str | int
"""A task code, or the index of an added row."""

FormPlace = tuple[RowKey, str]
"""A cell of a form's table: its row, and its column's key."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something to correct or to look at: what is wrong, what to do, what the unit had written.

    Without a `place` it concerns the `statistic` of that code, or the whole form. A change of the cells `beside` it in
    its row may settle it, too.
    """

    kind: MarkKind
    sentence: str = ""
    advice: str = ""
    given: str = ""
    place: FormPlace | None = None
    beside: frozenset[str] = frozenset()
    statistic: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One unit's form. `answers` (by task code) and `added` hold values by column key; `made_at` is the file's date.

    Without `made_at` a form is dated at the period's start, so that whatever a unit saves is later. One with `points`
    to correct or to look at is a form sent back (*biểu trả lại*).
    """

    plan: Plan
    period: Period
    unit: Unit
    tasks: tuple[Task, ...]
    answers: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    added: tuple[Mapping[str, object], ...] = ()
    points: tuple[Point, ...] = ()
    signatories: Mapping[str, str] = field(default_factory=dict)
    made_at: datetime | None = None
    statistic_values: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @property
    def statistics(self) -> tuple[StatisticItem, ...]:
        """Return the statistics the unit is asked for; `statistic_values` (by code) hold what it said, by column."""
        return self.plan.statistics_of(self.unit.code)

    @property
    def spare_rows(self) -> int:
        """Return how many rows the form has for tasks that are not in the plan."""
        return max(self.plan.settings.spare_rows, len(self.added))

    @property
    def is_returned(self) -> bool:
        """Whether it goes back to the unit with what must be corrected."""
        return any(point.kind in LISTED for point in self.points)

    @property
    def is_carried(self) -> bool:
        """Whether it begins with what the unit reported in an earlier period."""
        return not self.is_returned and any(point.kind is MarkKind.PREFILLED for point in self.points)

    @property
    def marks(self) -> dict[FormPlace, MarkKind]:
        """Return why each marked cell is marked; an error goes before all else."""
        ordered = sorted(self.points, key=lambda point: list(MarkKind).index(point.kind), reverse=True)
        return {point.place: point.kind for point in ordered if point.place}

    @property
    def to_correct(self) -> int:
        """Return how many places must be corrected: a cell counts once, whatever is wrong with it."""
        errors = [point for point in self.points if point.kind is MarkKind.ERROR]
        whole = sum(not (point.place or point.statistic) for point in errors)
        return whole + len({(point.place, point.statistic) for point in errors if point.place or point.statistic})

    def value(self, place: FormPlace) -> object:
        """Return what an entry cell holds."""
        row, column = place
        values = self.added[row] if isinstance(row, int) else self.answers.get(row, {})
        return values.get(column)

    @property
    def missing(self) -> int:
        """Return the number of required cells that are still empty."""
        tasks = sum(_count_missing(self.answers.get(task.code, {})) for task in self.tasks)
        said = [self.statistic_values.get(item.code, {}).get("value") for item in self.statistics]
        tasks += sum(value in (None, "") for value in said)
        return tasks + sum(_count_missing(row) - (not row.get("text") and not row.get("status")) for row in self.added)


def placeholder_texts(form: Form) -> dict[str, str]:
    """Return what takes the place of each placeholder, by its name; in capitals for a name in capitals."""
    texts = {name: text_of(form) for name, text_of in _PLACEHOLDERS.items()}
    return texts | {name.upper(): text.upper() for name, text in texts.items()}


def placeholder_names() -> frozenset[str]:
    """Return every placeholder a template may hold outside its table."""
    names = {*_PLACEHOLDERS, *SIGNATORY_PLACEHOLDERS}
    return frozenset(names | {name.upper() for name in names})


def _count_missing(row: Mapping[str, object]) -> int:
    status = str(row.get("status") or "").casefold()
    if not status:
        return 1
    return sum(status == when.casefold() and row.get(key) in (None, "") for key, when in REQUIRED_WHEN.items())


def _reply_to(form: Form) -> str:
    """Return where the form goes back to: the address, else the unit that keeps track."""
    coordinator = form.plan.unit(form.plan.info.coordinator)
    return form.plan.info.reply_to or (coordinator.name if coordinator else form.plan.info.issuer)


def _made_at(form: Form) -> str:
    made_at = form.made_at or datetime.combine(form.period.start, time())
    return made_at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _place_and_day(form: Form) -> str:
    """Return the line of place and date, the day and month left to the unit."""
    place = form.plan.info.place
    return f"{f'{place}, ngày' if place else 'Ngày'} …… tháng …… năm {form.period.send_by.year}"


def _time_to_send(form: Form) -> str:
    """Return by when the form is to be sent: the period's day, or, sent back, within days of its coming."""
    if form.is_returned:
        return f"trong {form.plan.settings.correct_days} ngày làm việc kể từ ngày nhận biểu này"
    return f"chậm nhất ngày {_day(form.period.send_by)}"


def _day(day: date) -> str:
    return show(day)


_PLACEHOLDERS: dict[str, Callable[[Form], str]] = {
    "nam": lambda form: str(form.plan.info.year),
    "ky": lambda form: form.period.code,
    "ten_ky": lambda form: form.period.name,
    "ma_don_vi": lambda form: form.unit.code,
    "ten_don_vi": lambda form: form.unit.name,
    "co_quan_cap_tren": lambda form: form.plan.info.superior,
    "co_quan_ban_hanh": lambda form: form.plan.info.issuer,
    "ke_hoach": lambda form: plan_name(form.plan.info),
    "ten_co_quan": lambda form: office_name(form.plan.info),
    _PLACE_AND_DAY: _place_and_day,
    "dia_danh": lambda form: form.plan.info.place,
    "tu_ngay": lambda form: _day(form.period.start),
    "chot_so_lieu": lambda form: _day(form.period.cutoff),
    "han_gui": lambda form: _day(form.period.send_by),
    "thoi_han_gui": _time_to_send,
    "so_ngay_sua": lambda form: str(form.plan.settings.correct_days),
    "email_nhan": _reply_to,
    "ban_bieu": lambda form: FORM_VERSION,  # noqa: ARG005
    "so_dong_trong": lambda form: str(form.spare_rows),
    "luc_lap": _made_at,
    MARKED_ONLY: lambda form: str(form.to_correct),
    CARRIED_PLACEHOLDER: lambda form: CARRIED_WORDS if form.is_carried else "",
}
