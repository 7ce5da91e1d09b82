"""Mails in `nhan/` (`.eml`, `.mbox`, `.msg`): which files they bring, from whom, and why others bring none.

Opens messages within messages; a zip in a message is a file like others, whoever reads files opens it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import PurePath

from cchc_excel.books.parts.ole import MAGIC as OLE_MAGIC
from cchc_excel.books.parts.ole import is_outlook
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.domain import Origin
from cchc_excel.inbox.floods import refuse_flood
from cchc_excel.inbox.labels import WITHIN, numbered
from cchc_excel.inbox.mail_bytes import straighten
from cchc_excel.inbox.mail_names import as_label
from cchc_excel.inbox.messages import MAX_DEPTH, Message, Part
from cchc_excel.rules import Note, mails
from cchc_excel.rules.files import FILE_EMPTY

MAX_MESSAGES = 2_000
_MAX_BOUNDARIES, _MAX_HEADERS = 20_000, 200_000
"""Of a mailbox: a tenth of what its messages may have, each alone."""

_MAIL_SUFFIXES = (".eml", ".emlx", ".mbox", ".mbx", ".msg")
_NO_MAIL_SUFFIXES = (".xls", ".xlt", ".xlsb", ".doc", ".ppt", ".db")
_BOOK_SUFFIXES = (
    ".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".ots", ".fods", ".et", ".ett", ".numbers",
    ".uof", ".uos", ".gnumeric",
)  # fmt: skip
_PACKED_SUFFIXES = (
    ".zip", ".zipx", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".cab", ".uue", ".uu", ".hqx", ".yenc",
)  # fmt: skip
_COPY_SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".gif", ".bmp", ".webp")
_DOCUMENT_SUFFIXES = (".doc", ".docx", ".ppt", ".pptx", ".odt", ".txt", ".rtf", ".htm", ".html", ".csv", ".ics", ".vcf")
_SUFFIX_OF_KIND = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-excel.sheet.macroenabled.12": ".xlsm",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": ".xlsb",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/pdf": ".pdf",
}
_TNEF = b"\x78\x9f\x3e\x22"
_MAGIC = {
    b"PK\x03\x04": ".zip",
    b"\xd0\xcf\x11\xe0": ".xls",
    b"Rar!": ".rar",
    b"7z\xbc\xaf": ".7z",
    b"%PDF": ".pdf",
    b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg",
}
_LEAST_PICTURE = 30_000
"""Bytes from which a picture within the text may be more than a logo."""

_LINK = re.compile(r"https?://[^\s\"'<>)\]]+", re.IGNORECASE)
_STORES = (
    "drive.google.com", "docs.google.com", "1drv.ms", "onedrive.live.com", "sharepoint.com", "dropbox.com", "we.tl",
    "wetransfer.com", "mega.nz", "fshare.vn", "icloud.com", "box.com", "mediafire.com", "terabox.com", "4shared.com",
    "zalo.me", "zdn.vn", "sendgb.com", "transfer.it", "pcloud.com",
)  # fmt: skip
_FROM_LINE = re.compile(rb"^From [^\r\n]*\r*\n(?=[!-9;-~]+:|>From )", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail that may be a return, or goes with one. `path` is its label in `nhan/`."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail: where it stands and who sent it, the files it brings, what the coordinator should know of it."""

    origin: Origin
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Note, ...] = ()


def is_mail(name: str, data: bytes) -> bool:
    """Whether a file holds mail, by its name or by how it begins."""
    if name.casefold().endswith(_MAIL_SUFFIXES) or is_outlook(data) or data.startswith(_TNEF):
        return True
    return _FROM_LINE.match(straighten(data[:2000])) is not None


def may_hold_mail(name: str, head: bytes) -> bool:
    """Whether a file is worth a closer look, by its name and by how it begins."""
    if head.startswith(OLE_MAGIC):
        return PurePath(name).suffix.casefold() not in _NO_MAIL_SUFFIXES
    return is_mail(name, head)


