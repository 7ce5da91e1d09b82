"""*Điểm cần chú ý*: up to six sentences made from the figures, each with what it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from cchc_excel.domain import ObjectiveResult, ObjectiveState, Summary
from cchc_excel.measuring.changes import Change, ChangeKind
from cchc_excel.measuring.ranking import ranked, silent_units
from cchc_excel.telling.charts import share_of_year
from cchc_excel.telling.objectives import name_objective
from cchc_excel.telling.urgent import LATE, SOON, Urgent
from cchc_excel.words import is_less, name_some, show_beside, show_date, show_rate

MOST_SENTENCES = 6
_NOTHING = "Không có nội dung cần chú ý đặc biệt."


class Subject(Enum):
    """What a sentence is about; what tells one item of it from another."""

    URGENT = auto()
    """Assignments that are overdue or due soon: unit and task."""
    SENDING = auto()
    """Units and what they sent: the unit's code."""
    OBJECTIVES = auto()
    """Objectives: the code."""
    CHANGES = auto()
    """Changes since the last period: their kind."""
    OVERALL = auto()
    """All tasks together: nothing to tell apart."""
    UNITS = auto()
    """Units and their figures: the unit's code."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the items that it is made from."""

    text: str
    subject: Subject
    items: tuple[object, ...] = ()


def attention(summary: Summary, urgent: Sequence[Urgent], changes: Sequence[Change]) -> tuple[Sentence, ...]:
    """Return what leadership should look at, the most pressing first."""
    found = (
        *_overdue(summary, urgent),
        *_missing(summary),
        *_objectives(summary),
        *_fell(summary, changes),
        *_behind(summary),
        *_soon(urgent),
        *_lowest(summary),
    )
    return found[:MOST_SENTENCES] or (Sentence(_NOTHING, Subject.UNITS),)


def _overdue(summary: Summary, urgent: Sequence[Urgent]) -> Iterator[Sentence]:
    late = [item for item in urgent if item.state == LATE]
    by_task: dict[str, list[Urgent]] = {}
    for item in late:
        by_task.setdefault(item.row.task, []).append(item)
    if by_task:
        names = [_name_overdue(task, items, summary.as_of) for task, items in by_task.items()]
        text = f"{len(by_task)} nhiệm vụ quá hạn, chưa hoàn thành: {name_some(names, 'nhiệm vụ')}."
        yield Sentence(text, Subject.URGENT, tuple(item.key for item in late))


def _name_overdue(task: str, items: Sequence[Urgent], as_of: date) -> str:
    who = items[0].row.unit_name if len(items) == 1 else f"{len(items)} đơn vị"
    return f"{task} ({who}, quá {(as_of - items[0].due).days} ngày)"


def _missing(summary: Summary) -> Iterator[Sentence]:
    names = [unit.name for unit in summary.missing]
    if names:
        owed = len(summary.plan.asked_units)
        text = f"{len(names)}/{owed} đơn vị chưa có báo cáo dùng được: {name_some(names, 'đơn vị')}."
        yield Sentence(text, Subject.SENDING, tuple(unit.code for unit in summary.missing))


def _objectives(summary: Summary) -> Iterator[Sentence]:
    of_state: dict[ObjectiveState, list[ObjectiveResult]] = {state: [] for state in ObjectiveState}
    for result in summary.targets:
        of_state[result.state].append(result)
    short = [name_objective(result) for result in of_state[ObjectiveState.MISSED]]
    unknown = [result.objective.code for result in of_state[ObjectiveState.UNKNOWN]]
    if not short and not unknown:
        return
    parts = [f"{len(short)}/{len(summary.targets)} chỉ tiêu chưa đạt: {name_some(short, 'chỉ tiêu')}"] if short else []
    if unknown:
        parts.append(f"{len(unknown)} chỉ tiêu chưa có số liệu: {', '.join(unknown)}")
    if waiting := [result.objective.code for result in of_state[ObjectiveState.NOT_DUE]]:
        parts.append(f"{len(waiting)} chỉ tiêu chưa đến hạn: {', '.join(waiting)}")
    told = (*of_state[ObjectiveState.MISSED], *of_state[ObjectiveState.UNKNOWN])
    yield Sentence(f"{'; '.join(parts)}.", Subject.OBJECTIVES, tuple(result.objective.code for result in told))


def _fell(summary: Summary, changes: Sequence[Change]) -> Iterator[Sentence]:
    """Yield what went back since the last period: progress fallen, or done then and not now."""
    kinds = (ChangeKind.REOPENED, ChangeKind.FELL)
    fallen = [change for change in changes if change.kind in kinds]
    if not fallen:
        return
    names = [f"{change.task} ({change.unit_name}, {_step_back(change)})" for change in fallen]
    text = f"{len(fallen)} lượt giao giảm so với kỳ {summary.history[-1].period.code}: {name_some(names, 'lượt')}."
    yield Sentence(text, Subject.CHANGES, kinds)


def _step_back(change: Change) -> str:
    before, now = change.share_before, change.share_now
    if before is None or now is None or not is_less(now, before):
        return "mở lại"
    return f"từ {show_beside(before, now)} còn {show_beside(now, before)}"


def _behind(summary: Summary) -> Iterator[Sentence]:
    progress, gone = summary.overall.average_progress, share_of_year(summary.as_of, summary.plan.info.year)
    if progress is not None and is_less(progress, gone):
        shown = show_beside(progress, gone), show_beside(gone, progress)
        text = f"Tiến độ bình quân {shown[0]}, thấp hơn thời gian đã qua của năm ({shown[1]})."
        yield Sentence(text, Subject.OVERALL)


def _soon(urgent: Sequence[Urgent]) -> Iterator[Sentence]:
    soon = [item for item in urgent if item.state == SOON]
    days: dict[str, date] = {}
    for item in soon:
        days.setdefault(item.row.task, item.due)
    if days:
        names = [f"{task} (hạn {show_date(due)})" for task, due in days.items()]
        text = f"{len(days)} nhiệm vụ sắp đến hạn: {name_some(names, 'nhiệm vụ')}."
        yield Sentence(text, Subject.URGENT, tuple(item.key for item in soon))


def _lowest(summary: Summary) -> Iterator[Sentence]:
    silent = silent_units(summary)
    units = [group for group in ranked(summary.by_unit, silent) if group.code not in silent]
    known = [rate for group in units if (rate := group.measures.completion_rate) is not None]
    if len(known) < 2 or min(known) == max(known):
        return
    lowest = [group for group in units if group.measures.completion_rate == min(known)]
    names = [f"{group.name} ({group.measures.done}/{group.measures.applicable})" for group in lowest]
    text = f"Tỷ lệ hoàn thành thấp nhất, {show_rate(min(known))}: {name_some(names, 'đơn vị')}."
    yield Sentence(text, Subject.UNITS, tuple(group.code for group in lowest))
