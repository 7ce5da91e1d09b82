"""Files that old mail programs write into the text of a mail (uuencode): `begin 644 bieu.xlsx`, lines, `end`."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile

from cchc_excel.inbox.mail_names import as_label, decode_text

_BEGIN = re.compile(rb"^begin(-base64)? 0?[0-7]{3} (\S[^\r\n]*?)[ \t]*\r?\n", re.MULTILINE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_FULL_LINE = re.compile(rb"M[ -`]{60}")
_LEAST_LINES = 5
_OTHER = {
    "base64": re.compile(rb"^UEsDB[A-Za-z0-9+/]{50,}\r?$", re.MULTILINE),
    "yEnc": re.compile(rb"^=ybegin ", re.MULTILINE),
    "BinHex": re.compile(rb"^\(This file must be .{0,20}BinHex", re.MULTILINE),
}


def encoded_files(text: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file in a text; one whose end is missing as far as it goes."""
    for found in _BEGIN.finditer(text):
        content = b"".join((_base64 if found[1] else _lines)(_lines_after(text, found.end())))
        if content:
            yield as_label(decode_text(found[2].decode("ascii", "surrogateescape"))), content


def is_middle(text: bytes) -> bool:
    """Whether a text is the later piece of a file that was cut over several mails: its lines, no beginning."""
    return len(_FULL_LINE.findall(text)) >= _LEAST_LINES and not _BEGIN.search(text)


def other_encoding(text: bytes) -> str:
    """Return what a file in a text is packed in that is not undone here, nothing where there is none."""
    return next((name for name, begins in _OTHER.items() if begins.search(text)), "")


def _lines_after(text: bytes, start: int) -> Iterator[bytes]:
    while start < len(text):
        end = text.find(b"\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end].rstrip(b"\r")
        start = end + 1


def _lines(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what lines of uuencode hold, up to the first that is none; spaces at their ends may be lost on the way."""
    for line in lines:
        count = (line[0] - 32) & 63 if line and 32 <= line[0] <= 96 else 0
        length = 1 + (count + 2) // 3 * 4
        if not count or len(line) > length + 2:
            return
        try:
            yield binascii.a2b_uu(line[:length].ljust(length))
        except binascii.Error:
            return


def _base64(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in takewhile(_BASE64_LINE.fullmatch, lines):
        with suppress(binascii.Error):
            yield b64decode(line)
