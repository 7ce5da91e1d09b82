"""On paper nothing is cut: every word of a printed cell stands on a page of its sheet, and none upon another."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.tools.printed_pages import faults_on_paper, pages_of_sheets
from tests.tools.summary_sample import sample_plan, sample_summary
from tests.tools.summary_workbook import write

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars, which it cannot keep."""
REMARKS = "Vướng mắc, kiến nghị"


@pytest.mark.parametrize("units", [4, 15, 150])
def test_nothing_is_cut_on_paper(units: int, tmp_path: Path) -> None:
    path = write(sample_summary(sample_plan(units)), tmp_path)
    assert faults_on_paper(path, tmp_path / "out") == {}


def test_a_row_too_low_would_be_found(tmp_path: Path) -> None:
    path = write(sample_summary(sample_plan()), tmp_path)
    low = tmp_path / "low.xlsx"
    part = openpyxl.load_workbook(path).sheetnames.index(REMARKS) + 1
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(low, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == f"xl/worksheets/sheet{part}.xml":
                content = re.sub(rb'(<row r="[5-7]"[^>]*? ht=")[\d.]+', rb"\g<1>17", content)
            copy.writestr(name, content)
    assert list(faults_on_paper(low, tmp_path / "out")) == [REMARKS]


@pytest.mark.parametrize("units", [4, 150])
def test_the_overview_is_one_page(units: int, tmp_path: Path) -> None:
    path = write(sample_summary(sample_plan(units)), tmp_path)
    assert len(pages_of_sheets(path, tmp_path / "out")["Tổng quan"]) == 1
