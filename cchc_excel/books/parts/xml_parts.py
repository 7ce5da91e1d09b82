"""XML parts of a workbook as trees, within bounds: no DTD, no odd encoding, no flood of elements.

Every entity needs a DTD, so a part without one is as large as it looks.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.rules.files import FILE_DAMAGED, FILE_SUSPECT, FILE_TOO_LARGE

MAX_TAGS = 400_000
"""Elements of one part; a tree of so many takes some 100 MB."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)[\"']")
_KNOWN_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})


def parse_xml(part: bytes) -> Element:
    """Return the tree of a part; raise UnreadableError where it is damaged, or would harm its reader."""
    part = _in_known_encoding(part)
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise UnreadableError(FILE_SUSPECT, detail="có khai báo DTD")
    if count_tags(part) > MAX_TAGS:
        raise UnreadableError(FILE_TOO_LARGE, detail="quá nhiều phần tử")
    try:
        return fromstring(part)  # noqa: S314 - it holds no DTD
    except (ParseError, ValueError, LookupError) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="cấu trúc bên trong sai") from problem


def count_tags(part: bytes) -> int:
    """Return how many elements a part has, at most."""
    return part.count(b"<") - part.count(b"</")


def outermost(element: Element, tag: str, stop: str = "") -> Iterator[Element]:
    """Yield the elements of a tag within another, in order, none that lies in one of them or in one that stops it.

    What nests without an end, tables in tables, is walked through once: each of its levels read would be many times.
    """
    waiting = [*reversed(element)]
    while waiting:
        inner = waiting.pop()
        if inner.tag == tag:
            yield inner
        elif inner.tag != stop:
            waiting += reversed(inner)


def local_name(element: Element) -> str:
    """Return the tag without its namespace: the strict and the transitional kind differ in nothing else."""
    return element.tag.rpartition("}")[2]


def namespace_of(element: Element) -> str:
    """Return the namespace of a tag, in braces as trees write it."""
    return element.tag[: element.tag.rfind("}") + 1]


def _in_known_encoding(part: bytes) -> bytes:
    """Return the part in an encoding in which `<!DOCTYPE` looks like that; UTF-16 is turned into UTF-8."""
    if part.startswith(_UTF16_MARKS):
        try:
            text = part.decode("utf-16" if part[:2] in _UTF16_MARKS[:2] else f"utf-16-{'bl'[part[0] == 60]}e")
        except UnicodeDecodeError as problem:
            raise UnreadableError(FILE_DAMAGED, detail="cấu trúc bên trong sai") from problem
        part = _DECLARATION.sub(b"", text.encode("utf-8", "replace"), count=1)
    declared = _DECLARATION.match(part)
    encoding = _ENCODING.search(declared[0]) if declared else None
    if encoding and encoding[1].lower() not in _KNOWN_ENCODINGS:
        raise UnreadableError(FILE_SUSPECT, detail="bảng mã ký tự lạ")
    return part
