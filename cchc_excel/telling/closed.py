"""That a period is closed (*đã chốt*), in words."""

from cchc_excel.domain import Inbox
from cchc_excel.words import show_date


def closed_words(inbox: Inbox) -> str:
    """Return what to add to the day of the figures; nothing where the period is open."""
    return f", đã chốt ngày {show_date(inbox.closed_on)}" if inbox.closed_on else ""
