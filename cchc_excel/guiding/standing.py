"""How a plan and its period stand (*tình hình*), as plain figures: read from the folders, nothing is written."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc_excel.closing.log import ClosingLog
from cchc_excel.disk import explain_refusal
from cchc_excel.domain import FileState, Inbox, LetterKind, Period, Plan
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, PeriodFolder, RegistrationFolder, open_registration_folder
from cchc_excel.guiding.turns import opens_on, period_of_day
from cchc_excel.plan.periods import in_order
from cchc_excel.plan.workbook import PlanUnusableError, read_plan
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps.periods import Progress, gather
from cchc_excel.steps.sending import pack_parcels

_OF_NO_USE = (FileState.REJECTED, FileState.UNREADABLE, FileState.NOT_A_RETURN)


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """A plan folder: its plan, or the faults that keep it from being used, each a sentence with sheet and cell."""

    folder: Path
    plan: Plan | None
    faults: tuple[str, ...] = ()

    @property
    def workbook(self) -> Path:
        """Return the plan workbook."""
        return self.folder / PLAN_NAME

    @property
    def registration(self) -> RegistrationFolder:
        """Return the folder in which units register tasks; it may not be there."""
        return open_registration_folder(self.folder)

    @property
    def has_tasks(self) -> bool:
        """Whether the plan holds a task."""
        return bool(self.plan and self.plan.tasks)

    @property
    def has_summary(self) -> bool:
        """Whether any of its periods was merged."""
        return bool(self.plan) and any(self.folder_of(period).summary.is_file() for period in self.periods)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the periods in order; none where the plan can't be used."""
        return in_order(self.plan.periods) if self.plan else ()

    def folder_of(self, period: Period) -> PeriodFolder:
        """Return the folder of a period; it may not be there."""
        return PeriodFolder(self.folder / period.code)


@dataclass(frozen=True, slots=True)
class PeriodStanding:
    """A period of a plan on a day. `sent` and `units` count units; `trouble` says why the returns can't be read.

    Where they weren't read (`is_read`), nothing is known of who sent what.
    """

    plan: PlanStanding
    period: Period
    today: date
    opens_on: date
    is_last: bool
    issued: int
    files: int
    sent: int
    units: int
    missing: tuple[str, ...]
    to_correct: tuple[str, ...]
    unused: int
    letters: int
    is_reminded: bool
    is_summary_old: bool
    is_read: bool = True
    trouble: str = ""

    @property
    def folder(self) -> PeriodFolder:
        """Return the folder of the period."""
        return self.plan.folder_of(self.period)

    @property
    def has_summary(self) -> bool:
        """Whether it was merged."""
        return self.folder.summary.is_file()

    @property
    def has_report(self) -> bool:
        """Whether its report was drafted."""
        return self.folder.report.is_file()

    @property
    def is_closed(self) -> bool:
        """Whether the period is closed (*đã chốt*)."""
        return is_closed(self.plan, self.period)

    @property
    def has_begun(self) -> bool:
        """Whether it is time for the period."""
        return self.opens_on <= self.today

    @property
    def days_left(self) -> int:
        """Return the days until forms are due back; negative where that is past."""
        return (self.period.send_by - self.today).days

    @property
    def can_send(self) -> bool:
        """Whether a server for outgoing mail is known."""
        return bool(self.plan.plan and self.plan.plan.post.smtp_host)

    @property
    def can_fetch(self) -> bool:
        """Whether a mailbox is known."""
        return bool(self.plan.plan and self.plan.plan.post.imap_host)


def is_closed(standing: PlanStanding, period: Period) -> bool:
    """Whether a period is closed by the log; where that can't be read, each command says so itself."""
    with suppress(OperatorError, OSError):
        return ClosingLog.open(standing.folder).closed(period.code) is not None
    return False


def stand_of_plan(folder: Path) -> PlanStanding:
    """Return how a plan folder stands; a plan without tasks is usable before units have registered theirs."""
    try:
        return PlanStanding(folder, read_plan(folder / PLAN_NAME, may_lack_tasks=True))
    except PlanUnusableError as problem:
        errors = (finding for finding in problem.findings if finding.is_error)
        faults = tuple(f"{finding.ref}: {finding.text}" if finding.ref else finding.text for finding in errors)
        return PlanStanding(folder, None, faults)
    except (OperatorError, OSError) as problem:
        return PlanStanding(folder, None, (_explain(problem, folder / PLAN_NAME),))


def stand_of_period(
    standing: PlanStanding, today: date, code: str = "", progress: Progress = iter
) -> PeriodStanding | None:
    """Return how a period stands, that of the day where no code is given; None where the plan has none to work on."""
    if standing.plan is None or not standing.has_tasks or not standing.periods:
        return None
    period = standing.plan.period(code) or period_of_day(standing.periods, today)
    inbox, trouble = _gather(standing.folder_of(period), progress)
    can_send = bool(standing.plan.post.smtp_host)
    letters = _letters_to_send(standing.folder_of(period), today, inbox) if inbox and can_send else 0
    return replace(_stand(standing, period, today, inbox, letters), trouble=trouble)


