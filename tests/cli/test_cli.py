"""The command line as the README tells it, in a copy of the shipped plan folder."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from tests.tools.command import PLAN_FOLDER, cchc

SUMMARY_SHEETS = [
    "Tổng quan", "Theo đơn vị", "Theo lĩnh vực", "Chỉ tiêu", "Biểu tổng hợp", "Quá hạn", "Vướng mắc, kiến nghị",
    "Theo lãnh đạo", "Tình hình gửi báo cáo", "Lỗi số liệu", "Dữ liệu", "Phương pháp tính", "Phụ lục số liệu",
]  # fmt: skip


@pytest.fixture
def empty_period(plan_folder: Path) -> Path:
    """Return a period to which nothing came yet, its forms issued."""
    shutil.rmtree(plan_folder / "6T")
    assert cchc("issue", plan_folder / "6T").returncode == 0
    return plan_folder / "6T"


def merged(period: Path, *options: str) -> dict:
    done = cchc("merge", period, "--json", *options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def fill_one(period: Path, unit: str = "TCD", **cells: object) -> Path:
    """Put a return of a unit into `nhan/`, its first task answered."""
    form = period / "giao" / f"CCHC-2026-6T-{unit}.xlsx"
    book = load_workbook(form)
    sheet = book["Báo cáo"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "I.2")
    sheet[f"G{row}"] = cells.get("status", "Đang thực hiện")
    sheet[f"H{row}"] = cells.get("share", 0.5)
    target = period / "nhan" / form.name
    book.save(target)
    return target


def test_help_is_vietnamese_and_names_every_command():
    done = cchc("--help")
    assert done.returncode == 0
    assert "Cách dùng" in done.stdout
    for command in ("init", "register", "issue", "check", "merge", "status", "remind"):
        assert command in done.stdout
        page = cchc(command, "--help")
        assert page.returncode == 0
        assert "Usage" not in page.stdout
        assert "Show this" not in page.stdout
        assert "OPTIONS" not in page.stdout
        assert "Cần ghi" in page.stdout


def test_help_imports_nothing_heavy():
    code = "import sys; sys.argv=['cchc','--help']\nfrom cchc_excel.cli.running import main\n"
    code += "try: main()\nexcept SystemExit: pass\n"
    code += "print([m for m in ('pandas','openpyxl','xlsxwriter','numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip().endswith("[]")


def test_merge_of_the_sample(plan_folder: Path):
    done = cchc("merge", plan_folder / "6T")
    assert done.returncode == 0
    assert "Chưa gửi: Phòng Ngoại vụ" in done.stdout
    assert CalamineWorkbook.from_path(plan_folder / "6T" / "tong-hop.xlsx").sheet_names == SUMMARY_SHEETS
    assert sorted(path.name for path in (plan_folder / "6T" / "tra-lai").iterdir()) == [
        f"CCHC-2026-6T-{unit}.xlsx" for unit in ("KSTT", "NC", "TH", "TTDT", "VX")
    ]


def test_json_of_the_sample_partitions_what_was_assigned(plan_folder: Path):
    result = merged(plan_folder / "6T")
    assert (result["as_of"], result["period"], result["missing"]) == ("2026-06-14", "6T", ["NGV"])
    for group in (result["overall"], *result["by_unit"], *result["by_area"]):
        parts = ("not_applicable", "done", "in_progress", "not_started", "not_reported")
        assert sum(group[part] for part in parts) == group["assigned"]
    assert result["overall"]["assigned"] == 36
    assert sum(group["assigned"] for group in result["by_unit"]) == 53
    assert {entry["state"] for entry in result["returns"]} == {"merged", "superseded"}


def test_the_shipped_summary_is_what_the_command_writes(plan_folder: Path):
    assert cchc("merge", plan_folder / "Q1").returncode == 0
    with (
        zipfile.ZipFile(plan_folder / "Q1" / "tong-hop.xlsx") as made,
        zipfile.ZipFile(PLAN_FOLDER / "Q1" / "tong-hop.xlsx") as shipped,
    ):
        assert made.namelist() == shipped.namelist()
        assert [name for name in made.namelist() if made.read(name) != shipped.read(name)] == []


def test_nothing_in_the_inbox_is_touched(plan_folder: Path):
    inbox = plan_folder / "6T" / "nhan"
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in inbox.iterdir()}
    cchc("merge", plan_folder / "6T")
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in inbox.iterdir()} == before


def test_no_return_at_all_means_that_everyone_is_missing(empty_period: Path):
    result = merged(empty_period)
    assert len(result["missing"]) == 14
    assert result["overall"]["not_reported"] == result["overall"]["assigned"] == 36
    assert result["overall"]["completion_rate"] == 0
    assert result["overall"]["on_time_rate"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["merge", "khong-co"], "Không có thư mục"),
        (["status", "."], "ke-hoach.xlsx"),
        (["check", "khong-co.xlsx"], "Không có tệp"),
        (["merge"], "thư mục kỳ báo cáo"),
        (["gop"], "Không có lệnh"),
        (["merge", "x", "--as-of", "31/02/2026"], "31/02/2026"),
        (["merge", "x", "--mau"], "--mau"),
        (["init", "thu-muc-moi"], "--year"),
        (["init", "0001"], "--year"),
        (["init", "thu-muc-moi", "--year", "99999"], "99999"),
        (["init", "thu-muc-moi", "--year", "nam nay"], "nam nay"),
    ],
)
def test_a_mistake_is_one_vietnamese_sentence(tmp_path: Path, arguments: list[str], words: str):
    done = cchc(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_period_the_plan_does_not_know(plan_folder: Path):
    done = cchc("issue", plan_folder / "Q5")
    assert done.returncode == 2
    assert "Q1, 6T, 9T, NAM" in done.stderr
    assert not (plan_folder / "Q5").exists()


@pytest.mark.parametrize(
    ("name", "content", "state"),
    [
        ("rong.xlsx", b"", "unreadable"),
        ("ghi-chu.txt", "Phòng đã gửi báo cáo qua Zalo".encode(), "not_a_return"),
        ("bao-cao.xlsx", b"%PDF-1.7 khong phai Excel", "not_a_return"),
        ("hong.xlsx", b"PK\x03\x04 hong", "unreadable"),
        ("CCHC-2026-6T-TCD.pdf", b"%PDF-1.7", "signed_copy"),
        ("~$CCHC-2026-6T-TCD.xlsx", b"x" * 165, "not_a_return"),
        ("khong-dung/CCHC-2026-6T-TCD.xlsx", b"", "set_aside"),
    ],
)
def test_a_bad_file_is_named_and_stops_nothing(empty_period: Path, name: str, content: bytes, state: str):
    fill_one(empty_period)
    before = merged(empty_period)
    path = empty_period / "nhan" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    result = merged(empty_period)
    assert {entry["path"]: entry["state"] for entry in result["returns"]} == {
        "CCHC-2026-6T-TCD.xlsx": "merged",
        name: state,
    }
    assert (result["overall"], result["by_unit"]) == (before["overall"], before["by_unit"])
    assert state == "set_aside" or [f["path"] for f in result["findings"] if f["path"] == name]


def test_a_workbook_that_is_no_form(empty_period: Path):
    book = Workbook()
    book.active["A1"] = "Danh sách cán bộ"
    book.save(empty_period / "nhan" / "danh-sach.xlsx")
    result = merged(empty_period)
    assert [entry["state"] for entry in result["returns"]] == ["not_a_return"]
    assert [finding["code"] for finding in result["findings"]] == ["no-table"]


def test_a_form_of_another_period_is_rejected(empty_period: Path):
    cchc("issue", empty_period.parent / "9T")
    shutil.copy(empty_period.parent / "9T" / "giao" / "CCHC-2026-9T-TCD.xlsx", empty_period / "nhan" / "bieu.xlsx")
    result = merged(empty_period)
    assert [entry["state"] for entry in result["returns"]] == ["rejected"]
    assert [finding["code"] for finding in result["findings"]] == ["period-wrong"]
    assert "9T" in result["findings"][0]["text"]


def test_a_form_never_filled_in_is_rejected_and_sent_back(empty_period: Path):
    shutil.copy(empty_period / "giao" / "CCHC-2026-6T-TCD.xlsx", empty_period / "nhan")
    result = merged(empty_period)
    assert [entry["state"] for entry in result["returns"]] == ["rejected"]
    assert [finding["code"] for finding in result["findings"]] == ["form-empty"]
    assert [path.name for path in (empty_period / "tra-lai").iterdir()] == ["CCHC-2026-6T-TCD.xlsx"]


def test_check_names_the_cell_and_returns_one_for_an_error(empty_period: Path):
    form = fill_one(empty_period, status="Hoàn thành", share=0.8)
    done = cchc("check", form)
    assert done.returncode == 1
    assert "'Báo cáo'!H" in done.stdout
    found = json.loads(cchc("check", form, "--json").stdout)
    assert "done-not-full" in {finding["code"] for finding in found["findings"]}


def test_check_of_a_tidy_form_and_of_the_plan(empty_period: Path):
    assert cchc("check", fill_one(empty_period)).returncode == 0
    assert cchc("check", empty_period.parent / "ke-hoach.xlsx").returncode == 0


def test_a_corrected_form_is_no_longer_sent_back(empty_period: Path):
    fill_one(empty_period, status="Hoàn thành", share=0.8)
    merged(empty_period)
    assert len(list((empty_period / "tra-lai").iterdir())) == 1
    fill_one(empty_period)
    merged(empty_period)
    assert list((empty_period / "tra-lai").iterdir()) == []


def test_strict_merge_returns_one_for_an_error(empty_period: Path):
    fill_one(empty_period, status="Hoàn thành", share=0.8)
    assert cchc("merge", empty_period).returncode == 0
    assert cchc("merge", empty_period, "--strict").returncode == 1


def test_as_of_moves_what_is_overdue(empty_period: Path):
    """On 1 February two tasks are past due: I.1 (January) and III.6 (monthly, first instalment)."""
    assert merged(empty_period, "--as-of", "2026-01-31")["overall"]["overdue"] == 0
    assert merged(empty_period, "--as-of", "01/02/2026")["overall"]["overdue"] == 2


def test_the_same_inputs_give_the_same_bytes(plan_folder: Path):
    first = []
    for _ in range(2):
        cchc("merge", plan_folder / "6T")
        first.append((plan_folder / "6T" / "tong-hop.xlsx").read_bytes())
    assert first[0] == first[1]


def test_init_makes_a_plan_to_fill_in_and_never_overwrites(tmp_path: Path):
    folder = tmp_path / "2027"
    assert cchc("init", folder).returncode == 0
    made = (folder / "ke-hoach.xlsx").read_bytes()
    again = cchc("init", folder)
    assert again.returncode == 2
    assert "Đã có tệp" in again.stderr
    assert (folder / "ke-hoach.xlsx").read_bytes() == made


def test_remind_lists_who_owes_what(plan_folder: Path):
    done = cchc("remind", plan_folder / "6T")
    assert done.returncode == 0
    assert "Phòng Ngoại vụ <" in done.stdout
    assert "Cần sửa lại biểu" in done.stdout


def test_register_from_forms_to_the_plan(plan_folder: Path):
    done = cchc("register", plan_folder)
    assert done.returncode == 0
    assert "Đã lập 14 phiếu" in done.stdout
    form = plan_folder / "dang-ky" / "giao" / "DANGKY-2026-TCD.xlsx"
    book = load_workbook(form)
    for place, text in {"B12": "I", "C12": "Đối thoại với công dân", "G12": "Hằng quý"}.items():
        book["Đăng ký"][place] = text
    book.save(plan_folder / "dang-ky" / "nhan" / "dang ky.xlsx")
    done = cchc("register", plan_folder)
    assert "Đã nhận phiếu của 1/14 đơn vị" in done.stdout
    assert "chưa duyệt 1" in done.stdout
    draft = plan_folder / "dang-ky" / "tong-hop-dang-ky.xlsx"
    book = load_workbook(draft)
    book["Đăng ký"]["C6"] = "đồng ý"
    book.save(draft)
    assert "Không hiểu “đồng ý”" in book_findings(cchc("register", plan_folder, "--accept"), draft)
    book = load_workbook(draft)
    book["Đăng ký"]["C6"] = "có"
    book.save(draft)
    assert "--accept" in cchc("register", plan_folder).stdout
    done = cchc("register", plan_folder, "--accept")
    assert done.returncode == 0
    assert "I.10: Đối thoại với công dân (Ban Tiếp công dân tỉnh)" in done.stdout
    assert cchc("check", plan_folder / "ke-hoach.xlsx").returncode == 0
    assert cchc("register", plan_folder / "dang-ky").returncode == 0


def book_findings(done: subprocess.CompletedProcess[str], draft: Path) -> str:
    """Return what the draft annex says of its first row, the command done."""
    assert done.returncode == 0
    return str(load_workbook(draft)["Đăng ký"]["D6"].value)


def test_register_needs_a_plan_folder(tmp_path: Path):
    for folder in (tmp_path, tmp_path / "khong-co"):
        done = cchc("register", folder)
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
