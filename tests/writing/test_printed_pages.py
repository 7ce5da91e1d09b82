"""On paper nothing is cut: every word of a printed cell stands on a page of its sheet, and none upon another."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.tools.printed_pages import collisions, pages_of_sheets, parts_of
from tests.tools.summary_sample import sample_plan, sample_summary
from tests.tools.summary_workbook import write

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars, which it cannot keep."""
REMARKS = "Vướng mắc, kiến nghị"


def printed_words(sheet: Worksheet) -> Counter[str]:
    """Return the words of all texts in the print area."""
    area = sheet[str(sheet.print_area).rpartition("!")[2].replace("$", "")]
    return Counter(part for row in area for cell in row if isinstance(cell.value, str) for part in parts_of(cell.value))


def faults_on_paper(path: Path, folder: Path) -> dict[str, list[object]]:
    """Return, by sheet, the words that a page lacks and those that stand upon each other."""
    pages = pages_of_sheets(path, folder)
    faults: dict[str, list[object]] = {}
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        printed = Counter(part for page in pages[sheet.title] for word in page for part in parts_of(word.text))
        upon = [
            pair for page in pages[sheet.title] for pair in collisions(page) if all(len(parts_of(w)) > 0 for w in pair)
        ]
        if found := [*(printed_words(sheet) - printed), *upon, *(["###"] if _has_hashes(pages[sheet.title]) else [])]:
            faults[sheet.title] = found
    return faults


def _has_hashes(pages: list[list[object]]) -> bool:
    return any("##" in getattr(word, "text", "") for page in pages for word in page)


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
