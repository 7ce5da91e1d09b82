"""A message as it goes over the wire (`.eml`): MIME, read with the standard library, within bounds."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message as MimePart
from email.parser import BytesHeaderParser, BytesParser
from email.policy import compat32
from itertools import islice

from cchc_excel.books.file_kinds import APPLE_DOUBLE_PREFIX
from cchc_excel.books.named_kinds import APPLE_DOUBLE
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.identity_marks import OWN_MAIL_HEADER
from cchc_excel.inbox.floods import MAX_BOUNDARIES, MAX_HEADERS, refuse_flood
from cchc_excel.inbox.labels import clean_label
from cchc_excel.inbox.mail_names import attachment_name, decode_text
from cchc_excel.inbox.messages import MAX_DEPTH, MAX_MAIL_BYTES, MAX_PARTS, MAX_TEXT, Message, Part
from cchc_excel.inbox.signed_mail import message_in_signature
from cchc_excel.inbox.uuencoded import encoded_files, is_middle, other_encoding
from cchc_excel.moments import read_mail_moment
from cchc_excel.rules.mails import MAIL_DAMAGED, MAIL_SUSPECT, MAIL_TOO_LARGE

_CONTAINER = re.compile(rb"^content-type[ \t]*:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MAX_CONTAINERS = 200
"""Each level of nesting has such a header; 3,000 end the standard library in a RecursionError (measured)."""

_LONGEST_HEADER = 20_000
_LONGEST_SENDER = 2_000
_ADDRESS = re.compile(r"<\s*([^<>\s/]+@[^<>\s/]+)\s*>")
_BARE_ADDRESS = re.compile(r"(?<![^\s<\"(,;:])[^\s<>()\",;:/=]+@[^\s<>()\",;:/]+")
_SIGNATURES = ("pkcs7-signature", "pgp-signature")
_WRAPPED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})


@dataclass(slots=True)
class _Contents:
    """What hangs on a message, as far as it is read."""

    depth: int
    parts: list[Part] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    forwarded: list[tuple[str, Message]] = field(default_factory=list)
    is_encrypted: bool = False
    is_piece: bool = False
    encoding: str = ""

    def add(self, leaf: MimePart) -> None:
        """Take in one part."""
        kind = leaf.get_content_type()
        if kind == "message/rfc822":
            inner = _read_forwarded(leaf, self.depth + 1)
            self.forwarded.append((_name_of(leaf) or inner.subject, inner))
            return
        self.is_piece |= kind == "message/partial"
        data = leaf.get_payload(decode=True)
        if isinstance(data, bytes):
            leaf.set_payload("")  # what is decoded needs no room twice
        if not isinstance(data, bytes) or kind.startswith("message/") or kind.endswith(_SIGNATURES):
            return
        if kind in _WRAPPED:
            self._unwrap(data)
        elif _is_text(leaf):
            self._take_text(data)
            self.texts.append(_text(data[:MAX_TEXT], leaf.get_content_charset()))
        else:
            self._take_file(leaf, data)

    def _take_text(self, data: bytes) -> None:
        """Take in what a text holds beside words."""
        self.parts += [Part(name, "", content) for name, content in islice(encoded_files(data), MAX_PARTS + 1)]
        if len(self.parts) > MAX_PARTS:
            raise UnreadableError(MAIL_SUSPECT, detail=f"có hơn {MAX_PARTS} phần")
        self.is_piece |= is_middle(data)
        self.encoding = self.encoding or other_encoding(data)

    def _take_file(self, leaf: MimePart, data: bytes) -> None:
        """Take in a file, one that is uuencoded as what it was."""
        name = _name_of(leaf)
        if data.startswith(APPLE_DOUBLE):
            name = APPLE_DOUBLE_PREFIX + (name.removeprefix("_") or "tep")
        encoded = list(encoded_files(data)) if data.lstrip().startswith(b"begin") else []
        self.parts += [Part(inner, "", content) for inner, content in encoded] or [
            Part(name, leaf.get_content_type(), data, _is_inline(leaf))
        ]

    def _unwrap(self, data: bytes) -> None:
        """Take in what a signature wraps."""
        wrapped = message_in_signature(data)
        if wrapped is None:
            self.is_encrypted = True
            return
        inner = read_mime(wrapped, self.depth + 1)
        self.parts += inner.parts
        self.texts += inner.texts
        self.forwarded += inner.forwarded
        self.is_encrypted |= inner.is_encrypted
        self.is_piece |= inner.is_piece
        self.encoding = self.encoding or inner.encoding


def read_mime(data: bytes, depth: int = 0) -> Message:
    """Return the message of these bytes; raise UnreadableError where it is damaged, or built to harm."""
    if depth > MAX_DEPTH:
        raise UnreadableError(MAIL_SUSPECT, detail="thư lồng trong thư quá nhiều lớp")
    if len(data) > MAX_MAIL_BYTES:
        raise UnreadableError(MAIL_TOO_LARGE, detail=f"{len(data) // 1_000_000} MB")
    refuse_flood(data, MAX_BOUNDARIES, MAX_HEADERS)
    if len(_CONTAINER.findall(data)) > _MAX_CONTAINERS:
        raise UnreadableError(MAIL_SUSPECT, detail="quá nhiều phần lồng nhau")
    try:
        return _read(BytesParser(policy=compat32).parsebytes(data.lstrip(b"\xef\xbb\xbf\r\n")), depth)
    except UnreadableError:
        raise
    except Exception as problem:  # the parser raises KeyError, AssertionError, RecursionError… (measured)
        raise UnreadableError(MAIL_DAMAGED, detail="cấu trúc thư sai") from problem


def read_sender(raw: str) -> tuple[str, str]:
    """Return the address in a From header, in small letters, and the name beside it."""
    raw = clean_label(raw[:_LONGEST_SENDER])
    found = _ADDRESS.findall(raw) or _BARE_ADDRESS.findall(raw)
    name = decode_text(raw.partition("<")[0].strip(" \"'")) if "<" in raw else ""
    return (found[-1].casefold() if found else ""), name


def read_received(raw: str) -> datetime | None:
    """Return the moment in the topmost Received header, the last that was put there: our own server's."""
    return read_mail_moment(raw.rpartition(";")[2])


