"""Books as lesser-known programs write them: in odd boxes, in short records."""

import struct
from collections.abc import Iterable

from tests.tools.hostile import xls, zip_of

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_GLOBALS, _WORKSHEET = 5, 16
_BOF, _EOF, _BOUND_SHEET, _LABEL, _NUMBER, _FONT, _XF = 0x809, 0x0A, 0x85, 0x204, 0x203, 0x31, 0xE0

_NONE = 0xFFFFFFFF

Record = tuple[int, bytes]


def biff8(rows: Iterable[Iterable[str | float]], before: Iterable[Record] = ()) -> bytes:
    """Return the stream of an .xls book with one sheet, "Báo cáo"; `before` are records right after its start."""
    name = "Báo cáo"
    bound = struct.pack("<IHBB", 0, 0, len(name), 1) + name.encode("utf-16-le")
    looks = [(_FONT, bytes(14) + b"\x05\x00Arial"), (_XF, bytes(20))]
    head = [(_BOF, struct.pack("<4H2I", 0x600, _GLOBALS, 0, 0, 0, 0)), *before, *looks]
    start = len(_stream([*head, (_BOUND_SHEET, bound), (_EOF, b"")]))
    bound = struct.pack("<I", start) + bound[4:]
    cells = [_cell(row, column, value) for row, values in enumerate(rows) for column, value in enumerate(values)]
    sheet = [(_BOF, struct.pack("<4H2I", 0x600, _WORKSHEET, 0, 0, 0, 0)), *cells, (_EOF, b"")]
    return _stream([*head, (_BOUND_SHEET, bound), (_EOF, b""), *sheet])


def _cell(row: int, column: int, value: str | float) -> Record:
    place = struct.pack("<3H", row, column, 0)
    if isinstance(value, str):
        return _LABEL, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
    return _NUMBER, place + struct.pack("<d", value)


def _stream(records: Iterable[Record]) -> bytes:
    return b"".join(struct.pack("<2H", kind, len(body)) + body for kind, body in records)


def xls_with_ends(rows: Iterable[Iterable[str | float]]) -> bytes:
    """Return a book whose box marks unused sectors as ends of chains, as SheetJS does."""
    return xls(biff8(rows), unused=0xFFFFFFFE)


def box(streams: dict[str, bytes]) -> bytes:
    """Return an OLE box with up to three streams; short ones are filled up with zeros to 4,096 bytes."""
    filled = [(name, stream.ljust(4096, b"\0")) for name, stream in streams.items()]
    table, entries, next_sector = [0xFFFFFFFD, 0xFFFFFFFE], [_entry("Root Entry", 5, _NONE, 1, 0xFFFFFFFE, 0)], 2
    for number, (name, stream) in enumerate(filled, start=1):
        count = -(-len(stream) // 512)
        sibling = number + 1 if number < len(filled) else _NONE
        entries.append(_entry(name, 2, sibling, _NONE, next_sector, len(stream)))
        table += [*range(next_sector + 1, next_sector + count), 0xFFFFFFFE]
        next_sector += count
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<2I", header, 44, 1, 1)
    struct.pack_into("<5I", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[_NONE] * 108)
    tables = struct.pack("<128I", *table, *[_NONE] * (128 - len(table)))
    content = b"".join(stream + bytes(-len(stream) % 512) for _, stream in filled)
    return bytes(header) + tables + b"".join(entries).ljust(512, b"\0") + content


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack("<64sHBB3I36sIQ", text, len(text) + 2, kind, 1, _NONE, right, child, b"", start, size)


def xlsb(records: Iterable[Record], strings: Iterable[str] = ()) -> bytes:
    """Return a binary workbook with one sheet of these records, and shared strings."""
    relations = (
        f'<Relationship Id="s" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="t" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.bin"/>'
    )
    entry = struct.pack("<2I", 0, 1) + wide("s") + wide("Báo cáo")
    return zip_of(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": _binary([(156, entry)]),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
            "xl/worksheets/sheet1.bin": _binary(records),
            "xl/sharedStrings.bin": _binary((19, b"\0" + wide(text)) for text in strings),
        }
    )


def wide(text: str) -> bytes:
    """Return a text as binary workbooks write it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _binary(records: Iterable[Record]) -> bytes:
    return b"".join(_number(kind) + _number(len(body)) + body for kind, body in records)


def _number(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])
