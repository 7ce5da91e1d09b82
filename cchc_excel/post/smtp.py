"""Letters sent over SMTP, one connection for all; an address that is refused stops no other."""

import smtplib
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage

from cchc_excel.domain import Security
from cchc_excel.errors import OperatorError
from cchc_excel.post.connections import TIMEOUT, MailAccount, check_host, explained, plain_response

_SIGNED_IN = 235
_HELLO = "[127.0.0.1]"
"""What the program calls itself to the server, instead of the machine's own name."""


@dataclass(frozen=True, slots=True)
class Postman:
    """An open connection that sends."""

    connection: smtplib.SMTP
    sender: str

    def send(self, message: EmailMessage, addresses: Sequence[str]) -> Mapping[str, str]:
        """Send a message, and return the addresses that were refused, with the server's reason."""
        try:
            refused = self.connection.send_message(message, self.sender, list(addresses))
        except smtplib.SMTPRecipientsRefused as problem:
            refused = problem.recipients
        except smtplib.SMTPServerDisconnected:
            raise
        except smtplib.SMTPResponseException as problem:
            refused = dict.fromkeys(addresses, (problem.smtp_code, _as_bytes(problem.smtp_error)))
        return {address: f"{code} {reason.decode('utf-8', 'replace')}" for address, (code, reason) in refused.items()}


def require_server(account: MailAccount) -> None:
    """Raise OperatorError where no server that sends is named, or nobody whom letters are from."""
    if not account.post.smtp_host:
        raise OperatorError(
            "Chưa ghi “Máy chủ gửi thư (SMTP)” ở trang “Thư” của tệp kế hoạch. Không có máy chủ thì mở từng tệp .eml "
            "trong thư mục thu bằng Outlook, hoặc mở thu/danh-sach-gui.html để chép vào thư trên web."
        )
    if not account.sender:
        raise OperatorError("Chưa ghi “Địa chỉ gửi” ở trang “Thư”, hoặc “Email nhận báo cáo” ở trang “Kế hoạch”.")


@contextmanager
def open_postman(account: MailAccount) -> Iterator[Postman]:
    """Connect to the server that sends, and sign in where it asks for that."""
    post = account.post
    require_server(account)
    with explained(f"máy chủ gửi thư {post.smtp_host}:{post.smtp_port}"):
        connection: smtplib.SMTP | None = None
        try:
            connection = _connect(account)
            connection.ehlo()
            if connection.has_extn("auth"):
                _sign_in(connection, account)
            yield Postman(connection, account.sender)
        finally:
            if connection:
                with suppress(OSError, smtplib.SMTPException):
                    connection.quit()


def _sign_in(connection: smtplib.SMTP, account: MailAccount) -> None:
    password = account.password()
    if f"{account.user}{password}".isascii():
        connection.login(account.user, password)
        return
    # smtplib signs in with ASCII alone.
    token = b64encode(plain_response(account.user, password)).decode()
    code, _ = connection.docmd("AUTH", f"PLAIN {token}")
    if code != _SIGNED_IN:
        raise smtplib.SMTPAuthenticationError(code, b"")


def _connect(account: MailAccount) -> smtplib.SMTP:
    post = account.post
    check_host(post.smtp_host)
    place = (post.smtp_host, post.smtp_port)
    if post.smtp_security is Security.TLS:
        return smtplib.SMTP_SSL(*place, local_hostname=_HELLO, timeout=TIMEOUT, context=account.trust())
    connection = smtplib.SMTP(*place, local_hostname=_HELLO, timeout=TIMEOUT)
    if post.smtp_security is Security.STARTTLS:
        connection.starttls(context=account.trust())
    return connection


def _as_bytes(reason: bytes | str) -> bytes:
    return reason if isinstance(reason, bytes) else reason.encode()
