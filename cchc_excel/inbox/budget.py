"""How much `nhan/` may cost altogether (*giới hạn đọc*): what one file unpacks into, and workbooks of unusual size.

Counted in what is read, never in time: the same files always come to the same end. A return is never held up by what
others sent: each file has room of its own, and only what goes beyond that is taken from what all share.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Shared:
    """What all files of an inbox may unpack into, beyond what each has for itself; what is usual in a workbook."""

    usual: int = _USUAL_ELEMENTS
    files: int = _SHARED_FILES
    bytes: int = _SHARED_BYTES

    @classmethod
    def of(cls, tasks: int) -> "Shared":
        """Return what an inbox may cost whose plan has so many tasks."""
        return cls(_USUAL_ELEMENTS + ELEMENTS_A_TASK * tasks)


@dataclass(slots=True)
class Room:
    """What one file on disk may still unpack into, containers within containers included."""

    files: int
    bytes: int
    shared: Shared = field(default_factory=Shared)

    @classmethod
    def of(cls, size: int, shared: Shared | None = None) -> "Room":
        """Return the room of a file of so many bytes."""
        return cls(_OWN_FILES + size // _BYTES_A_FILE, _OWN_BYTES + _OWN_RATIO * size, shared or Shared())

    def take(self, files: int, size: int) -> bool:
        """Take room for so many files of so many bytes together; False, and nothing taken, where there is none."""
        more_files, more_bytes = max(files - self.files, 0), max(size - self.bytes, 0)
        if more_files > self.shared.files or more_bytes > self.shared.bytes:
            return False
        self.files, self.bytes = max(self.files - files, 0), max(self.bytes - size, 0)
        self.shared.files -= more_files
        self.shared.bytes -= more_bytes
        return True


def weigh(data: bytes, shared: Shared, *, is_held: bool) -> int:
    """Return how many XML elements a workbook has beyond what is usual for its size; 0 for most."""
    usual = _USUAL_WITHIN if is_held else shared.usual
    return max(count_elements(data, usual, _PACKED_ELEMENT), 0)


def beyond(weights: Iterable[int]) -> frozenset[int]:
    """Return the places of the workbooks that are not read, of these weights: the smallest are read first."""
    left, refused = SHARED_ELEMENTS, set()
    for weight, place in sorted((weight, place) for place, weight in enumerate(weights)):
        left -= weight
        if left < 0:
            refused.add(place)
    return frozenset(refused)