def read_mails(data: bytes, path: str) -> Iterator[Mail]:
    """Yield every mail in a file, forwarded ones after the one that holds them; nothing in it raises."""
    yield from _read_any(data, path, Origin(path), 0)


def _read_any(data: bytes, path: str, outer: Origin, depth: int) -> Iterator[Mail]:
    data = data if is_outlook(data) or data.startswith(_TNEF) else straighten(data)
    if not data:
        yield Mail(replace(outer, mail_path=path), notes=(Note(FILE_EMPTY),))
        return
    try:
        if is_outlook(data):
            from cchc_excel.inbox.outlook import read_outlook  # noqa: PLC0415 - only where there is such a mail

            yield from _sort_out(read_outlook(data), path, outer, depth)
        elif data.startswith(_TNEF):
            yield Mail(replace(outer, mail_path=path), notes=(Note(mails.MAIL_WINMAIL),))
        elif _FROM_LINE.match(data[:2000]):
            refuse_flood(data, _MAX_BOUNDARIES, _MAX_HEADERS)
            yield from _read_mbox(data, path, outer, depth)
        else:
            from cchc_excel.inbox.mime import read_mime  # noqa: PLC0415 - only where there is a mail

            yield from _sort_out(read_mime(data, depth), path, outer, depth)
    except UnreadableError as problem:
        yield Mail(replace(outer, mail_path=path), notes=(problem.note,))


def _read_mbox(data: bytes, path: str, outer: Origin, depth: int) -> Iterator[Mail]:
    """Yield the messages of a mailbox, each of which a line with `From ` begins, after an empty one."""
    if depth:
        raise UnreadableError(mails.MAIL_SUSPECT, detail="hộp thư nằm trong thư")
    ends = (b"\n\n", b"\r\n\r\n")
    starts = [place.start() for place in _FROM_LINE.finditer(data)]
    starts = [start for start in starts if start == 0 or data[max(start - 4, 0) : start].endswith(ends)]
    for number, start in enumerate(starts[:MAX_MESSAGES], start=1):
        end = starts[number] if number < len(starts) else len(data)
        message = data[start:end].partition(b"\n")[2]
        yield from _read_any(_QUOTED_FROM.sub(rb"\1", message), f"{path}{WITHIN}thư {number}", outer, depth + 1)
    if len(starts) > MAX_MESSAGES:
        detail = {"detail": f"{len(starts)} thư, chỉ đọc {MAX_MESSAGES}"}
        yield Mail(outer, notes=(Note(mails.MAIL_TOO_MANY, details=detail),))


def _sort_out(message: Message, path: str, outer: Origin, depth: int) -> Iterator[Mail]:
    """Yield a message as a mail, then those forwarded in it; what doesn't say who sent it, the outer's sender did."""
    if depth > MAX_DEPTH:
        raise UnreadableError(mails.MAIL_SUSPECT, detail="thư lồng trong thư quá nhiều lớp")
    sender = message if message.sender else outer
    times = message if message.sent_at or message.received_at else outer
    carrier = sender.sender if outer.carrier is None else outer.carrier
    origin = Origin(
        mail_path=path,
        sender=sender.sender,
        sender_name=sender.sender_name,
        sent_at=times.sent_at,
        subject=message.subject,
        received_at=times.received_at,
        carrier=carrier,
        claims_own=message.claims_own,
    )
    files = [(_name(part, number), part) for number, part in enumerate(message.parts, start=1)]
    inner = [] if message.brings_nothing else [file for file in files if is_mail(file[0], file[1].data)]
    forwarded = () if message.brings_nothing else message.forwarded
    files = [file for file in files if file not in inner]
    labels = _Labels(path)
    attachments = () if message.brings_nothing else tuple(_attachments(files, labels))
    if attachments or not (inner or forwarded) or any(not part.is_inline for _, part in files):
        yield Mail(origin, attachments, tuple(_notes(message, files, brings=bool(attachments))))
    for name, held in forwarded:
        yield from _sort_out(held, labels.next(f"{as_label(name) or 'thư'}.eml"), origin, depth + 1)
    for name, part in inner:
        yield from _read_any(part.data, labels.next(name), origin, depth + 1)


