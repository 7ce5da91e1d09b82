"""Kinds of value: how each is read from a cell, shown, and validated in a form. One module a kind.

A kind reads one cell and says what it made of it; rules across cells are `checking`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from cchc_excel.cells import Cell
from cchc_excel.rules import Note


@dataclass(frozen=True, slots=True)
class Context:
    """What a kind may know beside the cell.

    `first_day` and `last_day` bound a valid finish date; `column` holds the numbers of the same column of the return.
    `year_ends`: the period is the last of the year; `counts_lasting`: a continuous task may be done before that.
    `cutoff`: the day for which the period's forms are made.
    """

    year: int
    first_day: date
    last_day: date
    as_of: date
    column: tuple[float, ...] = ()
    year_ends: bool = False
    counts_lasting: bool = False
    cutoff: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a cell. `implied` are values for other columns, by key, used where those are empty.

    `denies`: what stands there speaks against the task being done, whatever the other cells of its row say.
    """

    value: Any = None
    notes: tuple[Note, ...] = ()
    implied: Mapping[str, Any] = field(default_factory=dict)
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Validation:
    """A rule Excel enforces while typing, in the terms of OOXML's `dataValidation`."""

    type: str
    title: str
    prompt: str
    error: str
    operator: str = "between"
    formula1: str = ""
    formula2: str = ""


class Kind(Protocol):
    """One kind of value."""

    @property
    def number_format(self) -> str:
        """Return Excel's number format for it."""

    @property
    def align(self) -> str:
        """Return left, center or right."""

    def read(self, cell: Cell, context: Context) -> Reading:
        """Return what the cell means; an empty cell gives an empty reading."""

    def restore(self, value: object) -> Any:  # noqa: ANN401 - each kind has its own
        """Return what a cell of an earlier summary holds, as the unit's own was understood; "" is an empty one."""

    def validation(self, first_day: date, last_day: date) -> Validation | None:
        """Return the rule a form enforces, None for free text."""
