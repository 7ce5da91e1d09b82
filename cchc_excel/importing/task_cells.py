"""The cells of a task row as the texts of a plan's row; what stands in other columns goes to its note."""

from collections.abc import Iterator

from cchc_excel.cells import Cell
from cchc_excel.deadlines import parse_deadline
from cchc_excel.importing.draft import Draft
from cchc_excel.importing.marked_times import marked_time
from cchc_excel.importing.points import Item
from cchc_excel.importing.sections import Section, filled_cells
from cchc_excel.kinds.written import is_ditto, is_error
from cchc_excel.plan.lists import FALLBACK_YEAR
from cchc_excel.plan.tables import Record
from cchc_excel.plan.tasks import read_code
from cchc_excel.rules.annexes import CELL_UNPLACED, ROW_HIDDEN, ROW_SHARED, TARGET_FOUND
from cchc_excel.rules.values import ERROR_VALUE
from cchc_excel.targets import find_share_target
from cchc_excel.text import clean, one_line

_TEXTS = ("text", "product", "target", "leads", "partners", "note")


def read_item(draft: Draft, section: Section, record: Record) -> Item:
    """Return a row as a task in the making, with what is to be looked at in it noted."""
    texts = {key: clean(record.cells[key].text) for key in _TEXTS}
    texts["deadline"] = _show_deadline(record.cells["deadline"]) or marked_time(
        section.grid, section.times, record.number
    )
    code = read_code(record.cells["task"])
    item = Item(record, texts, number="" if section.has_codes else code, weight=_weight(record.cells["weight"]))
    item.code = code if section.has_codes else ""
    item.notes += _read_elsewhere(draft, section, item)
    _keep_dittos(draft, section, record)
    for key in (*_TEXTS, "deadline"):
        if is_error(record.cells[key]):
            draft.note(ERROR_VALUE, record.cells[key], item, key)
    if record.number in section.grid.hidden_rows:
        draft.note(ROW_HIDDEN, record.cells["text"], item, "text")
    if texts["text"] and section.grid.cell(record.number, section.header.columns["text"]).is_empty:
        draft.note(ROW_SHARED, record.cells["text"], item, "text")
    if "target" not in section.header.columns:
        _find_target(draft, item)
    return item


def _show_deadline(cell: Cell) -> str:
    """Return a deadline as it is written in words: a date that Excel made of "6/2026" is that month again."""
    if isinstance(cell.value, str) or cell.is_empty:
        return clean(cell.text)
    deadline = parse_deadline(cell.value, cell.number_format, FALLBACK_YEAR)
    return deadline.text if deadline else clean(cell.text)


def _weight(cell: Cell) -> str | float | None:
    value = cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return clean(cell.text) or None


def _read_elsewhere(draft: Draft, section: Section, item: Item) -> Iterator[str]:
    """Yield what stands in columns that are none of the plan's; its running number is kept where it has a code."""
    header = section.header
    for cell in filled_cells(section.grid, item.record.number):
        column = cell.ref.column
        text = clean(cell.text)
        if column in section.times:
            draft.keep([cell], f"đánh dấu thời hạn “{section.times[column]}”")
        elif column in header.unknown:
            yield f"{one_line(header.unknown[column])}: {text}"
        elif column not in header.columns.values() and cell.ref != item.record.cells["text"].ref:
            draft.note(CELL_UNPLACED, cell, item, "note")
            yield text
        elif section.has_codes and column == header.columns.get("number"):
            draft.keep([cell], f"số thứ tự của nhiệm vụ {item.code or one_line(item.texts['text'])}")
        if cell.comment:
            draft.keep_text(cell, f"{text} (ghi chú của ô: {clean(cell.comment)})", "ghi chú của ô trong phụ lục")


def _keep_dittos(draft: Draft, section: Section, record: Record) -> None:
    for key, column in section.header.columns.items():
        own = section.grid.cell(record.number, column)
        if is_ditto(own) and key in record.cells:
            draft.keep([own], f"như trên, đã ghi thành “{one_line(record.cells[key].text)}”")


def _find_target(draft: Draft, item: Item) -> None:
    """Take the target from what the task or its product says, where that is sure."""
    for key in ("product", "text"):
        target = find_share_target(item.texts[key])
        if target:
            item.texts["target"] = target
            draft.note(TARGET_FOUND, item.record.cells[key], item, "target", target)
            return
