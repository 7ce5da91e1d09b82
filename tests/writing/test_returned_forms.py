"""Forms sent back: what they show, and that they merge clean once corrected, whoever saved them."""

import shutil
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.domain import FileState
from cchc_excel.folders import PeriodFolder
from cchc_excel.identity_marks import unit_note
from cchc_excel.layout.columns import CORRECTIONS, FORM
from cchc_excel.steps import periods as steps
from cchc_excel.writing.form.forms import FormTemplate, MarkKind, Point
from tests.tools.blank_form import BLANK, SHIPPED
from tests.tools.libreoffice import convert
from tests.tools.places import ROOT

PLAN = ROOT / "workbooks" / "2026" / "ke-hoach.xlsx"
NAME = "CCHC-2026-6T-HCTC.xlsx"
HEADINGS = {column.heading for column in FORM.columns}
STATUS, SHARE, FINISHED = "Trạng thái", "Mức độ hoàn thành (%)", "Ngày hoàn thành"
ACTUAL, TOTAL, DOCUMENT, DIFFICULTY = "Số thực hiện", "Tổng số", "Số, ký hiệu văn bản", "Khó khăn, vướng mắc"

ADDED = "Nhiệm vụ phát sinh"

TIDY = {STATUS: "Đang thực hiện", SHARE: 0.5}
TYPED: dict[str, dict[str, Any]] = {
    "I.1": {STATUS: "Hoàn thành", FINISHED: "30/02/2026", DOCUMENT: "=1+1"},
    "I.2": {STATUS: "xong rồi nhé?", DIFFICULTY: '=HYPERLINK("http://x.example","x")'},
    "I.3": {STATUS: "Hoàn thành", SHARE: 0.9, FINISHED: date(2026, 3, 30)},
    "I.4": {STATUS: "Đang TH", SHARE: "80 %", ACTUAL: "8/10"},
    "I.5": {STATUS: "Hoàn thành", FINISHED: "12/QĐ-VP ngày 05/3/2026"},
    "I.8": {},
    "IV.1": {**TIDY, ACTUAL: 12, TOTAL: 10, DIFFICULTY: "{{ten_don_vi}}\n@SUM(A1)"},
    ADDED: {"Nội dung nhiệm vụ": "Họp không giấy", STATUS: "chưa rõ", SHARE: 0.3},
}
"""What the unit typed, by task and heading; the rest is tidy."""

WRONG = {
    ("I.1", FINISHED): date(2026, 1, 28),
    ("I.2", STATUS): "Đang thực hiện",
    ("I.3", SHARE): 1,
    ("I.8", STATUS): "Chưa thực hiện",
    ("IV.1", ACTUAL): 8,
    (ADDED, STATUS): "Đang thực hiện",
}
"""The cells that must be corrected, and what the clerk corrects them to."""

