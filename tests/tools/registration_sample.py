"""A plan folder in which units register tasks, and the hands of a clerk and of the coordinator, for tests."""

from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.domain import DraftRow, Registering
from cchc_excel.folders import RegistrationFolder, open_registration_folder
from cchc_excel.steps.registration import register
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.returns_plan import PLAN

NOON = datetime(2026, 1, 20, 12, 0)
DIRECTION, PROCEDURES = "I. Công tác chỉ đạo, điều hành", "III. Cải cách thủ tục hành chính"
FIRST_ROW = 12

Row = tuple[object, ...]
"""What a clerk types: area, text, product, target, partners, deadline, note."""

SURVEY: Row = (DIRECTION, "Khảo sát mức độ hài lòng của công chức", "Báo cáo khảo sát", "≥ 90%", "", "Quý II/2026", "")
WEB: Row = (
    DIRECTION,
    "Xây dựng chuyên trang tuyên truyền cải cách hành chính",
    "Chuyên trang",
    "",
    "",
    "30/6/2026",
    "",
)
SAME_WEB: Row = (DIRECTION, "Xây dựng chuyên trang tuyên truyền về cải cách hành chính", "", "", "", "Quý III/2026", "")


def plan_folder(path: Path) -> RegistrationFolder:
    """Return a folder with the small plan, its registration forms issued."""
    path.mkdir(parents=True)
    write_plan(PLAN, path / "ke-hoach.xlsx")
    folder = open_registration_folder(path)
    register(folder, NOON)
    return folder


def send(folder: RegistrationFolder, unit: str, *rows: Row, name: str = "", saved: datetime | None = None) -> Path:
    """Fill a unit's form in and put it into `nhan/`."""
    book = load_workbook(folder.issued / f"DANGKY-2026-{unit}.xlsx")
    sheet = book["Đăng ký"]
    for number, row in enumerate(rows, start=FIRST_ROW):
        for column, value in enumerate(row, start=2):
            sheet.cell(number, column).value = value
    path = folder.inbox / (name or f"DANGKY-2026-{unit}.xlsx")
    book.save(path)
    if saved:
        set_saved(path, saved)
    return path


def set_saved(path: Path, moment: datetime) -> None:
    """Let a workbook say that it was saved then: openpyxl writes the clock's time."""
    from cchc_excel.writing.house.packages import pack, unpack  # noqa: PLC0415

    parts = unpack(path.read_bytes())
    core = str(parts["docProps/core.xml"])
    start = core.index(">", core.index("<dcterms:modified")) + 1
    parts["docProps/core.xml"] = f"{core[:start]}{moment.isoformat()}Z{core[core.index('<', start) :]}"
    path.write_bytes(pack(parts))


def run(folder: RegistrationFolder, *, accepting: bool = False) -> Registering:
    """Run the command."""
    return register(folder, NOON, accepting=accepting)


def by_text(done: Registering) -> dict[str, DraftRow]:
    """Return the rows of the draft annex by their text."""
    return {row.words["text"]: row for row in done.registration.rows}


def decide(folder: RegistrationFolder, number: int, **cells: object) -> None:
    """Write into a row of the draft annex, found by its number, as the coordinator does; a blank in a heading is _."""
    book = load_workbook(folder.draft)
    sheet = book["Đăng ký"]
    columns = {cell.value: cell.column for cell in sheet[4]}
    row = next(cell.row for cell in sheet["A"] if cell.value == number)
    for heading, value in cells.items():
        sheet.cell(row, columns[heading.replace("_", " ")]).value = value
    book.save(folder.draft)


def sheet_of(path: Path, name: str) -> Worksheet:
    """Return a sheet of a workbook."""
    sheet = load_workbook(path)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def codes(found: DraftRow) -> set[str]:
    """Return the codes of what is said of a row."""
    return {finding.rule.code for finding in found.findings}
