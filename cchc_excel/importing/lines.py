"""The rows of a task table become areas, headings between tasks, and tasks; what else a page holds is kept apart."""

import re
from collections.abc import Sequence

from cchc_excel.cells import Cell
from cchc_excel.importing.draft import Draft
from cchc_excel.importing.points import AreaDraft, Item
from cchc_excel.importing.sections import Section, filled_cells, heading_cells, words_of
from cchc_excel.importing.task_cells import read_item
from cchc_excel.layout.annex import ANNEX
from cchc_excel.plan.rows import AnnexRow, RowKind, classify_rows, has_area_code, is_assigned
from cchc_excel.rules.annexes import (
    AREA_MISSING,
    AREA_RECODED,
    CELL_UNPLACED,
    COLUMN_UNPLACED,
    HEADING_GUESSED,
    ROW_CONTINUED,
    ROW_UNCLEAR,
)
from cchc_excel.text import clean, fold, one_line

NO_AREA = "Chưa xếp lĩnh vực"
_AREA_CODE = re.compile(r"(?P<code>[IVXLC]+|[A-H])\s*[.):\-/]?\s*(?P<name>.*)", re.DOTALL)
_NUMBER = re.compile(r"(?P<code>\d+(?:\.\d+)*)\s*[.):\-/]?(?:\s+(?P<name>.*))?", re.DOTALL)
_COLUMN_NUMBER = re.compile(r"\(?-?(?:\d{1,2}|[A-Z])\)?")
_CHILD = re.compile(r"[-+*•–]|[a-zđ][.)]?|\d+(?:\.\d+)+[.)]?|")
_WHOLE = 2
_TOTAL = re.compile(r"(?:cộng|tổng)\b[^\d]{0,40}[\d\s.,/%()]*(?:nhiệm vụ|việc|đầu việc)?", re.IGNORECASE)
_APART = {"leads": "; ", "partners": "; ", "deadline": "; "}


def read_section(draft: Draft, section: Section, path: str) -> None:
    """Add a table's areas and tasks to the draft."""
    _keep_headings(draft, section)
    for stray in section.stray:
        draft.keep(filled_cells(section.grid, stray), "dòng xen giữa bảng, giữ lại ở đây")
    if section.titles and section.headings and "area" not in section.header.columns:
        draft.group = None
    rows = list(classify_rows(section.table(path)))
    is_roman = any(row.kind is RowKind.AREA and not row.is_numbered for row in rows)
    promoted = set() if is_roman else _top_headings(rows)
    for index, row in enumerate(rows):
        _read_row(draft, section, rows[index:], is_coded=is_roman, is_area=row.record.number in promoted)


def _read_row(draft: Draft, section: Section, rows: Sequence[AnnexRow], *, is_coded: bool, is_area: bool) -> None:
    """Add one row, the first of those given, to the draft; those after it tell what it is where it doesn't."""
    row = rows[0]
    cells = filled_cells(section.grid, row.record.number)
    if row.kind is RowKind.TOTAL or _is_total(row, cells):
        draft.keep(cells, "dòng cộng của bảng, giữ lại ở đây")
    elif row.kind is RowKind.FOOT:
        draft.keep(cells, "phần cuối văn bản, giữ lại ở đây")
    elif is_area or (row.kind is RowKind.AREA and not (is_coded and row.is_numbered)):
        _open_area(draft, section, row, rows[1:])
    elif row.kind in (RowKind.AREA, RowKind.HEADING):
        _add_heading(draft, section, row, is_sure=row.kind is RowKind.HEADING)
    elif row.kind is RowKind.TASK:
        _read_task_row(draft, section, rows, is_coded=is_coded)


def _read_task_row(draft: Draft, section: Section, rows: Sequence[AnnexRow], *, is_coded: bool) -> None:
    row = rows[0]
    record = row.record
    is_wordless = record.is_empty("text") and not _has_own_code(section, row)
    if is_wordless and not is_assigned(record) and not record.is_empty("area"):
        _group_of(draft, section, row)
    elif draft.tasks and draft.group and (is_wordless or _is_piece(section, row, draft.tasks[-1])):
        _continue_task(draft, section, row)
    elif not is_coded and _is_bare(rows):
        _open_area(draft, section, row, rows[1:])
        draft.note(ROW_UNCLEAR, row.record.cells["text"], draft.group, "text", "tên lĩnh vực")
    elif _heads_others(rows) or _is_bare(rows):
        _add_heading(draft, section, row, is_sure=False)
    else:
        _add_task(draft, section, row)


