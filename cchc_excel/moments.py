"""Moments (*thời điểm*) as files, mails and disks tell them: naive UTC well within the calendar, or none at all.

The one place where what somebody else wrote becomes a moment: a year 9999 or an offset of a day must stop nobody.
"""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FIRST, _LAST = datetime(1, 1, 3), datetime(9999, 12, 30)
"""Between these a moment may be shown by the clock of any place."""

_MICROSECONDS = 26
"""Characters of an ISO moment down to its microseconds; LibreOffice writes more."""


def as_utc(moment: datetime | None) -> datetime | None:
    """Return a moment as naive UTC; a naive one is UTC; None at the ends of the calendar."""
    if moment is None:
        return None
    try:
        told = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (OverflowError, ValueError):
        return None
    return told if _FIRST <= told <= _LAST else None


def read_iso_moment(text: str) -> datetime | None:
    """Return the moment that a workbook's properties tell, None where they tell none."""
    try:
        return as_utc(datetime.fromisoformat(text[:_MICROSECONDS] if "." in text else text))
    except (OverflowError, ValueError):
        return None


def read_mail_moment(text: str) -> datetime | None:
    """Return the moment that a mail's header tells, None where it tells none."""
    try:
        return as_utc(parsedate_to_datetime(text))
    except (IndexError, OverflowError, TypeError, ValueError):
        return None


def read_disk_moment(seconds: float) -> datetime | None:
    """Return the moment that a disk tells in seconds since 1970, None where no calendar has it."""
    try:
        return as_utc(datetime.fromtimestamp(seconds, UTC))
    except (OSError, OverflowError, ValueError):
        return None
