"""What people change by hand in a package this program wrote (.xlsx, .docx) is noticed, and kept beside the new one.

A package is sealed by one small part more, which holds a digest over the names, sizes and check sums of all others: it
costs nothing at any size, travels with the file, and says nothing to the program that opens it. Who saves the file
writes other parts; Excel and Word drop this one, too.
"""

import errno
import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from cchc_excel.moments import read_disk_moment
from cchc_excel.words import at_vietnam
from cchc_excel.writing.files.atomic import write_atomically, write_bytes

_SEAL = "docProps/cchc.xml"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def write_sealed(path: Path, write: Callable[[Path], object]) -> Path | None:
    """Let `write` make a package, seal it and put it in its place; return the copy kept of one that was edited."""

    def write_and_seal(temporary: Path) -> None:
        write(temporary)
        seal(temporary)

    kept = keep_edited(path)
    write_atomically(path, write_and_seal)
    return kept


def seal(package: Path) -> None:
    """Note in a package just written that it is as it was written. The same parts give the same bytes.

    Raises OSError where it can't be read again: zipfile itself would then begin a new package in its place.
    """
    with package.open("r+b") as stream, zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as opened:
        if not opened.infolist():
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(package))
        entry = zipfile.ZipInfo(_SEAL, _FIXED_DATE)
        entry.create_system = 0
        opened.writestr(entry, _seal_of(opened))


def is_edited(package: Path) -> bool:
    """Whether a package is no longer as it was sealed; one that can't be read, or never was sealed, is edited."""
    try:
        with zipfile.ZipFile(package) as opened:
            return opened.read(_SEAL) != _seal_of(opened)
    except (KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return True


def keep_edited(package: Path) -> Path | None:
    """Keep a copy of a package that was edited since it was sealed, and return it; None where there is none to keep.

    The copy's name tells when it was saved; a copy that was kept before is never written over.
    """
    if not package.is_file() or not is_edited(package):
        return None
    content = package.read_bytes()
    moment = read_disk_moment(package.stat().st_mtime)
    saved_at = f" {at_vietnam(moment):%Y-%m-%d %H%M}" if moment else ""
    base = f"{package.stem} (da sua tay{saved_at}"
    number = 1
    while True:
        copy = package.with_name(f"{base}{f' {number}' if number > 1 else ''}){package.suffix}")
        if not copy.exists():
            write_bytes(copy, content)
            return copy
        if copy.read_bytes() == content:
            return copy
        number += 1


def _seal_of(opened: zipfile.ZipFile) -> bytes:
    parts = sorted((part.filename, part.file_size, part.CRC) for part in opened.infolist() if part.filename != _SEAL)
    digest = hashlib.sha256(repr(parts).encode()).hexdigest()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<cchc xmlns="urn:cchc-excel" sha256="{digest}"/>\n'.encode()
