"""A message as Outlook saves it (`.msg`), read with python-oxmsg."""

from collections.abc import Iterator
from datetime import datetime
from email.parser import HeaderParser
from io import BytesIO
from typing import TYPE_CHECKING

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.inbox.mail_names import as_label, decode_text
from cchc_excel.inbox.messages import MAX_DEPTH, MAX_MAIL_BYTES, MAX_PARTS, MAX_TEXT, Message, Part
from cchc_excel.inbox.mime import read_mime, read_received, read_sender
from cchc_excel.moments import as_utc, read_mail_moment
from cchc_excel.rules.mails import MAIL_DAMAGED, MAIL_SUSPECT, MAIL_TOO_LARGE
from cchc_excel.text import one_line

if TYPE_CHECKING:
    from oxmsg.properties import Properties
    from oxmsg.storage import Storage

_TOP_HEADER, _INNER_HEADER, _ATTACHMENT_HEADER = 32, 24, 8
_EMBEDDED = "__substg1.0_3701000D"
_CLASS, _SUBJECT, _BODY, _HTML, _HEADERS = 0x001A, 0x0037, 0x1000, 0x1013, 0x007D
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_SENDER_SMTP, _SENDER_ADDRESS, _REPRESENTED_SMTP, _SENDER_NAME = 0x5D01, 0x0C1F, 0x5D02, 0x0C1A
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _KIND, _DATA = 0x3707, 0x3704, 0x3001, 0x370E, 0x3701
_CONTENT_ID, _HIDDEN = 0x3712, 0x7FFE


def read_outlook(data: bytes) -> Message:
    """Return the message of these bytes; raise UnreadableError where it is damaged, or built to harm."""
    from olefile import OleFileIO  # noqa: PLC0415 - only where a message is read
    from oxmsg.storage import Storage  # noqa: PLC0415

    if len(data) > MAX_MAIL_BYTES:
        raise UnreadableError(MAIL_TOO_LARGE, detail=f"{len(data) // 1_000_000} MB")
    try:
        with OleFileIO(BytesIO(data)) as file:
            return _read(Storage.from_ole(file), _TOP_HEADER, 0)
    except UnreadableError:
        raise
    except Exception as problem:  # both libraries raise whatever a damaged file leads them into
        raise UnreadableError(MAIL_DAMAGED, detail="cấu trúc tệp .msg sai") from problem


def _read(storage: "Storage", header: int, depth: int) -> Message:
    from oxmsg.properties import Properties  # noqa: PLC0415

    if depth > MAX_DEPTH:
        raise UnreadableError(MAIL_SUSPECT, detail="thư lồng trong thư quá nhiều lớp")
    said = Properties(storage, properties_header_offset=header)
    attached = list(storage.iter_attachment_storages())
    if len(attached) > MAX_PARTS:
        raise UnreadableError(MAIL_SUSPECT, detail=f"có {len(attached)} phần")
    head = HeaderParser().parsestr(_string(said, _HEADERS))
    signed = "SMIME" in _string(said, _CLASS).upper()
    parts: list[Part] = []
    forwarded: list[tuple[str, Message]] = []
    wrapped = Message()
    for place in attached:
        inner = next((sub for sub in place.storages if sub.name == _EMBEDDED), None)
        if inner:
            message = _read(inner, _INNER_HEADER, depth + 1)
            forwarded.append((message.subject, message))
        elif (part := _read_part(place)) and signed:
            wrapped = read_mime(_as_mime(part), depth + 1)
        elif part:
            parts.append(part)
    sender, name = _sender(said, str(head.get("From", "")))
    return Message(
        sender=sender,
        sender_name=name,
        sent_at=_moment(said, _SUBMITTED) or read_mail_moment(str(head.get("Date", ""))),
        subject=decode_text(_string(said, _SUBJECT)),
        parts=(*parts, *wrapped.parts),
        texts=(*_texts(said), *wrapped.texts),
        forwarded=(*forwarded, *wrapped.forwarded),
        is_automatic=str(head.get("Auto-Submitted", "no")).casefold().startswith("auto-"),
        is_encrypted=wrapped.is_encrypted,
        received_at=read_received(str(head.get("Received", ""))) or _moment(said, _DELIVERED),
    )


def _read_part(storage: "Storage") -> Part | None:
    from oxmsg.properties import Properties  # noqa: PLC0415

    said = Properties(storage, properties_header_offset=_ATTACHMENT_HEADER)
    data = said.binary_prop_value(_DATA)
    if data is None:
        return None
    names = (_string(said, key) for key in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
    name = next((label for label in map(as_label, names) if label), "")
    kind = _string(said, _KIND).casefold() or "application/octet-stream"
    shown = bool(_string(said, _CONTENT_ID)) and kind.startswith("image/")
    return Part(name, kind, data, shown)


def _as_mime(part: Part) -> bytes:
    """Return a signed message as Outlook keeps it in an attachment, as a message of its own."""
    if part.data[:400].lower().lstrip().startswith((b"content-type", b"mime-version", b"received", b"from")):
        return part.data
    from base64 import encodebytes  # noqa: PLC0415

    head = b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + encodebytes(part.data)


def _sender(said: "Properties", header: str) -> tuple[str, str]:
    """Return the sender's address and name; Exchange's own kind of address is no address."""
    addresses = [_string(said, key) for key in (_SENDER_SMTP, _REPRESENTED_SMTP, _SENDER_ADDRESS)]
    address, name = read_sender(header)
    address = address or next((found.casefold() for found in addresses if "@" in found[1:] and found[0] != "/"), "")
    return address, name or _string(said, _SENDER_NAME).strip("\"' ")


def _moment(said: "Properties", key: int) -> datetime | None:
    try:
        return as_utc(said.date_prop_value(key))
    except (OverflowError, ValueError):
        return None


def _texts(said: "Properties") -> Iterator[str]:
    yield _string(said, _BODY)[:MAX_TEXT]
    if page := said.binary_prop_value(_HTML):
        yield page[:MAX_TEXT].decode("utf-8", "replace")


def _string(said: "Properties", key: int) -> str:
    try:
        value = said.str_prop_value(key) or ""
    except (UnicodeError, LookupError):
        return ""  # the file names a code page its own text isn't in; what hangs on it is worth more
    return value.replace("\x00", "") if key == _HEADERS else one_line(value.replace("\x00", ""))
