"""A disk that fails: at some of its calls here, at all of them before a release."""

import sys
import zipfile
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("no fork, or no /proc", allow_module_level=True)

from cchc_excel.errors import OperatorError
from cchc_excel.writing.files.edited import write_sealed
from tests.tools import faults
from tests.tools.hostile import RETURN


@pytest.mark.parametrize("command", faults.COMMANDS)
def test_a_disk_that_fails_at_some_call_leaves_old_files_or_new_ones(tmp_path: Path, command: str):
    came = faults.sweep(tmp_path, (command,), most=6)
    assert [outcome for outcome in came if faults.BROKEN in outcome] == []
    assert came[f"{command}: calls of the disk"] > 10
    assert came[f"{command}: refused"] + came[f"{command}: done all the same"] >= 6


@pytest.mark.parametrize(
    ("summary", "form", "status", "words"),
    [
        (b"old", b"a", 2, ""),
        (b"new", b"a", 0, ""),
        (b"ne", b"a", 2, "neither the old nor the new"),
        (b"old", b"b", 2, "was touched"),
        (b"old", b"a", 99, "status 99"),
    ],
)
def test_what_judges_the_runs_tells_half_from_whole(
    tmp_path: Path, summary: bytes, form: bytes, status: int, words: str
):
    names = ("Q1/tong-hop.xlsx", "Q1/nhan/a.xlsx")
    old, new = dict(zip(names, (b"old", b"a"), strict=True)), dict(zip(names, (b"new", b"a"), strict=True))
    scene = faults.Scene(tmp_path, tmp_path, "merge", old, new, 1)
    (tmp_path / "Q1" / "nhan").mkdir(parents=True)
    for name, content in zip(names, (summary, form), strict=True):
        (tmp_path / name).write_bytes(content)
    told = scene._judge(faults.Ended(status, "Một câu.", 1, "write /Q1/tong-hop.xlsx"))  # noqa: SLF001
    assert (words in told) if words else (told == "")


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), PermissionError(13, "Permission denied")])
def test_a_package_that_cannot_be_read_again_is_not_begun_anew(tmp_path: Path, monkeypatch, error: OSError):
    """Zipfile takes what it can't read for no package at all, and would leave one that holds nothing but the seal."""
    path = tmp_path / "tong-hop.xlsx"
    content = RETURN.read_bytes()
    write_sealed(path, lambda temporary: temporary.write_bytes(content))
    sealed = path.read_bytes()

    def refuse(_stream):
        raise error

    monkeypatch.setattr(zipfile, "_EndRecData", refuse)
    with pytest.raises(OperatorError, match="tệp cũ vẫn còn nguyên"):
        write_sealed(path, lambda temporary: temporary.write_bytes(content))
    monkeypatch.undo()
    assert path.read_bytes() == sealed
