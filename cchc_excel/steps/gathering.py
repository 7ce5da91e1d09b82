"""`minh-chung/`: copies of the documents that support reported tasks, gathered by task (*minh chứng*)."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from cchc_excel.domain import Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.inbox.budget import SharedRoom
from cchc_excel.inbox.entries import find_files, open_candidate, room_of
from cchc_excel.inbox.labels import WITHIN
from cchc_excel.telling.supports import FOLDER, support_name
from cchc_excel.writing.files.atomic import remove, write_bytes

_OWN = re.compile(r"[A-Z0-9-]+-[0-9a-f]{6}-.+")
"""How a file that was gathered is called; whatever else lies there is somebody's own and stays."""


def gather_documents(folder: PeriodFolder, summary: Summary) -> tuple[Path, ...]:
    """Copy each document that supports a task to its folder, and take away what supports none any more."""
    copies = _copies(folder, summary)
    kept = {copy for of_document in copies.values() for copy in of_document}
    for file in sorted((folder.path / FOLDER).rglob("*")):
        if file.is_file() and _OWN.fullmatch(file.name) and file not in kept:
            remove(file)
    for path, content in _contents(folder, copies.keys(), len(summary.plan.known_tasks)):
        for copy in copies[path]:
            if not (copy.is_file() and copy.read_bytes() == content):
                write_bytes(copy, content)
    return tuple(sorted(kept))


def _copies(folder: PeriodFolder, summary: Summary) -> dict[str, list[Path]]:
    """Return where the copies of each document go, by its path in `nhan/`."""
    copies: dict[str, list[Path]] = {}
    for (unit, task), supports in summary.supports.items():
        for support in supports:
            copies.setdefault(support.path, []).append(folder.path / FOLDER / task / support_name(unit, support))
    return copies


def _contents(folder: PeriodFolder, paths: Collection[str], tasks: int) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each of these documents, out of the zip or mail that it lies in."""
    files = {path.partition(WITHIN)[0] for path in paths}
    for candidate in find_files(folder.inbox):
        if candidate.path in files:
            for opened in open_candidate(candidate, room_of(candidate, tasks, SharedRoom())):
                if opened.path in paths:
                    yield opened.path, opened.data
