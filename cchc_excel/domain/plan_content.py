"""What a plan workbook (*tệp kế hoạch*) holds, row by row, free of any writer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cchc_excel.cells import Ref
from cchc_excel.rules import Finding

PlanValue = str | float | date | None
Values = tuple[PlanValue, ...]
"""One row, in the order of its layout's columns; what is not given stays empty."""


@dataclass(frozen=True, slots=True)
class AreaContent:
    """An area row of the annex and the task rows under it."""

    code: str
    name: str
    tasks: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A point the coordinator must look at: a finding, where it stood in the annex, the plan's cell it bears on.

    `value` is what that cell holds: its mark goes when it changes.
    """

    finding: Finding
    where: str = ""
    place: Ref | None = None
    value: PlanValue = None


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text of the origin that is no row of the plan: where it stood, and what became of it."""

    where: str
    text: str
    became: str


@dataclass(frozen=True, slots=True)
class PlanContent:
    """The rows of each sheet. `info` goes by `layout.INFO_KEYS`; `settings` and `post` by field, the rest as shipped.

    `attached_to` is the line in brackets under the annex's title; `notice` stands on the first sheet for all to see.
    `reviews` and `kept` make the sheet `Cần xem lại` of a plan made from something else, the `origin`. No year: left to
    fill in.
    """

    info: Mapping[str, PlanValue]
    attached_to: str
    units: tuple[Values, ...] = ()
    areas: tuple[AreaContent, ...] = ()
    objectives: tuple[Values, ...] = ()
    statistics: tuple[Values, ...] = ()
    periods: tuple[Values, ...] = ()
    settings: Mapping[str, bool | int] = field(default_factory=dict)
    post: Mapping[str, str | int] = field(default_factory=dict)
    adjustments: tuple[Values, ...] = ()
    corrections: tuple[Values, ...] = ()
    quality: tuple[Values, ...] = ()
    notice: str = ""
    reviews: tuple[Review, ...] = ()
    kept: tuple[KeptText, ...] = ()
    origin: str = "phụ lục"

    @property
    def year(self) -> int | None:
        """Return the plan's year, None where it is left to fill in."""
        year = self.info.get("year")
        return year if isinstance(year, int) else None
