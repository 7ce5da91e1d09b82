"""What the system refuses when a file is read or written, in a sentence that says what to do.

Owns the words and how one refusal is told from another; who tried what, and whether it matters, is the caller's.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path, PurePath, PureWindowsPath

LONGEST_PATH = 260
"""Characters of a path that Windows takes, as it is shipped."""

_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}
)
_ODD_IN_NAMES = frozenset('<>:"|?*')
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_GONE = frozenset(
    {
        errno.EIO, errno.ENOTCONN, errno.ESTALE, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN,
        errno.ENETRESET, errno.ETIMEDOUT, errno.ECONNRESET, errno.ECONNABORTED, errno.ENODEV, errno.ENXIO,
    }
)  # fmt: skip
_GONE_ON_WINDOWS = frozenset({21, 51, 53, 54, 55, 59, 64, 65, 67, 121, 1203, 1222, 1231, 1232, 1236})
"""Windows' own numbers for a drive or a network share that isn't there any more."""

_MARGIN = 8
_TOO_LONG_ON_WINDOWS = 206
_JUNCTION = 0xA0000003
"""Windows' mark of a folder that is another one (IO_REPARSE_TAG_MOUNT_POINT)."""

_PROGRAMS = {".docx": "Word", ".eml": "chương trình thư", ".csv": "Excel hoặc chương trình khác"}
"""What people open a file with; with Excel where it isn't said."""

_NO_ROOM = "No usable temporary directory"
"""Python's own words where it could write nothing anywhere."""


def is_path_too_long(problem: OSError, path: PurePath) -> bool:
    """Whether it was the length of the path: Windows says only that there is no such file.

    What lies beside it for a moment, or what a folder is listed by, is a little longer than the path itself.
    """
    told = problem.errno == errno.ENAMETOOLONG or getattr(problem, "winerror", None) == _TOO_LONG_ON_WINDOWS
    return told or (isinstance(problem, FileNotFoundError) and _length(path) >= LONGEST_PATH - _MARGIN)


def _length(path: PurePath) -> int:
    """Return how many characters a path has with the folders it is relative to."""
    return len(os.path.abspath(path))  # noqa: PTH100 - Path.resolve asks the disk, Path.absolute keeps ".."


def _is_refused_name(name: str) -> bool:
    """Whether Windows takes no file or folder of that name, or another one for it."""
    if name == "..":
        return False
    return is_device(name) or name.rstrip(" .") != name or not _ODD_IN_NAMES.isdisjoint(name) or not name.isprintable()


def is_device(name: str) -> bool:
    """Whether Windows keeps a name for a device of its own, with whatever suffix: no folder can be called so."""
    return name.partition(".")[0].rstrip().upper() in _DEVICES


def is_junction(folder: Path) -> bool:
    """Whether a folder is Windows' junction to another: it looks like a folder of its own, and may lead in a circle.

    Path.is_junction is Python 3.12's. What lies in the cloud has marks of its own and is no junction.
    """
    with suppress(OSError):
        return getattr(folder.lstat(), "st_reparse_tag", 0) == _JUNCTION
    return False


def explain_refusal(problem: OSError, path: Path) -> str:
    """Return why the system did not do it, and what to do now."""
    if wrong := _explain_path(problem, path):
        return wrong
    if problem.errno in _FULL or _NO_ROOM in str(problem.strerror):
        return "ổ đĩa đã đầy hoặc hết dung lượng được cấp. Hãy dọn bớt rồi chạy lại"
    if problem.errno in _GONE or getattr(problem, "winerror", None) in _GONE_ON_WINDOWS:
        return "mất kết nối với ổ đĩa hoặc thư mục dùng chung trên mạng. Hãy kết nối lại rồi chạy lại"
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        return _explain_forbidden(problem, path)
    if isinstance(problem, FileNotFoundError):
        return "thư mục hoặc tệp không còn ở đó. Hãy kiểm tra lại rồi chạy lại"
    return f"hệ thống báo: {problem.strerror or problem}. Hãy kiểm tra ổ đĩa, thư mục rồi chạy lại"


def _explain_path(problem: OSError, path: PurePath) -> str:
    """Return what is wrong with the path itself, nothing where that is in order."""
    if is_path_too_long(problem, path):
        return (
            f"đường dẫn quá dài ({_length(path)} ký tự, Windows chỉ nhận dưới {LONGEST_PATH}). Hãy chuyển thư mục kế "
            "hoạch ra gần gốc ổ đĩa, ví dụ D:\\CCHC\\2026, rồi chạy lại"
        )
    if isinstance(path, PureWindowsPath) and any(map(_is_refused_name, path.relative_to(path.anchor).parts)):
        return (
            'tên thư mục hoặc tệp không dùng được trên Windows: có ký tự < > : " | ? *, có dấu chấm hoặc dấu cách ở '
            "cuối, hoặc là tên dành riêng như CON, AUX, NUL. Hãy chọn tên khác rồi chạy lại"
        )
    return ""


def _explain_forbidden(problem: OSError, path: Path) -> str:
    """Return why a file is not to be written: it is open, or its folder is to be read only."""
    program = _opened_by(path)
    if program:
        return f"tệp đang mở trong {program}. Hãy đóng tệp rồi chạy lại"
    if problem.errno == errno.EROFS or not os.access(path if path.is_dir() else path.parent, os.W_OK):
        return (
            "thư mục chỉ cho phép đọc. Hãy xin quyền ghi, hoặc chép cả thư mục kế hoạch sang nơi ghi được, rồi chạy lại"
        )
    return (
        f"tệp đang mở trong {_PROGRAMS.get(path.suffix.lower(), 'Excel')} (trên máy này hoặc máy khác), hoặc thư mục "
        "không cho phép ghi. Hãy đóng tệp rồi chạy lại"
    )


def _opened_by(path: Path) -> str:
    """Return the program that says it has a file open; what it left behind when it was cut off says so, too."""
    lock = lock_beside(path)
    if lock is None:
        return ""
    if lock.name.startswith("."):
        return "LibreOffice"
    return _PROGRAMS.get(path.suffix.lower(), "Excel")


def lock_beside(path: Path) -> Path | None:
    """Return the file that Excel, Word or LibreOffice lays beside a file as long as it has it open.

    Word leaves out the first letter of a name of seven (`~$ao-cao.docx`), the first two of a longer one.
    """
    cut = min(max(len(path.stem) - 6, 0), 2) if path.suffix.lower() == ".docx" else 0
    locks = (path.with_name(name) for name in (f"~${path.name[cut:]}", f".~lock.{path.name}#"))
    return next((lock for lock in locks if lock.exists()), None)
