"""Which units a wording such as "Phòng Hành chính - Tổ chức; Phòng Tổng hợp" names (*đơn vị chủ trì*).

Names may hold commas, hyphens and "và", so known names are matched first, longest first; separators split the rest.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_excel.domain import Unit
from cchc_excel.plan.roles import split_roles
from cchc_excel.text import clean, fold, fold_plain

COLLECTIVE = "cac"
"""The first word, without diacritics, of another name that may stand at several units and then means all of them."""

_Key = tuple[str, ...]

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"[;,/+&|·•*\n]")
_AND = fold("và")
_KIND = r"(?:phong|ban|trung tam|don vi)"
_EVERY_UNIT = re.compile(
    rf"(?:(?:tat ca|toan bo|toan the)(?: cac)? don vi"
    rf"|(?:tat ca |toan bo |toan the )?cac (?:don vi|{_KIND}(?: (?:va )?(?:cac )?{_KIND})+))"
    r"(?: truc thuoc| thuoc)?(?: co quan)?(?: van phong)?(?: (?:ubnd|uy ban nhan dan) tinh)?"
)
_EVERY_UNIT_STARTS = frozenset({"cac", "tat", "toan"})
_EVERY_UNIT_WORDS = 24


@dataclass(frozen=True, slots=True)
class UnitNames:
    """Every name of every unit as words, and the unit codes each stands for; `plain` is without diacritics."""

    codes: tuple[str, ...]
    exact: Mapping[_Key, frozenset[str]]
    plain: Mapping[_Key, frozenset[str]]
    longest: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a wording: its place, its two keys, and whether a separator stands before it."""

    start: int
    end: int
    key: str
    plain: str
    is_apart: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a wording from separator to separator; `codes` is None where some of it is not understood."""

    start: int
    end: int
    codes: frozenset[str] | None


def resolve_leads(text: str, units: Sequence[Unit]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the units named, in plan order, and the parts not understood, as written."""
    return find_units(text, index_names(units))


def index_names(units: Sequence[Unit]) -> UnitNames:
    """Return the names of the units, ready for `find_units`."""
    exact: dict[_Key, frozenset[str]] = {}
    plain: dict[_Key, frozenset[str]] = {}
    for unit in units:
        for name in (unit.code, unit.name, *unit.other_names):
            for index, folded in ((exact, fold), (plain, fold_plain)):
                if words := _key(name, folded):
                    index[words] = index.get(words, frozenset()) | {unit.code}
    return UnitNames(tuple(unit.code for unit in units), exact, plain, max(map(len, exact), default=0))


def find_units(text: str, names: UnitNames) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what `resolve_leads` does, with the names already indexed."""
    text = split_roles(clean(text)).leading
    found: set[str] = set()
    unknown = []
    for piece in _split(_read_words(text), names):
        if piece.codes is None:
            unknown.append(text[piece.start : piece.end])
        else:
            found |= piece.codes
    return tuple(code for code in names.codes if code in found), tuple(unknown)


def is_collective(name: str) -> bool:
    """Whether another name may stand at several units: it begins with "Các "."""
    return fold_plain(name).split()[:1] == [COLLECTIVE] and fold(name).startswith(fold("các"))


def _key(name: str, folded: Callable[[str], str]) -> _Key:
    """Return a name as folded words, split as `_read_words` splits a wording."""
    return tuple(folded(word) for word in _WORD.findall(clean(name)))


def _read_words(text: str) -> list[_Word]:
    words = []
    end = 0
    for match in _WORD.finditer(text):
        is_apart = bool(_SEPARATOR.search(text, end, match.start()))
        words.append(_Word(match.start(), match.end(), fold(match[0]), fold_plain(match[0]), is_apart))
        end = match.end()
    return words


def _split(words: Sequence[_Word], names: UnitNames) -> Iterator[_Piece]:
    """Yield the pieces between separators; a separator inside a known name separates nothing."""
    piece: _Piece | None = None
    index = 0
    while index < len(words):
        codes, length = _match(words, index, names)
        ends = words[index].is_apart or (codes is None and words[index].key == _AND)
        if piece and ends:
            yield piece
            piece = None
        if codes is not None or words[index].key != _AND:
            piece = _extend(piece, words[index].start, words[index + length - 1].end, codes)
        index += length
    if piece:
        yield piece


def _extend(piece: _Piece | None, start: int, end: int, codes: frozenset[str] | None) -> _Piece:
    if piece is None:
        return _Piece(start, end, codes)
    known = None if piece.codes is None or codes is None else piece.codes | codes
    return _Piece(piece.start, end, known)


def _match(words: Sequence[_Word], index: int, names: UnitNames) -> tuple[frozenset[str] | None, int]:
    """Return the units that the longest name from here stands for and its number of words; (None, 1) for no name."""
    every = _count_every_unit(words, index)
    for length in range(min(names.longest, len(words) - index), 0, -1):
        if length < every:
            break
        stretch = words[index : index + length]
        if codes := names.exact.get(tuple(word.key for word in stretch)):
            return codes, length
    if every:
        return frozenset(names.codes), every
    if words[index].key == _AND:
        return None, 1
    for length in range(min(names.longest, len(words) - index), 0, -1):
        codes = names.plain.get(tuple(word.plain for word in words[index : index + length]))
        if codes and (len(codes) == 1 or words[index].plain == COLLECTIVE):
            return codes, length
    return None, 1


def _count_every_unit(words: Sequence[_Word], index: int) -> int:
    """Return how many words from here mean every unit ("Các phòng, ban, trung tâm, đơn vị trực thuộc"), 0 for none."""
    if words[index].plain not in _EVERY_UNIT_STARTS:
        return 0
    plain = [word.plain for word in words[index : index + _EVERY_UNIT_WORDS]]
    for length in range(len(plain), 1, -1):
        after = index + length
        ends = after == len(words) or words[after].is_apart or words[after].key == _AND
        if ends and _EVERY_UNIT.fullmatch(" ".join(plain[:length])):
            return length
    return 0
