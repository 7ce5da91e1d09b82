"""Zips of files (*tệp nén*), opened in memory and within bounds. Names in them are labels only, never paths."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from cchc_excel.books.parts.packing import PLAIN, unpack
from cchc_excel.books.parts.preflight import ZIP_PROBLEMS, inflate_entry, refuse_overlaps
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.inbox.labels import clean_label, distinct
from cchc_excel.rules.files import FILE_DAMAGED, FILE_ENCRYPTED, ZIP_EMPTY, ZIP_TOO_LARGE

MAX_ENTRIES = 500
MAX_ENTRY_BYTES = 60_000_000
MAX_BYTES = 500_000_000

_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1


class Container:
    """A zip and its files, folders left out; UnreadableError where it is damaged, encrypted, empty or too large."""

    def __init__(self, data: bytes) -> None:
        self._package = _open(data)
        self.entries = _entries_of(self._package)
        self.size = sum(entry.file_size for entry in self.entries)

    def labels(self) -> Iterator[str]:
        """Return the name of each file, as it was meant; two of one name are told apart."""
        return distinct(map(entry_label, self.entries))

    def read(self, index: int) -> bytes:
        """Return the content of a file; raise UnreadableError where it is damaged, encrypted or too large."""
        entry = self.entries[index]
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableError(FILE_ENCRYPTED)
        if entry.file_size > MAX_ENTRY_BYTES:
            raise UnreadableError(ZIP_TOO_LARGE, detail=f"{entry.file_size // 1_000_000} MB sau khi giải nén")
        if entry.compress_type not in PLAIN:
            return unpack(self._package, entry)
        return inflate_entry(self._package, entry, MAX_ENTRY_BYTES)


def entry_label(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry; without the UTF-8 flag it came as cp437, and is tried as UTF-8."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_FLAG:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    return clean_label(name.replace("\\", "/")) or "(không tên)"


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (*ZIP_PROBLEMS, OverflowError) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="tệp nén không trọn vẹn") from problem


def _entries_of(package: zipfile.ZipFile) -> tuple[zipfile.ZipInfo, ...]:
    """Return the files of a zip; raise UnreadableError where it is encrypted, empty or out of bounds."""
    entries = tuple(entry for entry in package.infolist() if not entry.is_dir())
    if not entries:
        raise UnreadableError(ZIP_EMPTY)
    if len(entries) > MAX_ENTRIES:
        raise UnreadableError(ZIP_TOO_LARGE, detail=f"{len(entries)} tệp")
    refuse_overlaps(package.infolist())
    size = sum(entry.file_size for entry in entries)
    if size > MAX_BYTES:
        raise UnreadableError(ZIP_TOO_LARGE, detail=f"{size // 1_000_000} MB sau khi giải nén")
    if all(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise UnreadableError(FILE_ENCRYPTED)
    return entries
