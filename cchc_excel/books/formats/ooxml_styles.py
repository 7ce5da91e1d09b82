"""How cells of an OOXML workbook look, and what their numbers are: formats, fonts, shared strings, serial dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.parts.xml_parts import namespace_of
from cchc_excel.cells import LONGEST_TEXT, Value, is_within_excel
from cchc_excel.rules.files import FILE_SUSPECT
from cchc_excel.text import whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_LOOKS = 65_536
"""Cell formats a workbook may have; Excel stops a little earlier."""

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Number formats that a workbook names by number alone (ECMA-376, 18.8.30)."""

_NUMBER = re.compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*", re.ASCII)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]', re.IGNORECASE)
_TIME_SIGN = re.compile(r"[dmyhs]", re.IGNORECASE)
_DURATION = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_ESCAPED = re.compile(r"_x(00[01][0-9A-F]|005F|007F)_", re.IGNORECASE)

EPOCH_1900 = datetime(1899, 12, 30)
EPOCH_1904 = datetime(1904, 1, 1)
_LEAP_BUG_DAY = 60
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's number format, font name, and whether its font strikes everything out."""

    number_format: str = "General"
    font: str = ""
    struck: bool = False


class Run(NamedTuple):
    """A piece of a text: its font and whether it is struck out; empty and None where it is as the cell's."""

    text: str
    font: str = ""
    struck: bool | None = None


@dataclass(frozen=True, slots=True)
class RichText:
    """A text in runs."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "".join(run.text for run in self.runs)

    def font(self, of_cell: str) -> str:
        """Return the font most of the text is in."""
        longest = (
            self.runs[0] if len(self.runs) == 1 else max(self.runs, key=lambda run: len(run.text), default=Run(""))
        )
        return longest.font or of_cell


def read_looks(root: "Element") -> tuple[Look, ...]:
    """Return the look of each cell format, by its number."""
    ns = namespace_of(root)
    formats = dict(BUILT_IN)
    for item in root.iterfind(f"{ns}numFmts/{ns}numFmt"):
        formats[_number(item, "numFmtId")] = item.get("formatCode") or "General"
    fonts = [(_font_name(font, ns, "name"), _strikes(font, ns)) for font in root.iterfind(f"{ns}fonts/{ns}font")]
    looks: list[Look] = []
    for xf in root.iterfind(f"{ns}cellXfs/{ns}xf"):
        font = _number(xf, "fontId")
        if len(looks) > MAX_LOOKS:
            raise UnreadableError(FILE_SUSPECT, detail="quá nhiều kiểu định dạng ô")
        name, struck = fonts[font] if font < len(fonts) else ("", False)
        looks.append(Look(formats.get(_number(xf, "numFmtId"), "General"), name, struck))
    return tuple(looks)


def read_strings(root: "Element") -> Iterator[RichText]:
    """Yield the shared strings in order; raise UnreadableError where they announce more than there can be."""
    ns = namespace_of(root)
    for item in root.iterfind(f"{ns}si"):
        yield read_text(item, ns)


def read_text(item: "Element", ns: str) -> RichText:
    """Return a text: plain, or in runs; what is there to help pronunciation is left out."""
    runs = []
    for part in item:
        if part.tag == f"{ns}t":
            runs.append(Run(_unescape(part.text or "")))
        elif part.tag == f"{ns}r":
            properties = part.find(f"{ns}rPr")
            text = _unescape("".join(text.text or "" for text in part.iterfind(f"{ns}t")))
            look = () if properties is None else (_font_name(properties, ns, "rFont"), _strikes(properties, ns))
            runs.append(Run(text, *look))
    if sum(len(run.text) for run in runs) > LONGEST_TEXT:
        raise UnreadableError(FILE_SUSPECT, detail="có ô dài quá mức Excel cho phép")
    return RichText(tuple(runs))


def plain_text(text: str) -> str:
    """Return a text that has no runs, as `read_text` would."""
    text = _unescape(text)
    if len(text) > LONGEST_TEXT:
        raise UnreadableError(FILE_SUSPECT, detail="có ô dài quá mức Excel cho phép")
    return text


def parse_number(text: str, look: Look, epoch: datetime) -> Value:
    """Return the number a cell holds: a date, time or duration where its format says so; text if it is none."""
    return as_value(float(text), look, epoch) if _NUMBER.fullmatch(text) else text


def as_value(number: float, look: Look, epoch: datetime) -> Value:
    """Return what a number means in a cell of that look; text where it is none that Excel could hold."""
    if not is_within_excel(number):
        return str(number)
    moment = _moment(number, look.number_format, epoch) if shows_time(look.number_format) else None
    if moment is not None:
        return moment
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


@lru_cache(maxsize=4096)
def shows_time(number_format: str) -> bool:
    """Whether a number format shows a date or a time."""
    return bool(_TIME_SIGN.search(_LITERAL.sub("", number_format.partition(";")[0])))


def _moment(number: float, number_format: str, epoch: datetime) -> datetime | time | timedelta | None:
    """Return the date, time or duration of a serial number, None where the calendar has no such day."""
    days, fraction = divmod(number, 1)
    rest = timedelta(milliseconds=round(fraction * _DAY_SECONDS * 1000))
    try:
        if _DURATION.search(number_format):
            return timedelta(days=days) + rest
        if 0 <= number < 1 and not rest.days:
            return (EPOCH_1900 + rest).time()
        leap = 1 if epoch is EPOCH_1900 and number < _LEAP_BUG_DAY else 0
        return None if number < 0 else epoch + timedelta(days=days + leap) + rest
    except OverflowError:
        return None


def _font_name(font: "Element", ns: str, tag: str) -> str:
    found = font.find(f"{ns}{tag}")
    return found.get("val", "") if found is not None else ""


def _strikes(font: "Element", ns: str) -> bool:
    found = font.find(f"{ns}strike")
    return found is not None and found.get("val", "1") in ("1", "true", "on")


def _number(element: "Element", name: str) -> int:
    return whole_number(element.get(name, "0")) or 0


def _unescape(text: str) -> str:
    """Return the text with the control characters that OOXML writes as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
