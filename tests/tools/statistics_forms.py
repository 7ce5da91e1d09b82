"""A small plan that asks for statistics, its forms filled in with openpyxl, and what became of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook

from cchc_excel.domain import Summary
from cchc_excel.domain.plan_content import PlanContent
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps.periods import issue, measure
from cchc_excel.writing.house.packages import pack, unpack
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.returns_plan import PLAN

TRAINED, SAVED, SIGNED = "SL2", "SL3", "SL4"
ITEMS = (
    ("SL1", "Số cuộc đối thoại đã tổ chức", "cuộc", "Phòng Ngoại vụ", "Đối thoại"),
    (TRAINED, "Số công chức được cử đào tạo", "người", "Tất cả các đơn vị", "Cải cách chế độ công vụ"),
    (SAVED, "Kinh phí tiết kiệm", "triệu đồng", "HCTC; KSTT", "Cải cách tài chính công"),
    (SIGNED, "Tỷ lệ văn bản ký số", "%", "HCTC", "Chính quyền số"),
    ("SL5", "Số phòng, ban, đơn vị được kiểm tra", "đơn vị", "Nhiệm vụ I.4", ""),
    ("SL6", "Số thủ tục phải công bố", "thủ tục", "Tổng số của nhiệm vụ III.1", "Cải cách thủ tục"),
    ("SL7", "Tỷ lệ số hóa", "%", "Nhiệm vụ III.2", "Cải cách thủ tục"),
)
ASKING: PlanContent = replace(PLAN, statistics=ITEMS)
JUNE_10 = datetime(2026, 6, 10, 3)
Edit = Callable[[Workbook], None]


def period_folder(root: Path, content: PlanContent = ASKING, period: str = "6T") -> PeriodFolder:
    """Return a period folder with the plan and the forms issued."""
    write_plan(content, root / "ke-hoach.xlsx")
    folder = PeriodFolder(root / period)
    issue(folder)
    return folder


def send(
    folder: PeriodFolder,
    unit: str,
    values: Mapping[str, object],
    *,
    tasks: Mapping[str, Mapping[str, object]] | None = None,
    edit: Edit | None = None,
    name: str = "",
    saved: datetime = JUNE_10,
) -> Path:
    """Put a unit's form, filled in, into `nhan/`: values by the code of the statistic, columns by task and heading."""
    book = load_workbook(folder.issued / f"CCHC-2026-{folder.code}-{unit}.xlsx")
    if "Số liệu" in book.sheetnames:
        for row in book["Số liệu"].iter_rows(min_row=7):
            if row[0].value in values:
                row[3].value = values[row[0].value]
    sheet = book["Báo cáo"]
    headings = next(row for row in sheet.iter_rows() if row[0].value == "Mã NV")
    columns = {cell.value: cell.column for cell in headings}
    for row in sheet.iter_rows(min_row=headings[0].row):
        for heading, value in (tasks or {}).get(str(row[0].value), {}).items():
            sheet.cell(row[0].row, columns[heading]).value = value
    if edit:
        edit(book)
    path = folder.inbox / (name or f"{unit}.xlsx")
    save_at(book, path, saved)
    return path


def save_at(book: Workbook, path: Path, saved: datetime) -> None:
    """Save a workbook as if at that time: openpyxl itself writes the clock's."""
    book.save(path)
    parts = unpack(path.read_bytes())
    core = "docProps/core.xml"
    parts[core] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{saved:%Y-%m-%dT%H:%M:%SZ}", str(parts[core]))
    path.write_bytes(pack(parts))


def measured(folder: PeriodFolder) -> Summary:
    """Return the period's summary."""
    return measure(folder, None)


def figures(summary: Summary) -> dict[str, float | None]:
    """Return the figure of each statistic, by its code."""
    return {figure.item.code: figure.value for figure in summary.statistics}


def statistic_findings(summary: Summary) -> list[tuple[str, str, str]]:
    """Return what was found on statistics: rule, file, cell."""
    return [
        (finding.rule.code, finding.path, finding.ref.address if finding.ref else "")
        for finding in summary.findings
        if finding.rule.code.startswith(("statistic", "count")) or (finding.ref and finding.ref.sheet == "Số liệu")
    ]
