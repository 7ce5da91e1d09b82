"""Scans and PDFs: each goes with its unit's return, or asks for the workbook."""

import pytest

from cchc_excel.domain import FileState, Plan, Received
from cchc_excel.plan.workbook import read_plan
from cchc_excel.receiving.copies import match_copies, receive_copy
from tests.tools.places import ROOT


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(ROOT / "workbooks" / "2026" / "ke-hoach.xlsx")


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("CCHC-2026-6T-TCD.pdf", "TCD"),
        ("cchc_2026_6t_hctc (có dấu).pdf", "HCTC"),
        ("Phòng Tổng hợp - bản ký.pdf", "TH"),
        ("PHÒNG TỔNG HỢP.jpg", "TH"),
        ("phong tong hop.pdf", "TH"),
        ("Phòng Kinh tế/scan.pdf", "KT"),
        ("thang 6.zip › Phòng Kinh tế › scan0001.pdf", "KT"),
        ("KT.zip › TH.pdf", "TH"),
        ("Thông báo tháng 6.pdf", ""),
        ("scan0001.pdf", ""),
    ],
)
def test_whose_a_scan_is_by_its_name(path: str, unit: str, plan: Plan):
    assert receive_copy(path, plan).unit == unit


def merged(path: str, unit: str) -> Received:
    return Received(path, FileState.MERGED, unit)


def outcome(plan: Plan, path: str, *others: Received) -> tuple[FileState, str, str]:
    """Return what became of a scan that lies beside other files: state, unit, rule."""
    entry = match_copies([*others, receive_copy(path, plan)], plan)[-1]
    (finding,) = entry.findings
    assert finding.unit == entry.unit
    return entry.state, entry.unit, finding.rule.code


def test_a_scan_beside_its_units_return_is_its_signed_copy(plan: Plan):
    expected = (FileState.SIGNED_COPY, "TCD", "file-signed-copy")
    assert outcome(plan, "CCHC-2026-6T-TCD.pdf", merged("a.xlsx", "TCD")) == expected


@pytest.mark.parametrize("state", [FileState.REJECTED, FileState.UNREADABLE, FileState.SET_ASIDE])
def test_a_scan_whose_unit_sent_nothing_usable_asks_for_the_workbook(state: FileState, plan: Plan):
    expected = (FileState.NOT_A_RETURN, "TCD", "file-copy-alone")
    assert outcome(plan, "CCHC-2026-6T-TCD.pdf", Received("a.xlsx", state, "TCD")) == expected


@pytest.mark.parametrize(
    ("scan", "beside"),
    [
        ("Phòng A/scan.pdf", "Phòng A/bieu.xlsx"),
        ("goi.zip › scan.pdf", "goi.zip › bieu.xlsx"),
        ("goi.zip › a/scan.pdf", "goi.zip › a/bieu.xlsx"),
    ],
)
def test_a_scan_without_a_name_goes_with_the_return_beside_it(scan: str, beside: str, plan: Plan):
    assert outcome(plan, scan, merged(beside, "TCD")) == (FileState.SIGNED_COPY, "TCD", "file-signed-copy")


def test_in_the_inbox_itself_or_beside_several_units_nobody_can_tell(plan: Plan):
    nobody = (FileState.NOT_A_RETURN, "", "file-only-copy")
    assert outcome(plan, "scan.pdf", merged("bieu.xlsx", "TCD")) == nobody
    assert outcome(plan, "a/scan.pdf", merged("a/x.xlsx", "TCD"), merged("a/y.xlsx", "KT")) == nobody


def test_other_files_stay_as_they_are(plan: Plan):
    entries = (merged("a.xlsx", "TCD"), Received("b.xlsx", FileState.UNREADABLE))
    assert match_copies(entries, plan) == entries
