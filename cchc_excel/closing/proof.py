"""Whether an archive is still what it was when its period was closed: `cchc check` of it asks this."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from cchc_excel.closing.archive import SUMS
from cchc_excel.closing.log import ClosingLog
from cchc_excel.folders import PLAN_NAME
from cchc_excel.rules import Finding, Rule, archives

_PROBLEMS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_NAMED = re.compile(r"CCHC-.*\.zip", re.IGNORECASE)
_LARGEST_LIST = 50_000_000


def is_archive(file: Path) -> bool:
    """Whether a file is the archive of a closed period: by its name, and a zip with the list of sums and the plan."""
    if not _NAMED.match(file.name):
        return False
    try:
        with zipfile.ZipFile(file) as package:
            return {SUMS, PLAN_NAME} <= set(package.namelist())
    except (*_PROBLEMS, OSError):
        return False


def check_archive(file: Path) -> tuple[int, tuple[Finding, ...]]:
    """Return how many files the archive holds, and what isn't as it was: by its own list, and by the log beside it."""
    try:
        with zipfile.ZipFile(file) as package:
            listed = _listed(package)
            findings = (*_compare(package, listed, str(file)), *_look_up(file))
            return len(listed), findings
    except _PROBLEMS as problem:
        detail = type(problem).__name__
        return 0, (Finding(archives.ARCHIVE_DAMAGED, str(file), details={"detail": detail}),)


def _listed(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the sums of the list, by name."""
    if package.getinfo(SUMS).file_size > _LARGEST_LIST:
        raise ValueError(SUMS)
    lines = package.read(SUMS).decode("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines) if name}


def _compare(package: zipfile.ZipFile, listed: dict[str, str], path: str) -> Iterator[Finding]:
    names = [name for name in package.namelist() if name != SUMS]
    for name in dict.fromkeys((*listed, *names)):
        rule = _fault(package, name, listed.get(name), names.count(name))
        if rule:
            yield Finding(rule, path, details={"name": name})


def _fault(package: zipfile.ZipFile, name: str, digest: str | None, times: int) -> Rule | None:
    if digest is None or times > 1:
        return archives.ARCHIVE_ADDED
    if not times:
        return archives.ARCHIVE_LACKS
    try:
        with package.open(name) as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == digest  # type: ignore[arg-type]
    except _PROBLEMS:
        same = False
    return None if same else archives.ARCHIVE_CHANGED


def _look_up(file: Path) -> Iterator[Finding]:
    """Yield what the log says against the archive itself, where it lies beside it."""
    digest = ClosingLog.open(file.resolve().parent.parent).archives().get(file.name)
    if digest is None:
        yield Finding(archives.ARCHIVE_UNLOGGED, str(file))
        return
    with file.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
            yield Finding(archives.ARCHIVE_REPLACED, str(file))
