"""A command looks at all it is about to write before it writes the first: if one is held, all stays as it was.

A folder stands where the file that Excel holds would lie: it can't be opened for writing either.
"""

import shutil
from pathlib import Path

import pytest

from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods
from tests.tools.places import ROOT


@pytest.fixture
def period(tmp_path: Path) -> PeriodFolder:
    shutil.copytree(
        ROOT / "workbooks" / "2026", tmp_path / "2026", ignore=shutil.ignore_patterns("giao", "tra-lai", "thu")
    )
    return PeriodFolder(tmp_path / "2026" / "6T")


def lying_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("held", ["tra-lai/CCHC-2026-6T-VX.xlsx", "tong-hop.xlsx"])
def test_merge_writes_nothing_where_one_file_is_held(held: str, period: PeriodFolder):
    (period.path / "tong-hop.xlsx").unlink(missing_ok=True)
    (period.path / held).mkdir(parents=True)
    before = lying_in(period.path)
    with pytest.raises(OperatorError, match="Không ghi được"):
        periods.merge(period, None)
    assert lying_in(period.path) == before


def test_issue_writes_nothing_where_one_form_is_held(period: PeriodFolder):
    (period.issued / "CCHC-2026-6T-TH.xlsx").mkdir(parents=True)
    before = lying_in(period.path)
    with pytest.raises(OperatorError, match="Không ghi được"):
        periods.issue(period)
    assert lying_in(period.path) == before


def test_where_none_is_held_all_are_written(period: PeriodFolder):
    periods.issue(period)
    periods.merge(period, None)
    assert period.summary.is_file()
    assert len(list(period.outbox.iterdir())) == 5
