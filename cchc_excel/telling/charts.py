"""What the charts show, whoever draws them: outcomes put together so that they add up; units; the year."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from enum import StrEnum

from cchc_excel.domain import MeasuredGroup, Measures, Outcome

MOST_UNITS = 16
"""As many units as bars with readable names find room."""


class Band(StrEnum):
    """The bands of outcomes, by their names, in the order drawn."""

    ON_TIME = "Hoàn thành đúng hạn"
    OTHER_DONE = "Hoàn thành quá hạn, chưa rõ ngày"
    IN_PROGRESS = "Đang thực hiện, trong hạn"
    NOT_STARTED = "Chưa thực hiện, trong hạn"
    NOT_REPORTED = "Chưa báo cáo, trong hạn"
    LATE = "Quá hạn, chưa hoàn thành"
    NONE_ARISEN = "Không phát sinh"


_WITHIN_TERM = (Outcome.IN_PROGRESS, Outcome.NOT_STARTED, Outcome.NOT_REPORTED)


def share_of_year(as_of: date, year: int) -> float:
    """Return the share of the plan year gone by at the end of a day, 0-1."""
    start, end = date(year - 1, 12, 31), date(year, 12, 31)
    return min(1.0, max(0.0, (as_of - start).days / (end - start).days))


def band_counts(outcomes: Iterable[str], measures: Measures) -> list[int]:
    """Return the count of each band."""
    listed = list(outcomes)
    within = [listed.count(wanted) for wanted in _WITHIN_TERM]
    other_done = measures.done - measures.done_on_time
    return [measures.done_on_time, other_done, *within, measures.overdue, measures.not_applicable]


def shown_units(
    groups: Sequence[MeasuredGroup], silent: Container[str] = (), most: int = MOST_UNITS
) -> tuple[MeasuredGroup, ...]:
    """Return the units for the chart, best first: all where there is room, otherwise the best and the worst.

    Those that are `silent` are left out: what nobody reported is no lowest rate.
    """
    rated = (group for group in groups if group.measures.completion_rate is not None)
    shown = tuple(group for group in rated if group.code not in silent)
    half = most // 2
    return shown if len(shown) <= most else shown[:half] + shown[-half:]
