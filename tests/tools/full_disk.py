"""Run commands on a disk that fills up at ever other places: the old files stay, one sentence says what to do.

Run as `python -m tests.tools.full_disk --runs 40`.

As root on Linux a small disk in memory is mounted and filled but for a
little more each time; elsewhere a limit on the size of files stands for it, which the system refuses likewise.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools.kill_merge import BROKEN, EARLIER, ROOT, finish, left_over, outputs

COMMANDS = ("merge", "issue")
FULL = "ổ đĩa đã đầy"
SIZE = 8_000_000
LIMIT = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
runpy.run_module("cchc_excel", run_name="__main__", alter_sys=True)
"""
"""Runs the program with a limit on the size of its files; Python already ignores the signal that goes with it."""


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Make a folder a disk of its own, and tell whether that could be done."""
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        is_mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        is_mounted = False
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def fill_up(folder: Path, left: int) -> Path:
    """Fill the disk of a folder but for so many bytes."""
    filler = folder / "filler"
    with filler.open("wb") as stream:
        stream.truncate(0)
        os.posix_fallocate(stream.fileno(), 0, max(shutil.disk_usage(folder).free - left, 1))
    return filler


def try_one(folder: Path, command: str, room: int, *, is_disk: bool) -> str:
    """Run a command with so much room, and return what came of it."""
    old = outputs(folder)
    filler = fill_up(folder.parents[1], room) if is_disk else None
    start = ["-m", "cchc_excel"] if is_disk else ["-c", LIMIT, str(room)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *start, command, str(folder)],
        capture_output=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip
    if filler:
        filler.unlink()
    if left := left_over(folder):
        return f"{BROKEN}: left over {left}"
    if done.returncode == 0:
        return "room enough"
    if done.returncode != 2 or FULL not in done.stderr or done.stderr.strip().count("\n"):
        return f"{BROKEN}: status {done.returncode}, {done.stderr[-300:]}"
    found = outputs(folder)
    changed = [name for name in old if found.get(name) != old[name]]
    if command == "merge" and "tong-hop.xlsx" in changed and not _is_whole(folder / "tong-hop.xlsx"):
        return f"{BROKEN}: half a summary"
    return "refused, the old files whole" if not changed else "refused after some files, each whole"


def _is_whole(file: Path) -> bool:
    with zipfile.ZipFile(file) as package:
        return package.testzip() is None


def run(root: Path, runs: int) -> Counter[str]:
    """Run each command with ever more room, and return how often each came of it."""
    came: Counter[str] = Counter()
    with small_disk(root / "disk") as is_disk:
        plan_folder = root / "disk" / "2026"
        shutil.copytree(ROOT / "workbooks" / "2026", plan_folder, ignore=shutil.ignore_patterns("tong-hop.xlsx", "6T"))
        folder = plan_folder / "Q1"
        finish(folder, "issue")
        finish(folder, "merge", *EARLIER)
        for number in range(runs):
            room = int(300_000 * number / runs) // 4096 * 4096
            for command in COMMANDS:
                came[f"{command}: {try_one(folder, command, room, is_disk=is_disk)}"] += 1
        came["on a disk of its own" if is_disk else "under a limit on the size of files"] += 1
    return came


def main() -> None:
    """Run what is asked for and print what came of it; end with 1 where anything is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10, metavar="N", help="runs of each command")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        came = run(Path(root), asked.runs)
    for outcome, count in sorted(came.items()):
        print(f"{count:6}  {outcome}")
    sys.exit(any(BROKEN in outcome for outcome in came))


if __name__ == "__main__":
    main()
