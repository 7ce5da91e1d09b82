"""What tests of many rooms begin with."""

import shutil
from pathlib import Path

import pytest

from tests.tools.command import PLAN_FOLDER


@pytest.fixture
def plan_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "workbooks" / "2026"
    shutil.copytree(PLAN_FOLDER, folder, ignore=shutil.ignore_patterns("tong-hop.xlsx", "giao", "tra-lai"))
    return folder
