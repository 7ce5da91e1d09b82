"""Which reporting period a day belongs to (*kỳ đang làm*)."""

from collections.abc import Sequence
from datetime import date, timedelta

from cchc_excel.domain import Period
from cchc_excel.plan.periods import in_order

_AHEAD = timedelta(days=30)
"""Forms go out about a month before the cutoff."""


def opens_on(period: Period, periods: Sequence[Period]) -> date:
    """Return the day from which a period is worked on: a month before its cutoff, not before the last one was due."""
    before = [other.send_by + timedelta(days=1) for other in periods if other.cutoff < period.cutoff]
    return min(max([period.start, period.cutoff - _AHEAD, *before]), period.cutoff)


def period_of_day(periods: Sequence[Period], today: date) -> Period:
    """Return the period that is worked on: the last one that opened; before the first one opens, the first."""
    ordered = in_order(periods)
    begun = [period for period in ordered if opens_on(period, ordered) <= today]
    return begun[-1] if begun else ordered[0]
