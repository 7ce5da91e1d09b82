"""A mailbox on 127.0.0.1 that knows the few words of IMAP a fetch says: for systems that have no Dovecot."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


@contextmanager
def small_mailbox(mails: Sequence[bytes]) -> Iterator[int]:
    """Run a mailbox that holds these messages, numbered from 1, and yield its port; it takes any password."""

    class Session(StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
            for line in self.rfile:
                tag, _, command = line.decode("ascii").strip().partition(" ")
                for part in _answer(command, mails):
                    self.wfile.write(b"* " + part + b"\r\n")
                self.wfile.write(f"{tag} OK done\r\n".encode())

    class Server(ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Session) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()


def _answer(command: str, mails: Sequence[bytes]) -> Iterator[bytes]:
    """Yield what a command brings, before the line that says that it is done; nothing for a word not known here."""
    if command == "CAPABILITY":
        yield b"CAPABILITY IMAP4rev1"
    elif command.startswith("EXAMINE"):
        yield f"{len(mails)} EXISTS".encode()
        yield b"OK [UIDVALIDITY 7] valid"
    elif command.startswith("UID SEARCH"):
        yield b" ".join([b"SEARCH", *(str(number + 1).encode() for number in range(len(mails)))])
    elif asked := re.match(r"UID FETCH (\d+) \((.*)\)", command):
        mail = mails[int(asked[1]) - 1]
        held = mail if asked[2] == "BODY.PEEK[]" else mail.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        size = f"{asked[1]} FETCH (UID {asked[1]} RFC822.SIZE {len(mail)} BODY[] {{{len(held)}}}\r\n"
        yield size.encode() + held + b")"
