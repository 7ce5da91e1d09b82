"""From bytes to a `Book`, whatever the format: the one place where readers are chosen."""

from dataclasses import replace
from pathlib import Path

from cchc_excel.books.file_kinds import FileKind, recognise
from cchc_excel.books.files import read_file
from cchc_excel.books.formats.child import read_xls, unlock
from cchc_excel.books.formats.ods import read_flat_ods, read_ods
from cchc_excel.books.formats.ooxml import read_ooxml
from cchc_excel.books.formats.xlsb import read_xlsb
from cchc_excel.books.parts import ole
from cchc_excel.books.parts.carried import carried_in_ole, carried_in_open_document, carried_in_package
from cchc_excel.books.parts.legacy import decode_grid
from cchc_excel.books.parts.preflight import BINARY_PARTS, inflate
from cchc_excel.books.parts.signatures import in_package
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Book
from cchc_excel.rules.files import FILE_ENCRYPTED, FILE_ZIP


def load_book(path: Path) -> Book:
    """Return the workbook of a file; raise UnreadableError where it can't be read."""
    return open_book(read_file(path))


def recognise_unlocked(data: bytes) -> tuple[bytes, FileKind]:
    """Return a file's content and kind, out of the lock that Excel opens by itself; UnreadableError as `recognise`."""
    try:
        return data, recognise(data)
    except UnreadableError as problem:
        if problem.note.rule != FILE_ENCRYPTED:
            raise
    data = unlock(data)
    return data, recognise(data)


def open_book(data: bytes, kind: FileKind | None = None) -> Book:
    """Return the workbook of these bytes, of the kind they are known to be; raise UnreadableError where it can't be."""
    if kind is None:
        data, kind = recognise_unlocked(data)
    book = _read(data, kind)
    return replace(book, grids=tuple(decode_grid(grid) for grid in book.grids))


def _read(data: bytes, kind: FileKind) -> Book:
    if kind is FileKind.OOXML:
        parts = inflate(data)
        return replace(read_ooxml(parts), carried=carried_in_package(parts), signatures=in_package(parts))
    if kind is FileKind.ODS:
        parts = inflate(data)
        return replace(read_ods(parts), carried=carried_in_open_document(parts))
    if kind is FileKind.FLAT_ODS:
        return replace(read_flat_ods(data), carried=carried_in_open_document({"content.xml": data}))
    if kind is FileKind.XLSB:
        parts = inflate(data, BINARY_PARTS)
        return replace(read_xlsb(parts), carried=carried_in_package(parts))
    if kind is FileKind.XLS:
        names = ole.top_names(data) if data.startswith(ole.MAGIC) else ()
        return replace(read_xls(data), carried=carried_in_ole(names))
    raise UnreadableError(FILE_ZIP)