class _Labels:
    """The labels of what lies in one mail: no two are the same."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._used: set[str] = set()

    def next(self, name: str) -> str:
        """Return the label of a file of that name."""
        names = chain((name,), (numbered(name, number) for number in count(2)))
        unique = next(free for free in names if free.casefold() not in self._used)
        self._used.add(unique.casefold())
        return f"{self._path}{WITHIN}{unique}"


def _attachments(files: Sequence[tuple[str, Part]], labels: _Labels) -> Iterator[Attachment]:
    """Yield the workbooks, what is packed, the scans; of the pictures in the text, large ones where no workbook is."""
    has_book = any(_is_book(name) for name, _ in files)
    for name, part in files:
        shown = part.is_inline and (has_book or len(part.data) < _LEAST_PICTURE)
        if _is_book(name) or (_is_copy(name) and not shown):
            yield Attachment(labels.next(name), part.data)


def _notes(message: Message, files: Sequence[tuple[str, Part]], *, brings: bool) -> Iterator[Note]:
    """Yield what the coordinator should know of a mail: why it brings no workbook, or what else hangs on it."""
    documents = [name for name, part in files if not _is_book(name) and not _is_copy(name) and not _is_tnef(name, part)]
    if message.bounced:
        yield Note(mails.MAIL_BOUNCED, details={"address": ", ".join(message.bounced)})
    elif any(_is_tnef(name, part) for name, part in files):
        yield Note(mails.MAIL_WINMAIL)
    elif message.is_encrypted:
        yield Note(mails.MAIL_ENCRYPTED)
    elif message.is_piece:
        yield Note(mails.MAIL_PIECE)
    elif message.encoding:
        yield Note(mails.MAIL_ENCODED, details={"what": message.encoding})
    elif brings and documents:
        yield Note(mails.MAIL_OTHER_FILES, details={"names": ", ".join(documents)})
    elif not brings:
        yield _why_nothing(message, documents)


def _why_nothing(message: Message, documents: Sequence[str]) -> Note:
    """Return why a mail brings nothing of use, as the coordinator needs it for an answer."""
    hosts = dict.fromkeys(host for text in message.texts for host in _stores_in(text))
    if hosts:
        return Note(mails.MAIL_LINK_ONLY, details={"hosts": ", ".join(hosts)})
    if documents:
        return Note(mails.MAIL_OTHER_ONLY, details={"names": ", ".join(documents)})
    rule = mails.MAIL_AUTOMATIC if message.is_automatic else mails.MAIL_NOTHING_ATTACHED
    return Note(rule, details={"subject": message.subject})


def _stores_in(text: str) -> Iterator[str]:
    """Yield the cloud drives that a text links to."""
    for link in _LINK.findall(text):
        host = link.split("/")[2].rpartition("@")[2].partition(":")[0].casefold()
        if any(host == store or host.endswith(f".{store}") for store in _STORES):
            yield host


def _name(part: Part, number: int) -> str:
    """Return the name of a part, with a suffix made from what it is where it has none of its own."""
    name = part.name or f"tep-{number}"
    if name.casefold().endswith((*_BOOK_SUFFIXES, *_PACKED_SUFFIXES, *_COPY_SUFFIXES, *_MAIL_SUFFIXES, ".dat")):
        return name
    if name.casefold().endswith(_DOCUMENT_SUFFIXES):
        return name
    by_content = next((suffix for magic, suffix in _MAGIC.items() if part.data.startswith(magic)), "")
    return name + (_SUFFIX_OF_KIND.get(part.kind, "") or by_content)


def _is_book(name: str) -> bool:
    return name.casefold().endswith((*_BOOK_SUFFIXES, *_PACKED_SUFFIXES))


def _is_copy(name: str) -> bool:
    return name.casefold().endswith(_COPY_SUFFIXES)


def _is_tnef(name: str, part: Part) -> bool:
    return name.casefold() == "winmail.dat" or part.kind == "application/ms-tnef" or part.data.startswith(_TNEF)
