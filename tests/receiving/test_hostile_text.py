"""Whatever a unit writes, and whatever the plan or a file's name says, comes out as that text and nothing else."""

import csv
import json
import os
import re
import shutil
import sys
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import default
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.books.workbooks import load_book
from cchc_excel.domain import Plan
from cchc_excel.layout.columns import DATA
from cchc_excel.plan.workbook import read_plan
from cchc_excel.templates import FORM_TEMPLATE, find_template
from cchc_excel.text import clean
from cchc_excel.writing.form.forms import Form, FormTemplate
from tests.tools.command import PLAN_FOLDER, cchc
from tests.tools.libreoffice import convert
from tests.tools.systems import ON_WINDOWS

ESCAPE = "§ESC§"
"""Stands in the form for an escape character, which XML holds only encoded."""

TEXTS = (
    "=1+1", "+1+1", "-2+3", "@SUM(A1)", "{=1+1}", '=HYPERLINK("http://evil.example/","bấm vào đây")',
    "=cmd|'/c calc'!A1", '=WEBSERVICE("http://evil.example/")', "'=1+1", "=1+1\nhai dòng",
    "file:///C:/evil.xlsx", r"\\evil.example\chung\a.xlsx", "http://evil.example/", "https://evil.example/a b",
    "mailto:a@evil.example", "ftp://evil.example", "internal:'Dữ liệu'!A1", "external:C:\\evil.xlsx", "#A1",
    "<script>alert(1)</script>", '</t></is></c><c r="A1"><f>1+1</f></c>', "&lt;b&gt; & &amp;", "]]><!--", "<?xml?>",
    "<r>đậm</r>", "<r>a & b</r><f>1+1</f></r>",
    "_x0041_ _x000D_a", "{{ma_don_vi}}", "{given} {0} %s", "${x}", "TRUE", "1e5", "0123", "1/2", "#N/A!", "#REF",
    f"{ESCAPE}[31mđỏ{ESCAPE}[0m", f"{ESCAPE}]0;tên cửa sổ\x07", "ngược \u202edóng\u202c", "\u2066cô lập\u2069",
    "a\u0000b", "dấu\u200bẩn\ufeff", "𝒳 ngoài BMP 😀", "e\u0301 tổ hợp",
)  # fmt: skip
COLUMNS = ("document", "difficulty", "proposal")
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey."""

NAMES = (
    "=cmd calc.xlsx", "\x1b[31mdo.xlsx", "nguoc\u202exslx.exe.xlsx", "a\nBcc: a@evil.example.xlsx", "<b>&amp;.xlsx",
)  # fmt: skip
if ON_WINDOWS:  # which takes no others for a file; what a zip or a mail names is tried in `inbox`
    NAMES = ("=cmd calc.xlsx", "nguoc\u202exslx.exe.xlsx", "&amp;.xlsx")


@pytest.fixture(scope="module")
def period(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a merged period: one unit wrote hostile texts, files have hostile names, the plan names hostile units."""
    period = tmp_path_factory.mktemp("plan") / "2026" / "6T"
    (period / "nhan").mkdir(parents=True)
    book = load_workbook(PLAN_FOLDER / "ke-hoach.xlsx")
    change_plan(book)
    book.save(period.parent / "ke-hoach.xlsx")
    plan = read_plan(period.parent / "ke-hoach.xlsx")
    (period / "nhan" / "HCTC.xlsx").write_bytes(hostile_return(plan))
    for name in NAMES:
        (period / "nhan" / name).write_bytes(b"PK\x03\x04")
    if sys.platform == "linux":
        Path(os.fsdecode(os.fsencode(period / "nhan") + b"/\xff\xfe.xlsx")).write_bytes(b"")
    for command in ("issue", "merge", "remind"):
        done = cchc(command, period)
        assert done.returncode == 0, done.stderr
    return period


TCD_NAME = "Ban Tiếp công dân tỉnh"


