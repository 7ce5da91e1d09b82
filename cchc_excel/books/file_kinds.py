"""What a file really is: by its content, whatever its name says; by its name where that alone tells.

Says which reader opens a spreadsheet, and why anything else isn't one.
"""

import re
import zipfile
from enum import Enum
from io import BytesIO

from cchc_excel.books.parts import ole
from cchc_excel.books.parts.preflight import refuse_many
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.folders import TEMPORARY_PREFIX
from cchc_excel.rules import Rule, files


class Kind(Enum):
    """A kind of file that is opened."""

    OOXML = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    ZIP = "zip"


_PARTIAL = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".filepart", ".tmp", ".temp", ".!ut")
_SHORTCUTS = (".gsheet", ".gdoc", ".gslides", ".gdrive", ".url", ".webloc", ".lnk", ".desktop", ".cloud")
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".localized", ".gitkeep", "icon\r"})
_LOCKS = ("~$", ".~lock.")

_MAGIC: tuple[tuple[bytes, Rule], ...] = (
    (b"%PDF-", files.FILE_PDF),
    (b"\xff\xd8\xff", files.FILE_PICTURE),
    (b"\x89PNG\r\n", files.FILE_PICTURE),
    (b"GIF8", files.FILE_PICTURE),
    (b"II*\x00", files.FILE_PICTURE),
    (b"MM\x00*", files.FILE_PICTURE),
    (b"Rar!\x1a\x07", files.FILE_OTHER_ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", files.FILE_OTHER_ARCHIVE),
    (b"\x1f\x8b", files.FILE_OTHER_ARCHIVE),
    (b"BZh", files.FILE_OTHER_ARCHIVE),
    (b"\xfd7zXZ\x00", files.FILE_OTHER_ARCHIVE),
    (b"{\\rtf", files.FILE_WORD),
    (b"ID;P", files.FILE_OTHER_SPREADSHEET),
    (b"TABLE\r\n0,1", files.FILE_OTHER_SPREADSHEET),
    (b"\x00\x00\x1a\x00", files.FILE_OTHER_SPREADSHEET),
    (b"\x00\x00\x02\x00", files.FILE_OTHER_SPREADSHEET),
)
"""How files that are no workbook begin."""

_MARKS = (
    (257, b"ustar", files.FILE_OTHER_ARCHIVE),
    *((4, b"ftyp" + brand, files.FILE_PICTURE) for brand in (b"heic", b"heix", b"mif1", b"avif")),
    (4, b"ftyp", files.FILE_NOT_EXCEL),
    (8, b"WEBP", files.FILE_PICTURE),
    (14, b"\x28\x00\x00\x00", files.FILE_PICTURE),
)
"""What stands further on in others."""

_OLD_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
"""How a workbook stream of Excel 2 to 95 begins that stands alone, without an OLE box."""

_MAIL = re.compile(
    rb"^(?:received|return-path|mime-version|message-id|delivered-to|x-[\w-]+|date|from|to|subject):", re.IGNORECASE
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|div|style)\b", re.IGNORECASE)
_XML_WORKBOOK = re.compile(rb"<(?:\w+:)?Workbook\b|progid=[\"']Excel\.Sheet|office:spreadsheet|<gnm:")
_HEAD = 4096
_LARGEST_PLACEHOLDER = 20_000_000
"""Bytes of nothing that a program for cloud drives may lay in a workbook's place; more is no workbook's place."""


def rule_by_name(name: str) -> Rule | None:
    """Return why a file of this name is not even opened, None where it is."""
    folded = name.casefold()
    if folded.startswith(_LOCKS):
        return files.FILE_LOCK
    if folded in _LITTER or folded.startswith("._"):
        return files.FILE_LITTER
    if folded.endswith(_SHORTCUTS):
        return files.FILE_SHORTCUT
    return files.FILE_PARTIAL if folded.endswith(_PARTIAL) or folded.startswith(TEMPORARY_PREFIX) else None


def recognise(data: bytes) -> Kind:
    """Return the kind of a file that is opened; raise UnreadableError for any other, with what it is."""
    if not data:
        raise UnreadableError(files.FILE_EMPTY)
    if data.startswith(ole.MAGIC):
        return _recognise_ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(data)
    if data.startswith(_OLD_XLS):
        return Kind.XLS
    raise UnreadableError(_rule_by_content(data))


def _recognise_ole(data: bytes) -> Kind:
    try:
        names = ole.top_names(data)
    except ole.BrokenOleError as problem:
        raise UnreadableError(files.FILE_TRUNCATED) from problem
    if "EncryptedPackage" in names:
        raise UnreadableError(files.FILE_ENCRYPTED)
    if {"Workbook", "Book", "WORKBOOK", "BOOK"} & names:
        if ole.is_cut_short(data):
            raise UnreadableError(files.FILE_TRUNCATED)
        return Kind.XLS
    if "WordDocument" in names:
        raise UnreadableError(files.FILE_WORD)
    if "PowerPoint Document" in names:
        raise UnreadableError(files.FILE_SLIDES)
    if any(name.startswith("__properties_version") for name in names):
        raise UnreadableError(files.FILE_MAIL)
    raise UnreadableError(files.FILE_NOT_EXCEL)


def _recognise_zip(data: bytes) -> Kind:
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
        return Kind.XLSB
    if "[content_types].xml" in names or "_rels/.rels" in names:
        return _recognise_office(names)
    if "content.xml" in names and names & {"mimetype", "meta-inf/manifest.xml"}:
        return _recognise_open_document(data)
    if any(name.startswith("xl/") for name in names):
        return Kind.OOXML
    if any(name.endswith(".iwa") for name in names):
        raise UnreadableError(files.FILE_OTHER_SPREADSHEET)
    return Kind.ZIP


def _recognise_office(names: set[str]) -> Kind:
    if any(name.startswith("word/") for name in names):
        raise UnreadableError(files.FILE_WORD)
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableError(files.FILE_SLIDES)
    if any(name.rpartition("/")[2].startswith("workbook") for name in names):
        return Kind.OOXML
    raise UnreadableError(files.FILE_NOT_EXCEL)


def _recognise_open_document(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package, package.open("mimetype") as stream:
            said = stream.read(100)
    except KeyError:
        return Kind.ODS
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as problem:
        raise UnreadableError(files.FILE_DAMAGED, detail="nội dung sai mã kiểm tra") from problem
    if b"opendocument.text" in said:
        raise UnreadableError(files.FILE_WORD)
    if b"opendocument.presentation" in said:
        raise UnreadableError(files.FILE_SLIDES)
    return Kind.ODS


def _rule_by_content(data: bytes) -> Rule:
    head = data[:_HEAD]
    for magic, rule in _MAGIC:
        if head.startswith(magic):
            return rule
    for place, mark, rule in _MARKS:
        if head[place:].startswith(mark):
            return rule
    if head.strip(b"\x00") or data.count(0) < len(data):
        return _rule_of_text(head)
    return files.FILE_PLACEHOLDER if len(data) <= _LARGEST_PLACEHOLDER else files.FILE_ZEROS


def _rule_of_text(head: bytes) -> Rule:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) & ~1].decode("utf-16", "replace").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"\x00" in start:
        return files.FILE_NOT_EXCEL
    if _XML_WORKBOOK.search(start):
        return files.FILE_OTHER_SPREADSHEET
    if _HTML.search(start):
        return files.FILE_MAIL if _MAIL.match(start) else files.FILE_HTML
    if _MAIL.match(start):
        return files.FILE_MAIL
    odd = sum(byte < 9 or 13 < byte < 32 for byte in start)
    return files.FILE_NOT_EXCEL if odd * 20 > len(start) else files.FILE_TEXT
