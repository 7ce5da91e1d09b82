"""A workbook encrypted with the password that Excel asks nobody for is opened as Excel does; any other is not."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_excel.books.formats import child
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import load_book, open_book
from tests.tools.hostile import RETURN, zip_of
from tests.tools.locked_books import agile, rc4, standard
from tests.tools.odd_books import biff8, box

CORPUS = Path(os.environ.get("CCHC_CORPUS", "no corpus"))
ROWS: list[list[str | float]] = [["Mã NV", "Trạng thái"], ["I.1", "Hoàn thành"], ["I.2", 0.5], ["Đề nghị " * 400, 1.25]]


def code_of(data: bytes) -> str:
    """Return the code of the rule by which a file is refused, `read` where it is opened."""
    try:
        open_book(data)
    except UnreadableError as problem:
        return problem.note.rule.code
    return "read"


@pytest.mark.parametrize("lock", [agile, standard])
def test_an_xlsx_with_excels_own_password_is_what_it_was(lock: Callable[[bytes], bytes]):
    assert open_book(lock(RETURN.read_bytes())) == open_book(RETURN.read_bytes())


@pytest.mark.parametrize("lock", [agile, standard])
def test_an_xlsx_with_a_password_of_ones_own_is_named_so(lock: Callable[[bytes, str], bytes]):
    assert code_of(lock(RETURN.read_bytes(), "bi-mat")) == "file-encrypted"


def test_an_xls_with_excels_own_password_is_what_it_was():
    assert open_book(rc4(ROWS)).grids == open_book(box({"Workbook": biff8(ROWS)})).grids


def test_an_xls_with_a_password_of_ones_own_is_named_so():
    assert code_of(rc4(ROWS, "bi-mat")) == "file-encrypted"


def test_more_rounds_than_any_program_takes_are_not_begun():
    slow = agile(RETURN.read_bytes()).replace(b'spinCount="100000"', b'spinCount="999999"')
    with pytest.raises(ValueError, match="spins"):
        child._with_default_key(slow)  # noqa: SLF001
    assert code_of(slow) == "file-encrypted"


def test_what_lies_in_an_encrypted_box_is_named_for_what_it_is():
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    document = zip_of({"[Content_Types].xml": types, "word/document.xml": " " * 9_000}, zipfile.ZIP_STORED)
    assert code_of(agile(document)) == "file-word"
    assert code_of(standard(b"no zip" * 1000)) == "file-damaged"
    assert code_of(box({"EncryptedPackage": b"x", "EncryptionInfo": b"y"})) == "file-encrypted"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="CCHC_CORPUS names no folder")
def test_an_xls_that_excel_itself_encrypted_so_is_read():
    assert any(grid.cells for grid in load_book(CORPUS / "20bedf59942b86ea.xls").grids)
