"""An IMAP server that answers what it is told to, for what no real server does."""

import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Thread

_COMMAND = re.compile(rb"(?P<tag>\S+) (?:UID )?(?P<name>[A-Z]+)(?P<rest>[^\r\n]*)")
_HEAD = b"From: tcd@x.example\r\nDate: Wed, 10 Jun 2026 08:00:00 +0700\r\nSubject: Bao cao\r\n\r\n"
MAIL = _HEAD + b"Kinh gui\r\n"


def answers(content: bytes = MAIL, size: object = None, literal: object = None) -> dict[str, bytes]:
    """Return what a server with one message answers; sizes may lie."""
    size = len(content) if size is None else size
    literal = len(content) if literal is None else literal
    return {
        "CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n",
        "EXAMINE": b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n",
        "SEARCH": b"* SEARCH 1\r\n",
        "HEAD": f"* 1 FETCH (UID 1 RFC822.SIZE {size} BODY[HEADER] {{{len(_HEAD)}}}\r\n".encode() + _HEAD + b")\r\n",
        "WHOLE": f"* 1 FETCH (UID 1 BODY[] {{{literal}}}\r\n".encode() + content + b")\r\n",
        "LOGOUT": b"* BYE\r\n",
    }


@contextmanager
def odd_imap(said: Mapping[str, bytes], refused: str = "", greeting: bytes = b"* OK hello\r\n") -> Iterator[int]:
    """Run the server; an answer ends the command with OK, with NO where it is the one that is refused."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                with client, client.makefile("rb") as lines, suppress(OSError):
                    client.sendall(greeting)
                    for line in lines:
                        client.sendall(_answer(line, said, refused))

    Thread(target=serve, daemon=True).start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()


def _answer(line: bytes, said: Mapping[str, bytes], refused: str) -> bytes:
    found = _COMMAND.match(line)
    if not found:
        return b""
    name = found["name"].decode()
    if name == "FETCH":
        name = "HEAD" if b"HEADER" in found["rest"] else "WHOLE"
    return said.get(name, b"") + found["tag"] + (b" NO no\r\n" if name == refused else b" OK done\r\n")
