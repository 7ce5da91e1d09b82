"""Figures and days in Vietnamese sentences: 41,33%; 15/06/2026. Every figure is rounded here, and compared here."""

import operator
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

EMPTY = "–"
"""What stands where there is no figure."""


_COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
}
"""The signs a threshold is written with, and what each asks."""


COMPARED_PLACES = 9
"""Decimals to which figures are compared: 0,7 + 0,1 + 0,1 + 0,1 is 1."""

_PLACES = 2
"""Decimals shown at most."""

_MOST_NAMED = 4
_SATURDAY = 5


def meets(value: float, sign: str, threshold: float) -> bool:
    """Whether a figure is what a threshold asks for."""
    return _COMPARE[sign](round(value, COMPARED_PLACES), round(threshold, COMPARED_PLACES))


def is_less(value: float, other: float) -> bool:
    """Whether a figure is less than another."""
    return meets(value, "<", other)


def show_rate(share: float | None, places: int = _PLACES) -> str:
    """Return a share as a percentage with two decimals at most, or a dash where nothing is there to divide by."""
    return EMPTY if share is None else f"{show_number(share * 100, places)}%"


def show_short(share: float | None) -> str:
    """Return a share as a percentage with just one decimal, as on the page for leadership: 0,0%; 41,3%."""
    return EMPTY if share is None else f"{half_up(share * 100, 1):.1f}%".replace(".", ",")


def show_number(value: float, places: int = _PLACES) -> str:
    """Return a number with two decimals at most, thousands parted by dots: 36.110; 1,5."""
    whole, _, decimals = f"{half_up(value, places):,.{places}f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def places_beside(value: float, other: float, *, scale: float = 100) -> int:
    """Return how many decimals tell a figure from another that it is compared with; `scale`: 100 for shares."""
    if not meets(value, "=", other):
        for places in range(_PLACES, COMPARED_PLACES + 1):
            if half_up(value * scale, places) != half_up(other * scale, places):
                return places
    return _PLACES


def show_beside(share: float, other: float) -> str:
    """Return a share with as many decimals as tell it from another: 99,996% beside 100%."""
    return show_rate(share, places_beside(share, other))


def half_up(value: float, places: int) -> float:
    """Return a number rounded as spreadsheets round: halves away from 0."""
    exact = Decimal(repr(round(value, places + 9)))
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def show_part(part: float, whole: float, noun: str) -> str:
    """Return a part of a whole, with its rate where there is a whole: 4/12 nhiệm vụ, đạt 33,33%."""
    counts = f"{show_number(part)}/{show_number(whole)} {noun}".rstrip()
    return f"{counts}, đạt {show_rate(part / whole)}" if whole else counts


def name_some(names: Sequence[str], noun: str, most: int = _MOST_NAMED) -> str:
    """Return the first few names, and how many more there are."""
    shown = "; ".join(names[:most])
    return f"{shown}; và {len(names) - most} {noun} khác" if len(names) > most else shown


def show_date(day: date) -> str:
    """Return a day as dd/mm/yyyy."""
    return day.strftime("%d/%m/%Y")


def after_working_days(day: date, count: int) -> date:
    """Return the day that many working days after another: Saturdays and Sundays are none, holidays aren't known."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


VIETNAM = timezone(timedelta(hours=7))


def at_vietnam(moment: datetime) -> datetime:
    """Return a moment kept as naive UTC, as `moments` gives it, as the office's clock showed it."""
    return moment.replace(tzinfo=UTC).astimezone(VIETNAM).replace(tzinfo=None)
