"""An archive proves itself: whatever was changed in it since is named."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_excel.closing.proof import check_archive, is_archive
from tests.tools.command import cchc

SHIPPED = Path(__file__).parents[2] / "workbooks" / "2026"
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plan = tmp_path_factory.mktemp("luu") / "2026"
    shutil.copytree(SHIPPED, plan)
    cchc("merge", plan / "Q1")
    cchc("close", plan / "Q1")
    return plan / "luu" / "CCHC-2026-Q1.zip"


@pytest.fixture
def archive(closed: Path, tmp_path: Path) -> Path:
    """Return a copy of the archive, with its log beside it."""
    shutil.copytree(closed.parent, tmp_path / "luu")
    return tmp_path / "luu" / closed.name


def test_an_archive_as_it_was_is_whole(archive: Path):
    assert is_archive(archive)
    told = cchc("check", archive)
    assert (told.returncode, "Bản lưu nguyên vẹn" in told.stdout) == (0, True)
    assert check_archive(archive)[1] == ()


def change_return(parts: Parts) -> None:
    parts["Q1/tong-hop.xlsx"] += b"x"


def drop_plan(parts: Parts) -> None:
    del parts["Q1/tong-hop.xlsx"]


def add_return(parts: Parts) -> None:
    parts["Q1/nhan/them.xlsx"] = b"x"


@pytest.mark.parametrize(
    ("change", "code"),
    [(change_return, "archive-changed"), (drop_plan, "archive-lacks"), (add_return, "archive-added")],
)
def test_what_was_changed_is_named(archive: Path, change: Callable[[Parts], None], code: str):
    with zipfile.ZipFile(archive) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(archive, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    assert [finding.rule.code for finding in check_archive(archive)[1]] == [code, "archive-replaced"]
    assert cchc("check", archive).returncode == 1


def test_bytes_damaged_within_are_told(archive: Path):
    data = bytearray(archive.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    archive.write_bytes(data)
    assert {"archive-changed", "archive-replaced"} <= {finding.rule.code for finding in check_archive(archive)[1]}


def test_without_the_log_only_the_list_proves_it(archive: Path, tmp_path: Path):
    alone = tmp_path / archive.name
    shutil.copy(archive, alone)
    told = cchc("check", alone)
    assert [finding.rule.code for finding in check_archive(alone)[1]] == ["archive-unlogged"]
    assert told.returncode == 0


def test_another_zip_is_no_archive(tmp_path: Path):
    other = tmp_path / "goi.zip"
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("bieu.xlsx", b"x")
    assert not is_archive(other)
    assert not is_archive(tmp_path / "khong-co.zip")
