"""OLE compound files ([MS-CFB]), the box that .xls, .doc, .msg and encrypted .xlsx come in: what lies at its top.

Only the directory is read here, bounded, to tell these apart and to see whether the end is missing.
"""

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
_HEADER = 512
_LAST_SECTOR = 0xFFFF_FFFA
_TABLES = (0xFFFF_FFFC, 0xFFFF_FFFD)
"""What stands for a sector that holds the table itself."""

_STREAM = 2
_MINI_STREAM = 4096
"""Bytes below which a stream lies in the root's own."""

_ENTRY = 128
_MAX_DIRECTORY_SECTORS = 2_000


class BrokenOleError(Exception):
    """The directory can't be followed: the file is cut short or damaged."""


def is_outlook(data: bytes) -> bool:
    """Whether these bytes are an Outlook message; an old Excel workbook begins likewise."""
    return data.startswith(MAGIC) and _OUTLOOK in data and _WORKBOOK not in data[:65536]


def top_names(data: bytes) -> frozenset[str]:
    """Return the names of the streams and storages at the top of a compound file; raise BrokenOleError."""
    try:
        return frozenset(_children(_directory(data)))
    except (struct.error, IndexError, RecursionError, UnicodeDecodeError) as problem:
        raise BrokenOleError from problem


def is_cut_short(data: bytes) -> bool:
    """Whether sectors that the file says are in use lie beyond its end."""
    try:
        size = _sector_size(data)
        used = max(_used(data, _table(data, size)), default=0)
    except (struct.error, IndexError, BrokenOleError):
        return True
    return _HEADER + used * size >= len(data)


def _used(data: bytes, table: list[int]) -> Iterator[int]:
    """Yield the sectors in use: those that lead on, those led to, and where a stream starts.

    An end of a chain that nothing leads to is no sector: some programs (SheetJS) fill up the table with such.
    """
    for sector, following in enumerate(table):
        if following < _LAST_SECTOR or following in _TABLES:
            yield sector
        if following < _LAST_SECTOR:
            yield following
    for index, entry in enumerate(_directory(data)):
        start, length = struct.unpack_from("<2I", entry, 116)
        is_stored_here = index == 0 or (entry[66] == _STREAM and length >= _MINI_STREAM)
        if is_stored_here and length and start < _LAST_SECTOR:
            yield start


def _sector_size(data: bytes) -> int:
    shift: int = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise BrokenOleError
    return 1 << shift


def _table(data: bytes, size: int) -> list[int]:
    """Return the sector allocation table: each sector's successor. Its places stand in the header and a chain."""
    places = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _LAST_SECTOR]
    following: int = struct.unpack_from("<I", data, 68)[0]
    while following < _LAST_SECTOR and len(places) * size < len(data):
        *more, following = struct.unpack_from(f"<{size // 4}I", data, _offset(following, size))
        places += [sector for sector in more if sector < _LAST_SECTOR]
    if len(places) * size > len(data):
        raise BrokenOleError
    table: list[int] = []
    for place in places:
        table += struct.unpack_from(f"<{size // 4}I", data, _offset(place, size))
    return table


def _directory(data: bytes) -> list[bytes]:
    """Return the entries of the directory."""
    size = _sector_size(data)
    table = _table(data, size)
    sector: int = struct.unpack_from("<I", data, 48)[0]
    entries: list[bytes] = []
    seen: set[int] = set()
    while sector < _LAST_SECTOR:
        if sector in seen or len(seen) > _MAX_DIRECTORY_SECTORS:
            raise BrokenOleError
        seen.add(sector)
        start = _offset(sector, size)
        if start + size > len(data):
            raise BrokenOleError
        entries += [data[place : place + _ENTRY] for place in range(start, start + size, _ENTRY)]
        sector = table[sector]
    if not entries:
        raise BrokenOleError
    return entries


def _children(entries: list[bytes]) -> Iterator[str]:
    """Yield the names of the root's children, a tree of left and right siblings."""
    waiting = [struct.unpack_from("<I", entries[0], 76)[0]]
    seen: set[int] = set()
    while waiting:
        index = waiting.pop()
        if index >= _LAST_SECTOR or index in seen:
            continue
        seen.add(index)
        left, right = struct.unpack_from("<2I", entries[index], 68)
        waiting += [left, right]
        length: int = struct.unpack_from("<H", entries[index], 64)[0]
        yield entries[index][: max(0, min(length, 64) - 2)].decode("utf-16-le")


def _offset(sector: int, size: int) -> int:
    return (sector + 1) * size if size > _HEADER else _HEADER + sector * size
