"""What changed since the last period (*thay đổi so với kỳ trước*), assignment by assignment."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cchc_excel.carrying import begins_anew
from cchc_excel.domain import Earlier, Outcome, PastPeriod, Summary
from cchc_excel.domain.outcomes import DONE, NOT_REPORTED, OVERDUE
from cchc_excel.words import is_less


class ChangeKind(StrEnum):
    """What kind of change it is, the most pressing first."""

    NEWLY_OVERDUE = "Mới quá hạn"
    REOPENED = "Kỳ trước đã hoàn thành, nay chưa"
    FELL = "Mức độ hoàn thành giảm"
    NEWLY_DONE = "Mới hoàn thành"
    NEWLY_SENT = "Kỳ trước chưa gửi, nay đã gửi"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `task`, `text`, outcomes and shares are empty where a unit as a whole is meant; a share is 0-1."""

    kind: ChangeKind
    unit_name: str
    task: str = ""
    text: str = ""
    before: str = ""
    now: str = ""
    share_before: float | None = None
    share_now: float | None = None


def find_changes(summary: Summary) -> tuple[Change, ...]:
    """Return what changed since the last earlier period that has figures, kind by kind, otherwise in plan order."""
    if not summary.history:
        return ()
    past = summary.history[-1]
    found = (*_changed_assignments(summary, past), *_newly_sent(summary, past))
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _changed_assignments(summary: Summary, past: PastPeriod) -> Iterator[Change]:
    tasks = {task.code: task for task in summary.plan.tasks}
    keys = ("unit", "task", "unit_name", "outcome", "share")
    for unit, code, unit_name, outcome, share in zip(*(summary.table[key] for key in keys), strict=True):
        earlier = past.standings.get((unit, code))
        if earlier is None or not earlier.outcome:
            continue
        now = None if share is None or share != share else float(share)  # noqa: PLR0124 - pandas' missing number
        task = tasks[code]
        renewed = begins_anew(task, earlier, summary.as_of)
        for kind in _kinds(earlier, outcome, now, renewed=renewed, lasts=task.deadline.is_continuous):
            yield Change(
                kind=kind,
                unit_name=unit_name,
                task=code,
                text=task.text,
                before=earlier.outcome,
                now=str(outcome),
                share_before=earlier.share,
                share_now=now,
            )


def _kinds(earlier: Earlier, outcome: str, share: float | None, *, renewed: bool, lasts: bool) -> Iterator[ChangeKind]:
    """Yield what changed; a continuous task that was done must be done again, which takes nothing back."""
    was_done, is_done = earlier.outcome in DONE, outcome in DONE
    if outcome in OVERDUE and earlier.outcome not in OVERDUE:
        yield ChangeKind.NEWLY_OVERDUE
    if is_done and not was_done:
        yield ChangeKind.NEWLY_DONE
    if renewed or is_done or outcome in NOT_REPORTED or outcome == Outcome.NOT_APPLICABLE:
        return
    if was_done and not lasts:
        yield ChangeKind.REOPENED
    elif earlier.share is not None and share is not None and is_less(share, earlier.share):
        yield ChangeKind.FELL


def _newly_sent(summary: Summary, past: PastPeriod) -> Iterator[Change]:
    merged = summary.merged
    for unit in summary.plan.asked_units:
        if past.standings and unit.code in merged and unit.code not in past.sent:
            yield Change(ChangeKind.NEWLY_SENT, unit.name)
