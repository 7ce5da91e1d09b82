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
from cchc_excel.identity_marks import OWN_MAIL_HEADER
from cchc_excel.inbox.mail_names import decode_text
from cchc_excel.post.bounded import Bounded, BoundedTls, OddAnswerError
from cchc_excel.post.connections import (
    TIMEOUT,
    MailAccount,
    NoSecurityError,
    check_host,
    explained,
    plain_response,
    refuse_password,
)
from cchc_excel.text import whole_number

_Answer = list[bytes | tuple[bytes, bytes] | None]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEAD = f"(RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM DATE SUBJECT {OWN_MAIL_HEADER.upper()} IN-REPLY-TO)])"
_WHOLE = "(BODY.PEEK[])"
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_NUMBER = re.compile(r"[0-9]{1,10}")
"""A number of a message or of a mailbox has 32 bits."""

_BEYOND_ALL = 10**9
"""The size of a message whose size has more digits than any."""

_BEYOND_ASCII = re.compile(r"[^\x20-\x7e]+")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is known of a message before it is fetched: where it stands, who sent it, how large it is.

    `claims_own` is the message's own word that this program wrote it.
    """

    mailbox: str
    validity: str
    uid: str
    message_id: str
    sender: str
    date: str
    subject: str
    size: int
    claims_own: bool


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An open mailbox: its name, and what its message numbers are valid by."""

    connection: Bounded
    name: str
    validity: str

    def uids_since(self, day: date) -> tuple[str, ...]:
        """Return the messages that arrived on a day or after it, oldest first.

        A mailbox goes by its own clock's day, which may be the one before the office's: that day is asked for, too.
        """
        day -= timedelta(days=1)
        found = self._ask("SEARCH", "SINCE", f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}")
        words = b" ".join(part for part in found if isinstance(part, bytes)).decode("ascii", "replace").split()
        if not all(map(_NUMBER.fullmatch, words)):
            raise OddAnswerError("numbers of messages that are none")
        return tuple(map(str, sorted(map(int, words))))

    def head(self, uid: str) -> Letterhead | None:
        """Return the head of a message; None where it is gone meanwhile."""
        answer = _literal(self._ask("FETCH", uid, _HEAD))
        if answer is None:
            return None
        said, head = answer
        size = _SIZE.search(said)
        fields = BytesHeaderParser().parsebytes(head)
        return Letterhead(
            mailbox=self.name,
            validity=self.validity,
            uid=uid,
            message_id=str(fields.get("Message-ID", "")).strip(),
            sender=str(fields.get("From", "")),
            date=str(fields.get("Date", "")),
            subject=decode_text(str(fields.get("Subject", ""))),
            size=(whole_number(size[1].decode()) or _BEYOND_ALL) if size else 0,
            claims_own=OWN_MAIL_HEADER in fields and "In-Reply-To" not in fields,
        )

    def whole(self, uid: str) -> bytes | None:
        """Return a message as it came; None where it is gone meanwhile."""
        answer = _literal(self._ask("FETCH", uid, _WHOLE))
        return answer[1] if answer else None

    def _ask(self, command: str, *arguments: str) -> _Answer:
        """Return what the server answers to a command about messages."""
        self.connection.begin()
        status, answer = self.connection.uid(command, *arguments)
        if status != "OK":
            raise imaplib.IMAP4.error(command)
        return answer


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
            name = f"{account.user}@{account.post.imap_host}/{account.post.mailbox}"
            yield Mailbox(connection, name, _select(connection, account.post.mailbox))
        except OSError:
            raise
        except (OddAnswerError, ValueError) as problem:
            # imaplib itself reads numbers, and lets what is none pass through.
            raise OperatorError(f"{server} trả lời sai quy cách. Hãy báo bộ phận quản trị thư.") from problem
        except imaplib.IMAP4.abort as problem:
            raise OSError(str(problem)) from problem
        except imaplib.IMAP4.error as problem:
            raise OperatorError(f"{server} từ chối yêu cầu đọc thư. Hãy báo bộ phận quản trị thư.") from problem
        finally:
            if connection:
                with suppress(OSError, ValueError, OddAnswerError, imaplib.IMAP4.error):
                    connection.logout()


def _connect(account: MailAccount) -> Bounded:
    post = account.post
    check_host(post.imap_host)
    if post.imap_security is Security.TLS:
        return BoundedTls(post.imap_host, post.imap_port, ssl_context=account.trust(), timeout=TIMEOUT)
    connection = Bounded(post.imap_host, post.imap_port, timeout=TIMEOUT)
    if post.imap_security is Security.STARTTLS:
        if "STARTTLS" not in connection.capabilities:
            raise NoSecurityError
        connection.starttls(ssl_context=account.trust())
    return connection


def _sign_in(connection: Bounded, account: MailAccount, server: str) -> None:
    password = account.password()
    try:
        if f"{account.user}{password}".isascii() and " " not in account.user:
            connection.login(account.user, password)
        else:
            # LOGIN takes no letters beyond ASCII; this way takes UTF-8 (RFC 4616).
            connection.authenticate("PLAIN", lambda _: plain_response(account.user, password))
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        # The cause may quote the command, password and all.
        raise refuse_password(server) from None


def _select(connection: Bounded, mailbox: str) -> str:
    """Open a folder of the mailbox read-only, and return what its message numbers are valid by."""
    status, _ = connection.select(_quoted(mailbox), readonly=True)
    if status != "OK":
        raise OperatorError(f"Hộp thư không có thư mục “{mailbox}” ghi ở trang “Thư”. Hãy kiểm tra lại tên thư mục.")
    _, said = connection.response("UIDVALIDITY")
    validity = said[0].decode("ascii", "replace") if said and isinstance(said[0], bytes) else "0"
    if not _NUMBER.fullmatch(validity):
        raise OddAnswerError("a validity that is no number")
    return validity


def _quoted(mailbox: str) -> str:
    """Return a folder's name as IMAP writes it: Vietnamese letters in its own form of UTF-7 (RFC 3501, 5.1.3)."""
    name = _BEYOND_ASCII.sub(
        lambda found: "&" + b64encode(found[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-",
        mailbox.replace("&", "&-"),
    )
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _literal(data: _Answer) -> tuple[bytes, bytes] | None:
    return next((part for part in data if isinstance(part, tuple)), None)
