"""What each wording means: from the words a pattern found to a deadline, None where they make no sense together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.limits import DAY, Limit, Scope, read_limit, read_limits
from cchc_excel.deadlines.recurrence import EVERY_MONTH, ends, ends_per_year, on_day
from cchc_excel.deadlines.spans import Words, number, read_span, read_spans

_SEPARATOR = re.compile(r"[,;]va |[,;]| va | hoac ")
_HIDDEN_DATE = re.compile(
    r"(?:\b(?:truoc|den|het|trong|tu|sau|nhat)|[,;]) ?(?:ngay )?(?:\d\d?/\d|\d\d? thang \d|(?:thang|qui) (?:\d|i))"
)


def one_limit(words: Words, scope: Scope) -> Deadline | None:
    """Quý I/2026; trước ngày 15/12/2026."""
    limit = read_limit(words["limit"] or "", scope)
    return Deadline("", limit.kind, limit.due(scope), approximate=limit.approximate) if limit else None


def several_limits(words: Words, scope: Scope) -> Deadline | None:
    """Tháng 6, tháng 12/2026: milestones. Quarters alone are rather a stretch of time with one end: roughly that."""
    limits = read_limits(_SEPARATOR.split(words["list"] or ""), scope)
    days = sorted({limit.due(scope) for limit in limits})
    if not days:
        return None
    if all(limit.span.unit == "quarter" for limit in limits):
        return Deadline("", DeadlineKind.PERIOD_END, days[-1], approximate=True)
    return Deadline("", DeadlineKind.MILESTONES, instalments=tuple(days), approximate=_any_approximate(limits))


def range_end(words: Words, scope: Scope) -> Deadline | None:
    """Từ tháng 3 đến tháng 6/2026: its end. "Quý I - II" may also mean two milestones: roughly its end."""
    for first_key, mark, last_key in _split_range(words["range"] or ""):
        if spans := read_spans([first_key, last_key], scope.year):
            first, last = spans
            milestones = mark == "-" and first.unit == "quarter"
            approximate = milestones or first.first > last.last or first.approximate or last.approximate
            return Deadline("", DeadlineKind.PERIOD_END, last.last, approximate=approximate)
    return None


def _split_range(key: str) -> Iterator[tuple[str, str, str]]:
    for mark in re.finditer(r"-| den (?:het )?", key):
        yield key[: mark.start()], mark[0], key[mark.end() :]


def stage(words: Words, scope: Scope) -> Deadline:
    """Giai đoạn 2026 - 2030: its milestone within the plan, the end of the plan year."""
    first, last = int(words["first"] or scope.year), int(words["last"] or scope.year)
    return Deadline("", DeadlineKind.PERIOD_END, date(min(last, max(first, scope.year)), 12, 31))


def open_end(words: Words, scope: Scope) -> Deadline | None:
    """Từ quý III/2026 (liên tục): no due date; only roughly understood where it doesn't say that it goes on."""
    if not read_span(words["start"] or "", scope.year):
        return None
    lasting = words["lasting"] or words["going_on"]
    return Deadline("", DeadlineKind.CONTINUOUS, approximate=not lasting)


def continuous(words: Words, scope: Scope) -> Deadline | None:
    """Thường xuyên trong quý IV/2026."""
    window = words["window"]
    return Deadline("", DeadlineKind.CONTINUOUS) if not window or read_span(window, scope.year) else None


def each_day(_words: Words, _scope: Scope) -> Deadline:
    """Hằng ngày: nothing that could be counted, so continuous."""
    return Deadline("", DeadlineKind.CONTINUOUS, approximate=True)


def each_unit(words: Words, scope: Scope) -> Deadline | None:
    """Hằng tháng; hằng quý."""
    return _recurring(ends(words["units"] or "", int(words["year"] or scope.year)))


def each_weekday(_words: Words, scope: Scope) -> Deadline | None:
    """Thứ Sáu hằng tuần: roughly weekly."""
    return _recurring(ends("tuan", scope.year), approximate=True)


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
    limits = read_limits([words["limit"] or ""], scope)
    return _recurring([limit.due(scope) for limit in limits], approximate=_any_approximate(limits))


def then_recurring(words: Words, scope: Scope) -> Deadline | None:
    """Quý III/2026, cập nhật định kỳ: that date, then the ends of the periods after it."""
    limit = read_limit(words["limit"] or "", scope)
    if not limit:
        return None
    first = limit.due(scope)
    later = (day for day in ends(words["units"] or "", first.year) if day > first)
    return Deadline("", DeadlineKind.MILESTONES, instalments=(first, *later), approximate=limit.approximate)


def then_continuous(words: Words, scope: Scope) -> Deadline | None:
    """Quý II/2026, sau đó thường xuyên: roughly that date."""
    first = one_limit(words, scope)
    return replace(first, approximate=True) if first else None


def event(words: Words, _scope: Scope) -> Deadline:
    """Return the deadline of "30 ngày kể từ ngày có thông báo kết luận"."""
    return Deadline("", DeadlineKind.EVENT, approximate=_hides_date(words))


def undetermined(words: Words, _scope: Scope) -> Deadline:
    """Theo kế hoạch của UBND tỉnh; khi có phát sinh."""
    return Deadline("", DeadlineKind.UNDETERMINED, approximate=_hides_date(words))


def dash(_words: Words, _scope: Scope) -> Deadline:
    """Return the deadline of a dash: probably none was meant."""
    return Deadline("", DeadlineKind.UNDETERMINED, approximate=True)


def _hides_date(words: Words) -> bool:
    """Whether a date may stand in a wording that has no due date of its own: a person should look."""
    return bool(_HIDDEN_DATE.search(words["what"] or ""))


def _recurring(days: Sequence[date], *, approximate: bool = False) -> Deadline | None:
    return Deadline("", DeadlineKind.RECURRING, None, tuple(days), approximate) if days else None


def _on_day(words: Words, months: Sequence[int], scope: Scope) -> Deadline | None:
    earlier = DAY if words["before"] and not scope.before_inclusive else timedelta()
    return _recurring([day - earlier for day in on_day(number(words, "day"), months, scope.year)])


def _any_approximate(limits: Sequence[Limit]) -> bool:
    return any(limit.approximate for limit in limits)
