"""Where the lines of `Biểu tổng hợp` stand, and the cells of each: nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cchc_excel.domain import Summary
from cchc_excel.telling.annex import ANSWERED, Line, LineKind, annex_lines
from cchc_excel.telling.rows import SummaryRow
from cchc_excel.writing.house.sheet import absolute
from cchc_excel.writing.summary.columns import ANNEX, ANNEX_HELPERS
from cchc_excel.writing.summary.formulas import Rows, needs_exact

FIRST_ROW = 7
_UNIT_LINE = {"text": "unit_name", **{key: key for key in ("outcome", "share", *ANSWERED)}}
_UNIT_KEYS = [_UNIT_LINE.get(key) for key in ANNEX.keys]
"""What of an assignment stands in each column of a unit's line."""
_SUPPORT, _NOTE = ANNEX.keys.index("support"), ANNEX.keys.index("note")
_FIRST_HELPER = len(ANNEX.columns) + 2


@dataclass(frozen=True, slots=True)
class AnnexPlaces:
    """Where the annex's lines stand, for formulas."""

    lines: tuple[Line, ...]
    exact_tasks: bool
    exact_areas: bool

    @property
    def last_row(self) -> int:
        """Return the row of the last line."""
        return FIRST_ROW + len(self.lines) - 1

    def leads(self, row: int) -> bool:
        """Whether a line must not stand alone at the foot of a page: a heading, a task above the lines of its units."""
        if row >= self.last_row:
            return False
        line, below = self.lines[row - FIRST_ROW], self.lines[row - FIRST_ROW + 1]
        return line.kind in {LineKind.AREA, LineKind.ADDED_TITLE} or (
            line.kind is LineKind.TASK and below.kind is LineKind.UNIT
        )

    def block(self, column: int) -> str:
        """Return the cells of a column on all lines, for a formula in another sheet."""
        return f"'{ANNEX.sheet}'!{absolute(FIRST_ROW, column)}:{absolute(self.last_row, column)}"

    def helper_block(self, key: str) -> str:
        """Return the cells of a helper column on all lines."""
        return self.block(helper_column(key))

    def tasks(self) -> Rows:
        """Return the task rows, grouped by area; helper cells of all other lines are empty."""
        keys = ("area", "task_outcome", "due", "weight", "task_share")
        group, outcome, due, weight, share = map(self.helper_block, keys)
        return Rows(group=group, outcome=outcome, due=due, weight=weight, share=share, exact=self.exact_areas)


def annex_places(summary: Summary, rows: Sequence[SummaryRow]) -> AnnexPlaces:
    """Return the annex's lines and where they stand; `rows` are the assignments, task by task."""
    return AnnexPlaces(
        annex_lines(summary, rows),
        exact_tasks=needs_exact(task.code for task in summary.plan.tasks),
        exact_areas=needs_exact(area.code for area in summary.plan.areas),
    )


def helper_column(key: str) -> int:
    """Return the number of a helper column."""
    return _FIRST_HELPER + list(ANNEX_HELPERS).index(key)


def in_order(line: Line) -> list[Any]:
    """Return what stands in the columns of a line."""
    if line.kind is LineKind.UNIT:
        values = [getattr(line.row, key) if key else None for key in _UNIT_KEYS]
        values[_SUPPORT], values[_NOTE] = line.support, line.note
        return values
    return [line.values.get(key) for key in ANNEX.keys]
