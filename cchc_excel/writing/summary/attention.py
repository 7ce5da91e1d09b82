"""*Điểm cần chú ý*: up to six sentences made from the figures, and the line on the quality of the data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_excel.domain import FileState, ObjectiveResult, ObjectiveState, Summary
from cchc_excel.layout.columns import AREA_FIGURES, UNIT_FIGURES
from cchc_excel.measuring.changes import Change, ChangeKind
from cchc_excel.measuring.ranking import ranked, silent_units
from cchc_excel.measuring.requests import find_requests
from cchc_excel.telling.adjusted import correction_counts
from cchc_excel.telling.objectives import name_objective
from cchc_excel.words import is_less, name_some, show_beside, show_date, show_rate
from cchc_excel.writing.house.sheet import Place
from cchc_excel.writing.summary.changed import rows_of
from cchc_excel.writing.summary.columns import CHANGES, OBJECTIVES, OVERDUE, SUBMISSIONS
from cchc_excel.writing.summary.groups.figures import FIRST_ROW as FIRST_GROUP
from cchc_excel.writing.summary.objectives import FIRST_ROW as FIRST_OBJECTIVE
from cchc_excel.writing.summary.overdue import FIRST_ROW as FIRST_URGENT
from cchc_excel.writing.summary.overdue import LATE, SOON, Urgent
from cchc_excel.writing.summary.submissions import FIRST_ROW as FIRST_UNIT
from cchc_excel.writing.summary.submissions import is_late

MOST_SENTENCES = 6
_NOTHING = "Không có nội dung cần chú ý đặc biệt."


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the rows that it is made from."""

    text: str
    place: Place


def share_of_year(as_of: date, year: int) -> float:
    """Return the share of the plan year gone by at the end of a day, 0-1."""
    start, end = date(year - 1, 12, 31), date(year, 12, 31)
    return min(1.0, max(0.0, (as_of - start).days / (end - start).days))


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
    return found[:MOST_SENTENCES] or (Sentence(_NOTHING, Place(UNIT_FIGURES, FIRST_GROUP, FIRST_GROUP)),)


def data_quality(summary: Summary) -> str:
    """Return the line that says how good the data are."""
    sent, owed = len(summary.merged), len(summary.plan.leading_units)
    late = sum(is_late(entry, summary) for entry in summary.merged.values())
    resent = {entry.unit for entry in summary.received if entry.state is FileState.SUPERSEDED}
    corrected = len(resent & set(summary.merged))
    errors = sum(finding.is_error for finding in summary.findings)
    rough = sum(task.deadline.approximate for task in summary.plan.tasks)
    parts = [
        f"{sent}/{owed} đơn vị đã gửi",
        f"{late} đơn vị gửi sau hạn",
        f"{corrected} đơn vị đã gửi lại bản sửa",
        f"{len(summary.to_correct)} đơn vị phải sửa biểu",
        f"{errors} lỗi, {len(summary.findings) - errors} lưu ý",
        f"{summary.assignments_total.not_reported} lượt chưa báo cáo",
        f"{summary.assignments_total.not_applicable} lượt không phát sinh",
    ]
    corrected, asked = correction_counts(summary).total(), len(find_requests(summary))
    if corrected:
        parts.append(f"{corrected} giá trị được đính chính")
    if asked:
        parts.append(f"{asked} đề nghị gia hạn chờ quyết định")
    if rough:
        parts.append(f"{rough} nhiệm vụ có thời hạn chỉ hiểu gần đúng")
    return f"Chất lượng số liệu: {'; '.join(parts)}."


def _overdue(summary: Summary, urgent: Sequence[Urgent]) -> Iterator[Sentence]:
    by_task: dict[str, list[Urgent]] = {}
    for item in urgent:
        if item.state == LATE:
            by_task.setdefault(item.row.task, []).append(item)
    if by_task:
        names = [_name_overdue(task, items, summary.as_of) for task, items in by_task.items()]
        text = f"{len(by_task)} nhiệm vụ quá hạn, chưa hoàn thành: {name_some(names, 'nhiệm vụ')}."
        last = FIRST_URGENT + sum(item.state == LATE for item in urgent) - 1
        yield Sentence(text, Place(OVERDUE.sheet, FIRST_URGENT, last))


def _name_overdue(task: str, items: Sequence[Urgent], as_of: date) -> str:
    who = items[0].row.unit_name if len(items) == 1 else f"{len(items)} đơn vị"
    return f"{task} ({who}, quá {(as_of - items[0].due).days} ngày)"


def _missing(summary: Summary) -> Iterator[Sentence]:
    names = [unit.name for unit in summary.missing]
    if names:
        owed = len(summary.plan.leading_units)
        text = f"{len(names)}/{owed} đơn vị chưa có báo cáo dùng được: {name_some(names, 'đơn vị')}."
        yield Sentence(text, Place(SUBMISSIONS.sheet, FIRST_UNIT, FIRST_UNIT + len(names) - 1))


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
    rows = [row for row, result in enumerate(summary.targets, start=FIRST_OBJECTIVE) if result in told]
    yield Sentence(f"{'; '.join(parts)}.", Place(OBJECTIVES.sheet, rows[0], rows[-1]))


def _fell(summary: Summary, changes: Sequence[Change]) -> Iterator[Sentence]:
    """Yield what went back since the last period: progress fallen, or done then and not now."""
    kinds = (ChangeKind.REOPENED, ChangeKind.FELL)
    rows = rows_of(changes, kinds)
    if rows is None:
        return
    fallen = [change for change in changes if change.kind in kinds]
    names = [f"{change.task} ({change.unit_name}, {_step_back(change)})" for change in fallen]
    text = f"{len(fallen)} lượt giao giảm so với kỳ {summary.history[-1].period.code}: {name_some(names, 'lượt')}."
    yield Sentence(text, Place(CHANGES.sheet, *rows))


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
        total_row = FIRST_GROUP + len(summary.by_area)
        yield Sentence(text, Place(AREA_FIGURES, total_row, total_row))


def _soon(urgent: Sequence[Urgent]) -> Iterator[Sentence]:
    days: dict[str, date] = {}
    for item in urgent:
        if item.state == SOON:
            days.setdefault(item.row.task, item.due)
    if days:
        names = [f"{task} (hạn {show_date(due)})" for task, due in days.items()]
        first = FIRST_URGENT + sum(item.state == LATE for item in urgent)
        text = f"{len(days)} nhiệm vụ sắp đến hạn: {name_some(names, 'nhiệm vụ')}."
        yield Sentence(text, Place(OVERDUE.sheet, first, FIRST_URGENT + len(urgent) - 1))


def _lowest(summary: Summary) -> Iterator[Sentence]:
    silent = silent_units(summary)
    units = [group for group in ranked(summary.by_unit, silent) if group.code not in silent]
    rates = [group.measures.completion_rate for group in units]
    known = [rate for rate in rates if rate is not None]
    if len(known) < 2 or min(known) == max(known):
        return
    lowest = [
        f"{group.name} ({group.measures.done}/{group.measures.applicable})"
        for group in units
        if group.measures.completion_rate == min(known)
    ]
    text = f"Tỷ lệ hoàn thành thấp nhất, {show_rate(min(known))}: {name_some(lowest, 'đơn vị')}."
    first = FIRST_GROUP + rates.index(min(known))
    yield Sentence(text, Place(UNIT_FIGURES, first, first + len(lowest) - 1))
