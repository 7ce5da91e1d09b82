"""What PDF and Word files show of themselves: their number, who signed them and when; never a traceback."""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context

import pytest

from cchc_excel.books.parts.signatures import in_package
from cchc_excel.cells import Signature
from cchc_excel.domain.documents import SupportingDocument
from cchc_excel.supporting import child
from cchc_excel.supporting.documents import read_document
from cchc_excel.supporting.numbers import borne_by_name, borne_by_text, reported_numbers
from tests.tools.signed_files import SIGNER, docx_of, pdf_of, signature_part

REPORTED = "12/KH-VPUBND"


def bears(document: SupportingDocument, reported: str = REPORTED) -> bool:
    (wanted,) = reported_numbers(reported)
    return borne_by_text(document.text, wanted)


@pytest.mark.parametrize(
    "head",
    ["So: 12/KH-VPUBND", "So: 012 / KH-VPUBND", "UBND TINH  So:12/KH-VPUBND  Ninh Binh, ngay 5 thang 3 nam 2026"],
)
def test_a_pdf_bears_its_own_number(head: str):
    assert bears(read_document(pdf_of("VAN PHONG", head)))


@pytest.mark.parametrize(
    "head", ["So: 13/KH-VPUBND", "So: 112/KH-VPUBND", "So: 12/KH-VPUBND2", "So: 12/QD-VPUBND", "12"]
)
def test_a_pdf_of_another_number_bears_none(head: str):
    assert not bears(read_document(pdf_of("VAN PHONG", head)))


def test_what_a_document_cites_is_not_its_own():
    assert not bears(read_document(pdf_of("So: 45/BC-HCTC", "Can cu Ke hoach so 12/KH-VPUBND ngay 3/1/2026")))
    assert bears(read_document(pdf_of("So:      /BC-HCTC", "12/KH-VPUBND"))), "its own number was left out"


def test_a_word_document_bears_its_number_with_diacritics_and_in_tables():
    assert bears(read_document(docx_of("VĂN PHÒNG", "Số: 12/KH-VPUBND")))
    assert not bears(read_document(docx_of("VĂN PHÒNG", "Số: 21/KH-VPUBND")))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("12_KH-VPUBND.pdf", True), ("12-KH-VPUBND.signed.pdf", True), ("KH 012.KH.VPUBND ngày 3.1.2026.pdf", True),
        ("12_2026_KH-VPUBND.pdf", True), ("KH-VPUBND.pdf", False), ("212_KH-VPUBND.pdf", False),
        ("12_KH-UBND.pdf", False), ("12.pdf", False), ("bieu thang 12 KH.pdf", False),
    ],
)  # fmt: skip
def test_a_scan_is_known_by_its_name(name: str, *, expected: bool):
    (wanted,) = reported_numbers(REPORTED)
    assert borne_by_name(name, wanted) is expected


@pytest.mark.parametrize(
    ("cell", "count"),
    [("12/KH-VPUBND", 1), ("QĐ số 7/QĐ-UBND; 12/2026/KH-VPUBND", 2), ("45", 0), ("", 0), ("chưa có", 0)],
)
def test_what_a_unit_reports_names_documents(cell: str, count: int):
    assert len(reported_numbers(cell)) == count


def test_a_year_left_out_is_the_others():
    (with_year,), (without,), (other,) = map(reported_numbers, ("12/2026/QĐ-UBND", "12/QĐ-UBND", "12/2025/QĐ-UBND"))
    assert with_year.is_same(without)
    assert not with_year.is_same(other)


def test_a_signature_is_told_with_signer_and_time_as_written():
    read = read_document(pdf_of("So: 12/KH-VPUBND", signed_at="D:20260305081500+07'00'"))
    assert read.signatures == (Signature(SIGNER, datetime(2026, 3, 5, 8, 15)),)
    assert read_document(pdf_of("So: 12/KH-VPUBND")).signatures == ()


@pytest.mark.parametrize("contents", [b"", b"\x30\x82\x01", b"khong phai CMS"])
def test_a_broken_signature_is_there_without_a_signer(contents: bytes):
    read = read_document(pdf_of("So: 12/KH-VPUBND", signed_at="D:99999999", contents=contents))
    assert read.signatures == (Signature(),)
    assert bears(read)


def test_a_signed_workbook_tells_signer_and_time():
    parts = {"xl/workbook.xml": b"<x/>", "_xmlsignatures/sig1.xml": signature_part(), "_xmlsignatures/sig2.xml": b"<x"}
    assert in_package(parts) == (Signature(SIGNER, datetime(2026, 3, 5, 8, 15)), Signature())
    assert in_package({"xl/workbook.xml": b"<x/>"}) == ()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"%PDF-1.7\n%EOF", "PDF bị hỏng"), (pdf_of("So: 12/KH-VPUBND")[:300], "PDF bị hỏng"),
        (docx_of("x")[:-40], "Word bị hỏng"), (b"\xff\xd8\xff picture", ""), (b"", ""),
    ],
)  # fmt: skip
def test_what_is_broken_has_a_sentence(data: bytes, problem: str):
    read = read_document(data)
    assert (read.text, read.signatures) == ("", ())
    assert problem in read.problem if problem else read.problem == ""


def test_a_pdf_that_takes_too_long_is_left_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch):
    data = pdf_of("So: 12/KH-VPUBND")
    assert bears(read_document(data))
    monkeypatch.setattr(child, "SECONDS", 0)
    assert "quá lâu" in read_document(data).problem
    monkeypatch.undo()
    assert bears(read_document(data))


def test_a_child_that_died_is_started_anew():
    data = pdf_of("So: 12/KH-VPUBND")
    read_document(data)
    child._running[os.getpid()].kill()  # noqa: SLF001
    child._running[os.getpid()].wait()  # noqa: SLF001
    assert "bị hỏng" in read_document(data).problem
    assert bears(read_document(data))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows knows no fork")
def test_a_process_that_was_forked_off_has_a_child_of_its_own():
    data = pdf_of("So: 12/KH-VPUBND")
    read_document(data)
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        assert [read.text for read in pool.map(read_document, [data] * 8)] == ["so: 12/kh-vpubnd"] * 8
    assert bears(read_document(data))
