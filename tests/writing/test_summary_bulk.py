"""Rows rendered by hand are, cell by cell and style by style, what XlsxWriter itself writes for them."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cchc_excel.cells import fit_text
from cchc_excel.domain import Summary
from cchc_excel.writing.house import sheet as sheets
from cchc_excel.writing.house.bulk import BulkWorksheet, Computed, SheetValue, TableRows
from tests.tools.summary_sample import sample_plan, sample_summary
from tests.tools.summary_workbook import write

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

HOSTILE = ("=1+1", "{=1}", "http://x.vn", "<b>&amp;\"'", " hai  dấu cách ", "a\nb\tc", "_x0041_", "\x01\x1b[31m", "1e5")


class PlainWorksheet(Worksheet):
    """XlsxWriter's own worksheet, doing by its public methods what ours does."""

    def add_merge(self, row: int, first: int, last: int) -> None:
        self.merge.append([row - 1, first - 1, row - 1, last - 1])

    def add_long_table(self, header_row: int, last_row: int, columns: int, options: dict[str, object]) -> None:
        self.add_table(header_row - 1, 0, last_row - 1, columns - 1, options)


def add_by_xlsxwriter(self: TableRows, row: int, values: Sequence[SheetValue | Computed], least: float) -> float:
    """Do what `TableRows.add` does through XlsxWriter's public methods."""
    worksheet, height = self._worksheet, least
    for place, value in enumerate(values):
        shown = value.value if isinstance(value, Computed) else value
        style = self._style_of(place, shown)
        if isinstance(value, Computed):
            worksheet.write_formula(row - 1, place, f"={value.formula}", style, value.value)
        elif value is None or value == "":
            worksheet.write_blank(row - 1, place, None, style)
        elif isinstance(value, str):
            worksheet.write_string(row - 1, place, fit_text(value), style)
        elif isinstance(value, date):
            worksheet.write_datetime(row - 1, place, value, style)
        else:
            worksheet.write_number(row - 1, place, value, style)
        if not isinstance(value, Computed) or isinstance(shown, str):
            height = max(height, self._height_of(place, shown))
    worksheet.set_row(row - 1, height)
    return height


def looks_of(cell: Cell, known: dict[int | None, str]) -> tuple[object, ...]:
    """Return what a cell holds and how it looks; `known` are the workbook's looks described so far."""
    style = cell.style_id if cell.has_style else None
    if style not in known:
        known[style] = repr((cell.number_format, cell.font, cell.fill, cell.border, cell.alignment))
    return cell.value, cell.data_type, known[style]


def differences(ours: Path, theirs: Path) -> list[str]:
    """Return where two workbooks differ in a cell, a look, a height, a width or a merge."""
    found: list[str] = []
    known: tuple[dict[int | None, str], ...] = ({}, {})
    one, two = openpyxl.load_workbook(ours), openpyxl.load_workbook(theirs)
    assert one.sheetnames == two.sheetnames
    for sheet, other in zip(one.worksheets, two.worksheets, strict=True):
        assert sheet.dimensions == other.dimensions
        for row in sheet.iter_rows():
            found += [
                f"{sheet.title}!{cell.coordinate}"
                for cell in row
                if looks_of(cell, known[0]) != looks_of(other[cell.coordinate], known[1])
            ]
        heights = {number: row.height for number, row in sheet.row_dimensions.items()}
        assert heights == {number: row.height for number, row in other.row_dimensions.items()}
        assert sorted(map(str, sheet.merged_cells.ranges)) == sorted(map(str, other.merged_cells.ranges))
    return found


def shared_strings(path: Path) -> tuple[bytes, list[bytes]]:
    """Return how the table of shared strings begins, its counts among it, and its strings in any order."""
    head, *strings = zipfile.ZipFile(path).read("xl/sharedStrings.xml").split(b"<si>")
    return head, sorted(string.removesuffix(b"</sst>") for string in strings)


def tables(path: Path) -> list[bytes]:
    package = zipfile.ZipFile(path)
    return [package.read(name) for name in sorted(package.namelist()) if name.startswith("xl/tables/")]


def with_hostile_texts(summary: Summary) -> Summary:
    table = summary.table.copy()
    texts = [HOSTILE[number % len(HOSTILE)] for number in range(len(table))]
    return replace(summary, table=table.assign(difficulty=texts, proposal=texts[::-1], document=texts))


@pytest.mark.parametrize("units", [5, 15])
def test_a_summary_is_the_same_in_every_cell(units: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    summary = with_hostile_texts(sample_summary(sample_plan(units)))
    for folder in ("ours", "theirs"):
        (tmp_path / folder).mkdir()
    ours = write(summary, tmp_path / "ours")
    monkeypatch.setattr(TableRows, "add", add_by_xlsxwriter)
    monkeypatch.setattr(sheets, "BulkWorksheet", PlainWorksheet)
    theirs = write(summary, tmp_path / "theirs")
    assert differences(ours, theirs) == []
    assert shared_strings(ours) == shared_strings(theirs)
    assert tables(ours) == tables(theirs) != []


def write_rows(path: Path, rows: dict[int, Sequence[SheetValue | Computed]], written: int) -> None:
    with Workbook(str(path)) as book:
        style = book.add_format({"num_format": "0.0"})
        worksheet = book.add_worksheet("Trang", BulkWorksheet)
        table = TableRows(worksheet, 3, lambda _place, _value: style, lambda _place, _value: 30.0)
        worksheet.write_string(written - 1, 0, "thường")
        for row, values in rows.items():
            table.add(row, values, 17.0)


def test_ready_rows_stand_among_the_others(tmp_path: Path):
    values = ("Đạt", 0.1 + 0.2, datetime(2026, 6, 14, 8, 30))
    write_rows(tmp_path / "x.xlsx", {2: values, 3: values, 6: (None, Computed('"a"&"<"', "a<"), 1e20)}, written=4)
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    cached = openpyxl.load_workbook(tmp_path / "x.xlsx", data_only=True).active
    rows = list(cached.iter_rows(min_col=1, max_col=3, values_only=True))
    assert rows[1] == rows[2] == ("Đạt", 0.3, pytest.approx(46187 + 8.5 / 24))
    assert rows[3] == ("thường", None, None)
    assert rows[5] == (None, "a<", 1e20)
    assert sheet["B6"].value == '="a"&"<"'


def test_a_row_out_of_order_or_off_the_sheet_is_an_error(tmp_path: Path):
    with pytest.raises(ValueError, match="row 5 of 'Trang'"):
        write_rows(tmp_path / "x.xlsx", {6: ("a",) * 3, 5: ("b",) * 3}, written=1)
    with pytest.raises(ValueError, match="row 1048577 of 'Trang'"):
        write_rows(tmp_path / "x.xlsx", {1_048_577: ("a",) * 3}, written=1)
