"""OpenDocument spreadsheets: values, error cells, percentages, fonts, notes, hidden rows and columns, merges."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cchc_excel.books.formats.ods_drawings import read_shapes
from cchc_excel.books.parts.limits import (
    LAST_COLUMN,
    MAX_CELLS,
    MAX_SHEETS,
    check_extent,
    check_merges,
    check_together,
)
from cchc_excel.books.parts.pictures import shows_picture
from cchc_excel.books.parts.preflight import MAX_KEPT_BYTES
from cchc_excel.books.parts.struck import strike_all, strike_pieces
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.parts.xml_parts import outermost, parse_xml
from cchc_excel.cells import PICTURE, Aside, Book, Cell, CellRange, ErrorValue, Grid, Ref, Value, is_within_excel
from cchc_excel.moments import read_iso_moment
from cchc_excel.rules.files import FILE_DAMAGED, FILE_ENCRYPTED, FILE_TOO_LARGE
from cchc_excel.text import whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

_MOST_SPACES = 100
_DEEPEST_TEXT = 20


class _TextStyle(NamedTuple):
    """The font of a style, and whether it strikes out; None where it doesn't say."""

    font: str = ""
    struck: bool | None = None


def read_ods(parts: Mapping[str, bytes]) -> Book:
    """Return the workbook of an OpenDocument package's parts; raise UnreadableError where it can't be read."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableError(FILE_ENCRYPTED)
    if "content.xml" not in parts:
        raise UnreadableError(FILE_DAMAGED, detail="thiếu thành phần bên trong")
    meta = parse_xml(parts["meta.xml"]) if parts.get("meta.xml") else None
    return _read_book(parse_xml(parts["content.xml"]), meta)


def read_flat_ods(data: bytes) -> Book:
    """Return the workbook of an OpenDocument spreadsheet that is one piece of XML; raise UnreadableError."""
    if len(data) > MAX_KEPT_BYTES:
        raise UnreadableError(FILE_TOO_LARGE, detail=f"{len(data) // 1_000_000} MB")
    root = parse_xml(data)
    for drawn in root.iter(f"{_DRAW}object"):
        drawn.clear()  # a chart's own table, which a package keeps elsewhere
    return _read_book(root, root)


def _read_book(content: "Element", meta: "Element | None") -> Book:
    hidden, styles = _hidden_styles(content), _text_styles(content)
    sheets = content.find(f".//{_OFFICE}spreadsheet")
    tables = [] if sheets is None else list(outermost(sheets, f"{_TABLE}table"))
    if len(tables) > MAX_SHEETS:
        raise UnreadableError(FILE_TOO_LARGE, detail=f"{len(tables)} trang tính")
    grids = tuple(check_together(_read_table(table, hidden, styles) for table in tables))
    return Book(grids, _properties(meta), _saved_at(meta))


def _hidden_styles(content: "Element") -> frozenset[str]:
    """Return the names of table styles that hide a sheet."""
    hidden = set()
    for style in content.iter(f"{_STYLE}style"):
        for properties in style.iter(f"{_STYLE}table-properties"):
            if properties.get(f"{_TABLE}display") == "false":
                hidden.add(style.get(f"{_STYLE}name", ""))
    return frozenset(hidden)


def _text_styles(content: "Element") -> dict[str, _TextStyle]:
    """Return the font name of each style that has one, and whether it strikes out, where it says so."""
    styles = {}
    for style in content.iter(f"{_STYLE}style"):
        for properties in style.iter(f"{_STYLE}text-properties"):
            lines = {properties.get(f"{_STYLE}text-line-through-{what}", "") for what in ("style", "type")} - {""}
            struck = lines != {"none"} if lines else None
            styles[style.get(f"{_STYLE}name", "")] = _TextStyle(properties.get(f"{_STYLE}font-name", ""), struck)
    return styles


def _read_table(table: "Element", hidden_styles: frozenset[str], styles: Mapping[str, _TextStyle]) -> Grid:
    name = table.get(f"{_TABLE}name", "")
    columns, hidden_columns = _read_columns(table)
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[CellRange] = []
    hidden_rows: set[int] = set()
    asides = [aside for shapes in table.iterfind(f"{_TABLE}shapes") for aside in read_shapes(shapes, Ref(name, 1, 1))]
    number = 1
    for row in outermost(table, f"{_TABLE}table-row", f"{_TABLE}table"):
        repeats = _repeats(row, "rows")
        asides += _read_hanging(row, Ref(name, number, 1))
        found = [(*held, _span(held[1])) for held in _read_row(row, columns, styles)]
        if len(cells) + repeats * len(found) > MAX_CELLS:
            raise UnreadableError(FILE_TOO_LARGE, detail=f"hơn {MAX_CELLS} ô có dữ liệu")
        for again in range(repeats if found else 0):
            for column, _, cell, (rows, width) in found:
                ref = Ref(name, number + again, column)
                cells[ref[1:]] = cell._replace(ref=ref)
                if (rows, width) != (1, 1):
                    merges.append(CellRange(ref.row, column, ref.row + rows - 1, column + width - 1))
        if found and row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden_rows.update(range(number, number + repeats))
        number += repeats
    check_extent(cells)
    check_merges(merges)
    hidden = table.get(f"{_TABLE}style-name", "") in hidden_styles
    areas = tuple(merges)
    return Grid(name, cells, areas, frozenset(hidden_rows), hidden_columns, hidden=hidden, asides=tuple(asides))


def _read_hanging(row: "Element", first: Ref) -> Iterator[Aside]:
    """Yield what the shapes say that hang on the cells of a row."""
    column = 1
    for source in row:
        if len(source):
            yield from read_shapes(source, first._replace(column=column))
        column += _repeats(source, "columns")


def _read_columns(table: "Element") -> tuple[list[tuple[int, str]], frozenset[int]]:
    """Return the columns' default styles, each with the last column it goes to, and the hidden columns."""
    styles: list[tuple[int, str]] = []
    hidden: set[int] = set()
    last = 0
    for column in outermost(table, f"{_TABLE}table-column", f"{_TABLE}table-row"):
        first, last = last + 1, min(last + _repeats(column, "columns"), LAST_COLUMN)
        styles.append((last, column.get(f"{_TABLE}default-cell-style-name", "")))
        if column.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden.update(range(first, last + 1))
    return styles, frozenset(hidden)


