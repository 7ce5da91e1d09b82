"""Figures of a group of rows, all groups at once.

Sums of shares are exact (`fsum`): how pandas and Python round on the way differs from version to version, and the same
returns give the same bytes with each.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import fsum

import pandas as pd

from cchc_excel.domain import MEASURES, MeasuredGroup, Measures
from cchc_excel.domain.measures import AVERAGES, COUNTS, RATES, Among, Count, Difference

_WEIGHT = "weight of "


def measure_all(table: pd.DataFrame, as_of: date) -> Measures:
    """Return the figures of all rows. `table` has `outcome`, `due`, `weight` and `share`, one row a thing counted."""
    tally = _tally(table, as_of)
    return _to_measures({str(key): fsum(tally[key]) for key in tally})


def measure_groups(
    table: pd.DataFrame, as_of: date, by: str, groups: Sequence[tuple[str, str]]
) -> tuple[MeasuredGroup, ...]:
    """Return the figures of each group, in the order of `groups` (code and name); a group without rows is left out."""
    exact = dict.fromkeys((key for average in AVERAGES for key in (average.key, _WEIGHT + average.key)), fsum)
    counts = dict.fromkeys((count.key for count in COUNTS), "sum")
    sums = _tally(table, as_of).groupby(table[by], sort=False).agg({**counts, **exact})
    tallies = dict(zip(sums.index, sums.to_dict("records"), strict=True))
    return tuple(MeasuredGroup(code, name, _to_measures(tallies[code])) for code, name in groups if code in tallies)


def _tally(table: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Return, for each row, 0 or 1 in each count, and in each average its weight and weight times progress."""
    is_due = table["due"].map(lambda day: day is not None and day <= as_of).astype(bool)
    weight, progress = table["weight"].astype(float), table["share"].astype(float).fillna(0.0)

    def is_meant(rows: Among) -> "pd.Series[bool]":
        among = table["outcome"].isin(rows.outcomes)
        return among & is_due if rows.is_due else among

    tally: dict[str, pd.Series[float]] = {count.key: is_meant(count.rows).astype(float) for count in COUNTS}
    for average in AVERAGES:
        tally[_WEIGHT + average.key] = weight.where(is_meant(average.rows), 0.0)
        tally[average.key] = tally[_WEIGHT + average.key] * progress
    return pd.DataFrame(tally, index=table.index)


def _to_measures(sums: Mapping[str, float]) -> Measures:
    values: dict[str, float | None] = {count.key: int(sums[count.key]) for count in COUNTS}
    for known in RATES:
        values[known.key] = rate(_counted(known.part, sums), _counted(known.whole, sums))
    for average in AVERAGES:
        values[average.key] = rate(sums[average.key], sums[_WEIGHT + average.key])
    return Measures({key: values[key] for key in MEASURES})


def _counted(counts: Count | Difference, sums: Mapping[str, float]) -> float:
    first, *less = counts.keys
    return sums[first] - sum(sums[key] for key in less)


def rate(numerator: float, denominator: float) -> float | None:
    """Return the quotient, None where nothing is there to divide by."""
    return float(numerator / denominator) if denominator else None
