"""Amounts (*số lượng*): a number, what multiplies it, and the unit that follows: 1,2 tỷ đồng.

Read with its accents: "trăm" is a hundred and "trạm" a station, "chục" ten and "chức" an office.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cchc_excel.cells import Cell
from cchc_excel.kinds.numbers import NUMBER, as_number, is_unclear, parse_count, words_in_format
from cchc_excel.kinds.written import LONGEST
from cchc_excel.text import fold_plain, one_line

_SCALES = {
    "chục": 10, "tá": 12, "trăm": 100, "vạn": 10_000,
    **dict.fromkeys(("k", "ngh", "nghìn", "ngàn", "nghin"), 1_000),
    **dict.fromkeys(("tr", "triệu", "trieu"), 1_000_000),
    **dict.fromkeys(("tỷ", "tỉ", "ty", "ti"), 1_000_000_000),
}  # fmt: skip
"""What multiplies a number, as it is written in small letters."""

_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_TERM = re.compile(rf"({NUMBER})((?: ?(?:{_SCALE})\b)*) ?")
_UNIT = re.compile(r"[^\W\d](?:[^\d%]*[^\W\d])?")
_UNSURE = re.compile(r"(?:t|ng|(?:tram|chuc|van|ngan|ta)(?! (?:ban|phong|y te|danh|nang|hang|sach)))\b.*")
"""Words that may multiply or not, their accents or letters left out."""

_FIRST_DIGIT = re.compile(r"(?=\d)")
_ROUGHLY = frozenset(
    {"khoang", "gan", "chung", "xap xi", "tam", "uoc", "uoc tinh", "tren", "hon", "it nhat", "~", "≈", ">", ">=", "≥"}
)
_PLAINLY = frozenset({"dat", "duoc", "co", "da", "da dat", "da co", "da duoc", "la", "tong", "tong so", "tong cong"})

_DENIED = re.compile(r"\b(?:chưa|chua|không|khong|còn|thiếu|thieu|dự kiến|du kien|sẽ|trừ|ngoài)\b")
"""Words that say the number is of what is not done."""

_BRACKETS = re.compile(r"[()]")
_OF_MONEY = re.compile(r"(?<![^\W\d_])(tr|triệu|tỷ|tỉ|nghìn|ngàn|k)\.? ?đ\b")
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_POWERS = {"²": " vuông", "³": " khối"}

_MEASURES = {
    **{word: word for word in ("kg", "ta", "tan", "yen", "m", "km", "cm", "ha", "lit", "gio", "phut", "ngay", "tuan")},
    **dict.fromkeys(("dong", "d", "vnd"), "dong"),
    **dict.fromkeys(("usd", "do"), "usd"),
    "thang": "thang", "nam": "nam", "qui": "qui", "diem": "diem",
}  # fmt: skip
_OFFICES = frozenset({"don", "phong", "ban", "so", "xa", "phuong", "huyen", "trung", "co"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is meant, the unit behind it in its own words, and what it was multiplied by."""

    value: float
    unit: str = ""
    scale: float = 1

    @property
    def measure(self) -> str:
        """Return the key under which units that can be compared are one; empty where none is written."""
        words = fold_plain(self.unit).split()
        return _MEASURES.get(words[0], "") if words else ""


class SaidAmount(NamedTuple):
    """An amount, whether words call it rough, and whether any words stand with it."""

    amount: Amount
    is_rough: bool
    is_worded: bool


class UnclearError(ValueError):
    """A number whose comma may part thousands or decimals."""


def spoken(text: str) -> str:
    """Return the text on one line in small letters, its accents kept."""
    return " ".join(unicodedata.normalize("NFKC", _with_powers(one_line(text))).casefold().split())


