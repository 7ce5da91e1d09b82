"""From raw forms to the sheet: what LibreOffice computes, against a count made here from the forms' own cells."""

import shutil
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from cchc_excel.domain import Plan
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from tests.tools.libreoffice import recalculate
from tests.tools.places import ROOT
from tests.tools.summary_workbook import named, table, without_cached_values

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars, which it cannot keep."""
PLAN = ROOT / "workbooks" / "2026" / "ke-hoach.xlsx"
AS_OF = date(2026, 6, 14)
SILENT = {"NGV", "KT"}
ASKED = ("Trạng thái", "Mức độ hoàn thành (%)", "Ngày hoàn thành")
ANSWERS = (
    ("Hoàn thành", None, date(2026, 3, 10)),
    ("Đang thực hiện", 0.45, None),
    ("Hoàn thành", 1, date(2026, 6, 1)),
    ("Chưa thực hiện", None, None),
    ("Không phát sinh", None, None),
    ("Hoàn thành", 1, None),
    ("Đang thực hiện", 0.8, None),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> PeriodFolder:
    """Return a period whose forms were issued and filled in, but for those of two units."""
    root = tmp_path_factory.mktemp("plan") / "2026"
    root.mkdir()
    shutil.copy(PLAN, root)
    folder = PeriodFolder(root / "6T")
    _, forms = steps.issue(folder)
    for number, form in enumerate(forms):
        if form.stem.rpartition("-")[2] not in SILENT:
            _fill(form, folder.inbox / form.name, number)
    return folder


def _fill(form: Path, target: Path, number: int) -> None:
    book = openpyxl.load_workbook(form)
    sheet = book["Báo cáo"]
    for row, columns in _rows(sheet):
        number += 1
        for heading, value in zip(ASKED, ANSWERS[number % 7], strict=True):
            sheet.cell(row, columns[heading]).value = value
    book.save(target)


def _rows(sheet):
    """Yield the rows that have a task code, with the column of each heading."""
    top = next(row for row in sheet.iter_rows() if row[0].value == "Mã NV")
    columns = {cell.value: cell.column for cell in top}
    for row in range(top[0].row + 1, sheet.max_row + 1):
        if "." in str(sheet.cell(row, 1).value or ""):
            yield row, columns


def _raw_outcomes(folder: PeriodFolder, plan: Plan) -> dict[tuple[str, str], str]:
    """Return the outcome of each assignment, from the cells of the forms."""
    dues = {task.code: task.deadline.due_at(AS_OF) for task in plan.tasks}
    lasting = {task.code for task in plan.tasks if task.deadline.text == "Thường xuyên"}
    found = {(unit, task.code): "Chưa báo cáo" for task in plan.tasks for unit in task.leads}
    found = {key: value + _late(dues[key[1]]) for key, value in found.items()}
    for path in folder.inbox.glob("*.xlsx"):
        unit, sheet = path.stem.rpartition("-")[2], openpyxl.load_workbook(path)["Báo cáo"]
        for row, columns in _rows(sheet):
            task = str(sheet.cell(row, 1).value)
            status = sheet.cell(row, columns["Trạng thái"]).value
            finished = sheet.cell(row, columns["Ngày hoàn thành"]).value
            lasts = status == "Hoàn thành" and task in lasting
            found[unit, task] = "Đang thực hiện" if lasts else _outcome(status, finished, dues[task])
    return found


def _late(due: date | None) -> str:
    return ", quá hạn" if due and due < AS_OF else ""


def _outcome(status: str, finished: datetime | None, due: date | None) -> str:
    if status == "Không phát sinh":
        return status
    if status != "Hoàn thành":
        return status + _late(due)
    if due is None or due >= AS_OF or (finished and finished.date() <= due):
        return "Hoàn thành đúng hạn"
    return "Hoàn thành quá hạn" if finished else "Hoàn thành, chưa rõ ngày"


def test_units_and_headline_agree_with_the_forms(folder: PeriodFolder, tmp_path: Path):
    summary = steps.merge(folder, None).summary
    blank = without_cached_values(folder.summary, tmp_path / "blank.xlsx")
    computed = openpyxl.load_workbook(recalculate(blank, tmp_path / "out"), data_only=True)
    outcomes = _renewed(_raw_outcomes(folder, summary.plan), summary.plan, folder)
    for row in table(computed, "Theo đơn vị", 4)[:-1]:
        mine = [outcome for (unit, _), outcome in outcomes.items() if unit == row["Mã"]]
        count = Counter(outcome.split(",")[0].removesuffix(" đúng hạn").removesuffix(" quá hạn") for outcome in mine)
        assert row["Được giao"] == len(mine), row
        for heading in ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Chưa báo cáo", "Không phát sinh"):
            assert row[heading] == count[heading], (row["Mã"], heading)
        assert row["Quá hạn"] == sum(outcome.endswith(", quá hạn") for outcome in mine)
        assert row["Hoàn thành quá hạn"] == mine.count("Hoàn thành quá hạn")
        applicable = len(mine) - count["Không phát sinh"]
        assert row["Tỷ lệ hoàn thành"] == (pytest.approx(count["Hoàn thành"] / applicable) if applicable else "–")
    by_task = [[o for (_, code), o in outcomes.items() if code == task.code] for task in summary.plan.tasks]
    applicable_tasks = [[o for o in task if o != "Không phát sinh"] for task in by_task]
    done = sum(bool(task) and all(o.startswith("Hoàn thành") for o in task) for task in applicable_tasks)
    assert named(computed, "TyLeHoanThanh").value == pytest.approx(done / sum(map(bool, applicable_tasks)))
    assert named(computed, "DonViDaGui").value == "12/14"


def _renewed(outcomes: dict[tuple[str, str], str], plan: Plan, folder: PeriodFolder) -> dict[tuple[str, str], str]:
    """Return the outcomes, where a finish date that belongs to an earlier instalment means in progress now."""
    previous = {task.code: task.deadline.previous_due(AS_OF) for task in plan.tasks}
    dues = {task.code: task.deadline.due_at(AS_OF) for task in plan.tasks}
    for path in folder.inbox.glob("*.xlsx"):
        unit, sheet = path.stem.rpartition("-")[2], openpyxl.load_workbook(path)["Báo cáo"]
        for row, columns in _rows(sheet):
            task, finished = str(sheet.cell(row, 1).value), sheet.cell(row, columns["Ngày hoàn thành"]).value
            before = previous[task]
            if before and finished and finished.date() <= before:
                outcomes[unit, task] = "Đang thực hiện" + _late(dues[task])
    return outcomes


def test_two_readers_see_the_same_values(folder: PeriodFolder):
    if not folder.summary.is_file():
        steps.merge(folder, None)
    ours = openpyxl.load_workbook(folder.summary, data_only=True)
    theirs = CalamineWorkbook.from_path(str(folder.summary))
    assert theirs.sheet_names == ours.sheetnames
    for sheet in ours.worksheets:
        seen = [value for row in sheet.iter_rows(values_only=True) for value in row if value not in (None, "")]
        rows = theirs.get_sheet_by_name(sheet.title).to_python()
        also = [value for row in rows for value in row if value != ""]
        assert [_plain(value) for value in also] == [_plain(value) for value in seen], sheet.title
    assert {"DuLieu"} <= {name for sheet in ours.worksheets for name in sheet.tables}
    assert {"TyLeHoanThanh", "SoQuaHan", "DonViDaGui"} <= set(ours.defined_names)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.date() if not (value.hour or value.minute) else value
    return float(value) if isinstance(value, int | float) else value
