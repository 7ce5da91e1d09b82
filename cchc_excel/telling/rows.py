"""The merged table and the table of tasks, row by row, as all that is said reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

SummaryRow = Any
"""A row of the merged table, or of the table of tasks: a tuple whose names are the layout's keys."""


def rows_of(table: pd.DataFrame) -> list[SummaryRow]:
    """Return the rows as tuples of plain values, named by column; whatever pandas holds for missing becomes None."""
    plain = table.astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name="Row"))
