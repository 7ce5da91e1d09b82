"""A workbook of XlsxWriter's, written when all is said and only then; its texts are texts, whatever they say."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from traceback import clear_frames

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.sharedstrings import SharedStringTable
from xlsxwriter.workbook import Workbook

from cchc_excel.writing.house.packages import as_from_anywhere, escape


class _Texts(SharedStringTable):  # type: ignore[misc]  # XlsxWriter's is not typed
    """The texts of a workbook. XlsxWriter takes one from "<r>" to "</r>" for XML that is ready, and puts it in raw."""

    string_array: list[str]

    def _sort_string_data(self) -> None:
        """Put the texts in order, such a one as the ready XML of the text that it is."""
        super()._sort_string_data()
        self._texts = self.string_array
        self.string_array = [_as_ready(text) if text.startswith("<r>") else text for text in self._texts]

    def _get_shared_string(self, index: int) -> str:
        """Return a text as it was written."""
        return self._texts[index]


def _as_ready(text: str) -> str:
    return f'<r><t xml:space="preserve">{escape(text)}</t></r>' if text.endswith("</r>") else text


@contextmanager
def new_workbook(target: Path | BytesIO, options: Mapping[str, object]) -> Iterator[Workbook]:
    """Yield an empty workbook and write it to `target` at the end; nothing is written of one that was interrupted.

    What the system refuses is raised as the OSError that it is. The package is made in memory and let go of before it:
    zipfile complains on the screen when it is thrown away open, on a full disk or after its file.
    """
    package = BytesIO()
    book = Workbook(package, dict(options))
    book.str_table = _Texts()
    yield book
    try:
        book.close()
    except BaseException as problem:  # noqa: BLE001 - it goes on as it came
        refusal = problem.args[0] if isinstance(problem, FileCreateError) else problem
        clear_frames(refusal.__traceback__)
        raise refusal from None
    content = as_from_anywhere(package.getvalue())
    if isinstance(target, BytesIO):
        target.write(content)
    else:
        target.write_bytes(content)
