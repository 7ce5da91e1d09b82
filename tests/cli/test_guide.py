"""The guided round, as somebody sits at it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_excel.cli import opening
from tests.tools.command import cchc
from tests.tools.terminal import CTRL_C, CTRL_D, ENTER, type_at_terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Python has no pseudo-terminals on Windows")

MIDDLE = "2026-06-15T09:00:00"


def test_not_at_a_terminal_it_is_the_help(tmp_path: Path):
    done = cchc(cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == cchc("--help", cwd=tmp_path).stdout


def test_with_standard_input_closed_it_is_the_help(tmp_path: Path):
    command = f"{sys.executable} -m cchc_excel <&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", check=False, cwd=tmp_path)
    assert (done.returncode, "Cách dùng" in done.stdout) == (0, True)


@pytest.mark.parametrize("columns", [80, 132])
def test_the_sample_stands_on_one_screen(plan_folder: Path, columns: int):
    screen, status = type_at_terminal(plan_folder, [b"0" + ENTER], columns=columns, today=MIDDLE)
    assert status == 0
    for told in ("hôm nay 15/06/2026", "13/14 đơn vị", "Chưa gửi: Phòng Ngoại vụ.", "còn 1 ngày"):
        assert told in " ".join(screen.split())
    assert "Việc nên làm tiếp" in screen
    lines = screen.splitlines()
    assert max(map(len, lines)) < columns
    assert len(lines) < 40


def test_enter_does_what_is_proposed_and_the_command_is_told(plan_folder: Path):
    screen, status = type_at_terminal(plan_folder, [ENTER, b"q" + ENTER], today=MIDDLE)
    assert status == 0
    assert "\n> cchc merge 6T\n" in screen
    assert (plan_folder / "6T" / "tong-hop.xlsx").is_file()
    assert "Đã tổng hợp." in screen


def test_what_it_does_is_what_the_command_does(plan_folder: Path, tmp_path: Path):
    other = tmp_path / "other" / "2026"
    shutil.copytree(plan_folder, other)
    type_at_terminal(plan_folder, [ENTER, CTRL_D], today=MIDDLE)
    cchc("merge", other / "6T")
    assert (plan_folder / "6T" / "tong-hop.xlsx").read_bytes() == (other / "6T" / "tong-hop.xlsx").read_bytes()


@pytest.mark.parametrize(("keys", "status"), [(b"0\r", 0), (b"Q\r", 0), (b"thoat\r", 0), (CTRL_D, 0), (CTRL_C, 2)])
def test_every_way_out_leaves_all_as_it_was(plan_folder: Path, keys: bytes, status: int):
    before = sorted(path for path in plan_folder.rglob("*"))
    screen, ended = type_at_terminal(plan_folder, [keys], today=MIDDLE)
    assert ended == status
    assert "Traceback" not in screen
    assert sorted(path for path in plan_folder.rglob("*")) == before


def test_wrong_keys_are_asked_again(plan_folder: Path):
    wrong = [b"99" + ENTER, b"-1" + ENTER, "mười".encode() + ENTER, b"1.5" + ENTER, "²".encode() + ENTER]
    screen, status = type_at_terminal(plan_folder, [*wrong, b"0" + ENTER], today=MIDDLE)
    assert (screen.count("Chưa rõ “"), status) == (len(wrong), 0)


def test_a_console_of_another_code_page_still_reads_vietnamese(plan_folder: Path):
    for encoding in ("cp1258", "cp437"):
        screen, _ = type_at_terminal(plan_folder, [b"0" + ENTER], today=MIDDLE, encoding=encoding)
        assert "KẾ HOẠCH 2026" in screen


def test_issuing_again_is_asked_before(plan_folder: Path):
    cchc("issue", plan_folder / "6T")
    form = plan_folder / "6T" / "giao" / "CCHC-2026-6T-TCD.xlsx"
    form.write_bytes(b"sent")
    issue = "Giao biểu cho các đơn vị"
    screen, _ = type_at_terminal(plan_folder, [issue, ENTER, b"0" + ENTER], today=MIDDLE)
    assert "Chưa làm gì." in screen
    assert form.read_bytes() == b"sent"
    type_at_terminal(plan_folder, [issue, b"c" + ENTER, b"0" + ENTER], today=MIDDLE)
    assert form.read_bytes() != b"sent"


def test_faults_of_the_plan_are_told_and_it_is_offered_to_be_opened(tmp_path: Path):
    cchc("init", tmp_path / "2027")
    screen, status = type_at_terminal(tmp_path, [ENTER, ENTER, b"0" + ENTER])
    assert status == 0
    assert "'Đơn vị'!A5" in screen
    assert "hãy tự mở:" in screen  # no program to open it with, and no harm done


def test_a_new_plan_where_there_is_none(tmp_path: Path):
    keys = [b"1" + ENTER, b"2027" + ENTER, b"Ke hoach (a & b)" + ENTER, ENTER, b"0" + ENTER]
    screen, status = type_at_terminal(tmp_path, keys)
    assert status == 0
    assert "> cchc init 'Ke hoach (a & b)' --year 2027" in screen
    assert (tmp_path / "Ke hoach (a & b)" / "CCHC.cmd").is_file()


def test_a_year_that_is_none(tmp_path: Path):
    screen, status = type_at_terminal(tmp_path, [b"1" + ENTER, b"27" + ENTER, b"0" + ENTER])
    assert ("Năm chưa đúng" in screen, status) == (True, 0)
    assert list(tmp_path.iterdir()) == []


def test_an_annex_dragged_into_the_window_and_one_that_is_not_there(tmp_path: Path):
    keys = [b"1" + ENTER, b"2027" + ENTER, ENTER, b'"khong co.docx"' + ENTER, b"0" + ENTER]
    screen, status = type_at_terminal(tmp_path, keys)
    assert status == 0
    assert "--from 'khong co.docx'" in screen
    assert "khong co.docx”" in screen


def test_of_several_plan_years_that_of_the_day_is_shown_and_the_others_can_be_chosen(plan_folder: Path):
    cchc("init", plan_folder.parent / "2027")
    screen, _ = type_at_terminal(plan_folder.parent, [b"0" + ENTER], today=MIDDLE)
    assert "KẾ HOẠCH 2026" in screen
    screen, status = type_at_terminal(
        plan_folder.parent, ["Xem kế hoạch khác", b"1" + ENTER, b"0" + ENTER], today=MIDDLE
    )
    assert ("(thư mục 2027)" in screen, status) == (True, 0)


def test_a_period_not_begun_and_another_chosen(plan_folder: Path):
    screen, _ = type_at_terminal(plan_folder, [b"0" + ENTER], today="2026-01-05T08:00:00")
    assert "chưa đến kỳ, nên giao biểu từ 12/02/2026" in " ".join(screen.split())
    screen, status = type_at_terminal(
        plan_folder, ["Xem kỳ báo cáo khác", b"2" + ENTER, b"0" + ENTER], today="2026-01-05T08:00:00"
    )
    assert ("(6T)" in screen, status) == (True, 0)


def test_the_period_of_the_working_folder_is_shown(plan_folder: Path):
    screen, _ = type_at_terminal(plan_folder / "Q1", [b"0" + ENTER], today=MIDDLE)
    assert "(Q1)" in screen


def test_a_refusal_leads_back_to_the_list(plan_folder: Path):
    (plan_folder / "6T" / "~$tong-hop.xlsx").touch()
    (plan_folder / "Q1" / "tong-hop.xlsx").write_bytes(b"none")
    screen, status = type_at_terminal(plan_folder, ["Tổng hợp", b"0" + ENTER], today=MIDDLE)
    assert (screen.count("KẾ HOẠCH 2026"), status) == (2, 0)


def test_opening_what_is_not_there_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert not opening.open_with_system(tmp_path / "none")
    monkeypatch.setattr("shutil.which", lambda _: "/nowhere/xdg-open")
    assert not opening.open_with_system(tmp_path)


def test_letters_that_the_console_cannot_pass_on_are_asked_again(plan_folder: Path):
    screen, status = type_at_terminal(
        plan_folder, [b"\xff" + ENTER, b"0" + ENTER], today=MIDDLE, encoding="utf-8:strict"
    )
    assert ("không dấu" in screen, status) == (True, 0)


def test_the_next_year_is_shown_once_it_is_made(plan_folder: Path):
    (plan_folder / "NAM").mkdir()
    cchc("merge", plan_folder / "NAM")
    late = "2026-12-20T09:00:00"
    title = "Lập kế hoạch năm sau, chuyển tiếp việc chưa xong"
    screen, status = type_at_terminal(plan_folder, [title, b"0" + ENTER], today=late)
    assert ("> cchc init ../2027 --after ." in screen, "(thư mục ../2027)" in screen, status) == (True, True, 0)
