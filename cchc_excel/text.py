"""Folding of Vietnamese text: what makes two spellings of one thing equal.

Owns spaces, Unicode forms, tone placement and the like. Knows nothing of headings, units or statuses.
"""

import re
import unicodedata
from functools import cached_property, lru_cache

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]|_x000D_")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNTIDY = re.compile(
    r"[^\S ]|  |_x000D_|[\x00-\x1f\x7f\u00ad\u00d0\u00f0\u0189\u0256\u2000-\u2015\u2028-\u202f]"
    r"|[\u205f-\u2060\u2212\u3000\ufe58\ufe63\ufeff\uff0d]"
)
"""What any of the above would change: most texts hold none of it."""

_TERMINAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2066-\u2069]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_PUNCTUATION = re.compile(r"[^\w%<>=≥≤]+")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"))
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_MOST_DIGITS = 9
"""Python itself refuses to read a number of 4,301."""
_LONE_Y = re.compile(r"^((?:[bcdđghklmnprstvx]|ch|gh|kh|ng|nh|ph|th|tr|qu)?)y$")
_TONE_MARK = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


class Wording:
    """A pattern that is compiled when it is first asked: of the tables of wordings, most never are."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return how the whole text fits, None where it doesn't."""
        return self._compiled.fullmatch(text)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern)


def clean(text: str) -> str:
    """Return the text as a person sees it: NFC, plain spaces and dashes, no invisible characters; lines kept."""
    if not _UNTIDY.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_LOOKALIKES)
    text = _CONTROL.sub("", _DASHES.sub("-", text))
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def printable(text: str) -> str:
    """Return the text without what a terminal would obey: control characters but for line ends, reversed writing."""
    return _INVISIBLE.sub("", _TERMINAL.sub("", text))


@lru_cache(maxsize=65536)
def one_line(text: str) -> str:
    """Return the cleaned text on one line."""
    return clean(text).replace("\n", " ")


def whole_number(text: str) -> int | None:
    """Return the number that plain digits give; None for other text, and for more digits than anything here counts."""
    return int(text) if len(text) <= _MOST_DIGITS and text.isdecimal() else None


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the key under which spellings of one thing are equal.

    Case, punctuation, spaces, Unicode form and the place of the tone in a syllable ("Hoà" = "Hòa") do not count,
    nor "lí" for "lý"; letters and tones do.
    """
    folded = unicodedata.normalize("NFKC", clean(text)).casefold()
    return " ".join(_fold_syllable(word) for word in _PUNCTUATION.sub(" ", folded).split())


@lru_cache(maxsize=65536)
def fold_plain(text: str) -> str:
    """Return the weaker key without any diacritic: "Da hoan thanh" = "Đã hoàn thành"."""
    decomposed = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return decomposed.translate(_MARKS)


def _fold_syllable(word: str) -> str:
    """Move the tone to the end of the syllable, and write a lone y as i."""
    if word.isascii() and not word.endswith("y"):
        return word
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(_TONE_MARK.findall(decomposed))
    letters = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    return _LONE_Y.sub(r"\1i", letters) + tones
