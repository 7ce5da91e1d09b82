"""A workbook of this program's own that lies among the returns is named as what it is, and nothing of it is used."""

from pathlib import Path

import pytest

from cchc_excel.domain import FileState
from cchc_excel.inbox.entries import Candidate
from cchc_excel.plan.workbook import read_plan
from cchc_excel.receiving.files import Terms, receive
from cchc_excel.writing.registration.form import write_registration_form
from tests.tools.command import PLAN_FOLDER


@pytest.fixture
def terms() -> Terms:
    plan = read_plan(PLAN_FOLDER / "ke-hoach.xlsx")
    period = plan.period("6T")
    assert period
    return Terms(plan, period, period.cutoff, {})


def test_a_registration_form_is_one(terms: Terms, tmp_path: Path):
    unit = terms.plan.unit("TH")
    assert unit
    path = tmp_path / "DANGKY-2026-TH.xlsx"
    path.write_bytes(write_registration_form(terms.plan, unit))
    assert told(path, terms) == "phiếu đăng ký nhiệm vụ"


@pytest.mark.parametrize(
    ("file", "kind"), [("ke-hoach.xlsx", "tệp kế hoạch"), ("Q1/tong-hop.xlsx", "sổ tổng hợp")], ids=["plan", "summary"]
)
def test_plan_and_summary_are_none_of_a_unit(terms: Terms, file: str, kind: str):
    assert told(PLAN_FOLDER / file, terms) == kind


def test_a_form_is_still_a_return(terms: Terms):
    (entry,) = received(PLAN_FOLDER / "6T" / "nhan" / "CCHC-2026-6T-TH.xlsx", terms)
    assert (entry.state, entry.unit) == (FileState.USABLE, "TH")


def told(path: Path, terms: Terms) -> str:
    (entry,) = received(path, terms)
    assert entry.state is FileState.NOT_A_RETURN
    assert [finding.rule.code for finding in entry.findings] == ["file-own"]
    return entry.findings[0].details["what"]


def received(path: Path, terms: Terms):
    return receive(Candidate(path.name, path, set_aside=False), terms)
