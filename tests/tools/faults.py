"""A disk that fails at the n-th call, for every n: whatever a command opens, reads, writes, renames or deletes.

Run as `python -m tests.tools.faults` for all of them, or with `--most 20` for some spread over each command. Ends with
1 where anything is left half, `nhan/` is touched, a command says nothing, or says more than a sentence.
"""

import argparse
import builtins
import errno
import io
import os
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Self

from tests.tools.places import ROOT

BROKEN = "BROKEN"
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
COMMANDS = ("issue", "merge", "remind", "report", "status", "register")
_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.listdir", "os.scandir", "os.chmod", "os.link"}
_RETURNS = 5
_NOW = datetime(2026, 3, 18, 9)


@dataclass(slots=True)
class Fault:
    """Counts what is asked of the disk below a folder, and fails once, at a number that is never reached if it is 0."""

    folder: str
    number: int
    error: int
    count: int = 0
    hit: str = ""
    nested: list[int] = field(default_factory=list)

    def ask(self, what: str, path: object) -> None:
        """Fail where it is this call's turn."""
        if not isinstance(path, (str, bytes, os.PathLike)) or self.nested:
            return
        name = os.fsdecode(path)
        if not name.startswith(self.folder):
            return
        self.count += 1
        if self.count == self.number:
            self.hit = f"{what} {name.removeprefix(self.folder)}"
            raise OSError(self.error, os.strerror(self.error), name)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take what Python tells of every call."""
        if event in _EVENTS and arguments:
            self.ask(event, arguments[0])


class _Stream:
    """An open file whose reading, writing and closing may fail."""

    def __init__(self, stream: Any, path: object, fault: Fault) -> None:
        self.__dict__.update(_stream=stream, _path=path, _fault=fault)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._stream, name)
        if name in ("read", "readinto", "write", "flush", "truncate"):
            return lambda *arguments: self._tried(name, found, arguments)
        return found

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._stream, name, value)

    def _tried(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        self._fault.ask(name, self._path)
        return call(*arguments)

    def __enter__(self) -> Self:
        self._stream.__enter__()
        return self

    def __exit__(self, *told: object) -> None:
        self._stream.__exit__(*told)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._stream)


def inject(fault: Fault) -> None:
    """Let this process's disk fail: for good, so in a child of its own."""
    opened, synced = io.open, os.fsync

    def open_(file: Any, *arguments: Any, **named: Any) -> Any:
        stream = opened(file, *arguments, **named)
        inside = isinstance(file, (str, os.PathLike)) and os.fspath(file).startswith(fault.folder)
        return _Stream(stream, file, fault) if inside else stream

    def fsync(handle: int) -> None:
        with suppress(OSError):
            fault.ask("fsync", Path(f"/proc/self/fd/{handle}").readlink())
            synced(handle)
            return
        raise OSError(fault.error, os.strerror(fault.error))

    io.open = builtins.open = open_  # type: ignore[assignment]
    os.fsync = fsync
    sys.addaudithook(fault.hook)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status, what it said, how often the disk was asked, and what failed."""

    status: int
    said: str
    count: int
    hit: str


def run(period: Path, command: str, fault: Fault) -> Ended:
    """Run a command in a child of this process, everything loaded already, on a disk that fails once."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        told, status = io.StringIO(), 99
        with redirect_stdout(io.StringIO()), redirect_stderr(told):
            from cchc_excel import cli  # noqa: PLC0415
            from cchc_excel.cli import running  # noqa: PLC0415

            cli.now = lambda: _NOW  # the same bytes every time
            sys.argv = ["cchc", command, str(period)]
            inject(fault)
            status = running._run()  # noqa: SLF001 - `main` ends the process
        fault.nested.append(1)
        os.write(writing, f"{status}\n{fault.count}\n{fault.hit}\n{told.getvalue()}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read().decode("utf-8", "replace")
    os.waitpid(child, 0)
    status, count, hit, said = [*answer.split("\n", 3), "", "", "", ""][:4]
    return Ended(int(status or 99), said.strip(), int(count or 0), hit)


def content_of(plan_folder: Path) -> dict[str, bytes]:
    """Return every file of a plan folder."""
    return {str(file.relative_to(plan_folder)): file.read_bytes() for file in plan_folder.rglob("*") if file.is_file()}


@dataclass(frozen=True, slots=True)
class Scene:
    """A plan folder as a command finds it and as it leaves it."""

    kept: Path
    plan_folder: Path
    command: str
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    calls: int

    @classmethod
    def of(cls, root: Path, command: str) -> "Scene":
        """Set the scene: the sample's first period with a few returns, issued and merged before."""
        kept, plan_folder = root / command / "kept", root / command / "2026"
        shutil.copytree(ROOT / "workbooks" / "2026", kept, ignore=shutil.ignore_patterns("tong-hop.xlsx", "6T"))
        for file in sorted((kept / "Q1" / "nhan").rglob("*.*"))[_RETURNS:]:
            file.unlink()
        for earlier in ("register", "issue", "merge"):
            _prepare(kept, earlier)
        (kept / "Q1" / "tong-hop.xlsx").write_bytes(_edited(kept / "Q1" / "tong-hop.xlsx"))
        old = content_of(kept)
        shutil.copytree(kept, plan_folder)
        ended = run(_target(plan_folder, command), command, Fault(str(plan_folder), 0, errno.EIO))
        if ended.status not in (0, 1):
            raise RuntimeError(ended.said)
        return cls(kept, plan_folder, command, old, content_of(plan_folder), ended.count)

    def fail(self, number: int, error: int) -> str:
        """Run the command once more with the disk failing at that call, and return what came of it."""
        shutil.rmtree(self.plan_folder)
        shutil.copytree(self.kept, self.plan_folder)
        ended = run(_target(self.plan_folder, self.command), self.command, Fault(str(self.plan_folder), number, error))
        verdict = self._judge(ended)
        return f"{BROKEN}: {verdict} ({ended.hit}, {errno.errorcode[error]}: {ended.said[-200:]})" if verdict else (
            "refused" if ended.status == 2 else "done all the same"
        )  # fmt: skip

    def _judge(self, ended: Ended) -> str:
        """Return what is broken; nothing where all is as it must be."""
        found = content_of(self.plan_folder)
        for name in found.keys() | self.old.keys() | self.new.keys():
            now, old, new = found.get(name), self.old.get(name), self.new.get(name)
            if "/nhan/" in name and now != old:
                return f"{name} was touched"
            if now not in (old, new) and not _may_differ(name, now, ended):
                return f"{name} is neither the old nor the new"
        if ended.status not in (0, 1, 2):
            return f"status {ended.status}"
        if "ngoài dự kiến" in ended.said or "Traceback" in ended.said:
            return "a fault of the program"
        # A plan workbook that can't be used is refused with a list of its faults.
        if ended.status == 2 and len(ended.said.splitlines()) != 1 and "lỗi cần sửa" not in ended.said:
            return "more or less than one sentence"
        return ""


def _may_differ(name: str, now: bytes | None, ended: Ended) -> bool:
    """Whether a file may be another than the old and the new: whole, with what could not be read named in it."""
    base = Path(name).name
    if base.startswith((".cchc-", ".khoa-cchc")):
        return ended.hit.startswith(("os.remove", "os.rename")) or base.startswith(".khoa")
    if now is None:
        return False
    if base.endswith(".csv"):
        return now.endswith(b"\n") or not now
    # Written anew after each kind of letter: it lists those that are there.
    if base == "danh-sach-gui.html":
        return now.rstrip().endswith(b"</html>")
    # What lies in nhan/ and can't be read is named, and the rest is merged.
    if "/nhan" in ended.hit or "thu/" in ended.hit:
        return zipfile.is_zipfile(io.BytesIO(now)) or base.endswith(".eml")
    return base.endswith(".eml") or "da sua tay" in base


def _prepare(kept: Path, command: str) -> None:
    ended = run(_target(kept, command), command, Fault(str(kept), 0, errno.EIO))
    if ended.status not in (0, 1):
        raise RuntimeError(ended.said)


def _target(plan_folder: Path, command: str) -> Path:
    return plan_folder if command == "register" else plan_folder / "Q1"


def _edited(summary: Path) -> bytes:
    """Return the summary as somebody saved it: a copy of it is kept by the next merge."""
    with zipfile.ZipFile(summary) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != "docProps/cchc.xml"}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    return made.getvalue()


