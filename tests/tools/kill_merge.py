"""Kill a merge at random moments, and see what it leaves: the old files or the new ones, each whole, never half.

Run as `python -m tests.tools.kill_merge --kills 200 --interrupts 200`.

A kill is the power cut: what is left over is gone
after the next run. An interruption is Ctrl-C: one sentence, exit status 2, and nothing left over at once.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.tools.places import ROOT

EARLIER = ("--as-of", "2026-01-15")
WATCHED = ("tong-hop.xlsx", "tra-lai", "giao")
SENTENCE = "Đã dừng theo yêu cầu"
NOT_YET = "before Python could listen"
BROKEN = "BROKEN"


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command on a period folder, as the leader of a group of its own, as in a terminal."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "cchc_excel", *arguments]
    return subprocess.Popen(
        [*command[:4], str(folder), *command[4:]],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment, start_new_session=True,
    )  # fmt: skip


def finish(folder: Path, *arguments: str) -> float:
    """Run a command to its end, and return how long it took."""
    began = time.monotonic()
    with start(folder, *arguments) as process:
        _, said = process.communicate()
    if process.returncode:
        raise RuntimeError(said)
    return time.monotonic() - began


def outputs(folder: Path) -> dict[str, bytes]:
    """Return every file that people look for, by its name in the folder."""
    files = [file for name in WATCHED for file in (folder / name, *(folder / name).glob("*")) if file.is_file()]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files if not file.name.startswith(".")}


@dataclass(frozen=True, slots=True)
class Scene:
    """A period folder, what a command finds there, what it makes of it, and how long that takes."""

    folder: Path
    command: str
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    seconds: float

    @classmethod
    def of(cls, root: Path, command: str) -> "Scene":
        """Set the scene: the sample's first period, merged as of an earlier day, its forms of an earlier issue."""
        plan_folder = root / command / "2026"
        shutil.copytree(ROOT / "workbooks" / "2026", plan_folder, ignore=shutil.ignore_patterns("tong-hop.xlsx", "6T"))
        folder = plan_folder / "Q1"
        finish(folder, "issue")
        finish(folder, "merge", *EARLIER)
        if command == "issue":
            for form in (folder / "giao").iterdir():
                form.write_bytes(b"an earlier issue")
        old = outputs(folder)
        seconds = finish(folder, command)
        return cls(folder, command, old, outputs(folder), seconds)

    def reset(self) -> None:
        """Put the old files back."""
        for name in self.new.keys() - self.old.keys():
            (self.folder / name).unlink(missing_ok=True)
        for name, content in self.old.items():
            (self.folder / name).write_bytes(content)

    def stop(self, number: int, chance: random.Random) -> str:
        """Stop the command at a random moment by a signal, and return what came of it."""
        self.reset()
        with start(self.folder, self.command) as process:
            time.sleep(chance.uniform(chance.choice((0, 0.4)), 1) * self.seconds)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, number) if hasattr(os, "killpg") else process.send_signal(number)
            _, said = process.communicate()
        return self.judge(process.returncode, said, interrupted=number == signal.SIGINT)

    def judge(self, code: int, said: str, *, interrupted: bool) -> str:
        """Return what a stopped run left: the old, some new, all new; or what is broken."""
        found = outputs(self.folder)
        for name in found.keys() | self.old.keys() | self.new.keys():
            if found.get(name) not in (self.old.get(name), self.new.get(name)):
                return f"{BROKEN}: {name} is neither the old nor the new"
        if interrupted and (left := left_over(self.folder)):
            return f"{BROKEN}: left over {left}"
        if interrupted and (code not in (0, 2) or "Traceback" in said or (code == 2 and SENTENCE not in said)):
            is_python = found == self.old and str(ROOT / "cchc_excel") not in said
            return NOT_YET if is_python else f"{BROKEN}: status {code}, {said[-300:]}"
        if found == self.new:
            return "all new"
        return "the old" if found == self.old else "some new, each whole"


def left_over(folder: Path) -> list[str]:
    """Return the files that no run may leave behind."""
    return sorted(path.name for path in folder.rglob(".*") if path.is_file() and not path.name.startswith(".~lock"))


KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Ends a process at once; Windows has one way only, and calls it so."""

COMMANDS = ("merge", "merge", "merge", "issue")


def run(root: Path, kills: int, interrupts: int, seed: int = 1, commands: Sequence[str] = COMMANDS) -> Counter[str]:
    """Kill and interrupt the commands in turn, that often; return how often each came of it."""
    chance = random.Random(seed)  # noqa: S311 - the same moments every time, as far as a clock allows
    scenes = {command: Scene.of(root, command) for command in dict.fromkeys(commands)}
    came: Counter[str] = Counter()
    for name, number, count in (("kill", KILL, kills), ("interrupt", signal.SIGINT, interrupts)):
        for index in range(count):
            scene = scenes[commands[index % len(commands)]]
            came[f"{name} {scene.command}: {scene.stop(number, chance)}"] += 1
        for scene in scenes.values():
            finish(scene.folder, scene.command)
            left = left_over(scene.folder)
            came[f"run after {name}s: {f'{BROKEN}, left over {left}' if left else 'nothing left over'}"] += 1
            if outputs(scene.folder) != scene.new:
                came[f"run after {name}s: {BROKEN}, not what it was"] += 1
    return came


def main() -> None:
    """Run what is asked for and print what came of it; end with 1 where anything is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--interrupts", type=int, default=20, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        came = run(Path(root), asked.kills, asked.interrupts, asked.seed)
    for outcome, count in sorted(came.items()):
        print(f"{count:6}  {outcome}")
    sys.exit(any(BROKEN in outcome for outcome in came))


if __name__ == "__main__":
    main()
