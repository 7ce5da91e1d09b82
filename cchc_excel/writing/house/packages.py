"""Workbooks as zip packages written by hand: the same parts give the same bytes, and text stays text.

Owns escaping, cells and packing. Knows nothing of forms.
"""

import io
import re
import struct
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from cchc_excel.cells import Ref, fit_text, is_within_excel, show

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
WORKBOOK_PART = "xl/workbook.xml"
_FIRST_PART = "[Content_Types].xml"
_SYSTEM_BYTE, _LENGTHS, _ENTRY_HEAD = 5, 28, 46
"""In an entry of a zip's directory: who made it; the lengths of name, extra field and comment; where these begin."""

_EPOCH = datetime(1899, 12, 30)


def plain_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


@lru_cache(maxsize=16384)
def escape(text: str) -> str:
    """Return a text as XML content or attribute: marks escaped, characters XML cannot hold dropped."""
    text = plain_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def cell_xml(address: str, style: int, value: object) -> str:
    """Return a cell: a number, a date as its serial number, or a text, which is never a formula."""
    head = f'<c r="{address}" s="{style}"'
    if value is None or value == "":
        return f"{head}/>"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and is_within_excel(value):
        return f"{head}><v>{value!r}</v></c>"
    if isinstance(value, date):
        return f"{head}><v>{serial(value):.10g}</v></c>"
    return f'{head} t="inlineStr"><is>{text_xml(str(show(value)))}</is></c>'


@lru_cache(maxsize=16384)
def text_xml(text: str) -> str:
    """Return a text as a cell or a note holds it."""
    return f'<t xml:space="preserve">{escape(cell_text(text))}</t>'


def cell_text(text: str) -> str:
    """Return a text as a cell may hold it: no longer than Excel takes, without what XML cannot hold."""
    # Excel decodes _x0041_ inside a text as a letter: the underscore itself is written encoded.
    return _ESCAPE_LIKE.sub("_x005F_", plain_text(fit_text(text)))


def formula_xml(formula: str, value: float) -> str:
    """Return what a cell with a formula holds: the formula, and its value for those who read without computing."""
    return f"<f>{escape(formula)}</f><v>{value!r}</v>"


def link_xml(address: str, target: Ref) -> str:
    """Return a link from a cell to another cell of the workbook."""
    return f'<hyperlink ref="{address}" location="{escape(str(target))}" display="{target.address}"/>'


def serial(day: date) -> float:
    """Return Excel's number for a day, or a day and a time."""
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    passed = moment.replace(tzinfo=None) - _EPOCH
    return passed.days + passed.seconds / 86_400


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the parts as a zip with fixed dates, the list of content types first, as Excel has it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as package:
        for name in sorted(parts, key=lambda name: name != _FIRST_PART):
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same bytes on every system
            package.writestr(info, parts[name])
    return buffer.getvalue()


def as_from_anywhere(package: bytes) -> bytes:
    """Return a package whose list of parts doesn't tell on which system it was made: the same bytes on each."""
    marked = bytearray(package)
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        place, count = opened.start_dir, len(opened.infolist())
    for _ in range(count):
        marked[place + _SYSTEM_BYTE] = 0
        sizes = struct.unpack_from("<HHH", package, place + _LENGTHS)
        place += _ENTRY_HEAD + sum(sizes)
    return bytes(marked)


def unpack(content: bytes) -> dict[str, str | bytes]:
    """Return the parts of a package, those of XML as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return {name: part.decode() if name.endswith((".xml", ".rels")) else part for name, part in parts.items()}
