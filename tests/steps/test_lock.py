"""One command writes in a period folder at a time; a second is told who is at work; no lock outlives its holder."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cchc_excel.errors import OperatorError
from cchc_excel.writing.files import lock
from cchc_excel.writing.files.lock import LOCK_NAME, hold
from tests.tools.command import cchc
from tests.tools.places import ROOT

HOLD = """
import subprocess, sys
from pathlib import Path
from cchc_excel.writing.files.lock import hold
with hold(Path(sys.argv[1]), "merge"):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"])
    print(child.pid, flush=True)
    sys.stdin.read()
    child.kill()
"""
"""Holds a folder, with a child that lives on, until its standard input ends."""


@contextmanager
def holder_of(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a process that holds a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment,
    ) as holder:  # fmt: skip
        assert holder.stdout
        child = int(holder.stdout.readline())
        try:
            yield holder
        finally:
            if holder.poll() is None:
                holder.communicate()
            else:
                os.kill(child, getattr(signal, "SIGKILL", signal.SIGTERM))


def test_a_second_command_says_who_holds_the_folder(plan_folder: Path):
    period = plan_folder / "6T"
    with holder_of(period) as holder:
        before = sorted(path.name for path in period.iterdir())
        for command in ("merge", "issue", "remind", "send", "fetch"):
            done = cchc(command, period)
            assert done.returncode == 2
            assert done.stdout == ""
            for words in ("cchc merge", "người dùng", "máy", f"tiến trình {holder.pid}", "từ ", "chạy lại"):
                assert words in done.stderr, command
        assert sorted(path.name for path in period.iterdir()) == before
        assert cchc("status", period).returncode == 0
    assert not (period / LOCK_NAME).exists()
    assert cchc("merge", period).returncode == 0
    assert not (period / LOCK_NAME).exists()


def test_a_registration_waits_for_no_other_and_enters_nothing_beside_it(plan_folder: Path):
    registering = plan_folder / "dang-ky"
    before = (plan_folder / "ke-hoach.xlsx").read_bytes()
    registering.mkdir()
    with holder_of(registering) as holder:
        for options in ((), ("--accept",)):
            done = cchc("register", plan_folder, *options)
            assert done.returncode == 2
            assert done.stdout == ""
            assert f"tiến trình {holder.pid}" in done.stderr
        assert [path.name for path in registering.iterdir()] == [LOCK_NAME]
    assert cchc("register", plan_folder).returncode == 0
    assert not (registering / LOCK_NAME).exists()
    assert (plan_folder / "ke-hoach.xlsx").read_bytes() == before


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path):
    with holder_of(tmp_path) as holder:
        holder.kill()
        holder.wait()
        assert (tmp_path / LOCK_NAME).exists()
        with hold(tmp_path, "merge"):
            assert json.loads((tmp_path / LOCK_NAME).read_bytes())["process"] == os.getpid()
    assert not (tmp_path / LOCK_NAME).exists()


def test_a_note_that_cannot_be_read_still_refuses(tmp_path: Path):
    with holder_of(tmp_path):
        (tmp_path / LOCK_NAME).write_text("\x1b[31m{", encoding="utf-8")
        with pytest.raises(OperatorError, match="một lệnh khác") as refused, hold(tmp_path, "merge"):
            pass
        assert "\x1b" not in str(refused.value)


def test_two_merges_at_once_leave_one_whole_summary(plan_folder: Path):
    period = plan_folder / "6T"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cchc_excel", "merge", str(period), "--json"]
    runs = []
    for _ in range(2):
        runs.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment)
        )
        while not (period / LOCK_NAME).exists():
            assert runs[0].poll() is None
            time.sleep(0.01)
    said = [run.communicate() for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 2]
    (refusal,) = [words for run, (_, words) in zip(runs, said, strict=True) if run.returncode == 2]
    assert "đang được lệnh cchc merge sử dụng" in refusal
    assert sorted(path.name for path in period.iterdir()) == ["nhan", "tong-hop.xlsx", "tra-lai"]


def test_a_folder_made_for_nothing_is_taken_away_again(tmp_path: Path):
    with hold(tmp_path / "Q5", "issue"):
        assert (tmp_path / "Q5").is_dir()
    assert not (tmp_path / "Q5").exists()
    with hold(tmp_path / "6T", "issue"):
        (tmp_path / "6T" / "giao").mkdir()
    assert [path.name for path in (tmp_path / "6T").iterdir()] == ["giao"]


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path):
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(OperatorError, match="Không ghi được vào thư mục"), hold(tmp_path / "tep" / "6T", "merge"):
        pass


@pytest.mark.parametrize("number", [errno.EACCES, errno.EAGAIN, errno.EDEADLK])
def test_what_systems_say_of_a_held_lock_is_held(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lock, "_ask_system", refusing(number))
    with pytest.raises(OperatorError, match="đang được"), hold(tmp_path, "merge"):
        pass


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EINVAL, errno.ENOSYS, errno.EIO])
def test_a_drive_without_locks_is_worked_on_and_told_of(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lock, "_ask_system", refusing(number))
    with hold(tmp_path, "merge") as warning:
        assert "không khóa được thư mục" in warning
        assert str(tmp_path) in warning
    assert not (tmp_path / LOCK_NAME).exists()


def refusing(number: int) -> Callable[[int], None]:
    """Return a system that gives no lock, for a reason of its own."""

    def ask(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    return ask


def test_a_folder_that_is_held_has_no_warning(tmp_path: Path):
    with hold(tmp_path, "merge") as warning:
        assert warning == ""
