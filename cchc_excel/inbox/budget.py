"""How much `nhan/` may cost altogether (*giới hạn đọc*): what one file unpacks into, and workbooks of unusual size.

Counted in what is read, never in time: the same files always come to the same end. A return is never held up by what
others sent: each file has room of its own, and what needs more waits (`LargeError`) until all others are read; then it
is taken from what all share, the smallest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_excel.books.parts.preflight import count_elements

_USUAL_ELEMENTS = 15_000
"""XML elements of a workbook that nothing is said about: ten times those of a form of forty tasks."""

ELEMENTS_A_TASK = 100
"""More of them for each task of the plan."""

_USUAL_WITHIN = 1_000
"""Of a workbook in a container, where a thousand cost no more room than one."""

_PACKED_ELEMENT = 4
"""Packed bytes that an element of an honest workbook takes at least; what takes more is read like any other file."""

SHARED_ELEMENTS = 200_000
"""Beyond all that, of all workbooks together: some one second."""

_OWN_FILES, _BYTES_A_FILE = 300, 4_000
_OWN_BYTES, _OWN_RATIO = 5_000_000, 3
_SHARED_FILES, _SHARED_BYTES = 300, 200_000_000


class LargeError(Exception):
    """A file needs more than its own room; `weight` tells how much, in XML elements, then in files."""

    def __init__(self, elements: int, files: int) -> None:
        super().__init__(elements, files)
        self.weight = (elements, files)


@dataclass(slots=True)
class SharedRoom:
    """What all files of an inbox may cost together, beyond what each has for itself."""

    files: int = _SHARED_FILES
    size: int = _SHARED_BYTES
    elements: int = SHARED_ELEMENTS


@dataclass(slots=True)
class Room:
    """What one file on disk may still cost, containers within containers included.

    `usual` is how many XML elements a workbook may have; without `shared`, what needs more is a LargeError.
    """

    files: int
    size: int
    usual: int
    shared: SharedRoom | None = None

    @classmethod
    def of(cls, size: int, tasks: int, shared: SharedRoom | None = None) -> "Room":
        """Return the room of a file of so many bytes, for returns of a plan of so many tasks."""
        usual = _USUAL_ELEMENTS + ELEMENTS_A_TASK * tasks
        return cls(_OWN_FILES + size // _BYTES_A_FILE, _OWN_BYTES + _OWN_RATIO * size, usual, shared)

    def unpack(self, files: int, size: int) -> bool:
        """Take room for so many files of so many bytes together; False, and nothing taken, where there is none."""
        more_files, more_bytes = max(files - self.files, 0), max(size - self.size, 0)
        if not self._share(files=more_files, size=more_bytes):
            return False
        self.files, self.size = max(self.files - files, 0), max(self.size - size, 0)
        return True

    def read(self, data: bytes, *, is_held: bool) -> bool:
        """Take room for a workbook, in a container (`is_held`) or by itself; False where there is none."""
        return self._share(elements=weigh(data, _USUAL_WITHIN if is_held else self.usual))

    def _share(self, files: int = 0, size: int = 0, elements: int = 0) -> bool:
        if not (files or size or elements):
            return True
        if self.shared is None:
            raise LargeError(elements, files)
        if files > self.shared.files or size > self.shared.size or elements > self.shared.elements:
            return False
        self.shared.files -= files
        self.shared.size -= size
        self.shared.elements -= elements
        return True


def weigh(data: bytes, usual: int) -> int:
    """Return how many XML elements a workbook has beyond what is usual for its size; 0 for most."""
    return max(count_elements(data, usual, _PACKED_ELEMENT), 0)


def smallest_first(waiting: Iterable[tuple[int, LargeError]]) -> list[int]:
    """Return the places of files that wait, in the order in which they are read."""
    return [place for _, place in sorted((large.weight, place) for place, large in waiting)]
