"""Who has sent (*tình hình gửi báo cáo*): for each unit, from the form that went out to what it must still correct."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc_excel.domain import FileState, Inbox, PostEvent, Received, Unit
from cchc_excel.folders import PeriodFolder
from cchc_excel.identity_marks import form_name
from cchc_excel.post.sent_log import SentLog
from cchc_excel.words import at_vietnam

_RETURNS = (FileState.MERGED, FileState.SUPERSEDED, FileState.UNCHANGED, FileState.REJECTED)


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """How it stands with one unit. `made_at` is the office's time; `days_late` is 0 for what is, or may be, in time.

    `drafted_on` and `sent_on` tell of the last letter; `cells` are those of its own file that it must correct.
    """

    unit: Unit
    is_issued: bool
    drafted_on: date | None
    sent_on: date | None
    refused: str
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
        state = "đã gửi" if self.used else "chưa có bản dùng được"
        return f"{state}, cần sửa {self.errors} chỗ" if self.errors else state


def track(folder: PeriodFolder, inbox: Inbox, today: date) -> tuple[UnitStatus, ...]:
    """Return how it stands with each unit that leads a task, in plan order."""
    log = SentLog.open(folder.letters)
    return tuple(_track(unit, folder, inbox, log, today) for unit in inbox.plan.leading_units)


def _track(unit: Unit, folder: PeriodFolder, inbox: Inbox, log: SentLog, today: date) -> UnitStatus:
    came = [entry for entry in inbox.received if entry.unit == unit.code and entry.state in _RETURNS]
    used = inbox.merged.get(unit.code)
    faulty = next((entry for entry in inbox.to_correct if entry.unit == unit.code), None)
    errors = [finding for finding in faulty.findings if finding.is_error] if faulty else []
    made_at = at_vietnam(used.made_at) if used and used.made_at else None
    until = made_at.date() if made_at else inbox.period.send_by if used else today
    drafted, sent, refused = (
        log.last(unit.code, event) for event in (PostEvent.DRAFTED, PostEvent.SENT, PostEvent.REFUSED)
    )
    return UnitStatus(
        unit,
        (folder.issued / form_name(inbox.plan.info.year, inbox.period.code, unit.code)).is_file(),
        drafted.at.date() if drafted else None,
        sent.at.date() if sent else None,
        refused.address if refused and not (sent and sent.at >= refused.at) else "",
        used,
        made_at,
        len(came),
        len(errors),
        tuple(dict.fromkeys(finding.ref.address for finding in errors if finding.ref)),
        max((until - inbox.period.send_by).days, 0),
    )
