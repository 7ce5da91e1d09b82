"""PDFs are read in a child process that serves one after the other: whatever is in one, it ends in time.

The child is started with the first PDF, and anew after one that it did not survive.
"""

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from cchc_excel.books.formats.memory import bound_memory
from cchc_excel.domain.documents import SupportingDocument

SECONDS = 10
MEMORY_BYTES = 600_000_000
_SIZE = 8
"""Bytes that tell how long what follows is."""

_DAMAGED = "Tệp PDF bị hỏng nên chỉ đối chiếu được theo tên tệp."
_TOO_LONG = "Tệp PDF đọc quá lâu nên chỉ đối chiếu được theo tên tệp."
_running: dict[int, subprocess.Popen[bytes]] = {}
"""The child of each process, by its number: one that was forked off must not talk to its parent's."""


def read_pdf_apart(data: bytes) -> SupportingDocument:
    """Return what a PDF shows; one that can't be read, or not in time, has that for its problem."""
    child = _running.get(os.getpid()) or _start()
    problem = _DAMAGED
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(_exchange, child, data)
        try:
            return answer.result(SECONDS)
        except TimeoutError:
            problem = _TOO_LONG
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            pass
        child.kill()
    del _running[os.getpid()]
    child.communicate()
    return SupportingDocument(problem=problem)


def _start() -> subprocess.Popen[bytes]:
    # -P: the child is this package, whatever lies in the folder the command was run in.
    command = [sys.executable, "-P", "-m", "cchc_excel.supporting.child"]
    here = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    child = subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": here},
    )
    _running[os.getpid()] = child
    return child


def _exchange(child: subprocess.Popen[bytes], data: bytes) -> SupportingDocument:
    _send(cast("IO[bytes]", child.stdin), data)
    answer: SupportingDocument = pickle.loads(_receive(cast("IO[bytes]", child.stdout)))  # noqa: S301 - our own child's
    return answer


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(len(data).to_bytes(_SIZE) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    """Return the next message; raise EOFError where the other side is gone."""
    size = stream.read(_SIZE)
    if len(size) < _SIZE:
        raise EOFError
    return stream.read(int.from_bytes(size))


def _main() -> None:
    """Serve until nobody asks any more."""
    import logging  # noqa: PLC0415

    logging.disable()
    with suppress(OSError):
        bound_memory(MEMORY_BYTES)
    while True:
        try:
            data = _receive(sys.stdin.buffer)
        except EOFError:
            return
        _send(sys.stdout.buffer, pickle.dumps(_read(data)))


def _read(data: bytes) -> SupportingDocument:
    from cchc_excel.supporting.pdf import read_pdf  # noqa: PLC0415 - in the child only

    try:
        return read_pdf(data)
    except Exception:  # noqa: BLE001 - pypdf raises whatever a broken file makes it meet
        return SupportingDocument(problem=_DAMAGED)


if __name__ == "__main__":
    _main()
