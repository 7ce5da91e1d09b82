"""What the pieces of a wording come to together (contract, section 6, "Deadlines").

A period and a day are one deadline, the day; in a recurring wording the day replaces the calendar end. Months,
half-years, *đợt* and *lần* are instalments; quarters joined are one deadline, the last. What can be read in two ways is
understood roughly, and then the later day counts.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from cchc_excel.deadlines.clauses import Clauses, DayOf, Read, read_clauses
from cchc_excel.deadlines.deadline import Deadline, DeadlineKind
from cchc_excel.deadlines.limits import DAY, Limit, Scope
from cchc_excel.deadlines.spans import Span, month_day

_OPEN = (DeadlineKind.EVENT, DeadlineKind.UNDETERMINED)


def compose(key: str, scope: Scope, read: Read) -> Deadline | None:
    """Return the deadline of a wording of several pieces, None where one of them is not understood."""
    found = read_clauses(key, scope, read)
    if found is None:
        return None
    if not found.of(DeadlineKind.RECURRING) and all(limit.span.is_day for limit in found.limits):
        found.others += [day.whole for day in found.days if day.whole]
        found.days = [day for day in found.days if not day.whole]
    if found.of(DeadlineKind.RECURRING):
        return _recurring(found, scope)
    limits = _with_days(found)
    if limits is None:
        return None
    return _of_limits(limits, found, scope) if limits else _without_limit(found)


def _without_limit(found: Clauses) -> Deadline | None:
    lasting = found.of(DeadlineKind.CONTINUOUS)
    rough = found.is_rough or found.is_either or any(other.approximate for other in found.others)
    if found.labels or found.counts or found.days:
        return None
    if found.starts:
        return Deadline("", DeadlineKind.CONTINUOUS, approximate=rough or not lasting)
    if lasting:
        return Deadline("", DeadlineKind.CONTINUOUS, approximate=rough)
    if found.others:
        return Deadline("", found.others[0].kind, approximate=rough)
    return Deadline("", DeadlineKind.UNDETERMINED) if found.seldom else None


def _with_days(found: Clauses) -> list[Limit] | None:
    """Return the limits with a day of the month (*ngày 15*) put into each month; None where it fits none."""
    limits = found.limits
    if not found.days:
        return limits
    if len(found.days) > 1 or any(limit.span.unit not in {"month", "quarter"} for limit in limits):
        return None
    day = found.days[0]
    if day.day > 31 or day.which == "sau":
        return None
    found.is_rough |= not day.which and any(limit.span.unit == "quarter" for limit in limits)
    return [_on_day(limit.span, day) for limit in limits] or None


def _on_day(span: Span, day: DayOf) -> Limit:
    month = span.first if day.which == "dau" else span.last
    found = month_day(month.year, month.month, day.day)
    return Limit(Span("day", found, found, span.approximate), day.before, until=False)


def _of_limits(limits: Sequence[Limit], found: Clauses, scope: Scope) -> Deadline:
    rough = found.is_rough or found.seldom or bool(found.others) or any(limit.approximate for limit in limits)
    rough |= any(start.first > limit.due(scope) for start in found.starts for limit in limits)
    kept, unsure = _choose(limits, found, scope)
    dues = sorted({limit.due(scope) for limit in kept})
    if found.is_either:
        dues, rough = dues[-1:], True
    rough |= (
        unsure
        or found.labels == 1
        or found.labels not in (0, len(dues))
        or any(count != len(dues) for count in found.counts)
    )
    if len(dues) > 1:
        return Deadline("", DeadlineKind.MILESTONES, instalments=tuple(dues), approximate=rough)
    last = max(kept, key=lambda limit: limit.due(scope))
    return Deadline("", last.kind, dues[-1], approximate=rough)


def _choose(limits: Sequence[Limit], found: Clauses, scope: Scope) -> tuple[Sequence[Limit], bool]:
    """Return the limits that count, and whether that is unsure."""
    days = [limit for limit in limits if limit.span.is_day]
    periods = [limit for limit in limits if not limit.span.is_day]
    if days and periods:
        return _days_in_periods(days, periods, scope)
    if days or len(periods) == 1:
        return limits, False
    units = {limit.span.unit for limit in periods}
    if found.labels == len(periods):
        return periods, False
    if units == {"quarter"}:
        return [max(periods, key=lambda limit: limit.due(scope))], True
    if len(units) == 1:
        return periods, bool(units & {"range", "year"})
    return _of_several_units(periods)


def _days_in_periods(days: Sequence[Limit], periods: Sequence[Limit], scope: Scope) -> tuple[Sequence[Limit], bool]:
    """Return the days where they lie in the periods; of a day outside and its period the later, roughly."""
    if len(days) == len(periods) and all(_holds(*pair, scope) for pair in zip(periods, days, strict=True)):
        return days, False
    if not all(any(_holds(period, day, scope) for period in periods) for day in days):
        return [max((*days, *periods), key=lambda limit: limit.due(scope))], True
    return days, len(periods) > 1


def _holds(period: Limit, day: Limit, scope: Scope) -> bool:
    return period.span.holds(day.due(scope)) and day.due(scope) <= period.due(scope)


def _of_several_units(periods: Sequence[Limit]) -> tuple[Sequence[Limit], bool]:
    """Return a series of reports as it is ("quý I, 6 tháng, quý III, năm"); of a period in another the narrower."""
    ends = [limit.span.last for limit in periods]
    is_series = all(earlier < later for earlier, later in pairwise(ends))
    if is_series and (len(periods) > 2 or any(limit.span.unit == "half" for limit in periods)):
        return periods, False
    narrow = [limit for limit in periods if not any(_is_wider(limit.span, other.span) for other in periods)]
    wide = {limit.span.unit for limit in periods if limit not in narrow}
    return narrow, wide != {"year"}


def _is_wider(span: Span, other: Span) -> bool:
    return span != other and span.holds(other.first) and span.holds(other.last)


def _recurring(found: Clauses, scope: Scope) -> Deadline | None:
    """Return the instalments of a recurrence: on the days said instead of the calendar ends, within the time said."""
    series = found.of(DeadlineKind.RECURRING)
    finest = max(series, key=lambda other: len(other.instalments))
    rough = found.is_rough or found.is_either or any(other.approximate for other in found.others)
    rough |= (
        bool(found.of(*_OPEN, DeadlineKind.CONTINUOUS))
        or bool(found.labels)
        or found.weekday
        or {1} < {1, *found.counts}
    )
    rough |= len({other.instalments for other in series}) > 1
    ends = finest.instalments
    days = [limit for limit in found.limits if limit.span.is_day]
    if found.days:
        ends, unsure = _days_of(found.days, ends, scope)
    elif days or (found.limits and len(ends) == 1):
        ends, unsure = _replaced(found.limits, ends, scope)
    else:
        ends, unsure = _within([limit.span for limit in found.limits], ends)
    for start in found.starts:
        ends = tuple(end for end in ends if end >= start.first)
    return Deadline("", DeadlineKind.RECURRING, instalments=ends, approximate=rough or unsure) if ends else None


def _days_of(days: Sequence[DayOf], ends: Sequence[date], scope: Scope) -> tuple[tuple[date, ...], bool]:
    """Return the day in the month of each instalment; unsure where it isn't said in which of its months."""
    day = days[0]
    if len(days) > 1 or not 1 <= day.day <= 31 or len(ends) > 12:
        return (), True
    step = 12 // len(ends)
    later = {"dau": 1 - step, "sau": 1}.get(day.which, 0)
    earlier = DAY * (day.before and not scope.before_inclusive)
    months = [(end.year * 12 + end.month - 1 + later) for end in ends]
    found = tuple(month_day(month // 12, month % 12 + 1, day.day) - earlier for month in months)
    return found, step > 1 and not day.which


def _replaced(limits: Sequence[Limit], ends: Sequence[date], scope: Scope) -> tuple[tuple[date, ...], bool]:
    """Return the days of limits instead of the ends; sure where each instalment has one of its own."""
    days = [limit for limit in limits if limit.span.is_day] or limits
    dues = tuple(sorted({limit.due(scope) for limit in days}))
    starts = [date(ends[0].year, 1, 1), *(end + DAY for end in ends[:-1])]
    each = [sum(start <= due <= end for due in dues) for start, end in zip(starts, ends, strict=True)]
    unsure = 0 in each or (len(ends) > 1 and max(each) > 1) or any(limit.approximate for limit in limits)
    return dues, unsure or (len(days) < len(limits) and not _all_hold(limits, scope))


def _all_hold(limits: Sequence[Limit], scope: Scope) -> bool:
    periods = [limit for limit in limits if not limit.span.is_day]
    return all(any(_holds(period, day, scope) for period in periods) for day in limits if day.span.is_day)


def _within(windows: Sequence[Span], ends: Sequence[date]) -> tuple[tuple[date, ...], bool]:
    """Return the instalments within a window; sure where it is a year or a stretch from … to …."""
    if not windows:
        return tuple(ends), False
    kept = tuple(end for end in ends if any(window.holds(end) for window in windows))
    return kept, any(window.unit not in {"year", "range", "half"} for window in windows)