@lru_cache(maxsize=4096)
def read_amount(text: str) -> Amount | None:
    """Return the amount that a whole text, as `spoken` gives it, tells; raise UnclearError where it tells two."""
    if len(text) > LONGEST:
        return None
    text = " ".join(_BRACKETS.sub(" ", text).split())
    text = _GROUPS.sub("", _OF_MONEY.sub(r"\1 đồng", text)).rstrip(" .;,")
    terms, position = [], 0
    while match := _TERM.match(text, position):
        terms.append((match[1], _scale_of(match[2])))
        position = match.end()
    value = _sum_of(terms)
    half, unit = re.fullmatch(r"(rưỡi|rưởi)? ?(.*)", text[position:]).groups()  # type: ignore[union-attr]
    if value is None or (unit and not _UNIT.fullmatch(unit)) or _UNSURE.fullmatch(unit) or _DENIED.search(unit):
        return None
    scale = terms[-1][1]
    return Amount(round(value + (scale / 2 if half else 0), 9), unit, max(scale for _, scale in terms))


def read_said_amount(text: str) -> SaidAmount | None:
    """Return the amount that a text tells after words that change nothing; raise UnclearError where it tells two."""
    head, number = _FIRST_DIGIT.split(text, maxsplit=1) if _FIRST_DIGIT.search(text) else (text, "")
    amount = read_amount(number) if number else None
    said = fold_plain(head) if head.strip(" ~≈>≥=") else head.strip()
    if amount is None or (said and said not in _ROUGHLY | _PLAINLY):
        return None
    return SaidAmount(amount, said in _ROUGHLY, bool(said or amount.unit or amount.scale > 1))


def amount_in(cell: Cell) -> Amount | None:
    """Return the amount a cell gives, the unit of its number format included; None where it gives none."""
    if isinstance(cell.value, str):
        try:
            return read_amount(spoken(cell.value))
        except UnclearError:
            return None
    number = as_number(cell.value)
    return None if number is None else _as_shown(number, words_in_format(cell.number_format))


def are_comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be of one unit: measures are the same, and other units have a word in common."""
    if one.scale != other.scale and 1 in (one.scale, other.scale) and not _are_near(one.value, other.value):
        return False
    return are_of_one_unit(one, other)


def are_of_one_unit(one: Amount, other: Amount) -> bool:
    """Whether the units behind two amounts are one, as far as both are written."""
    words, others = fold_plain(one.unit).split(), fold_plain(other.unit).split()
    if not words or not others:
        return True
    if one.measure or other.measure:
        return one.measure == other.measure
    return bool(set(words) & set(others)) or {words[0], others[0]} <= _OFFICES


def _are_near(one: float, other: float) -> bool:
    """Whether neither is a thousand times the other: then a plain number beside "triệu" is likely meant in it, too."""
    return not one or not other or max(one / other, other / one) < 1000


def _as_shown(number: float, words: str) -> Amount:
    """Return a number whose format adds words: "0 triệu" multiplies what stands there."""
    said = read_amount(f"1 {spoken(words)}") if words else None
    if said is None:
        return Amount(number)
    return Amount(round(number * said.value, 9), said.unit, said.scale)


def _scale_of(words: str) -> float:
    scale = 1
    for word in re.findall(_SCALE, words):
        scale *= _SCALES[word]
    return scale


def _sum_of(terms: list[tuple[str, float]]) -> float | None:
    """Return the sum of "1 tỷ 200 triệu"; None where a term is no number, or may stand for more than it says."""
    if any(is_unclear(number) for number, _ in terms):
        raise UnclearError
    values = [parse_count(number) for number, _ in terms]
    scales = [scale for _, scale in terms]
    if not terms or None in values or scales != sorted(set(scales), reverse=True):
        return None
    if len(terms) > 1 and scales[-1] == 1 and (scales[-2] > 1000 or len(terms[-1][0]) != 3):
        return None  # "1 tỷ 2" is 1,2 tỷ to most
    return sum(value * scale for value, scale in zip(values, scales, strict=True) if value is not None)


def _with_powers(text: str) -> str:
    return re.sub("(?<=[mM])[²³]", lambda found: _POWERS[found[0]], text)
