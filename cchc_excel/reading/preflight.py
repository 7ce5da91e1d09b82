"""What a file really is, and whether a reader may open it.

A workbook is a zip of XML parts. Each part is inflated once, within bounds, its CRC checked, before any reader sees it:
readers trust what they read, abort on lying counts, and miss damage (measured with calamine 0.9 and openpyxl 3.1).
"""

import re
import zipfile
import zlib
from enum import Enum
from io import BytesIO

from cchc_excel.reading.unreadable import UnreadableError
from cchc_excel.rules.files import FILE_DAMAGED, FILE_EMPTY, FILE_ENCRYPTED, FILE_NOT_EXCEL, FILE_SUSPECT

MAX_PARTS = 2_000
MAX_PART_BYTES = 60_000_000
MAX_BYTES = 120_000_000
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
MAX_MERGED_CELLS = 200_000
MAX_FILLED_ROWS = 200_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_VALUE_REFERENCE = re.compile(rb"<c\b[^>]*?\br=[\"']([A-Za-z]{1,9})(\d{1,12})[\"'][^>]*?>\s*<(?:v|is|f)\b")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)[\"']")
_UNIQUE_COUNT = re.compile(rb"\buniqueCount=[\"'](\d+)[\"']")
_SHEET_PART = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)


class Format(Enum):
    """What a file is by its content, whatever its name says."""

    OOXML = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"


def recognise(data: bytes) -> Format:
    """Return the format of a spreadsheet; raise UnreadableError for what is none, or is encrypted."""
    if not data:
        raise UnreadableError(FILE_EMPTY)
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise UnreadableError(FILE_ENCRYPTED)
        return Format.XLS
    if not data.startswith(b"PK"):
        raise UnreadableError(FILE_NOT_EXCEL)
    names = {name.lower() for name in _open_zip(data).namelist()}
    if "xl/workbook.bin" in names:
        return Format.XLSB
    if any(name.endswith("workbook.xml") for name in names):
        return Format.OOXML
    if {"content.xml", "mimetype"} <= names:
        return Format.ODS
    raise UnreadableError(FILE_NOT_EXCEL)


def inflate(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name, each within bounds and with its CRC right; raise UnreadableError otherwise."""
    package = _open_zip(data)
    entries = package.infolist()
    if len(entries) > MAX_PARTS:
        raise UnreadableError(FILE_SUSPECT, detail=f"quá nhiều thành phần: {len(entries)}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError(FILE_ENCRYPTED)
    _refuse_overlaps(entries)
    parts: dict[str, bytes] = {}
    left = MAX_BYTES
    for entry in entries:
        if entry.filename in parts:
            raise UnreadableError(FILE_SUSPECT, detail="hai thành phần trùng tên")
        parts[entry.filename] = _inflate_one(package, entry, min(left, MAX_PART_BYTES))
        left -= len(parts[entry.filename])
    return parts


def check_ooxml(parts: dict[str, bytes]) -> None:
    """Raise UnreadableError where a part would harm a reader: a DTD, places outside the grid, lying counts."""
    for name, part in parts.items():
        if not name.lower().endswith((".xml", ".rels")):
            continue
        if _DTD.search(part, 0, 4096) or b"<!ENTITY" in part:
            raise UnreadableError(FILE_SUSPECT, detail="có khai báo DTD")
        for count in _UNIQUE_COUNT.findall(part):
            if int(count) > len(part):
                raise UnreadableError(FILE_SUSPECT, detail="số đếm chuỗi ký tự không đúng")
        if _SHEET_PART.match(name):
            _check_sheet(part)


def _check_sheet(part: bytes) -> None:
    for letters, row in _VALUE_REFERENCE.findall(part):
        _check_place(letters, row)
        if int(row) > MAX_FILLED_ROWS:
            raise UnreadableError(FILE_SUSPECT, detail=f"có giá trị ở dòng {int(row)}")
    merged = 0
    for left, top, right, bottom in _MERGE.findall(part):
        _check_place(left, top)
        _check_place(right, bottom)
        merged += (abs(int(bottom) - int(top)) + 1) * (abs(_number(right) - _number(left)) + 1)
        if merged > MAX_MERGED_CELLS:
            raise UnreadableError(FILE_SUSPECT, detail="vùng ô gộp quá lớn")


def _check_place(letters: bytes, row: bytes) -> None:
    if len(letters) > 3 or _number(letters) > LAST_COLUMN or not 1 <= int(row) <= LAST_ROW:
        raise UnreadableError(FILE_SUSPECT, detail="có ô ngoài phạm vi trang tính")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _open_zip(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="tệp nén không trọn vẹn") from problem


def _inflate_one(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    try:
        with package.open(entry) as stream:
            content = stream.read(limit + 1)
            if len(content) > limit:
                raise UnreadableError(FILE_SUSPECT, detail="nội dung quá lớn sau khi giải nén")
            stream.read(1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="nội dung sai mã kiểm tra") from problem
    return content


def _refuse_overlaps(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: Python before 3.11.8 does not look."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise UnreadableError(FILE_SUSPECT, detail="các thành phần chồng lên nhau")
        end = entry.header_offset + 30 + len(entry.filename) + entry.compress_size
