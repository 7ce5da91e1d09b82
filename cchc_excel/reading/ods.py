"""OpenDocument spreadsheets: values, error cells, percentages, notes, hidden rows, merges."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cchc_excel.cells import Area, Book, Cell, ErrorValue, Grid, Ref, Value
from cchc_excel.reading.unreadable import UnreadableError
from cchc_excel.rules.files import FILE_DAMAGED, FILE_ENCRYPTED, FILE_SUSPECT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_REPEATS = 1_000
MAX_CELLS = 500_000

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def read_ods(parts: dict[str, bytes]) -> Book:
    """Return the workbook of an OpenDocument package's parts; raise UnreadableError where it can't be read."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableError(FILE_ENCRYPTED)
    content = _parse(parts.get("content.xml", b""))
    hidden_styles = _hidden_styles(content)
    tables = content.iter(f"{_TABLE}table")
    grids = tuple(_read_table(table, hidden_styles) for table in tables)
    meta = _parse(parts["meta.xml"]) if "meta.xml" in parts else None
    return Book(grids, _properties(meta), _saved_at(meta))


def _parse(part: bytes) -> "Element":
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - only for this format

    try:
        root: Element = fromstring(part, forbid_dtd=True)
    except (ParseError, ValueError, DefusedXmlException) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="cấu trúc bảng tính sai") from problem
    return root


def _hidden_styles(content: "Element") -> frozenset[str]:
    """Return the names of table styles that hide a sheet."""
    hidden = set()
    for style in content.iter(f"{_STYLE}style"):
        for properties in style.iter(f"{_STYLE}table-properties"):
            if properties.get(f"{_TABLE}display") == "false":
                hidden.add(style.get(f"{_STYLE}name", ""))
    return frozenset(hidden)


def _read_table(table: "Element", hidden_styles: frozenset[str]) -> Grid:
    name = table.get(f"{_TABLE}name", "")
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Area] = []
    hidden_rows: set[int] = set()
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        repeats = _repeats(row, "rows")
        found = list(_read_row(row))
        for again in range(min(repeats, MAX_REPEATS) if found else 0):
            for column, source, spans in found:
                ref = Ref(name, number + again, column)
                cells[ref.row, column] = _read_cell(source, ref)
                if spans != (1, 1):
                    merges.append(Area(ref.row, column, ref.row + spans[0] - 1, column + spans[1] - 1))
            if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                hidden_rows.add(number + again)
        number += repeats
        if len(cells) > MAX_CELLS:
            raise UnreadableError(FILE_SUSPECT, detail="quá nhiều ô")
    hidden = table.get(f"{_TABLE}style-name", "") in hidden_styles
    return Grid(name, cells, tuple(merges), frozenset(hidden_rows), hidden=hidden)


def _read_row(row: "Element") -> Iterator[tuple[int, "Element", tuple[int, int]]]:
    """Yield the cells of a row that hold something: column, element, rows and columns spanned."""
    column = 1
    for source in row:
        if source.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        repeats = _repeats(source, "columns")
        if _holds_something(source):
            spans = tuple(int(source.get(f"{_TABLE}number-{way}-spanned", 1)) for way in ("rows", "columns"))
            for again in range(min(repeats, MAX_REPEATS)):
                yield column + again, source, (spans[0], spans[1])
        column += repeats


def _repeats(element: "Element", what: str) -> int:
    with suppress(ValueError):
        return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", 1)))
    return 1


def _holds_something(source: "Element") -> bool:
    return len(source) > 0 or source.get(f"{_OFFICE}value-type") is not None


def _read_cell(source: "Element", ref: Ref) -> Cell:
    text = "\n".join(_text_of(paragraph) for paragraph in source.findall(f"{_TEXT}p"))
    note = source.find(f"{_OFFICE}annotation")
    comment = "\n".join(_text_of(line) for line in note.iter(f"{_TEXT}p")) if note is not None else ""
    formula = source.get(f"{_TABLE}formula") is not None
    kind = source.get(f"{_OFFICE}value-type", "")
    if source.get(f"{_CALC}value-type") == "error" or (formula and text.startswith(("#", "Err:"))):
        return Cell(ref, ErrorValue(text or "#N/A"), formula=formula, comment=comment)
    return Cell(ref, _value_of(source, kind, text), _FORMATS.get(kind, "General"), "", formula, comment)


_FORMATS = {"percentage": "0%", "date": "dd/mm/yyyy"}


def _value_of(source: "Element", kind: str, text: str) -> Value:
    with suppress(ValueError, TypeError):
        if kind in ("float", "percentage", "currency"):
            number = float(source.get(f"{_OFFICE}value", ""))
            return int(number) if number.is_integer() else number
        if kind == "date":
            return datetime.fromisoformat(source.get(f"{_OFFICE}date-value", ""))
        if kind == "boolean":
            return source.get(f"{_OFFICE}boolean-value") == "true"
    return text or source.get(f"{_OFFICE}string-value") or None


def _text_of(paragraph: "Element") -> str:
    """Return a paragraph's text; runs of spaces are elements of their own."""
    pieces = [paragraph.text or ""]
    for part in paragraph:
        if part.tag == f"{_TEXT}s":
            pieces.append(" " * min(int(part.get(f"{_TEXT}c", 1)), 100))
        elif part.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        else:
            pieces.append(_text_of(part))
        pieces.append(part.tail or "")
    return "".join(pieces)


def _properties(meta: "Element | None") -> dict[str, str]:
    if meta is None:
        return {}
    return {item.get(f"{_META}name", ""): item.text or "" for item in meta.iter(f"{_META}user-defined")}


def _saved_at(meta: "Element | None") -> datetime | None:
    found = next(meta.iter(f"{_DC}date"), None) if meta is not None else None
    with suppress(ValueError, OverflowError):
        if found is not None and found.text:
            moment = datetime.fromisoformat(found.text[:26] if "." in found.text else found.text)
            return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return None