def is_cut_short(data: bytes, size: int) -> bool:
    """Whether a message that came shorter than its server said lacks its end: some servers only guess a size.

    One of several parts tells by its last line; any other by a tenth that is missing.
    """
    head = BytesHeaderParser().parsebytes(data)
    boundary = head.get_boundary()
    if head.get_content_maintype() == "multipart" and boundary:
        return f"--{boundary}--".encode("utf-8", "surrogateescape") not in data
    return len(data) < size * 0.9


def _read(parsed: MimePart, depth: int) -> Message:
    if depth > MAX_DEPTH:
        raise UnreadableError(MAIL_SUSPECT, detail="thư lồng trong thư quá nhiều lớp")
    leaves = list(_leaves(parsed))
    if len(leaves) > MAX_PARTS:
        raise UnreadableError(MAIL_SUSPECT, detail=f"có {len(leaves)} phần")
    contents = _Contents(depth)
    for leaf in leaves:
        contents.add(leaf)
    head = _head_of(parsed)
    kinds = {leaf.get_content_type() for leaf in leaves}
    bounced = tuple(address for leaf in leaves for address in _failed_recipients(leaf))
    sender, name = read_sender(head.get("from") or head.get("sender", ""))
    return Message(
        sender=sender,
        sender_name=name,
        sent_at=read_mail_moment(head.get("date", "")),
        subject=decode_text(head.get("subject", "")),
        parts=tuple(contents.parts),
        texts=tuple(contents.texts),
        forwarded=tuple(contents.forwarded),
        bounced=bounced,
        is_automatic=not bounced and _is_automatic(head, kinds),
        is_encrypted=contents.is_encrypted,
        claims_own=OWN_MAIL_HEADER.casefold() in head and "in-reply-to" not in head,
        received_at=read_received(head.get("received", "")),
        is_piece=contents.is_piece,
        encoding=contents.encoding,
    )


def _head_of(parsed: MimePart) -> Mapping[str, str]:
    """Return the first header of each name, in small letters, as it stands in the file."""
    head: dict[str, str] = {}
    for name, value in parsed.raw_items():
        head.setdefault(name.casefold(), str(value)[:_LONGEST_HEADER])
    return head


def _leaves(parsed: MimePart) -> Iterator[MimePart]:
    """Yield the parts that are no container, those within forwarded messages left out."""
    inner = _within(parsed)
    if parsed.get_content_maintype() == "multipart" and inner:
        for part in inner:
            yield from _leaves(part)
    else:
        yield parsed


def _within(part: MimePart) -> list[MimePart]:
    payload = part.get_payload()
    return [inner for inner in payload if isinstance(inner, MimePart)] if isinstance(payload, list) else []


def _read_forwarded(leaf: MimePart, depth: int) -> Message:
    inner = _within(leaf)[0]
    if str(leaf.get("Content-Transfer-Encoding", "")).strip().casefold() == "base64" and not inner.keys():
        # Against the standard, but some servers encode a whole forwarded message.
        with suppress(Base64Error, ValueError):
            return read_mime(b64decode(str(inner.get_payload())), depth)
    return _read(inner, depth)


def _name_of(leaf: MimePart) -> str:
    head = _head_of(leaf)
    return attachment_name(head.get("content-disposition", ""), head.get("content-type", ""))


def _is_text(leaf: MimePart) -> bool:
    """Whether a part is what the sender wrote; a container in which nothing is found holds no more than that."""
    written = leaf.get_content_maintype() in ("text", "multipart")
    return written and not _name_of(leaf) and leaf.get_content_disposition() != "attachment"


def _is_inline(leaf: MimePart) -> bool:
    """Whether a part is a picture shown within the text."""
    disposition = leaf.get_content_disposition()
    shown = bool(leaf.get("Content-ID")) or disposition == "inline"
    return leaf.get_content_maintype() == "image" and disposition != "attachment" and shown


def _text(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _failed_recipients(leaf: MimePart) -> Iterator[str]:
    """Yield the addresses that a delivery report says were not reached."""
    if leaf.get_content_type() == "message/delivery-status":
        for block in _within(leaf):
            if str(block.get("Action", "")).strip().casefold() == "failed":
                yield str(block.get("Final-Recipient", "")).rpartition(";")[2].strip().casefold()


def _is_automatic(head: Mapping[str, str], kinds: set[str]) -> bool:
    submitted = head.get("auto-submitted", "no").strip().casefold()
    reports = {"message/disposition-notification", "message/delivery-status"}
    return submitted.startswith(("auto-replied", "auto-generated")) or bool(reports & kinds)
