"""A summary workbook as rows of values: guarded as a return is, and read fast however many rows it has.

The bytes that were checked are the bytes that are read; calamine reads them, since a country's summary has more cells
than a form may have.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from cchc_excel.books.file_kinds import FileKind, recognise
from cchc_excel.books.files import read_file
from cchc_excel.books.formats.ooxml import read_properties
from cchc_excel.books.parts.limits import check_place
from cchc_excel.books.parts.preflight import inflate
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.identity_marks import SUMMARY_FORMAT_PROPERTY
from cchc_excel.rules.files import FILE_DAMAGED, FILE_OTHER_SPREADSHEET, FILE_SUSPECT

OLDEST_FORMAT = 0
"""Of a summary that doesn't tell its format: none did at first."""

MAX_BYTES = 600_000_000
"""Of all parts: 400,000 rows take some 300 MB."""

_PLACE = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_AREA_FREE, _AREA_PER_CELL = 2_000_000, 20
"""calamine holds a sheet as a rectangle: one cell far away makes it many times as large as what stands in it."""


@dataclass(frozen=True, slots=True)
class SummaryBook:
    """A summary workbook that may be read: `format` is what it tells of its own, the oldest where it tells nothing."""

    format: int
    book: CalamineWorkbook

    def rows(self, sheet: str) -> list[list[Any]]:
        """Return the rows of a sheet, an empty cell as an empty text; none where there is no such sheet."""
        if sheet not in self.book.sheet_names:
            return []
        try:
            return self.book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        except (CalamineError, ValueError, OSError) as problem:
            raise UnreadableError(FILE_DAMAGED, detail=f"trang “{sheet}” sai cấu trúc") from problem


def open_summary(path: Path) -> SummaryBook:
    """Return the summary workbook of a file; raise UnreadableError where it can't be read, or would harm its reader."""
    data = read_file(path)
    if recognise(data) is not FileKind.OOXML:
        raise UnreadableError(FILE_OTHER_SPREADSHEET, what="khác .xlsx")
    parts = {name.replace("\\", "/").lower(): part for name, part in inflate(data, most=MAX_BYTES).items()}
    for name, part in parts.items():
        if b"<!DOCTYPE" in part or part[:4].find(b"\x00") >= 0:
            raise UnreadableError(FILE_SUSPECT, detail="có phần mang khai báo lạ")
        if name.startswith("xl/worksheets/"):
            _check_extent(part)
    try:
        return SummaryBook(_format_of(read_properties(parts)), CalamineWorkbook.from_filelike(BytesIO(data)))
    except (CalamineError, ValueError, OSError) as problem:
        raise UnreadableError(FILE_DAMAGED, detail="cấu trúc bảng tính sai") from problem


def _check_extent(part: bytes) -> None:
    """Refuse a sheet whose cells stand so far apart that holding it would take more memory than there is."""
    cells, last, letters = 0, 0, set[bytes]()
    for place in _PLACE.finditer(part):
        cells += 1
        letters.add(place[1])
        last = max(last, int(place[2]))
    width = max((_number_of(letter) for letter in letters), default=1)
    check_place(max(last, 1), width)
    if last * width > _AREA_FREE + _AREA_PER_CELL * cells:
        raise UnreadableError(FILE_SUSPECT, detail="có ô nằm rất xa các ô khác")


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _format_of(properties: Mapping[str, str]) -> int:
    """Return the format a summary tells; raise ValueError where that is no whole number."""
    said = properties.get(SUMMARY_FORMAT_PROPERTY, "").strip()
    if not said:
        return OLDEST_FORMAT
    number = float(said)
    if number < 0 or not number.is_integer():
        raise ValueError(said)
    return int(number)
