"""The page for leadership as PDF: one page, or one sentence that says why not; it never stops a merge."""

import shutil
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_excel.cli import cchc
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from cchc_excel.writing.files import pdf
from cchc_excel.writing.files.pdf import NotPrintedError, print_as_pdf
from cchc_excel.writing.summary import write_page
from tests.tools.places import ROOT
from tests.tools.summary_sample import sample_plan, sample_summary

Office = Callable[[str], None]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return what makes the machine's only office program a shell script; an empty one is none."""
    monkeypatch.setattr(pdf, "_FOLDERS", ())
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    which = shutil.which
    monkeypatch.setattr(
        pdf.shutil, "which", lambda name: found if (found := which(name)) and found.startswith(str(folder)) else None
    )

    def install(script: str) -> None:
        program = folder / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    return install


@pytest.fixture
def period(tmp_path: Path) -> PeriodFolder:
    shutil.copytree(ROOT / "workbooks" / "2026", tmp_path / "2026")
    return PeriodFolder(tmp_path / "2026" / "Q1")


def write_nothing(path: Path) -> None:
    path.write_bytes(b"")


def test_it_is_one_page_of_the_same_words(tmp_path: Path) -> None:
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("LibreOffice or pdftotext is not installed")
    summary = sample_summary(sample_plan())
    (tmp_path / "p.pdf").write_bytes(print_as_pdf(lambda path: write_page(summary, path), deadline=240))
    told = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "p.pdf", "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert told.count("\f") == 1
    overall = summary.overall
    for words in ("Cần quyết định, chỉ đạo", f"{overall.done}/{overall.applicable} nhiệm vụ", "Mã bản in"):
        assert words in told
    assert not any(word in told for word in ("#REF", "#NAME", "Err:"))


def test_without_a_program_it_is_said(office: Office) -> None:  # noqa: ARG001
    with pytest.raises(NotPrintedError, match="không có LibreOffice hoặc Excel"):
        print_as_pdf(write_nothing)


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "printf x > $(dirname $0)/trang.pdf"])
def test_a_program_that_prints_nothing_is_said(office: Office, script: str) -> None:
    office(script)
    with pytest.raises(NotPrintedError, match="không in được"):
        print_as_pdf(write_nothing)


def test_a_program_that_hangs_is_ended_with_what_it_started(office: Office, tmp_path: Path) -> None:
    office(f"(sleep 3; touch {tmp_path}/late) & sleep 60")
    begun = time.monotonic()
    with pytest.raises(NotPrintedError, match="không xong trong 1 giây"):
        print_as_pdf(write_nothing, deadline=0.6)
    assert time.monotonic() - begun < 30
    time.sleep(4)
    assert not (tmp_path / "late").exists()


FAKE = """while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done
printf '%%PDF-1.7 neu' > "$out/trang.pdf"
"""


def test_a_merge_writes_it_where_it_is_asked_for_and_then_keeps_it_true(office: Office, period: PeriodFolder) -> None:
    office(FAKE)
    assert steps.merge(period, None).unprinted is None
    assert not period.page.exists()
    assert steps.merge(period, None, printing=True).unprinted == ""
    assert period.page.read_bytes() == b"%PDF-1.7 neu"
    period.page.write_bytes(b"%PDF-1.7 alt")
    assert steps.merge(period, None).unprinted == ""
    assert period.page.read_bytes() == b"%PDF-1.7 neu"


def test_where_it_can_no_longer_be_made_no_old_one_stays_and_the_merge_is_done(
    office: Office, period: PeriodFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    office("exit 1")
    period.page.write_bytes(b"%PDF-1.7 alt")
    assert cchc.main(["merge", str(period.path)], standalone_mode=False) == 0
    assert not period.page.exists()
    assert period.summary.is_file()
    told = capsys.readouterr().out
    assert "Chưa ghi được tong-quan.pdf: LibreOffice hoặc Excel không in được." in told
    assert "trang Tổng quan rồi lưu thành PDF" in told
