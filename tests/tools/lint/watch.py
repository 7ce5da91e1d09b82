"""Looks at what tests let the program write: each workbook and document as it comes to lie in its place.

Of many files of one sort that a test has written only the first few are looked at: they are made by one hand.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from cchc_excel.writing.files import atomic
from tests.tools.lint.excel import lint_workbook
from tests.tools.lint.word import lint_document

_LINTERS = {".xlsx": lint_workbook, ".docx": lint_document}
_LOOKED_AT = 3
_KEPT = ("(truoc", "(da sua tay")
"""In the names of copies of what people had there before."""


def lint_file(path: Path) -> list[str]:
    """Return what is wrong with a workbook or a document, by its name's ending; never raises."""
    try:
        return _LINTERS[path.suffix](path)
    except Exception as problem:  # noqa: BLE001 - what can't be looked at is at fault, not whoever wrote it
        return [f"can't be looked at: {problem!r}"]


@contextmanager
def watched_writing() -> Iterator[list[str]]:
    """Yield a list that gets the faults of each file put in place while it is open."""
    faults: list[str] = []
    seen: Counter[str] = Counter()
    put_in_place = atomic._put_in_place  # noqa: SLF001 - all that is written goes through it

    def put_and_look(temporary: Path, path: Path) -> None:
        put_in_place(temporary, path)
        sort = f"{path.parent.name}/*{path.suffix}" if path.parent.name in {"giao", "tra-lai", "dang-ky"} else str(path)
        seen[sort] += 1
        if path.suffix in _LINTERS and seen[sort] <= _LOOKED_AT and not any(mark in path.name for mark in _KEPT):
            faults.extend(f"{path.name}: {fault}" for fault in lint_file(path))

    with patch.object(atomic, "_put_in_place", put_and_look):
        yield faults
