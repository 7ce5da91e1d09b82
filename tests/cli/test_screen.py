"""What the window shows: no line is wider than 80 columns, and every command ends with what comes next."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_excel.cli import cchc as group
from cchc_excel.cli.screen import say, show_path, typed, whole, write_table
from cchc_excel.domain.plan_content import AreaContent
from cchc_excel.plan.shipped import empty_content
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.command import cchc

COLUMNS = 80
LONG = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và phát triển đô thị số"
ENDS = ("Việc nên làm tiếp:", "Việc tiếp theo:")


def too_wide(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stdout.splitlines() if len(line) > COLUMNS]


def make_plan(folder: Path, size: int) -> None:
    """Write a plan of so many units with long names, which all lead one task and one each another."""
    folder.mkdir(parents=True)
    units = tuple((f"DV-{n:03}", f"{LONG} {n}", "", "", f"don-vi-{n:03}.van-thu@ninhbinh.example") for n in range(size))
    tasks = (("I.1", "Nhiệm vụ chung", "Báo cáo", "", "Tất cả các đơn vị", "", "Quý I/2026"),)
    content = replace(empty_content(2026), units=units, areas=(AreaContent("I", "Chỉ đạo, điều hành", tasks),))
    write_plan(content, folder / "ke-hoach.xlsx")


def commands_of_a_period() -> Iterator[tuple[str, ...]]:
    yield ("check", "2026")
    yield ("issue", "2026/Q1")
    yield ("merge", "2026/Q1")
    yield ("status", "2026/Q1")
    yield ("check", "2026/Q1")
    yield ("remind", "2026/Q1")


@pytest.mark.parametrize("size", [4, 20, 150])
def test_every_command_keeps_to_the_window_and_ends_with_the_next_step(tmp_path: Path, size: int):
    make_plan(tmp_path / "2026", size)
    for command in commands_of_a_period():
        if command == ("merge", "2026/Q1"):
            shutil.copy(tmp_path / "2026/Q1/giao/CCHC-2026-Q1-DV-001.xlsx", tmp_path / "2026/Q1/nhan")
        done = cchc(*command, cwd=tmp_path)
        assert done.returncode in (0, 1), done.stderr
        assert too_wide(done) == []
        assert any(end in done.stdout for end in ENDS), command


def test_the_long_commands_of_the_sample(plan_folder: Path):
    working = plan_folder.parent
    for command in (("merge", "2026/6T"), ("report", "2026/6T"), ("close", "2026/6T"), ("register", "2026")):
        done = cchc(*command, cwd=working)
        assert (done.returncode, too_wide(done)) == (0, [])
        assert any(end in done.stdout for end in ENDS), command
    assert "Kỳ 6T đã chốt; kỳ sau là 9T" in cchc("status", "2026/6T", cwd=working).stdout
    done = cchc("close", "2026/6T", "--reopen", "Bổ sung", cwd=working)
    assert "cchc" in done.stdout.split("Việc nên làm tiếp:")[1]


def test_help_keeps_to_the_window_and_cuts_nothing():
    for command in ("", *group.commands):
        done = cchc(*filter(None, (command,)), "--help")
        assert too_wide(done) == []
        assert "..." not in done.stdout
        for word in ("Usage", "Options", "Commands", "Arguments", "FOLDER", "DATE", "FILE", "REASON", "YEAR", "TEXT"):
            assert word not in done.stdout, (command, word)


def test_no_file_name_is_parted_at_its_hyphen():
    assert "tra-\n" not in cchc("merge", "--help").stdout
    assert "tra-lai" in cchc("merge", "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("mege", "x"), "Có phải là cchc merge?"),
        (("merge", "a", "b"), "ngoặc kép"),
        (("merge", "--as-of"), "--as-of còn thiếu giá trị"),
        (("merge", "--json=3"), "--json không ghi giá trị"),
        (("merge",), "thư mục kỳ báo cáo"),
        (("check",), "tệp hoặc thư mục"),
    ],
)
def test_what_was_mistyped_is_told_in_vietnamese(tmp_path: Path, arguments: tuple[str, ...], told: str):
    done = cchc(*arguments, cwd=tmp_path)
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    assert not any(word in done.stderr for word in ("Error", "Usage", "Missing", "Try"))


@pytest.mark.parametrize("command", ["issue", "merge", "status", "remind", "report", "close"])
def test_a_period_code_that_the_plan_has_not_is_answered_with_those_it_has(plan_folder: Path, command: str):
    done = cchc(command, plan_folder / "7T")
    assert done.returncode == 2
    assert "Q1, 6T, 9T, NAM" in done.stderr
    assert not (plan_folder / "7T").exists()


def test_a_period_without_a_folder_is_to_be_issued_first(plan_folder: Path):
    done = cchc("merge", "9T", cwd=plan_folder)
    assert (done.returncode, "cchc issue 9T" in done.stderr) == (2, True)


def test_a_merge_tells_what_went_over_and_that_nothing_came(plan_folder: Path):
    cchc("merge", plan_folder / "6T")
    cchc("issue", plan_folder / "9T")
    told = " ".join(cchc("merge", plan_folder / "9T").stdout.split())
    summary = json.loads(cchc("merge", plan_folder / "9T", "--json").stdout)
    assert summary["overall"]["done"] == 4
    assert "từ kỳ 6T: 4 nhiệm vụ (4 lượt giao)" in told
    assert "nhan chưa có tệp nào" in told
    told = " ".join(cchc("merge", plan_folder / "6T").stdout.split())
    assert "nhan chưa có tệp nào" not in told
    assert "từ kỳ" not in told


def test_a_folder_is_checked_with_all_that_is_in_it(plan_folder: Path):
    inbox = plan_folder / "6T" / "nhan"
    (inbox / "con").mkdir()
    names = sorted(path.name for path in inbox.glob("*.xlsx"))
    next(inbox.glob("*KSTT*")).rename(inbox / "con" / "KSTT.xlsx")
    one = json.loads(cchc("check", inbox / "con" / "KSTT.xlsx", "--json").stdout)
    done = cchc("check", plan_folder / "6T", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert len(found["files"]) == len(names) == len(json.loads(cchc("check", inbox, "--json").stdout)["files"])
    assert one["files"][0] in found["files"]
    assert one["findings"]
    assert all(finding in found["findings"] for finding in one["findings"])
    plan = json.loads(cchc("check", plan_folder, "--json").stdout)
    assert [Path(entry["path"]).name for entry in plan["files"]] == ["ke-hoach.xlsx"]


def test_a_folder_without_files_and_one_that_is_not_there(plan_folder: Path):
    (plan_folder / "9T" / "nhan").mkdir(parents=True)
    done = cchc("check", plan_folder / "9T")
    assert (done.returncode, "không có tệp nào" in done.stdout) == (0, True)
    assert cchc("check", plan_folder / "khong-co").returncode == 2


def test_a_file_set_aside_is_told_and_read_no_further(plan_folder: Path):
    inbox = plan_folder / "6T" / "nhan"
    (inbox / "khong-dung").mkdir()
    next(inbox.glob("*KSTT*")).rename(inbox / "khong-dung" / "KSTT.xlsx")
    found = json.loads(cchc("check", inbox, "--json").stdout)
    assert [entry["state"] for entry in found["files"] if "KSTT" in entry["path"]] == ["set_aside"]


def test_names_and_commands_stay_whole(capsys: pytest.CaptureFixture[str]):
    say(
        "Chưa gửi các biểu của những đơn vị có tên sau đây trong kỳ này: "
        + whole("Phòng Tổng hợp")
        + "; "
        + whole(LONG)
    )
    assert "Phòng Tổng hợp;" in capsys.readouterr().out


def test_a_command_is_never_parted(capsys: pytest.CaptureFixture[str]):
    command = "cchc merge " + "/thu-muc-rat-dai" * 8
    say(f"Xong thì chạy:\n  {typed(command)}")
    assert f"  {command}\n" in capsys.readouterr().out


def test_a_path_that_no_line_holds_shows_its_end():
    path = Path("/").joinpath(*["thu-muc-rat-dai"] * 9, "2026", "6T", "tong-hop.xlsx")
    assert show_path(path).startswith("…")
    assert show_path(path).endswith(str(Path("2026", "6T", "tong-hop.xlsx")))


def test_a_cell_too_wide_for_its_column_goes_on_below():
    table = write_table(("Mã", "Đơn vị", "Số"), [("A", f"{LONG} {LONG}", 12)], right=frozenset({2})).splitlines()
    assert max(map(len, table)) < COLUMNS
    told = [word for line in table[2:] for word in line.removeprefix("A").removesuffix("12").split()]
    assert told == [*LONG.split(), *LONG.split()]
    assert table[2].endswith(" 12")
