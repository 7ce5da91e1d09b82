"""A plan workbook written as an office does in plain Excel, and forms filled in as a clerk does."""

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.layout.statistics import STATISTIC_FORM
from tests.tools.make_samples import find_columns, settle_times, sign
from tests.tools.naive_settling import Row
from tests.tools.naive_words import said_plainly
from tests.tools.sample_statistics import type_statistics

CUTOFFS = {"Q1": date(2026, 3, 14), "6T": date(2026, 6, 14), "9T": date(2026, 9, 14), "NAM": date(2026, 12, 14)}
START = date(2025, 12, 15)
HEADINGS = {
    "status": "Trạng thái", "share": "Mức độ hoàn thành (%)", "actual": "Số thực hiện", "total": "Tổng số",
    "finished": "Ngày hoàn thành",
}  # fmt: skip


def write_plan(path: Path, content: Mapping[str, Any]) -> None:
    """Write a plan of plain values: units, tasks, objectives, settings."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in _sheets(content).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _sheets(content: Mapping[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    periods = [(code, f"Báo cáo kỳ {code}", START, day, day + timedelta(days=2)) for code, day in CUTOFFS.items()]
    units = [(code, f"Phòng {code}", "", "", "") for code in content["units"]]
    objectives = [
        (f"CT{number}", f"Chỉ tiêu {number}", said["method"], "; ".join(said["tasks"]), said["operator"],
         said["threshold"], said["day"])
        for number, said in enumerate(content["objectives"])
    ]  # fmt: skip
    return {
        "Kế hoạch": [("Mục", "Nội dung"), ("Năm", 2026), ("Tên kế hoạch", "Kế hoạch"), ("Đơn vị theo dõi", "AA")],
        "Đơn vị": [("Mã đơn vị", "Tên đơn vị", "Tên gọi khác", "Đầu mối", "Email"), *units],
        "Biểu nhiệm vụ": [
            ("Mã NV", "Nội dung nhiệm vụ", "Sản phẩm", "Chỉ tiêu", "Đơn vị chủ trì", "Đơn vị phối hợp",
             "Thời gian hoàn thành", "Trọng số", "Ghi chú"),
            *_task_rows(content["tasks"]),
        ],
        "Chỉ tiêu": [("Mã CT", "Nội dung chỉ tiêu", "Cách tính", "Nhiệm vụ liên quan", "So sánh", "Mức phải đạt",
                      "Hạn"), *objectives],
        "Kỳ báo cáo": [("Mã kỳ", "Tên kỳ", "Từ ngày", "Chốt số liệu", "Hạn gửi"), *periods],
        "Quy ước": [("Thông số", "Giá trị", "Diễn giải"), *((name, value, "") for name, value in content["settings"])],
    }  # fmt: skip


def _task_rows(tasks: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for area in dict.fromkeys(task["area"] for task in tasks):
        yield (area, f"Lĩnh vực {area}")
        for task in tasks:
            if task["area"] == area:
                leads = "; ".join(f"Phòng {code}" for code in task["leads"])
                target = "100% hồ sơ" if task["target"] else ""
                yield (task["code"], task["text"], "", target, leads, "", task["wording"], task["weight"], "")


def begun_rows(form: Path) -> dict[str, Row]:
    """Return the rows of an issued form, by task, as they begin."""
    sheet = load_workbook(form)["Báo cáo"]
    header, columns = find_columns(sheet)
    return {
        code: {key: said_plainly(key, sheet.cell(row, columns[heading]).value) for key, heading in HEADINGS.items()}
        for code, row in _rows(sheet, header, columns["Mã NV"]).items()
    }


def _rows(sheet: Worksheet, header: int, column: int) -> dict[str, int]:
    codes = ((row, sheet.cell(row, column).value) for row in range(header + 1, sheet.max_row + 1))
    return {str(code): row for row, code in codes if code and "." in str(code)}


def fill(form: Path, rows: Mapping[str, Row], saved_at: datetime) -> bytes:
    """Return the form with these rows typed into it."""
    book = load_workbook(form)
    if STATISTIC_FORM.sheet in book.sheetnames:
        _, _, period, unit = form.stem.split("-", maxsplit=3)
        type_statistics(book, unit, period)
    sheet = book["Báo cáo"]
    header, columns = find_columns(sheet)
    numbers = _rows(sheet, header, columns["Mã NV"])
    for code, row in rows.items():
        for key, said in row.items():
            cell = sheet.cell(numbers[code], columns[HEADINGS[key]])
            cell.value = said.typed
            if said.struck:
                cell.font = _struck(cell.font)
            if isinstance(said.typed, datetime):
                cell.number_format = "dd/mm/yyyy"
    sign(sheet)
    saved = BytesIO()
    book.save(saved)
    return settle_times(saved.getvalue(), saved_at)


def _struck(font: Any) -> Any:
    struck = copy(font)
    struck.strike = True
    return struck
