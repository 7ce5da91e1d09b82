"""Many files read by several processes come to the same, in the same order, as read one by one."""

import os
import shutil
from pathlib import Path

import pytest

from cchc_excel.folders import PeriodFolder
from cchc_excel.inbox.entries import find_candidates
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
    candidates = tuple(find_candidates(folder.inbox))
    assert any(candidate.held for candidate in candidates)
    assert len(candidates) > 50
    alone = [receive(candidate, terms) for candidate in candidates]
    assert list(receive_all(candidates, terms)) == alone


def end_the_process(_candidate: object) -> None:
    os._exit(7)


def test_a_file_that_ends_its_reader_is_left_to_this_process(folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch):
    plan, period = read_period(folder)
    terms = Terms(plan, period, period.cutoff, {})
    candidates = tuple(find_candidates(folder.inbox))[:12]
    alone = [receive(candidate, terms) for candidate in candidates]
    monkeypatch.setattr(receiving_many, "WORTH_SHARING", 2)
    monkeypatch.setattr(receiving_many, "_receive", end_the_process)
    assert list(receive_all(candidates, terms)) == alone
