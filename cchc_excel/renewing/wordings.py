"""Years in wordings moved on to another year: of the plan's own year, never of a document's number or date."""

import re
from datetime import date

_SPAN = re.compile(r"(20\d\d)\s*(?:[-–]|đến)\s*(?:hết\s*)?(?:năm\s*)?(20\d\d)")


def move_text(text: str, old: int, new: int) -> str:
    """Return a text with "năm 2026" moved on; the date of a document (ngày 5 tháng 1 năm 2026) and spans stay."""
    pattern = rf"(?P<day>ngày\s+\d+\s+tháng\s+\d+\s+)?(?P<year>năm\s+){old}(?![\d/]|\s*[-–]\s*\d)"

    def moved(found: re.Match[str]) -> str:
        return found[0] if found["day"] else f"{found['year']}{new}"

    return re.sub(pattern, moved, text, flags=re.IGNORECASE)


def move_deadline(text: str, old: int, new: int) -> str:
    """Return the wording of a deadline with the year moved on; spans of years stay."""
    if spans_year(text, old):
        return text
    return re.sub(rf"(?<!\d){old}(?!\d)", str(new), text)


def spans_year(text: str, year: int) -> bool:
    """Whether a wording names a span of years that the year is in: "giai đoạn 2026 - 2030"."""
    return any(int(span[1]) <= year <= int(span[2]) for span in _SPAN.finditer(text))


def move_day(day: date, years: int) -> date:
    """Return the same day so many years later, the 28th for a 29th of February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
