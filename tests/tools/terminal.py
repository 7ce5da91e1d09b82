"""A program at a terminal of its own, as somebody types at it. Not on Windows, which has no such terminals."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.tools.places import ROOT

ENTER, CTRL_C, CTRL_D = b"\r", b"\x03", b"\x04"
_PATIENCE = 90
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")
"""What a console says to the screen: colours, places, titles."""

Answer = bytes | str
"""What is typed: keys; or the title of a step, for which its number on the screen is typed."""


def type_at_terminal(
    working: Path, answers: Sequence[Answer], *, columns: int = 80, encoding: str = "utf-8", today: str = ""
) -> tuple[str, int]:
    """Run bare `cchc` in a folder and answer its questions; return the screen and the exit status.

    `today`: the day and hour it is for the program, ISO.
    """
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "COLUMNS": str(columns), "PATH": "/nowhere"}
    start = [sys.executable, "-c", _START.format(today=today)]
    return converse(start, answers, working=working, environment=environment)


def converse(
    command: Sequence[str],
    answers: Sequence[Answer],
    *,
    working: Path | None = None,
    environment: dict[str, str] | None = None,
    patience: float = _PATIENCE,
) -> tuple[str, int]:
    """Run a program at a terminal, answer each of its questions, and return the screen and the exit status.

    A question is what ends with a colon or with dots. A program that is not done after `patience` seconds is ended.
    """
    import pty  # noqa: PLC0415 - not on Windows

    terminal, its_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _SIT_DOWN, *command],
        stdin=its_end, stdout=its_end, stderr=its_end, start_new_session=True,
        cwd=working, env={**os.environ, **(environment or {})},
    )  # fmt: skip
    os.close(its_end)
    screen, left, seen, until = b"", list(answers), 0, time.monotonic() + patience
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                read = os.read(terminal, 65_536)
            except OSError:
                break
            if not read:
                break
            screen += read
        elif left and _shown(screen[seen:]).rstrip().endswith((":", "...")):
            answer, seen = left.pop(0), len(screen)
            os.write(terminal, answer if isinstance(answer, bytes) else number_of(answer, _shown(screen)))
    else:
        process.kill()
    status = process.wait()
    os.close(terminal)
    return _shown(screen), status


def number_of(title: str, screen: str) -> bytes:
    """Return what is typed to choose a step, by its last place on a screen."""
    line = next(
        line for line in reversed(screen.splitlines()) if re.fullmatch(rf"\s*\d+\s+{re.escape(title)}\s*", line)
    )
    return line.split()[0].encode() + ENTER


def _shown(screen: bytes) -> str:
    return _CONTROL.sub("", screen.decode("utf-8", errors="ignore")).replace("\r\n", "\n")


_SIT_DOWN = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal the program's own, so that Ctrl-C reaches it."""

_START = """
import cchc_excel.cli as cli
from datetime import datetime
today = "{today}"
if today:
    cli.now = lambda: datetime.fromisoformat(today)
from cchc_excel.cli.running import main
main()
"""
