"""What a file is that no reader here opens, by how it begins: each kind has a name that tells what to do."""

import re

from cchc_excel.rules import Note, Rule, files, mails

APPLE_DOUBLE = b"\x00\x05\x16\x07"
"""How what a Mac keeps beside a file begins."""

_LARGEST_PLACEHOLDER = 20_000_000
"""Bytes of nothing that a program for cloud drives may lay in a workbook's place; more is no workbook's place."""


def _spreadsheet(what: str) -> Note:
    return Note(files.FILE_OTHER_SPREADSHEET, details={"what": what})


def _archive(what: str) -> Note:
    return Note(files.FILE_OTHER_ARCHIVE, details={"what": what})


def _encoded(what: str) -> Note:
    return Note(files.FILE_ENCODED, details={"what": what})


_PDF, _PICTURE, _WORD = Note(files.FILE_PDF), Note(files.FILE_PICTURE), Note(files.FILE_WORD)
_XML_2003 = _spreadsheet("XML của Excel 2003 (.xml)")

_MAGIC: tuple[tuple[bytes, Note], ...] = (
    (b"%PDF-", _PDF),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"Rar!\x1a\x07", _archive(".rar")),
    (b"7z\xbc\xaf\x27\x1c", _archive(".7z")),
    (b"\x1f\x8b", _archive(".gz")),
    (b"BZh", _archive(".bz2")),
    (b"\xfd7zXZ\x00", _archive(".xz")),
    (b"\x28\xb5\x2f\xfd", _archive(".zst")),
    (b"MSCF", _archive(".cab")),
    (b"{\\rtf", _WORD),
    (b"ID;P", _spreadsheet("SYLK (.slk)")),
    (b"TABLE\r\n0,1", _spreadsheet("DIF (.dif)")),
    (b"TABLE\n0,1", _spreadsheet("DIF (.dif)")),
    (b"\x00\x00\x1a\x00", _spreadsheet("Lotus 1-2-3 (.wk3, .wk4, .123)")),
    (b"\x00\x00\x02\x00", _spreadsheet("Lotus 1-2-3 (.wk1)")),
    (b"\x78\x9f\x3e\x22", Note(mails.MAIL_WINMAIL)),
    (APPLE_DOUBLE, Note(files.FILE_APPLE_DOUBLE)),
    (b"\x00\x05\x16\x00", _encoded("AppleSingle của máy Mac")),
    (b"=ybegin ", _encoded("yEnc")),
    (b"(This file must be converted with BinHex", _encoded("BinHex của máy Mac (.hqx)")),
)
"""How files that are no workbook begin."""

_MARKS = (
    (257, b"ustar", _archive(".tar")),
    (2, b"-lh", _archive(".lzh")),
    *((4, b"ftyp" + brand, _PICTURE) for brand in (b"heic", b"heix", b"mif1", b"avif")),
    (4, b"ftyp", Note(files.FILE_NOT_EXCEL)),
    (8, b"WEBP", _PICTURE),
    (14, b"\x28\x00\x00\x00", _PICTURE),
)
"""What stands further on in others."""

_MAIL = re.compile(
    rb"^(?:received|return-path|mime-version|message-id|delivered-to|x-[\w-]+|date|from|to|subject):", re.IGNORECASE
)
_WEB_ARCHIVE = re.compile(
    rb"^(?:from: <saved by|snapshot-content-location:|x-document-type:)", re.IGNORECASE | re.MULTILINE
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|div|style)\b", re.IGNORECASE)
_XML_WORKBOOK = re.compile(rb"<(?:\w+:)?Workbook\b|progid=[\"']Excel\.Sheet")
_OTHER_XML = (
    (b"<gnm:", _spreadsheet("Gnumeric (.gnumeric)")),
    (b"<uof:UOF", _spreadsheet("UOF của Trung Quốc (.uof)")),
)
_FLAT = re.compile(rb"<office:document\b[^>]*\boffice:mimetype=[\"']application/vnd\.oasis\.opendocument\.(\w+)")
_UUENCODED = re.compile(rb"begin(?:-base64)? 0?[0-7]{3} \S")
_HEAD, _FLAT_HEAD = 4096, 16_384


def is_flat_spreadsheet(data: bytes) -> bool:
    """Whether a file is an OpenDocument spreadsheet in one piece of XML (`.fods`)."""
    return _flat_kind(data) == b"spreadsheet"


def named_by_content(data: bytes) -> Note:
    """Return what a file is that no reader opens."""
    head = data[:_HEAD]
    for magic, note in _MAGIC:
        if head.startswith(magic):
            return note
    for place, mark, note in _MARKS:
        if head[place:].startswith(mark):
            return note
    if data.count(0) == len(data):
        return Note(files.FILE_PLACEHOLDER if len(data) <= _LARGEST_PLACEHOLDER else files.FILE_ZEROS)
    flat = _flat_kind(data)
    if flat:
        return Note(files.FILE_SLIDES if flat == b"presentation" else files.FILE_WORD)
    return _named_text(head)


def _flat_kind(data: bytes) -> bytes:
    """Return which kind of document a flat OpenDocument file says it is, nothing where it is no such file."""
    found = _FLAT.search(data, 0, _FLAT_HEAD)
    return found[1] if found else b""


def _named_text(head: bytes) -> Note:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) & ~1].decode("utf-16", "replace").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"\x00" in start:
        return Note(files.FILE_NOT_EXCEL)
    if _XML_WORKBOOK.search(start):
        return _XML_2003
    for mark, note in _OTHER_XML:
        if mark in start:
            return note
    if _UUENCODED.match(start):
        return _encoded("uuencode (.uue)")
    return Note(_rule_of_text(start))


def _rule_of_text(start: bytes) -> Rule:
    is_mail = bool(_MAIL.match(start))
    if is_mail and not _WEB_ARCHIVE.search(start):
        return files.FILE_MAIL
    if is_mail or _HTML.search(start):
        return files.FILE_HTML
    odd = sum(byte < 9 or 13 < byte < 32 for byte in start)
    return files.FILE_NOT_EXCEL if odd * 20 > len(start) else files.FILE_TEXT