REPAIRED = {
    ("I.4", ACTUAL): 8,
    ("I.4", TOTAL): 10,
    ("I.5", FINISHED): datetime(2026, 3, 5),
    ("I.5", DOCUMENT): "12/QĐ-VP",
}
"""The cells that the program has put right itself, and what they hold."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> PeriodFolder:
    """Return a period into which one unit sent a form with mistakes, merged once."""
    plan = tmp_path_factory.mktemp("plan")
    shutil.copy(PLAN, plan / "ke-hoach.xlsx")
    period = PeriodFolder(plan / "6T")
    steps.issue(period)
    book = load_workbook(period.issued / NAME)
    sheet = book["Báo cáo"]
    _, rows = places(sheet)
    for task in (code for code in rows if "." in code or code == ADDED):
        for heading, value in TYPED.get(task, TIDY).items():
            put(sheet, task, heading, value)
    book.save(period.inbox / NAME)
    steps.merge(period, None)
    return period


@pytest.fixture(scope="module")
def returned(folder: PeriodFolder) -> Path:
    """Return the form that is sent back."""
    (path,) = folder.outbox.iterdir()
    return path


@pytest.fixture
def book(returned: Path) -> Workbook:
    return load_workbook(returned)


def places(sheet: Worksheet) -> tuple[dict[str, int], dict[str, int]]:
    """Return the column of each heading, and the row of each task code; the added task stands below its heading."""
    header = next(row for row in sheet.iter_rows() if len({cell.value for cell in row} & HEADINGS) == len(HEADINGS))
    columns = {str(cell.value): cell.column for cell in header if cell.value}
    rows = {str(sheet.cell(row, 1).value): row for row in range(header[0].row, sheet.max_row + 1)}
    rows[ADDED] += 1
    return columns, rows


def cell_at(sheet: Worksheet, task: str, heading: str) -> Any:
    columns, rows = places(sheet)
    return sheet.cell(rows[task], columns[heading])


def put(sheet: Worksheet, task: str, heading: str, value: Any) -> None:
    """Type a value into a cell; a text that begins with = was typed as text."""
    cell = cell_at(sheet, task, heading)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def fill_of(cell: Any) -> str:
    return str(cell.fill.fgColor.rgb)


def points(book: Workbook) -> list[tuple[Any, ...]]:
    """Return the rows of the sheet `Cần sửa` below its header: texts, and where the link leads."""
    sheet = book[CORRECTIONS.sheet]
    header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "STT")
    links = {row: sheet.cell(row, 2).hyperlink for row in range(header + 1, sheet.max_row + 1)}
    return [(*(cell.value for cell in sheet[row]), link.location if link else None) for row, link in links.items()]


def test_wrong_cells_are_coloured_and_carry_what_was_written(book: Workbook) -> None:
    sheet = book["Báo cáo"]
    plain = fill_of(cell_at(sheet, "V.1", STATUS))
    red = {fill_of(cell_at(sheet, *place)) for place in WRONG}
    blue = {fill_of(cell_at(sheet, *place)) for place in REPAIRED}
    assert len(red) == len(blue) == len(red | blue | {plain}) - 2 == 1
    assert cell_at(sheet, "I.1", FINISHED).value == "30/02/2026"
    assert cell_at(sheet, "I.2", STATUS).value == "xong rồi nhé?"
    assert cell_at(sheet, "IV.1", ACTUAL).value == 12
    marked = {cell.coordinate for row in sheet.iter_rows(min_row=12) for cell in row if fill_of(cell) in red | blue}
    assert marked == {cell_at(sheet, *place).coordinate for place in (*WRONG, *REPAIRED, (ADDED, "Nội dung nhiệm vụ"))}


def test_safe_repairs_are_made(book: Workbook) -> None:
    sheet = book["Báo cáo"]
    assert {place: cell_at(sheet, *place).value for place in REPAIRED} == REPAIRED
    assert cell_at(sheet, "I.4", STATUS).value == "Đang thực hiện"
    assert cell_at(sheet, "I.4", SHARE).value == 0.8


def test_every_marked_cell_has_a_note_and_none_is_the_units_own(book: Workbook) -> None:
    notes = {cell.coordinate: cell.comment for row in book["Báo cáo"].iter_rows() for cell in row if cell.comment}
    assert len(notes) == len(WRONG) + len(REPAIRED) + 1
    wrong = notes[cell_at(book["Báo cáo"], "I.1", FINISHED).coordinate].text
    assert wrong.startswith("[CCHC] Cần sửa: Ngày “30/02/2026” không có trong lịch.")
    assert {unit_note(note.text) for note in notes.values()} == {""}
    assert unit_note(f"{wrong}\nĐã hỏi lại Phòng TH") == "Đã hỏi lại Phòng TH"


def test_the_column_to_filter_by(book: Workbook) -> None:
    sheet = book["Báo cáo"]
    columns, rows = places(sheet)
    assert columns["Cần sửa"] == len(HEADINGS) + 2  # the plan names persons, so their column stands before it
    said = {task: cell_at(sheet, task, "Cần sửa").value for task in rows if "." in task or task == ADDED}
    assert {task for task, text in said.items() if text} == {task for task, _ in WRONG}
    assert (
        said["I.1"] == "Ngày hoàn thành: Đề nghị kiểm tra và ghi lại ngày; chưa xong thì để trống. Ví dụ: 15/06/2026."
    )
    first, _, last = str(sheet.auto_filter.ref).partition(":")
    assert (first, last) == (f"A{rows['I'] - 1}", f"P{rows[ADDED] + 4}")
    assert not sheet.protection.autoFilter


def test_the_list_leads_to_each_cell(book: Workbook) -> None:
    sheet = book["Báo cáo"]
    listed = points(book)
    places_listed = [row[-1] for row in listed if row[-1]]
    wrong = [f"'Báo cáo'!{cell_at(sheet, *place).coordinate}" for place in WRONG]
    assert places_listed[: len(WRONG)] == wrong
    assert len(places_listed) == len(set(places_listed)) == len(WRONG) + len(REPAIRED) + 2
    assert listed[-1][-1] == "'Số liệu'!D8"  # no figure was reported: one line leads to the first of them
    assert listed[-1][5].startswith("Chưa báo cáo số liệu: SL03, SL04, ")
    assert [row[0] for row in listed if row[-1]] == list(range(1, len(places_listed) + 1))
    assert [row[0] for row in listed if not row[-1]] == [
        "A. Cần sửa", "B. Đã tự sửa hoặc cần lưu ý, đề nghị kiểm tra",
    ]  # fmt: skip
    assert listed[1][1:] == (
        cell_at(sheet, "I.1", FINISHED).coordinate,
        "Ngày hoàn thành",
        "I.1. Xây dựng, ban hành Kế hoạch cải cách hành chính năm 2026 của Văn phòng",
        "30/02/2026",
        "Ngày “30/02/2026” không có trong lịch.",
        "Đề nghị kiểm tra và ghi lại ngày; chưa xong thì để trống. Ví dụ: 15/06/2026.",
        wrong[0],
    )
    repaired = next(row for row in listed if row[2] == "Ngày hoàn thành" and row[4] == "12/QĐ-VP ngày 05/3/2026")
    assert repaired[6] == "Đã tự sửa thành “05/03/2026”: đúng thì để nguyên, chưa đúng thì ghi lại."


def test_the_first_page_tells_how_many_places_there_are(book: Workbook) -> None:
    cell = next(cell for row in book["Báo cáo"].iter_rows() for cell in row if "cần sửa" in str(cell.value).lower())
    assert cell.value == "Biểu này cần sửa 6 chỗ, xem trang Cần sửa (bấm vào đây)."
    assert cell.hyperlink.location == "'Cần sửa'!A1"
    assert book.sheetnames == ["Báo cáo", "Số liệu", "Cần sửa", "Hướng dẫn", "_cchc"]


def test_what_a_unit_wrote_stays_text(book: Workbook, returned: Path) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" and "SUMPRODUCT" not in str(cell.value)] == []
    assert cell_at(book["Báo cáo"], "IV.1", DIFFICULTY).value == "{{ten_don_vi}}\n@SUM(A1)"
    with zipfile.ZipFile(returned) as package:
        links = [name for name in package.namelist() if b"External" in package.read(name)]
    assert links == []


def test_the_package_is_whole(returned: Path) -> None:
    """Every part has a content type, every relationship leads to a part, every part of XML is well-formed."""
    with zipfile.ZipFile(returned) as package:
        names = set(package.namelist())
        types = ElementTree.fromstring(package.read("[Content_Types].xml"))
        typed = {str(item.get("PartName")).lstrip("/") for item in types if item.get("PartName")}
        by_suffix = {item.get("Extension") for item in types} - {"xml"}
        untyped = {name for name in names - typed if name.rpartition(".")[2] not in by_suffix}
        assert typed <= names
        assert untyped == {"[Content_Types].xml"}
        for name in names:
            root = ElementTree.fromstring(package.read(name))
            if name.endswith(".rels"):
                targets = [str(item.get("Target")) for item in root]
                base = name.partition("_rels/")[0]
                found = {target.lstrip("/") if target.startswith("/") else f"{base}{target}" for target in targets}
                assert found <= names


def corrected(returned: Path, folder: Path) -> Path:
    """Return the form as the clerk corrects it."""
    book = load_workbook(returned)
    for (task, heading), value in WRONG.items():
        put(book["Báo cáo"], task, heading, value)
    book.save(folder / NAME)
    return folder / NAME


@pytest.mark.parametrize("suffix", ["", "xlsx", "ods", "xls"])
def test_sent_back_and_corrected_it_merges_clean(
    folder: PeriodFolder, returned: Path, tmp_path: Path, suffix: str
) -> None:
    shutil.copy(folder.plan, tmp_path / "ke-hoach.xlsx")
    period = PeriodFolder(tmp_path / "6T")
    period.inbox.mkdir(parents=True)
    answer = corrected(returned, tmp_path)
    shutil.copy(convert(answer, tmp_path / "saved", suffix) if suffix else answer, period.inbox)
    merged = steps.merge(period, None)
    (entry,) = merged.summary.received
    assert entry.state is FileState.MERGED
    assert [finding.text for finding in entry.findings if finding.is_error] == []
    assert {finding.rule.code for finding in entry.findings} <= EXPECTED_WARNINGS
    assert merged.returned == ()
    answers = {answer.task or ADDED: answer for answer in entry.answers}
    assert len(answers) == 17
    assert answers["I.1"].finished_on == date(2026, 1, 28)
    assert answers["I.1"].document == "=1+1"
    assert (answers["I.4"].share, answers["I.4"].actual, answers["I.4"].total) == (0.8, 8, 10)
    assert (answers["I.5"].finished_on, answers["I.5"].document) == (date(2026, 3, 5), "12/QĐ-VP")
    assert answers["IV.1"].difficulty == "{{ten_don_vi}}\n@SUM(A1)"
    assert (answers[ADDED].text, answers[ADDED].status) == ("Họp không giấy", "Đang thực hiện")


EXPECTED_WARNINGS = {"in-progress-no-share", "row-added", "done-no-document", "statistic-empty"}
"""What remains to be told of the corrected form: nothing that comes from the marks, notes or the list."""


def test_the_corrected_form_takes_the_place_of_the_first(folder: PeriodFolder, returned: Path, tmp_path: Path) -> None:
    shutil.copytree(folder.path.parent, tmp_path / "plan")
    period = PeriodFolder(tmp_path / "plan" / "6T")
    corrected(returned, tmp_path).rename(period.inbox / "sua-lai.xlsx")
    merged = steps.merge(period, None)
    states = {entry.path: entry.state for entry in merged.summary.received}
    assert states == {NAME: FileState.SUPERSEDED, "sua-lai.xlsx": FileState.MERGED}
    assert merged.returned == ()
    assert list(period.outbox.iterdir()) == []


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_notes_and_colours_survive_libreoffice(returned: Path, tmp_path: Path, suffix: str) -> None:
    saved = convert(returned, tmp_path / "saved", suffix)
    book = load_workbook(saved if suffix == "xlsx" else convert(saved, tmp_path / "again", "xlsx"))
    sheet = book["Báo cáo"]
    notes = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert {unit_note(text) for text in notes.values()} == {""}
    assert len(notes) == len(WRONG) + len(REPAIRED) + 1
    assert [row[-1] for row in points(book) if row[-1]]


def test_a_return_that_could_not_be_used_gets_a_blank_form_that_says_why(tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path / "ke-hoach.xlsx")
    period = PeriodFolder(tmp_path / "6T")
    steps.issue(period)
    shutil.copy(period.issued / NAME, period.inbox)
    (path,) = steps.merge(period, None).returned
    book = load_workbook(path)
    assert [row[1:] for row in points(book)[1:]] == [
        (
            "A9",
            "Cả biểu",
            None,
            None,
            "Biểu chưa được điền: không có ô nào do đơn vị ghi.",
            "Đề nghị đơn vị điền biểu và gửi lại.",
            "'Báo cáo'!A9",
        )
    ]
    assert book["Báo cáo"]["A9"].comment.text.startswith("[CCHC] Cần sửa: Biểu chưa được điền")


def test_a_mark_holds_its_colour_while_the_cell_stands_as_it_was_sent(tmp_path: Path) -> None:
    """The rules of every marked cell are true in the form as sent, and none is once each cell has another value."""
    hostile = [
        'a"&1&"',
        "_x0041_ rồi",
        "Dòng 1\nDòng 2",
        "😀 xong",
        "x" * 300,
        "=1+1",
        " hai  cách ",
        "hoàn thành?",
        "'x",
    ]
    tasks = [replace(BLANK.tasks[0], code=f"I.{number}") for number in range(1, len(hostile) + 1)]
    answers = {task.code: {"difficulty": text, "share": 0.1 + 0.2} for task, text in zip(tasks, hostile, strict=True)}
    columns = ("difficulty", "share", "proposal")
    points = [Point(MarkKind.ERROR, "Sai.", "Sửa.", place=(task.code, key)) for task in tasks for key in columns]
    form = replace(BLANK, tasks=tuple(tasks), answers=answers, points=tuple(points))
    file = tmp_path / "bieu.xlsx"
    file.write_bytes(FormTemplate.load(SHIPPED).write(form))
    assert rules_that_hold(file, tmp_path) == {True}
    book = load_workbook(file)
    for task in tasks:
        put(book["Báo cáo"], task.code, DIFFICULTY, "Đã sửa")
        put(book["Báo cáo"], task.code, SHARE, 0.31)
        put(book["Báo cáo"], task.code, "Đề xuất, kiến nghị", "Đã sửa")
    book.save(file)
    assert rules_that_hold(file, tmp_path) == {False}


def rules_that_hold(file: Path, tmp_path: Path) -> set[object]:
    """Return what LibreOffice makes of the formulas that hold the colour of the marked cells."""
    book = load_workbook(file)
    sheet = book["Báo cáo"]
    formulas = [rule.formula[0] for each in sheet.conditional_formatting for rule in each.rules if rule.stopIfTrue]
    for row, formula in enumerate(formulas, 1):
        sheet.cell(row, 30).value = f"={formula}"
    asked = tmp_path / "hoi.xlsx"
    book.save(asked)
    told = load_workbook(convert(asked, tmp_path / "tinh-lai", "xlsx"), data_only=True)["Báo cáo"]
    return {told.cell(row, 30).value for row in range(1, len(formulas) + 1)}