def change_plan(book: Workbook) -> None:
    units, info, statistics = book["Đơn vị"], book["Kế hoạch"], book["Số liệu"]
    for row in units.iter_rows():
        if row[0].value == "NGV":
            row[1].value = '=HYPERLINK("http://evil.example")\r\nBcc: a@evil.example\r\n\r\n<b>'
            row[1].data_type = "s"
            row[4].value = "ngv@ninhbinh.gov.vn\r\nBcc: a@evil.example"
        if row[0].value == "TCD":
            row[1].value = 'Ban "Tiếp dân" <a@evil.example>, (x); \\'
    for row in statistics.iter_rows():
        for cell in row:
            if cell.value == TCD_NAME:  # named as before the change: by its code it is still known
                cell.value = "TCD"
    for row in info.iter_rows():
        if row[0].value == "Cơ quan ban hành":
            row[1].value = "VĂN PHÒNG\r\nBcc: a@evil.example"


def placed(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield a task of the unit, a column, and the hostile text that stands there."""
    tasks = plan.tasks_led_by("HCTC")
    for number, text in enumerate(TEXTS):
        yield tasks[number // 3].code, COLUMNS[number % 3], text


def hostile_return(plan: Plan) -> bytes:
    """Return a form filled with every text; an escape is put in as Excel encodes it."""
    unit, sent = plan.unit("HCTC"), plan.period("6T")
    assert unit
    assert sent
    answers: dict[str, dict[str, object]] = {
        task.code: {"status": "Đang thực hiện", "share": 0.5} for task in plan.tasks_led_by("HCTC")
    }
    for task, column, text in placed(plan):
        answers[task][column] = text
    answers[plan.tasks_led_by("HCTC")[0].code]["status"] = '=HYPERLINK("http://evil.example/")<b>'
    answers[plan.tasks_led_by("HCTC")[1].code]["finished_on"] = f"{ESCAPE}[31m=1+1"
    added = ({"text": "=1+1", "status": "Đang thực hiện", "share": 0.1, "deadline": "http://evil.example/"},)
    people = {"prepared_by": "=1+1", "head": "<b>http://evil.example/"}
    template = FormTemplate.load(find_template(FORM_TEMPLATE, PLAN_FOLDER))
    form = template.write(Form(plan, sent, unit, plan.tasks_led_by("HCTC"), answers, added, signatories=people))
    return replaced(form, ESCAPE.encode(), b"_x001B_")


def replaced(package: bytes, old: bytes, new: bytes) -> bytes:
    """Return a package in whose parts some bytes are others."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return made.getvalue()


def opened(path: Path) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path)


def cells_of(sheet: Worksheet) -> dict[tuple[str, str], dict[str, object]]:
    """Return the rows of `Dữ liệu` by unit and task."""
    rows = list(sheet.iter_rows(values_only=True))
    return {(row[4], row[0]): dict(zip(DATA.keys, row, strict=True)) for row in rows[1:]}


def as_shown(text: str) -> str:
    """Return a text as the program keeps it: without what nobody sees."""
    return clean(text.replace(ESCAPE, "\x1b").replace("\x00", ""))


def test_the_summary_holds_every_text_as_text(period: Path):
    rows = cells_of(opened(period / "tong-hop.xlsx")["Dữ liệu"])
    plan = read_plan(period.parent / "ke-hoach.xlsx")
    assert len(set(placed(plan))) == len(TEXTS)
    for task, column, text in placed(plan):
        assert rows["HCTC", task][column] == as_shown(text), text


def test_libreoffice_shows_the_same_texts_and_computes_none(period: Path, tmp_path: Path):
    rows = cells_of(opened(convert(period / "tong-hop.xlsx", tmp_path, "xlsx"))["Dữ liệu"])
    plan = read_plan(period.parent / "ke-hoach.xlsx")
    for task, column, text in placed(plan):
        assert rows["HCTC", task][column] == as_shown(text), text


