"""The system's folder of temporary files: libraries write there what they put together, and it may be full."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_excel.disk import explain_refusal
from cchc_excel.errors import OperatorError

_FOLDER_VARIABLES = ("TMPDIR", "TEMP", "TMP")


@contextmanager
def in_temporary_folder() -> Iterator[None]:
    """Turn what goes wrong while a library writes temporary files into one sentence that names their folder."""
    try:
        yield
    except OSError as problem:
        raise OperatorError(_refused(problem)) from problem
    except Exception as problem:
        # lxml, which openpyxl writes with where it is there, has an error of its own for a full disk.
        if type(problem).__name__ != "SerialisationError":
            raise
        raise OperatorError(_refused(OSError(str(problem)))) from problem


def _refused(problem: OSError) -> str:
    folder = _folder()
    why = explain_refusal(problem, folder) if problem.errno else "thư mục đã đầy. Hãy dọn bớt rồi chạy lại"
    return f"Không ghi được tệp tạm vào thư mục “{folder}”: {why}; các tệp đã có vẫn còn nguyên."


def _folder() -> Path:
    """Return the folder, or the one that was meant to be it."""
    try:
        return Path(tempfile.gettempdir())
    except OSError:
        return Path(next((os.environ[name] for name in _FOLDER_VARIABLES if os.environ.get(name)), "tmp"))
