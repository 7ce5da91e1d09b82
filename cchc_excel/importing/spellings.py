"""How one unit's name is spelled: "P. Nội chính", "Phòng NC", "Nội chính"; where a cell's names begin and end.

Owns the comparing of names with one another; which units there are is `units`'.
"""

import re
from dataclasses import dataclass, field

from cchc_excel.domain import Unit
from cchc_excel.reading.leads import is_collective, leading_part, resolve_leads
from cchc_excel.text import clean, fold_plain, one_line

_HEADS = {
    "phong": "Phòng", "p": "Phòng", "ban": "Ban", "trung tam": "Trung tâm", "tt": "Trung tâm", "cong": "Cổng",
    "van phong": "Văn phòng", "vp": "Văn phòng", "so": "Sở", "chi cuc": "Chi cục", "cuc": "Cục", "to": "Tổ",
    "bo phan": "Bộ phận", "doi": "Đội", "ubnd": "UBND", "thanh tra": "Thanh tra", "cong an": "Công an",
    "nha khach": "Nhà khách", "lanh dao": "Lãnh đạo", "hoi": "Hội", "bo": "Bộ", "don vi": "Đơn vị",
    "chi nhanh": "Chi nhánh",
}  # fmt: skip
_HEAD_WORDS = 2
_WORD = re.compile(r"\w+")
_HARD = re.compile(r"[;\n•*|·+]")
_SOFT = re.compile(r"\s*[,/&]\s*|\s+và\s+", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–]|\d{1,2}[.)])\s*")
_COLLECTIVE = ("cac", "tat ca", "toan bo", "toan the")
_SHORT = re.compile(r"[^\W\d_]{2,}\d{0,2}")
_LONGEST_SHORT = 10
_SURE_LETTERS = 3
_MOST_LEFT = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A unit's name as written. `head` is what kind of unit it says; `core` the other words, without diacritics.

    `parts` are the pieces between commas of a name that may be several; `head_words` is how many words the head has.
    """

    text: str
    head: str
    core: tuple[str, ...]
    tokens: tuple[str, ...]
    parts: tuple[str, ...] = field(default=(), compare=False)
    head_words: int = field(default=0, compare=False)

    @property
    def is_short(self) -> bool:
        """Whether nothing but an abbreviation tells which unit it is: P.HCTC, VP1."""
        return bool(self.tokens) and all(_is_short(token) for token in self.tokens)

    @property
    def letters(self) -> str:
        """Return an abbreviation without its signs: HC-TC → hctc."""
        return "".join(self.core)

    @property
    def stem(self) -> tuple[str, ...]:
        """Return the core without a "tỉnh" at its end, which may be left out."""
        return self.core[:-1] if len(self.core) > 1 and self.core[-1] == "tinh" else self.core

    @property
    def words(self) -> tuple[str, ...]:
        """Return every word, the kind of unit included."""
        return (*self.head.split(), *self.stem)


def read_name(text: str, parts: tuple[str, ...] = ()) -> Name:
    """Return a name understood."""
    text = one_line(text).strip(" .,:-")
    tokens = tuple(token for token in _WORD.findall(text) if fold_plain(token) != "va" or not token.islower())
    plain = tuple(fold_plain(token) for token in tokens)
    for length in range(min(_HEAD_WORDS, len(plain) - 1), 0, -1):
        written = " ".join(plain[:length])
        if written in _HEADS:
            head = fold_plain(_HEADS[written])
            return Name(text, head, plain[length:], tokens[length:], parts, length)
    return Name(text, "", plain, tokens, parts)


def full_text(name: Name) -> str:
    """Return a name with what kind of unit it is written out: "P. Nội chính" → "Phòng Nội chính"."""
    if not name.head:
        return name.text[:1].upper() + name.text[1:]
    first = list(_WORD.finditer(name.text))[name.head_words]
    return f"{_HEADS[name.head]} {name.text[first.start() :]}"


def is_same(one: Name, other: Name) -> bool:
    """Whether two names written out are one unit's: only the kind of unit, "và" or "tỉnh" may be left out."""
    return one.stem == other.stem and (one.head == other.head or not one.head or not other.head)


def stands_for(short: Name, full: Name) -> bool:
    """Whether an abbreviation is surely that name's: every letter begins a word, and no word is left."""
    return _left_over(short, full) == 0


def may_stand_for(short: Name, full: Name) -> bool:
    """Whether an abbreviation may be that name's, its last word or two left out."""
    left = _left_over(short, full)
    return left is not None and left <= _MOST_LEFT and len(short.letters) >= _SURE_LETTERS


def split_names(text: str) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Return the names in a cell, and the collective ones that are not simply everybody ("Các phòng được kiểm tra")."""
    names: list[Name] = []
    groups: list[str] = []
    for piece in _HARD.split(leading_part(clean(text))):
        part = _BULLET.sub("", piece).strip(" .,:").rstrip(" (")
        if not re.search(r"[^\W\d_]", part) or _is_everybody(part):
            continue
        if is_collective(part):
            groups.append(part)
        else:
            names += _split_softly(part)
    return tuple(names), tuple(groups)


def kinds_in(group: str) -> frozenset[str]:
    """Return the kinds of unit that a collective name speaks of: "Các phòng, ban chuyên môn" → phong, ban."""
    plain = f" {fold_plain(group)} "
    return frozenset(kind for kind in ("phong", "ban", "trung tam", "cong") if f" {kind} " in plain)


def _is_everybody(part: str) -> bool:
    nobody = Unit("-", "-")
    codes, unknown = resolve_leads(part, [nobody])
    return bool(codes) and not unknown


def _split_softly(part: str) -> list[Name]:
    """Return the names between commas and "và"; a piece that begins like no name belongs to the one before it."""
    pieces = [(match.start(), match.end()) for match in _SOFT.finditer(part)]
    bounds = [0, *(end for _, end in pieces)]
    ends = [*(start for start, _ in pieces), len(part)]
    stretches: list[list[int]] = []
    for start, end in zip(bounds, ends, strict=True):
        if stretches and not _begins_name(part[start:end]):
            stretches[-1].append(end)
            stretches[-1].append(start)
        else:
            stretches.append([start, end])
    names = []
    for stretch in stretches:
        start, *others = stretch
        text = part[start : max(others)]
        commas = tuple(piece.strip() for piece in re.split(r"\s*[,/]\s*", text))
        names.append(read_name(text, commas if len(commas) > 1 else ()))
    return names


def _begins_name(text: str) -> bool:
    name = read_name(text)
    return bool(name.head) or name.is_short or fold_plain(text).startswith(_COLLECTIVE)


def _is_short(token: str) -> bool:
    return len(token) <= _LONGEST_SHORT and token.isupper() and bool(_SHORT.fullmatch(token))


def _left_over(short: Name, full: Name) -> int | None:
    """Return how many words of a name are left when an abbreviation is used up; None where it doesn't fit."""
    if short.head and full.head and short.head != full.head:
        return None
    fits = [_consume(short, words) for words in (full.stem, full.core, full.words)]
    return min((left for left in fits if left is not None), default=None)


def _consume(short: Name, words: tuple[str, ...]) -> int | None:
    place = 0
    for token, plain in zip(short.tokens, short.core, strict=True):
        ahead = words[place : place + len(plain)]
        if words[place : place + 1] == (plain,):
            place += 1
        elif _is_short(token) and "".join(word[0] for word in ahead) == plain:
            place += len(plain)
        else:
            return None
    return len(words) - place
