"""Files that people edit after the program wrote them: never overwritten, kept beside the new one under a dated name.

A package carries a seal in its core properties: a hash of all its parts. Whoever saves it again changes a part.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import count
from pathlib import Path

from cchc_excel.errors import OperatorError
from cchc_excel.words import VIETNAM
from cchc_excel.writing.atomic import write_bytes
from cchc_excel.writing.packages import pack, unpack

CORE_PART = "docProps/core.xml"
BLANK_SEAL = f"cchc-{'0' * 64}"
"""What whoever makes a package writes in a core property, for `seal` to replace."""

_SEAL = re.compile("cchc-[0-9a-f]{64}")


def seal(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the parts packed, with their seal in place of the blank one."""
    sealed = str(parts[CORE_PART]).replace(BLANK_SEAL, _seal_of(parts))
    return pack({**parts, CORE_PART: sealed})


def is_untouched(content: bytes) -> bool:
    """Whether a package is as `seal` returned it."""
    try:
        parts = unpack(content)
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, RuntimeError, OSError, EOFError):
        return False
    found = _SEAL.search(str(parts.get(CORE_PART, "")))
    return found is not None and found[0] == _seal_of(parts)


def replace_keeping_edits(path: Path, content: bytes) -> Path | None:
    """Write a sealed package to `path`; return where the one is kept that stood there and that people had edited.

    Raises OperatorError where the file is open elsewhere; everything is then as before.
    """
    kept = _keep(path)
    try:
        write_bytes(path, content)
    except OperatorError:
        if kept:
            kept.unlink()
        raise
    return kept


def _keep(path: Path) -> Path | None:
    """Copy an edited file to a dated name beside it, and return that."""
    if not path.is_file():
        return None
    try:
        edited, saved = path.read_bytes(), path.stat().st_mtime
    except OSError as problem:
        raise OperatorError(f"Không đọc được “{path}”. Hãy đóng tệp nếu đang mở rồi chạy lại lệnh.") from problem
    if is_untouched(edited):
        return None
    name = next(name for name in _names(path, datetime.fromtimestamp(saved, VIETNAM)) if not name.exists())
    write_bytes(name, edited)
    return name


def _names(path: Path, saved: datetime) -> Iterator[Path]:
    """Yield names that tell when an edited file was saved: bao-cao (da sua 2026-06-20 14h30).docx."""
    stem = f"{path.stem} (da sua {saved:%Y-%m-%d %Hh%M})"
    yield path.with_name(f"{stem}{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{stem} {number}{path.suffix}")


def _seal_of(parts: Mapping[str, str | bytes]) -> str:
    """Return the hash of all parts, their names and lengths, the seal itself left blank."""
    digest = hashlib.sha256()
    blank = {**parts, CORE_PART: _SEAL.sub(BLANK_SEAL, str(parts[CORE_PART]))}
    for name in sorted(blank):
        part = blank[name]
        content = part.encode() if isinstance(part, str) else part
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return f"cchc-{digest.hexdigest()}"
