"""One sheet of an OOXML workbook: its cells that hold something, merges, hidden rows and columns.

Whatever could harm who walks the sheet later (a value in the last row, a merge over everything) is refused here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, TypeVar

from cchc_excel.cells import LONGEST_TEXT, Area, Cell, ErrorValue, Grid, Ref, Value
from cchc_excel.reading.legacy import decode_runs
from cchc_excel.reading.limits import check_extent, check_merges, check_place, hidden_columns
from cchc_excel.reading.ooxml_styles import Look, RichText, parse_number, read_text
from cchc_excel.reading.unreadable import UnreadableError
from cchc_excel.reading.xml_parts import MAX_TAGS, count_tags, namespace_of, parse_xml
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
    """What the sheets of a workbook share."""

    strings: Sequence[RichText]
    looks: Sequence[Look]
    epoch: datetime


def read_sheet(
    part: bytes, name: str, shared: Shared, comments: Mapping[tuple[int, int], str], *, hidden: bool
) -> Grid:
    """Return the sheet of a part; raise UnreadableError where it is damaged, or would harm who walks it."""
    root = parse_xml(_without_blanks(part))
    ns = namespace_of(root)
    hidden_rows: set[int] = set()
    cells: dict[tuple[int, int], Cell] = {}
    for number, row in _rows(root, ns):
        if row.get("hidden") in _TRUE:
            hidden_rows.add(number)
        for place, source in _places(row, number, ns):
            cell = _read_cell(source, Ref(name, *place), shared, comments.get(place, ""), ns)
            if cell is not None and cells.setdefault(place, cell) is not cell:
                raise UnreadableError(FILE_DAMAGED, detail="hai ô trùng một địa chỉ")
    for place, comment in comments.items():
        cells.setdefault(place, Cell(Ref(name, *place), comment=comment))
    check_extent(cells)
    merges = tuple(_read_area(merge.get("ref", "")) for merge in root.iterfind(f"{ns}mergeCells/{ns}mergeCell"))
    check_merges(merges)
    drop_covered(cells, merges)
    return Grid(
        name, cells, merges, frozenset(hidden_rows), frozenset(hidden_columns(_hidden_spans(root, ns))), hidden=hidden
    )


def read_address(text: str) -> tuple[int, int]:
    """Return row and column of an address such as K12; raise UnreadableError where there is no such cell."""
    found = _ADDRESS.fullmatch(text)
    if not found:
        raise UnreadableError(FILE_DAMAGED, detail="địa chỉ ô sai")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    place = (int(found[2]), column)
    check_place(*place)
    return place


def _without_blanks(part: bytes) -> bytes:
    """Return a huge part without the cells that are only formatted: whole columns painted down to the last row."""
    if count_tags(part) <= MAX_TAGS or b"<!" in part:
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


def _places(row: "Element", number: int, ns: str) -> Iterator[tuple[tuple[int, int], "Element"]]:
    """Yield each cell of a row with its place; one that doesn't tell it follows the cell before."""
    place = (number, 0)
    tag = f"{ns}c"
    for source in row:
        if source.tag == tag:
            said = source.get("r")
            place = read_address(said) if said else (place[0], place[1] + 1)
            yield place, source


def _read_cell(source: "Element", ref: Ref, shared: Shared, comment: str, ns: str) -> Cell | None:
    """Return a cell, None for one that is only formatted."""
    if not len(source):
        return None
    look = _pick(shared.looks, source.get("s", "0")) if shared.looks else Look()
    formula = source.find(f"{ns}f") is not None
    kind = source.get("t", "n")
    inline = source.find(f"{ns}is")
    if inline is not None:
        return text_cell(read_text(inline, ns), ref, look, comment, formula=formula)
    value = source.find(f"{ns}v")
    text = (value.text or "") if value is not None else None
    if kind == "s" and text:
        return text_cell(_pick(shared.strings, text), ref, look, comment, formula=formula)
    if not text and not formula:
        return None
    return Cell(ref, _read_value(kind, text, look, shared.epoch), look.number_format, look.font, formula, comment)


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


def text_cell(text: RichText, ref: Ref, look: Look, comment: str, *, formula: bool = False) -> Cell:
    """Return a cell of text; one whose runs are in different encodings is decoded here, run by run."""
    cell = Cell(ref, text.text, look.number_format, text.font(look.font), formula, comment)
    if len(text.runs) < 2:
        return cell
    decoded = decode_runs([(run, font or look.font) for run, font in text.runs])
    return cell if decoded is None else replace(cell, value=decoded, raw=text.text)


def _pick(items: Sequence[_Item], index: str) -> _Item:
    """Return an item by the number a cell gives."""
    if not index.strip().isdecimal() or len(index) > 9 or int(index) >= len(items):
        raise UnreadableError(FILE_DAMAGED, detail="ô tham chiếu sai")
    return items[int(index)]


def _read_area(text: str) -> Area:
    first, _, last = text.partition(":")
    top, left = read_address(first)
    bottom, right = read_address(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def drop_covered(cells: dict[tuple[int, int], Cell], merges: Sequence[Area]) -> None:
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
