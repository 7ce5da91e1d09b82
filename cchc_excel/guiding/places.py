"""The plan folders near a folder (*thư mục kế hoạch*): the folder itself, its parent, or below it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cchc_excel.folders import PLAN_NAME

_DEEPEST = 3
"""Levels below the working folder: `workbooks/2026` in a package that stands in a folder of its own."""
_MOST_FOLDERS = 2000
"""Looked into at most: whoever starts at the root of a drive doesn't wait for all of it."""
_SAMPLE = Path("workbooks") / "2026"


def find_plan_folders(working: Path) -> tuple[Path, ...]:
    """Return the plan folders, the nearest first: the one that holds the working folder stands alone."""
    for folder in (working, working.parent):
        if _is_plan_folder(folder):
            return (folder,)
    return tuple(folder for folder in _below(working) if _is_plan_folder(folder))


def find_sample() -> Path | None:
    """Return the sample plan folder that came with the program; None where it came without."""
    above = Path(__file__).resolve().parents
    return next((folder / _SAMPLE for folder in above if _is_plan_folder(folder / _SAMPLE)), None)


def _is_plan_folder(folder: Path) -> bool:
    with suppress(OSError):
        return (folder / PLAN_NAME).is_file()
    return False


def _below(working: Path) -> Iterator[Path]:
    """Yield the folders below, level by level; not into a plan folder, hidden ones or what leads elsewhere."""
    level, seen = [working], 0
    for _ in range(_DEEPEST):
        level = [inner for folder in level if not _is_plan_folder(folder) for inner in _inside(folder)]
        for folder in level:
            seen += 1
            if seen > _MOST_FOLDERS:
                return
            yield folder


def _inside(folder: Path) -> list[Path]:
    with suppress(OSError):
        inner = (entry for entry in folder.iterdir() if not entry.name.startswith((".", "$")))
        return sorted(entry for entry in inner if not entry.is_symlink() and entry.is_dir())
    return []
