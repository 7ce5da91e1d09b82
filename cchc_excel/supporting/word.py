"""The head of a Word document's text."""

from collections.abc import Mapping
from itertools import islice

from cchc_excel.books.parts.xml_parts import local_name, parse_xml
from cchc_excel.supporting.lines import in_lines

_PART = "word/document.xml"
_MOST_PARAGRAPHS = 80


def first_text(parts: Mapping[str, bytes]) -> str:
    """Return the first paragraphs, those in tables included, a line each; raise UnreadableError as `parse_xml` does."""
    if _PART not in parts:
        return ""
    paragraphs = (element for element in parse_xml(parts[_PART]).iter() if local_name(element) == "p")
    lines = (
        "".join(piece.text or "" for piece in paragraph.iter() if local_name(piece) == "t")
        for paragraph in islice(paragraphs, _MOST_PARAGRAPHS)
    )
    return in_lines("\n".join(lines))
