"""Periods one after another by the contract's sections 6 and 7 alone: which row speaks, what stays done, what results.

A form is what one file says, by task: the row, and the row as the form began. Forms of a unit stand in the order of the
times at which they were saved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.tools.naive_measures import DONE as DONE_OUTCOMES
from tests.tools.naive_measures import Assignment, Task
from tests.tools.naive_settling import (
    Row,
    Settled,
    Term,
    UnsaidError,
    belongs_to,
    instalments,
    is_empty,
    meaning,
    settle,
)
from tests.tools.naive_words import DONE, NOTHING

Form = Mapping[str, tuple[Row, Row]]
Place = tuple[str, str]
"""Unit and task."""
COUNTS = ("actual", "total")


@dataclass(frozen=True)
class Standing:
    """How an assignment stands in a period's summary; `origin`: how many summaries were before it was said."""

    settled: Settled
    outcome: str
    due: date | None
    belongs: date | None
    origin: int
    actual: float | None
    total: float | None
    or_belongs: date | None = None
    """What else `belongs` may be: of an answer without a date, sent again as the form began."""

    def is_for(self, due: date | None) -> bool:
        """Whether the answer belongs to an instalment."""
        if (self.belongs == due) != (self.or_belongs == due):
            raise UnsaidError("a recurring task done without a date, sent again as the form began")
        return self.belongs == due

    @property
    def is_done(self) -> bool:
        return self.outcome in DONE_OUTCOMES


Period = dict[Place, Standing]


def count_period(
    tasks: Sequence[Task], returns: Mapping[str, Sequence[Form]], term: Term, past: Sequence[Period]
) -> Period:
    """Return how each assignment stands at the end of a period, in plan order; `past` holds the summaries before it."""
    places = [(task, unit, (unit, task["code"])) for task in tasks for unit in task["leads"]]
    return {
        place: _stand(
            task, _row_of(task, returns.get(unit, ())), term, [period[place] for period in past if place in period]
        )
        for task, unit, place in places
    }


def usable(forms: Sequence[Form]) -> list[Form]:
    """Return the forms in which something stands at all, be it struck out."""
    return [form for form in forms if any(said.typed is not None for row, _ in form.values() for said in row.values())]


def assignments(tasks: Sequence[Task], period: Period) -> list[Assignment]:
    """Return a period's assignments as `naive_measures` counts them."""
    return [
        Assignment(unit, task, stood.outcome, stood.settled.progress, stood.due, stood.actual, stood.total)
        for task in tasks
        for unit in task["leads"]
        for stood in (period[unit, task["code"]],)
    ]


def _row_of(task: Task, forms: Sequence[Form]) -> tuple[Row, Row] | None:
    """Return the row that speaks, and the row as its form began: of the last form, or lent by an earlier one."""
    forms = usable(forms)
    if not forms:
        return None
    last = forms[-1][task["code"]]
    if not _answers_nothing(*last):
        return last
    for form in reversed(forms[:-1]):
        if not _answers_nothing(*form[task["code"]]):
            if _differs(*last) and any(meaning(last[0], key) is not None for key in COUNTS):
                raise UnsaidError("a later return with counts alone, an earlier one with an answer")
            return form[task["code"]]
    if is_empty(last[0]) and any(not is_empty(form[task["code"]][0]) for form in forms[:-1]):
        raise UnsaidError("an earlier return left as its form began, the row cleared in a later one")
    return last


def _answers_nothing(row: Row, begun: Row) -> bool:
    return is_empty(row) or not _differs(row, begun)


def _differs(row: Row, begun: Row) -> bool:
    return any(row.get(key, NOTHING) != begun.get(key, NOTHING) for key in {*row, *begun})


def _stand(task: Task, spoken: tuple[Row, Row] | None, term: Term, past: Sequence[Standing]) -> Standing:
    row: Row = spoken[0] if spoken else {}
    counts = [meaning(row, key) for key in COUNTS]
    due, _ = instalments(task, term.as_of)
    if is_empty(row):
        kept = _kept_done(task, due, term, past)
        if kept:
            own = counts if any(count is not None for count in counts) else [kept.actual, kept.total]
            outcome = _outcome(task, kept.settled, term, past[: kept.origin])
            return Standing(kept.settled, outcome, due, kept.belongs, kept.origin, *own, kept.or_belongs)
    settled = settle(task, row, term)
    belongs = belongs_to(task, settled.finished, term.cutoff) if task["kind"] == "recurring" else None
    sent_again = spoken and not _differs(*spoken) and settled.status == DONE and not settled.finished
    or_belongs = past[-1].belongs if sent_again and past else belongs
    return Standing(settled, _outcome(task, settled, term, past), due, belongs, len(past), *counts, or_belongs)


def _kept_done(task: Task, due: date | None, term: Term, past: Sequence[Standing]) -> Standing | None:
    """Return what the latest earlier summary says, where that stays done with nothing said now."""
    if not past or not past[-1].is_done or task["kind"] == "continuous":
        return None
    if task["kind"] != "recurring":
        return past[-1]
    now = due or belongs_to(task, None, term.as_of)
    if past[-1].is_for(now):
        return past[-1]
    if due is not None and past[-1].due == due:
        raise UnsaidError("done late for the due instalment, nothing said since")
    return None


def _outcome(task: Task, settled: Settled, term: Term, before: Sequence[Standing]) -> str:
    """Return the first line of the contract's table that fits."""
    due, _ = instalments(task, term.as_of)
    if settled.status == "Không phát sinh":
        return settled.status
    if settled.status == DONE:
        if due is None or due >= term.as_of or (settled.finished and settled.finished <= due):
            return DONE_OUTCOMES[0]
        if not settled.finished:
            return DONE_OUTCOMES[2]
        return DONE_OUTCOMES[0] if _was_done_before(task, due, before) else DONE_OUTCOMES[1]
    return (settled.status or "Chưa báo cáo") + (", quá hạn" if due and due < term.as_of else "")


def _was_done_before(task: Task, due: date, before: Sequence[Standing]) -> bool:
    """Whether an earlier summary counts the due instalment as done: an answer after it belongs to the next one."""
    if task["kind"] != "recurring":
        return False
    if any(stood.is_done and stood.is_for(due) for stood in before):
        return True
    if any(stood.is_done and stood.due == due for stood in before):
        raise UnsaidError("the due instalment was done late in an earlier summary, and an answer came after it")
    return False
