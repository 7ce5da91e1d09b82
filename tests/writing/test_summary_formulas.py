"""The summary's formulas are live, and LibreOffice, given no results, computes what Python did."""

import re
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.domain import MEASURES, Plan, Summary
from cchc_excel.layout.columns import DATA
from cchc_excel.writing.summary.formulas import needs_exact
from tests.tools.libreoffice import recalculate
from tests.tools.summary_sample import numeric_plan, sample_plan, sample_summary
from tests.tools.summary_workbook import below, differences, formulas, named, table, write

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars, which it cannot keep."""
VOLATILE = re.compile(r"\b(?:TODAY|NOW|RAND|RANDBETWEEN|OFFSET|INDIRECT|INFO|CELL)\(")


@pytest.fixture(scope="module")
def summary() -> Summary:
    return sample_summary(sample_plan())


@pytest.fixture(scope="module")
def written(summary: Summary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(summary, tmp_path_factory.mktemp("summary"))


def test_figures_are_formulas_not_values(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    for sheet in ("Theo đơn vị", "Theo lĩnh vực"):
        for row in table(book, sheet, 4):
            assert all(str(row[measure.heading]).startswith("=") for measure in MEASURES.values()), row


def test_no_formula_is_volatile(written: Path) -> None:
    assert [found for found in formulas(written) if VOLATILE.search(found[2])] == []


def test_functions_are_no_newer_than_excel_2016(written: Path) -> None:
    used = {name for _, _, formula in formulas(written) for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", formula)}
    assert used <= {
        "AND", "COUNTIF", "COUNTIFS", "DATE", "FIXED", "IF", "INDEX", "ISNUMBER", "LEFT", "LEN", "MATCH", "MAX", "MIN",
        "RANK", "RIGHT", "ROUND", "SUBSTITUTE", "SUM", "SUMIFS", "SUMPRODUCT",
    }  # fmt: skip


def test_libreoffice_computes_every_formula_alike(written: Path, tmp_path: Path) -> None:
    assert differences(written, tmp_path) == []


@pytest.mark.parametrize("plan", [numeric_plan(), sample_plan(17)], ids=["codes like numbers", "many units"])
def test_libreoffice_computes_other_plans_alike(plan: Plan, tmp_path: Path) -> None:
    assert differences(write(sample_summary(plan), tmp_path), tmp_path) == []


def test_libreoffice_computes_alike_where_nobody_has_sent(tmp_path: Path) -> None:
    path = write(sample_summary(sample_plan(), silent=True), tmp_path)
    assert differences(path, tmp_path) == []
    rows = table(openpyxl.load_workbook(path, data_only=True), "Theo đơn vị", 4)
    assert {row["Tỷ lệ đúng hạn"] for row in rows} == {"–"}
    assert {row["Tỷ lệ hoàn thành"] for row in rows} == {0}


def test_a_changed_outcome_moves_the_headline(summary: Summary, written: Path, tmp_path: Path) -> None:
    task = summary.tasks[(summary.tasks["outcome"] == "Đang thực hiện, quá hạn") & ~summary.tasks["is_shared"]].iloc[0]
    book = openpyxl.load_workbook(written)
    for row in book["Dữ liệu"].iter_rows(min_row=2):
        if row[0].value == task["task"]:
            row[DATA.keys.index("outcome")].value = "Hoàn thành đúng hạn"
    changed = tmp_path / "changed.xlsx"
    book.save(changed)
    book = openpyxl.load_workbook(recalculate(changed, tmp_path / "out"), data_only=True)
    overall = summary.overall
    assert named(book, "TyLeHoanThanh").value == pytest.approx((overall.done + 1) / overall.applicable)
    assert below(book, "TyLeHoanThanh") == f"{overall.done + 1}/{overall.applicable} nhiệm vụ"
    assert named(book, "SoQuaHan").value == overall.overdue - 1
    line = f"hoàn thành {overall.done + 1} (đúng hạn {overall.done_on_time + 1}"
    assert any(line in str(cell.value) for row in book["Tổng quan"].iter_rows() for cell in row)


def test_above_a_thousand_units_figures_by_unit_are_values(tmp_path: Path) -> None:
    path = write(sample_summary(sample_plan(1001)), tmp_path)
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        row = next(book["Theo đơn vị"].iter_rows(min_row=5, max_row=5, values_only=True))
    assert all(not str(row[index]).startswith("=") for index in range(2, 2 + len(MEASURES)))


@pytest.mark.parametrize(
    ("code", "exact"),
    [("I.1", False), ("HC-TC", False), ("VP1", False), ("1.10", True), ("01", True), ("1E2", True), ("JAN-1", True),
     ("1-2", True), ("A*", True), (">5", True), ("TRUE", True)],
)  # fmt: skip
def test_codes_that_countifs_would_misread_are_compared_exactly(code: str, exact: bool) -> None:  # noqa: FBT001
    assert needs_exact([code]) is exact
