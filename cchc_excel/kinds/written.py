"""What stands in a cell before any kind reads it: nothing, an Excel error, a ditto mark, words without accents.

Owns what the kinds share in taking a text apart; what a text means is each kind's own.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from cchc_excel.cells import PICTURE, Cell, ErrorValue, show
from cchc_excel.kinds import Context, Reading
from cchc_excel.rules import Note, Rule, Severity
from cchc_excel.rules.seen import PICTURE_IN_CELL
from cchc_excel.rules.values import DIGITS_UNCLEAR, DITTO, DITTO_ALONE, ERROR_VALUE, NO_DATA
from cchc_excel.text import Wording, fold, fold_plain, one_line

Pattern = tuple[Wording, Callable[[re.Match[str], Context], Reading | None]]
"""A wording of a whole text and what it means; a meaning of None leaves the text to the patterns below it."""

LONGEST = 300
"""Characters in a cell beyond which it is prose, not a status, share, date or count."""

DONE_MARKS = frozenset({"x", "v", "✓", "✔", "☑", "√", "xong", "da xong", "roi", "xong roi", "da xong roi", "ok"})
"""What people put in a cell instead of a value to say that the work is done, as `skeleton` gives it."""

_OTHER_WORDS = frozenset(
    fold(word)
    for word in (
        "chữa", "chùa", "chứa", "cồn", "cơn", "trụ", "trú", "trữ", "sẻ", "sê", "gắn", "gán", "sáp", "chấm", "chạm",
        "chăm", "mượn", "muốn", "đột", "khống", "khổng", "nữa", "đăng", "dạng", "dáng", "đáng", "đảng", "đẳng", "cán",
        "căn", "cân", "cận", "cạn", "khoáng", "nêu",
    )
)  # fmt: skip
"""Words that without their accents would be taken for another that denies, promises or doubts: sửa chữa for chưa."""

_WORD = re.compile(r"[^\W\d_]+")
_ERROR = re.compile(r"#(ref!|div/0!|n/a|name\?|value!|null!|num!|spill!|calc!|getting_data)", re.IGNORECASE)
_ODD_DIGITS = re.compile(
    "(?<![mM])[²³]|[¹¼-¾\u2070\u2074-\u2079\u2080-\u2089\u2150-\u215f\u2189\u20e3]"
    "|[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf\U0001f100-\U0001f10c]"
)
"""Digits raised, lowered, circled or in one sign with others: marks of notes, numbers of a list, or parts of one."""

_DITTO = re.compile(r"//+|[\"“”″〃]|''|-?nt-?|nt\.|(ghi )?nhu tren|nhu (o )?(dong )?tren")
_NO_DATA = re.compile(r"[-_.…/\s]+|n/a|(khong|chua) co so lieu|chua co|khong co so")
_DOCUMENT = re.compile(r"\b\d+[A-Za-z]?\s?/\s?(?:\d{4}/)?[A-ZĐ]{2}[A-ZĐa-z]*(?:\s?-\s?[A-ZĐ][\wĐ.&]*)*", re.ASCII)


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """Return the text on one line, small and without accents, its digits and punctuation kept.

    A word keeps its accents where it would be taken for another without them.
    """
    line = unicodedata.normalize("NFKC", one_line(text))
    return " ".join(_WORD.sub(lambda word: _plain(word[0]), line).casefold().split())


def _plain(word: str) -> str:
    return word.casefold() if fold(word) in _OTHER_WORDS else fold_plain(word)


def is_error(cell: Cell) -> bool:
    """Whether the cell holds an Excel error, or one pasted as text."""
    value = cell.value
    return isinstance(value, ErrorValue) or (isinstance(value, str) and bool(_ERROR.fullmatch(value.strip())))


def fault_of(cell: Cell) -> Rule | None:
    """Return the rule that says why a cell has nothing to read: an Excel error, a picture; None where it has."""
    if is_error(cell):
        return ERROR_VALUE
    return PICTURE_IN_CELL if cell.value == PICTURE else None


def is_ditto(cell: Cell) -> bool:
    """Whether the cell says "the same as above" (*như trên*)."""
    return isinstance(cell.value, str) and len(cell.value) < LONGEST and bool(_DITTO.fullmatch(skeleton(cell.value)))


def copy_above(above: Reading, shown: str) -> Reading:
    """Return the reading of a ditto mark, from the reading of the cell above; `shown` is that cell's text."""
    if above.value is None:
        return Reading(notes=(Note(DITTO_ALONE),), denies=above.denies)
    errors = (note for note in above.notes if note.rule.severity is Severity.ERROR)
    return Reading(above.value, (Note(DITTO, shown), *errors), denies=above.denies)


def without_value(cell: Cell) -> Reading | None:
    """Return the reading of a cell that is empty, in error or says that there is nothing; None where a value stands."""
    if cell.is_empty:
        return Reading()
    if fault := fault_of(cell):
        return failed(fault)
    if is_ditto(cell):
        return failed(DITTO_ALONE)
    if isinstance(cell.value, str) and says_nothing(cell.value):
        return Reading(notes=(Note(NO_DATA),))
    return None


def without_number(cell: Cell) -> Reading | None:
    """Return the reading of a cell that gives no number, None where its kind must look at it."""
    nothing = without_value(cell)
    if nothing is None and isinstance(cell.value, str) and _ODD_DIGITS.search(cell.value):
        return failed(DIGITS_UNCLEAR)
    return nothing


def says_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to say: a dash, "chưa có"."""
    return len(text) < LONGEST and bool(_NO_DATA.fullmatch(skeleton(text)))


def is_time(value: object) -> bool:
    """Whether the value is a date or a time, which Excel may have made of a ratio such as 8/10."""
    return isinstance(value, (date, datetime, time, timedelta))


def failed(rule: Rule) -> Reading:
    """Return the reading of a cell that gives no value."""
    return Reading(notes=(Note(rule),))


def read_by(patterns: Iterable[Pattern], text: str, context: Context) -> Reading | None:
    """Return what the first pattern that fits the whole text makes of it, None if none does."""
    if len(text) > LONGEST:
        return None
    for pattern, meaning in patterns:
        match = pattern.fullmatch(text)
        if match and (reading := meaning(match, context)) is not None:
            return reading
    return None


def find_document(text: str) -> str:
    """Return the number and symbol of the first document a text names: 12/QĐ-VP; empty if there is none."""
    found = _DOCUMENT.search(one_line(text))
    return re.sub(r"\s", "", found[0]) if found else ""


def without_documents(text: str, instead: str = " ") -> str:
    """Return the text with the numbers of documents left out, so that they aren't taken for dates."""
    return one_line(_DOCUMENT.sub(instead, one_line(text)))


def percent(share: float) -> str:
    """Return a share for people: 80%, 80,5%; what is all but whole is never shown as 100%."""
    shown = round(share, 6)
    return show(share if shown == 1 else shown, "0%")
