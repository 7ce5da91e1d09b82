"""`CCHC.cmd`: what Windows reads of it, where it comes to lie, and that nothing suffers where it can't."""

import re
from pathlib import Path

import pytest

from cchc_excel.folders import PLAN_NAME
from cchc_excel.writing.files.launcher import keep_launcher, launcher
from tests.tools.command import PLAN_FOLDER, cchc

LINES = launcher().decode("ascii").split("\r\n")


def test_it_is_ascii_with_the_line_ends_of_windows_and_speaks_utf_8():
    assert b"\n" not in launcher().replace(b"\r\n", b"")
    assert "chcp 65001 >nul" in LINES


def test_the_portable_package_comes_before_what_is_installed():
    tried = [line for line in LINES if "import cchc_excel" in line]
    assert [re.split(r" |\t", line)[0] for line in tried] == ["for", "py", "python"]
    assert tried[0].index(r'"%~dp0python\python.exe"') < tried[0].index(r'"%~dp0..\..\python\python.exe"')


def test_no_path_is_read_twice():
    """What `call`, a block or delayed expansion reads once more: `%`, `^`, `)`, `!` in a folder's name."""
    assert not [line for line in LINES if re.search(r"\bcall\b|\($|![A-Z]", line)]
    assert "setlocal EnableExtensions DisableDelayedExpansion" in LINES
    assert not [line for line in LINES if "%~dp0" in re.sub(r'"[^"]*"', "", line)]


def test_every_jump_has_its_mark():
    jumps = set(re.findall(r"goto (\w+)", "\n".join(LINES)))
    assert jumps == {line[1:] for line in LINES if line.startswith(":")}


def test_the_sample_has_it():
    assert (PLAN_FOLDER / "CCHC.cmd").read_bytes() == launcher()


def test_a_new_plan_folder_has_it(tmp_path: Path):
    assert cchc("init", tmp_path / "2027").returncode == 0
    assert sorted(path.name for path in (tmp_path / "2027").iterdir()) == ["CCHC.cmd", PLAN_NAME]


@pytest.mark.parametrize("command", ["issue", "merge", "remind", "report"])
def test_a_command_that_writes_makes_it_where_it_lacks(plan_folder: Path, command: str):
    (plan_folder / "CCHC.cmd").unlink()
    assert cchc(command, plan_folder / "6T").returncode == 0
    assert (plan_folder / "CCHC.cmd").read_bytes() == launcher()


@pytest.mark.parametrize("arguments", [["status", "6T"], ["check", PLAN_NAME], ["merge", "5T"]])
def test_what_writes_nothing_does_not_make_it(plan_folder: Path, arguments: list[str]):
    (plan_folder / "CCHC.cmd").unlink()
    cchc(*arguments, cwd=plan_folder)
    assert not (plan_folder / "CCHC.cmd").exists()


def test_one_that_an_office_changed_stays(plan_folder: Path):
    (plan_folder / "CCHC.cmd").write_bytes(b"@echo off\r\n")
    keep_launcher(plan_folder)
    assert (plan_folder / "CCHC.cmd").read_bytes() == b"@echo off\r\n"


def test_where_it_cannot_be_written_nothing_is_said(plan_folder: Path, monkeypatch: pytest.MonkeyPatch):
    (plan_folder / "CCHC.cmd").unlink()

    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    keep_launcher(plan_folder)
    assert not (plan_folder / "CCHC.cmd").exists()
