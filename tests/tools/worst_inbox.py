"""What bombs cost a merge: each alone, and all of them at once, against a merge of an inbox with nothing in it.

Run as `python -m tests.tools.worst_inbox`, with names of bombs to try only these. Ends with 1 beyond the budget: one
second more, and 300 MB, for one file; ten seconds more, and 500 MB, for all.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.tools.bombs import BOMBS, all_bombs
from tests.tools.places import ROOT

ONE_SECONDS, ONE_MB = 1.0, 300
ALL_SECONDS, ALL_MB = 10.0, 500

_RUN = """
import json, resource, subprocess, sys, time
began = time.monotonic()
done = subprocess.run([sys.executable, "-m", "cchc_excel", "merge", sys.argv[1], "--json"], capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
told = json.loads(done.stdout) if done.returncode == 0 else {}
print(json.dumps({
    "seconds": time.monotonic() - began, "cpu": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024,
    "status": done.returncode, "said": done.stderr.decode()[-300:],
    "returns": [(entry["path"], entry["state"]) for entry in told.get("returns", ())],
}))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a merge took: seconds by the clock and of processors, memory of its largest process, what it read."""

    seconds: float
    cpu: float
    mb: float
    status: int
    said: str
    returns: tuple[tuple[str, str], ...]


def merge(period: Path) -> Cost:
    """Merge a period folder in a process of its own, and return what that took."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(period)], capture_output=True, check=True, env=environment
    )  # fmt: skip
    told = json.loads(done.stdout)
    return Cost(**{**told, "returns": tuple(map(tuple, told["returns"]))})


def scene(root: Path) -> Path:
    """Return a period folder with nothing in its inbox."""
    shutil.copytree(ROOT / "workbooks" / "2026", root / "2026", ignore=shutil.ignore_patterns("nhan", "tong-hop.xlsx"))
    (root / "2026" / "Q1" / "nhan").mkdir()
    return root / "2026" / "Q1"


def fill(period: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Put these files, and no others, into the inbox."""
    shutil.rmtree(period / "nhan")
    (period / "nhan").mkdir()
    for name, content in files:
        (period / "nhan" / name).write_bytes(content)


def main() -> None:
    """Measure what is asked for; end with 1 where something is beyond the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="BOMB")
    names = parser.parse_args().names or list(BOMBS)
    broken = False
    with tempfile.TemporaryDirectory() as folder:
        period = scene(Path(folder))
        merge(period)
        idle = merge(period)
        print(f"{'idle':28} {idle.seconds:6.2f} s {idle.cpu:6.2f} s CPU {idle.mb:5.0f} MB")
        for name in names:
            content = BOMBS[name]()
            fill(period, [(name, content)])
            broken |= _tell(name, len(content), merge(period), idle, ONE_SECONDS, ONE_MB)
        if names == list(BOMBS):
            fill(period, all_bombs())
            size = sum(file.stat().st_size for file in (period / "nhan").iterdir())
            broken |= _tell("all", size, merge(period), idle, ALL_SECONDS, ALL_MB)
    sys.exit(broken)


def _tell(name: str, size: int, cost: Cost, idle: Cost, seconds: float, mb: float) -> bool:
    """Print what a bomb cost, and return whether that is beyond the budget."""
    more = cost.cpu - idle.cpu
    is_beyond = cost.status != 0 or more > seconds or cost.mb > mb
    states = sorted({state for _, state in cost.returns})
    told = "BEYOND " * is_beyond + (cost.said if cost.status else "")
    print(
        f"{name:28} {cost.seconds:6.2f} s {more:+6.2f} s CPU {cost.mb:5.0f} MB  {size / 1000:9.0f} KB, "
        f"{len(cost.returns)} {', '.join(states)}  {told}",
        flush=True,
    )
    return is_beyond


if __name__ == "__main__":
    main()
