"""What leadership must decide (*cần quyết định, chỉ đạo*), the most pressing first, then what else is worth a look.

Each point is told in short lines, a task never by its code alone, with what it is about, so that one can go there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from cchc_excel.domain import Summary
from cchc_excel.measuring.changes import Change, ChangeKind
from cchc_excel.telling.naming import shorten
from cchc_excel.telling.remarks import RemarkLine
from cchc_excel.telling.urgent import Urgent
from cchc_excel.text import fold
from cchc_excel.words import is_less, show_beside, show_date, show_number, show_short

LINE = 92
"""Characters of a line at most."""
_LEAST_TEXT = 24
NOTHING = "Không có nội dung cần quyết định, chỉ đạo."


class Subject(Enum):
    """What a point is about; what tells one item of it from another."""

    REMARKS = auto()
    """Remarks and requests: the line itself."""
    URGENT = auto()
    """What is overdue or due soon: the item itself."""
    SENDING = auto()
    """Units and what they sent: the unit's code."""
    CHANGES = auto()
    """Changes since the last period: their kind."""


@dataclass(frozen=True, slots=True)
class AttentionPoint:
    """A point: its heading with a count, its lines, what the lines are called, and the items it is made from.

    `most` are the lines that it is worth, however many there are.
    """

    heading: str
    lines: tuple[str, ...]
    noun: str
    subject: Subject
    items: tuple[object, ...]
    most: int = 3

    def rest(self, shown: int) -> str:
        """Return how many lines are left out where so many are shown."""
        left = len(self.lines) - shown
        return f"và {show_number(left)} {self.noun} khác" if left > 0 else ""


def attention(
    summary: Summary, urgent: Sequence[Urgent], remarks: Sequence[RemarkLine], changes: Sequence[Change]
) -> tuple[AttentionPoint, ...]:
    """Return the points: first what must be decided and urged, then the rest."""
    return (
        *_requests(remarks),
        *_proposals(remarks),
        *_overdue(urgent, summary.as_of),
        *_missing(summary),
        *_fell(changes),
        *_soon(urgent),
    )


def _requests(remarks: Sequence[RemarkLine]) -> Iterator[AttentionPoint]:
    """Yield who asks for more time; the same words of several units for one task are one line."""
    asked = tuple(line for line in remarks if line.requests)
    alike: dict[tuple[str, str], list[RemarkLine]] = {}
    for line in asked:
        alike.setdefault((line.task, fold(line.asked)), []).append(line)
    if asked:
        count = sum(len(line.requests) for line in asked)
        lines = tuple(_request(members) for members in alike.values())
        yield AttentionPoint(f"Xin gia hạn: {show_number(count)}", lines, "dòng", Subject.REMARKS, asked)


def _request(members: Sequence[RemarkLine]) -> str:
    first, who = members[0], _who([unit for line in members for unit in line.units])
    return _line(f"{first.task} {shorten(first.text, _LEAST_TEXT)} ({who}, hạn {first.deadline}): ", first.asked)


def _proposals(remarks: Sequence[RemarkLine]) -> Iterator[AttentionPoint]:
    """Yield what units propose; the same words of several units or tasks are one line."""
    alike: dict[str, list[RemarkLine]] = {}
    for line in remarks:
        if line.proposal and not line.requests:
            alike.setdefault(fold(line.proposal), []).append(line)
    if not alike:
        return
    lines = tuple(_proposal(members) for members in alike.values())
    items = tuple(line for members in alike.values() for line in members)
    yield AttentionPoint(f"Kiến nghị: {show_number(len(lines))}", lines, "kiến nghị", Subject.REMARKS, items)


def _proposal(members: Sequence[RemarkLine]) -> str:
    units = tuple(dict.fromkeys(unit for line in members for unit in line.units))
    tasks = tuple(dict.fromkeys(line.task for line in members if line.task))
    told = f"; {show_number(len(tasks))} nhiệm vụ" if len(tasks) > 1 else ""
    tail = f" ({_who(units)}{told})"
    return shorten(members[0].proposal, LINE - len(tail)).rstrip(" .;") + tail


