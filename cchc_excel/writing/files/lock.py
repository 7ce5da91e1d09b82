"""A folder of a plan is written to by one command at a time; a second one is told who holds it.

The system itself holds the lock and lets go of it when the process ends, however it ends: no lock outlives its holder.
The file's own time tells since when. filelock does the same and more, but takes 0.1 s to import, as long as the help.
"""

import errno
import getpass
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc_excel.disk import explain_refusal
from cchc_excel.errors import OperatorError
from cchc_excel.moments import read_disk_moment
from cchc_excel.text import printable
from cchc_excel.words import at_vietnam

LOCK_NAME = ".khoa-cchc"
_LARGEST_NOTE = 2000
_FAR = 1 << 30
"""Windows lets nobody read a byte that is locked: the one that is lies far behind the note."""


_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK, 0})
"""What the systems say of a lock that another process has (Wine says nothing); whatever else: there are no locks."""


class _HeldError(Exception):
    """Another process has the lock."""


@contextmanager
def hold(folder: Path, command: str) -> Iterator[str]:
    """Keep every other writing command away from a folder; raise OperatorError where one is at work there.

    A folder that isn't there is made, and taken away again where nothing came to lie in it. On a drive that knows no
    locks the command goes on without, and the sentence that says so is yielded; otherwise nothing.
    """
    file = folder / LOCK_NAME
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, warning = _take(file)
    except _HeldError as problem:
        raise OperatorError(_tell_holder(folder)) from problem
    except OSError as problem:
        raise OperatorError(f"Không ghi được vào thư mục “{folder}”: {explain_refusal(problem, folder)}.") from problem
    try:
        _leave_note(handle, command)
        yield warning
    finally:
        _release(handle, file)
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def _take(file: Path) -> tuple[int, str]:
    """Return the lock file, locked, and what is to be said where it can't be; raise _HeldError where it is held."""
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o664)
        try:
            warning = _lock(handle, file.parent)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(handle), file.stat()):
                    return handle, warning
        except BaseException:
            os.close(handle)
            raise
        # Its holder has just deleted it: this is no longer the file that others look at.
        os.close(handle)


def _lock(handle: int, folder: Path) -> str:
    """Lock the file, and return nothing, or the sentence that says that its drive has no locks."""
    try:
        _ask_system(handle)
    except OSError as problem:
        if problem.errno in _HELD:
            raise _HeldError from problem
        return (
            f"Lưu ý: ổ đĩa chứa “{folder}” không khóa được thư mục ({problem.strerror or problem}). Lệnh vẫn chạy; "
            "trong lúc đó xin đừng để người khác chạy lệnh trên cùng thư mục."
        )
    return ""


def _ask_system(handle: int) -> None:
    """Ask the system for the lock without waiting; raise OSError where it isn't given."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not elsewhere

        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not on Windows

        # Not flock: what it locks stays locked as long as any child lives that the holder has forked.
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _leave_note(handle: int, command: str) -> None:
    """Write down who holds the folder, for whoever comes second; without room for it the lock holds all the same."""
    note = {"command": command, "user": _user(), "machine": socket.gethostname(), "process": os.getpid()}
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(note).encode())


def _release(handle: int, file: Path) -> None:
    """Delete the file and let go of it; Windows deletes only what nobody has open."""
    if sys.platform != "win32":
        with suppress(OSError):
            file.unlink()
    with suppress(OSError):
        os.close(handle)
    if sys.platform == "win32":
        with suppress(OSError):
            file.unlink()


def _user() -> str:
    with suppress(Exception):  # whatever the system's list of users does
        return getpass.getuser()
    return "không rõ"


def _tell_holder(folder: Path) -> str:
    note, since = _read_note(folder / LOCK_NAME)
    doing = f"lệnh cchc {note['command']}" if note.get("command") else "một lệnh khác của chương trình này"
    known = [
        f"{words} {note[key]}"
        for key, words in (("user", "người dùng"), ("machine", "máy"), ("process", "tiến trình"))
        if note.get(key)
    ]
    who = f" ({', '.join([*known, *since])})" if note else ""
    return printable(
        f"Thư mục “{folder}” đang được {doing} sử dụng{who}. Hãy đợi lệnh đó xong rồi chạy lại; chưa có gì bị thay đổi."
    )


def _read_note(file: Path) -> tuple[dict[str, object], list[str]]:
    """Return what the holder wrote down, and since when it holds the folder; nothing where that can't be read."""
    with suppress(OSError, ValueError, RecursionError), file.open("rb", buffering=0) as stream:
        since = read_disk_moment(file.stat().st_mtime)
        note = json.loads(stream.read(_LARGEST_NOTE))
        if isinstance(note, dict):
            return note, [f"từ {at_vietnam(since):%H:%M ngày %d/%m/%Y}"] if since else []
    return {}, []
