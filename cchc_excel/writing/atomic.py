"""A file is replaced in one step or not at all."""

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cchc_excel.errors import OperatorError

_PREFIX = ".cchc-"
_MODE = 0o664
_OPENS = {".docx": "Word"}
"""The program that has a file open, where it is not Excel."""


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place.

    Raises OperatorError where the file is open elsewhere, or disk or folder don't take it; `path` is then as before.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=path.suffix, dir=path.parent)
    except OSError as problem:
        raise OperatorError(_explain(path, problem)) from problem
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        _settle(temporary)
        temporary.replace(path)
    except OSError as problem:
        raise OperatorError(_explain(path, problem)) from problem
    finally:
        with suppress(OSError):
            temporary.unlink()


def write_bytes(path: Path, content: bytes) -> None:
    """Write the bytes as a file, in one step."""
    write_atomically(path, lambda temporary: temporary.write_bytes(content))


def sweep(folder: Path) -> None:
    """Delete what a run that was cut off left behind in a folder."""
    for left_over in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            left_over.unlink()


def _settle(file: Path) -> None:
    """Bring the bytes to the disk, and give the file the mode that shared folders expect; mkstemp gives 0600."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
    with suppress(OSError):
        file.chmod(_MODE)


def _explain(path: Path, problem: OSError) -> str:
    if isinstance(problem, PermissionError):
        return (
            f"Không ghi được “{path}”: tệp đang mở trong {_OPENS.get(path.suffix, 'Excel')} "
            "hoặc thư mục không cho phép ghi. "
            "Hãy đóng tệp rồi chạy lại lệnh; tệp cũ vẫn còn nguyên."
        )
    if problem.errno == errno.ENOSPC:
        return f"Không ghi được “{path}”: ổ đĩa đã đầy. Hãy dọn bớt rồi chạy lại lệnh; tệp cũ vẫn còn nguyên."
    return f"Không ghi được “{path}” ({problem.strerror or problem}). Hãy kiểm tra thư mục rồi chạy lại lệnh."
