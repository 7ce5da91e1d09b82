"""The sheet `Cần sửa` of a form sent back: each point once, errors first, with a link that jumps to its cell."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby

from cchc_excel.cells import Ref, column_letter
from cchc_excel.layout.columns import FORM
from cchc_excel.layout.statistics import STATISTIC_VALUE
from cchc_excel.writing.form.content import LISTED, Form, MarkKind, Point, placeholder_texts
from cchc_excel.writing.form.places import Places
from cchc_excel.writing.form.prepared_template import GROUP_MARKERS, POINT, Frame, PreparedCorrections
from cchc_excel.writing.form.rows import SheetRows
from cchc_excel.writing.form.statistics import place_of_statistic
from cchc_excel.writing.house.packages import cell_xml
from cchc_excel.writing.house.row_heights import HIGHEST_ROW, text_height

_PADDING = 6.0
_LONGEST_TASK = 90
_GROUPS = {MarkKind.ERROR: "A. Cần sửa", MarkKind.REPAIRED: "B. Đã tự sửa hoặc cần lưu ý, đề nghị kiểm tra"}
_WHOLE_FORM = "Cả biểu"
_NOTHING_GIVEN = "(để trống)"


@dataclass(frozen=True, slots=True)
class ListedPoint:
    """A point as the sheet lists it; `target` is its cell in the form."""

    kind: MarkKind
    target: Ref
    column: str
    task: str
    given: str
    reason: str
    remedy: str


def list_points(form: Form, places: Places) -> tuple[ListedPoint, ...]:
    """Return the points in the order of the sheet: errors first, each kind as its cells stand in the form."""
    points = [point for point in form.points if point.kind in LISTED]
    points.sort(key=lambda point: (LISTED.index(point.kind), *_standing(point, form, places)))
    return tuple(_listed(point, form, places) for point in points)


def _standing(point: Point, form: Form, places: Places) -> tuple[bool, int, int]:
    """Return where a point stands in the form: statistics are on a sheet behind the table's."""
    if point.statistic:
        return True, *place_of_statistic(form, point.statistic)[1:]
    return False, *places.position(point.place)


def corrections_xml(template: PreparedCorrections, frame: Frame, form: Form, points: Iterable[ListedPoint]) -> str:
    """Return the sheet as XML."""
    rows = SheetRows(placeholder_texts(form))
    for sample in template.top:
        rows.add_sample(sample, {})
    numbered = enumerate(points, start=1)
    for kind, group in groupby(numbered, key=lambda point: point[1].kind):
        rows.add_sample(template.samples[GROUP_MARKERS[kind]], {GROUP_MARKERS[kind]: _GROUPS[kind]})
        for number, point in group:
            _add_point(rows, template, number, point)
    return rows.to_sheet(frame, max(template.columns))


def _add_point(rows: SheetRows, template: PreparedCorrections, number: int, point: ListedPoint) -> None:
    values = asdict(point) | {"number": str(number), "cell": point.target.address}
    height, cells = 0.0, []
    for cell in template.samples[POINT].cells:
        column = template.columns.get(cell.column)
        address = f"{column_letter(cell.column)}{rows.next}"
        text = values[column.key] if column else ""
        cells.append(cell_xml(address, cell.style, int(text) if column and column.key == "number" else text))
        if column:
            height = max(height, text_height(text, column.width, column.font_size) + _PADDING)
        if column and column.key == "cell":
            rows.add_link(address, point.target)
    rows.add("".join(cells), min(height, HIGHEST_ROW))


def _listed(point: Point, form: Form, places: Places) -> ListedPoint:
    return ListedPoint(
        kind=point.kind,
        target=_target(point, form, places),
        column=_column_name(point),
        task=_task_name(point, form),
        given=point.given or (_NOTHING_GIVEN if point.place or point.statistic else ""),
        reason=point.sentence,
        remedy=point.advice,
    )


def _target(point: Point, form: Form, places: Places) -> Ref:
    if point.statistic:
        return place_of_statistic(form, point.statistic)
    return Ref(FORM.sheet, *places.position(point.place))


def _column_name(point: Point) -> str:
    if point.statistic:
        return STATISTIC_VALUE.heading
    return FORM.column(point.place[1]).heading if point.place else _WHOLE_FORM


def _task_name(point: Point, form: Form) -> str:
    """Return the code of the task, or of the statistic, and how its text begins."""
    if point.statistic:
        texts = {item.code: item.text for item in form.statistics}
        return _shorten(f"{point.statistic}. {texts.get(point.statistic, '')}")
    if point.place is None:
        return ""
    row = point.place[0]
    if isinstance(row, int):
        return _shorten(str(form.added[row].get("text") or ""))
    return _shorten(f"{row}. {next(task.text for task in form.tasks if task.code == row)}")


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_TASK else f"{text[:_LONGEST_TASK].rpartition(' ')[0]}…"
