"""What is typed behind a command: days and years, read as people write them."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any

import click

PLAN_YEARS = range(2000, 2100)
"""Years a plan may be of, and a day that is asked for."""


class DateParam(click.ParamType[date]):
    """A day, as 2026-06-14 or 14/06/2026."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """Return the day."""
        if isinstance(value, date):
            return value
        for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
            with suppress(ValueError):
                day = datetime.strptime(value, pattern).date()
                if day.year in PLAN_YEARS:
                    return day
        message = f"Ngày “{value}” không đúng. Hãy ghi dạng 14/06/2026 hoặc 2026-06-14."
        raise click.BadParameter(message, ctx, param)


class YearParam(click.ParamType[int]):
    """A plan's year, as 2026."""

    name = "YEAR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """Return the year."""
        year = read_year(str(value))
        if year is None:
            raise click.BadParameter(f"Năm “{value}” không đúng. Hãy ghi bốn chữ số, ví dụ: 2026.", ctx, param)
        return year


def read_year(text: str) -> int | None:
    """Return the year that a text is, None where it is none a plan may have."""
    return int(text) if len(text) == 4 and text.isdecimal() and int(text) in PLAN_YEARS else None
