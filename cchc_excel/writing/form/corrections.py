"""The sheet `Cần sửa` of a form sent back: each point once, errors first, with a link that jumps to its cell."""

from itertools import count

from cchc_excel.cells import Ref, column_letter
from cchc_excel.layout.columns import FORM
from cchc_excel.writing.form.content import LISTED, Form, MarkKind, Point, placeholder_texts
from cchc_excel.writing.form.places import Places
from cchc_excel.writing.form.prepared_template import GROUP_MARKERS, POINT, Frame, PreparedCorrections
from cchc_excel.writing.form.rows import SheetRows
from cchc_excel.writing.house.packages import cell_xml
from cchc_excel.writing.house.row_heights import HIGHEST_ROW, text_height

_PADDING = 6.0
_LONGEST_TASK = 90
_GROUPS = {MarkKind.ERROR: "A. Cần sửa", MarkKind.REPAIRED: "B. Đã tự sửa hoặc cần lưu ý, đề nghị kiểm tra"}
_WHOLE_FORM = "Cả biểu"
_NOTHING_GIVEN = "(để trống)"


def corrections_xml(template: PreparedCorrections, frame: Frame, form: Form, places: Places) -> str:
    """Return the sheet as XML."""
    rows = SheetRows(placeholder_texts(form))
    for sample in template.top:
        rows.add_sample(sample, {})
    numbers = count(1)
    for kind in LISTED:
        points = sorted((point for point in form.points if point.kind is kind), key=lambda p: places.position(p.place))
        if points:
            rows.add_sample(template.samples[GROUP_MARKERS[kind]], {GROUP_MARKERS[kind]: _GROUPS[kind]})
        for point in points:
            target = Ref(FORM.sheet, *places.position(point.place))
            values = {"number": str(next(numbers)), "cell": target.address, **_texts(point, form)}
            _add_point(rows, template, values, target)
    return rows.to_sheet(frame, max(template.columns))


def _add_point(rows: SheetRows, template: PreparedCorrections, values: dict[str, str], target: Ref) -> None:
    height, cells = 0.0, []
    for cell in template.samples[POINT].cells:
        column = template.columns.get(cell.column)
        address = f"{column_letter(cell.column)}{rows.next}"
        text = values[column.key] if column else ""
        cells.append(cell_xml(address, cell.style, int(text) if column and column.key == "number" else text))
        if column:
            height = max(height, text_height(text, column.width, column.font_size) + _PADDING)
        if column and column.key == "cell":
            rows.add_link(address, target)
    rows.add("".join(cells), min(height, HIGHEST_ROW))


def _texts(point: Point, form: Form) -> dict[str, str]:
    """Return what a point's row says, by column key."""
    return {
        "column": FORM.column(point.place[1]).heading if point.place else _WHOLE_FORM,
        "task": _task_name(point, form),
        "given": point.given or (_NOTHING_GIVEN if point.place else ""),
        "reason": point.sentence,
        "remedy": point.advice,
    }


def _task_name(point: Point, form: Form) -> str:
    """Return the task's code and how its text begins."""
    if point.place is None:
        return ""
    row = point.place[0]
    if isinstance(row, int):
        return _shorten(str(form.added[row].get("text") or ""))
    return _shorten(f"{row}. {next(task.text for task in form.tasks if task.code == row)}")


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_TASK else f"{text[:_LONGEST_TASK].rpartition(' ')[0]}…"
