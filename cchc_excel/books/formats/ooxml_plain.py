"""Parts of an OOXML workbook that are written plainly enough to be read without a tree, several times as fast.

What office programs write is such, but for a few cells. A part counts as plain only where a pattern accounts for every
character that is taken out of it; the rest still becomes a tree, so that what a tree would refuse is refused.
"""

import re
from typing import NamedTuple

from cchc_excel.books.parts.pictures import PICTURE_SIGNS

_FORBIDDEN = bytes({*range(32)} - {9, 10})
"""Control characters that XML doesn't allow, and the carriage return, which it changes."""

_UNPLAIN = (b"<!", b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_DECLARATION = re.compile(
    r'(?:\s*<\?xml version="1\.[01]"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\s*\?>\s*)?'
)
_OTHER_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7});)")
_NUMBERED = re.compile(r"&#([0-9]{1,7});")
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

_ROW_OR_CELL = re.compile(
    r'(<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]{1,9})")?'
    r'(?: ?/>|>(<f(?: aca="(?:false|true)")?>[^<]*</f>)?'
    r'(?:(<v(?=>)|<v(?= ?/>))(?: ?/>|>([^<]*)</v>)|(<is>)<t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
    r"|(<row [^<>/]*>|</row>|<row [^<>/]*/>)\s*)",
    re.ASCII,
)
_STRINGS = re.compile(r"(<sst [^<>/]*>)(.*)(</sst>)\s*", re.DOTALL)
_STRING = re.compile(r'(<si><t(?: xml:space="preserve")?>([^<]*)</t></si>)')
_SHEET_DATA = ("<sheetData>", "</sheetData>")


class PlainCell(NamedTuple):
    """A cell that holds something, as its part has it in texts; `value` and `inline` are None where there is none."""

    letters: str
    row: str
    style: str
    kind: str
    formula: bool
    value: str | None
    inline: str | None


class PlainSheet(NamedTuple):
    """A sheet's cells that hold something, an address in each row and column in use, and the part without its cells."""

    cells: list[PlainCell]
    extremes: list[str]
    rest: bytes


def read_plain_sheet(part: bytes) -> PlainSheet | None:
    """Return a worksheet's cells and its part without them; None where it isn't plain."""
    text = _plain_text(part, "<worksheet ")
    if (
        text is None
        or any(text.count(mark) != 1 for mark in _SHEET_DATA)
        or any(sign in text for sign in PICTURE_SIGNS)
    ):
        return None
    start, end = text.index(_SHEET_DATA[0]) + len(_SHEET_DATA[0]), text.index(_SHEET_DATA[1])
    if not _are_entities_known(text[start:end]):
        return None
    tokens = _ROW_OR_CELL.findall(text, start, end)
    if sum([len(token[0]) for token in tokens]) != end - start or not _stand_in_rows(tokens):
        return None
    cells = [
        PlainCell(
            letters,
            row,
            style,
            kind,
            bool(formula),
            _content(value) if valued else None,
            _content(text) if inline else None,
        )
        for _, letters, row, style, kind, formula, valued, value, inline, text, _ in tokens
        if valued or inline or formula
    ]
    columns, rows = {token[1] for token in tokens if token[1]}, {token[2] for token in tokens if token[1]}
    kept = "".join([token[10] for token in tokens])
    extremes = [*(f"{letters}1" for letters in columns), *(f"A{row}" for row in rows)]
    return PlainSheet(cells, extremes, f"{text[:start]}{kept}{text[end:]}".encode())


def read_plain_strings(part: bytes) -> list[str] | None:
    """Return the shared strings of a part where none of them is in runs; None where it isn't plain."""
    text = _plain_text(part, "<sst ")
    found = _STRINGS.fullmatch(text) if text else None
    if found is None or not _are_entities_known(found[2]):
        return None
    strings = _STRING.findall(found[2])
    if sum([len(whole) for whole, _ in strings]) != len(found[2]):
        return None
    return [_content(string) for _, string in strings]


def _plain_text(part: bytes, start: str) -> str | None:
    """Return a part as text from its first element on, None where that isn't `start` or the text is hard to read."""
    if any(mark in part for mark in _UNPLAIN) or len(part.translate(None, _FORBIDDEN)) != len(part):
        return None
    try:
        text = part.decode()
    except UnicodeDecodeError:
        return None
    declared = _DECLARATION.match(text)
    text = text[declared.end() :] if declared else text
    return text if text.startswith(start) and "<?" not in text else None


def _are_entities_known(text: str) -> bool:
    """Whether all entities are XML's own, or numbers of characters that it allows."""
    if "&" not in text:
        return True
    numbers = {int(number) for number in _NUMBERED.findall(text)}
    return not _OTHER_ENTITY.search(text) and all(map(_is_allowed, numbers))


def _is_allowed(number: int) -> bool:
    return number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000


def _stand_in_rows(tokens: list[tuple[str, ...]]) -> bool:
    """Whether all cells stand in rows, and no row in another."""
    within = False
    for token in tokens:
        row = token[10]
        if not row:
            if not within:
                return False
        elif row[1] == "/" or row[-2] != "/":
            if within != (row[1] == "/"):
                return False
            within = not within
        elif within:
            return False
    return not within


def _content(text: str) -> str:
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    return chr(int(entity[1])) if entity[1] else _NAMED[entity[2]]
