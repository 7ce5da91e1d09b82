"""The sample plan's year, played by hand: what units propose, type in each period, and what the plan becomes.

Due days, leads and weights stand here as a person reads them in the annex, so that figures can be worked out from them
without the program. Answers follow from the numbers of unit and task alone.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cchc_excel.folders import PeriodFolder
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.naive_measures import Task
from tests.tools.naive_settling import Row
from tests.tools.naive_words import said_plainly
from tests.tools.naive_year import Form
from tests.tools.sample_plan import SHIPPED, UNITS
from tests.tools.year_forms import CUTOFFS, HEADINGS, begun_rows, fill

EARLY = {"Q1": date(2026, 1, 20), "6T": date(2026, 4, 20), "9T": date(2026, 7, 20), "NAM": date(2026, 10, 20)}
PERIODS = tuple(CUTOFFS)
MISSING = {"6T": "QTTV", "NAM": "NC"}
CODES = tuple(str(unit[0]) for unit in UNITS)
_QUARTERS = "31/3 30/6 30/9 31/12"
_MONTHS = "31/1 28/2 31/3 30/4 31/5 30/6 31/7 31/8 30/9 31/10 30/11 31/12"

# Code; leads; weight; due days; R: they come one after another, C: continuous, O: no deadline is fixed.
_TASKS = f"""
I.1;HCTC;1;31/1 | I.2;*;2;;C | I.3;HCTC;1;{_QUARTERS};R | I.4;HCTC;1;14/3 14/6 14/9 14/12;R | I.5;HCTC;2;30/9
I.6;NC KT VX NNMT XD;1;;O | I.7;TTDT;1;;C | I.8;HCTC;1;30/6 | I.9;HCTC;1;14/12 | I.10;TH;1;30/6
II.1;TH;2;;C | II.2;NC;1;30/6 | II.3;NC;1;14/11 | II.4;TTDT;1;;C | II.5;HCTC;1;30/6
III.1;KSTT;2;30/9 | III.2;PVHCC;2;15/12 | III.3;KSTT;1;30/6 | III.4;KSTT;1;29/11 | III.5;KSTT;1;;C
III.6;PVHCC;1;{_MONTHS};R | III.7;PVHCC;1;30/6 31/12;R | IV.1;HCTC;2;30/6 | IV.2;HCTC;1;;O | IV.3;HCTC;1;;O
V.1;HCTC;1;30/9 | V.2;HCTC;1;31/12 | V.3;HCTC;1;{_QUARTERS};R | V.4;HCTC;1;30/6 31/12;R
VI.1;QTTV;2;30/3 | VI.2;QTTV;1;31/3 | VI.3;QTTV;1;31/12 | VI.4;QTTV;1;{_QUARTERS};R
VII.1;HCTC;1;;C | VII.2;TTDT;1;30/6 | VII.3;TH;1;{_QUARTERS};R | VII.4;TTDT;1;30/9 | VII.5;KT;1;30/9
"""

PROPOSED = {
    "TH": ("I. Công tác chỉ đạo, điều hành", "Khảo sát việc sử dụng phòng họp không giấy", "Báo cáo", "", "",
           "Quý II/2026", ""),
    "KT": ("VII. Xây dựng và phát triển chính quyền số", "Lập bản đồ số các dự án đầu tư", "Bản đồ", "", "",
           "30/9/2026", ""),
}  # fmt: skip
"""What two units register: it becomes I.10 and VII.5."""

CHANGES = (
    (date(2026, 5, 1), "Đổi thời hạn", {"Mã NV": "II.5", "Thời gian hoàn thành": "30/9/2026", "Văn bản": "45/QĐ-VP"}),
    (date(2026, 5, 20), "Rút nhiệm vụ", {"Mã NV": "I.8", "Văn bản": "46/QĐ-VP"}),
    (date(2026, 7, 1), "Bổ sung nhiệm vụ",
     {"Mã NV": "IV.4", "Mã lĩnh vực": "IV", "Nội dung nhiệm vụ": "Rà soát quy chế phối hợp giữa các phòng",
      "Đơn vị chủ trì": "Phòng Tổng hợp", "Thời gian hoàn thành": "30/11/2026"}),
    (date(2026, 8, 1), "Sáp nhập đơn vị",
     {"Đơn vị cũ": "KT; XD", "Đơn vị mới": "KTXD", "Tên mới": "Phòng Kinh tế và Xây dựng", "Văn bản": "60/QĐ-UBND"}),
    (date(2026, 8, 1), "Đổi tên đơn vị", {"Đơn vị cũ": "TTDT", "Tên mới": "Trung tâm Truyền thông số tỉnh"}),
)  # fmt: skip
CORRECTED = ("6T", "NC", "II.2", {"status": "Hoàn thành", "share": "100%", "finished": "10/6/2026"})
"""The coordinator learns by telephone that it is done: period, unit, task, what is written."""


_NOT_BEGUN = {"status": "Chưa thực hiện", "share": 0}


def tasks_on(day: date) -> list[Task]:
    """Return the tasks in force on a day, in plan order."""
    tasks = [_task(line.strip(), day) for line in _TASKS.replace("\n", "|").split("|") if line.strip()]
    tasks = [task for task in tasks if not (task["code"] == "I.8" and day >= date(2026, 5, 20))]
    if day >= date(2026, 7, 1):
        place = next(number for number, task in enumerate(tasks) if task["code"] == "V.1")
        tasks.insert(place, _task("IV.4;TH;1;30/11", day))
    return tasks


def _task(line: str, day: date) -> Task:
    code, leads, weight, days, *kind = line.split(";")
    if code == "II.5" and day >= date(2026, 5, 1):
        days = "30/9"
    units = list(CODES) if leads == "*" else leads.split()
    if day >= date(2026, 8, 1):
        units = list(dict.fromkeys("KTXD" if unit in ("KT", "XD") else unit for unit in units))
    due = [date(2026, int(month), int(number)) for number, month in (each.split("/") for each in days.split())]
    area = code.split(".", maxsplit=1)[0]
    return {
        "code": code,
        "area": area,
        "weight": int(weight),
        "leads": units,
        "days": due,
        "kind": _KINDS[kind[0]] if kind else "once",
    }


_KINDS = {"R": "recurring", "C": "continuous", "O": "open"}


def type_answer(unit: str, task: Task, period: str, begun: Row) -> dict[str, Any]:
    """Return what a clerk types over what the form begins with; an empty one leaves the row as it is."""
    now = PERIODS.index(period)
    number = 5 * sum(map(ord, unit)) + 3 * sum(map(ord, task["code"]))
    if unit == "KTXD" and period == "9T":
        return {"status": "Đang thực hiện", "share": 0.55, "finished": None, "actual": None, "total": None}
    if task["code"] in ("IV.2", "V.1"):
        return {"status": "Không phát sinh", "share": None} if task["code"] == "IV.2" else _NOT_BEGUN
    if begun["status"].means == "Hoàn thành":
        return {"status": "Đang thực hiện", "share": 0.8, "finished": None} if (unit, now) == ("TTDT", 2) else {}
    return _type_progress(task, period, number)


def _type_progress(task: Task, period: str, number: int) -> dict[str, Any]:
    """Return how far a task is that isn't done: the number tells in which period it is, if at all, and when."""
    now = PERIODS.index(period)
    last = number % 6
    counts = {"actual": 10 * (now + 1), "total": 40} if task["code"] in ("II.1", "III.2", "VI.3") else {}
    if now < last and not (task["kind"] == "recurring" and number % 2):
        if number % 4 == 0 and (now == 0 or last == 5):
            return {**_NOT_BEGUN, **counts}
        return {"status": "Đang thực hiện", "share": round(0.2 * (now + 1), 1), **counts}
    if number % 11 == 0:
        return {"status": "Hoàn thành", "share": 0.9, **counts}
    finished = {0: None, 1: EARLY[period], 2: CUTOFFS[period]}[number % 3]
    return {"status": "Hoàn thành", "share": 1, "finished": finished, **counts}


