"""Figures and days in Vietnamese sentences: 41,33%; 15/06/2026."""

from datetime import date

EMPTY = "–"
"""What stands where there is no figure."""


def show_rate(share: float | None) -> str:
    """Return a share as a percentage with two decimals at most, or a dash where nothing is there to divide by."""
    if share is None:
        return EMPTY
    return f"{share * 100:.2f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def show_date(day: date) -> str:
    """Return a day as dd/mm/yyyy."""
    return day.strftime("%d/%m/%Y")
