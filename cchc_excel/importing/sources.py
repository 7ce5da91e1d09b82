"""The file an annex comes in: a workbook of any kind that is read, or a Word document."""

from pathlib import Path

from cchc_excel.books.documents import is_document, read_document
from cchc_excel.books.files import read_file
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from cchc_excel.cells import Grid
from cchc_excel.errors import OperatorError
from cchc_excel.rules import Rule
from cchc_excel.rules.files import FILE_PDF, FILE_PICTURE, FILE_WORD

_NO_TABLES: dict[Rule, str] = {
    FILE_WORD: "Tệp là văn bản Word kiểu cũ (.doc, .rtf). Hãy mở bằng Word, lưu lại kiểu .docx rồi chạy lại.",
    FILE_PDF: "Tệp là bản PDF, không có bảng để lấy. Hãy dùng tệp Word hoặc Excel của phụ lục.",
    FILE_PICTURE: "Tệp là ảnh, không có bảng để lấy. Hãy dùng tệp Word hoặc Excel của phụ lục.",
}


def open_annex(path: Path) -> tuple[Grid, ...]:
    """Return the sheets of an annex; raise OperatorError where it can't be read."""
    if not path.is_file():
        raise OperatorError(f"Không có tệp phụ lục “{path}”. Hãy kiểm tra lại đường dẫn sau --from.")
    try:
        data = read_file(path)
        return (read_document(data),) if is_document(data) else open_book(data).grids
    except UnreadableError as problem:
        note = problem.note
        reason = _NO_TABLES.get(note.rule) or note.rule.sentence.format(given="", read_as="", **note.details)
        raise OperatorError(f"Không đọc được phụ lục “{path}”. {reason}") from problem
