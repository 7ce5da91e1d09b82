"""Parts of a package as documents that can be changed and written again with all that is not touched as it was."""

import re
from collections.abc import Iterator
from typing import cast
from xml.dom.minidom import Document, Element, Text

from defusedxml.minidom import parseString

_KEPT = {9: "\U000f0009", 10: "\U000f000a", 13: "\U000f000d"}
"""Stand for written references to tabs and line ends (&#10;), which minidom writes as plain ones: those get lost."""

_REFERENCE = re.compile(r"&#(?:(?:x|X)0*([9aAdD])|0*(9|10|13));")


def parse_document(part: str) -> Document:
    """Return the document of a part."""
    return parseString(_REFERENCE.sub(_keep, part))


def write_document(document: Document) -> str:
    """Return a document as a part."""
    part = document.toxml(encoding="UTF-8", standalone=True).decode()
    for code, mark in _KEPT.items():
        part = part.replace(mark, f"&#{code};")
    return part


def _keep(reference: re.Match[str]) -> str:
    return _KEPT[int(reference[1], 16) if reference[1] else int(reference[2])]


def elements(parent: Document | Element, *names: str) -> Iterator[Element]:
    """Yield the elements of those names anywhere below, whatever their namespace; all where no name is given."""
    for name in names or ("*",):
        yield from list(parent.getElementsByTagNameNS("*", name))


def children(parent: Element, name: str) -> list[Element]:
    """Return the elements of that name right below."""
    return [node for node in parent.childNodes if isinstance(node, Element) and node.localName == name]


def text_of(element: Element) -> str:
    """Return the text in an element."""
    return "".join(node.data for node in element.childNodes if isinstance(node, Text))


def set_text(element: Element, text: str) -> None:
    """Put a text into an element in place of what is there."""
    empty(element)
    element.appendChild(_document_of(element).createTextNode(text))


def empty(element: Element) -> None:
    """Take away all that is in an element."""
    while element.firstChild:
        element.removeChild(element.firstChild)


def remove(element: Element) -> None:
    """Take an element away from where it stands."""
    if isinstance(element.parentNode, Element):
        element.parentNode.removeChild(element)


def new_element(beside: Element, name: str) -> Element:
    """Return an element of the same namespace and prefix as another, not yet anywhere."""
    tag = f"{beside.prefix}:{name}" if beside.prefix else name
    return _document_of(beside).createElementNS(beside.namespaceURI, tag)


def copy_of(element: Element) -> Element:
    """Return an element again, with all that is in it, not yet anywhere."""
    return cast("Element", element.cloneNode(deep=True))


def insert_after(element: Element, before: Element) -> None:
    """Put an element right after another."""
    parent = before.parentNode
    if isinstance(parent, Element):
        parent.insertBefore(element, cast("Element | None", before.nextSibling))


def _document_of(element: Element) -> Document:
    document = element.ownerDocument
    if document is None:
        raise ValueError(f"no document around {element.tagName}")
    return document
