"""Documents that came with returns: tied to rows by number and symbol, shown, linked, gathered; no figure moves."""

import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.domain import Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.command import cchc
from tests.tools.sample_plan import SAMPLE
from tests.tools.sent_mails import mail
from tests.tools.signed_files import SIGNER, docx_of, pdf_of, signature_part

REPORTED = "12/KH-VPUBND"
FIRST = {"HCTC": "I.1", "KSTT": "III.1"}
"""A task of each unit."""


@pytest.fixture
def period(tmp_path: Path) -> PeriodFolder:
    """Return a period in which HCTC reports a task done by a document."""
    plan = tmp_path / "2026"
    plan.mkdir()
    write_plan(SAMPLE, plan / "ke-hoach.xlsx")
    period = PeriodFolder(plan / "6T")
    steps.issue(period)
    report(period, "HCTC", REPORTED)
    return period


def report(period: PeriodFolder, unit: str, document: str) -> None:
    book = openpyxl.load_workbook(period.issued / f"CCHC-2026-6T-{unit}.xlsx")
    sheet = book["Báo cáo"]
    columns = {cell.value: cell.column for row in sheet.iter_rows(max_row=16) for cell in row if cell.value}
    row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == FIRST[unit])
    sheet.cell(row, columns["Trạng thái"], "Hoàn thành")
    sheet.cell(row, columns["Ngày hoàn thành"], date(2026, 3, 1))
    sheet.cell(row, columns["Số, ký hiệu văn bản"], document)
    book.save(period.inbox / f"{unit}.xlsx")


def merged(period: PeriodFolder) -> Summary:
    return steps.merge(period, None).summary


def texts(period: PeriodFolder, sheet: str) -> list[str]:
    book = openpyxl.load_workbook(period.summary, read_only=True)
    said = [str(value) for row in book[sheet].iter_rows(values_only=True) for value in row if value]
    book.close()
    return said


def test_a_pdf_with_the_number_supports_the_row(period: PeriodFolder):
    before = merged(period)
    (period.inbox / "quet.pdf").write_bytes(pdf_of("VAN PHONG", "So: 12/KH-VPUBND"))
    after = merged(period)
    assert [support.path for support in after.supports["HCTC", "I.1"]] == ["quet.pdf"]
    (entry,) = (entry for entry in after.received if entry.path == "quet.pdf")
    assert (entry.state, [finding.rule.code for finding in entry.findings]) == ("signed_copy", ["file-supports"])
    assert (after.overall, after.by_unit) == (before.overall, before.by_unit)


def test_it_stands_in_the_annex_and_leads_to_its_copy(period: PeriodFolder):
    (period.inbox / "quet.pdf").write_bytes(pdf_of("So: 12/KH-VPUBND"))
    merged(period)
    (copy,) = (file for file in (period.path / "minh-chung").rglob("*") if file.is_file())
    assert (copy.parent.name, copy.read_bytes()) == ("I.1", (period.inbox / "quet.pdf").read_bytes())
    with zipfile.ZipFile(period.summary) as package:
        links = [package.read(name).decode() for name in package.namelist() if name.endswith(".rels")]
    assert any(rf"minh-chung\I.1\{copy.name}" in link for link in links)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("12_KH-VPUBND.jpg", b"\xff\xd8\xff scan"), ("ke hoach.docx", docx_of("VĂN PHÒNG", "Số: 12/KH-VPUBND")),
        ("12-KH-VPUBND.signed.pdf", b"%PDF-1.4 hong"),
    ],
)  # fmt: skip
def test_scans_by_name_and_word_files_support_too(period: PeriodFolder, name: str, content: bytes):
    (period.inbox / name).write_bytes(content)
    assert [support.path for support in merged(period).supports["HCTC", "I.1"]] == [name]


@pytest.mark.parametrize("lines", [["So: 13/KH-VPUBND"], [], ["So: 5/BC-HCTC", "Can cu Ke hoach 12/KH-VPUBND"]])
def test_another_document_supports_nothing(period: PeriodFolder, lines: list[str]):
    (period.inbox / "van ban.pdf").write_bytes(pdf_of(*lines))
    assert merged(period).supports == {}
    assert not (period.path / "minh-chung").exists()


def test_a_document_of_one_unit_supports_no_other_units_row(period: PeriodFolder):
    report(period, "KSTT", "9/BC-KSTT")
    (period.inbox / "CCHC-2026-6T-KSTT.pdf").write_bytes(pdf_of("So: 12/KH-VPUBND"))
    assert merged(period).supports == {}


def test_one_out_of_a_mail_is_gathered_and_taken_away_again(period: PeriodFolder):
    letter = mail("hctc@vpubnd.ninhbinh.example", ("vb.pdf", pdf_of("So: 12/KH-VPUBND")))
    (period.inbox / "thu.eml").write_bytes(letter.as_bytes())
    assert [support.path for support in merged(period).supports["HCTC", "I.1"]] == ["thu.eml › vb.pdf"]
    (kept,) = (period.path / "minh-chung" / "I.1").iterdir()
    (kept.parent / "ghi chu.txt").write_text("của người tổng hợp", encoding="utf-8")
    (period.inbox / "thu.eml").unlink()
    assert merged(period).supports == {}
    assert [file.name for file in kept.parent.iterdir()] == ["ghi chu.txt"]


def test_done_rows_without_one_are_told_where_others_have_one(period: PeriodFolder):
    report(period, "KSTT", "9/BC-KSTT")
    merged(period)
    assert "Chưa có" not in texts(period, "Biểu tổng hợp"), "no document came at all"
    (period.inbox / "quet.pdf").write_bytes(pdf_of("So: 12/KH-VPUBND"))
    merged(period)
    said = texts(period, "Biểu tổng hợp")
    assert "quet.pdf" in said
    assert said.count("Chưa có") == 1


def test_a_signature_later_than_the_finish_date_is_a_warning_at_the_row(period: PeriodFolder):
    signed = pdf_of("So: 12/KH-VPUBND", signed_at="D:20260305081500+07'00'")
    (period.inbox / "quet.pdf").write_bytes(signed)
    summary = merged(period)
    (found,) = (finding for finding in summary.findings if finding.rule.code == "document-signed-later")
    assert (found.path, found.is_error, "05/03/2026" in found.sentence) == ("HCTC.xlsx", False, True)
    assert summary.overall.done == 1
    told = json.loads(cchc("merge", period.path, "--json").stdout)["findings"]
    assert "document-signed-later" in {entry["code"] for entry in told}


def test_a_signature_of_the_day_is_none(period: PeriodFolder):
    (period.inbox / "quet.pdf").write_bytes(pdf_of("So: 12/KH-VPUBND", signed_at="D:20260301081500+07'00'"))
    assert not [finding for finding in merged(period).findings if finding.rule.code == "document-signed-later"]


def test_who_signed_a_return_is_told_beside_the_file(period: PeriodFolder):
    with zipfile.ZipFile(period.inbox / "HCTC.xlsx", "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", signature_part())
    merged(period)
    said = texts(period, "Tình hình gửi báo cáo")
    assert any(f"Có chữ ký số: {SIGNER}, ký lúc 08:15 ngày 05/03/2026" in text for text in said)
    assert not any("chữ ký" in text and "hợp lệ" in text for text in said)


def test_a_broken_pdf_gets_a_sentence(period: PeriodFolder):
    (period.inbox / "12_KH-VPUBND.pdf").write_bytes(b"%PDF-1.7 hong")
    merged(period)
    assert any("Tệp PDF bị hỏng" in text for text in texts(period, "Tình hình gửi báo cáo"))
