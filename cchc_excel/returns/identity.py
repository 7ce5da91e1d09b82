"""Whose form it is: read in five places, believed in that order.

The hidden sheet and the document property were put there when the form was issued; the visible cells can be overtyped;
the tasks in the rows tell the unit that leads them all; a file's name is the weakest sign. But where the visible cells
and the rows agree on a unit, they win: someone pasted a table into another unit's form.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc_excel import identity_marks as marks
from cchc_excel.cells import Book, Cell, Grid
from cchc_excel.domain import Identity, Plan, Row
from cchc_excel.layout.asked import FORM_VERSION
from cchc_excel.plan.leads import is_collective, resolve_leads
from cchc_excel.rules import Finding
from cchc_excel.rules.files import FORM_OLDER, IDENTITY_CONFLICT
from cchc_excel.text import clean, fold, fold_plain, one_line

CHANNELS = {
    "hidden": "trang ẩn của biểu",
    "property": "thuộc tính của tệp",
    "visible": "ô ghi ở đầu biểu",
    "rows": "các nhiệm vụ trong bảng",
    "name": "tên tệp",
}
"""The places an identity is read from, the most trusted first, and what people call them."""

UNIT_LABELS = (marks.UNIT_LABEL, "Đơn vị đăng ký")
"""Beside one of them a form shows the unit's name."""

_TOP_ROWS = 40
_MOST_LEADS = 40
"""A task that more units lead tells nothing of who reports on it."""
_NAME = re.compile(r"CCHC[-_ ]+(?P<year>\d{4})[-_ ]+(?P<period>[0-9A-Za-z]+)[-_ ]+(?P<unit>.+)", re.IGNORECASE)


def read_channels(book: Book | None, grid: Grid, name: str, rows: Sequence[Row], plan: Plan) -> dict[str, Identity]:
    """Return what each place says, the most trusted first; without `book`, a file's own marks are left out."""
    marks_of_file = {"hidden": _from_hidden(book), "property": _from_properties(book.properties)} if book else {}
    said = {
        **marks_of_file,
        "visible": _from_visible(grid, plan),
        "rows": _from_rows(rows, plan),
        "name": _from_name(name if book else grid.name, plan),
    }
    return {channel: _of_today(identity, plan) for channel, identity in said.items()} if plan.heirs else said


def period_in_marks(book: Book) -> str:
    """Return the code of the period that the file's own marks say, empty where they don't."""
    return _from_hidden(book).period or _from_properties(book.properties).period


def period_on_top(grid: Grid, plan: Plan) -> str:
    """Return the code of the period that a visible cell at the top of a sheet says, empty where none does."""
    return _from_visible(grid, plan).period


def unit_on_top(grid: Grid, plan: Plan) -> str:
    """Return the code of the unit that a visible cell at the top of a sheet names, empty where none of the plan's."""
    unit = plan.unit(_from_visible(grid, plan).unit)
    return unit.code if unit else ""


def former_unit(book: Book | None, grid: Grid, name: str, plan: Plan) -> str:
    """Return the code of a unit now gone that a form's marks, its visible cell or its name still say; empty if none."""
    said = [_from_hidden(book).unit, _from_properties(book.properties).unit] if book else []
    said.append(_value_beside(grid, marks.VISIBLE_LABELS["unit"]).upper())
    found = _NAME.search(one_line(re.sub(r"\.[A-Za-z]{2,4}$", "", clean(name))))
    if found:
        said.append(found["unit"].upper())
    return next((code for code in said if code in plan.heirs), "")


def _of_today(identity: Identity, plan: Plan) -> Identity:
    """Return an identity by the units there are now: of a unit that others took the place of it says nothing."""
    unit = plan.unit(identity.unit)
    if unit:
        return replace(identity, unit=unit.code)
    return replace(identity, unit="") if identity.unit in plan.heirs else identity


def decide(channels: Mapping[str, Identity], path: str) -> tuple[Identity, list[Finding]]:
    """Return the identity to believe, and a finding for each part on which the places disagree."""
    findings: list[Finding] = []
    chosen: dict[str, str] = {}
    for part, label in (("unit", "đơn vị"), ("period", "kỳ"), ("year", "năm")):
        said = {channel: str(getattr(identity, part) or "") for channel, identity in channels.items()}
        said = {channel: value for channel, value in said.items() if value}
        chosen[part] = _choose(said)
        if len(set(said.values())) > 1:
            detail = "; ".join(f"{label} theo {CHANNELS[channel]} là {value}" for channel, value in said.items())
            findings.append(Finding(IDENTITY_CONFLICT, path, read_as=chosen[part], details={"detail": detail}))
    version = next((identity.version for identity in channels.values() if identity.version), "")
    if version and version != FORM_VERSION:
        details = {"found": version, "expected": FORM_VERSION}
        findings.append(Finding(FORM_OLDER, path, details=details))
    year = int(chosen["year"]) if chosen["year"] else None
    return Identity(chosen["unit"], chosen["period"], year, version), findings


def _choose(said: Mapping[str, str]) -> str:
    if "rows" in said and said.get("visible") == said["rows"]:
        return said["rows"]
    return next(iter(said.values()), "")


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
    named = (said["unit"], *(_value_beside(grid, label) for label in UNIT_LABELS))
    unit = next((code for text in named if (code := _find_unit(text, plan))), "")
    periods = {fold(name): period.code for period in plan.periods for name in (period.code, period.name)}
    return Identity(unit or said["unit"].upper(), periods.get(fold(said["period"]), said["period"]))


def _from_rows(rows: Sequence[Row], plan: Plan) -> Identity:
    """Return the unit that leads all the plan's tasks in the table, where it is the only one that does."""
    said = {row.task for row in rows if row.task}
    leads = sorted((task.leads for task in plan.tasks if task.code in said), key=len)
    if not leads or len(leads[0]) > _MOST_LEADS:
        return Identity()
    fitting = [code for code in leads[0] if all(code in others for others in leads[1:])]
    return Identity(fitting[0]) if len(fitting) == 1 else Identity()


def _from_name(file_name: str, plan: Plan) -> Identity:
    name = one_line(re.sub(r"\.[A-Za-z]{2,4}$", "", clean(file_name)))
    found = _NAME.search(name)
    if not found:
        return Identity(_find_unit_in(name, plan))
    return Identity(_find_unit_in(found["unit"], plan), found["period"].upper(), int(found["year"]))


def _find_unit(text: str, plan: Plan) -> str:
    """Return the code of the unit a text names, by code, name or other name; empty where it names none or several."""
    if unit := plan.unit(text.upper()):
        return unit.code
    codes, unknown = resolve_leads(text, plan.units) if text else ((), ())
    return codes[0] if len(codes) == 1 and not unknown else ""


def _find_unit_in(text: str, plan: Plan) -> str:
    """Return the code of the unit whose code, or else whose name, stands somewhere in a text: the longest wins."""
    upper, plain = text.upper(), f" {fold_plain(text.replace('_', ' '))} "
    if unit := plan.unit(upper):
        return unit.code
    codes = [unit.code for unit in plan.units if re.search(rf"(?<![^\W_]){re.escape(unit.code)}(?![^\W_])", upper)]
    names = {
        fold_plain(name): unit.code
        for unit in plan.units
        for name in (unit.name, *unit.other_names)
        if not is_collective(name) and f" {fold_plain(name)} " in plain
    }
    return max(codes, key=len, default="") or names.get(max(names, key=len, default=""), "")


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
