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
_LOCKS = ("~${}", ".~lock.{}#")
"""Files that Excel and LibreOffice lay beside a workbook as long as it is open."""


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


def write_keeping_previous(path: Path, content: bytes) -> None:
    """Write the bytes as a file, in one step; what they replace is kept beside it, named "… (truoc)"."""
    previous = path.read_bytes() if path.is_file() else content
    if previous != content:
        write_bytes(path.with_stem(f"{path.stem} (truoc)"), previous)
    write_bytes(path, content)


def refuse_open(path: Path) -> None:
    """Raise OperatorError where a file is open in Excel or LibreOffice, or can't be written to; nothing is changed."""
    for pattern in _LOCKS:
        lock = path.with_name(pattern.format(path.name))
        if lock.exists():
            raise OperatorError(
                f"“{path}” đang mở trong Excel hoặc LibreOffice. Hãy lưu, đóng tệp rồi chạy lại lệnh; nếu không ai mở, "
                f"hãy xóa tệp khóa “{lock.name}” còn sót lại."
            )
    if path.exists():
        try:
            with path.open("rb+"):
                pass
        except OSError as problem:
            raise OperatorError(_explain(path, problem)) from problem


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
            f"Không ghi được “{path}”: tệp đang mở trong Excel hoặc thư mục không cho phép ghi. "
            "Hãy đóng tệp rồi chạy lại lệnh; tệp cũ vẫn còn nguyên."
        )
    if problem.errno == errno.ENOSPC:
        return f"Không ghi được “{path}”: ổ đĩa đã đầy. Hãy dọn bớt rồi chạy lại lệnh; tệp cũ vẫn còn nguyên."
    return f"Không ghi được “{path}” ({problem.strerror or problem}). Hãy kiểm tra thư mục rồi chạy lại lệnh."