def _is_total(row: AnnexRow, cells: Sequence[Cell]) -> bool:
    """Whether a row adds up: "Cộng", "Tổng" and numbers."""
    words = " ".join(one_line(cell.text) for cell in cells)
    return bool(_TOTAL.fullmatch(words)) and not is_assigned(row.record)


def _is_piece(section: Section, row: AnnexRow, task: Item) -> bool:
    """Whether a row without a number goes on with the sentence of the task just above, broken by the end of a page."""
    record = row.record
    columns = {section.header.columns.get(key) for key in ("task", "number")} - {None}
    text = section.grid.cell(record.number, section.header.columns["text"])
    is_next = record.number == max((*task.rows, task.record.number)) + 1
    if not columns or not is_next or not record.is_empty("task") or text.is_empty or not task.number:
        return False
    starts = one_line(text.text)[0]
    assigned = sum(
        not section.grid.cell(record.number, section.header.columns.get(key, 0)).is_empty
        for key in ("leads", "deadline")
    )
    return (starts.islower() and assigned < _WHOLE) or (starts in "-+•*" and not is_assigned(record))


def _has_own_code(section: Section, row: AnnexRow) -> bool:
    """Whether a row has a code or number of its own, not that of a cell merged downwards."""
    columns = (section.header.columns.get(key, 0) for key in ("task", "number"))
    return any(not section.grid.cell(row.record.number, column).is_empty for column in columns)


def _heads_others(rows: Sequence[AnnexRow]) -> bool:
    """Whether a row with nothing but words stands above rows that look like its parts: "-", "a)", no number."""
    below = _assigned_below(rows)
    own, other = rows[0].record.text("task"), below.record.text("task") if below else ""
    return below is not None and bool(own) and bool(_CHILD.fullmatch(other)) and not _CHILD.fullmatch(own)


def _is_bare(rows: Sequence[AnnexRow]) -> bool:
    """Whether a row with nothing but words, without a number, stands above a task: "CẢI CÁCH THỂ CHẾ"."""
    below = _assigned_below(rows)
    return below is not None and rows[0].record.is_empty("task") and not below.record.is_empty("task")


def _assigned_below(rows: Sequence[AnnexRow]) -> AnnexRow | None:
    """Return the task just below a row with nothing but words; none where that row or the one below is otherwise."""
    below = next((other for other in rows[1:] if other.kind is not RowKind.BLANK), None)
    if is_assigned(rows[0].record) or below is None or below.kind is not RowKind.TASK:
        return None
    return below if is_assigned(below.record) else None


def _top_headings(rows: Sequence[AnnexRow]) -> set[int]:
    """Return the numbers of the headings "1", "2" that are a table's areas where no area has a Roman number."""
    headings = [row.record for row in rows if row.kind is RowKind.HEADING]
    return {record.number for record in headings if "." not in record.text("task").rstrip(".")}


def _open_area(draft: Draft, section: Section, row: AnnexRow, below: Sequence[AnnexRow]) -> None:
    """Begin an area, or go on with the one of that name; one merged across with no task below is a remark."""
    cells = filled_cells(section.grid, row.record.number)
    code, name, rest = _split_area(cells, is_coded=row.kind is RowKind.AREA and not row.is_numbered)
    follows = next((other.kind for other in below if other.kind is not RowKind.BLANK), None)
    if row.is_numbered and row.kind is RowKind.AREA and follows in (None, RowKind.FOOT, RowKind.TOTAL):
        draft.keep(cells, "dòng ghi chú của bảng, giữ lại ở đây")
        return
    group = draft.find_group(code, name)
    if group is None:
        group = AreaDraft(draft.free_code() if not code or draft.is_taken(code) else code, name)
        if code and group.code != code:
            draft.note(AREA_RECODED, cells[0], group, "task", group.code)
        draft.groups.append(group)
    elif draft.group is not group:
        draft.keep(cells, f"cùng lĩnh vực {group.code} đã có ở trên")
    draft.group = group
    if not code and one_line(cells[0].text) != name:
        draft.keep([cells[0]], f"số của nhóm, là lĩnh vực {group.code}")
    for cell in rest:
        draft.note(CELL_UNPLACED, cell, group, "text")


def _split_area(cells: Sequence[Cell], *, is_coded: bool) -> tuple[str, str, Sequence[Cell]]:
    """Return an area's code, its name, and the cells that are neither."""
    first = one_line(cells[0].text)
    if not is_coded:
        number = _NUMBER.fullmatch(first)
        name = (number["name"] or "") if number else first
        if not name and len(cells) > 1:
            return "", one_line(cells[1].text), cells[2:]
        return "", name or first, cells[1:]
    found = _AREA_CODE.fullmatch(first)
    code, name = (found["code"], found["name"]) if found else ("", first)
    if not name and len(cells) > 1:
        return code, one_line(cells[1].text), cells[2:]
    return code, name or f"Lĩnh vực {code}", cells[1:]


