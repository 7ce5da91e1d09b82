"""What was fetched before (`thu/da-nhan.csv`, and the names in `nhan/`), so that nothing is fetched twice."""

import re
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.post.imap import Letterhead
from cchc_excel.post.ledger import Ledger

NAME = "da-nhan.csv"
_WHEN, _MAILBOX, _UID, _MESSAGE, _FILE = HEADINGS = ("Thời điểm", "Hộp thư", "Số thư", "Mã thư", "Tệp")
_NAMED = re.compile(r"-(\d+)-(\d+)\.eml$")


@dataclass(frozen=True, slots=True)
class ReceivedLog:
    """The mails fetched so far: by their number in the mailbox, and by their own name, should the numbers change."""

    ledger: Ledger
    numbers: frozenset[tuple[str, str]]
    messages: frozenset[str]

    @classmethod
    def open(cls, letters: Path, inbox: Path) -> "ReceivedLog":
        """Return what is known; a file that a run cut off had no time to write down is known by its name."""
        ledger = Ledger(letters / NAME, HEADINGS, _WHEN, needed=(_WHEN, _MAILBOX, _UID))
        lines = ledger.read()
        written = {(line[_MAILBOX], line[_UID]) for line in lines}
        named = {(found[1], found[2]) for file in inbox.rglob("*.eml") if (found := _NAMED.search(file.name))}
        messages = frozenset(line[_MESSAGE] for line in lines if line[_MESSAGE])
        return cls(ledger, frozenset(written | named), messages)

    def knows_number(self, validity: str, uid: str) -> bool:
        """Whether the message of that number was dealt with."""
        return (validity, uid) in self.numbers

    def knows_message(self, head: Letterhead) -> bool:
        """Whether a message was fetched under another number."""
        return bool(head.message_id) and head.message_id in self.messages

    def add(self, head: Letterhead, file: str, at: str) -> "ReceivedLog":
        """Write down a message, and return the log with it; `file` is empty for one that was left where it is."""
        line = {
            _WHEN: at, _MAILBOX: head.validity, _UID: head.uid, _MESSAGE: head.message_id, _FILE: file,
        }  # fmt: skip
        self.ledger.add(line)
        return ReceivedLog(
            self.ledger, self.numbers | {(head.validity, head.uid)}, self.messages | {head.message_id} - {""}
        )
