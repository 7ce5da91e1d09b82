"""Closing a period: what stands is kept and proved, and nothing changes it until it is opened again."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.tools.command import cchc

SHIPPED = Path(__file__).parents[2] / "workbooks" / "2026"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "2026"
    shutil.copytree(SHIPPED, folder)
    return folder


@pytest.fixture
def period(plan: Path) -> Path:
    """Return a period that was merged."""
    assert cchc("merge", plan / "Q1").returncode == 0
    return plan / "Q1"


def test_an_archive_holds_all_that_the_figures_come_from(plan: Path, period: Path):
    (period / "~$bao-cao.docx").write_bytes(b"x")
    came = {file.relative_to(plan).as_posix() for file in (period / "nhan").rglob("*") if file.is_file()}
    done = cchc("close", period)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(plan / "luu" / "CCHC-2026-Q1.zip") as package:
        names = set(package.namelist())
        assert {"ke-hoach.xlsx", "Q1/tong-hop.xlsx", "SHA256SUMS.txt", *came} <= names
        assert not any("~$" in name or ".khoa-cchc" in name for name in names)
        listed = dict(reversed(line.split("  ", 1)) for line in package.read("SHA256SUMS.txt").decode().splitlines())
        assert listed == {name: hashlib.sha256(package.read(name)).hexdigest() for name in names - {"SHA256SUMS.txt"}}
        assert package.read("Q1/tong-hop.xlsx") == (period / "tong-hop.xlsx").read_bytes()


def test_the_summary_says_that_it_is_closed_and_the_figures_stay(period: Path):
    before = json.loads(cchc("merge", period, "--json").stdout)
    cchc("close", period)
    book = openpyxl.load_workbook(period / "tong-hop.xlsx", read_only=True)
    said = [str(value) for row in book["Tổng quan"].iter_rows(values_only=True) for value in row if value]
    book.close()
    assert any("đã chốt ngày" in text for text in said)
    status = json.loads(cchc("status", period, "--json").stdout)
    assert status["closed_on"]
    assert "đã chốt ngày" in cchc("status", period).stdout
    assert before["overall"]["assigned"] > 0


@pytest.mark.parametrize("command", ["merge", "issue", "report", "close"])
def test_a_closed_period_is_not_made_anew(period: Path, command: str):
    cchc("close", period)
    files = {file: file.read_bytes() for file in period.rglob("*") if file.is_file()}
    refused = cchc(command, period)
    assert refused.returncode == 2
    assert refused.stderr.startswith("Kỳ Q1 đã chốt ngày")
    assert "--reopen" in refused.stderr
    assert {file: file.read_bytes() for file in period.rglob("*") if file.is_file()} == files


@pytest.mark.parametrize("command", ["status", "remind"])
def test_what_changes_no_figure_goes_on(period: Path, command: str):
    cchc("close", period)
    assert cchc(command, period).returncode == 0


def test_opened_again_it_is_merged_and_closed_into_another_archive(plan: Path, period: Path):
    cchc("close", period)
    assert cchc("close", period, "--reopen", "Bổ sung báo cáo").returncode == 0
    assert "Bổ sung báo cáo" in (plan / "luu" / "nhat-ky-chot.csv").read_text(encoding="utf-8-sig")
    assert json.loads(cchc("status", period, "--json").stdout)["closed_on"] is None
    assert cchc("close", period).returncode == 2, "the summary still says that it is closed"
    assert cchc("merge", period).returncode == 0
    assert not list(period.glob("* (da sua tay*")), "a closed summary is none that was edited by hand"
    assert cchc("close", period).returncode == 0
    assert (plan / "luu" / "CCHC-2026-Q1-2.zip").is_file()
    assert (plan / "luu" / "CCHC-2026-Q1.zip").is_file()


def test_what_came_after_the_last_merge_is_not_closed_over(plan: Path, period: Path):
    (period / "nhan" / "ghi-chu.txt").write_text("thêm", encoding="utf-8")
    refused = cchc("close", period)
    assert refused.returncode == 2
    assert "cchc merge" in refused.stderr
    assert not (plan / "luu").exists()


def test_there_must_be_a_summary(plan: Path):
    (plan / "Q1" / "tong-hop.xlsx").unlink()
    refused = cchc("close", plan / "Q1")
    assert (refused.returncode, "Chưa có sổ tổng hợp" in refused.stderr) == (2, True)


def test_an_earlier_period_stays_closed_while_a_later_one_is(plan: Path, period: Path):
    cchc("close", period)
    cchc("merge", plan / "6T")
    assert cchc("close", plan / "6T").returncode == 0
    with zipfile.ZipFile(plan / "luu" / "CCHC-2026-6T.zip") as package:
        assert "Q1/tong-hop.xlsx" in package.namelist(), "its figures rest on that summary"
    refused = cchc("close", period, "--reopen", "Sửa")
    assert (refused.returncode, "Kỳ 6T sau kỳ Q1 đã chốt" in refused.stderr) == (2, True)
    assert cchc("close", plan / "6T", "--reopen", "Sửa").returncode == 0
    assert cchc("close", period, "--reopen", "Sửa").returncode == 0


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_asked_for(period: Path, reason: str):
    cchc("close", period)
    refused = cchc("close", period, "--reopen", reason)
    assert (refused.returncode, "Hãy ghi lý do" in refused.stderr) == (2, True)


def test_a_period_that_is_open_is_not_opened(period: Path):
    refused = cchc("close", period, "--reopen", "Sửa")
    assert (refused.returncode, "chưa chốt" in refused.stderr) == (2, True)


def test_a_log_that_cannot_be_read_opens_nothing(plan: Path, period: Path):
    cchc("close", period)
    log = plan / "luu" / "nhat-ky-chot.csv"
    log.write_text(log.read_text(encoding="utf-8-sig").replace("Chốt", "Chot roi"), encoding="utf-8")
    refused = cchc("merge", period)
    assert (refused.returncode, "nhat-ky-chot.csv" in refused.stderr) == (2, True)
