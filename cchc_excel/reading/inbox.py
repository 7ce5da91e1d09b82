"""What lies in `nhan/`: every file, in an order that does not depend on the disk. Nothing there is ever changed."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SET_ASIDE_FOLDER = "khong-dung"

_LITTER_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_LITTER_PREFIXES = ("~$", ".~lock.", "._")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a return. `path` is relative to `nhan/`, with slashes."""

    path: str
    file: Path
    set_aside: bool

    @property
    def name(self) -> str:
        """Return the file's own name."""
        return self.path.rpartition("/")[2]

    @property
    def is_litter(self) -> bool:
        """Whether a program or the system left it there: a lock file, a folder's settings."""
        name = self.name.casefold()
        return name in _LITTER_NAMES or name.startswith(_LITTER_PREFIXES)


def find_candidates(inbox: Path) -> Iterator[Candidate]:
    """Yield every file under `nhan/`, sub-folders included, sorted by name; none where the folder isn't there."""
    found = []
    for file in inbox.rglob("*"):
        if file.is_file():
            path = unicodedata.normalize("NFC", file.relative_to(inbox).as_posix())
            found.append(Candidate(path, file, path.startswith(f"{SET_ASIDE_FOLDER}/")))
    yield from sorted(found, key=lambda candidate: candidate.path)
