"""Mail servers for tests: a real Dovecot for IMAP, a real SMTP server (aiosmtpd), both on 127.0.0.1, thrown away after.

Where Dovecot is not installed, a test is skipped; on the build machine (`CI` is set) it fails: nothing goes unproved.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
from aiosmtpd.controller import Controller

PASSWORD = "secret"  # noqa: S105 - of a server that lives for a test

_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/log
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
mail_location = maildir:{base}/mail/%u
first_valid_uid = 1
auth_username_chars =
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={base}/mail/%u
}}
{rootless}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
"""
_ROOTLESS = """
default_internal_user = {owner}
default_login_user = {owner}
default_internal_group = {group}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """Return a self-made certificate for 127.0.0.1 and its key."""
    certificate, key = folder / "chung-thu.pem", folder / "khoa.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate),
         "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


@dataclass
class Dovecot:
    """A running IMAP server; any user may sign in, and has a mailbox then."""

    base: Path
    port: int
    tls_port: int

    def mailbox(self, user: str) -> "Mailbox":
        """Make an empty mailbox."""
        box = Mailbox(self.base / "mail" / user, user)
        for part in ("new", "cur", "tmp"):
            (box.folder / part).mkdir(parents=True)
        if os.geteuid() == 0:
            for folder in (box.folder, *box.folder.iterdir()):
                shutil.chown(folder, "nobody", "nogroup")
        return box


@dataclass
class Mailbox:
    """The mailbox of a user, as it lies on the server's disk."""

    folder: Path
    user: str

    def deliver(self, message: bytes, name: str) -> None:
        """Put a message into the mailbox, as a mail server does."""
        path = self.folder / "tmp" / name
        path.write_bytes(message)
        if os.geteuid() == 0:
            shutil.chown(path, "nobody", "nogroup")
        path.rename(self.folder / "new" / name)

    def flags(self) -> list[str]:
        """Return the flags of each message."""
        files = (path for part in ("new", "cur") for path in (self.folder / part).iterdir())
        return sorted(path.name.partition(":2,")[2] for path in files)


@contextmanager
def dovecot(*, tls: bool = False) -> Iterator[Dovecot]:
    """Run a server; its folder is not pytest's, into which a server with its own user may not look."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("Dovecot is not installed")
        pytest.skip("Dovecot is not installed")
    with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        base = Path(folder)
        base.chmod(0o755)
        server = _configure(base, tls=tls)
        process = subprocess.Popen([program, "-F", "-c", str(base / "dovecot.conf")], stderr=subprocess.DEVNULL)
        try:
            _wait_for(server.tls_port if tls else server.port, base / "log")
            yield server
        finally:
            process.terminate()
            process.wait(20)


def _configure(base: Path, *, tls: bool) -> Dovecot:
    import grp  # noqa: PLC0415 - not on every system
    import pwd  # noqa: PLC0415

    is_root = os.geteuid() == 0
    owner = "nobody" if is_root else pwd.getpwuid(os.geteuid()).pw_name
    group = "nogroup" if is_root else grp.getgrgid(os.getegid()).gr_name
    server = Dovecot(base, free_port(), free_port())
    certificate, key = make_certificate(base)
    (base / "dovecot.conf").write_text(
        _CONFIG.format(
            base=base,
            ssl="required" if tls else "no",
            certificate=f"ssl_cert = <{certificate}\nssl_key = <{key}" if tls else "",
            owner=owner,
            group=group,
            rootless="" if is_root else _ROOTLESS.format(owner=owner, group=group),
            port=server.port,
            tls_port=server.tls_port if tls else 0,
        )
    )
    (base / "mail").mkdir()
    if is_root:
        shutil.chown(base / "mail", owner, group)
    return server


def _wait_for(port: int, log: Path) -> None:
    for _ in range(200):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"Dovecot did not start: {log.read_text() if log.exists() else ''}")


@dataclass
class Mailman:
    """What an SMTP server took, and whom it refuses."""

    refused: set[str] = field(default_factory=set)
    letters: list[tuple[str, bytes]] = field(default_factory=list)
    cut_after: int = -1

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, ARG002
        if address in self.refused:
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002
        if len(self.letters) == self.cut_after:
            server.transport.abort()
            return "421 gone"
        self.letters += [(address, envelope.content) for address in envelope.rcpt_tos]
        return "250 OK"


@contextmanager
def smtp_server(mailman: Mailman) -> Iterator[int]:
    port = free_port()
    controller = Controller(mailman, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextmanager
def cutting_proxy(target: int, after: int) -> Iterator[int]:
    """Stand before a server, and cut the first connection once so many bytes came from it; later ones pass whole."""
    listener = socket.create_server(("127.0.0.1", 0))
    connections = count()

    def pump(source: socket.socket, sink: socket.socket, left: int | None) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                sink.sendall(data if left is None else data[:left])
                if left is not None and (left := left - len(data)) <= 0:
                    break
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def join(client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", target)) as server:
            asking = Thread(target=pump, args=(client, server, None), daemon=True)
            asking.start()
            pump(server, client, None if next(connections) else after)
            asking.join(5)

    def serve() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                Thread(target=join, args=(client,), daemon=True).start()

    Thread(target=serve, daemon=True).start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()