def _add_heading(draft: Draft, section: Section, row: AnnexRow, *, is_sure: bool) -> None:
    """Add a heading between tasks (*nhóm nhiệm vụ*)."""
    cells = filled_cells(section.grid, row.record.number)
    item = read_item(draft, section, row.record)
    item.is_group = True
    if not item.texts["text"]:
        found = _NUMBER.fullmatch(one_line(cells[0].text))
        item.texts["text"] = (found["name"] if found else "") or one_line(cells[0].text)
        item.number = found["code"] if found else item.number
    _group_of(draft, section, row).items.append(item)
    if not is_sure:
        named = row.record.cells["text"]
        draft.note(ROW_UNCLEAR, cells[0] if named.is_empty else named, item, "text", "tên nhóm nhiệm vụ")


def _add_task(draft: Draft, section: Section, row: AnnexRow) -> None:
    _group_of(draft, section, row).items.append(read_item(draft, section, row.record))


def _continue_task(draft: Draft, section: Section, row: AnnexRow) -> None:
    """Add what a row says that goes on with the task above it."""
    item, record = draft.tasks[-1], row.record
    item.rows.append(record.number)
    for key in ("text", "product", "target", "leads", "partners", "deadline", "note"):
        own = section.grid.cell(record.number, section.header.columns.get(key, 0))
        text = clean(own.text)
        if text and fold(text) not in fold(item.texts[key]):
            apart = " " if text[0].islower() else _APART.get(key, "\n")
            item.texts[key] = apart.join(filter(None, (item.texts[key], text)))
            draft.note(ROW_CONTINUED, own, item, key)
    item.notes += read_item(draft, section, record).notes
    draft.keep([record.cells["area"]], "ghi ở dòng đã ghép vào nhiệm vụ trên")


def _group_of(draft: Draft, section: Section, row: AnnexRow) -> AreaDraft:
    """Return the area a task belongs to: the one its own column names, the one above, or one made for it."""
    cell = row.record.cells["area"]
    if not cell.is_empty:
        code, name, _ = _split_area([cell], is_coded=has_area_code(one_line(cell.text)))
        found = draft.find_group(code, name)
        if found is None:
            found = AreaDraft(draft.free_code() if not code or draft.is_taken(code) else code, name)
            draft.groups.append(found)
        draft.group = found
    if draft.group is None:
        name = next((words_of(section.grid, title) for title in reversed(section.titles) if _names(section, title)), "")
        draft.group = AreaDraft(draft.free_code(), (draft.groups and name) or NO_AREA)
        draft.groups.append(draft.group)
        place = row.record.cells["text"] if not row.record.is_empty("text") else row.record.cells["leads"]
        draft.note(AREA_MISSING, place, draft.group, "text", draft.group.name)
    return draft.group


def _names(section: Section, row: int) -> bool:
    return not words_of(section.grid, row).startswith("(")


def _keep_headings(draft: Draft, section: Section) -> None:
    """Keep the headings with the column each became; note those that became none, or were only guessed."""
    header = section.header
    places = {column: ANNEX.column(key).heading for key, column in header.columns.items()}
    draft.has_targets = draft.has_targets or "target" in header.columns
    for row in section.headings:
        cells = filled_cells(section.grid, row)
        if all(_COLUMN_NUMBER.fullmatch(cell.text) for cell in cells):
            draft.keep_text(cells[0], " ".join(cell.text for cell in cells), "dòng số thứ tự cột")
    for cell in heading_cells(section):
        if _COLUMN_NUMBER.fullmatch(cell.text):
            continue
        became = places.get(cell.ref.column)
        is_last = cell.ref.column in header.unknown
        became = f"tiêu đề, là cột “{became}”" if became and not is_last else "tiêu đề của bảng"
        if (clean(cell.text), became) not in {(kept.text, kept.became) for kept in draft.kept}:
            draft.keep([cell], became)
    for key in header.guessed:
        column = ANNEX.column(key).heading
        cell = next(cell for cell in heading_cells(section) if cell.ref.column == header.columns[key])
        draft.note(HEADING_GUESSED, cell, None, key, column)
    for number, heading in header.unknown.items():
        above = [cell for cell in heading_cells(section) if cell.ref.column == number]
        body = [section.grid.cell(record.number, number) for record in section.records]
        if number not in section.times and any(not cell.is_empty for cell in body):
            draft.note(COLUMN_UNPLACED, next(c for c in above if one_line(c.text) == heading), None, "note")