def _overdue(urgent: Sequence[Urgent], as_of: date) -> Iterator[AttentionPoint]:
    late = tuple(item for item in urgent if item.is_late)
    by_task: dict[str, list[Urgent]] = {}
    for item in late:
        by_task.setdefault(item.task, []).append(item)
    if late:
        lines = tuple(_overdue_line(items, as_of) for items in by_task.values())
        heading = f"Quá hạn: {show_number(len(lines))} nhiệm vụ"
        yield AttentionPoint(heading, lines, "nhiệm vụ", Subject.URGENT, late)


def _overdue_line(items: Sequence[Urgent], as_of: date) -> str:
    first = items[0]
    days = f"quá hạn {show_number((as_of - first.due).days)} ngày" if first.due else ""
    tail = f" ({_who([unit for item in items for unit in item.units])}, {days})"
    return f"{first.task} {shorten(first.text, max(_LEAST_TEXT, LINE - len(first.task) - 1 - len(tail)))}{tail}"


def _missing(summary: Summary) -> Iterator[AttentionPoint]:
    missing = summary.missing
    if missing:
        owed = show_number(len(summary.plan.asked_units))
        heading = f"Chưa gửi: {show_number(len(missing))}/{owed} đơn vị"
        codes = tuple(unit.code for unit in missing)
        yield AttentionPoint(heading, (name_on_line([unit.name for unit in missing]),), "dòng", Subject.SENDING, codes)


def _fell(changes: Sequence[Change]) -> Iterator[AttentionPoint]:
    """Yield what went back since the last period: progress fallen, or done then and not now."""
    kinds = (ChangeKind.REOPENED, ChangeKind.FELL)
    fallen = [change for change in changes if change.kind in kinds]
    if fallen:
        lines = tuple(
            _line(f"{change.task} ", change.text, f" ({change.unit_name}, {_step_back(change)})") for change in fallen
        )
        yield AttentionPoint(
            f"Giảm so với kỳ trước: {show_number(len(fallen))}", lines, "lượt giao", Subject.CHANGES, kinds, most=1
        )


def _step_back(change: Change) -> str:
    before, now = change.share_before, change.share_now
    if before is None or now is None or not is_less(now, before):
        return "mở lại"
    shown = show_short(before), show_short(now)
    if shown[0] == shown[1]:
        shown = show_beside(before, now), show_beside(now, before)
    return f"từ {shown[0]} còn {shown[1]}"


def _soon(urgent: Sequence[Urgent]) -> Iterator[AttentionPoint]:
    soon = tuple(item for item in urgent if not item.is_late)
    if soon:
        lines = tuple(
            _line(f"{item.task} ", item.text, f" ({_who(item.units)}, hạn {show_date(item.next)})")
            for item in soon
            if item.next
        )
        yield AttentionPoint(
            f"Sắp đến hạn: {show_number(len(soon))} nhiệm vụ", lines, "nhiệm vụ", Subject.URGENT, soon, most=1
        )


def name_on_line(names: Sequence[str], most: int = LINE) -> str:
    """Return as many names as find room on a line, and how many more units there are."""
    for shown in range(len(names), 0, -1):
        left = len(names) - shown
        told = "; ".join(names[:shown]) + (f"; và {show_number(left)} đơn vị khác" if left else "")
        if len(told) <= most:
            return told
    return f"{shorten(names[0], most - 22)}; và {show_number(len(names) - 1)} đơn vị khác"


def _who(units: Sequence[str]) -> str:
    return units[0] if len(units) == 1 else f"{show_number(len(units))} đơn vị"


def _line(start: str, text: str, end: str = "") -> str:
    """Return a line in which the text takes the room that is left."""
    return f"{start}{shorten(text, max(_LEAST_TEXT, LINE - len(start) - len(end)))}{end}"