def stand_after(
    folder: PeriodFolder, plan: Plan, today: date, *, inbox: Inbox | None = None, letters: int | None = None
) -> "Situation":
    """Return how it stands when a command is done, by what the command read: nothing in `nhan/` is read again.

    `letters` are drafts that it has just made and that still go to someone; where it isn't told, they are counted.
    """
    standing = PlanStanding(folder.plan.parent, plan)
    period = plan.period(folder.code)
    if period is None:
        return Situation(standing, None, today)
    if letters is None:
        letters = _letters_to_send(folder, today, inbox) if inbox and plan.post.smtp_host else 0
    return Situation(standing, _stand(standing, period, today, inbox, letters), today)


def _stand(standing: PlanStanding, period: Period, today: date, inbox: Inbox | None, letters: int) -> PeriodStanding:
    """Return how a period stands; of the units nothing is known where there is no inbox."""
    folder, plan = standing.folder_of(period), standing.plan
    return PeriodStanding(
        standing,
        period,
        today,
        opens_on(period, standing.periods),
        bool(plan and plan.is_last(period)),
        issued=len(list(folder.issued.glob("CCHC-*.xlsx"))),
        files=len([path for path in _all_below(folder.inbox) if path.is_file()]),
        sent=len(inbox.merged) if inbox else 0,
        units=len(plan.asked_units) if plan else 0,
        missing=tuple(unit.name for unit in inbox.missing) if inbox else (),
        to_correct=_names(inbox),
        unused=sum(entry.state in _OF_NO_USE for entry in inbox.received) if inbox else 0,
        letters=letters,
        is_reminded=_is_reminded(folder, today),
        is_summary_old=_is_summary_old(folder),
        is_read=inbox is not None,
    )


def _gather(folder: PeriodFolder, progress: Progress) -> tuple[Inbox | None, str]:
    try:
        return gather(folder, None, progress), ""
    except (OperatorError, OSError) as problem:
        return None, _explain(problem, folder.path)


def _explain(problem: OperatorError | OSError, path: Path) -> str:
    """Return a problem as a sentence: one plan or period that can't be read keeps nobody from the others."""
    if isinstance(problem, OperatorError):
        return str(problem)
    return f"Không đọc được “{path}”: {explain_refusal(problem, path)}."


def _names(inbox: Inbox | None) -> tuple[str, ...]:
    if inbox is None:
        return ()
    units = (inbox.plan.unit(entry.unit) for entry in inbox.to_correct)
    return tuple(unit.name for unit in units if unit)


def _letters_to_send(folder: PeriodFolder, today: date, inbox: Inbox) -> int:
    """Return how many drafts still go to someone."""
    with suppress(OperatorError, OSError):
        return sum(bool(parcel.addresses) for parcel in pack_parcels(folder, today, again=False, inbox=inbox))
    return 0


def _is_reminded(folder: PeriodFolder, today: date) -> bool:
    """Whether reminders were drafted on that day."""
    with suppress(OperatorError, OSError):
        entries = SentLog.open(folder.letters).entries
        owed = (LetterKind.REMINDER, LetterKind.RETURN)
        return any(entry.kind in owed and entry.at.date() == today for entry in entries)
    return False


def _is_summary_old(folder: PeriodFolder) -> bool:
    """Whether something came, or was changed, after the last merge; by files' own times, so it is a hint only."""
    if not folder.summary.is_file():
        return False
    made = _touched(folder.summary)
    inputs: Iterable[Path] = (folder.plan, folder.inbox, *_all_below(folder.inbox))
    return any(_touched(path) > made for path in inputs)


def _all_below(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (path for path in folder.rglob("*") if not path.name.startswith((".", "~$")))


def _touched(path: Path) -> float:
    """Return when a file came to lie where it lies, or was changed: a copy keeps the time of its content."""
    with suppress(OSError):
        told = path.stat()
        return max(told.st_mtime, told.st_ctime)
    return 0.0


@dataclass(frozen=True, slots=True)
class Situation:
    """What the next step hangs on: a plan, and the period of it that is worked on, if there is one."""

    plan: PlanStanding
    period: PeriodStanding | None
    today: date

    @property
    def next_year(self) -> Path | None:
        """Return where the plan folder of the next year would lie; None where that year can't be told or is there."""
        year = self.plan.plan.info.year + 1 if self.plan.plan else 0
        folder = self.plan.folder.parent / str(year)
        return folder if year and not (folder / PLAN_NAME).exists() else None