def _read_row(
    row: "Element", columns: list[tuple[int, str]], styles: Mapping[str, _TextStyle]
) -> Iterator[tuple[int, "Element", Cell]]:
    """Yield the cells of a row that hold something: column, element, cell. What a merge covers nobody sees."""
    column = 1
    for source in row:
        if source.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        repeats = _repeats(source, "columns")
        if source.tag == f"{_TABLE}table-cell" and (len(source) or source.get(f"{_OFFICE}value-type")):
            style = source.get(f"{_TABLE}style-name") or next((name for last, name in columns if column <= last), "")
            cell = _read_cell(source, styles.get(style, _TextStyle()), styles)
            if cell.value is not None or cell.comment or cell.formula:
                if repeats > MAX_CELLS:
                    raise UnreadableError(FILE_TOO_LARGE, detail=f"hơn {MAX_CELLS} ô có dữ liệu")
                for again in range(repeats):
                    yield column + again, source, cell
        column += repeats


def _repeats(element: "Element", what: str) -> int:
    return _whole(element.get(f"{_TABLE}number-{what}-repeated", ""))


def _span(source: "Element") -> tuple[int, int]:
    """Return how many rows and columns a cell spans."""
    rows, columns = (_whole(source.get(f"{_TABLE}number-{way}-spanned", "")) for way in ("rows", "columns"))
    return rows, columns


def _whole(text: str) -> int:
    """Return a count, 1 where none is said."""
    return whole_number(text) or 1


