"""Units and tasks in few words: many units as their number and names, a task's text cut at a word."""

from collections.abc import Sequence

from cchc_excel.domain import Plan
from cchc_excel.text import one_line

_MOST_NAMED, _MOST_CODES = 10, 120
"""Units of one line that are told by name; by code, which takes a fifth of the room."""


def name_units(plan: Plan, names: Sequence[str], task: str = "") -> str:
    """Return several units on one line: by name, many by code, all that lead a task as all; one as itself."""
    if len(names) == 1:
        return names[0]
    count = f"{len(names)} đơn vị"
    lead = next((known for known in plan.tasks if known.code == task), None)
    if lead and len(names) == len(lead.leads) > _MOST_NAMED:
        return f"Cả {count} chủ trì"
    if len(names) <= _MOST_NAMED:
        return f"{count}: {'; '.join(names)}"
    codes = {unit.name: unit.code for unit in plan.units}
    shown = ", ".join(codes.get(name, name) for name in names[:_MOST_CODES])
    rest = len(names) - _MOST_CODES
    return f"{count}: {shown}{f' và {rest} đơn vị khác, xem trang Dữ liệu' if rest > 0 else ''}"


def shorten(text: str, most: int) -> str:
    """Return a text on one line of at most so many characters, cut after a word."""
    text = one_line(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rpartition(" ")[0] if text[most - 1] != " " else cut
    return f"{(whole or cut).rstrip(' ,;.:-–')}…"
