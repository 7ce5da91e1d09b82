"""What lies in a folder as `nhan/`, opened as a merge opens it."""

from pathlib import Path

from cchc_excel.inbox.budget import LargeError, SharedRoom, smallest_first
from cchc_excel.inbox.entries import Candidate, Opened, find_files, open_each, room_of


def opened_in(folder: Path, tasks: int = 0) -> dict[str, Opened]:
    """Return every file in a folder, and in the zips and mails there, by its label, in order."""
    files, shared = find_files(folder), SharedRoom()
    found = {place: _open(file, tasks) for place, file in enumerate(files)}
    waiting = [(place, entry) for place, entry in found.items() if isinstance(entry, LargeError)]
    for place in smallest_first(waiting):
        found[place] = _open(files[place], tasks, shared)
    opened = (entry for place in sorted(found) if isinstance(found[place], tuple) for entry in found[place])
    return {entry.path: entry for entry in opened}


def _open(file: Candidate, tasks: int, shared: SharedRoom | None = None) -> tuple[Opened, ...] | LargeError:
    try:
        return open_each(file, lambda opened: (opened,), room_of(file, tasks, shared))
    except LargeError as large:
        return large
