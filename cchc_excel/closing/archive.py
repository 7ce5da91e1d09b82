"""The archive of a closed period (`luu/CCHC-<NĂM>-<KỲ>.zip`): all that its figures come from, and what proves it."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from cchc_excel.closing.log import ARCHIVES, ClosingLog
from cchc_excel.disk import explain_refusal
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, SUMMARY_NAME, TEMPORARY_PREFIX, PeriodFolder
from cchc_excel.inbox.labels import clean_label, distinct
from cchc_excel.writing.files.atomic import write_atomically
from cchc_excel.writing.files.lock import LOCK_NAME

SUMS = "SHA256SUMS.txt"
"""The list in the archive, as sha256sum writes and reads it: the sum, two spaces, the name."""

_OFFICE_LOCKS = ("~$", ".~lock.")
_CHUNK = 1 << 20


def archive_path(folder: PeriodFolder, year: int, log: ClosingLog) -> Path:
    """Return where the archive goes: one that the log knows is never written over."""
    stem, known = f"CCHC-{year}-{folder.code}", log.archives()
    number = 1
    while f"{stem}{_suffix(number)}.zip" in known:
        number += 1
    return folder.plan.parent / ARCHIVES / f"{stem}{_suffix(number)}.zip"


def _suffix(number: int) -> str:
    return f"-{number}" if number > 1 else ""


def write_archive(path: Path, folder: PeriodFolder, earlier: Iterable[str], summary: bytes, at: datetime) -> str:
    """Write the archive of a period and return its SHA-256.

    `earlier` are the codes of the periods whose summaries the figures rest on, `summary` the bytes of the period's own
    as it is about to be written. Raises OperatorError where a file can't be read: what isn't whole is no archive.
    """
    write_atomically(path, lambda temporary: _fill(temporary, folder, earlier, summary, at))
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _fill(target: Path, folder: PeriodFolder, earlier: Iterable[str], summary: bytes, at: datetime) -> None:
    files = list(_files(folder, earlier))
    names = list(distinct(clean_label(name) for name, _ in files))
    sums: list[str] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, (_, file) in zip(names, files, strict=True):
            if file == folder.summary:
                package.writestr(_entry(name, at), summary)
                sums.append(_line(hashlib.sha256(summary).hexdigest(), name))
            else:
                sums.append(_line(_copy(package, _entry(name, at), file), name))
        package.writestr(_entry(SUMS, at), "".join(sums))


def _files(folder: PeriodFolder, earlier: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Yield each file that goes in, with its name there; the folders stand as they do in the plan folder."""
    root = folder.plan.parent
    yield PLAN_NAME, folder.plan
    for code in earlier:
        yield f"{code}/{SUMMARY_NAME}", root / code / SUMMARY_NAME
    for file in sorted(folder.path.rglob("*")):
        if file.is_file() and not _is_passing(file):
            yield f"{folder.code}/{file.relative_to(folder.path).as_posix()}", file


def _is_passing(file: Path) -> bool:
    """Whether a file is there only while a program is at work."""
    return file.name == LOCK_NAME or file.name.startswith((TEMPORARY_PREFIX, *_OFFICE_LOCKS))


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _copy(package: zipfile.ZipFile, entry: zipfile.ZipInfo, file: Path) -> str:
    """Copy a file into the archive and return its SHA-256."""
    try:
        with file.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
            source.seek(0)
            with package.open(entry, "w", force_zip64=True) as stream:
                shutil.copyfileobj(source, stream, _CHUNK)
    except OSError as problem:
        raise OperatorError(
            f"Không lưu được “{file}” vào bản lưu: {explain_refusal(problem, file)}. Kỳ chưa chốt; hãy đóng hoặc tải "
            "tệp đó về máy rồi chạy lại."
        ) from problem
    return digest


def _line(digest: str, name: str) -> str:
    return f"{digest}  {name}\n"
