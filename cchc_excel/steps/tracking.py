"""Who has sent (*tình hình gửi báo cáo*): for each unit, from the form that went out to what it must still correct."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc_excel.domain import Inbox, Posted, Received, Unit
from cchc_excel.folders import PeriodFolder
from cchc_excel.post.sent_log import read_posted
from cchc_excel.words import at_vietnam


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """How it stands with one unit. `made_at` is the office's time; `days_late` is 0 for what is, or may be, in time.

    `posted` is what went out to it; `cells` are those of its own file that it must correct.
    """

    unit: Unit
    posted: Posted
    used: Received | None
    made_at: datetime | None
    times: int
    errors: int
    cells: tuple[str, ...]
    days_late: int

    @property
    def state(self) -> str:
        """Return the words for people."""
        if self.used is None and not self.times:
            return "chưa gửi"
        state = "đã gửi" if self.used else "chưa có báo cáo hợp lệ"
        return f"{state}, cần sửa {self.errors} chỗ" if self.errors else state


def track(folder: PeriodFolder, inbox: Inbox, today: date) -> tuple[UnitStatus, ...]:
    """Return how it stands with each unit asked to report, in plan order."""
    posted = read_posted(folder, inbox.plan)
    return tuple(_track(unit, inbox, posted[unit.code], today) for unit in inbox.plan.asked_units)


def _track(unit: Unit, inbox: Inbox, posted: Posted, today: date) -> UnitStatus:
    used = inbox.merged.get(unit.code)
    faulty = next((entry for entry in inbox.to_correct if entry.unit == unit.code), None)
    errors = [finding for finding in faulty.own_findings if finding.is_error] if faulty else []
    made_at = at_vietnam(used.made_at) if used and used.made_at else None
    until = made_at.date() if made_at else inbox.period.send_by if used else today
    return UnitStatus(
        unit=unit,
        posted=posted,
        used=used,
        made_at=made_at,
        times=len(inbox.came_from(unit.code)),
        errors=len(errors),
        cells=tuple(dict.fromkeys(finding.ref.address for finding in errors if finding.ref)),
        days_late=max((until - inbox.period.send_by).days, 0),
    )
