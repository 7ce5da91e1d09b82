"""Where the names of units begin and end in a cell: "Sở Y tế, Sở Nội vụ và UBND các xã, phường" are three.

A name is parted only where what follows is a unit's name by itself; known names come first, the longest first.
"""

import re

from cchc_excel.domain import Unit
from cchc_excel.importing.spellings import (
    LOCAL_HEADS,
    SURE_LETTERS,
    Name,
    is_known,
    is_short,
    local_levels,
    read_name,
)
from cchc_excel.importing.unit_words import is_abbreviation, is_body, is_no_body, is_whole_name
from cchc_excel.plan.leads import is_collective, resolve_leads
from cchc_excel.plan.roles import split_roles
from cchc_excel.text import clean, fold_plain

_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
_HARD = re.compile(r"[;\n•*|·+]")
_SOFT = re.compile(r"\s*[,/]\s*|\s+&\s+|\s+-\s+|\s+và\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,/]\s*")
_BULLET = re.compile(r"^\s*(?:[-–]|\d{1,2}[.)])\s*")
_COLLECTIVE = ("cac ", "tat ca ", "toan bo ", "toan the ")
_COUNCIL = r"(?:hdnd|ubnd|dbqh|dai bieu quoc hoi|hoi dong nhan dan|uy ban nhan dan|dang uy)"
_OPEN_OFFICE = re.compile(rf"(?:van phong|vp) .*{_COUNCIL}")
_SHARING = re.compile(rf"(?:doan )?{_COUNCIL}(?! (?:cac|cap|\d))")
"""What shares an office with a body named before it: "Văn phòng HĐND và UBND"; not "UBND các xã"."""

_MOSTLY_GROUPS = frozenset({"phong", "ban", "so", "to", "don vi", "trung tam"})


def split_names(text: str) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Return the names in a cell, and the collective ones that are not simply everybody ("Các phòng được kiểm tra")."""
    names: list[Name] = []
    groups: list[str] = []
    for piece in _HARD.split(split_roles(clean(text)).leading):
        written = _BULLET.sub("", piece).strip(" .,:").rstrip(" (")
        part = _in_title_case(written)
        if not re.search(r"[^\W\d_]", part) or _is_everybody(part):
            continue
        for stretch in part_softly(part):
            if is_collective(stretch):
                groups += [] if _is_everybody(stretch) else [stretch]
            else:
                names.append(_read_stretch(stretch if part == written else _in_small_letters(stretch)))
    return tuple(names), tuple(groups)


def means(group: str, name: Name) -> bool:
    """Whether a collective name may speak of a unit: "Các phòng, ban chuyên môn" of "Phòng Tổng hợp"."""
    words = set(fold_plain(group).split())
    is_local = bool(words & {"xa", "phuong"})
    if words & {"so", "nganh"}:
        return is_local or not local_levels(name)
    if is_local:
        return name.head in LOCAL_HEADS
    kinds = [kind for kind in ("phong", "ban", "trung tam", "cong", "khoa") if f" {kind} " in f" {fold_plain(group)} "]
    return not kinds or name.head in kinds


def part_softly(part: str) -> list[str]:
    """Return the names between commas, "và" and the like.

    A piece that begins like no name belongs to the one before it, and so does one that makes a known name with it.
    """
    cuts = [(0, 0), *((match.start(), match.end()) for match in _SOFT.finditer(part)), (len(part), len(part))]
    begins = [end for _, end in cuts[:-1]]
    ends = [start for start, _ in cuts[1:]]
    stretches: list[str] = []
    first = 0
    while first < len(begins):
        last = _last_of_known(part, begins, ends, first)
        while last + 1 < len(begins) and not begins_name(
            part[begins[last + 1] : ends[last + 1]], part[begins[first] : ends[last]]
        ):
            last += 1
        stretches.append(part[begins[first] : ends[last]])
        first = last + 1
    return [stretch for stretch in stretches if _WORD.search(stretch)]


def _last_of_known(part: str, begins: list[int], ends: list[int], first: int) -> int:
    """Return the last piece of the longest known name that begins with a piece; that piece where there is none."""
    for last in range(len(begins) - 1, first, -1):
        if is_known(read_name(part[begins[first] : ends[last]])):
            return last
    return first


def _read_stretch(text: str) -> Name:
    """Return a name; with its pieces where commas part it and it is no known one."""
    name = read_name(text)
    commas = tuple(piece for piece in _COMMA.split(text) if piece)
    is_one = len(commas) == 1 or is_known(name) or bool(local_levels(name)) or _OPEN_OFFICE.match(fold_plain(text))
    return name if is_one else read_name(text, commas)


def _in_title_case(text: str) -> str:
    """Return a text all in capitals as names are written: "SỞ NỘI VỤ" → "Sở Nội Vụ"; abbreviations stay."""
    if not text.isupper() or all(map(is_short, _WORDS.findall(text))):
        return text
    return _WORDS.sub(lambda word: word[0] if is_abbreviation(word[0]) else word[0].capitalize(), text).replace(
        " Và ", " và "
    )


def _in_small_letters(name: str) -> str:
    """Return a name in title case with capitals only where its kind and its field begin."""
    words = name.split()
    starts = {0, read_name(name).head_words}
    return " ".join(
        word if place in starts or is_abbreviation(word.strip(",-")) else word.lower()
        for place, word in enumerate(words)
    )


def _is_everybody(part: str) -> bool:
    nobody = Unit("-", "-")
    codes, unknown = resolve_leads(part, [nobody])
    return bool(codes) and not unknown


def begins_name(text: str, before: str) -> bool:
    """Whether a unit's name begins here, after what stands before it."""
    name, earlier = read_name(text), read_name(before)
    plain = fold_plain(text)
    if _OPEN_OFFICE.fullmatch(fold_plain(before)) and _SHARING.match(plain):
        return False
    if is_whole_name(text) or plain.startswith(_COLLECTIVE):
        return True
    if not name.head:
        return _begins_short(name, earlier)
    is_group = fold_plain(before).startswith(_COLLECTIVE)
    follows = name.tokens[0]
    if is_group and name.head in _MOSTLY_GROUPS:
        return follows[0].isupper()
    return text[0].isupper() or follows[0].isupper() or (name.head == earlier.head and not is_group)


def _begins_short(name: Name, earlier: Name) -> bool:
    """Whether an abbreviation is a unit's by itself: HCTC, "BHXH tỉnh", but no TTHC."""
    first = name.tokens[0] if name.tokens else ""
    if not is_short(first) or is_no_body(name.letters):
        return False
    return is_body(first) or (
        name.is_short and (len(name.letters) >= SURE_LETTERS or (earlier.is_short and not earlier.head))
    )
