"""Limits: a span with what is said before it, such as "chậm nhất ngày 20/6", "đến hết năm", "trước 15/12"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_excel.deadlines.deadline import DeadlineKind
from cchc_excel.deadlines.spans import Span, read_each_span, read_span, read_spans

DAY = timedelta(days=1)

# What is said around a date without changing it. "Trong năm" and "hết năm" are spans of their own, and
# "trước 17 giờ ngày 15" is in time on the 15th.
_CLOCK = r"(?:truoc |den )?\d\d? ?(?:(?:h|gio)(?: ?\d\d)?(?: phut)?|\d\d),? ?(?=ngay |\d\d?/\d)"
_VERB = (
    r"(?:to chuc|thuc hien|trien khai|ban hanh|bao cao|trinh|gui|nop|ket qua)"
    r" (?=truoc|trong|vao|den|xong|het|cham|muon|tre|hoan)"
)
_LATEST = r"(?:(?:cham|muon|tre) nhat|khong (?:qua|muon hon|cham hon|tre hon|sau))"
LEAD = (
    r"(?:(?:yeu cau|phai|can|hoan thanh|hoan tat|ket thuc|xong|han(?: chot| cuoi| hoan thanh)?|thoi (?:han|gian|diem)"
    rf"(?: hoan thanh)?|vao|luc|la|{_LATEST}|tu nay|den|toi|truoc khi (?:ket thuc|het)"
    rf"|(?:trong|het)(?! nam\b)) |{_VERB}|{_CLOCK})*"
)
_LIMIT = re.compile(rf"(?P<lead>{LEAD})(?P<before>truoc )?(?P<span>.+)")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a wording leaves unsaid: the plan year, and whether "trước ngày" counts the day itself."""

    year: int
    before_inclusive: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """A span, and whether "trước" or "đến", "hết" stands before it."""

    span: Span
    before: bool
    until: bool

    def due(self, scope: Scope) -> date:
        """Return the last day that is still in time."""
        if not self.before or (scope.before_inclusive and self.span.unit == "day"):
            return self.span.last
        return self.span.first - DAY

    @property
    def kind(self) -> DeadlineKind:
        """Return what it is when it stands alone."""
        if self.before:
            return DeadlineKind.BEFORE
        return DeadlineKind.DATE if self.span.unit == "day" and not self.until else DeadlineKind.PERIOD_END

    @property
    def approximate(self) -> bool:
        """Whether the span leaves its end open; "trước quý III" may mean its beginning or its end."""
        return self.span.approximate or (self.before and self.span.unit != "day")


def read_each(keys: Sequence[str], scope: Scope) -> list[Limit | None]:
    """Return the limit each phrase names, None where it is none; "trước" carries on from day to day, month to month."""
    matches = [_LIMIT.fullmatch(key) for key in keys]
    spans = read_each_span([match["span"] if match else "" for match in matches], scope.year)
    limits: list[Limit | None] = []
    carried = dict[bool, bool]()
    for match, span in zip(matches, spans, strict=True):
        if not match or not span:
            limits.append(None)
            continue
        lead = match["lead"].split()
        before = bool(match["before"]) or (not lead and carried.get(span.is_day, False))
        carried[span.is_day] = before
        limits.append(Limit(span, before, until=not {"den", "toi", "het"}.isdisjoint(lead)))
    return limits


def read_limit(key: str, scope: Scope) -> Limit | None:
    """Return the limit a phrase names."""
    return read_each([key], scope)[0]


def read_range(key: str, scope: Scope) -> Span | None:
    """Return the stretch from one span to another; "quý I - II" may also mean two deadlines: roughly its end."""
    for mark in re.finditer(r"-| den (?:het )?", key):
        ends = (key[: mark.start()], key[mark.end() :])
        spans = read_spans(ends, scope.year) or read_spans(_completed(*ends, scope), scope.year)
        if not spans:
            continue
        first, last = spans
        if mark[0] == "-" and first.unit != last.unit:
            return None
        is_list = mark[0] == "-" and first.unit == "quarter"
        approximate = is_list or first.first > last.last or first.approximate or last.approximate
        return Span("range", min(first.first, last.first), last.last, approximate)
    return None


def _completed(first: str, last: str, scope: Scope) -> tuple[str, str]:
    """Return the ends of a stretch, the first day with the month of the last: "từ ngày 15 đến 20/6"."""
    day, span = re.fullmatch(r"(?:ngay )?(\d\d?)", first), read_span(last, scope.year)
    return (f"{day[1]}/{span.last:%m/%Y}" if day and span and span.unit == "day" else first, last)
