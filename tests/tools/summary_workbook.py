"""Reading a summary workbook in tests: rows under headings, formulas, and what another program computes."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

from cchc_excel.domain import Summary
from cchc_excel.writing.summary import write_summary
from tests.tools.libreoffice import recalculate


def write(summary: Summary, folder: Path) -> Path:
    path = folder / "tong-hop.xlsx"
    write_summary(summary, path)
    return path


def without_cached_values(path: Path, target: Path) -> Path:
    """Copy a workbook with the result of every formula taken out."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content = re.sub(rb"</f><v>[^<]*</v>", b"</f>", content)
            copy.writestr(part, content)
    return target


def formulas(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield sheet, address and text of every formula."""
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield sheet.title, cell.coordinate, str(cell.value)


def differences(path: Path, folder: Path, compute: Callable[[Path, Path], Path] = recalculate) -> list[str]:
    """Return where another program, given no results, computes something else than Python did."""
    blank = without_cached_values(path, folder / "blank.xlsx")
    computed = openpyxl.load_workbook(compute(blank, folder / "out"), data_only=True)
    expected = openpyxl.load_workbook(path, data_only=True)
    found = []
    for sheet, address, formula in formulas(path):
        theirs, ours = computed[sheet][address].value, expected[sheet][address].value
        same = (
            theirs == pytest.approx(ours, abs=1e-9)
            if isinstance(ours, int | float)
            else (theirs or None) == (ours or None)
        )
        if not same:
            found.append(f"{sheet}!{address} {formula}: {theirs!r}, not {ours!r}")
    return found


def named(book: Workbook, name: str) -> Cell:
    """Return the cell of a defined name."""
    sheet, cell = next(book.defined_names[name].destinations)
    return book[sheet][cell.replace("$", "")]


def below(book: Workbook, name: str, rows: int = 1) -> object:
    """Return what stands so many rows below the cell of a defined name."""
    return named(book, name).offset(row=rows).value


def table(book: Workbook, sheet: str, header_row: int) -> list[dict[str, object]]:
    """Return the rows under a heading row, by heading."""
    rows = book[sheet].iter_rows(min_row=header_row, values_only=True)
    headings = [str(heading) for heading in next(rows)]
    return [dict(zip(headings, row, strict=True)) for row in rows]
