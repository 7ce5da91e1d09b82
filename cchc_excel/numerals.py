"""Numbers in a wording, however they are written: "quý II", "quý 2" and "quý hai" are one.

Texts that are alike but for a number are different things: likeness is asked only after this.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from cchc_excel.text import clean, fold, fold_plain

_ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
         "XVIII", "XIX", "XX"),
        start=1,
    )
}  # fmt: skip
_MOST_IN_SMALL = 5
"""Up to which a Roman number is written in small letters, too: "quý iv"; beyond, "vi" and "xi" are words."""

_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ORDINALS = {"nhất": 1, "nhì": 2, "tư": 4, "năm": 5}
"""Words that are a number in a place in an order only: "quý tư", "lần thứ năm"."""

_PLACES = frozenset(
    map(fold_plain, ("quý", "đoạn", "đợt", "lần", "kỳ", "phần", "chương", "mục", "cấp", "loại", "khóa", "tuần", "vòng",
                     "bước", "nhóm", "thứ", "số", "điều", "khoản", "tháng"))
)  # fmt: skip
"""After one of these stands a number: a Roman one, too, or a word."""

_SPANS = frozenset(map(fold_plain, ("tháng", "quý", "lần", "đợt", "kỳ", "tuần")))
"""Before one of these a word is a number: "sáu tháng", "hai lần"."""

_JOINTS = frozenset({"va", "den", "toi", "hoac"})
_LAST = "cuối"
_MARKS = re.compile(r"[^\w%<>=≥≤]+")
_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=16384)
def numeral_key(text: str) -> str:
    """Return the folded text with every number in digits: "Quý II/2026" → "quí 2 2026"."""
    return " ".join(word for word, _ in _read(text))


@lru_cache(maxsize=16384)
def numerals(text: str) -> tuple[str, ...]:
    """Return the numbers a text holds, in digits and in order; "cuối" is one, it tells two halves of a year apart."""
    return tuple(number for _, numbers in _read(text) for number in numbers)


def same_numbers(one: str, other: str) -> bool:
    """Whether two texts hold the same numbers; a year may be left out of one of them."""
    first, second = _split_years(one), _split_years(other)
    return first[0] == second[0] and (first[1] == second[1] or not first[1] or not second[1])


def has_numbers(text: str) -> bool:
    """Whether a text holds a number beside years."""
    return bool(_split_years(text)[0])


def _split_years(text: str) -> tuple[Counter[str], frozenset[str]]:
    years = frozenset(filter(_YEAR.fullmatch, numerals(text)))
    return Counter(number for number in numerals(text) if number not in years), years


def _read(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each word, folded and with its number in digits, and the numbers it is."""
    text = clean(text)
    words = _MARKS.sub(" ", _THOUSANDS.sub("", text)).split()
    is_shouted = text == text.upper()
    is_placed = False
    for index, word in enumerate(words):
        plain = fold_plain(word)
        after = words[index + 1] if index + 1 < len(words) else ""
        number = _worded(word, after, is_placed=is_placed, is_shouted=is_shouted)
        if number:
            yield str(number), (str(number),)
        else:
            yield _in_digits(word), tuple(_numbers_in(word))
        is_placed = plain in _PLACES or (is_placed and (bool(number) or plain in _JOINTS or plain[:1].isdigit()))


def _worded(word: str, after: str, *, is_placed: bool, is_shouted: bool) -> int:
    """Return the number that a word is, 0 where it is none: Roman, or spelled out."""
    if word.upper() in _ROMAN and fold_plain(after) != "pham":  # "vi phạm"
        is_lone = len(word) > 1 and word.isupper() and not is_shouted
        if is_lone or (is_placed and (word.isupper() or _ROMAN[word.upper()] <= _MOST_IN_SMALL)):
            return _ROMAN[word.upper()]
    folded = word.casefold()
    if folded in _WORDS and (is_placed or fold_plain(after) in _SPANS):
        return _WORDS[folded]
    is_followed_by_year = after[:1].isdigit() or fold(after) in (fold("nay"), fold("nào"))
    return _ORDINALS.get(folded, 0) if is_placed and not (folded == "năm" and is_followed_by_year) else 0


def _in_digits(word: str) -> str:
    return _DIGITS.sub(lambda found: found[0].lstrip("0") or "0", fold(word))


def _numbers_in(word: str) -> Iterator[str]:
    yield from (number.lstrip("0") or "0" for number in _DIGITS.findall(word))
    if fold(word) == fold(_LAST):
        yield _LAST
