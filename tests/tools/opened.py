"""What lies in a folder as `nhan/`, opened as a merge opens it."""

from pathlib import Path

from cchc_excel.inbox.entries import Opened, find_files, open_each


def opened_in(folder: Path) -> dict[str, Opened]:
    """Return every file in a folder, and in the zips and mails there, by its label, in order."""
    found = (opened for file in find_files(folder) for opened in open_each(file, lambda opened: (opened,)))
    return {opened.path: opened for opened in found}
