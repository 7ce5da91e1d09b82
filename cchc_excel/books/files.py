"""A file's bytes from the disk, or why they can't be had."""

import stat
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.disk import is_path_too_long
from cchc_excel.rules.files import FILE_PLACEHOLDER, FILE_TOO_LARGE, FILE_UNREACHABLE

MAX_FILE_BYTES = 100_000_000

_NOT_ON_DISK = 0x1000 | 0x40000 | 0x400000
"""Windows' marks of a file whose content is still in the cloud: offline, recalled on open, on data access."""


def read_file(file: Path) -> bytes:
    """Return the content of a file on disk; raise UnreadableError where it can't be had."""
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError(FILE_UNREACHABLE, detail="không phải là tệp thông thường")
        if about.st_size > MAX_FILE_BYTES:
            raise UnreadableError(FILE_TOO_LARGE, detail=f"{about.st_size // 1_000_000} MB")
        return file.read_bytes()
    except OSError as problem:
        if _is_in_cloud(file):
            raise UnreadableError(FILE_PLACEHOLDER) from problem
        raise UnreadableError(FILE_UNREACHABLE, detail=explain_unreachable(problem)) from problem


def explain_unreachable(problem: OSError) -> str:
    """Return why the system did not hand a file over, and what to do."""
    if isinstance(problem, PermissionError):
        return "không có quyền đọc, hoặc tệp đang bị chương trình khác khóa"
    if is_path_too_long(problem, Path(str(problem.filename or ""))):
        return "đường dẫn đến tệp quá dài, hãy đặt tệp thẳng vào thư mục nhan hoặc đặt lại tên ngắn hơn"
    if isinstance(problem, FileNotFoundError):
        return "tệp không còn ở đó"
    return "ổ đĩa hoặc mạng báo lỗi khi đọc"


def _is_in_cloud(file: Path) -> bool:
    try:
        return bool(getattr(file.stat(), "st_file_attributes", 0) & _NOT_ON_DISK)
    except OSError:
        return False
