"""One sheet of an OOXML workbook: its cells that hold something, merges, hidden rows and columns.

Whatever could harm who walks the sheet later (a value in the last row, a merge over everything) is refused here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cchc_excel.books.formats.ooxml_plain import PlainSheet, read_plain_sheet
from cchc_excel.books.formats.ooxml_styles import Look, RichText, parse_number, plain_text, read_text
from cchc_excel.books.parts.drawings import read_margins
from cchc_excel.books.parts.legacy import decode_runs
from cchc_excel.books.parts.limits import MAX_CHARACTERS, check_extent, check_merges, check_place, hidden_columns
from cchc_excel.books.parts.pictures import shows_picture
from cchc_excel.books.parts.struck import strike_all, strike_pieces
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.parts.xml_parts import MAX_TAGS, count_tags, namespace_of, parse_xml
from cchc_excel.cells import LONGEST_TEXT, PICTURE, Cell, CellRange, ErrorValue, Grid, Ref, Value
from cchc_excel.rules.files import FILE_DAMAGED, FILE_SUSPECT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,7})\$?(\d{1,10})", re.ASCII)
_BLANK_CELL = re.compile(rb"<(?:\w+:)?c\b[^<>]*(?:/>|></(?:\w+:)?c>)")
_BLANK_ROW = re.compile(rb"<(?:\w+:)?row\b(?![^<>]*\bhidden)[^<>]*(?:/>|>\s*</(?:\w+:)?row>)")
_Item = TypeVar("_Item")
_TEXTS = frozenset({"str", "inlineStr"})
_TRUE = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sheets of a workbook share; `pictures` says that some may stand in cells as values."""

    strings: Sequence[RichText | str]
    looks: Sequence[Look]
    epoch: datetime
    pictures: bool = False
    _known: dict[str, Look] = field(default_factory=dict)

    def look(self, style: str) -> Look:
        """Return the look of a cell by the number it gives."""
        known = self._known.get(style)
        if known is None:
            known = self._known[style] = _pick(self.looks, style) if self.looks else Look()
        return known


class Source(NamedTuple):
    """A cell as a part has it: `text` is None where it has no value, `inline` where its text stands elsewhere.

    `picture` says that its formula shows a picture, `rich` that its value is more than the text tells.
    """

    style: str
    kind: str
    formula: bool
    text: str | None
    inline: RichText | str | None
    picture: bool = False
    rich: bool = False


def read_sheet(
    part: bytes, name: str, shared: Shared, comments: Mapping[tuple[int, int], str], *, hidden: bool
) -> Grid:
    """Return the sheet of a part; raise UnreadableError where it is damaged, or would harm who walks it."""
    plain = read_plain_sheet(part) if count_tags(part) <= MAX_TAGS else None
    root = parse_xml(plain.rest if plain else _without_blanks(part))
    ns = namespace_of(root)
    rows = list(_rows(root, ns))
    cells: dict[tuple[int, int], Cell] = {}
    letters = 0
    for place, source in _plain_sources(plain) if plain else _sources(rows, ns):
        cell = _read_cell(source, Ref(name, *place), shared, comments.get(place, ""))
        if cell is not None and cells.setdefault(place, cell) is not cell:
            raise UnreadableError(FILE_DAMAGED, detail="hai ô trùng một địa chỉ")
        if cell is not None and isinstance(cell.value, str):
            letters += len(cell.value)
            if letters > MAX_CHARACTERS:
                break  # `check_extent` refuses it: one long text may stand in all of a million cells
    for place, comment in comments.items():
        cells.setdefault(place, Cell(Ref(name, *place), comment=comment))
    check_extent(cells)
    merges = tuple(_read_area(merge.get("ref", "")) for merge in root.iterfind(f"{ns}mergeCells/{ns}mergeCell"))
    check_merges(merges)
    drop_covered(cells, merges)
    hidden_rows = frozenset(number for number, row in rows if row.get("hidden") in _TRUE)
    columns = frozenset(hidden_columns(_hidden_spans(root, ns)))
    return Grid(name, cells, merges, hidden_rows, columns, hidden=hidden, asides=tuple(read_margins(root, ns, name)))


@lru_cache(maxsize=16384)
def read_address(text: str) -> tuple[int, int]:
    """Return row and column of an address such as K12; raise UnreadableError where there is no such cell."""
    found = _ADDRESS.fullmatch(text)
    if not found:
        raise UnreadableError(FILE_DAMAGED, detail="địa chỉ ô sai")
    place = (int(found[2]), column_number(found[1]))
    check_place(*place)
    return place


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Return the number of a column: AB → 28."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def _without_blanks(part: bytes) -> bytes:
    """Return a huge part without the cells that are only formatted: whole columns painted down to the last row."""
    # A cell with a value is two elements: with so many of them, what is left would still be refused.
    if count_tags(part) <= MAX_TAGS or b"<!" in part or 2 * part.count(b"<v>") > MAX_TAGS:
        return part
    return _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", part))


def _rows(root: "Element", ns: str) -> Iterator[tuple[int, "Element"]]:
    """Yield each row with its number; one that doesn't tell it follows the row before."""
    number = 0
    for row in root.iterfind(f"{ns}sheetData/{ns}row"):
        said = row.get("r")
        number = number + 1 if said is None else int(said) if said.isdecimal() and len(said) < 10 else 0
        check_place(number, 1)
        yield number, row


