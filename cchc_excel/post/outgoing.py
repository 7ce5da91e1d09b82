"""Drafts that lie in `thu/`, read again: to whom each goes, and what it says, whoever looked it over since."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from cchc_excel.domain import LetterKind
from cchc_excel.domain.mails import addresses_in
from cchc_excel.errors import OperatorError
from cchc_excel.identity_marks import OWN_CONTENT_HEADER, OWN_MAIL_HEADER
from cchc_excel.moments import read_mail_moment
from cchc_excel.words import VIETNAM, at_vietnam

_UNSENT = "X-Unsent"
_MARK_LENGTH = 32


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A draft: its kind, its unit, the day it was written on, and a mark of what it says."""

    path: Path
    kind: LetterKind
    unit: str
    written_on: date
    subject: str
    addresses: tuple[str, ...]
    fingerprint: str
    message: EmailMessage

    @property
    def body(self) -> str:
        """Return the text of the letter."""
        part = self.message.get_body(("plain",))
        return str(part.get_content()) if part else ""

    @property
    def attachments(self) -> tuple[str, ...]:
        """Return the file names of what it carries."""
        return tuple(filter(None, (part.get_filename() for part in self.message.iter_attachments())))

    def to_send(self, now: datetime, sender: str) -> EmailMessage:
        """Return the message as it goes out: dated now, no longer a draft, with a name by which a copy is known."""
        message = _parse(self.path.read_bytes())
        for header in (_UNSENT, "Date", "Message-ID", "From"):
            del message[header]
        message["From"] = self.message["From"] or sender
        message["Date"] = format_datetime(now.replace(tzinfo=VIETNAM))
        message["Message-ID"] = f"<{self.fingerprint}.{self.kind}.{self.unit.lower()}@{sender.rpartition('@')[2]}>"
        return message


def read_mail_drafts(folder: Path) -> Iterator[MailDraft]:
    """Yield the drafts in a folder, by file name; other files are passed over."""
    for path in sorted(folder.glob("*.eml")):
        try:
            draft = read_mail_draft(path)
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as problem:
            raise OperatorError(f"Không đọc được thư nháp “{path}”. Hãy xóa tệp này rồi soạn lại thư.") from problem
        if draft:
            yield draft


def read_mail_draft(path: Path) -> MailDraft | None:
    """Return a draft; None for a mail that this program did not write."""
    message = _parse(path.read_bytes())
    kind, _, rest = str(message.get(OWN_MAIL_HEADER, "")).partition("/")
    unit = rest.rpartition("/")[2]
    if kind not in set(LetterKind) or not unit:
        return None
    addresses = addresses_in(" ".join(str(message.get(header, "")) for header in ("To", "Cc")))
    moment = read_mail_moment(str(message["Date"]))
    if moment is None:
        raise ValueError(message["Date"])
    written_on = at_vietnam(moment).date()
    subject = str(message.get("Subject", ""))
    return MailDraft(
        path=path,
        kind=LetterKind(kind),
        unit=unit,
        written_on=written_on,
        subject=subject,
        addresses=addresses,
        fingerprint=fingerprint_of(message),
        message=message,
    )


def fingerprint_of(message: EmailMessage) -> str:
    """Return a mark of what a letter says and carries, not of whom it goes to; of its day too, where that counts.

    One that says by itself what it is about is known by that alone.
    """
    about = str(message.get(OWN_MAIL_HEADER, ""))
    if content := message.get(OWN_CONTENT_HEADER):
        return hashlib.sha256(f"{about}\n{content}".encode()).hexdigest()[:_MARK_LENGTH]
    day = "" if about.startswith(LetterKind.ISSUE) else message.get("Date")
    digest = hashlib.sha256(f"{about}\n{message.get('Subject')}\n{day}\n".encode())
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            digest.update(f"\n{part.get_filename()}\n".encode() + payload)
    return digest.hexdigest()[:_MARK_LENGTH]


def fingerprint(draft: bytes) -> str:
    """Return the mark of a draft not yet in a file."""
    return fingerprint_of(_parse(draft))


def _parse(data: bytes) -> EmailMessage:
    return BytesParser(EmailMessage, policy=SMTP).parsebytes(data)
