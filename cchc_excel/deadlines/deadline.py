"""The typed deadline and its instalments."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """How a deadline is worded."""

    DATE = "date"  # Chậm nhất ngày 20/6/2026
    PERIOD_END = "period_end"  # Quý I/2026
    BEFORE = "before"  # Trước ngày 15/12/2026
    RECURRING = "recurring"  # Hằng quý
    MILESTONES = "milestones"  # Tháng 6, tháng 12/2026
    CONTINUOUS = "continuous"  # Thường xuyên
    EVENT = "event"  # 30 ngày kể từ ngày có thông báo kết luận
    UNDETERMINED = "undetermined"  # Theo kế hoạch của UBND tỉnh; nothing written


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as written (`text`, cleaned of what a person doesn't see) and as understood.

    `due` is the one due date, None where there is none; `instalments` are the due dates of a recurring task or of
    several milestones, in order, and then `due` is None. `approximate`: understood only roughly.
    """

    text: str
    kind: DeadlineKind
    due: date | None = None
    instalments: tuple[date, ...] = ()
    approximate: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """Every due date in order: the instalments, the one due date, or none."""
        return self.instalments or ((self.due,) if self.due else ())

    def lies_within(self, year: int) -> bool:
        """Whether every due date is in that year; true where there is none."""
        return all(day.year == year for day in self.days)

    @property
    def is_continuous(self) -> bool:
        """Whether the work goes on all year (*thường xuyên*): never due, and done only when the year is."""
        return self.kind is DeadlineKind.CONTINUOUS

    def due_at(self, as_of: date) -> date | None:
        """Return the due date that counts at `as_of`: the last instalment on or before it, or the one due date."""
        if self.instalments:
            return max(self._past(as_of), default=None)
        return self.due

    def previous_due(self, as_of: date) -> date | None:
        """Return the instalment before the one that counts at `as_of`; None where there is none."""
        return max(self._past(as_of)[:-1], default=None)

    def next_due(self, as_of: date) -> date | None:
        """Return the first due date on or after `as_of`; None where nothing is due any more."""
        return min((day for day in self.days if day >= as_of), default=None)

    def _past(self, as_of: date) -> tuple[date, ...]:
        return tuple(day for day in self.instalments if day <= as_of)
