"""What a sheet of an OOXML workbook says outside its cells: text boxes and shapes, page headers and footers, pictures.

A drawing names the cell that its shape begins at; that is where it is found fault with.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from cchc_excel.books.parts.limits import check_place
from cchc_excel.books.parts.xml_parts import local_name, parse_xml
from cchc_excel.cells import Aside, Ref
from cchc_excel.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TEXT_BOX, PAGE_MARGIN, PICTURE = "hộp chữ hoặc hình vẽ", "đầu trang hoặc chân trang in", "ảnh"

_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_SHAPE = re.compile(rb"<v:(shape|rect|roundrect|oval|line)\b(.*?)</v:\1\s*>", re.DOTALL)
_OBJECT_TYPE = re.compile(rb"""ObjectType\s*=\s*["'](\w+)["']""")
_TEXT_BOX = re.compile(rb"<v:textbox\b[^>]*>(.*?)</v:textbox\s*>", re.DOTALL)
_VML_ANCHOR = re.compile(rb"<x:Anchor>\s*(\d{1,6})\s*,\s*-?\d+\s*,\s*(\d{1,7})\s*,")
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br\b[^>]*>|</(?:div|p)>", re.IGNORECASE)
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Za-z+&-])')


def read_drawing(part: bytes, sheet: str) -> Iterator[Aside]:
    """Yield the texts and pictures of a drawing, each at the cell that its shape is anchored to."""
    for anchor in parse_xml(part):
        if local_name(anchor) not in _ANCHORS:
            continue
        ref = Ref(sheet, *_place_of(anchor))
        text = clean("\n".join(_paragraphs(anchor)))
        if text:
            yield Aside(TEXT_BOX, ref, text)
        elif any(local_name(element) == "pic" for element in anchor.iter()):
            yield Aside(PICTURE, ref, "")


def read_diagram(part: bytes, sheet: str) -> Iterator[Aside]:
    """Yield the text of a diagram (SmartArt); where it stands, its own part doesn't tell."""
    text = clean("\n".join(_paragraphs(parse_xml(part))))
    if text:
        yield Aside(TEXT_BOX, Ref(sheet, 1, 1), text)


def read_vml(part: bytes, sheet: str) -> Iterator[Aside]:
    """Yield the texts of shapes in the older drawing language; the boxes of cells' notes are none of them."""
    for found in _SHAPE.finditer(part):
        shape, kind = found[0], _OBJECT_TYPE.search(found[0])
        text = clean("\n".join(_vml_text(box[1]) for box in _TEXT_BOX.finditer(shape)))
        if text and not (kind and kind[1] == b"Note"):
            anchor = _VML_ANCHOR.search(shape)
            yield Aside(TEXT_BOX, Ref(sheet, *_checked(int(anchor[2]), int(anchor[1])) if anchor else (1, 1)), text)


def read_margins(root: "Element", ns: str, sheet: str) -> Iterator[Aside]:
    """Yield the words of a sheet's page headers and footers; page numbers, dates and the like are no words."""
    texts = (element.text or "" for block in root.iterfind(f"{ns}headerFooter") for element in block)
    words = (clean(_MARGIN_CODE.sub("\n", text)) for text in texts)
    yield from (Aside(PAGE_MARGIN, Ref(sheet, 1, 1), text) for text in dict.fromkeys(words) if text)


def without_repeats(asides: Iterable[Aside]) -> tuple[Aside, ...]:
    """Return what is said outside cells, once each: a shape may stand in two drawing languages."""
    return tuple({(aside.kind, aside.text or aside.ref): aside for aside in asides}.values())


def _place_of(anchor: "Element") -> tuple[int, int]:
    start = next((child for child in anchor if local_name(child) == "from"), None)
    said: Mapping[str, str] = {local_name(child): child.text or "" for child in start} if start is not None else {}
    row, column = (said.get(key, "").strip() for key in ("row", "col"))
    is_told = all(text.isdecimal() and len(text) < 8 for text in (row, column))
    return _checked(int(row), int(column)) if is_told else (1, 1)


def _checked(row_index: int, column_index: int) -> tuple[int, int]:
    check_place(row_index + 1, column_index + 1)
    return row_index + 1, column_index + 1


def _paragraphs(element: "Element") -> Iterator[str]:
    """Yield the paragraphs of text in a drawing; of alternatives for older programs, the first alone."""
    if local_name(element) == "p":
        yield "".join(_text_of(run) for run in element.iter())
    elif local_name(element) != "Fallback":
        for child in element:
            yield from _paragraphs(child)


def _text_of(run: "Element") -> str:
    return (run.text or "") if local_name(run) == "t" else "\n" if local_name(run) == "br" else ""


def _vml_text(box: bytes) -> str:
    return unescape(_TAG.sub("", _BREAK.sub("\n", box.decode("utf-8", "replace"))))
