"""The head of a PDF's first page and its signatures, by pypdf; run in a child process (`child`)."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from cchc_excel.books.parts.signatures import of_pdf
from cchc_excel.cells import Signature
from cchc_excel.domain.documents import SupportingDocument
from cchc_excel.supporting.lines import in_lines

_MOST_FIELDS = 1_000


def read_pdf(data: bytes) -> SupportingDocument:
    """Return what a PDF shows of itself; whatever is wrong with it raises what pypdf raises."""
    from pypdf import PdfReader  # noqa: PLC0415 - in the child only

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return SupportingDocument(problem="Tệp PDF có mật khẩu nên chỉ đối chiếu được theo tên tệp.")
    text = reader.pages[0].extract_text() if len(reader.pages) else ""
    return SupportingDocument(in_lines(text), tuple(_signatures(reader)))


def _signatures(reader: Any) -> Iterator[Signature]:  # noqa: ANN401
    """Yield the signatures in the form fields of a PDF."""
    form = reader.trailer["/Root"].get("/AcroForm")
    fields = form.get_object().get("/Fields", ()) if form else ()
    waiting, seen = list(fields), 0
    while waiting and seen < _MOST_FIELDS:
        field, seen = waiting.pop(0).get_object(), seen + 1
        waiting += field.get("/Kids", ())
        value: Any = field.get("/V")
        value = None if value is None else value.get_object()
        if hasattr(value, "get") and ("/ByteRange" in value or value.get("/Type") == "/Sig"):
            yield of_pdf({key: value[key] for key in ("/Contents", "/Name", "/M") if key in value})
