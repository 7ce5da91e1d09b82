"""What was fetched before (`thu/da-nhan.csv`, and the mails in `nhan/`), so that nothing is fetched twice.

A mail is known by its mailbox, that one's validity and its number there, or by its whole content: nothing that a
sender writes, and no file's name, makes one pass for known.
"""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.post.imap import Letterhead
from cchc_excel.post.ledger import Ledger

NAME = "da-nhan.csv"
_WHEN, _VALIDITY, _UID, _MESSAGE, _FILE, _MAILBOX, _PRINT = HEADINGS = (
    "Thời điểm", "Hộp thư", "Số thư", "Mã thư", "Tệp", "Thư mục thư", "Dấu nội dung",
)  # fmt: skip
_ANY = ""
"""The mailbox in a line that was written before mailboxes were."""


@dataclass(frozen=True, slots=True)
class ReceivedLog:
    """The mails fetched so far: by mailbox, validity and number, and by content; `contents` tells the file of each."""

    ledger: Ledger
    inbox: Path
    numbers: frozenset[tuple[str, str, str]]
    contents: Mapping[str, str]

    @classmethod
    def open(cls, letters: Path, inbox: Path) -> "ReceivedLog":
        """Return what is known."""
        ledger = Ledger(letters / NAME, HEADINGS, _WHEN, needed=(_WHEN, _VALIDITY, _UID))
        lines = ledger.read()
        numbers = frozenset((line[_MAILBOX], line[_VALIDITY], line[_UID]) for line in lines)
        return cls(ledger, inbox, numbers, {line[_PRINT]: line[_FILE] for line in lines if line[_PRINT]})

    def knows_number(self, mailbox: str, validity: str, uid: str) -> bool:
        """Whether the message of that number was dealt with."""
        return not self.numbers.isdisjoint({(mailbox, validity, uid), (_ANY, validity, uid)})

    def twin_of(self, content: bytes) -> str | None:
        """Return the file of a mail of the same content, None where there is none.

        A file that a run cut off had no time to write down lies in `nhan/` all the same.
        """
        known = self.contents.get(_print_of(content))
        if known is not None:
            return known
        for file in sorted(self.inbox.rglob("*.eml")):
            with suppress(OSError):
                if file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content:
                    return file.name
        return None

    def add(self, head: Letterhead, file: str, at: str, content: bytes = b"") -> "ReceivedLog":
        """Write down a message, and return the log with it; `file` is empty for one that was left where it is."""
        mark = _print_of(content) if content else ""
        line = {
            _WHEN: at, _VALIDITY: head.validity, _UID: head.uid, _MESSAGE: head.message_id, _FILE: file,
            _MAILBOX: head.mailbox, _PRINT: mark,
        }  # fmt: skip
        self.ledger.add(line)
        numbers = self.numbers | {(head.mailbox, head.validity, head.uid)}
        return ReceivedLog(self.ledger, self.inbox, numbers, {**self.contents, mark: file} if mark else self.contents)


def _print_of(content: bytes) -> str:
    """Return a mark of a content; the letter before it keeps Excel from taking it for a number."""
    return f"m{hashlib.sha256(content).hexdigest()[:32]}"
