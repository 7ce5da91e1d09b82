"""How well a done task was done, as the unit that keeps track judges (*chất lượng*)."""

from dataclasses import dataclass
from enum import StrEnum


class Quality(StrEnum):
    """The marks, best first."""

    GOOD = "Tốt"
    FAIR = "Đạt"
    POOR = "Chưa đạt"


@dataclass(frozen=True, slots=True)
class QualityMark:
    """A mark for one unit's work on one task in one period."""

    period: str
    unit: str
    task: str
    quality: Quality
    note: str = ""