def _read_cell(source: "Element", style: _TextStyle, styles: Mapping[str, _TextStyle]) -> Cell:
    """Return a cell whose place is yet to be told."""
    cell = _read_content(source, style.font)
    if isinstance(cell.value, str) and any(known.struck for known in styles.values()):
        return strike_pieces(cell, _pieces_of(source, styles, struck=bool(style.struck)))
    return strike_all(cell) if style.struck else cell


def _pieces_of(source: "Element", styles: Mapping[str, _TextStyle], *, struck: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a cell's text, each with whether it is struck out."""
    for number, paragraph in enumerate(source.findall(f"{_TEXT}p")):
        if number:
            yield "\n", struck
        yield paragraph.text or "", struck
        for part in paragraph:
            own = styles.get(part.get(f"{_TEXT}style-name", ""), _TextStyle()).struck
            yield _text_of_part(part), struck if own is None else own
            yield part.tail or "", struck


def _read_content(source: "Element", font: str) -> Cell:
    text = "\n".join(_text_of(paragraph) for paragraph in source.findall(f"{_TEXT}p"))
    note = source.find(f"{_OFFICE}annotation")
    comment = "\n".join(_text_of(line) for line in outermost(note, f"{_TEXT}p")) if note is not None else ""
    formula = source.get(f"{_TABLE}formula")
    kind = source.get(f"{_OFFICE}value-type", "")
    nowhere = Ref("", 0, 0)
    if formula and shows_picture(formula):
        return Cell(nowhere, PICTURE, font=font, formula=True, comment=comment)
    if source.get(f"{_CALC}value-type") == "error" or (formula and text.startswith(("#", "Err:"))):
        return Cell(nowhere, ErrorValue(text or "#N/A"), font=font, formula=formula is not None, comment=comment)
    value = _value_of(source, kind, text)
    return Cell(nowhere, value, _FORMATS.get(kind, "General"), font, formula is not None, comment)


_FORMATS = {"percentage": "0%", "date": "dd/mm/yyyy", "time": "hh:mm:ss"}
_DURATION = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")


def _value_of(source: "Element", kind: str, text: str) -> Value:
    with suppress(ValueError, TypeError):
        if kind in ("float", "percentage", "currency"):
            number = float(source.get(f"{_OFFICE}value", ""))
            if not is_within_excel(number):
                return text or str(number)
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
        if kind == "date":
            return datetime.fromisoformat(source.get(f"{_OFFICE}date-value", "")).replace(tzinfo=None)
        if kind == "time":
            return _duration(source.get(f"{_OFFICE}time-value", ""))
        if kind == "boolean":
            return source.get(f"{_OFFICE}boolean-value") == "true"
    return text or source.get(f"{_OFFICE}string-value") or None


def _duration(text: str) -> time | timedelta:
    """Return a time of day, or a duration of a day and more; raise ValueError where the text is none."""
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(text)
    hours, minutes, seconds = (int(part) for part in found.groups())
    return time(hours, minutes, seconds) if hours < 24 else timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _text_of(paragraph: "Element", depth: int = 0) -> str:
    """Return a paragraph's text; runs of spaces are elements of their own."""
    if depth > _DEEPEST_TEXT:
        return "".join(paragraph.itertext())
    pieces = [paragraph.text or ""]
    for part in paragraph:
        pieces += (_text_of_part(part, depth), part.tail or "")
    return "".join(pieces)


def _text_of_part(part: "Element", depth: int = 0) -> str:
    if part.tag == f"{_TEXT}s":
        return " " * min(_whole(part.get(f"{_TEXT}c", "")), _MOST_SPACES)
    return "\n" if part.tag == f"{_TEXT}line-break" else _text_of(part, depth + 1)


def _properties(meta: "Element | None") -> dict[str, str]:
    if meta is None:
        return {}
    return {item.get(f"{_META}name", ""): item.text or "" for item in meta.iter(f"{_META}user-defined")}


def _saved_at(meta: "Element | None") -> datetime | None:
    found = next(meta.iter(f"{_DC}date"), None) if meta is not None else None
    return read_iso_moment(found.text or "") if found is not None else None
