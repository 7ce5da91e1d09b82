"""Status, share and finish date of one row, brought into agreement by the contract's section 6."""

from dataclasses import dataclass, replace
from datetime import date

from cchc_excel.cells import show
from cchc_excel.deadlines import Deadline
from cchc_excel.domain import Status
from cchc_excel.rules import Note
from cchc_excel.rules import crosses as rules


@dataclass(frozen=True, slots=True)
class Settled:
    """How a task stands; `notes` are pairs of column key and note. No status: nothing usable was reported."""

    status: Status | None
    share: float | None
    finished_on: date | None
    notes: tuple[tuple[str, Note], ...] = ()

    def but(self, column: str, note: Note, **changes: object) -> "Settled":
        """Return this with a note more, and what it changes."""
        return replace(self, notes=(*self.notes, (column, note)), **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Lasting:
    """What settles a continuous task: that its status was typed as *thường xuyên*, *đang duy trì*; when it may be done.

    `year_ends` says that the period is the last of the year; `counts` that *Hoàn thành* counts in any.
    """

    is_typed: bool = False
    year_ends: bool = False
    counts: bool = False


def settle(
    status: Status | None,
    share: float | None,
    finished_on: date | None,
    deadline: Deadline,
    as_of: date,
    lasting: Lasting = Lasting(),
    *,
    denied: str = "",
) -> Settled:
    """Return how a task stands at `as_of`, from what was understood of its three cells.

    `denied` is the column of a cell that speaks against the task being done, whatever the others say; that of the
    finish date speaks against “Hoàn thành” alone.
    """
    typed = Settled(status, share, finished_on)
    deaf = (Status.NOT_STARTED, Status.NOT_APPLICABLE)
    is_heard = status is Status.DONE if denied == "finished_on" else bool(denied) and status not in deaf
    is_heard |= status is Status.NOT_STARTED and denied == "share" and share is not None and share >= 1
    if is_heard and (status, share) != (None, None):
        return _denied(typed, denied)
    settled = _without_status(typed) if status is None else _BY_STATUS[status](typed)
    if deadline.is_continuous:
        settled = _continuous(typed, settled, lasting)
    if settled.status in (None, Status.NOT_APPLICABLE):
        return settled
    return _against_dates(settled, deadline, as_of)


def _denied(typed: Settled, column: str) -> Settled:
    """Return work not done: in progress at a share below 1, else at 0, whatever its day."""
    claims = " và ".join(
        words
        for words, given in (
            ("“Hoàn thành”", typed.status is Status.DONE),
            ("mức độ 100%", typed.share is not None and typed.share >= 1),
            ("ngày hoàn thành", typed.finished_on),
        )
        if given
    )
    share = typed.share if typed.share is not None and typed.share < 1 else 0.0
    status = Status.NOT_STARTED if typed.status is None and typed.share == 0 else Status.IN_PROGRESS
    settled = replace(typed, status=status, share=share)
    return settled.but(column, Note(rules.DONE_DENIED, status, {"claims": claims})) if claims else settled


def _without_status(typed: Settled) -> Settled:
    """Judge by the share alone."""
    if typed.share is None:
        return typed
    if typed.share == 0:
        status = Status.NOT_STARTED
    elif typed.share < 1 or typed.finished_on is None:
        status = Status.IN_PROGRESS
    else:
        status = Status.DONE
    if typed.share == 1 and status is not Status.DONE:
        return typed.but("share", Note(rules.SHARE_FULL_UNDATED, status), status=status)
    return typed.but("status", Note(rules.STATUS_MISSING, status), status=status)


def _done(typed: Settled) -> Settled:
    if typed.share is None:
        return replace(typed, share=1.0)
    if typed.share < 1:
        note = Note(rules.DONE_NOT_FULL, Status.IN_PROGRESS, {"share": show(typed.share, "0%")})
        return typed.but("share", note, status=Status.IN_PROGRESS)
    return typed


def _in_progress(typed: Settled) -> Settled:
    if typed.share is None:
        return typed.but("share", Note(rules.IN_PROGRESS_NO_SHARE, "0%"), share=0.0)
    if typed.share == 1:
        return typed.but("status", Note(rules.IN_PROGRESS_FULL, Status.IN_PROGRESS))
    return typed


def _not_started(typed: Settled) -> Settled:
    if not typed.share:
        return replace(typed, share=0.0)
    note = Note(rules.NOT_STARTED_SHARE, Status.IN_PROGRESS, {"share": show(typed.share, "0%")})
    return typed.but("status", note, status=Status.IN_PROGRESS)


def _not_applicable(typed: Settled) -> Settled:
    what = " và ".join(
        words for words, given in (("mức độ hoàn thành", typed.share), ("ngày hoàn thành", typed.finished_on)) if given
    )
    settled = replace(typed, share=None, finished_on=None)
    return settled.but("status", Note(rules.NOT_APPLICABLE_FILLED, details={"what": what})) if what else settled


_BY_STATUS = {
    Status.DONE: _done,
    Status.IN_PROGRESS: _in_progress,
    Status.NOT_STARTED: _not_started,
    Status.NOT_APPLICABLE: _not_applicable,
}


def _continuous(typed: Settled, settled: Settled, lasting: Lasting) -> Settled:
    """Return a continuous task as it stands: kept up all year it is done, and before the year is over in progress."""
    full_at = (1.0, None) if lasting.is_typed else (1.0,)
    if typed.status is Status.IN_PROGRESS and typed.share in full_at:
        status = Status.DONE if lasting.year_ends else Status.IN_PROGRESS
        return Settled(status, 1.0, typed.finished_on)
    if settled.status is Status.DONE and not (lasting.year_ends or lasting.counts):
        return settled.but("status", Note(rules.DONE_BEFORE_YEAR_END, Status.IN_PROGRESS), status=Status.IN_PROGRESS)
    return settled


def _against_dates(settled: Settled, deadline: Deadline, as_of: date) -> Settled:
    """Judge the finish date against `as_of` and the deadline."""
    finished_on = settled.finished_on
    if finished_on is None:
        return _undated(settled, deadline, as_of) if settled.status is Status.DONE else settled
    shown = {"date": show(finished_on)}
    if finished_on > as_of:
        note = Note(rules.DATE_AFTER_AS_OF, Status.IN_PROGRESS, {**shown, "as_of": show(as_of)})
        return settled.but("finished_on", note, status=Status.IN_PROGRESS)
    if settled.status is not Status.DONE:
        if settled.notes:
            return settled
        note = Note(rules.DATE_NOT_DONE, settled.status or "", {**shown, "status": settled.status or ""})
        return settled.but("finished_on", note)
    previous = deadline.previous_due(as_of)
    if previous is not None and finished_on <= previous:
        details = {**shown, "previous": show(previous), "due": show(deadline.due_at(as_of))}
        note = Note(rules.DATE_OF_EARLIER_TERM, Status.IN_PROGRESS, details)
        return settled.but("finished_on", note, status=Status.IN_PROGRESS, share=0.0)
    return settled


def _undated(settled: Settled, deadline: Deadline, as_of: date) -> Settled:
    """Return a task that is done with a word on the missing date; of a continuous one it would tell nothing."""
    due = deadline.due_at(as_of)
    if deadline.is_continuous:
        return settled
    if due is not None and due < as_of:
        return settled.but("finished_on", Note(rules.DONE_UNDATED, details={"due": show(due)}))
    return settled.but("finished_on", Note(rules.DONE_NO_DATE))
