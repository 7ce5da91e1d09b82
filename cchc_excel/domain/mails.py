"""What travels by mail: where a return came from, how the office's mailbox is reached, what was sent to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the usable mail addresses in a cell that may hold several, in small letters."""
    parts = (part.strip("<>").casefold() for part in re.split(r"[;,\s]+", text))
    return tuple(dict.fromkeys(part for part in parts if _ADDRESS.fullmatch(part)))


@dataclass(frozen=True, slots=True)
class Origin:
    """The mail a return came in (*thư kèm biểu*). `mail_path` is its label in `nhan/`; times are naive UTC.

    `carrier` is who sent the outermost mail where others are forwarded in it: what these say of themselves, it may say.
    `claims_own` is the mail's own word that this program wrote it.
    """

    mail_path: str
    sender: str = ""
    sender_name: str = ""
    sent_at: datetime | None = None
    subject: str = ""
    received_at: datetime | None = None
    carrier: str | None = None
    claims_own: bool = False

    @property
    def times(self) -> tuple[datetime, ...]:
        """Return when it came, the receiving server's word before the sender's."""
        return tuple(moment for moment in (self.received_at, self.sent_at) if moment)

    @property
    def came_at(self) -> datetime | None:
        """Return when it came, by the best word there is."""
        return next(iter(self.times), None)


class Security(StrEnum):
    """How a connection to a mail server is guarded (*bảo mật*)."""

    TLS = "TLS"
    STARTTLS = "STARTTLS"
    NONE = "Không"


@dataclass(frozen=True, slots=True)
class PostSettings:
    """The sheet `Thư`: each has its shipped value. There is no password here, nor anywhere in a file."""

    imap_host: str = ""
    imap_port: int = 993
    imap_security: Security = Security.TLS
    mailbox: str = "INBOX"
    smtp_host: str = ""
    smtp_port: int = 465
    smtp_security: Security = Security.TLS
    account: str = ""
    sender: str = ""
    sender_name: str = ""
    copy_to: str = ""
    ca_file: str = ""


class LetterKind(StrEnum):
    """A kind of letter to a unit; the value begins its draft's file name."""

    ISSUE = "giao"
    REMINDER = "nhac"
    RETURN = "tra-lai"
    URGING = "don-doc"
    RECEIPT = "xac-nhan"

    @property
    def is_of_its_day(self) -> bool:
        """Whether it tells days left or past, which are true on the day on which it is written."""
        return self in {LetterKind.REMINDER, LetterKind.RETURN, LetterKind.URGING}

    @property
    def label(self) -> str:
        """Return the words for people."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    LetterKind.ISSUE: "Thư giao biểu",
    LetterKind.REMINDER: "Thư nhắc",
    LetterKind.RETURN: "Thư trả lại biểu",
    LetterKind.URGING: "Thư đôn đốc",
    LetterKind.RECEIPT: "Thư xác nhận",
}


class PostEvent(StrEnum):
    """What happened to a letter; the value is how the log says it."""

    DRAFTED = "đã soạn"
    SENDING = "đang gửi"
    SENT = "đã gửi"
    REFUSED = "bị từ chối"


@dataclass(frozen=True, slots=True)
class Posted:
    """What went out to a unit: its form, and the last letter drafted and sent; `refused` is an address that did.

    `urged` are the days on which it was urged to do a task (*đôn đốc*), by the task's code.
    """

    is_issued: bool = False
    drafted_on: date | None = None
    sent_on: date | None = None
    refused: str = ""
    urged: Mapping[str, tuple[date, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostEntry:
    """A line of the log of letters (*nhật ký thư*). `fingerprint` tells two letters of different content apart.

    `tasks` are the codes of those that a letter urges.
    """

    at: datetime
    event: PostEvent
    kind: LetterKind
    unit: str
    address: str
    fingerprint: str
    note: str = ""
    tasks: tuple[str, ...] = ()
