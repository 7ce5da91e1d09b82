"""Words and signs within a day, brought to digits: months by name, weekdays, letters typed for digits.

Excel and Google Sheets write "20 thg 1, 2026", "12-thg 3-26" and "Thứ Ba, 20 tháng 1, 2026" in Vietnamese.
"""

import re
from functools import lru_cache

_MONTHS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_SHORT_MONTH = re.compile(r"(?<![a-z])thg\.? ?(?=\d)")
_NAMED_MONTH = re.compile(rf"\bthang ({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b(?! ?\d{{1,2}}\b)")
_ENGLISH_MONTH = re.compile(rf"(\d{{1,2}})[ \-./]({'|'.join(_ENGLISH)})[a-z]*[ \-.,/]+(\d{{4}}|\d\d)")
_ENGLISH_FIRST = re.compile(rf"({'|'.join(_ENGLISH)})[a-z]*\.? (\d{{1,2}}),? (\d{{4}})")
_ROMAN_MONTH = re.compile(rf"(?<=\d)([/.\-])({'|'.join(sorted(_ROMAN, key=len, reverse=True))})(?=[/.\-]\d)")
_WEEKDAY = re.compile(
    r"^(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn)\b[,.]? ?(?=(?:ngay )?\d)"
    r"| ?\(?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\)?$"
)
_LETTERED = re.compile(
    r"(?<![a-z\d])[\dlio|]{1,2}\s?[/.\-]\s?[\dlio|]{1,2}(?:\s?[/.\-]\s?[\dlio|]{2,4})?(?![a-z\d])"
    r"|(?<=ngay )[\dlio|]{1,2}(?= thang)"
)
_DIGITS = str.maketrans("li|o", "1110")


@lru_cache(maxsize=16384)
def in_digits(words: str) -> tuple[str, bool]:
    """Return a text without accents, its days in digits, and whether letters stood for some of these."""
    words = _WEEKDAY.sub("", words)
    words = _SHORT_MONTH.sub("thang ", words)
    words = _NAMED_MONTH.sub(lambda found: f"thang {_MONTHS[found[1]]}", words)
    words = _ENGLISH_MONTH.sub(lambda found: f"{found[1]}/{_ENGLISH.index(found[2]) + 1}/{found[3]}", words)
    words = _ENGLISH_FIRST.sub(lambda found: f"{found[2]}/{_ENGLISH.index(found[1]) + 1}/{found[3]}", words)
    repaired = _ROMAN_MONTH.sub(lambda found: f"{found[1]}{_ROMAN.index(found[2]) + 1}", words)
    repaired = _LETTERED.sub(_read_letters, repaired)
    return repaired, repaired != words


def _read_letters(found: re.Match[str]) -> str:
    return found[0].translate(_DIGITS) if re.search(r"\d", found[0]) else found[0]