def test_no_workbook_has_a_formula_or_a_link_that_a_unit_wrote(period: Path):
    written = [period / "tong-hop.xlsx", *(period / "tra-lai").iterdir(), *(period / "giao").iterdir()]
    assert len(written) == 1 + 1 + 14
    for path in written:
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
            for name in package.namelist():
                part = package.read(name)
                assert b'TargetMode="External"' not in part, (path.name, name)
                formulas = re.findall(rb"<f\b[^>]*>([^<]*)", part) + re.findall(rb"<definedName[^>]*>([^<]*)", part)
                assert [formula for formula in formulas if b"evil" in formula or formula in (b"1+1", b"=1+1")] == []
                links = re.findall(rb"<hyperlink\b[^>]*>", part)
                assert [link for link in links if b"location=" not in link or b"r:id" in link] == []


def test_a_form_sent_back_holds_what_the_unit_wrote_as_text(period: Path):
    sheet = load_book(period / "tra-lai" / "CCHC-2026-6T-HCTC.xlsx").grid("Báo cáo")
    assert sheet
    held = {cell.value: cell for cell in sheet.cells.values() if isinstance(cell.value, str)}
    for _, _, text in placed(read_plan(period.parent / "ke-hoach.xlsx")):
        assert not held[as_shown(text)].formula, text


@pytest.mark.parametrize("command", ["merge", "status", "remind", "check"])
def test_the_screen_gets_nothing_that_it_would_obey(period: Path, command: str):
    files = [path for path in (period / "nhan").iterdir() if path.name.isprintable()]
    done = cchc(command, *(files if command == "check" else [period]))
    assert done.returncode in (0, 1)
    assert OBEYED.findall(done.stdout + done.stderr) == []
    assert done.stdout


def test_json_holds_the_texts_as_text(period: Path):
    done = cchc("merge", period, "--json")
    result = json.loads(done.stdout)
    assert OBEYED.findall(done.stdout) == []
    given = {finding["given"] for finding in result["findings"]}
    assert '=HYPERLINK("http://evil.example/")<b>' in given
    assert len(result["returns"]) == 1 + len(NAMES) + (sys.platform == "linux")


def test_no_letter_gets_a_header_from_a_name(period: Path):
    letters = sorted((period / "thu").glob("*.eml"))
    assert len(letters) >= 15
    for path in letters:
        mail = BytesParser(policy=default).parsebytes(path.read_bytes())
        assert {name.lower() for name in mail} <= {
            "from", "to", "cc", "reply-to", "subject", "date", "x-unsent", "x-cchc", "mime-version", "content-type",
            *(name.lower() for name in mail if name.lower().startswith("x-cchc")),
        }  # fmt: skip
        assert "bcc" not in {name.lower() for name in mail}
        assert [address.addr_spec for address in mail["To"].addresses if "evil" in address.addr_spec] == [
            "a@evil.example"
        ] * (path.stem.endswith("NGV"))
        assert not [part for part in mail.walk() if part.get_content_type() == "text/html"]


def test_no_log_has_a_cell_that_excel_computes(period: Path):
    text = (period / "thu" / "nhat-ky.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines(), delimiter=";") for cell in row]
    assert len(cells) > 100
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_a_name_in_two_unicode_forms_is_one_folder_and_two_files(tmp_path: Path):
    """A period's folder and files as macOS names them: decomposed. Two names that look alike stay two files."""
    plan_folder = tmp_path / unicodedata.normalize("NFD", "kế hoạch") / "2026"
    (plan_folder / "6T" / "nhan").mkdir(parents=True)
    shutil.copy(PLAN_FOLDER / "ke-hoach.xlsx", plan_folder)
    source = PLAN_FOLDER / "6T" / "nhan" / "CCHC-2026-6T-TH.xlsx"
    for name in ("Bi\u1ec3u.xlsx", "Bie\u0302\u0309u.xlsx"):
        shutil.copy(source, plan_folder / "6T" / "nhan" / name)
    result = json.loads(cchc("merge", plan_folder / "6T", "--json").stdout)
    assert len({entry["path"] for entry in result["returns"]}) == 2
    assert sorted(entry["state"] for entry in result["returns"]) == ["merged", "unchanged"]
