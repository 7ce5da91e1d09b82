"""Figures of a group of rows, all groups at once."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from cchc_excel.domain import MeasuredGroup, Measures, Outcome
from cchc_excel.measuring.outcomes import DONE, IN_PROGRESS, NOT_REPORTED, NOT_STARTED, OVERDUE

_SUMS = (
    "assigned", "not_applicable", "done", "done_on_time", "done_late", "in_progress", "not_started", "not_reported",
    "overdue", "due", "due_done",
)  # fmt: skip


def measure_all(table: pd.DataFrame, as_of: date) -> Measures:
    """Return the figures of all rows. `table` has `outcome`, `due`, `weight` and `share`, one row a thing counted."""
    return _to_measures(_tally(table, as_of).sum())


def measure_groups(
    table: pd.DataFrame, as_of: date, by: str, groups: Sequence[tuple[str, str]]
) -> tuple[MeasuredGroup, ...]:
    """Return the figures of each group, in the order of `groups` (code and name); a group without rows is left out."""
    sums = _tally(table, as_of).groupby(table[by], sort=False).sum()
    tallies = dict(zip(sums.index, sums.to_dict("records"), strict=True))
    return tuple(MeasuredGroup(code, name, _to_measures(tallies[code])) for code, name in groups if code in tallies)


def _tally(table: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Return, for each row, 0 or 1 in each count, its weight where it is applicable, and weight times progress."""
    outcome = table["outcome"]
    applicable = outcome != Outcome.NOT_APPLICABLE
    done = outcome.isin(DONE)
    due = applicable & table["due"].map(lambda day: day is not None and day <= as_of).astype(bool)
    weight = table["weight"].astype(float).where(applicable, 0.0)
    return pd.DataFrame(
        {
            "assigned": 1,
            "not_applicable": ~applicable,
            "done": done,
            "done_on_time": outcome == Outcome.DONE_ON_TIME,
            "done_late": outcome == Outcome.DONE_LATE,
            "in_progress": outcome.isin(IN_PROGRESS),
            "not_started": outcome.isin(NOT_STARTED),
            "not_reported": outcome.isin(NOT_REPORTED),
            "overdue": outcome.isin(OVERDUE),
            "due": due,
            "due_done": due & done,
            "weight": weight,
            "progress": weight * table["share"].astype(float).fillna(0.0),
        },
        index=table.index,
    ).astype(float)


def _to_measures(sums: "pd.Series[float] | dict[str, float]") -> Measures:
    counts = {key: int(sums[key]) for key in _SUMS}
    return Measures(
        **counts,
        completion_rate=rate(counts["done"], counts["assigned"] - counts["not_applicable"]),
        due_completion_rate=rate(counts["due_done"], counts["due"]),
        on_time_rate=rate(counts["done_on_time"], counts["done"]),
        average_progress=rate(sums["progress"], sums["weight"]),
    )


def rate(numerator: float, denominator: float) -> float | None:
    """Return the quotient, None where nothing is there to divide by."""
    return float(numerator / denominator) if denominator else None
