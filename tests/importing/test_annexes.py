"""Annexes of many shapes, made by other programs, each become a plan workbook; nothing of them is dropped."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from cchc_excel.books.workbooks import load_book
from cchc_excel.domain import Plan, Task
from cchc_excel.domain.plan_content import PlanContent
from cchc_excel.errors import OperatorError
from cchc_excel.importing.annexes import import_annex
from cchc_excel.plan.workbook import read_plan, understand_plan
from cchc_excel.rules import errors_in
from cchc_excel.steps import periods as steps
from cchc_excel.text import clean
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.places import ROOT

ANNEXES = ROOT / "tests" / "importing" / "annexes"
SAMPLE = ROOT / "workbooks" / "2026" / "ke-hoach.xlsx"
CORPUS = Path(os.environ.get("CCHC_CORPUS", "no corpus"))
FILES = sorted(path for path in ANNEXES.iterdir() if path.suffix != ".toml")
EVERY_ANNEX = pytest.mark.parametrize("annex", FILES, ids=lambda path: path.name)


def expected(annex: Path) -> dict[str, Any]:
    return tomllib.loads(annex.with_suffix(".toml").read_text(encoding="utf-8"))


def imported(annex: Path, folder: Path) -> tuple[Plan, Path]:
    path = folder / "ke-hoach.xlsx"
    write_plan(content_of(annex), path)
    return understand_plan(load_book(path), path.name), path


def due(deadline: date | None) -> str:
    return deadline.isoformat() if deadline else ""


@cache
def content_of(annex: Path) -> PlanContent:
    return import_annex(annex, None, None).content


@EVERY_ANNEX
def test_each_is_imported_completely(annex: Path, tmp_path: Path):
    told = expected(annex)
    plan, _ = imported(annex, tmp_path)
    assert plan.info.year == told["year"]
    assert [[area.code, area.name] for area in plan.areas] == told["areas"]
    assert [[unit.code, unit.name, "; ".join(unit.other_names)] for unit in plan.units] == told["units"]
    assert [
        [task.code, task.text, " ".join(task.leads), task.deadline.text, task.target.text, due(task.deadline.due)]
        for task in plan.tasks
    ] == told["tasks"]
    assert {key: getattr(plan.info, key) for key in told["info"]} == told["info"]


@EVERY_ANNEX
def test_each_place_to_look_at_is_listed_once_all_and_only(annex: Path):
    content = content_of(annex)
    listed = [[review.finding.rule.code, review.where] for review in content.reviews]
    assert listed == expected(annex)["looked_at"]


@EVERY_ANNEX
def test_what_check_refuses_is_exactly_what_is_marked_as_an_error(annex: Path, tmp_path: Path):
    content = content_of(annex)
    path = tmp_path / "ke-hoach.xlsx"
    write_plan(content, path)
    refused = {finding.ref for finding in errors_in(understand_plan(load_book(path), path.name).findings)}
    assert {review.place for review in content.reviews if review.finding.is_error} == refused
    notes = load_workbook(path)
    for review in content.reviews:
        if review.place:
            cell = notes[review.place.sheet][review.place.address]
            assert review.finding.sentence in cell.comment.text
            colours = [cells.sqref for cells in notes[review.place.sheet].conditional_formatting]
            assert any(cell.coordinate in area for area in colours)


@EVERY_ANNEX
def test_headings_between_tasks_are_rows_of_the_plan(annex: Path, tmp_path: Path):
    _, path = imported(annex, tmp_path)
    rows = [[cell.value for cell in row[:2]] for row in load_workbook(path)["Biểu nhiệm vụ"].iter_rows(min_row=10)]
    for heading in expected(annex).get("headings", []):
        assert heading in rows


def texts_of(annex: Path) -> Iterator[str]:
    """Yield every text of an annex as other readers than ours see it."""
    if annex.suffix == ".docx":
        document = Document(str(annex))
        yield from (paragraph.text for paragraph in document.paragraphs)
        yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    elif annex.suffix == ".xlsx":
        book = load_workbook(annex)
        yield from (shown(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    else:
        book = CalamineWorkbook.from_path(str(annex))
        for name in book.sheet_names:
            yield from (shown(value) for row in book.get_sheet_by_name(name).to_python() for value in row)


def shown(value: object) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value or "")


def flat(text: str) -> str:
    return " ".join(clean(text).split())


@EVERY_ANNEX
def test_every_text_of_an_annex_is_somewhere_in_the_plan_workbook(annex: Path, tmp_path: Path):
    _, path = imported(annex, tmp_path)
    cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row if cell.value]
    said = "\n".join(flat(str(cell.value)) for cell in cells)
    # Excel keeps a typed "12/2026" as its first day, a sheet that is no annex is named, not copied.
    known = {"01/12/2026": "12/2026", "Gửi bản nháp cho các phòng góp ý trước ngày 10/01": "Trang “Ghi nhớ”"}
    texts = [flat(known.get(text, text)) for text in texts_of(annex)]
    texts = [text for text in texts if any(letter.isalnum() for letter in text)]
    assert len(texts) > 10
    assert [text for text in texts if text not in said and not is_area(text, said)] == []


def is_area(text: str, said: str) -> bool:
    """Whether "I. Công tác chỉ đạo" stands as code and name in two cells, "2." as the end of a code."""
    code, _, name = text.partition(". ")
    return (code.isupper() and name in said) or (text[:-1].isdecimal() and f".{text[:-1]}\n" in said)


def test_the_sample_plan_comes_back_as_the_same_plan(tmp_path: Path):
    sample = read_plan(SAMPLE)
    path, found = steps.init_from(tmp_path / "lai", SAMPLE, None, None)
    plan = read_plan(path)
    assert (found.task_count, len(plan.tasks)) == (36, 36)
    assert plan.areas == sample.areas
    same = [(t.code, t.area, t.text, t.product, t.target, t.lead_text, t.partner_text, t.deadline, t.weight, _noted(t))
            for t in sample.tasks]  # fmt: skip
    assert [(t.code, t.area, t.text, t.product, t.target, t.lead_text, t.partner_text, t.deadline, t.weight, t.note)
            for t in plan.tasks] == same  # fmt: skip
    named = {unit.code: unit.name for unit in sample.units}
    again = {unit.code: unit.name for unit in plan.units}
    for task, before in zip(plan.tasks, sample.tasks, strict=True):
        if len(before.leads) == 1:
            # The sample's own list of units says "Cổng Thông tin điện tử tỉnh".
            assert named[before.leads[0]].startswith(again[task.leads[0]])
        else:
            assert len(task.leads) > 1


def _noted(task: Task) -> str:
    """Return the note of a task with who is in charge of it: a column that annexes have not is kept there."""
    return "\n".join(filter(None, (task.note, task.person and f"Người phụ trách: {task.person}")))


def test_the_same_annex_gives_the_same_bytes(tmp_path: Path):
    paths = [steps.init_from(tmp_path / name, FILES[0], 2026, None)[0] for name in ("a", "b")]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def make_annex(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


HEADS = ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
TASK = [1, "Rà soát thủ tục", "Phòng Tổng hợp", "Quý II"]


@pytest.mark.parametrize(
    ("title", "given", "fallback", "year"),
    [
        ("DANH MỤC NHIỆM VỤ NĂM 2027", None, 2025, 2027),
        ("(Kèm theo Kế hoạch số   /KH-VPUBND ngày   /01/2026)", None, None, 2026),
        ("Kế hoạch năm 2027 (ban hành ngày 30/12/2026)", None, None, 2027),
        ("DANH MỤC NHIỆM VỤ", None, 2025, 2025),
        ("DANH MỤC NHIỆM VỤ NĂM 2027", 2028, 2025, 2028),
        ("DANH MỤC NHIỆM VỤ", None, None, None),
    ],
)
def test_the_year_is_the_one_given_then_the_annexs_then_the_folders(
    title: str, given: int | None, fallback: int | None, year: int | None, tmp_path: Path
):
    annex = make_annex(tmp_path / "a.xlsx", [title], HEADS, TASK)
    assert import_annex(annex, given, fallback).content.year == year


def test_a_year_left_to_fill_in_is_marked(tmp_path: Path):
    annex = make_annex(tmp_path / "a.xlsx", ["DANH MỤC NHIỆM VỤ"], HEADS, TASK)
    content = import_annex(annex, None, None).content
    errors = {(r.finding.rule.code, str(r.place)) for r in content.reviews if r.finding.is_error}
    assert ("plan-year-missing", "'Kế hoạch'!B5") in errors
    write_plan(content, tmp_path / "ke-hoach.xlsx")


def cchc(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cchc_excel", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_command_says_what_was_found_and_never_overwrites(tmp_path: Path):
    annex = ANNEXES / "hai-dong-tieu-de.xlsx"
    done = cchc("init", tmp_path / "2026", "--from", annex)
    assert (done.returncode, done.stderr) == (0, "")
    for told in ("7 nhiệm vụ", "2 lĩnh vực", "4 đơn vị", "2 lỗi phải sửa", "2 chỗ cần xem lại"):
        assert told in done.stdout
    before = (tmp_path / "2026" / "ke-hoach.xlsx").read_bytes()
    again = cchc("init", tmp_path / "2026", "--from", annex)
    assert again.returncode == 2
    assert "Đã có tệp" in again.stderr
    assert (tmp_path / "2026" / "ke-hoach.xlsx").read_bytes() == before
    checked = cchc("check", tmp_path / "2026" / "ke-hoach.xlsx", "--json")
    assert sum(finding["severity"] == "error" for finding in json.loads(checked.stdout)["findings"]) == 2


def test_a_table_without_deadlines_is_told_once_and_aloud(tmp_path: Path):
    done = cchc("init", tmp_path / "2026", "--from", ANNEXES / "khong-thoi-han.xlsx")
    assert done.stdout.count("Lưu ý: Bảng không có cột thời hạn: 2 nhiệm vụ") == 1


def test_a_refusal_names_the_headings_it_saw(tmp_path: Path):
    annex = make_annex(
        tmp_path / "a.xlsx", ["THEO DÕI VIỆC"], [], ["STT", "Vấn đề", "Ai lo", "Khi nào"], [1, "a", "b", "c"]
    )
    with pytest.raises(OperatorError, match="“STT”, “Vấn đề”, “Ai lo”, “Khi nào”"):
        import_annex(annex, 2026, None)


@pytest.mark.parametrize("name", ["khong-co.xlsx", "rong.docx", "ghi-nho.xlsx", "ban-in.pdf"])
def test_a_file_without_a_task_table_is_refused_in_one_sentence(name: str, tmp_path: Path):
    if name == "ghi-nho.xlsx":
        make_annex(tmp_path / name, ["Gửi các phòng góp ý"], ["STT", "Họ và tên", "Điện thoại"], [1, "a", "b"])
    elif name == "rong.docx":
        document = Document()
        document.add_paragraph("Không có bảng nào")
        document.save(str(tmp_path / name))
    elif name == "ban-in.pdf":
        (tmp_path / name).write_bytes(b"%PDF-1.7\n")
    with pytest.raises(OperatorError) as problem:
        steps.init_from(tmp_path / "2026", tmp_path / name, 2026, None)
    assert "\n" not in str(problem.value)
    assert not (tmp_path / "2026" / "ke-hoach.xlsx").exists()


def test_a_plan_made_from_an_annex_can_be_issued(tmp_path: Path):
    steps.init_from(tmp_path / "2026", ANNEXES / "nhom-con.ods", None, None)
    done = cchc("issue", tmp_path / "2026" / "6T")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "2026" / "6T" / "giao").iterdir())) == 3


@pytest.mark.skipif(not CORPUS.is_dir(), reason="CCHC_CORPUS names no folder")
def test_strange_spreadsheets_are_imported_or_refused_in_one_sentence(tmp_path: Path):
    spreadsheets = sorted(path for path in CORPUS.iterdir() if path.suffix != ".csv")
    for path in spreadsheets[::9]:
        try:
            steps.init_from(tmp_path / "2026", path, 2026, None)
        except OperatorError as refusal:
            assert "\n" not in str(refusal)  # noqa: PT017 - either way is right
        shutil.rmtree(tmp_path / "2026", ignore_errors=True)
