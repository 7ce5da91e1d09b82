"""What each wording means: from the words a pattern found to a deadline, None where they make no sense together."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.limits import DAY, Scope, read_limit, read_range
from cchc_excel.deadlines.recurrence import EVERY_MONTH, WEEKDAYS, each_week, ends, ends_per_year, on_day
from cchc_excel.deadlines.spans import Words, number, read_span

_REFERENCE = re.compile(
    r"\b(?:nhiem vu|muc|phu luc|dieu|khoan|diem|noi dung|chi tieu) [\d.]+|\b(?:ke hoach|chuong trinh) nam \d{4}"
)
_HIDDEN_DATE = re.compile(
    r"\d|\b(?:thang|qui) [iv]|\b(?:hang|moi|tung) (?:tuan|thang|qui|nam)\b"
    r"|\b(?:trong|het|cuoi|dau|giua|nua)(?: \w+)? nam\b|\bket thuc (?:thang|qui|nam)\b"
)
"""What names a time; the number of a task or a section, and the year of a plan, don't."""


def one_limit(words: Words, scope: Scope) -> Deadline | None:
    """Quý I/2026; trước ngày 15/12/2026."""
    limit = read_limit(words["limit"] or "", scope)
    return Deadline("", limit.kind, limit.due(scope), approximate=limit.approximate) if limit else None


def range_end(words: Words, scope: Scope) -> Deadline | None:
    """Từ tháng 3 đến tháng 6/2026: its end."""
    span = read_range(words["range"] or "", scope)
    return Deadline("", DeadlineKind.PERIOD_END, span.last, approximate=span.approximate) if span else None


def stage(words: Words, scope: Scope) -> Deadline:
    """Giai đoạn 2026 - 2030: roughly its milestone within the plan, the end of the plan year."""
    first, last = int(words["first"] or scope.year), int(words["last"] or scope.year)
    return Deadline("", DeadlineKind.PERIOD_END, date(min(last, max(first, scope.year)), 12, 31), approximate=True)


def open_end(words: Words, scope: Scope) -> Deadline | None:
    """Từ quý III/2026 (liên tục): no due date; only roughly understood where it doesn't say that it goes on."""
    if not read_span(words["start"] or "", scope.year):
        return None
    lasting = words["lasting"] or words["going_on"]
    return Deadline("", DeadlineKind.CONTINUOUS, approximate=not lasting)


def continuous(words: Words, scope: Scope) -> Deadline | None:
    """Thường xuyên trong quý IV/2026."""
    window = read_span(words["window"] or "", scope.year)
    is_sense = not words["window"] or (window and not window.is_day)
    return Deadline("", DeadlineKind.CONTINUOUS) if is_sense else None


def each_day(_words: Words, _scope: Scope) -> Deadline:
    """Hằng ngày: nothing that could be counted, so continuous."""
    return Deadline("", DeadlineKind.CONTINUOUS)


def each_unit(words: Words, scope: Scope) -> Deadline | None:
    """Hằng tháng; hằng quý."""
    return _recurring(ends(words["units"] or "", int(words["year"] or scope.year)))


def each_weekday(words: Words, scope: Scope) -> Deadline | None:
    """Thứ Sáu hằng tuần."""
    weekday = WEEKDAYS[words["weekday"] or ""] - (bool(words["before"]) and not scope.before_inclusive)
    return _recurring(each_week(weekday, scope.year))


def each_end(words: Words, scope: Scope) -> Deadline | None:
    """Cuối quý: probably of each quarter."""
    return _recurring(ends(words["units"] or "", scope.year), approximate=True)


def each_report(_words: Words, scope: Scope) -> Deadline | None:
    """Theo định kỳ: with the quarterly reports."""
    return _recurring(ends("qui", scope.year))


def times_a_year(words: Words, scope: Scope) -> Deadline | None:
    """02 lần/năm: roughly at the ends of equal parts of the year."""
    times = number(words, "times")
    return _recurring(ends_per_year(times, scope.year), approximate=times > 1)


def each_month_on_day(words: Words, scope: Scope) -> Deadline | None:
    """Ngày 20 hằng tháng."""
    return _on_day(words, EVERY_MONTH, scope)


def each_quarter_on_day(words: Words, scope: Scope) -> Deadline | None:
    """Trước ngày 15 tháng cuối quý."""
    return _on_day(words, (1, 4, 7, 10) if words["which"] == "dau" else (3, 6, 9, 12), scope)


def each_year_on(words: Words, scope: Scope) -> Deadline | None:
    """Trước ngày 15/12 hằng năm."""
    limit = read_limit(words["limit"] or "", scope)
    return _recurring([limit.due(scope)], approximate=limit.approximate) if limit else None


def then_recurring(words: Words, scope: Scope) -> Deadline | None:
    """Quý III/2026, cập nhật định kỳ: that date, then the ends of the periods after it."""
    limit = read_limit(words["limit"] or "", scope)
    if not limit:
        return None
    first = limit.due(scope)
    later = (day for day in ends(words["units"] or "", first.year) if day > first)
    return Deadline("", DeadlineKind.MILESTONES, instalments=(first, *later), approximate=limit.approximate)


def open_after(words: Words, scope: Scope) -> Deadline | None:
    """Từ 01/7/2026 đến khi hoàn thành: no due date, and a person should look."""
    return (
        Deadline("", DeadlineKind.CONTINUOUS, approximate=True) if read_span(words["start"] or "", scope.year) else None
    )


def event(words: Words, _scope: Scope) -> Deadline:
    """Return the deadline of "30 ngày kể từ ngày có thông báo kết luận"."""
    return Deadline("", DeadlineKind.EVENT, approximate=hides_date(words["what"] or ""))


def undetermined(words: Words, _scope: Scope) -> Deadline:
    """Theo kế hoạch của UBND tỉnh; khi có phát sinh."""
    return Deadline("", DeadlineKind.UNDETERMINED, approximate=hides_date(words["what"] or ""))


def not_yet(_words: Words, _scope: Scope) -> Deadline:
    """Chưa xác định thời hạn: none, and it should get one."""
    return Deadline("", DeadlineKind.UNDETERMINED, approximate=True)


def dash(_words: Words, _scope: Scope) -> Deadline:
    """Return the deadline of a dash: probably none was meant."""
    return Deadline("", DeadlineKind.UNDETERMINED, approximate=True)


def hides_date(key: str) -> bool:
    """Whether a date may stand in a wording that has no due date of its own: a person should look."""
    return bool(_HIDDEN_DATE.search(_REFERENCE.sub("", key)))


def _recurring(days: Sequence[date], *, approximate: bool = False) -> Deadline | None:
    return Deadline("", DeadlineKind.RECURRING, None, tuple(days), approximate) if days else None


def _on_day(words: Words, months: Sequence[int], scope: Scope) -> Deadline | None:
    earlier = DAY if words["before"] and not scope.before_inclusive else timedelta()
    return _recurring([day - earlier for day in on_day(number(words, "day"), months, scope.year)])
