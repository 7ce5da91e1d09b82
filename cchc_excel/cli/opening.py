"""Folders and files opened with the system's own program; where that can't be done, nothing else suffers."""

import shutil
import subprocess
import sys
from pathlib import Path


def open_with_system(path: Path) -> bool:
    """Open a folder or a file, and return whether a program was found for it."""
    if not path.exists():
        return False
    try:
        if sys.platform == "win32":
            import os

            os.startfile(path)  # noqa: S606 - what Windows opens by a double click
            return True
        program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if program is None:
            return False
        nowhere = subprocess.DEVNULL
        subprocess.Popen(  # noqa: S603 - the system's own opener, and a path of the plan folder
            [program, str(path)], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except (OSError, NotImplementedError):
        return False
    return True
