"""What a file really is: by its content, whatever its name says; by its name where that alone tells.

Says which reader opens a spreadsheet, and why anything else isn't one.
"""

import zipfile
from enum import Enum
from io import BytesIO

from cchc_excel.books.named_kinds import is_flat_spreadsheet, named_by_content
from cchc_excel.books.parts import ole
from cchc_excel.books.parts.preflight import inflate_entry, refuse_many
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.folders import TEMPORARY_PREFIX
from cchc_excel.rules import Rule, files


class FileKind(Enum):
    """A kind of file that is opened."""

    OOXML = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    FLAT_ODS = "fods"
    XLS = "xls"
    ZIP = "zip"


_PARTIAL = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".filepart", ".tmp", ".temp", ".!ut")
_SHORTCUTS = (".gsheet", ".gdoc", ".gslides", ".gdrive", ".url", ".webloc", ".lnk", ".desktop", ".cloud")
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".localized", ".gitkeep", "icon\r"})
_LOCKS = ("~$", ".~lock.")

APPLE_DOUBLE_PREFIX = "._"
"""How the name begins of what a Mac keeps beside a file."""

_OLD_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
"""How a workbook stream of Excel 2 to 95 begins that stands alone, without an OLE box."""

_LONGEST_MIMETYPE = 1_000


def rule_by_name(name: str) -> Rule | None:
    """Return why a file of this name is not even opened, None where it is."""
    folded = name.casefold()
    if folded.startswith(_LOCKS):
        return files.FILE_LOCK
    if folded.startswith(APPLE_DOUBLE_PREFIX):
        return files.FILE_APPLE_DOUBLE
    if folded in _LITTER:
        return files.FILE_LITTER
    if folded.endswith(_SHORTCUTS):
        return files.FILE_SHORTCUT
    return files.FILE_PARTIAL if folded.endswith(_PARTIAL) or folded.startswith(TEMPORARY_PREFIX) else None


def recognise(data: bytes) -> FileKind:
    """Return the kind of a file that is opened; raise UnreadableError for any other, with what it is."""
    if not data:
        raise UnreadableError(files.FILE_EMPTY)
    if data.startswith(ole.MAGIC):
        return _recognise_ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(data)
    if data.startswith(_OLD_XLS):
        return FileKind.XLS
    if is_flat_spreadsheet(data):
        return FileKind.FLAT_ODS
    note = named_by_content(data)
    raise UnreadableError(note.rule, **note.details)


def _recognise_ole(data: bytes) -> FileKind:
    try:
        names = ole.top_names(data)
    except ole.BrokenOleError as problem:
        raise UnreadableError(files.FILE_TRUNCATED) from problem
    if "EncryptedPackage" in names:
        raise UnreadableError(files.FILE_ENCRYPTED)
    if {"Workbook", "Book", "WORKBOOK", "BOOK"} & names:
        if ole.is_cut_short(data):
            raise UnreadableError(files.FILE_TRUNCATED)
        return FileKind.XLS
    if "WordDocument" in names:
        raise UnreadableError(files.FILE_WORD)
    if "PowerPoint Document" in names:
        raise UnreadableError(files.FILE_SLIDES)
    if any(name.startswith("__properties_version") for name in names):
        raise UnreadableError(files.FILE_MAIL)
    raise UnreadableError(files.FILE_NOT_EXCEL)


def _recognise_zip(data: bytes) -> FileKind:
    """Return the kind of a zip by the names in it: a workbook is one too."""
    refuse_many(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {name.replace("\\", "/").lower() for name in package.namelist()}
            first = min((entry.header_offset for entry in package.infolist()), default=0)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as problem:
        rule = files.FILE_DAMAGED if b"PK\x05\x06" in data[-70_000:] else files.FILE_TRUNCATED
        details = {"detail": "tệp nén không trọn vẹn"} if rule is files.FILE_DAMAGED else {}
        raise UnreadableError(rule, **details) from problem
    if first:
        # The directory is that of a zip within, whose end alone was found: the whole has lost its own.
        raise UnreadableError(files.FILE_TRUNCATED)
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if "[content_types].xml" in names or "_rels/.rels" in names:
        return _recognise_office(names)
    if "content.xml" in names and names & {"mimetype", "meta-inf/manifest.xml"}:
        return _recognise_open_document(data)
    if any(name.startswith("xl/") for name in names):
        return FileKind.OOXML
    if any(name.endswith(".iwa") for name in names):
        raise UnreadableError(files.FILE_OTHER_SPREADSHEET, what="Numbers của máy Mac (.numbers)")
    if names >= {"uof.xml", "content.xml"}:
        raise UnreadableError(files.FILE_OTHER_SPREADSHEET, what="UOF của Trung Quốc (.uof, .uos)")
    return FileKind.ZIP


def _recognise_office(names: set[str]) -> FileKind:
    if any(name.startswith("word/") for name in names):
        raise UnreadableError(files.FILE_WORD)
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableError(files.FILE_SLIDES)
    if any(name.rpartition("/")[2].startswith("workbook") for name in names):
        return FileKind.OOXML
    raise UnreadableError(files.FILE_NOT_EXCEL)


def _recognise_open_document(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            said = inflate_entry(package, package.getinfo("mimetype"), _LONGEST_MIMETYPE)
    except KeyError:
        return FileKind.ODS
    if b"opendocument.text" in said:
        raise UnreadableError(files.FILE_WORD)
    if b"opendocument.presentation" in said:
        raise UnreadableError(files.FILE_SLIDES)
    return FileKind.ODS
