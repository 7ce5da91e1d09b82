"""Which area (*lĩnh vực*) of the plan a wording names: by code and name, by name, by code, then by the nearest name."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from cchc_excel.domain import Area
from cchc_excel.numerals import same_numbers
from cchc_excel.rules import Note
from cchc_excel.rules.registrations import AREA_GUESSED, AREA_MISSING, AREA_UNKNOWN
from cchc_excel.text import fold, fold_plain, one_line

_NEAR_ENOUGH = 0.82
_CODED = re.compile(r"(?:lĩnh vực\s+)?(?P<code>[IVXLC]+|[A-H]|\d{1,2})\s*[.):\-/\s]\s*(?P<name>.+)", re.IGNORECASE)


def area_label(area: Area) -> str:
    """Return an area as lists offer it: code and name."""
    return f"{area.code}. {area.name}"


def find_area(text: str, areas: Sequence[Area]) -> tuple[Area | None, tuple[Note, ...]]:
    """Return the area a wording names, None where it names none, and what is to be said of that.

    Where code and name disagree, the name wins: a number is sooner mistyped than a name.
    """
    text = one_line(text)
    if not text:
        return None, (Note(AREA_MISSING),)
    exact = {fold(label): area for area in areas for label in (area.code, area.name, area_label(area))}
    if area := exact.get(fold(text)):
        return area, ()
    coded = _CODED.fullmatch(text)
    name = coded["name"] if coded else text
    area = _nearest(name, areas) or _holding(name, areas) or (exact.get(fold(coded["code"])) if coded else None)
    if area is None:
        return None, (Note(AREA_UNKNOWN),)
    return area, (Note(AREA_GUESSED, area_label(area)),)


def _nearest(name: str, areas: Sequence[Area]) -> Area | None:
    wanted = fold_plain(name)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, likeness = None, _NEAR_ENOUGH
    for area in areas:
        if not same_numbers(name, area.name):
            continue
        matcher.set_seq1(fold_plain(area.name))
        if (ratio := matcher.ratio()) >= likeness and (best is None or ratio > likeness):
            best, likeness = area, ratio
    return best


def _holding(name: str, areas: Sequence[Area]) -> Area | None:
    """Return the one area whose name holds a wording of several words: "thủ tục hành chính"."""
    wanted = fold_plain(name)
    found = [area for area in areas if f" {wanted} " in f" {fold_plain(area.name)} "]
    return found[0] if len(found) == 1 and " " in wanted else None
