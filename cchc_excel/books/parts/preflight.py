"""What is in a zip may be read once this has seen it: every part inflated within bounds, with its CRC right.

Readers trust what they read and miss damage (measured with calamine 0.9: 151 of 10,000 damaged copies read wrongly).
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from cchc_excel.books.parts.packing import PLAIN, method_name
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.rules.files import FILE_DAMAGED, FILE_ENCRYPTED, FILE_SUSPECT, FILE_TOO_LARGE

MAX_PARTS = 2_000
MAX_KEPT_BYTES = 40_000_000
"""Of parts that are read: XML, or binary sheets."""

MAX_BYTES = 200_000_000
"""Of all parts, pictures included."""

XML_PARTS = (".xml", ".rels", ".vml")
BINARY_PARTS = (*XML_PARTS, ".bin")
ZIP_PROBLEMS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises while it reads an entry."""

MAX_ENTRIES = 25_000
_ENTRY = b"PK\x01\x02"
_LEAST_ELEMENT = 8
"""Bytes that an element takes where a sheet has nothing but numbers."""

_CHUNK = 1 << 20
_END_OF_ZIP = b"PK\x05\x06"
_ZIP64_COUNT = 0xFFFF


def inflate(data: bytes, kept: tuple[str, ...] = XML_PARTS, most: int = MAX_KEPT_BYTES) -> dict[str, bytes]:
    """Return the parts of a workbook by name; raise UnreadableError where one is damaged or out of bounds.

    Parts whose names don't end in one of `kept`, pictures and the like, are checked and left out: nobody reads them.
    The others may have `most` bytes together.
    """
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="tệp nén không trọn vẹn") from problem
    entries = package.infolist()
    _check_directory(data, entries, max(most, MAX_BYTES))
    parts: dict[str, bytes] = {}
    left = most
    for entry in entries:
        if entry.filename.lower().endswith(kept):
            parts[entry.filename] = inflate_entry(package, entry, left)
            left -= len(parts[entry.filename])
        else:
            _check_entry(package, entry)
    return parts


def refuse_many(data: bytes) -> None:
    """Refuse a zip whose directory alone would take long to read."""
    if data.count(_ENTRY) > MAX_ENTRIES:
        raise UnreadableError(FILE_TOO_LARGE, detail=f"hơn {MAX_ENTRIES} thành phần bên trong")


def count_elements(data: bytes, usual: int, packed: int) -> int:
    """Return how many XML elements the parts of a package hold that are read, beyond what is usual.

    So many are usual, and one more for as many `packed` bytes. Not more than 0 where they can't be many, nor where it
    is no package; parts that are too small for that are not counted one by one.
    """
    try:
        refuse_many(data)
        package = zipfile.ZipFile(BytesIO(data))
        entries = [entry for entry in package.infolist() if entry.filename.lower().endswith(BINARY_PARTS)]
        usual += sum(entry.compress_size for entry in entries) // packed
        most = sum(entry.file_size for entry in entries) // _LEAST_ELEMENT
        if most <= usual or most > MAX_KEPT_BYTES // _LEAST_ELEMENT:
            return most - usual
        return sum(_count(inflate_entry(package, entry, entry.file_size)) for entry in entries) - usual
    except (*ZIP_PROBLEMS, OverflowError, UnreadableError):
        return 0


def _count(part: bytes) -> int:
    """Return the elements of a part; in a binary one, what takes as much time."""
    return part.count(b"<") - part.count(b"</") or len(part) // _LEAST_ELEMENT


def inflate_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Return the content of an entry, its CRC right; raise UnreadableError where it is damaged or beyond the limit."""
    if entry.file_size > limit:
        raise UnreadableError(FILE_TOO_LARGE, detail="nội dung quá lớn sau khi giải nén")
    _check_method(entry)
    try:
        with package.open(entry) as stream:
            content = stream.read(entry.file_size + 1)
    except ZIP_PROBLEMS as problem:
        raise UnreadableError(FILE_DAMAGED, detail="nội dung sai mã kiểm tra") from problem
    if len(content) != entry.file_size:
        raise UnreadableError(FILE_DAMAGED, detail="nội dung không đủ")
    return content


def refuse_overlaps(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: Python before 3.11.8 does not look."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise UnreadableError(FILE_SUSPECT, detail="các thành phần chồng lên nhau")
        end = entry.header_offset + 30 + entry.compress_size


def _check_directory(data: bytes, entries: list[zipfile.ZipInfo], most: int) -> None:
    """Refuse a zip whose directory alone shows that it is no workbook."""
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > most:
        raise UnreadableError(FILE_TOO_LARGE, detail="nội dung quá lớn sau khi giải nén")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError(FILE_ENCRYPTED)
    refuse_overlaps(entries)
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise UnreadableError(FILE_SUSPECT, detail="hai thành phần trùng tên")
    end = data.rfind(_END_OF_ZIP)
    counted = struct.unpack_from("<H", data, end + 10)[0] if 0 <= end <= len(data) - 12 else len(entries)
    if counted not in (len(entries), _ZIP64_COUNT):
        raise UnreadableError(FILE_DAMAGED, detail="thiếu thành phần bên trong")


def _check_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read an entry through for its CRC, keeping nothing."""
    _check_method(entry)
    try:
        with package.open(entry) as stream:
            while stream.read(_CHUNK):
                pass
    except ZIP_PROBLEMS as problem:
        raise UnreadableError(FILE_DAMAGED, detail="nội dung sai mã kiểm tra") from problem


def _check_method(entry: zipfile.ZipInfo) -> None:
    """Refuse what no office program writes, nor opens."""
    if entry.compress_type not in PLAIN:
        raise UnreadableError(FILE_SUSPECT, detail=f"nén kiểu {method_name(entry)}, Excel không mở được")
