"""The bytes of a mail as MIME wants them: in a superset of ASCII, each line ended by a line feed.

Notepad saves a mail in UTF-16 ("Unicode"); old Macs end lines with a carriage return, some mailboxes
on Windows with two.
"""

import re

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LITTLE = re.compile(rb"(?:[\t\r\n -~]\x00){8}")
_BIG = re.compile(rb"(?:\x00[\t\r\n -~]){8}")
_COUNTED = re.compile(rb"(\d{2,9})[ \t]*\r?\n(?=[!-9;-~]+:)")
"""How Apple Mail's own files begin (`.emlx`): with the length of the mail, after which its notes on it stand."""

_HEAD = 2_000


def straighten(data: bytes) -> bytes:
    """Return the bytes of a mail in text, those that are in order as they are."""
    counted = _COUNTED.match(data)
    if counted:
        data = data[counted.end() : counted.end() + int(counted[1])]
    data = _in_ascii(data)
    if b"\r\r\n" in data[:_HEAD]:
        return data.replace(b"\r\r\n", b"\r\n")
    return data if b"\n" in data or b"\r" not in data[:_HEAD] else data.replace(b"\r", b"\n")


def _in_ascii(data: bytes) -> bytes:
    """Return a text in UTF-16 as UTF-8, anything else as it is."""
    if data.startswith(_MARKS):
        return _even(data).decode("utf-16", "replace").encode()
    if _LITTLE.match(data):
        return _even(data).decode("utf-16-le", "replace").encode()
    return _even(data).decode("utf-16-be", "replace").encode() if _BIG.match(data) else data


def _even(data: bytes) -> bytes:
    return data[: len(data) & ~1]