def _sources(rows: Iterable[tuple[int, "Element"]], ns: str) -> Iterator[tuple[tuple[int, int], Source]]:
    """Yield each cell that holds something with its place; one that doesn't tell it follows the cell before."""
    tag = f"{ns}c"
    for number, row in rows:
        place = (number, 0)
        for element in row:
            if element.tag == tag:
                said = element.get("r")
                place = read_address(said) if said else (place[0], place[1] + 1)
                if len(element):
                    yield place, _source(element, ns)


def _source(element: "Element", ns: str) -> Source:
    inline, value, formula = element.find(f"{ns}is"), element.find(f"{ns}v"), element.find(f"{ns}f")
    return Source(
        element.get("s", "0"),
        element.get("t", "n"),
        formula is not None,
        None if value is None else value.text or "",
        None if inline is None else read_text(inline, ns),
        formula is not None and shows_picture(formula.text or ""),
        "vm" in element.attrib,
    )


def _plain_sources(plain: PlainSheet) -> Iterator[tuple[tuple[int, int], Source]]:
    """Yield the cells that were read without a tree."""
    for address in plain.extremes:
        read_address(address)
    for letters, row, style, kind, formula, value, inline in plain.cells:
        text = None if inline is None else plain_text(inline)
        yield (int(row), column_number(letters)), Source(style or "0", kind or "n", formula, value, text)


def _read_cell(source: Source, ref: Ref, shared: Shared, comment: str) -> Cell | None:
    """Return a cell, None for one that says nothing."""
    look = shared.look(source.style)
    if source.picture or (source.rich and source.kind == "e" and shared.pictures):
        return Cell(ref, PICTURE, look.number_format, look.font, source.formula, comment)
    if source.inline is not None:
        return text_cell(source.inline, ref, look, comment, formula=source.formula)
    if source.kind == "s" and source.text:
        return text_cell(_pick(shared.strings, source.text), ref, look, comment, formula=source.formula)
    if not source.text and not source.formula:
        return None
    value = _read_value(source.kind, source.text, look, shared.epoch)
    cell = Cell(ref, value, look.number_format, look.font, source.formula, comment)
    return strike_all(cell) if look.struck else cell


def _read_value(kind: str, text: str | None, look: Look, epoch: datetime) -> Value:
    """Return the value of a cell that isn't a shared or inline text; None for a formula never computed."""
    if text is None or (not text and kind not in _TEXTS):
        return None
    if kind in _TEXTS:
        if len(text) > LONGEST_TEXT:
            raise UnreadableError(FILE_SUSPECT, detail="có ô dài quá mức Excel cho phép")
        return text
    if kind == "b":
        return text.strip() in _TRUE
    if kind == "e":
        return ErrorValue(text)
    return _iso_moment(text.strip()) if kind == "d" else parse_number(text, look, epoch)


def _iso_moment(text: str) -> Value:
    """Return a date or time that the strict kind writes in words instead of as a serial number."""
    with suppress(ValueError):
        return datetime.fromisoformat(text).replace(tzinfo=None)
    with suppress(ValueError):
        return time.fromisoformat(text).replace(tzinfo=None)
    return text


def text_cell(text: RichText | str, ref: Ref, look: Look, comment: str, *, formula: bool = False) -> Cell:
    """Return a cell of text; one whose runs are in different encodings is decoded here, run by run."""
    if isinstance(text, str):
        cell = Cell(ref, text, look.number_format, look.font, formula, comment)
        return strike_all(cell) if look.struck else cell
    cell = Cell(ref, text.text, look.number_format, text.font(look.font), formula, comment)
    decoded = decode_runs([(run.text, run.font or look.font) for run in text.runs])
    struck = [look.struck if run.struck is None else run.struck for run in text.runs]
    if any(struck):
        cell = strike_pieces(cell, zip(decoded, struck, strict=True))
    whole = "".join(decoded)
    return cell if whole == text.text else cell._replace(value=whole, raw=text.text)


def _pick(items: Sequence[_Item], index: str) -> _Item:
    """Return an item by the number a cell gives."""
    if not index.strip().isdecimal() or len(index) > 9 or int(index) >= len(items):
        raise UnreadableError(FILE_DAMAGED, detail="ô tham chiếu sai")
    return items[int(index)]


def _read_area(text: str) -> CellRange:
    first, _, last = text.partition(":")
    top, left = read_address(first)
    bottom, right = read_address(last or first)
    return CellRange(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def drop_covered(cells: dict[tuple[int, int], Cell], merges: Sequence[CellRange]) -> None:
    """Leave out what stands under a merge: nobody sees it. A note there stays."""
    for area in merges:
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                covered = cells.pop((row, column), None) if (row, column) != area[:2] else None
                if covered and covered.comment:
                    cells[row, column] = Cell(covered.ref, comment=covered.comment)


def _hidden_spans(root: "Element", ns: str) -> Iterator[tuple[int, int]]:
    for column in root.iterfind(f"{ns}cols/{ns}col"):
        if column.get("hidden") in _TRUE:
            first, last = column.get("min", ""), column.get("max", "")
            if first.isdecimal() and last.isdecimal() and len(first) < 10 and len(last) < 10:
                yield int(first), int(last)
