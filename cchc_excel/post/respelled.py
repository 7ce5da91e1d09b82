"""What Excel makes of a ledger that somebody opened and saved: another separator, code page, order of day and month.

What no longer has one meaning is a SpoiltError; only a day like 5/6 goes by the lines around it.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from cchc_excel.text import fold_plain

_SEPARATORS = ";,\t"
_MOMENT = re.compile(
    r"(?P<one>\d{1,4})[-/.](?P<two>\d{1,2})[-/.](?P<three>\d{2,4})"
    r"(?:[ T]+(?P<hour>\d{1,2})[:.hg](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>SA|CH|AM|PM)?",
    re.IGNORECASE,
)
_AFTERNOON = ("ch", "pm")
_DAY_FIRST, _MONTH_FIRST = "dmy", "mdy"


class SpoiltError(Exception):
    """A ledger that no longer tells what it told; says where and why."""


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, in UTF-16, or in the code page of a Vietnamese or Western Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            # The end of a line cut off in the middle of a letter is no other code page.
            is_utf8 = data.startswith(b"\xef\xbb\xbf")
            text = data.decode("utf-8-sig", "replace") if is_utf8 else data.decode("cp1258", "replace")
    return unicodedata.normalize("NFC", text)


def split(text: str, headings: Sequence[str]) -> list[list[str]]:
    """Return the rows from the headings on, parted by the sign that parts the headings best."""
    text = re.sub(r"\Asep=.\r?\n", "", text)

    def rows_by(separator: str) -> list[list[str]]:
        return [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(map(str.strip, row))]

    def fit(rows: Sequence[Sequence[str]]) -> int:
        return sum(_place(heading, row) is not None for row in rows[:1] for heading in headings)

    try:
        return max(map(rows_by, _SEPARATORS), key=fit)
    except csv.Error as problem:
        raise SpoiltError("bảng không còn chia được thành các cột") from problem


def match_headings(row: Sequence[str], headings: Sequence[str], needed: Sequence[str]) -> Mapping[str, int]:
    """Return the place of each heading in a row; one that nothing needs may be missing."""
    places = {heading: place for heading in headings if (place := _place(heading, row)) is not None}
    missing = [heading for heading in (needed or headings) if heading not in places]
    if missing:
        raise SpoiltError(f"dòng đầu thiếu cột {', '.join(f'“{heading}”' for heading in missing)}")
    return places


def as_known(text: str, words: Sequence[str], heading: str, number: int) -> str:
    """Return the one of the words that a text is, even where letters of it were lost; raise SpoiltError."""
    found = [word for word in words if _is_like(text, word)]
    if len(found) != 1:
        raise SpoiltError(f"dòng {number}, cột “{heading}” ghi “{text}”")
    return found[0]


def day_order(texts: Sequence[str]) -> str:
    """Return which of day and month may come first, going by all moments together; a ledger grows with time."""
    fitting: list[str] = []
    for order in (_DAY_FIRST, _MONTH_FIRST):
        moments = [_moment(text, order) for text in texts]
        known = [moment for moment in moments if moment]
        if len(known) == len(moments):
            if known == sorted(known):
                return order
            fitting.append(order)
    return next(iter(fitting), _DAY_FIRST)


def read_when(text: str, order: str, number: int) -> datetime:
    """Return the moment of a line; raise SpoiltError where it is none."""
    moment = _moment(text, order)
    if moment is None:
        raise SpoiltError(f"dòng {number} ghi thời điểm “{text}”")
    return moment


def _moment(text: str, order: str) -> datetime | None:
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    one, two, three = found["one"], found["two"], found["three"]
    if len(one) == 4:
        year, month, day = int(one), int(two), int(three)
    else:
        day, month = (int(one), int(two)) if order == _DAY_FIRST else (int(two), int(one))
        year = int(three) + 2000 if len(three) == 2 else int(three)
    hour = int(found["hour"] or 0)
    if half := (found["half"] or "").casefold():
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    with suppress(ValueError):
        return datetime(year, month, day, hour, int(found["minute"] or 0), int(found["second"] or 0))
    return None


def _place(heading: str, row: Sequence[str]) -> int | None:
    return next((place for place, text in enumerate(row) if _is_like(text, heading)), None)


def _is_like(text: str, word: str) -> bool:
    """Whether a text is a word, accents aside; a question mark stands for a letter that a code page doesn't have."""
    if fold_plain(text) == fold_plain(word):
        return True
    if "?" not in text:
        return False
    pattern = "".join("." if letter == "?" else re.escape(_plain(letter)) for letter in text.strip())
    return re.fullmatch(pattern, _plain(word)) is not None


def _plain(text: str) -> str:
    """Return a text without accents, letter by letter, so that places stay the same."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.casefold().replace("đ", "d"))
