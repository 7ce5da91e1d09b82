"""Limits: a span with what is said before it, such as "chậm nhất ngày 20/6", "đến hết năm", "trước 15/12"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_excel.deadlines.deadline import DeadlineKind
from cchc_excel.deadlines.spans import Span, read_spans

DAY = timedelta(days=1)

# What is said around a date without changing it. "Trong năm" and "hết năm" are spans of their own, and
# "trước 17 giờ ngày 15" is in time on the 15th.
_CLOCK = r"(?:truoc )?\d\d? ?(?:(?:h|gio)(?: ?\d\d)?(?: phut)?|\d\d) (?=ngay )"
_VERB = r"(?:to chuc|thuc hien|trien khai|ban hanh|bao cao|trinh|gui|nop) (?=truoc|trong|vao|den|xong|het|cham|muon)"
LEAD = (
    r"(?:(?:hoan thanh|hoan tat|xong|han(?: chot| cuoi)?|thoi (?:han|gian|diem)|vao|luc|la|cham nhat|muon nhat"
    rf"|khong qua|khong muon hon|tu nay|den|(?:trong|het)(?! nam\b)) |{_VERB}|{_CLOCK})*"
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


def read_limits(keys: Iterable[str], scope: Scope) -> list[Limit]:
    """Return the limits of several phrases; "trước" carries on. Empty where one of them is no limit."""
    matches = [match for key in keys if (match := _LIMIT.fullmatch(key))]
    spans = read_spans([match["span"] for match in matches], scope.year)
    limits, before = list[Limit](), False
    for match, span in zip(matches, spans, strict=False):
        before = before or bool(match["before"])
        limits.append(Limit(span, before, until=not {"den", "het"}.isdisjoint(match["lead"].split())))
    return limits


def read_limit(key: str, scope: Scope) -> Limit | None:
    """Return the limit a phrase names."""
    return next(iter(read_limits([key], scope)), None)
