"""All that is written to units in a period (*nhắc, đôn đốc, xác nhận*): one letter where one will do."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc_excel.closing.log import ClosingLog
from cchc_excel.domain import Inbox, Summary, Unit
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps.drafting import Beside, Drafted, draft_reminders, list_letters, unreachable
from cchc_excel.steps.periods import Progress, gather, measure_inbox
from cchc_excel.steps.receipts import draft_receipts, owed_receipts
from cchc_excel.steps.urging import Urged, draft_urging, later_period, write_officials

_BY_LATER = (
    "Kỳ {later} sau kỳ {code} đã có sổ tổng hợp, nên không đôn đốc nhiệm vụ theo số liệu cũ của kỳ {code}. "
    "Hãy đôn đốc theo kỳ mới: cchc remind {path} --nhiem-vu"
)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a run wrote. `inbox` is None where only tasks were urged; `drafted` holds every letter of the run.

    `not_urged` says why no task was urged, `receipts` counts the units told what was read.
    """

    inbox: Inbox | None
    drafted: Drafted
    urged: Urged
    receipts: int = 0
    not_urged: str = ""
    closed_on: date | None = None


def remind(
    folder: PeriodFolder,
    as_of: date | None,
    now: datetime,
    *,
    again: bool = False,
    tasks_only: bool = False,
    progress: Progress = iter,
) -> Reminded:
    """Draft reminders, forms sent back, receipts and what urges tasks; of a closed period only what urges tasks.

    Tasks are urged by how they stand today, unless a day is given; all else goes by the day of the period's figures.
    """
    closing = ClosingLog.open(folder.plan.parent).closed(folder.code)
    closed_on = closing.at.date() if closing else None
    inbox = gather(folder, as_of or now.date(), progress)
    today = measure_inbox(folder, inbox)
    later = later_period(folder, inbox.plan)
    told = _BY_LATER.format(later=later, code=folder.code, path=folder.path.parent / later) if later else ""
    if told and (tasks_only or closed_on):
        raise OperatorError(told)
    urged = Urged() if later else write_officials(folder, today, now, again=again)
    if tasks_only or closed_on:
        paths = draft_urging(folder, today, urged, now)
        list_letters(folder, inbox.plan)
        return Reminded(None, Drafted(paths, without_address=_no_address(urged)), urged, closed_on=closed_on)
    asked = inbox if inbox.as_of == (as_of or inbox.period.cutoff) else gather(folder, as_of, progress)
    return _remind_all(folder, asked, today, urged, told, now, again=again)


def _remind_all(
    folder: PeriodFolder, inbox: Inbox, today: Summary, urged: Urged, told: str, now: datetime, *, again: bool
) -> Reminded:
    """Draft every letter: what urges a unit goes with its reminder, a receipt with the form that goes back."""
    summary = measure_inbox(folder, inbox)
    by_unit = {urging.urged.unit.code: urging for urging in urged.letters}
    owed = owed_receipts(folder, summary, now, again=again)
    beside = Beside(by_unit, {code: one.receipt for code, one in owed.items()})
    reminded = draft_reminders(folder, inbox, now, again=again, beside=beside)
    urging = draft_urging(folder, today, urged, now, reminded.urged)
    receipts = draft_receipts(folder, summary, owed, reminded.confirmed, now)
    list_letters(folder, inbox.plan)
    unwritten = dict.fromkeys((*reminded.without_address, *_no_address(urged)))
    drafted = Drafted((*reminded.paths, *urging, *receipts), reminded.reminded_before, tuple(unwritten))
    return Reminded(inbox, drafted, urged, len(owed), told)


def _no_address(urged: Urged) -> tuple[Unit, ...]:
    return unreachable(urging.urged.unit for urging in urged.letters)
