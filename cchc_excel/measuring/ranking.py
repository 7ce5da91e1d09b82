"""The ranking of units (*xếp hạng*): by completion, then fewer overdue, then average progress. Contract, section 8."""

from collections.abc import Container, Sequence

from cchc_excel.domain import MeasuredGroup, Measures, Summary
from cchc_excel.words import COMPARED_PLACES

_Standing = tuple[float, int, float]


def silent_units(summary: Summary) -> frozenset[str]:
    """Return the codes of the units that sent nothing, which have no rank."""
    return frozenset(unit.code for unit in summary.missing)


def ranked(groups: Sequence[MeasuredGroup], silent: Container[str] = ()) -> tuple[MeasuredGroup, ...]:
    """Return the groups, the best first, those without a rank last, ties in the order given."""

    def place(group: MeasuredGroup) -> tuple[bool, _Standing]:
        standing = _standing(group, silent)
        return standing is None, standing or (0.0, 0, 0.0)

    return tuple(sorted(groups, key=place))


def ranks(groups: Sequence[MeasuredGroup], silent: Container[str] = ()) -> list[int | None]:
    """Return the rank of each group; equals share one, None where there is none."""
    standings = [_standing(group, silent) for group in groups]
    first: dict[_Standing, int] = {}
    for place, standing in enumerate(sorted(known for known in standings if known is not None), start=1):
        first.setdefault(standing, place)
    return [None if standing is None else first[standing] for standing in standings]


def _standing(group: MeasuredGroup, silent: Container[str]) -> _Standing | None:
    """Return what a group is ranked by, less being better; None where it has no rank."""
    measures: Measures = group.measures
    if measures.completion_rate is None or group.code in silent:
        return None
    rate, progress = measures.completion_rate, measures.average_progress or 0.0
    return -round(rate, COMPARED_PLACES), measures.overdue, -round(progress, COMPARED_PLACES)
