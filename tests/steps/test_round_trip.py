"""Issue, fill, save by LibreOffice in its three formats, merge: the very same figures as without LibreOffice.

The answers are those of the sample period: 13 units, 53 assignments.
"""

import shutil
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from cchc_excel.domain import Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from tests.tools.libreoffice import convert_all
from tests.tools.make_samples import PLAN_FOLDER, fill
from tests.tools.sample_answers import ADDED_6T, SIX_MONTHS

SOURCE = ["source_file"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> PeriodFolder:
    """Return the folder of a period whose forms are issued, filled and back."""
    plan_folder = tmp_path_factory.mktemp("2026")
    shutil.copy(PLAN_FOLDER / "ke-hoach.xlsx", plan_folder)
    folder = PeriodFolder(plan_folder / "6T")
    steps.issue(folder)
    for unit, answers in SIX_MONTHS.items():
        form = folder.issued / f"CCHC-2026-6T-{unit}.xlsx"
        (folder.inbox / form.name).write_bytes(fill(form, answers, ADDED_6T.get(unit), datetime(2026, 6, 10)))
    return folder


@pytest.fixture(scope="module")
def summary(folder: PeriodFolder) -> Summary:
    return steps.merge(folder, None).summary


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_figures_outlive_another_program(suffix: str, folder: PeriodFolder, summary: Summary, tmp_path: Path) -> None:
    saved = PeriodFolder(tmp_path / "6T")
    shutil.copy(folder.plan, saved.plan)
    convert_all(sorted(folder.inbox.iterdir()), tmp_path / "saved", suffix)
    saved.inbox.mkdir(parents=True)
    for path in (tmp_path / "saved").glob(f"*.{suffix}"):
        shutil.copy(path, saved.inbox)
    again = steps.merge(saved, None).summary
    assert len(again.received) == len(SIX_MONTHS)
    assert again.overall == summary.overall
    assert again.by_unit == summary.by_unit
    assert again.by_area == summary.by_area
    assert again.targets == summary.targets
    pd.testing.assert_frame_equal(again.table.drop(columns=SOURCE), summary.table.drop(columns=SOURCE))
    assert _found(again) == _found(summary)


def _found(summary: Summary) -> list[tuple[str, str, str]]:
    """Return what was found, where, and how it was read, whatever the file's name."""
    findings = (finding for entry in summary.received for finding in entry.findings)
    return sorted((finding.rule.code, str(finding.ref), finding.read_as) for finding in findings)
