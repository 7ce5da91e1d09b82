"""Names of files and of entries in containers, as labels: what is shown and matched, never a path to write to."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

WITHIN = " › "
"""Stands between a container and what is in it: `goi.zip › bieu.xlsx`."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.DOTALL)
_INVISIBLE = re.compile(r"[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def clean_label(name: str) -> str:
    """Return a name that can be printed: NFC, without terminal escapes, control, invisible or direction characters.

    What stands between a container and what is in it stands in no name.
    """
    name = _INVISIBLE.sub("", _ESCAPES.sub("", name))
    name = name.encode("utf-8", "surrogateescape" if _is_escaped(name) else "replace").decode("utf-8", "replace")
    shown = "".join(" " if character in "\t\r\n" else character for character in unicodedata.normalize("NFC", name))
    shown = "".join(character for character in shown if unicodedata.category(character) != "Cc")
    return shown.strip().replace(WITHIN, " > ")


def distinct(labels: Iterable[str]) -> Iterator[str]:
    """Yield the labels in order, a number added to one that was there before: `bieu (2).xlsx`, unless one is so called.

    No two that come out are the same.
    """
    labels = tuple(labels)
    taken, used, last = set(labels), set[str](), dict[str, int]()
    for label in labels:
        free = label
        while free in used or (free != label and free in taken):
            last[label] = last.get(label, 1) + 1
            free = numbered(label, last[label])
        used.add(free)
        yield free


def numbered(label: str, number: int) -> str:
    """Return a label with a number before its suffix."""
    stem, dot, suffix = label.rpartition(".")
    return f"{stem or suffix} ({number}){f'.{suffix}' if dot else ''}"


def last_name(label: str) -> str:
    """Return the file's own name: after the last container and the last folder."""
    return label.rpartition(WITHIN)[2].rpartition("/")[2]


def _is_escaped(name: str) -> bool:
    """Whether the name's odd characters all stand for bytes the disk has and UTF-8 hasn't."""
    surrogates = [character for character in name if "\ud800" <= character <= "\udfff"]
    return all("\udc80" <= character <= "\udcff" for character in surrogates)