def write_sample(folder: Path) -> None:
    """Write the plan as it was issued."""
    folder.mkdir(parents=True, exist_ok=True)
    write_plan(SHIPPED, folder / "ke-hoach.xlsx")


def enter_changes(folder: Path) -> None:
    """Write the year's changes and corrections into the plan workbook, as the coordinator does."""
    path = folder / "ke-hoach.xlsx"
    book = load_workbook(path)
    sheet = book["Điều chỉnh"]
    columns = {cell.value: cell.column for cell in sheet[4]}
    for row, (day, kind, cells) in enumerate(CHANGES, start=5):
        for heading, value in {"Từ ngày": day, "Loại điều chỉnh": kind, **cells}.items():
            sheet.cell(row, columns[heading]).value = value
    sheet, (period, unit, task, values) = book["Đính chính"], CORRECTED
    for row, (key, value) in enumerate(values.items(), start=5):
        said = (period, unit, task, HEADINGS[key], value, "Xác nhận qua điện thoại", "Chuyên viên", date(2026, 6, 16))
        for column, cell in enumerate(said, start=1):
            sheet.cell(row, column).value = cell
    book.save(path)


def send_forms(folder: PeriodFolder) -> dict[str, list[Form]]:
    """Fill in the forms of a period and put them into `nhan/`; return what each unit's then says."""
    typed: dict[str, list[Form]] = {}
    as_of = CUTOFFS[folder.code]
    tasks = tasks_on(as_of)
    for path in sorted(folder.issued.iterdir()):
        unit = path.stem.rsplit("-", maxsplit=1)[-1]
        if unit == MISSING.get(folder.code):
            continue
        begun = begun_rows(path)
        rows = {}
        for task in tasks:
            if unit in task["leads"]:
                code = task["code"]
                answer = type_answer(unit, task, folder.code, begun[code])
                rows[code] = {**begun[code], **{key: said_plainly(key, value) for key, value in answer.items()}}
        sent_at = datetime.combine(as_of - timedelta(days=3), datetime.min.time())
        (folder.inbox / path.name).write_bytes(fill(path, rows, sent_at))
        typed[unit] = [{code: (row, begun[code]) for code, row in rows.items()}]
    return typed
