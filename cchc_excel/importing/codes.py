"""Codes for tasks that have none: the area's code and the annex's own number, or the next number that is free."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_excel.importing.draft import Draft
from cchc_excel.importing.points import AreaDraft, Item
from cchc_excel.rules.annexes import CODE_GIVEN, NUMBER_TWICE
from cchc_excel.text import fold

_PATH = re.compile(r"0*(\d+(?:\.\d+)*)[.)]?")
_WHOLE_CODE = re.compile(r"(?:[IVXLC]+|[A-H])(?:\.\d+)+")


def give_codes(draft: Draft) -> None:
    """Give every task and every heading between tasks a code; those the annex has are left as they are."""
    tasks = draft.tasks
    for item in draft.items:
        if _WHOLE_CODE.fullmatch(item.number.rstrip(".")):
            item.code = item.number.rstrip(".")
    were_coded = any(item.code for item in tasks)
    taken = {fold(item.code) for item in draft.items if item.code}
    is_running = any(_tops(group.items)[:1] not in ([], ["1"]) for group in draft.groups)
    for group in draft.groups:
        _number_group(draft, group, taken, is_running=is_running)
        _place_headings(group)
    for item in tasks if were_coded else ():
        if not item.number and not item.record.text("task"):
            draft.note(CODE_GIVEN, item.record.cells["task"], item, "task", item.code)
    _keep_numbers(draft)


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How the annex's numbers in an area become codes: `prefix` is left out, the first level's numbers are replaced."""

    area: str
    prefix: str
    tops: Mapping[str, str]

    def path_of(self, item: Item) -> str:
        """Return a number as the end of a code; nothing for "-" or "a)"."""
        top, dot, rest = _path(item, self.prefix).partition(".")
        return f"{self.tops.get(top, '')}{dot}{rest}"

    def base_of(self, item: Item, above: Item | None) -> str:
        """Return what a code begins with: its heading's code for a part of it, otherwise the area's."""
        if above is None or not above.code:
            return self.area
        path, own = self.path_of(item), self.path_of(above)
        return above.code if not path or not own or path.startswith(f"{own}.") else self.area

    def code_of(self, item: Item, above: Item | None) -> str:
        """Return the code that a number asks for, nothing where there is no number."""
        path = self.path_of(item)
        base = self.area if "." in path else self.base_of(item, above)
        return f"{base}.{path}" if path else ""


def _number_group(draft: Draft, group: AreaDraft, taken: set[str], *, is_running: bool) -> None:
    """Give codes to what an area holds: first where the annex has a number, then to the rest.

    Where the numbers run on from area to area (`is_running`), they are counted anew in each.
    """
    tops = {top: str(place) if is_running else top for place, top in enumerate(_tops(group.items), start=1)}
    scheme = _Scheme(group.code, _common_number(group.items), tops)
    headings = _headings_above(group.items)
    for is_numbered in (True, False):
        for item, above in zip(group.items, headings, strict=True):
            if item.code or bool(scheme.path_of(item)) is not is_numbered:
                continue
            item.code = scheme.code_of(item, above)
            if not item.code or fold(item.code) in taken:
                item.code = _next_free(scheme.base_of(item, above), taken)
                if is_numbered:
                    draft.note(NUMBER_TWICE, item.record.cells["task"], item, "task", item.code)
            taken.add(fold(item.code))


def _headings_above(items: Sequence[Item]) -> list[Item | None]:
    """Return the heading that each item stands under; a heading stands under none."""
    above: list[Item | None] = []
    last: Item | None = None
    for item in items:
        above.append(None if item.is_group else last)
        last = item if item.is_group else last
    return above


def _tops(items: Sequence[Item]) -> list[str]:
    """Return the numbers of an area's first level in order: 1, 1.1, 2 → 1, 2."""
    prefix = _common_number(items)
    return list(dict.fromkeys(path.partition(".")[0] for item in items if (path := _path(item, prefix))))


def _path(item: Item, prefix: str) -> str:
    """Return the annex's number without signs: "01." is 1."""
    found = _PATH.fullmatch(item.number)
    return found[1].removeprefix(prefix) if found else ""


def _common_number(items: Sequence[Item]) -> str:
    """Return the "3." that all numbers of an area begin with ("3.1", "3.2"): the area's own number."""
    paths = [path for item in items if (path := _path(item, ""))]
    starts = {path.partition(".")[0] for path in paths}
    is_common = len(starts) == 1 and all("." in path for path in paths)
    return f"{starts.pop()}." if is_common and not any(item.is_group for item in items) else ""


def _next_free(base: str, taken: set[str]) -> str:
    """Return the code after the last one given under a code."""
    start = f"{fold(base)} "
    tails = [code.removeprefix(start) for code in taken if code.startswith(start)]
    last = [int(tail) for tail in tails if tail.isdecimal()]
    number = max(last, default=0) + 1
    while fold(f"{base}.{number}") in taken:
        number += 1
    return f"{base}.{number}"


def _place_headings(group: AreaDraft) -> None:
    """Leave a heading as a row where the codes below show that it is one; otherwise name it in its tasks' notes.

    A heading with nothing below it is a task of which nothing else is known.
    """
    kept: list[Item] = []
    heading: Item | None = None
    for place, item in enumerate(group.items):
        if item.is_group:
            below = [other for other in group.items[place + 1 :] if not other.is_group]
            is_row = any(fold(other.code).startswith(f"{fold(item.code)} ") for other in below)
            item.is_group = bool(below)
            heading = item if below and not is_row else None
        elif heading:
            item.notes.append(_describe(heading))
        if item is not heading:
            kept.append(item)
    group.items[:] = kept


def _describe(heading: Item) -> str:
    number = heading.number or heading.record.text("task")
    named = " ".join(filter(None, ("Nhóm:", number, heading.texts["text"])))
    return "\n".join(filter(None, (named, heading.texts["note"], *heading.notes)))


def _keep_numbers(draft: Draft) -> None:
    """Keep the annex's own numbers where a code doesn't end with them."""
    for item in draft.items:
        number = item.number.rstrip(".)")
        if number and not f".{item.code}".endswith(f".{number.lstrip('0')}"):
            draft.keep_text(item.record.cells["task"], item.number, f"số thứ tự, là mã {item.code}")
