"""What a document that came with a return shows of itself, whatever its kind."""

from cchc_excel.books.parts.preflight import inflate
from cchc_excel.books.parts.signatures import in_package
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.domain.documents import SupportingDocument
from cchc_excel.supporting.child import read_pdf_apart
from cchc_excel.supporting.word import first_text

_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_HEAD = 1024


def read_document(data: bytes) -> SupportingDocument:
    """Return what a PDF or a Word document shows; a picture, or a scan without text, shows nothing."""
    if _PDF in data[:_HEAD]:
        return read_pdf_apart(data)
    if not data.startswith(_ZIP):
        return SupportingDocument()
    try:
        parts = inflate(data)
        return SupportingDocument(first_text(parts), in_package(parts))
    except UnreadableError:
        return SupportingDocument(problem="Tệp Word bị hỏng nên chỉ đối chiếu được theo tên tệp.")
