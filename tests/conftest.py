"""What tests of many rooms begin with, and what is asked of whatever any of them writes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.command import PLAN_FOLDER
from tests.tools.lint.watch import watched_writing


@pytest.fixture
def plan_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "workbooks" / "2026"
    shutil.copytree(PLAN_FOLDER, folder, ignore=shutil.ignore_patterns("tong-hop.xlsx", "giao", "tra-lai"))
    return folder


@pytest.fixture(scope="module", autouse=True)
def _written_files() -> Iterator[list[str]]:
    """Watch what the tests of a file, and what they share, let the program write."""
    with watched_writing() as faults:
        yield faults


@pytest.fixture(autouse=True)
def _written_files_are_sound(request: pytest.FixtureRequest, _written_files: list[str]) -> Iterator[None]:
    """Fail the test after which a workbook or a document lies there that Excel or Word would repair."""
    yield
    found = list(_written_files)
    _written_files.clear()
    if request.node.get_closest_marker("writes_stand_ins"):
        return
    assert not found, "\n".join(found[:20])
