"""Same inputs, same bytes: whatever the order on disk, the files' times, the time zone, the locale, hash seed, cores.

What a clock says is tried elsewhere: the summary in the repository was written on another day (`test_cli`).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tools.places import ROOT

PINS = hasattr(os, "sched_setaffinity")
"""Whether a process can be kept to one core; not on Windows."""

SAMPLE = ROOT / "workbooks" / "2026"
WAYS: dict[str, dict[str, str]] = {
    "plain": {"PYTHONHASHSEED": "0", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"},
    "elsewhere": {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "1"},
    "turkish": {"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
}


def copy_of(root: Path, *, backwards: bool) -> Path:
    """Return a copy of the sample period, its files laid down in another order and with other times."""
    period = root / "2026" / "6T"
    inbox = period / "nhan"
    inbox.mkdir(parents=True)
    shutil.copy(SAMPLE / "ke-hoach.xlsx", root / "2026")
    for number, file in enumerate(sorted((SAMPLE / "6T" / "nhan").iterdir(), reverse=backwards)):
        copy = inbox / file.name
        copy.write_bytes(file.read_bytes())
        os.utime(copy, (1e9 + number, 1e9 + number))
    return period


def run(period: Path, environment: Mapping[str, str], *, one_core: bool) -> dict[str, bytes]:
    """Issue and merge, and return all that was written but for letters, which are of their day."""

    def pin() -> None:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    for command in ("issue", "merge"):
        done = subprocess.run(
            [sys.executable, "-m", "cchc_excel", command, str(period)],
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True, check=False, preexec_fn=pin if one_core and PINS else None,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
    files = [path for path in period.rglob("*.xlsx") if "nhan" not in path.parts]
    return {str(path.relative_to(period)): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return run(copy_of(tmp_path_factory.mktemp("plain"), backwards=False), WAYS["plain"], one_core=False)


@pytest.mark.parametrize("way", ["elsewhere", "turkish"])
def test_the_same_returns_give_the_same_bytes(way: str, plain: dict[str, bytes], tmp_path: Path):
    found = run(copy_of(tmp_path, backwards=True), WAYS[way], one_core=way == "elsewhere")
    assert len(plain) == 1 + 14 + 5
    assert found.keys() == plain.keys()
    assert [name for name in found if found[name] != plain[name]] == []
