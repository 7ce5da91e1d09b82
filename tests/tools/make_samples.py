"""Make the sample returns under `workbooks/2026/`: forms issued, filled, some saved again by LibreOffice.

Run as `python -m tests.tools.make_samples`. The same bytes come out of every run but for those that LibreOffice writes,
whose clock times are put to the sample's own.
"""

import re
import shutil
import tempfile
import zipfile
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.folders import PeriodFolder
from cchc_excel.layout.statistics import STATISTIC_FORM
from cchc_excel.steps import periods as steps
from tests.tools.libreoffice import convert
from tests.tools.places import ROOT
from tests.tools.sample_answers import ADDED_6T, KT_FIRST_6T, Q1, SIX_MONTHS, Answers, Typed
from tests.tools.sample_statistics import type_statistics

PLAN_FOLDER = ROOT / "workbooks" / "2026"
FILLED = (
    "Trạng thái", "Mức độ hoàn thành (%)", "Số thực hiện", "Tổng số", "Ngày hoàn thành", "Số, ký hiệu văn bản",
    "Khó khăn, vướng mắc", "Đề xuất, kiến nghị",
)  # fmt: skip
SAVED_BY_LIBREOFFICE = {"Q1": ("KSTT", "NC"), "6T": ("QTTV", "VX", "PVHCC")}
PEOPLE = {"Người lập biểu": "Chuyên viên tổng hợp", "Điện thoại": "0229 000 000", "Thủ trưởng đơn vị": "Trưởng đơn vị"}


def main() -> None:
    """Make both periods."""
    make_period("Q1", Q1, datetime(2026, 3, 9, 1, 30))
    make_period("6T", SIX_MONTHS, datetime(2026, 6, 8, 1, 30))


def make_period(period: str, answers: dict[str, Answers], first: datetime) -> None:
    """Issue, fill and put into `nhan/` the returns of one period."""
    folder = PeriodFolder(PLAN_FOLDER / period)
    shutil.rmtree(folder.inbox, ignore_errors=True)
    steps.issue(folder)
    for number, (unit, filled) in enumerate(answers.items()):
        saved_at = first + timedelta(days=number // 4, hours=2 * (number % 4))
        name = f"CCHC-2026-{period}-{unit}.xlsx"
        content = fill(folder.issued / name, filled, ADDED_6T.get(unit) if period == "6T" else None, saved_at)
        if unit in SAVED_BY_LIBREOFFICE[period]:
            content = save_by_libreoffice(content, name, saved_at)
        (folder.inbox / name).write_bytes(content)
    if period == "6T":
        early = fill(folder.issued / "CCHC-2026-6T-KT.xlsx", KT_FIRST_6T, None, first - timedelta(days=3))
        (folder.inbox / "CCHC-2026-6T-KT (lan 1).xlsx").write_bytes(early)
    shutil.rmtree(folder.issued)


def fill(form: Path, answers: Answers, added: tuple[str, str, Typed] | None, saved_at: datetime) -> bytes:
    """Return the form as a clerk fills it in."""
    book = load_workbook(form)
    if STATISTIC_FORM.sheet in book.sheetnames:
        _, _, period, unit = form.stem.split("-", maxsplit=3)
        type_statistics(book, unit, period)
    sheet = book["Báo cáo"]
    header, columns = find_columns(sheet)
    rows = {sheet.cell(row, columns["Mã NV"]).value: row for row in range(header + 1, sheet.max_row + 1)}
    for task, typed in answers.items():
        type_in(sheet, rows[task], columns, typed)
    if added:
        row = next(row for row in range(header, sheet.max_row) if "phát sinh" in str(sheet.cell(row, 1).value)) + 1
        sheet.cell(row, columns["Nội dung nhiệm vụ"]).value = added[0]
        sheet.cell(row, columns["Thời gian hoàn thành"]).value = added[1]
        type_in(sheet, row, columns, added[2])
    sign(sheet)
    saved = BytesIO()
    book.save(saved)
    return settle_times(saved.getvalue(), saved_at)


def find_columns(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """Return the header row and each heading's column."""
    for row in sheet.iter_rows(max_row=40):
        headings = {str(cell.value).replace("\n", " "): cell.column for cell in row if cell.value}
        if {"Mã NV", "Trạng thái"} <= headings.keys():
            return row[0].row, headings
    raise LookupError(sheet.title)


def type_in(sheet: Worksheet, row: int, columns: dict[str, int], typed: Typed) -> None:
    """Type the values of one task."""
    for heading, value in zip(FILLED, typed, strict=True):
        if value not in (None, ""):
            cell = sheet.cell(row, columns[heading])
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"


def sign(sheet: Worksheet) -> None:
    """Fill in who made the form: in the first open cell right of each label, or below it."""
    for row in sheet.iter_rows(min_row=sheet.max_row - 10):
        for cell in row:
            label = str(cell.value or "").rstrip(":").strip()
            if label in PEOPLE:
                right = (sheet.cell(cell.row, column) for column in range(cell.column + 1, sheet.max_column + 1))
                below = (sheet.cell(number, cell.column) for number in range(cell.row + 1, sheet.max_row + 1))
                target = next(place for place in (*right, *below) if not place.protection.locked)
                target.value = PEOPLE[label]


def save_by_libreoffice(content: bytes, name: str, saved_at: datetime) -> bytes:
    """Return the workbook as LibreOffice saves it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / name
        source.write_bytes(content)
        return settle_times(convert(source, Path(folder) / "saved", "xlsx").read_bytes(), saved_at)


def settle_times(content: bytes, saved_at: datetime) -> bytes:
    """Return the workbook with the sample's own time instead of the clock's."""
    stamp = saved_at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    settled = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return settled.getvalue()


if __name__ == "__main__":
    main()
