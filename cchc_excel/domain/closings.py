"""The closing of a period (*chốt kỳ*): its figures are frozen, and all that they come from is kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ClosingEvent(StrEnum):
    """What was done with a period."""

    CLOSED = "Chốt"
    REOPENED = "Mở lại"


@dataclass(frozen=True, slots=True)
class Closing:
    """A line of the log of closings: `archive` is the file's name in `luu/`, `digest` its SHA-256, `reason` why."""

    at: datetime
    period: str
    event: ClosingEvent
    reason: str = ""
    archive: str = ""
    digest: str = ""
