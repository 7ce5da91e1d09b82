"""A summary that someone edited by hand is kept beside the new one; a copy or a look at it is no edit."""

import os
import shutil
import warnings
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from cchc_excel.earlier.results import read_history
from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.workbook import read_plan
from cchc_excel.writing.files.edited import is_edited, keep_edited, seal, write_sealed
from tests.tools.command import cchc
from tests.tools.libreoffice import convert
from tests.tools.places import ROOT

SUMMARY = ROOT / "workbooks" / "2026" / "Q1" / "tong-hop.xlsx"


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    return Path(shutil.copy(SUMMARY, tmp_path))


def edit(path: Path, note: str = "Đã sửa") -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
        book["Tổng quan"]["A40"] = note
        book.save(path)


def at(path: Path, moment: str) -> None:
    """Put a file's time to a moment of the office's clock."""
    seconds = datetime.fromisoformat(f"{moment}+07:00").astimezone(UTC).timestamp()
    os.utime(path, (seconds, seconds))


def test_what_was_just_written_copied_or_read_is_not_edited(summary: Path, tmp_path: Path):
    assert not is_edited(summary)
    with zipfile.ZipFile(summary) as package:
        assert package.testzip() is None
    os.utime(summary, (0, 0))
    assert keep_edited(Path(shutil.copy(summary, tmp_path / "ban sao.xlsx"))) is None
    assert keep_edited(summary) is None


def test_one_changed_cell_is_an_edit(summary: Path):
    edit(summary)
    assert is_edited(summary)


def test_a_summary_saved_by_libreoffice_is_edited(summary: Path, tmp_path: Path):
    assert is_edited(convert(summary, tmp_path / "saved", "xlsx"))


def test_one_part_written_anew_is_an_edit_though_the_seal_is_still_there(summary: Path):
    with zipfile.ZipFile(summary) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"1F3864", b"1F3865") + b" "
    with zipfile.ZipFile(summary, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    assert "docProps/cchc.xml" in parts
    assert is_edited(summary)


def test_what_is_no_package_is_kept_too(summary: Path):
    summary.write_bytes(b"ghi de")
    kept = keep_edited(summary)
    assert kept
    assert kept.read_bytes() == b"ghi de"


def test_the_copy_is_dated_and_never_written_over(summary: Path):
    edit(summary)
    at(summary, "2026-06-20T09:15:40")
    first = keep_edited(summary)
    assert first
    assert first.name == "tong-hop (da sua tay 2026-06-20 0915).xlsx"
    assert keep_edited(summary) == first
    before = first.read_bytes()
    edit(summary, "Sửa nữa")
    at(summary, "2026-06-20T09:15:59")
    second = keep_edited(summary)
    assert second
    assert second.name == "tong-hop (da sua tay 2026-06-20 0915 2).xlsx"
    assert first.read_bytes() == before
    assert second.read_bytes() == summary.read_bytes()


def package_at(path: Path, text: str) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(zipfile.ZipInfo("word/document.xml"), f"<document>{text}</document>")


@pytest.mark.writes_stand_ins
def test_a_document_is_sealed_and_kept_likewise(tmp_path: Path):
    report = tmp_path / "bao-cao.docx"

    def write(path: Path) -> None:
        package_at(path, "Kết quả")

    assert write_sealed(report, write) is None
    assert write_sealed(report, write) is None
    package_at(report, "Sửa tay")
    kept = write_sealed(report, write)
    assert kept
    assert kept.suffix == ".docx"
    assert zipfile.ZipFile(kept).read("word/document.xml") == "<document>Sửa tay</document>".encode()
    assert not is_edited(report)


def test_the_same_parts_give_the_same_sealed_bytes(tmp_path: Path):
    packages = []
    for name in ("a.xlsx", "b.xlsx"):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr(zipfile.ZipInfo("xl/workbook.xml"), "<workbook/>")
        seal(tmp_path / name)
        packages.append((tmp_path / name).read_bytes())
    assert packages[0] == packages[1]


def test_merge_keeps_an_edited_summary_and_says_so(plan_folder: Path):
    period = plan_folder / "Q1"
    assert "sửa tay" not in cchc("merge", period).stdout
    untouched = (period / "tong-hop.xlsx").read_bytes()
    edit(period / "tong-hop.xlsx")
    edited = (period / "tong-hop.xlsx").read_bytes()
    done = cchc("merge", period, "--json")
    (kept,) = period.glob("tong-hop (da sua tay *).xlsx")
    assert kept.name in " ".join(done.stderr.split())  # wherever its lines end
    assert kept.read_bytes() == edited
    assert (period / "tong-hop.xlsx").read_bytes() == untouched
    assert "sửa tay" not in cchc("merge", period).stdout


def test_a_kept_copy_is_no_summary_of_an_earlier_period(plan_folder: Path):
    shutil.copy(SUMMARY, plan_folder / "Q1" / "tong-hop (da sua tay 2026-03-20 0915).xlsx")
    folder = PeriodFolder(plan_folder / "6T")
    plan = read_plan(folder.plan)
    period = plan.period("6T")
    assert period
    assert read_history(folder, plan, period) == ()
    shutil.copy(SUMMARY, plan_folder / "Q1")
    assert [past.period.code for past in read_history(folder, plan, period)] == ["Q1"]
