"""Gnumeric for tests: a second program, of another house than LibreOffice's, that recomputes and saves a workbook.

Where it is not installed, a test is skipped; on the build machine (`CI` is set) it fails: nothing goes unproved.
"""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

_EXPORTERS = {"xlsx": "Gnumeric_Excel:xlsx2", "ods": "Gnumeric_OpenCalc:odf"}
_CELL = re.compile(r'(?P<head><c r="(?P<address>[A-Z]+[0-9]+)"[^>]*>)<f>(?P<formula>[^<]*)</f>')
_OF_A_TABLE = re.compile(r"\w+\[[^\[\]]+\]")


def recalculate(path: Path, out_dir: Path) -> Path:
    """Return a copy of a workbook in which Gnumeric has computed every formula anew."""
    out_dir.mkdir(parents=True, exist_ok=True)
    return resave(in_its_words(path, out_dir / f"in-{path.name}"), out_dir)


def in_its_words(path: Path, target: Path) -> Path:
    """Copy a workbook with its formulas as Gnumeric understands them.

    It has no tables: an area stands for each `Table[Column]`. SUMPRODUCT over areas it does in array formulas.
    """
    book = load_workbook(path)
    areas = {
        f"{table.name}[{column.name}]": _area(sheet.title, table.ref, place)
        for sheet in book.worksheets
        for table in sheet.tables.values()
        for place, column in enumerate(table.tableColumns)
    }
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/sheet"):
                content = _CELL.sub(partial(_spell_out, areas=areas), content.decode()).encode()
            copy.writestr(part, content)
    return target


def _area(sheet: str, ref: str, place: int) -> str:
    """Return the cells of a table's column, below its heading, as a formula writes them."""
    left, top, _, bottom = range_boundaries(ref)
    letter = get_column_letter(left + place)
    return f"'{sheet}'!${letter}${top + 1}:${letter}${bottom}"


def _spell_out(cell: re.Match[str], areas: Mapping[str, str]) -> str:
    formula = _OF_A_TABLE.sub(lambda found: areas[found[0]], cell["formula"])
    kind = f' t="array" ref="{cell["address"]}"' if "SUMPRODUCT" in formula else ""
    return f"{cell['head']}<f{kind}>{formula}</f>"


def resave(path: Path, out_dir: Path, suffix: str = "xlsx") -> Path:
    """Return a workbook as Gnumeric saves it, every formula computed anew."""
    program = shutil.which("ssconvert")
    if program is None:
        message = "Gnumeric (ssconvert) is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    out_dir.mkdir(parents=True, exist_ok=True)
    target = out_dir / f"{path.stem}.{suffix}"
    command = [program, "--recalc", f"--export-type={_EXPORTERS[suffix]}", str(path), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert target.is_file(), f"Gnumeric wrote nothing: {done.stdout} {done.stderr}"
    return target
