"""What both servers need: a guarded connection, a password that stands in no file, errors said plainly."""

import os
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.domain import Plan, PostSettings
from cchc_excel.domain.mails import addresses_in
from cchc_excel.errors import OperatorError

PASSWORD_VARIABLE = "CCHC_MAIL_PASSWORD"  # noqa: S105 - where it is, not what it is
KEYRING_SERVICE = "cchc"
TIMEOUT = 60


@dataclass(frozen=True, slots=True)
class MailAccount:
    """The office's mailbox: how it is reached, who signs in, whom its letters are from."""

    post: PostSettings
    user: str
    sender: str
    folder: Path

    @classmethod
    def of(cls, plan: Plan, folder: Path) -> "MailAccount":
        """Return the mailbox of a plan; `folder` is the plan's, from which the path of a certificate counts."""
        reply_to = next(iter(addresses_in(plan.info.reply_to)), "")
        sender = next(iter(addresses_in(plan.post.sender)), reply_to)
        return cls(plan.post, plan.post.account or sender, sender, folder)

    def password(self) -> str:
        """Return the password from the environment or the system's keyring; it is never written or printed."""
        password = os.environ.get(PASSWORD_VARIABLE) or _from_keyring(self.user)
        if not password:
            raise OperatorError(
                f"Chưa có mật khẩu của hộp thư {self.user or '(chưa ghi tài khoản)'}. Hãy đặt biến môi trường "
                f"{PASSWORD_VARIABLE}, hoặc cài cchc-excel[mail] rồi chạy: keyring set {KEYRING_SERVICE} {self.user}"
            )
        return password

    def trust(self) -> ssl.SSLContext:
        """Return how a server's certificate is checked: by the system's authorities, and the office's own if named."""
        context = ssl.create_default_context()
        if self.post.ca_file:
            path = self.folder / self.post.ca_file
            try:
                context.load_verify_locations(cafile=path)
            except (OSError, ssl.SSLError) as problem:
                message = f"Không đọc được tệp chứng thư “{path}” ghi ở trang “Thư”. Hãy kiểm tra lại đường dẫn."
                raise OperatorError(message) from problem
        return context


class NoSecurityError(Exception):
    """A server that doesn't know the kind of security that is asked for."""


def check_host(host: str) -> None:
    """Raise OperatorError where a text can be no server's name."""
    try:
        host.encode("idna")
    except UnicodeError as problem:
        message = f"“{host}” không phải là tên máy chủ. Hãy sửa lại ở trang “Thư”, ví dụ: mail.ninhbinh.gov.vn."
        raise OperatorError(message) from problem


def plain_response(user: str, password: str) -> bytes:
    """Return what signs an account in whose name or password has letters beyond ASCII (SASL PLAIN)."""
    return f"\0{user}\0{password}".encode()


@contextmanager
def explained(server: str) -> Iterator[None]:
    """Turn what goes wrong on the way to a server into one sentence that says what to do."""
    try:
        yield
    except ssl.SSLCertVerificationError as problem:
        raise OperatorError(
            f"Không kết nối {server}: chứng thư của máy chủ không được tin cậy ({problem.verify_message}). Mật khẩu "
            "chưa được gửi đi. Nếu đây đúng là máy chủ của cơ quan, hãy ghi tệp chứng thư vào trang “Thư”."
        ) from problem
    except ssl.SSLError as problem:
        message = f"Không thiết lập được kết nối bảo mật tới {server}. Hãy kiểm tra cổng và mục bảo mật ở trang “Thư”."
        raise OperatorError(message) from problem
    except socket.gaierror as problem:
        raise OperatorError(f"Không tìm thấy {server}. Hãy kiểm tra tên máy chủ ở trang “Thư” và mạng.") from problem
    except (NoSecurityError, smtplib.SMTPNotSupportedError) as problem:
        message = f"{server} không hỗ trợ cách bảo mật ghi ở trang “Thư”. Hãy hỏi bộ phận quản trị thư."
        raise OperatorError(message) from problem
    except smtplib.SMTPAuthenticationError as problem:
        raise OperatorError(_wrong_password(server)) from problem
    except (TimeoutError, OSError, smtplib.SMTPException) as problem:
        message = f"Không kết nối được {server} hoặc kết nối bị ngắt. Hãy kiểm tra mạng và trang “Thư” rồi chạy lại."
        raise OperatorError(message) from problem


def refuse_password(server: str) -> OperatorError:
    """Return what to say where a server does not let the account in."""
    return OperatorError(_wrong_password(server))


def _wrong_password(server: str) -> str:
    return f"{server} không chấp nhận tài khoản hoặc mật khẩu. Hãy kiểm tra tài khoản ở trang “Thư” và mật khẩu."


def _from_keyring(user: str) -> str:
    try:
        import keyring  # noqa: PLC0415 - optional, and slow to import
        from keyring.errors import KeyringError  # noqa: PLC0415
    except ImportError:
        return ""
    try:
        return keyring.get_password(KEYRING_SERVICE, user) or ""
    except KeyringError:
        return ""
