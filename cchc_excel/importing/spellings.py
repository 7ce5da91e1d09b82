"""How one unit's name is spelled: "P. Nội chính", "Phòng NC", "Nội chính".

Owns the comparing of names with one another; where they stand in a cell is `parting`'s, which units there are `units`'.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from cchc_excel.importing.unit_words import SPELLED_OUT, fields, kind_of
from cchc_excel.text import fold, fold_plain, one_line

_WORD = re.compile(r"\w+")
_LEVELS = frozenset(
    fold_plain("các cấp tất cả xã phường đặc khu thị trấn huyện quận thành phố thuộc tỉnh trên địa bàn").split()
)
LOCAL_HEADS = frozenset({"ubnd", "hdnd"})
"""Kinds of unit that every commune has: a name may mean them all."""

PLACES = ("tinh", "xa", "phuong", "huyen")
"""What a name may end with, to say of which place the unit is."""

_SHORT = re.compile(r"[^\W\d_]{2,}\d{0,2}")
_LONGEST_SHORT = 10
_KNOWN_LETTERS = frozenset({"ttpvhcc"})
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
SURE_LETTERS = 3
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
        return bool(self.tokens) and all(is_short(token) for token in self.tokens)

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
    head, length = kind_of(tokens)
    if length and plain[0] in SPELLED_OUT and text[len(tokens[0]) :][:1] in "&-":
        head, length = "", 0
    return Name(text=text, head=head, core=plain[length:], tokens=tokens[length:], parts=parts, head_words=length)


def full_text(name: Name) -> str:
    """Return a name with what kind of unit it is written out: "P. Nội chính" → "Phòng Nội chính"."""
    words = list(_WORD.finditer(name.text))
    if not name.head or fold(words[0][0]) not in SPELLED_OUT:
        return name.text[:1].upper() + name.text[1:]
    return f"{SPELLED_OUT[fold(words[0][0])]} {name.text[words[name.head_words].start() :]}"


def is_known(name: Name) -> bool:
    """Whether a name is a kind of unit and a known field of work: "Sở KH&CN", "Phòng Kinh tế, Hạ tầng và Đô thị"."""
    return bool(name.head) and is_field(name)


def is_field(name: Name) -> bool:
    """Whether a name, but for what kind of unit it says, is a known field of work, written out or not."""
    return bool(_fields_of(name))


def is_plain_short(name: Name) -> bool:
    """Whether every reader knows which unit an abbreviation means: "Sở KH&CN", TTPVHCC."""
    return name.letters in _KNOWN_LETTERS or (bool(name.head) and len(set(_fields_of(name))) == 1)


def _fields_of(name: Name) -> list[tuple[str, ...]]:
    cut = 1 if len(name.core) > 1 and name.core[-1] in PLACES else 0
    end = len(name.core) - cut
    return [field for field in fields() if _consume_words(name.tokens[:end], name.core[:end], field) == 0]


def local_levels(name: Name) -> frozenset[str]:
    """Return the levels that a name for all local offices says: "UBND các xã, phường" → xa, phuong; none otherwise."""
    words = frozenset(word for word in name.core if not word.isdecimal())
    if name.head not in LOCAL_HEADS or not words <= _LEVELS or not {"cac", "cap"} & words | _numbers(name):
        return frozenset()
    levels = words & {"xa", "phuong", "dac", "tran"}
    return frozenset({"xa", "phuong", "dac", "tran"}) if words == {"cap", "xa"} else levels


def _numbers(name: Name) -> set[str]:
    return {word for word in name.core if word.isdecimal()}


def is_same(one: Name, other: Name) -> bool:
    """Whether two names written out are one unit's: only the kind of unit, "và" or "tỉnh" may be left out."""
    return one.stem == other.stem and (one.head == other.head or not one.head or not other.head)


def stands_for(short: Name, full: Name) -> bool:
    """Whether an abbreviation is surely that name's: every letter begins a word, and no word is left."""
    return _left_over(short, full) == 0


def may_stand_for(short: Name, full: Name) -> bool:
    """Whether an abbreviation may be that name's, its last word or two left out."""
    left = _left_over(short, full)
    return left is not None and left <= _MOST_LEFT and len(short.letters) >= SURE_LETTERS


def is_short(token: str) -> bool:
    """Return whether a word is an abbreviation: HCTC, VP1."""
    has_tone = bool(_TONE.search(unicodedata.normalize("NFD", token)))
    return len(token) <= _LONGEST_SHORT and token.isupper() and not has_tone and bool(_SHORT.fullmatch(token))


def _left_over(short: Name, full: Name) -> int | None:
    """Return how many words of a name are left when an abbreviation is used up; None where it doesn't fit."""
    if short.head and full.head and short.head != full.head:
        return None
    fits = [_consume_words(short.tokens, short.core, words) for words in (full.stem, full.core, full.words)]
    return min((left for left in fits if left is not None), default=None)


def _consume_words(tokens: tuple[str, ...], folded: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    place = 0
    for token, plain in zip(tokens, folded, strict=True):
        ahead = words[place : place + len(plain)]
        if words[place : place + 1] == (plain,):
            place += 1
        elif is_short(token) and "".join(word[0] for word in ahead) == plain:
            place += len(plain)
        else:
            return None
    return len(words) - place
