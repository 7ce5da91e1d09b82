"""A workbook of XlsxWriter's that is written when all is said, and only then."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook


@contextmanager
def new_workbook(path: Path, options: Mapping[str, object]) -> Iterator[Workbook]:
    """Yield an empty workbook and write it to `path` at the end; nothing is written of one that was interrupted.

    What the system refuses is raised as the OSError that it is. The package is made in memory: left open on a full
    disk, zipfile complains on the screen when it is thrown away.
    """
    package = BytesIO()
    book = Workbook(package, dict(options))
    yield book
    try:
        book.close()
    except FileCreateError as problem:
        raise problem.args[0] from problem
    with path.open("wb") as stream:
        stream.write(package.getbuffer())
