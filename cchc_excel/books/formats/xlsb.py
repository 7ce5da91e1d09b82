"""Binary workbooks (.xlsb, [MS-XLSB]): the parts of an OOXML package, most of them as records instead of XML.

Read record by record, so that errors, formats, fonts and notes are seen: calamine shows none of these, and needs half a
gigabyte for a value in a far corner (measured, 0.9.1).
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cchc_excel.books.formats.ooxml import (
    Parts,
    Relation,
    listed_sheets,
    read_properties,
    relations_of,
    saved_at,
    with_drawings,
)
from cchc_excel.books.formats.ooxml_sheets import Shared, drop_covered, text_cell
from cchc_excel.books.formats.ooxml_styles import BUILT_IN, EPOCH_1900, EPOCH_1904, Look, RichText, Run, as_value
from cchc_excel.books.parts.limits import check_extent, check_merges, check_place, check_together, hidden_columns
from cchc_excel.books.parts.struck import strike_all
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Book, Cell, CellRange, ErrorValue, Grid, Ref, Value
from cchc_excel.rules.files import FILE_DAMAGED, FILE_TOO_LARGE

MAX_RECORDS = 200_000

_ROW, _BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL, _FORMULA_ERROR = range(8, 12)
_RICH_TEXT = 62
_SHORT_BLANK, _SHORT_SHARED = 12, 18
"""Cells without a column of their own, in the order of the others: each stands right of the one before."""

_STRING, _FONT, _FORMAT, _XF, _COLUMNS, _MERGE, _SHEET, _BOOK_PROPERTIES = 19, 43, 44, 47, 60, 176, 156, 153
_CELL_XFS, _CELL_XFS_END, _COMMENT, _COMMENT_TEXT = 617, 618, 635, 637
_STRIKES = 0x08
_CELLS = frozenset({_RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, *range(8, 12), _RICH_TEXT})

_ERROR_TEXTS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


class _Record(NamedTuple):
    kind: int
    body: bytes


class _Font(NamedTuple):
    name: str
    struck: bool


def read_xlsb(parts: Mapping[str, bytes]) -> Book:
    """Return the workbook of a package's parts; raise UnreadableError where it is damaged, or would harm its reader."""
    parts = {name.replace("\\", "/").lower(): part for name, part in parts.items()}
    try:
        return _read_book(parts)
    except (struct.error, IndexError, UnicodeDecodeError) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="cấu trúc bảng tính sai") from problem


def _read_book(parts: Parts) -> Book:
    main = "xl/workbook.bin"
    relations = relations_of(main, parts)
    records = list(_records(parts[main]))
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    is_1904 = any(record.body[0] & 1 for record in records if record.kind == _BOOK_PROPERTIES)
    fonts, looks = _read_styles(parts.get(by_kind.get("styles", ""), b""))
    strings = _read_strings(parts.get(by_kind.get("sharedStrings", ""), b""), fonts)
    shared = Shared(strings, looks, EPOCH_1904 if is_1904 else EPOCH_1900)
    sheets = (_read_sheet_entry(record.body) for record in records if record.kind == _SHEET)
    listed_grids = (
        (_read_sheet(one.part, one.name, shared, _read_comments(one.relations, parts), hidden=one.hidden), one)
        for one in listed_sheets(sheets, relations, parts)
    )
    grids = (with_drawings(grid, listed.relations, parts) for grid, listed in listed_grids)
    return Book(tuple(check_together(grids)), read_properties(parts), saved_at(parts))


def _read_sheet_entry(body: bytes) -> tuple[str, str, bool]:
    """Return the relation, the name and whether it is hidden, of a sheet in the workbook's list."""
    identifier, end = _wide(body, 8)
    return identifier, _wide(body, end)[0], struct.unpack_from("<I", body)[0] != 0


def _pick(fonts: list[_Font], index: int) -> _Font:
    return fonts[index] if index < len(fonts) else _Font("", struck=False)


def _read_styles(part: bytes) -> tuple[list[_Font], tuple[Look, ...]]:
    """Return the fonts, and the look of each cell format."""
    formats, fonts, looks = dict(BUILT_IN), [], []
    within = False
    for kind, body in _records(part):
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = _wide(body, 2)[0] or "General"
        elif kind == _FONT:
            fonts.append(_Font(_wide(body, 21)[0], bool(struct.unpack_from("<H", body, 2)[0] & _STRIKES)))
        elif kind in (_CELL_XFS, _CELL_XFS_END):
            within = kind == _CELL_XFS
        elif kind == _XF and within:
            number_format, font = struct.unpack_from("<2H", body, 2)
            looks.append(Look(formats.get(number_format, "General"), *_pick(fonts, font)))
    return fonts, tuple(looks)


def _read_strings(part: bytes, fonts: list[_Font]) -> tuple[RichText, ...]:
    return tuple(_rich(body, 0, fonts) for kind, body in _records(part) if kind == _STRING)


def _read_sheet(
    part: bytes, name: str, shared: Shared, comments: Mapping[tuple[int, int], str], *, hidden: bool
) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[CellRange] = []
    hidden_rows: set[int] = set()
    hidden_spans: list[tuple[int, int]] = []
    row = 0
    for kind, body in _with_columns(_records(part)):
        if kind == _ROW:
            row = struct.unpack_from("<I", body)[0] + 1
            if struct.unpack_from("<I", body, 10)[0] & 0x1000:
                hidden_rows.add(row)
        elif kind in _CELLS:
            place = (row, struct.unpack_from("<I", body)[0] + 1)
            check_place(*place)
            cells[place] = _read_cell(kind, body, Ref(name, *place), shared, comments.get(place, ""))
        elif kind == _MERGE:
            top, bottom, left, right = (number + 1 for number in struct.unpack_from("<4I", body))
            merges.append(CellRange(top, left, bottom, right))
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 16)[0] & 1:
            first, last = struct.unpack_from("<2I", body)
            hidden_spans.append((first + 1, last + 1))
    for place, comment in comments.items():
        cells.setdefault(place, Cell(Ref(name, *place), comment=comment))
    check_extent(cells)
    check_merges(merges)
    drop_covered(cells, merges)
    return Grid(
        name, cells, tuple(merges), frozenset(hidden_rows), frozenset(hidden_columns(hidden_spans)), hidden=hidden
    )


