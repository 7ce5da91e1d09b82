"""A workbook of XlsxWriter's that is written when all is said, and only then."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from traceback import clear_frames

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook


@contextmanager
def new_workbook(path: Path, options: Mapping[str, object]) -> Iterator[Workbook]:
    """Yield an empty workbook and write it to `path` at the end; nothing is written of one that was interrupted.

    What the system refuses is raised as the OSError that it is. The package is made in memory and let go of before it:
    zipfile complains on the screen when it is thrown away open, on a full disk or after its file.
    """
    package = BytesIO()
    book = Workbook(package, dict(options))
    yield book
    try:
        book.close()
    except BaseException as problem:  # noqa: BLE001 - it goes on as it came
        refusal = problem.args[0] if isinstance(problem, FileCreateError) else problem
        clear_frames(refusal.__traceback__)
        raise refusal from None
    with path.open("wb") as stream:
        stream.write(package.getbuffer())
