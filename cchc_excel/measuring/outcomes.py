"""The outcome (*kết quả*) of an assignment and of a task: computed from dates, never typed. Contract, section 6."""

from collections.abc import Collection, Container
from datetime import date

import pandas as pd

from cchc_excel.domain import Outcome, Status
from cchc_excel.domain.outcomes import DONE, NOT_REPORTED, NOT_STARTED, OVERDUE
from cchc_excel.layout.columns import DATA

_OPEN = {
    Status.IN_PROGRESS: (Outcome.IN_PROGRESS, Outcome.IN_PROGRESS_OVERDUE),
    Status.NOT_STARTED: (Outcome.NOT_STARTED, Outcome.NOT_STARTED_OVERDUE),
    None: (Outcome.NOT_REPORTED, Outcome.NOT_REPORTED_OVERDUE),
}
"""What an assignment is that is not done: within its term, and past it."""


def outcome_of(
    status: Status | None, finished_on: date | None, due: date | None, as_of: date, *, is_ahead: bool = False
) -> Outcome:
    """Return the outcome of one assignment; status None means nothing usable was reported.

    `is_ahead`: the due instalment was done before, so a later finish date is that of the next one.
    """
    if status is Status.NOT_APPLICABLE:
        return Outcome.NOT_APPLICABLE
    if status is Status.DONE:
        return _outcome_of_done(finished_on, due, as_of, is_ahead=is_ahead)
    return _OPEN[status][due is not None and due < as_of]


def _outcome_of_done(finished_on: date | None, due: date | None, as_of: date, *, is_ahead: bool) -> Outcome:
    if due is None or due >= as_of:
        return Outcome.DONE_ON_TIME
    if finished_on is None:
        return Outcome.DONE_UNDATED
    return Outcome.DONE_ON_TIME if finished_on <= due or is_ahead else Outcome.DONE_LATE


def outcome_of_task(outcomes: Collection[Outcome]) -> Outcome:
    """Return the outcome of a task from those of its lead units."""
    applicable = [outcome for outcome in outcomes if outcome is not Outcome.NOT_APPLICABLE]
    if not applicable:
        return Outcome.NOT_APPLICABLE
    if all(outcome in DONE for outcome in applicable):
        return next(
            outcome
            for outcome in (Outcome.DONE_LATE, Outcome.DONE_UNDATED, Outcome.DONE_ON_TIME)
            if outcome in applicable
        )
    reported = [outcome for outcome in applicable if outcome not in NOT_REPORTED]
    if not reported:
        status = None
    elif all(outcome in NOT_STARTED for outcome in reported):
        status = Status.NOT_STARTED
    else:
        status = Status.IN_PROGRESS
    return _OPEN[status][any(outcome in OVERDUE for outcome in applicable)]


def add_outcomes(
    table: pd.DataFrame, as_of: date, done_before: Container[tuple[str, str]] = frozenset()
) -> pd.DataFrame:
    """Return the merged table with the outcome of each assignment; columns are `layout.DATA.keys`.

    `done_before` are the recurring assignments, by unit and task code, whose due instalment was done before.
    """
    columns = (table[key] for key in ("unit", "task", "status", "finished_on", "due"))
    outcomes = [
        outcome_of(status, finished_on, due, as_of, is_ahead=(unit, task) in done_before)
        for unit, task, status, finished_on, due in zip(*columns, strict=True)
    ]
    return table.assign(outcome=pd.Series(outcomes, index=table.index, dtype=object))[list(DATA.keys)]
