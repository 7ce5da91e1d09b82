"""The mailbox read over IMAP: looks, never touches. Opened read-only, messages peeked at; nothing marked or deleted."""

import imaplib
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from email.parser import BytesHeaderParser

from cchc_excel.domain import Security
from cchc_excel.errors import OperatorError
from cchc_excel.post.connections import TIMEOUT, MailAccount, explained, refuse_password

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEAD = "(RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM DATE X-CCHC IN-REPLY-TO)])"
_WHOLE = "(BODY.PEEK[])"
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_BEYOND_ASCII = re.compile(r"[^\x20-\x7e]+")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is known of a message before it is fetched: where it stands, who sent it, how large it is."""

    validity: str
    uid: str
    message_id: str
    sender: str
    date: str
    size: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An open mailbox."""

    connection: imaplib.IMAP4
    validity: str

    def uids_since(self, day: date) -> tuple[str, ...]:
        """Return the messages that arrived on a day or after it, oldest first.

        A mailbox goes by its own clock's day, which may be the one before the office's: that day is asked for, too.
        """
        day -= timedelta(days=1)
        found = _asked(self.connection.uid("SEARCH", "SINCE", f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}"))
        words = b" ".join(part for part in found if isinstance(part, bytes)).split()
        return tuple(str(number) for number in sorted({int(word) for word in words if word.isdigit()}))

    def head(self, uid: str) -> Letterhead | None:
        """Return the head of a message; None where it is gone meanwhile."""
        answer = _literal(_asked(self.connection.uid("FETCH", uid, _HEAD)))
        if answer is None:
            return None
        said, head = answer
        size = _SIZE.search(said)
        fields = BytesHeaderParser().parsebytes(head)
        return Letterhead(
            validity=self.validity,
            uid=uid,
            message_id=str(fields.get("Message-ID", "")).strip(),
            sender=str(fields.get("From", "")),
            date=str(fields.get("Date", "")),
            size=int(size[1]) if size else 0,
            is_own="X-CCHC" in fields and "In-Reply-To" not in fields,
        )

    def whole(self, uid: str) -> bytes | None:
        """Return a message as it came; None where it is gone meanwhile."""
        answer = _literal(_asked(self.connection.uid("FETCH", uid, _WHOLE)))
        return answer[1] if answer else None


@contextmanager
def open_mailbox(account: MailAccount) -> Iterator[Mailbox]:
    """Open the mailbox read-only, and close it whatever happens."""
    server = f"máy chủ nhận thư {account.post.imap_host}:{account.post.imap_port}"
    if not account.post.imap_host:
        raise OperatorError("Chưa ghi “Máy chủ nhận thư (IMAP)” ở trang “Thư” của tệp kế hoạch.")
    with explained(server):
        connection: imaplib.IMAP4 | None = None
        try:
            connection = _connect(account)
            _sign_in(connection, account, server)
            yield Mailbox(connection, _select(connection, account.post.mailbox))
        except (imaplib.IMAP4.abort, imaplib.IMAP4.error) as problem:
            raise OSError(str(problem)) from problem
        finally:
            if connection:
                with suppress(OSError, imaplib.IMAP4.error):
                    connection.logout()


def _connect(account: MailAccount) -> imaplib.IMAP4:
    post = account.post
    if post.imap_security is Security.TLS:
        return imaplib.IMAP4_SSL(post.imap_host, post.imap_port, ssl_context=account.trust(), timeout=TIMEOUT)
    connection = imaplib.IMAP4(post.imap_host, post.imap_port, timeout=TIMEOUT)
    if post.imap_security is Security.STARTTLS:
        connection.starttls(ssl_context=account.trust())
    return connection


def _sign_in(connection: imaplib.IMAP4, account: MailAccount, server: str) -> None:
    password = account.password()
    try:
        connection.login(account.user, password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        # The cause may quote the command, password and all.
        raise refuse_password(server) from None


def _select(connection: imaplib.IMAP4, mailbox: str) -> str:
    """Open a folder of the mailbox read-only, and return what its message numbers are valid by."""
    status, _ = connection.select(_quoted(mailbox), readonly=True)
    if status != "OK":
        raise OperatorError(f"Hộp thư không có thư mục “{mailbox}” ghi ở trang “Thư”. Hãy kiểm tra lại tên thư mục.")
    _, said = connection.response("UIDVALIDITY")
    return said[0].decode("ascii") if said and isinstance(said[0], bytes) else "0"


def _quoted(mailbox: str) -> str:
    """Return a folder's name as IMAP writes it: Vietnamese letters in its own form of UTF-7 (RFC 3501, 5.1.3)."""
    name = _BEYOND_ASCII.sub(
        lambda found: "&" + b64encode(found[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-",
        mailbox.replace("&", "&-"),
    )
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _asked(answer: tuple[str, list[bytes | tuple[bytes, bytes] | None]]) -> list[bytes | tuple[bytes, bytes] | None]:
    status, data = answer
    if status != "OK":
        raise OSError("the server refused a command")
    return data


def _literal(data: list[bytes | tuple[bytes, bytes] | None]) -> tuple[bytes, bytes] | None:
    return next((part for part in data if isinstance(part, tuple)), None)
