"""The bands of the charts: outcomes put together so that they add up to what was assigned, and how each is drawn."""

from dataclasses import dataclass
from typing import Any

from cchc_excel.domain import Measures, Outcome
from cchc_excel.writing.house.styles import BLUE, GREY, INK, NAVY, RUST, SILVER, SKY, WHITE
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


@dataclass(frozen=True, slots=True)
class Band:
    """A band: its name, its fill (`pattern` over `back`), the colour of figures upon it."""

    name: str
    fill: str
    ink: str
    pattern: str = ""
    back: str = WHITE

    def drawn(self) -> dict[str, Any]:
        """Return how a bar or a slice of it is drawn."""
        border = {"color": INK, "width": 0.5}
        if self.pattern:
            return {
                "pattern": {"pattern": self.pattern, "fg_color": self.fill, "bg_color": self.back},
                "border": border,
            }
        return {"fill": {"color": self.fill}, "border": border}


ON_TIME = Band("Hoàn thành đúng hạn", NAVY, WHITE)
OTHER_DONE = Band("Hoàn thành quá hạn, chưa rõ ngày", BLUE, WHITE)
IN_PROGRESS = Band("Đang thực hiện, trong hạn", SKY, INK)
NOT_STARTED = Band("Chưa thực hiện, trong hạn", SILVER, INK)
NOT_REPORTED = Band("Chưa báo cáo, trong hạn", GREY, INK, "light_upward_diagonal")
LATE = Band("Quá hạn, chưa hoàn thành", RUST, INK, "wide_downward_diagonal", "#F8CBAD")
NONE_ARISEN = Band("Không phát sinh", GREY, INK, "percent_10")
BANDS = (ON_TIME, OTHER_DONE, IN_PROGRESS, NOT_STARTED, NOT_REPORTED, LATE, NONE_ARISEN)


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


def band_counts(outcomes: "list[str]", measures: Measures) -> list[int]:
    """Return the count of each band."""
    within = [sum(outcome == wanted for outcome in outcomes) for wanted in _WITHIN_TERM]
    other_done = measures.done - measures.done_on_time
    return [measures.done_on_time, other_done, *within, measures.overdue, measures.not_applicable]


_WITHIN_TERM = (Outcome.IN_PROGRESS, Outcome.NOT_STARTED, Outcome.NOT_REPORTED)
