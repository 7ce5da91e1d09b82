"""The numbers that Word shows before paragraphs and doesn't write into them: "1.", "II.", "1.2", "a)", "-".

Owns Word's automatic lists alone; what a number means in a table is the importer's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = 26
_LEVELS = 9
_BULLET = "-"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered: `text` holds %1 for the first level's number, %2 for the second's."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: Mapping[str, str]
    levels: Mapping[tuple[str, int], _Level]
    styles: Mapping[str, Any]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: Any) -> str:  # noqa: ANN401 - lxml has no types
        """Return the number of the next paragraph, nothing where it has none; call it once for each, in order."""
        place = self._place(paragraph)
        if place is None or place not in self.levels:
            return ""
        name, depth = place
        level = self.levels[place]
        self.counts[place] = self.counts.get(place, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            self.counts.pop((name, deeper), None)
        if level.form == "bullet":
            return _BULLET
        label = level.text
        for above in range(depth + 1):
            own = self.levels.get((name, above), level)
            count = self.counts.get((name, above), own.start)
            label = label.replace(f"%{above + 1}", show_number(count, own.form))
        return label

    def _place(self, paragraph: Any) -> tuple[str, int] | None:  # noqa: ANN401
        """Return the list and level of a paragraph: its own, or its style's."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        style = properties.find(qn("w:pStyle"))
        numbered = properties.find(qn("w:numPr"))
        if numbered is None and style is not None:
            numbered = self.styles.get(style.get(qn("w:val")))
        if numbered is None:
            return None
        name = self.lists.get(_value(numbered, "w:numId"), "")
        depth = _value(numbered, "w:ilvl") or "0"
        return (name, int(depth)) if name and depth.isdecimal() else None


def read_numbering(document: Document) -> Numbering:
    """Return the lists of a document, none counted yet."""
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING]
    root = getattr(parts[0], "element", None) if parts else None
    styles = {
        style.get(qn("w:styleId")): numbered
        for style in document.styles.element.iter(qn("w:style"))
        if (numbered := style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")) is not None
    }
    if root is None:
        return Numbering({}, {}, styles)
    lists = {num.get(qn("w:numId")): _value(num, "w:abstractNumId") for num in root.iter(qn("w:num"))}
    levels = {
        (abstract.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl")))): _read_level(level)
        for abstract in root.iter(qn("w:abstractNum"))
        for level in abstract.iter(qn("w:lvl"))
    }
    return Numbering(lists, levels, styles)


def show_number(count: int, form: str) -> str:
    """Return a count as Word shows it: 4 as 4, 04, IV, iv, D, d."""
    if form in {"upperRoman", "lowerRoman"}:
        rest, roman = count, ""
        for value, letters in _ROMAN:
            roman += letters * (rest // value)
            rest %= value
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"} and count > 0:
        letter = chr(ord("A") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
        return letter if form == "upperLetter" else letter.lower()
    return f"{count:02}" if form == "decimalZero" else str(count)


def _read_level(level: Any) -> _Level:  # noqa: ANN401
    start = _value(level, "w:start")
    return _Level(_value(level, "w:numFmt"), _value(level, "w:lvlText"), int(start) if start.isdecimal() else 1)


def _value(element: Any, tag: str) -> str:  # noqa: ANN401
    found = element.find(qn(tag))
    return found.get(qn("w:val")) or "" if found is not None else ""
