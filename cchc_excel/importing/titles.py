"""The lines above an annex's table: who issues the plan, its year, number and day, the line in brackets."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from cchc_excel.cells import Cell
from cchc_excel.importing.sections import Section, filled_cells
from cchc_excel.text import clean, fold_plain, one_line

_NATION = "cong hoa xa hoi chu nghia viet nam"
_MOTTO = "doc lap tu do hanh phuc"
_ATTACHED = ("kem theo", "ban hanh kem theo", "dinh kem")
_LETTERHEAD = (
    ("superior", re.compile(r"(\S.*?)\s+CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\b", re.IGNORECASE)),
    ("issuer", re.compile(r"(\S.*?)\s+Độc\s+lập\s*-\s*Tự\s+do\b", re.IGNORECASE)),
)
"""Who issues the plan, where the national title stands on the same line."""

_TITLES = ("ke hoach", "bieu", "phu luc", "danh muc", "nhiem vu", "phan cong", "bang")
_YEAR = re.compile(r"(?<!\w)năm\s+(20\d\d)\b(?!\s*(?:-|đến)\s*(?:năm\s*)?20\d\d)", re.IGNORECASE)
_DAY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(20\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"/\s*\d{1,2}\s*/\s*(20\d\d)\b")
_NUMBER = re.compile(r"số[\s:]*(\d+\s*/[\w\-ĐƯ/]*\w)", re.IGNORECASE)
_PLACE = re.compile(r"^([^\d,:/]{2,40}),\s*ngày\b.*tháng", re.IGNORECASE)


def title_cells(sections: Iterable[Section]) -> Iterator[Cell]:
    """Yield the cells above the tables in order."""
    for section in sections:
        for row in section.titles:
            yield from filled_cells(section.grid, row)


def find_year(cells: Sequence[Cell]) -> int | None:
    """Return the year the titles name ("năm 2026", nearest above the table), else that of a day ("/01/2026")."""
    lines = [line for cell in cells for line in clean(cell.text).splitlines()]
    named = [line for line in lines if fold_plain(line).startswith(_TITLES)]
    for candidates, pattern in ((named, _YEAR), (_undated(lines), _YEAR), (lines, _MONTH), (lines, _DAY)):
        for line in reversed(candidates):
            if found := list(pattern.finditer(line)):
                return int(found[-1].group(pattern.groups))
    return None


def read_info(cells: Sequence[Cell]) -> dict[str, str | date]:
    """Return what the titles say for the sheet `Kế hoạch`, by key; what they don't say is left out."""
    info: dict[str, str | date] = dict(_read_letterhead(cells))
    attached = find_attached(cells)
    lines = [line for cell in cells for line in clean(cell.text).splitlines()]
    own = next((found for line in lines if (found := _NUMBER.match(line))), None)
    if number := _NUMBER.search(attached) or own:
        info["number"] = "".join(number[1].split())
    if day := _DAY.search(attached):
        info |= _issued_on(*map(int, day.groups()))
    for cell in cells:
        if place := _PLACE.match(one_line(cell.text)):
            info.setdefault("place", place[1].strip())
    return info


def find_attached(cells: Sequence[Cell]) -> str:
    """Return the line that says with which document the annex goes ("(Kèm theo Kế hoạch số …)")."""
    lines = [line for cell in cells for line in clean(cell.text).splitlines()]
    return next((line for line in reversed(lines) if fold_plain(line).startswith(_ATTACHED)), "")


def _undated(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not _DAY.search(line) and "can cu" not in fold_plain(line)]


def _issued_on(day: int, month: int, year: int) -> Mapping[str, date]:
    try:
        return {"issued_on": date(year, month, day)}
    except ValueError:
        return {}


def _read_letterhead(cells: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    """Yield who stands above whom at the left: beside the national title, and beside the motto."""
    for cell in cells:
        head = fold_plain(one_line(cell.text))
        yield from ((key, found[1]) for key, pattern in _LETTERHEAD if (found := pattern.match(one_line(cell.text))))
        beside = [other for other in cells if _is_left_of(other, cell)]
        if not beside:
            continue
        lines = [line for line in clean(beside[-1].text).splitlines() if re.search(r"\w", line)]
        lines = [line for line in lines if not _NUMBER.match(line)]
        if head.startswith(_NATION) and len(lines) > 1:
            yield "superior", one_line(" ".join(lines[:-1]))
            yield "issuer", lines[-1]
        elif head.startswith(_NATION) and lines:
            yield "superior", lines[0]
        elif head.startswith(_MOTTO) and lines:
            yield "issuer", lines[0]


def _is_left_of(one: Cell, other: Cell) -> bool:
    return (one.ref.sheet, one.ref.row) == (other.ref.sheet, other.ref.row) and one.ref.column < other.ref.column
