"""Numbers and symbols of documents as people write them, and what they write where there is none."""

from datetime import datetime

import pytest

from cchc_excel.cells import PICTURE, Value
from cchc_excel.kinds.document import DocumentKind
from tests.tools.reading_cells import codes, read

DOCUMENTS = DocumentKind()


@pytest.mark.parametrize(
    ("value", "document"),
    [
        ("45", "45"),
        (45, "45"),
        ("45/QĐ-VP", "45/QĐ-VP"),
        ("Công văn 12/UBND-NV ngày 5/6/2026", "Công văn 12/UBND-NV ngày 5/6/2026"),
        ("12/QĐ-VP\n13/KH-VP", "12/QĐ-VP\n13/KH-VP"),
        ("Đảng ủy: NQ 12-NQ/ĐU", "Đảng ủy: NQ 12-NQ/ĐU"),
        ("12/BC-VP về tình hình chưa nộp hồ sơ", "12/BC-VP về tình hình chưa nộp hồ sơ"),
        ("Đăng ký số 45", "Đăng ký số 45"),
        ("3/2026", "3/2026"),
        (None, None),
    ],
)
def test_a_document_is_taken_as_written(value: Value, document: str | None) -> None:
    reading = read(DOCUMENTS, value)
    assert (reading.value, reading.notes) == (document, ())


@pytest.mark.parametrize(
    ("wordings", "code"),
    [
        ("đang trình ký | chưa ban hành | Đang chờ ký | dự thảo QĐ | chờ số | sẽ bổ sung sau", "document-missing"),
        ("QĐ-VP (chưa có số) | Tờ trình 12/TTr-VP, đang trình | Dự thảo QĐ số 12/QĐ-VP", "document-missing"),
        ("…/QĐ-UBND | Số:   /BC-VP | /QĐ-UBND | QĐ số ....../QĐ-UBND | x | có | không", "document-missing"),
        ("chưa có | Chua co | - | …", "no-data"),
        ("15/6/2026 | 20 thg 1, 2026", "document-is-date"),
        ("#REF!", "error-value"),
        (PICTURE, "picture-in-cell"),
    ],
)
def test_what_is_no_document_is_a_finding(wordings: str, code: str) -> None:
    for wording in wordings.split(" | "):
        reading = read(DOCUMENTS, wording)
        assert (wording, reading.value, codes(reading)) == (wording, None, [code])


def test_a_day_that_excel_made_of_a_number() -> None:
    assert codes(read(DOCUMENTS, datetime(2026, 3, 1), "mmm-yy")) == ["document-is-date"]


def test_of_several_only_those_that_are_there() -> None:
    reading = read(DOCUMENTS, "12/QĐ-VP (đã ban hành); 13/KH-VP (đang trình ký)")
    assert (reading.value, codes(reading)) == ("12/QĐ-VP (đã ban hành)", ["document-missing"])
