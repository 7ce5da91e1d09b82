"""How the files in a zip are packed (*kiểu nén*), beyond what office programs write: undone within bounds, or named.

zipfile undoes some of these without a bound: four kilobytes of BZip2 may become gigabytes.
"""

import bz2
import importlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.rules.files import FILE_DAMAGED, ZIP_METHOD

PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What zipfile undoes as far as it is asked to."""

_XZ, _ZSTANDARD = 95, (20, 93)
_NAMES = {
    9: "Deflate64", zipfile.ZIP_BZIP2: "BZip2", zipfile.ZIP_LZMA: "LZMA", 20: "Zstandard", 93: "Zstandard", _XZ: "XZ",
    98: "PPMd",
}  # fmt: skip
_LOCAL_HEADER = struct.Struct("<4s22x2H")
_LEAST_WINDOW, _MOST_MEMORY = 4096, 128 << 20


def method_name(entry: zipfile.ZipInfo) -> str:
    """Return what an entry's way of packing is called."""
    return _NAMES.get(entry.compress_type, f"số {entry.compress_type}")


def unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the content of an entry, its CRC right; raise UnreadableError where it is damaged or can't be undone.

    The caller has seen to it that the size it announces is in bounds.
    """
    content = _undo(package, entry, entry.file_size + 1)
    if len(content) != entry.file_size:
        raise UnreadableError(FILE_DAMAGED, detail="nội dung không đủ")
    if zlib.crc32(content) != entry.CRC:
        raise UnreadableError(FILE_DAMAGED, detail="nội dung sai mã kiểm tra")
    return content


def _undo(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Return at most so many bytes of an entry's content."""
    packed = _packed(package, entry)
    try:
        machine, packed = _machine(entry, packed)
        content: bytes = machine.decompress(packed, most)
        while len(content) < most and not machine.eof:
            more = machine.decompress(b"", most - len(content))
            if not more:
                break
            content += more
    except (lzma.LZMAError, OSError, EOFError, ValueError, struct.error) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="nội dung sai mã kiểm tra") from problem
    return content


def _packed(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return an entry's bytes as they lie in the zip."""
    file = package.fp
    if file is None:
        return b""
    file.seek(entry.header_offset)
    head = file.read(_LOCAL_HEADER.size)
    if len(head) < _LOCAL_HEADER.size or not head.startswith(b"PK\x03\x04"):
        raise UnreadableError(FILE_DAMAGED, detail="tệp nén không trọn vẹn")
    _, name, extra = _LOCAL_HEADER.unpack(head)
    file.seek(name + extra, 1)
    return file.read(entry.compress_size)


def _machine(entry: zipfile.ZipInfo, packed: bytes) -> tuple[Any, bytes]:
    """Return what undoes an entry's packing, and the bytes to give it; raise UnreadableError where nothing does."""
    if entry.compress_type == zipfile.ZIP_BZIP2:
        return bz2.BZ2Decompressor(), packed
    if entry.compress_type == zipfile.ZIP_LZMA:
        return _lzma(packed, entry.file_size)
    if entry.compress_type == _XZ:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY), packed
    zstandard = _zstandard() if entry.compress_type in _ZSTANDARD else None
    if zstandard is None:
        raise UnreadableError(ZIP_METHOD, method=method_name(entry))
    return zstandard(), packed


def _lzma(packed: bytes, size: int) -> tuple[Any, bytes]:
    """Return what undoes LZMA, whose settings stand before its bytes; its window is no larger than the content."""
    _, length, packing, window = struct.unpack_from("<2HBI", packed)
    settings = {
        "id": lzma.FILTER_LZMA1,
        "lc": packing % 9,
        "lp": packing // 9 % 5,
        "pb": packing // 45,
        "dict_size": max(_LEAST_WINDOW, min(window, size)),
    }
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[settings]), packed[4 + length :]


def _zstandard() -> Callable[[], Any] | None:
    """Return Python's own reader of Zstandard, None before 3.14."""
    with suppress(ImportError):
        machine: Callable[[], Any] = importlib.import_module("compression.zstd").ZstdDecompressor
        return machine
    return None
