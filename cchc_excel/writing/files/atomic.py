"""A file is replaced in one step or not at all."""

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

from cchc_excel.disk import explain_refusal, lock_beside
from cchc_excel.errors import OperatorError
from cchc_excel.folders import TEMPORARY_PREFIX

_MODE = 0o664
_TAKEN_ON_WINDOWS = frozenset({5, 32, 33})
"""Windows' numbers for a file that another program has: access denied, sharing violation, lock violation."""
_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.5)
"""Seconds to wait for a virus scanner or a sync program (OneDrive) that looks at a file for a moment."""


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place.

    Raises OperatorError where the file is open elsewhere, or disk or folder don't take it; `path` is then as before.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=path.suffix, dir=path.parent)
        temporary = Path(name)
        os.close(handle)
        write(temporary)
        _settle(temporary)
        _put_in_place(temporary, path)
    except OSError as problem:
        raise OperatorError(_refused("ghi", path, problem)) from problem
    finally:
        if temporary:
            with suppress(OSError):
                temporary.unlink()


def _put_in_place(temporary: Path, path: Path) -> None:
    """Replace a file; where another program has it for a moment, try again for some seconds."""
    for pause in _PAUSES:
        try:
            temporary.replace(path)
        except PermissionError as problem:
            if getattr(problem, "winerror", None) not in _TAKEN_ON_WINDOWS or lock_beside(path):
                raise
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def write_bytes(path: Path, content: bytes) -> None:
    """Write the bytes as a file, in one step."""
    write_atomically(path, lambda temporary: temporary.write_bytes(content))


def write_new(path: Path, content: bytes, workshop: Path) -> Path:
    """Write the bytes as a file that wasn't there, under this name or one with a number, and return its path.

    It is made in another folder, so that nothing half made lies beside it, and nothing that lies there is ever touched.
    """
    temporary: Path | None = None
    target = next(free for number in count(1) if not (free := _numbered(path, number)).exists())
    try:
        workshop.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=path.suffix, dir=workshop)
        temporary = Path(name)
        os.close(handle)
        temporary.write_bytes(content)
        _settle(temporary)
        temporary.rename(target)
    except OSError as problem:
        if problem.errno == errno.EXDEV:
            # The folder is a link to another disk.
            write_bytes(target, content)
            return target
        raise OperatorError(_refused("ghi", target, problem)) from problem
    finally:
        if temporary:
            with suppress(OSError):
                temporary.unlink()
    return target


def _numbered(path: Path, number: int) -> Path:
    return path.with_stem(f"{path.stem} ({number})") if number > 1 else path


def make_folder(path: Path) -> None:
    """See to it that a folder is there; raise OperatorError where it can't be made."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OperatorError(f"Không tạo được thư mục “{path}”: {explain_refusal(problem, path)}.") from problem


def remove(path: Path) -> None:
    """Delete a file of this program's own that is no longer true; raise OperatorError where it is open elsewhere."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise OperatorError(_refused("xóa", path, problem)) from problem


def sweep(*folders: Path) -> None:
    """Delete what a run that was cut off left behind in folders."""
    for folder in folders:
        for left_over in _left_over(folder):
            with suppress(OSError):
                left_over.unlink()


def _left_over(folder: Path) -> Iterable[Path]:
    with suppress(OSError):
        return list(folder.glob(f"{TEMPORARY_PREFIX}*"))
    return ()


def _refused(what: str, path: Path, problem: OSError) -> str:
    return f"Không {what} được “{path}”: {explain_refusal(problem, path)}; tệp cũ vẫn còn nguyên."


def write_keeping_previous(path: Path, content: bytes) -> None:
    """Write the bytes as a file, in one step; what they replace is kept beside it, named "… (truoc)"."""
    previous = path.read_bytes() if path.is_file() else content
    if previous != content:
        write_bytes(path.with_stem(f"{path.stem} (truoc)"), previous)
    write_bytes(path, content)


def refuse_open(path: Path) -> None:
    """Raise OperatorError where a file is open in Excel or LibreOffice, or can't be written to; nothing is changed."""
    lock = lock_beside(path)
    if lock:
        raise OperatorError(
            f"“{path}” đang mở trong Excel hoặc LibreOffice. Hãy lưu, đóng tệp rồi chạy lại lệnh; nếu không ai mở, "
            f"hãy xóa tệp khóa “{lock.name}” còn sót lại."
        )
    refuse_held(path)


def refuse_held(*paths: Path) -> None:
    """Raise OperatorError where another program keeps one of the files from being written; nothing is changed.

    A command looks at all that it is about to write before it writes the first.
    """
    for path in paths:
        if path.exists():
            try:
                with path.open("rb+"):
                    pass
            except OSError as problem:
                raise OperatorError(_refused("ghi", path, problem)) from problem


def _settle(file: Path) -> None:
    """Bring the bytes to the disk, and give the file the mode that shared folders expect; mkstemp gives 0600."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
    with suppress(OSError):
        file.chmod(_MODE)
