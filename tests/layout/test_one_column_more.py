"""A column that units fill is one declaration and one kind of cell: asked, read, checked, shown, carried over."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.tools.command import PLAN_FOLDER, cchc
from tests.tools.make_samples import find_columns, settle_times
from tests.tools.one_column_more import COST

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
TYPED = {"I.1": 12.5, "I.3": "khoảng 15", "I.5": "nhiều"}
"""What the unit HCTC types into the column, by task: the last is no amount."""


def more(*arguments: object) -> subprocess.CompletedProcess[str]:
    return cchc(*arguments, module="tests.tools.one_column_more")


def copy_plan(folder: Path) -> Path:
    shutil.copytree(PLAN_FOLDER, folder, ignore=shutil.ignore_patterns("tong-hop.xlsx", "giao", "tra-lai"))
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plan whose first period was merged before the column was there; one unit fills it in the second."""
    plan = copy_plan(tmp_path_factory.mktemp("plans") / "2026")
    cchc("merge", plan / "Q1")
    (plan / "templates").mkdir()
    more("template", plan / "templates" / "bieu-bao-cao.xlsx")
    assert more("issue", plan / "6T").returncode == 0
    fill(plan / "6T" / "giao" / "CCHC-2026-6T-HCTC.xlsx", plan / "6T" / "nhan" / "CCHC-2026-6T-HCTC.xlsx")
    assert "Đã ghi" in more("merge", plan / "6T").stdout
    assert more("issue", plan / "9T").returncode == 0
    return plan


def fill(form: Path, target: Path) -> None:
    book = load_workbook(form)
    header, columns = find_columns(book["Báo cáo"])
    for cells in book["Báo cáo"].iter_rows(min_row=header + 1):
        row = {heading: cells[column - 1] for heading, column in columns.items()}
        if row["Mã NV"].value in TYPED:
            row["Trạng thái"].value, row["Mức độ hoàn thành (%)"].value = "Đang thực hiện", 0.5
            row[COST.heading].value = TYPED[row["Mã NV"].value]
    book.save(target)
    target.write_bytes(settle_times(target.read_bytes(), datetime(2026, 6, 12)))


def rows_of(path: Path, sheet: str, heading: str = "Mã NV") -> list[dict[str, object]]:
    rows = list(load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if heading in row)
    return [dict(zip(map(str, rows[top]), row, strict=True)) for row in rows[top + 1 :]]


def costs(path: Path, sheet: str) -> dict[object, object]:
    return {
        row["Mã NV"]: row[COST.heading] for row in rows_of(path, sheet) if row["Mã NV"] in TYPED and row[COST.heading]
    }


@pytest.mark.parametrize("sheet", ["Dữ liệu", "Biểu tổng hợp"])
def test_it_is_read_and_shown(folder: Path, sheet: str):
    shown = costs(folder / "6T" / "tong-hop.xlsx", sheet)
    assert {code: shown.get(code) for code in TYPED} == {"I.1": 12.5, "I.3": 15, "I.5": None}


def test_it_is_checked_and_goes_back(folder: Path):
    faults = rows_of(folder / "6T" / "tong-hop.xlsx", "Lỗi số liệu", "Mã lỗi")
    told = {
        row["Mã lỗi"]: row["Nội dung đã ghi"] for row in faults if row["Mã lỗi"] and row["Cột của biểu"] == COST.heading
    }
    assert told == {"count-approximate": "khoảng 15", "count-not-understood": "nhiều"}
    assert costs(folder / "6T" / "tra-lai" / "CCHC-2026-6T-HCTC.xlsx", "Báo cáo")["I.5"] == "nhiều"


def test_the_next_form_begins_with_it(folder: Path):
    assert costs(folder / "9T" / "giao" / "CCHC-2026-9T-HCTC.xlsx", "Báo cáo") == {"I.1": 12.5, "I.3": 15}


def test_forms_issued_before_are_merged_as_they_were(folder: Path, tmp_path: Path):
    """And the summary of the period before, which lacks the column, still tells how tasks stood."""
    plain = copy_plan(tmp_path / "2026")
    for period in ("Q1", "6T"):
        cchc("merge", plain / period)
    before, now = (rows_of(plan / "6T" / "tong-hop.xlsx", "Dữ liệu") for plan in (plain, folder))
    others = [{**row, COST.heading: None} for row in before if row["Mã đơn vị"] != "HCTC"]
    assert [row for row in now if row["Mã đơn vị"] != "HCTC"] == others
    faults = rows_of(folder / "6T" / "tong-hop.xlsx", "Lỗi số liệu", "Mã lỗi")
    assert "column-missing" not in {row["Mã lỗi"] for row in faults}


def test_the_offices_own_template_without_it_is_told_in_one_sentence(tmp_path: Path):
    done = more("issue", copy_plan(tmp_path / "2026") / "6T")
    assert done.returncode != 0
    assert done.stderr.count("thiếu cột: Kinh phí (triệu đồng).") == 1
