"""The lines above an annex's table: who issues the plan, its year, number and day, the line in brackets."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
_ANY_DAY = r"ngày\s*\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*20\d\d|(?<!\d)\d{1,2}/\d{1,2}/20\d\d"
_DAY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(20\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?:/\s*|tháng\s+)\d{1,2}\s*(?:/|năm)\s*(20\d\d)\b", re.IGNORECASE)
_DOCUMENT = (
    r"(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|công văn|chương trình|đề án|thông tư|nghị định|luật|thông báo)"
)
_OTHERS = (
    re.compile(r"(?:thay thế|thay cho|bãi bỏ|hủy bỏ|căn cứ|trên cơ sở)\b[^;()]*", re.IGNORECASE),
    re.compile(rf"(?:sửa đổi|bổ sung)\b[^;()]{{0,20}}?{_DOCUMENT}\b[^;()]*", re.IGNORECASE),
    re.compile(
        rf"(?:thực hiện|triển khai|(?<!kèm )theo|tại)\s+(?:các\s+)?{_DOCUMENT}\b(?:(?!ban hành|kèm theo)[^;()])*?"
        rf"(?:{_ANY_DAY}|năm\s+20\d\d(?=\s+của\b))(?:\s+của\s+(?:(?!ban hành)[^;(),])*)?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\w)luật\b[^;()]{0,60}?năm\s+20\d\d", re.IGNORECASE),
    re.compile(r"số\s*:?\s*\d+[\w\-/]*(?:\s+năm\s+20\d\d)", re.IGNORECASE),
)
"""Documents that the plan carries out, rests on or supersedes: their numbers and days are not its own."""

_ISSUED = re.compile(rf"(?:ban hành|ký(?: ban hành)?)\s+(?={_ANY_DAY})", re.IGNORECASE)
_LATE_IN_YEAR = 11
_NUMBER = re.compile(r"số[\s:]*(\d+\s*/[\w\-ĐƯ/]*\w)", re.IGNORECASE)
_PLACE = re.compile(r"^([^\d,:/]{2,40}),\s*ngày\b.*tháng", re.IGNORECASE)


def title_cells(sections: Iterable[Section]) -> Iterator[Cell]:
    """Yield the cells above the tables in order."""
    for section in sections:
        for row in section.titles:
            yield from filled_cells(section.grid, row)


def find_year(cells: Sequence[Cell], deadlines: Iterable[str] = ()) -> int | None:
    """Return the year the titles name ("năm 2026", nearest above the table), else that of the plan's own issue.

    A plan issued in the last two months is for the next year where its deadlines say so. Documents that it carries out
    or supersedes don't count.
    """
    lines = _own_lines(cells)
    undated = [re.sub(_ANY_DAY, " ", line, flags=re.IGNORECASE) for line in lines]
    named = [line for line in undated if fold_plain(line).startswith(_TITLES)]
    for candidates in (named, undated):
        for line in reversed(candidates):
            if found := list(_YEAR.finditer(line)):
                return int(found[-1][1])
    issued = _issue_day(cells) or _issue_month(lines)
    if issued and issued.month >= _LATE_IN_YEAR and _most_named(deadlines) == issued.year + 1:
        return issued.year + 1
    return issued.year if issued else _most_named(deadlines)


def read_info(cells: Sequence[Cell]) -> dict[str, str | date]:
    """Return what the titles say for the sheet `Kế hoạch`, by key; what they don't say is left out."""
    info: dict[str, str | date] = dict(_read_letterhead(cells))
    attached = _without_others(find_attached(cells))
    lines = [line for cell in cells for line in clean(cell.text).splitlines()]
    own = next((found for line in lines if (found := _NUMBER.match(line))), None)
    if number := _NUMBER.search(attached) or own:
        info["number"] = "".join(number[1].split())
    if day := _day_in(attached):
        info["issued_on"] = day
    for cell in cells:
        if place := _PLACE.match(one_line(cell.text)):
            info.setdefault("place", place[1].strip())
    return info


def find_attached(cells: Sequence[Cell]) -> str:
    """Return the line that says with which document the annex goes ("(Kèm theo Kế hoạch số …)"), wholly if broken."""
    lines = [line for cell in cells for line in clean(cell.text).splitlines()]
    starts = [place for place, line in enumerate(lines) if fold_plain(line).startswith(_ATTACHED)]
    if not starts:
        return ""
    attached, *others = lines[starts[-1] :]
    while others and attached.count("(") > attached.count(")"):
        attached = f"{attached} {others.pop(0)}"
    return attached


def _own_lines(cells: Sequence[Cell]) -> list[str]:
    """Return the lines of the titles without other documents than the plan."""
    lines = [line for cell in cells for line in clean(cell.text).splitlines()]
    attached = find_attached(cells)
    broken = [line for line in lines if len(line) > 1 and line in attached]
    kept = [line for line in lines if line not in broken]
    return [_without_others(line) for line in (*kept, *filter(None, (attached,)))]


def _without_others(line: str) -> str:
    for pattern in _OTHERS:
        line = pattern.sub(" ", line)
    return line


def _issue_day(cells: Sequence[Cell]) -> date | None:
    """Return the day on which the plan was issued: that of the line in brackets, else the one beside the place."""
    if day := _day_in(_without_others(find_attached(cells))):
        return day
    placed = [one_line(cell.text) for cell in cells if _PLACE.match(one_line(cell.text))]
    lines = [*placed, *_own_lines(cells)]
    return next((day for line in lines if (day := _day_in(line))), None)


def _issue_month(lines: Sequence[str]) -> date | None:
    """Return the first day of the month of issue where the day was left open ("ngày   /01/2026")."""
    for line in reversed(lines):
        if found := _MONTH.search(line):
            month = int(re.findall(r"\d+", found[0])[0])
            return date(int(found[1]), month, 1) if 1 <= month <= 12 else None
    return None


def _day_in(line: str) -> date | None:
    """Return the first day of a line that is in the calendar, the one behind "ban hành" before others."""
    said = _ISSUED.search(line)
    for found in _DAY.finditer(line, said.end() if said else 0):
        day, month, year = map(int, found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _most_named(deadlines: Iterable[str]) -> int | None:
    """Return the year that most deadlines name."""
    years = Counter(int(year) for text in deadlines for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text))
    return years.most_common(1)[0][0] if years else None


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
