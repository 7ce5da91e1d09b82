"""Whose form it is: read in four places, believed in that order.

The hidden sheet and the document property were put there when the form was issued; the visible cells can be overtyped,
and a file's name is the weakest sign of all.
"""

import re
from collections.abc import Iterator, Mapping

from cchc_excel import identity_marks as marks
from cchc_excel.cells import Book, Cell, Grid
from cchc_excel.domain import Identity, Plan
from cchc_excel.rules import Finding
from cchc_excel.rules.files import IDENTITY_CONFLICT
from cchc_excel.text import fold, fold_plain, one_line

CHANNELS = {
    "hidden": "trang ẩn của biểu",
    "property": "thuộc tính của tệp",
    "visible": "ô ghi ở đầu biểu",
    "name": "tên tệp",
}
"""The places an identity is read from, the most trusted first, and what people call them."""

_TOP_ROWS = 40
_NAME = re.compile(r"CCHC[-_ ]+(?P<year>\d{4})[-_ ]+(?P<period>[0-9A-Za-z]+)[-_ ]+(?P<unit>.+)", re.IGNORECASE)


def read_channels(book: Book, grid: Grid, file_name: str, plan: Plan) -> dict[str, Identity]:
    """Return what each place says, the most trusted first."""
    return {
        "hidden": _from_hidden(book),
        "property": _from_properties(book.properties),
        "visible": _from_visible(grid, plan),
        "name": _from_name(file_name, plan),
    }


def decide(channels: Mapping[str, Identity], path: str) -> tuple[Identity, list[Finding]]:
    """Return the identity to believe, and a finding for each part on which the places disagree."""
    findings: list[Finding] = []
    chosen: dict[str, str] = {}
    for part, label in (("unit", "đơn vị"), ("period", "kỳ"), ("year", "năm")):
        said = {channel: str(getattr(identity, part) or "") for channel, identity in channels.items()}
        said = {channel: value for channel, value in said.items() if value}
        chosen[part] = next(iter(said.values()), "")
        if len(set(said.values())) > 1:
            detail = "; ".join(f"{label} theo {CHANNELS[channel]} là {value}" for channel, value in said.items())
            findings.append(Finding(IDENTITY_CONFLICT, path, read_as=chosen[part], details={"detail": detail}))
    version = next((identity.version for identity in channels.values() if identity.version), "")
    year = int(chosen["year"]) if chosen["year"] else None
    return Identity(chosen["unit"], chosen["period"], year, version), findings


def _from_hidden(book: Book) -> Identity:
    grid = book.grid(marks.HIDDEN_SHEET)
    if grid is None:
        return Identity()
    pairs = {fold(cells[0].text): cells[1].text for _, cells in grid.rows() if len(cells) > 1}
    return _identity({key: pairs.get(fold(label), "") for key, label in marks.HIDDEN_LABELS.items()})


def _from_properties(properties: Mapping[str, str]) -> Identity:
    return _identity({key: properties.get(name, "") for key, name in marks.PROPERTIES.items()})


def _from_visible(grid: Grid, plan: Plan) -> Identity:
    said = {key: _value_beside(grid, label) for key, label in marks.VISIBLE_LABELS.items()}
    codes = {fold(unit.code): unit.code for unit in plan.units}
    periods = {fold(period.code): period.code for period in plan.periods}
    return Identity(
        codes.get(fold(said["unit"]), said["unit"].upper()), periods.get(fold(said["period"]), said["period"])
    )


def _from_name(file_name: str, plan: Plan) -> Identity:
    found = _NAME.search(one_line(file_name))
    if not found:
        return Identity()
    rest = re.sub(r"\.[A-Za-z]{2,4}$", "", found["unit"]).upper()
    codes = sorted((unit.code for unit in plan.units), key=len, reverse=True)
    unit = next((code for code in codes if re.match(rf"{re.escape(code)}(?![A-Z0-9])", rest)), "")
    return Identity(unit, found["period"].upper(), int(found["year"]))


def _identity(said: Mapping[str, str]) -> Identity:
    year = said.get("year", "").strip()
    return Identity(
        said.get("unit", "").strip().upper(),
        said.get("period", "").strip().upper(),
        int(year) if year.isdecimal() and len(year) == 4 else None,
        said.get("version", "").strip(),
    )


def _value_beside(grid: Grid, label: str) -> str:
    """Return what stands after a label at the top of a sheet: in its own cell after a colon, or in the next one."""
    wanted = fold_plain(label)
    for cells in _top_rows(grid):
        for index, cell in enumerate(cells):
            head, colon, tail = one_line(cell.text).partition(":")
            if fold_plain(head) != wanted:
                continue
            if colon and tail.strip():
                return tail.strip()
            return one_line(cells[index + 1].text) if index + 1 < len(cells) else ""
    return ""


def _top_rows(grid: Grid) -> Iterator[tuple[Cell, ...]]:
    for number, cells in grid.rows():
        if number > _TOP_ROWS:
            return
        yield cells
