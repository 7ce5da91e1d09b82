"""Figures and days in Vietnamese sentences: 41,33%; 15/06/2026."""

import operator
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

EMPTY = "–"
"""What stands where there is no figure."""


COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
}
"""The signs a threshold is written with, and what each asks."""


def show_rate(share: float | None) -> str:
    """Return a share as a percentage with two decimals at most, or a dash where nothing is there to divide by."""
    if share is None:
        return EMPTY
    return f"{share * 100:.2f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def show_apart(share: float, other: float) -> str:
    """Return a share as a percentage with as many decimals as tell it from another that it isn't."""
    shown = (f"{share * 100:.{places}f}".rstrip("0").rstrip(".").replace(".", ",") + "%" for places in range(3, 12))
    known = show_rate(other)
    return next((text for text in (show_rate(share), *shown) if text != known or share == other), known)


def show_number(value: float) -> str:
    """Return a number with two decimals at most, thousands parted by dots: 36.110; 1,5."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(_VIETNAMESE_MARKS)


_VIETNAMESE_MARKS = str.maketrans(",.", ".,")


def half_up(value: float, places: int) -> float:
    """Return a number rounded as spreadsheets round: halves away from 0."""
    exact = Decimal(repr(round(value, places + 9)))
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def show_part(part: float, whole: float, noun: str) -> str:
    """Return a part of a whole, with its rate where there is a whole: 4/12 nhiệm vụ, đạt 33,33%."""
    counts = f"{show_number(part)}/{show_number(whole)} {noun}".rstrip()
    return f"{counts}, đạt {show_rate(part / whole)}" if whole else counts


def show_date(day: date) -> str:
    """Return a day as dd/mm/yyyy."""
    return day.strftime("%d/%m/%Y")


VIETNAM = timezone(timedelta(hours=7))


def at_vietnam(moment: datetime) -> datetime:
    """Return a moment kept as naive UTC as the office's clock showed it; the calendar's last hours as they are."""
    try:
        return moment.replace(tzinfo=UTC).astimezone(VIETNAM).replace(tzinfo=None)
    except OverflowError:
        return moment
