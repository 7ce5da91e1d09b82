"""The bands of the charts in Excel: the formulas that count them, and how each is drawn."""

from typing import Any

from cchc_excel.domain import Outcome
from cchc_excel.telling.charts import Band
from cchc_excel.writing.house.bands import LOOKS
from cchc_excel.writing.house.styles import INK
from cchc_excel.writing.summary.formulas import (
    DONE,
    NOT_APPLICABLE,
    OVERDUE,
    Condition,
    Rows,
    begins,
    count,
    differs,
    ends,
    equals,
)


def drawn(band: Band) -> dict[str, Any]:
    """Return how a bar or a slice of a band is drawn."""
    look = LOOKS[band]
    if look.pattern:
        return {
            "pattern": {"pattern": look.pattern, "fg_color": look.fill, "bg_color": look.back},
            "border": {"color": INK, "width": 0.5},
        }
    return {"fill": {"color": look.fill}, "border": {"color": INK, "width": 0.5}}


def band_formulas(rows: Rows, *group: Condition) -> list[str]:
    """Return the formula that counts each band over the rows of a group."""
    conditions = (
        (equals(rows.outcome, Outcome.DONE_ON_TIME),),
        (begins(rows.outcome, DONE), differs(rows.outcome, Outcome.DONE_ON_TIME)),
        (equals(rows.outcome, Outcome.IN_PROGRESS),),
        (equals(rows.outcome, Outcome.NOT_STARTED),),
        (equals(rows.outcome, Outcome.NOT_REPORTED),),
        (ends(rows.outcome, OVERDUE),),
        (equals(rows.outcome, NOT_APPLICABLE),),
    )
    return [count(*group, *condition, exact=rows.exact) for condition in conditions]
