"""What a sheet of an OpenDocument workbook says in no cell: its text boxes, shapes and pictures."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_excel.books.parts.drawings import PICTURE, TEXT_BOX
from cchc_excel.books.parts.xml_parts import local_name, namespace_of, outermost
from cchc_excel.cells import Aside, Ref
from cchc_excel.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_shapes(source: "Element", ref: Ref) -> Iterator[Aside]:
    """Yield what the shapes say that hang on a cell, or on the sheet itself."""
    for shape in source:
        if namespace_of(shape) != _DRAW:
            continue
        text = clean("\n".join("".join(line.itertext()) for line in outermost(shape, f"{_TEXT}p")))
        if text:
            yield Aside(TEXT_BOX, ref, text)
        elif any(local_name(inner) == "image" for inner in shape.iter()) and not _is_chart(shape):
            yield Aside(PICTURE, ref, "")


def _is_chart(shape: "Element") -> bool:
    """Whether the picture only stands in for an object, as that of a chart does."""
    return any(local_name(inner) == "object" for inner in shape.iter())