def sweep(root: Path, commands: tuple[str, ...] = COMMANDS, most: int = 0) -> Counter[str]:
    """Let the disk fail at each call of each command, or at no more than so many of each; return what came of it."""
    came: Counter[str] = Counter()
    for command in commands:
        scene = Scene.of(root, command)
        step = max(1, scene.calls // most) if most else 1
        for number in range(1, scene.calls + 1, step):
            for error in ERRORS if not most else (ERRORS[number % len(ERRORS)],):
                came[f"{command}: {scene.fail(number, error)}"] += 1
        came[f"{command}: calls of the disk"] = scene.calls
    return came


def main() -> None:
    """Fail as often as is asked for, and print what came of it; end with 1 where anything is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commands", nargs="*", default=COMMANDS, metavar="COMMAND")
    parser.add_argument("--most", type=int, default=0, metavar="N", help="calls of each command; all without it")
    asked = parser.parse_args()
    for module in ("cli.running", "steps.periods", "steps.drafting", "writing.summary", "writing.report"):
        import_module(f"cchc_excel.{module}")  # once, before the children
    with tempfile.TemporaryDirectory() as root:
        came = sweep(Path(root), tuple(asked.commands), asked.most)
    for outcome, count in sorted(came.items()):
        print(f"{count:6}  {outcome}")
    sys.exit(any(BROKEN in outcome for outcome in came))


if __name__ == "__main__":
    main()
