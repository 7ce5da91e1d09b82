"""What should never happen is one sentence on the screen, and the whole of it in a file for support."""

import os
import subprocess
import sys
from pathlib import Path

from cchc_excel import __version__
from cchc_excel.cli.fault_log import FAULT_LOG
from tests.tools.places import ROOT

BROKEN = """
from cchc_excel.steps import checking
def check(*_):
    raise ZeroDivisionError("ô lạ")
checking.check = check
from cchc_excel.__main__ import main
main()
"""


def broken(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `check` of a program in which a step has a fault."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "tmp"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", BROKEN, *options, "check", "a.xlsx"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, env=environment, check=False)


def test_a_fault_is_one_sentence_that_names_the_log(tmp_path: Path):
    done = broken(tmp_path)
    log = tmp_path / FAULT_LOG
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert str(log) in done.stderr
    assert "Traceback" in log.read_text("utf-8")
    assert "ZeroDivisionError: ô lạ" in log.read_text("utf-8")
    assert __version__ in log.read_text("utf-8")


def test_a_second_fault_is_kept_below_the_first(tmp_path: Path):
    broken(tmp_path)
    broken(tmp_path)
    assert (tmp_path / FAULT_LOG).read_text("utf-8").count("Traceback") == 2


def test_verbose_shows_it_too(tmp_path: Path):
    assert "Traceback" in broken(tmp_path, "--verbose").stderr


def test_where_it_cannot_be_written_it_goes_to_the_temporary_files(tmp_path: Path):
    (tmp_path / "tmp").mkdir()
    (tmp_path / FAULT_LOG).mkdir()
    assert str(tmp_path / "tmp" / FAULT_LOG) in broken(tmp_path).stderr


def test_the_version_is_told():
    done = subprocess.run(
        [sys.executable, "-m", "cchc_excel", "--version"], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    assert done.stdout == f"cchc {__version__}\n"