def _with_columns(records: Iterable[_Record]) -> Iterator[_Record]:
    """Yield the records of a sheet, short cells as those that tell their column."""
    column = -1
    for record in records:
        kind, body = record
        if kind == _ROW:
            column = -1
        elif kind == _BLANK or kind in _CELLS:
            column = struct.unpack_from("<I", body)[0]
        elif _SHORT_BLANK <= kind <= _SHORT_SHARED:
            column += 1
            yield _Record(kind - _SHORT_BLANK + _BLANK, struct.pack("<I", column) + body)
            continue
        yield record


def _read_cell(kind: int, body: bytes, ref: Ref, shared: Shared, comment: str) -> Cell:
    style = int.from_bytes(body[4:7], "little")
    look = shared.looks[style] if shared.looks else Look()
    if kind == _SHARED:
        return text_cell(shared.strings[struct.unpack_from("<I", body, 8)[0]], ref, look, comment)
    value = _read_value(kind, body, look, shared)
    cell = Cell(ref, value, look.number_format, look.font, _FORMULA_TEXT <= kind <= _FORMULA_ERROR, comment)
    return strike_all(cell) if look.struck else cell


def _read_value(kind: int, body: bytes, look: Look, shared: Shared) -> Value:
    if kind in (_TEXT, _FORMULA_TEXT):
        return _wide(body, 8)[0]
    if kind == _RICH_TEXT:
        return _rich(body, 8, []).text
    if kind in (_ERROR, _FORMULA_ERROR):
        return ErrorValue(_ERROR_TEXTS.get(body[8], "#N/A"))
    if kind in (_BOOL, _FORMULA_BOOL):
        return body[8] != 0
    number = _rk(body) if kind == _RK else struct.unpack_from("<d", body, 8)[0]
    return as_value(number, look, shared.epoch)


def _rk(body: bytes) -> float:
    """Return a number in its short form: 30 bits of an integer or of a float, in hundredths or not."""
    packed: int = struct.unpack_from("<i", body, 8)[0]
    if packed & 2:
        number = float(packed >> 2)
    else:
        number = struct.unpack("<d", bytes(4) + struct.pack("<I", packed & 0xFFFF_FFFC))[0]
    return number / 100 if packed & 1 else number


def _read_comments(relations: Mapping[str, Relation], parts: Parts) -> dict[tuple[int, int], str]:
    """Return the notes of a sheet by place."""
    comments: dict[tuple[int, int], str] = {}
    for relation in relations.values():
        if relation.kind != "comments" or relation.target not in parts:
            continue
        place = (0, 0)
        for kind, body in _records(parts[relation.target]):
            if kind == _COMMENT:
                row, _, column = struct.unpack_from("<3I", body, 4)
                place = (row + 1, column + 1)
                check_place(*place)
            elif kind == _COMMENT_TEXT:
                comments[place] = _rich(body, 0, []).text
    return comments


def _rich(body: bytes, start: int, fonts: list[_Font]) -> RichText:
    """Return a text with its runs; the first has the cell's own font."""
    text, end = _wide(body, start + 1)
    if not body[start] & 1 or not fonts:
        return RichText((Run(text),))
    count: int = struct.unpack_from("<I", body, end)[0]
    starts = [struct.unpack_from("<2H", body, end + 4 + 4 * index) for index in range(min(count, len(text)))]
    bounds = [0, *(place for place, _ in starts), len(text)]
    looks = [("", None), *(_pick(fonts, font) for _, font in starts)]
    pieces = ((text[bounds[index] : bounds[index + 1]], look) for index, look in enumerate(looks))
    return RichText(tuple(Run(piece, *look) for piece, look in pieces if piece))


def _wide(body: bytes, start: int) -> tuple[str, int]:
    """Return a text in UTF-16 and where it ends."""
    count: int = struct.unpack_from("<I", body, start)[0]
    if count == 0xFFFFFFFF:
        return "", start + 4
    end = start + 4 + 2 * count
    if end > len(body):
        raise IndexError(end)
    return body[start + 4 : end].decode("utf-16-le", "replace"), end


def _records(part: bytes) -> Iterator[_Record]:
    """Yield the records of a part ([MS-XLSB] 2.1.4)."""
    position = count = 0
    while position < len(part):
        kind, position = _number(part, position, 2)
        size, position = _number(part, position, 4)
        if position + size > len(part):
            raise UnreadableError(FILE_DAMAGED, detail="cấu trúc bảng tính sai")
        if (count := count + 1) > MAX_RECORDS:
            raise UnreadableError(FILE_TOO_LARGE, detail="quá nhiều phần tử")
        yield _Record(kind, part[position : position + size])
        position += size


def _number(part: bytes, position: int, most: int) -> tuple[int, int]:
    """Return a number of at most so many bytes, seven bits each, and where it ends."""
    byte = part[position]
    number = byte & 0x7F
    for index in range(1, most):
        if byte < 0x80:
            return number, position + index
        byte = part[position + index]
        number |= (byte & 0x7F) << (7 * index)
    return number, position + most
