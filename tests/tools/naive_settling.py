"""One row settled by the contract's section 6 alone: what a unit said, as status, progress and finish date.

A row is a dictionary of `naive_words.Said`: status, share, finished, actual, total.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.tools.naive_measures import Task
from tests.tools.naive_words import DONE, DOUBTED, GOING, NONE, NOT_BEGUN, NOTHING, STANDING, UNCLEAR, Said

Row = Mapping[str, Said]
FIRST_DAY, LAST_DAY = date(2025, 12, 15), date(2026, 12, 31)
"""Of the finish dates that can be."""
TELLING = ("status", "share", "finished")
"""A row is empty where nothing stands in these."""


class UnsaidError(Exception):
    """The contract's words leave two readings of an example."""


@dataclass(frozen=True)
class Term:
    """The day, the period's own closing day, whether it is the plan's last, and when continuous tasks are done."""

    as_of: date
    cutoff: date
    closes_year: bool
    continuous_any_time: bool = False


@dataclass(frozen=True)
class Settled:
    """An answer after the rules. `status` None: nothing, or nothing that can be understood, was said."""

    status: str | None
    progress: float = 0.0
    finished: date | None = None


def instalments(task: Task, as_of: date) -> tuple[date | None, date | None]:
    """Return the due date that counts, and of a recurring task the instalment before it."""
    if task["kind"] != "recurring":
        return (task["days"][0] if task["days"] else None), None
    past = [day for day in sorted(task["days"]) if day <= as_of]
    return (past[-1] if past else None), (past[-2] if len(past) > 1 else None)


def belongs_to(task: Task, finished: date | None, cutoff: date) -> date | None:
    """Return the instalment an answer belongs to: the first on or after its finish date."""
    day = finished or cutoff
    return next((due for due in sorted(task["days"]) if due >= day), None)


def meaning(row: Row, key: str) -> Any:
    """Return what a cell says. Text struck out is not there."""
    said = row.get(key, NOTHING)
    return None if said.struck else said.means


def is_empty(row: Row) -> bool:
    """Whether nothing stands in the three cells that tell how far a task is."""
    return all(meaning(row, key) is None for key in TELLING)


def finish_date(row: Row) -> date | None:
    """Return a finish date that is valid."""
    day = meaning(row, "finished")
    return day if isinstance(day, date) and FIRST_DAY <= day <= LAST_DAY else None


def settle(task: Task, row: Row, term: Term) -> Settled:
    """Return what a row says after the rules."""
    status, share, finished = meaning(row, "status"), meaning(row, "share"), finish_date(row)
    if status == NONE:
        return Settled(NONE)
    number = share if isinstance(share, float) else None
    if _is_taken_back(status, share, meaning(row, "finished")):
        return Settled(GOING, number if number is not None and round(number, 9) < 1 else 0.0, finished)
    said = _by_share(number, finished) if status in (None, UNCLEAR) else status
    if said is None:
        return Settled(None)
    progress = _progress(task, said, share)
    settled = Settled(_without_contradiction(said, progress, finished, term), progress, finished)
    if task["kind"] == "continuous":
        if said != status and said == GOING and round(progress, 9) >= 1 and term.closes_year:
            raise UnsaidError("continuous, 100 % with no status in the last period: was it said to be done?")
        return _continuous(said, settled, term)
    return _of_this_instalment(task, settled, term)


def _is_taken_back(status: str | None, share: Any, finished: Any) -> bool:
    """Whether a word or sign takes `Hoàn thành` or 100 % back; beside a date it does so to `Hoàn thành`."""
    return DOUBTED in (status, share) or (status == DONE and finished == DOUBTED)


def _by_share(share: float | None, finished: date | None) -> str | None:
    """Return the status where none is told: what the share says."""
    if share is None:
        return None
    if share == 0:
        return NOT_BEGUN
    return DONE if round(share, 9) == 1 and finished else GOING


def _progress(task: Task, said: str, share: Any) -> float:
    """Return the share; where none was given, what the status says of it; beside `Hoàn thành` an unclear one is 0."""
    if isinstance(share, float):
        return share
    if said == DONE:
        return 0.0 if share == UNCLEAR else 1.0
    return 1.0 if said == STANDING and task["kind"] == "continuous" and share is None else 0.0


def _without_contradiction(said: str, progress: float, finished: date | None, term: Term) -> str:
    """Return the status: in progress where share or a day still to come says otherwise."""
    whole = round(progress, 9) >= 1
    contradicted = (said == DONE and not whole) or (said == NOT_BEGUN and progress > 0)
    if contradicted or said == STANDING or (finished is not None and finished > term.as_of):
        return GOING
    return said


def _continuous(said: str, settled: Settled, term: Term) -> Settled:
    """Return a continuous task's answer: it is done only when the year is."""
    whole = round(settled.progress, 9) >= 1
    if said in (GOING, STANDING) and whole and settled.finished and settled.finished > term.as_of:
        raise UnsaidError("continuous, in progress at 100 %, finished after as_of")
    if said == DONE and settled.status == GOING and whole and term.closes_year:
        raise UnsaidError("continuous, done after as_of in the last period")
    if said == NOT_BEGUN and whole and term.closes_year:
        raise UnsaidError("continuous, not begun at 100 % in the last period")
    counts = settled.status == DONE or (said in (GOING, STANDING) and whole)
    if counts and (term.closes_year or (said == DONE and term.continuous_any_time)):
        return Settled(DONE, settled.progress, settled.finished)
    return Settled(GOING if counts else settled.status, settled.progress, settled.finished)


def _of_this_instalment(task: Task, settled: Settled, term: Term) -> Settled:
    """Return a recurring task's answer: one finished for the instalment before begins anew."""
    _, previous = instalments(task, term.as_of)
    if not settled.finished or not previous or settled.finished > previous:
        return settled
    if settled.status == DONE:
        return Settled(GOING, 0.0, settled.finished)
    if settled.progress > 0 or settled.status == NOT_BEGUN:
        raise UnsaidError("a finish date of an earlier instalment beside a status that isn't done")
    return settled
