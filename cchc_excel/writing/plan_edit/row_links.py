"""Links within a workbook when rows are put into a sheet: they lead where they led, and say so."""

from collections.abc import Callable, Sequence
from xml.dom.minidom import Document, Element

from cchc_excel.writing.house.xml_documents import children, elements, empty, new_element, set_text, text_of
from cchc_excel.writing.plan_edit.row_shift import RowShift

Texts = Callable[[], Sequence[str]]
"""Gives the shared texts of the workbook, read only where a link was moved."""


def move_links(document: Document, shift: RowShift, home: str, texts: Texts) -> None:
    """Move where links lead to: those of cells, on the sheet `home`, and those of a part's list of relations."""
    for relation in elements(document, "Relationship"):
        if relation.getAttribute("Target").startswith("#"):
            relation.setAttribute("Target", shift.link(relation.getAttribute("Target"), home))
    moved = {}
    for link in elements(document, "hyperlink"):
        before = link.getAttribute("location")
        after = shift.link(before, home)
        if after != before:
            link.setAttribute("location", after)
            moved[link.getAttribute("ref")] = {_words(before): _words(after)}
    if moved:
        _reword(document, moved, texts())


def _words(place: str) -> str:
    """Return a place as people write it, without quotes and dollar signs."""
    return place.lstrip("#").replace("'", "").replace("$", "")


def _reword(document: Document, moved: dict[str, dict[str, str]], texts: Sequence[str]) -> None:
    """Let cells that say in words where their link leads say where it leads now."""
    for cell in elements(document, "c"):
        words = moved.get(cell.getAttribute("r"), {}).get(_words(_said(cell, texts)))
        if words:
            _say(cell, words)


def _said(cell: Element, texts: Sequence[str]) -> str:
    """Return the text in a cell, nothing where it is none."""
    if cell.getAttribute("t") == "s":
        number = "".join(text_of(value) for value in children(cell, "v")).strip()
        return texts[int(number)] if number.isdecimal() and int(number) < len(texts) else ""
    return "".join(text_of(text) for text in elements(cell, "t"))


def _say(cell: Element, words: str) -> None:
    empty(cell)
    cell.setAttribute("t", "inlineStr")
    holder, written = new_element(cell, "is"), new_element(cell, "t")
    set_text(written, words)
    holder.appendChild(written)
    cell.appendChild(holder)
