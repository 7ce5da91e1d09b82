"""Where temporary files can't be written, whoever needs them says so in one sentence that names the folder."""

import errno
import gc
import os
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from cchc_excel.steps.drafting import draft_reminders
from cchc_excel.writing.files.workshop import in_temporary_folder


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # openpyxl leaves its zip open
@pytest.mark.parametrize("command", ["issue", "remind"])
def test_a_folder_that_is_not_there_is_named(plan_folder: Path, monkeypatch: pytest.MonkeyPatch, command: str):
    folder = PeriodFolder(plan_folder / "Q1")
    inbox = steps.gather(folder, None)
    nowhere = plan_folder / "khong-co"
    monkeypatch.setattr(tempfile, "tempdir", str(nowhere))
    run = {
        "issue": lambda: steps.issue(folder),
        "remind": lambda: draft_reminders(folder, inbox, datetime(2026, 3, 20), again=True),
    }[command]
    with pytest.raises(OperatorError, match=r"tệp tạm vào thư mục “.*khong-co”: .*; các tệp đã có") as told:
        run()
    gc.collect()
    assert "\n" not in str(told.value)


class SerialisationError(Exception):
    """As lxml calls its own."""


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "ổ đĩa đã đầy"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "chỉ cho phép đọc"),
        (SerialisationError("IO_ENOSPC"), "thư mục đã đầy"),
    ],
)
def test_whatever_a_library_raises_names_the_folder(problem: Exception, words: str):
    with pytest.raises(OperatorError, match=words) as told, in_temporary_folder():
        raise problem
    assert tempfile.gettempdir() in str(told.value)


def test_other_faults_stay_what_they_are():
    with pytest.raises(ZeroDivisionError), in_temporary_folder():
        raise ZeroDivisionError
