"""A message as taken apart, whatever format it came in: who, when, what hangs on it. What that amounts to: `mails`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

MAX_MAIL_BYTES = 36_000_000
"""Files of 25 MB, the most that large providers take, are so long on their way."""

MAX_PARTS = 300
MAX_DEPTH = 5
MAX_TEXT = 500_000


@dataclass(frozen=True, slots=True)
class Part:
    """A file that hangs on a message; `is_inline` is a picture shown within the text, such as a logo."""

    name: str
    kind: str
    data: bytes
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its head, its files, the texts to read links in, the messages forwarded in it.

    `sent_at` is when its sender says it was sent, `received_at` when the server that received it says so, in naive
    UTC. `bounced` holds the addresses that a server could not deliver to. `is_piece` says that it is one of several
    mails over which a file was cut, `encoding` what a file in its text is packed in that can't be undone. `claims_own`
    is its own word that this program wrote it.
    """

    sender: str = ""
    sender_name: str = ""
    sent_at: datetime | None = None
    subject: str = ""
    parts: tuple[Part, ...] = ()
    texts: tuple[str, ...] = ()
    forwarded: tuple[tuple[str, Message], ...] = ()
    bounced: tuple[str, ...] = ()
    is_automatic: bool = False
    is_encrypted: bool = False
    claims_own: bool = False
    is_piece: bool = False
    encoding: str = ""
    received_at: datetime | None = None

    @property
    def brings_nothing(self) -> bool:
        """Whether nothing on it is a return: it tells that a letter of ours came back."""
        return bool(self.bounced)
