"""Make the returns with one defect each under `tests/returns/`: python -m tests.tools.make_returns [NAME…].

Without names all are made. They start from `tidy.xlsx`, as it was issued and filled when these returns were first
made: a new template doesn't move the cells that `expected.toml` names. `--anew` issues the forms again. The same bytes
come out of every run, but for the password's salt and some words that LibreOffice puts into .ods by chance.
"""

import sys
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools import (
    defects_around,  # noqa: F401 - enters its defects
    defects_columns,  # noqa: F401
    defects_edges,  # noqa: F401
    defects_files,  # noqa: F401
    defects_halves,  # noqa: F401
    defects_identity,  # noqa: F401
    defects_lasting,  # noqa: F401
    defects_rows,  # noqa: F401
    defects_shape,  # noqa: F401
    defects_signs,  # noqa: F401
    defects_values,  # noqa: F401
)
from tests.tools.defects import DEFECTS, FOLDER, OTHER, TIDY, Defect
from tests.tools.libreoffice import convert_all
from tests.tools.make_samples import fill, settle_times
from tests.tools.returns_plan import PLAN
from tests.tools.returns_plan import TIDY as ANSWERS

SAVED_AT = datetime(2026, 6, 10, 9, 0)


def main() -> None:
    """Make what is asked for."""
    names = [name for name in sys.argv[1:] if name != "--anew"]
    if "--anew" in sys.argv:
        make_base()
    entries = [entry for entry in DEFECTS.values() if entry.name in names or not names]
    for entry in entries:
        if not entry.office:
            make(entry)
    for suffix in (".xlsx", ".xls", ".ods"):
        with tempfile.TemporaryDirectory() as folder:
            make_by_office([entry for entry in entries if entry.office and entry.suffix == suffix], Path(folder))


def make_base() -> None:
    """Issue the forms of the small plan, and fill two of them in."""
    FOLDER.mkdir(exist_ok=True)
    write_plan(PLAN, FOLDER / "ke-hoach.xlsx")
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "ke-hoach.xlsx"
        plan.write_bytes((FOLDER / plan.name).read_bytes())
        forms = {path.stem.rpartition("-")[2]: path for path in steps.issue(PeriodFolder(Path(folder) / "6T"))[1]}
        for path, unit in ((TIDY, "HCTC"), (OTHER, "KSTT")):
            path.write_bytes(fill(forms[unit], ANSWERS[unit], None, SAVED_AT))


def make(entry: Defect) -> None:
    """Write one return; an encrypted one stays as it is where it can't be made."""
    try:
        content = entry.damage(TIDY.read_bytes()) if entry.damage else changed(entry)
    except ModuleNotFoundError as problem:
        print(f"{entry.name}: {problem}")
        return
    (FOLDER / entry.name).write_bytes(content)


def changed(entry: Defect) -> bytes:
    """Return the tidy return with the defect in it."""
    book = load_workbook(TIDY)
    if entry.change:
        entry.change(book)
    saved = BytesIO()
    book.save(saved)
    return settle_times(saved.getvalue(), SAVED_AT + timedelta(minutes=entry.minutes))


def make_by_office(entries: Sequence[Defect], folder: Path) -> None:
    """Write returns as LibreOffice saves them; clock times are settled where the format is a zip."""
    sources = [folder / Path(entry.name).with_suffix(".xlsx").name for entry in entries]
    for entry, source in zip(entries, sources, strict=True):
        source.write_bytes(changed(entry))
    if not entries:
        return
    settle = {".xlsx": settle_times, ".ods": _settle_ods}.get(entries[0].suffix)
    results = convert_all(sources, folder / "saved", entries[0].suffix[1:])
    for entry, result in zip(entries, results, strict=True):
        saved_at = SAVED_AT + timedelta(minutes=entry.minutes)
        (FOLDER / entry.name).write_bytes(settle(result.read_bytes(), saved_at) if settle else result.read_bytes())


def _settle_ods(content: bytes, saved_at: datetime) -> bytes:
    """Return an OpenDocument file with the return's own time; its first part must stay uncompressed."""
    stamp = saved_at.strftime("%Y-%m-%dT%H:%M:%S").encode()
    settled = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(settled, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "meta.xml":
                for tag in (b"dc:date", b"meta:creation-date"):
                    head, opened, tail = part.partition(b"<" + tag + b">")
                    part = head + opened + stamp + tail[tail.find(b"<") :] if opened else part
            info = zipfile.ZipInfo(entry.filename, (2026, 1, 1, 0, 0, 0))
            target.writestr(info, part, entry.compress_type)
    return settled.getvalue()


if __name__ == "__main__":
    main()
