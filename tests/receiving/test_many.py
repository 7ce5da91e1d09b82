"""Many files read by several processes come to the same, in the same order, as read one by one."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cchc_excel.folders import PeriodFolder
from cchc_excel.inbox.entries import find_files
from cchc_excel.plan.periods import read_period
from cchc_excel.receiving import many as receiving_many
from cchc_excel.receiving.files import Terms, receive
from cchc_excel.receiving.many import receive_all
from tests.tools.places import ROOT

SAMPLE = ROOT / "workbooks" / "2026"
RETURNS = ROOT / "tests" / "returns"


@pytest.fixture
def folder(tmp_path: Path) -> PeriodFolder:
    shutil.copytree(SAMPLE, tmp_path / "2026", ignore=shutil.ignore_patterns("tong-hop*"))
    folder = PeriodFolder(tmp_path / "2026" / "6T")
    for path in sorted(RETURNS.iterdir())[::3]:
        shutil.copy(path, folder.inbox / path.name)
    return folder


def test_what_comes_of_each_is_the_same(folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(receiving_many, "WORTH_SHARING", 2)
    plan, period = read_period(folder)
    terms = Terms(plan, period, period.cutoff, {})
    candidates = find_files(folder.inbox)
    assert any(candidate.name.endswith(".zip") for candidate in candidates)
    assert len(candidates) > 50
    alone = [receive(candidate, terms) for candidate in candidates]
    assert list(receive_all(candidates, terms)) == alone


def end_the_process(_candidate: object) -> None:
    os._exit(7)


def test_a_file_that_ends_its_reader_is_left_to_this_process(folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch):
    plan, period = read_period(folder)
    terms = Terms(plan, period, period.cutoff, {})
    candidates = find_files(folder.inbox)[:12]
    alone = [receive(candidate, terms) for candidate in candidates]
    monkeypatch.setattr(receiving_many, "WORTH_SHARING", 2)
    monkeypatch.setattr(receiving_many, "_receive_for_first", end_the_process)
    assert list(receive_all(candidates, terms)) == alone


KILLED = """
import os, sys, time
from pathlib import Path
from cchc_excel.inbox.entries import Candidate
from cchc_excel.receiving import many

def slow(candidate, terms, shared=None):
    print(os.getpid(), flush=True)
    time.sleep(60)

many.receive, many._cores = slow, lambda: 2
list(many.receive_all([Candidate(str(n), Path(str(n)), False) for n in range(40)], None))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process that helps loads the program anew, unchanged")
def test_processes_that_help_end_with_the_first():
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True, env=environment) as first:
        assert first.stdout
        helping = {int(first.stdout.readline()) for _ in range(2)}
        first.kill()
        first.wait()
        limit = time.monotonic() + 20
        while any(is_alive(process) for process in helping):
            assert time.monotonic() < limit, "a process that helps outlived the first"
            time.sleep(0.05)
    assert len(helping) == 2


def is_alive(process: int) -> bool:
    """Whether a process runs; one that only waits to be taken note of doesn't."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
