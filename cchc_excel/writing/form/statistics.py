"""The sheet `Số liệu` of a form: the statistics its unit is asked for, in the looks of the template's own table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc_excel.cells import Ref, column_letter
from cchc_excel.domain import StatisticItem
from cchc_excel.identity_marks import UNIT_LABEL, VISIBLE_LABELS
from cchc_excel.kinds.statistic import statistic_validation
from cchc_excel.layout.columns import FORM, TO_CORRECT
from cchc_excel.layout.statistics import (
    STATISTIC_FORM,
    STATISTIC_GUIDANCE,
    STATISTIC_SPAN,
    STATISTIC_TITLE,
    STATISTIC_VALUE,
)
from cchc_excel.text import fold
from cchc_excel.words import show_date
from cchc_excel.writing.form.content import Form, MarkKind
from cchc_excel.writing.form.places import cell_ranges
from cchc_excel.writing.form.prepared_template import ENTRY, LOCKED, TASK, BlankPackage, PreparedTemplate
from cchc_excel.writing.form.rules import Colour, conditional_formats, validation_xml
from cchc_excel.writing.house.packages import WORKBOOK_PART, cell_xml
from cchc_excel.writing.house.row_heights import HIGHEST_ROW, text_height

_PART = "xl/worksheets/so-lieu.xml"
_LINK = "rIdSoLieu"
_TYPES = "[Content_Types].xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_HEADER_ROW = 5
_FIRST_ROW = _HEADER_ROW + 2
_PADDING = 4.0
_LIKE = {"item": "task", "text": "text", "measure": "task", "value": "actual", "note": "difficulty"}
"""Columns of the form's table whose looks the columns here have."""

_VALUE_LETTER = column_letter(STATISTIC_FORM.keys.index("value") + 1)
_GROUPLESS = ""
_OF_PAGE = re.compile(r"<(?:printOptions|pageMargins|pageSetup)\b[^>]*/>|<headerFooter.*?</headerFooter>", re.DOTALL)


def rows_of(items: Sequence[StatisticItem]) -> dict[str, int]:
    """Return the row of each item, by its code: a row with the group's name stands before the first of each."""
    rows, number, group = {}, _FIRST_ROW, _GROUPLESS
    for item in items:
        number += item.group != group and bool(item.group)
        group = item.group
        rows[item.code] = number
        number += 1
    return rows


def place_of_statistic(form: Form, code: str) -> Ref:
    """Return the cell in which an item's value stands."""
    row = rows_of(form.statistics).get(code, _FIRST_ROW)
    return Ref(STATISTIC_FORM.sheet, row, STATISTIC_FORM.keys.index("value") + 1)


def empty_statistics(form: Form) -> str:
    """Return what the count of empty cells on the first sheet adds for this one; a sheet taken away has none."""
    cells = cell_ranges(_VALUE_LETTER, sorted(rows_of(form.statistics).values())).split()
    return "".join(f"+IFERROR(COUNTBLANK('{STATISTIC_FORM.sheet}'!{each}),0)" for each in cells)


def with_statistics(
    parts: Mapping[str, str | bytes], template: PreparedTemplate, package: BlankPackage, form: Form
) -> dict[str, str | bytes]:
    """Return a form's parts with the sheet right after the first; without it where the unit is asked for nothing."""
    if not form.statistics:
        return dict(parts)
    return {**parts, _PART: _sheet(template, package, form)} | {
        WORKBOOK_PART: _listed(str(parts[WORKBOOK_PART])),
        _LINKS: _inserted(
            str(parts[_LINKS]),
            "</Relationships>",
            '<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
            f'Target="/{_PART}" Id="{_LINK}"/>',
        ),
        _TYPES: _inserted(
            str(parts[_TYPES]),
            "</Types>",
            f'<Override PartName="/{_PART}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml'
            '.worksheet+xml"/>',
        ),
    }


def _inserted(xml: str, end: str, more: str) -> str:
    return xml.replace(end, f"{more}{end}")


def _listed(workbook: str) -> str:
    """Return the workbook with the sheet in second place: names that belong to a sheet count from the first."""
    sheets = re.findall(r"<sheet [^>]*/>", workbook)
    number = max(int(found) for found in re.findall(r'sheetId="(\d+)"', workbook)) + 1
    sheet = (
        '<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'name="{STATISTIC_FORM.sheet}" sheetId="{number}" state="visible" r:id="{_LINK}"/>'
    )
    workbook = workbook.replace(sheets[0], sheets[0] + sheet)
    workbook = re.sub(r'(localSheetId|activeTab|firstSheet)="([1-9]\d*)"', _one_more, workbook)
    titles = (
        f'<definedName name="_xlnm.Print_Titles" localSheetId="1">'
        f"'{STATISTIC_FORM.sheet}'!${_HEADER_ROW}:${_HEADER_ROW + 1}</definedName>"
    )
    names = [*re.findall(r"<definedName .*?</definedName>", workbook), titles]
    names.sort(key=lambda name: (re.findall(r'name="(.*?)"', name)[0], re.findall(r'localSheetId="(\d+)"', name)))
    listed = f"<definedNames>{''.join(names)}</definedNames>"
    if "<definedNames>" in workbook:
        return re.sub(r"<definedNames>.*</definedNames>", lambda _: listed, workbook, flags=re.DOTALL)
    return workbook.replace("</sheets>", f"</sheets>{listed}")


def _one_more(found: re.Match[str]) -> str:
    return f'{found[1]}="{int(found[2]) + 1}"'


@dataclass(frozen=True, slots=True)
class _Looks:
    """Style numbers of what stands around the table, taken from the template's head, and of its groups."""

    title: int
    line: int
    label: int
    head: int
    entered: int
    numbers: int
    group: int


def _looks(template: PreparedTemplate) -> _Looks:
    cells = [cell for row in template.top for cell in row.cells]
    headings = {fold(column.heading): column.filled for column in FORM.columns}
    locked = next(cell.style for cell in cells if headings.get(fold(cell.text)) is False)
    entered = next(cell.style for cell in cells if headings.get(fold(cell.text)))

    def of(words: str, other: int) -> int:
        return next((cell.style for cell in cells if words in cell.text), other)

    return _Looks(
        title=of("{{nam}}", locked),
        line=of("{{chot_so_lieu}}", locked),
        label=of("{{thoi_han_gui}}", locked),
        head=locked,
        entered=entered,
        numbers=of("(1)", locked),
        group=template.samples["linh_vuc"].cells[-1].style,
    )


def _sheet(template: PreparedTemplate, package: BlankPackage, form: Form) -> str:
    columns = (*STATISTIC_FORM.columns, *((TO_CORRECT,) if form.is_returned else ()))
    last = len(columns)
    looks = _looks(template)
    rows, merges = _head(form, looks, [column.heading for column in columns])
    group = _GROUPLESS
    for item in form.statistics:
        if item.group and item.group != group:
            number = len(rows) + 1
            rows.append(_row(number, [(looks.group, item.group), *[(looks.group, "")] * (last - 1)], 19.5))
            merges.append((number, 1, last))
        group = item.group
        rows.append(_item_row(len(rows) + 1, item, template, form))
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>'
        for number, column in enumerate(columns, 1)
    )
    joined = "".join(
        f'<mergeCell ref="{column_letter(left)}{row}:{column_letter(right)}{row}"/>' for row, left, right in merges
    )
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr>'
        '<tabColor rgb="FFFFC000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{column_letter(last)}{len(rows)}"/>'
        '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{_HEADER_ROW + 1}" topLeftCell="A{_FIRST_ROW}" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews>"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'{package.form.protection}<mergeCells count="{len(merges)}">{joined}</mergeCells>'
        f"{_rules(template, form)}{_page(package.form.tail, form)}</worksheet>"
    )


def _page(tail: str, form: Form) -> str:
    """Return how the sheet is printed, as the form's own is; drawings and page ends are that sheet's alone."""
    texts = {"ma_don_vi": form.unit.code, "ky": form.period.code, "nam": str(form.plan.info.year)}
    return re.sub(r"\{\{(\w+)\}\}", lambda found: texts.get(found[1], ""), "".join(_OF_PAGE.findall(tail)))


def _head(form: Form, looks: _Looks, headings: Sequence[str]) -> tuple[list[str], list[tuple[int, int, int]]]:
    """Return the rows above the table and its headings, and the merges among them."""
    last, period = len(headings), form.period
    span = f"{STATISTIC_SPAN} ngày {show_date(period.start)} đến hết ngày {show_date(period.cutoff)}"
    identity = [
        f"{UNIT_LABEL}: {form.unit.name}",
        "",
        f"{VISIBLE_LABELS['unit']}: {form.unit.code}",
        "",
        f"{VISIBLE_LABELS['period']}: {period.code}",
    ]
    filled = {STATISTIC_VALUE.heading, STATISTIC_FORM.column("note").heading, TO_CORRECT.heading}
    heads = [(looks.entered if heading in filled else looks.head, heading) for heading in headings]
    width = sum(column.width for column in STATISTIC_FORM.columns)
    rows = [
        _row(1, [(looks.title, STATISTIC_TITLE)], 22),
        _row(2, [(looks.line, span)], 16),
        _row(3, [(looks.label, text) for text in identity], 16),
        _row(4, [(looks.label, STATISTIC_GUIDANCE)], text_height(STATISTIC_GUIDANCE, width, 10) + _PADDING),
        _row(_HEADER_ROW, heads, 30),
        _row(_HEADER_ROW + 1, [(looks.numbers, f"({number})") for number in range(1, last + 1)], 13.5),
    ]
    return rows, [(1, 1, last), (2, 1, last), (3, 1, 2), (3, 3, 4), (4, 1, last)]


def _row(number: int, cells: Iterable[tuple[int, object]], height: float) -> str:
    xml = "".join(
        cell_xml(f"{column_letter(column)}{number}", style, value) for column, (style, value) in enumerate(cells, 1)
    )
    return f'<row r="{number}" ht="{min(height, HIGHEST_ROW):g}" customHeight="1">{xml}</row>'


def _item_row(number: int, item: StatisticItem, template: PreparedTemplate, form: Form) -> str:
    said = form.statistic_values.get(item.code, {})
    wrong = [point for point in form.points if point.statistic == item.code and point.kind is MarkKind.ERROR]
    values = {"item": item.code, "text": item.text, "measure": item.measure, **said}
    cells: list[tuple[int, object]] = []
    height = 0.0
    for column in STATISTIC_FORM.columns:
        state = LOCKED if not column.filled else MarkKind.ERROR if wrong and column.key == "value" else ENTRY
        like = "share" if item.is_percent and column.key == "value" else _LIKE[column.key]
        cells.append((_style(template, like, state), values.get(column.key)))
        height = max(height, text_height(str(values.get(column.key) or ""), column.width, _size(template)))
    if form.is_returned:
        advice = "\n".join(dict.fromkeys(f"{point.sentence} {point.advice}" for point in wrong))
        cells.append((_style(template, "text", LOCKED), advice))
        height = max(height, text_height(advice, TO_CORRECT.width, _size(template)))
    return _row(number, cells, height + _PADDING)


def _style(template: PreparedTemplate, key: str, state: str) -> int:
    return next(column.styles[TASK][state] for column in template.columns.values() if column.key == key)


def _size(template: PreparedTemplate) -> float:
    return next(iter(template.columns.values())).font_size


def _rules(template: PreparedTemplate, form: Form) -> str:
    """Return the colour of values still empty, and what may be typed."""
    letter, rows = _VALUE_LETTER, rows_of(form.statistics)
    numbers = sorted(rows.values())
    empty = Colour(cell_ranges(letter, numbers), f'${letter}{numbers[0]}=""', template.looks.required)
    asked = "".join(
        validation_xml(STATISTIC_VALUE, statistic_validation(item.measure), f"{letter}{rows[item.code]}")
        for item in form.statistics
    )
    return conditional_formats([empty]) + f'<dataValidations count="{len(rows)}">{asked}</dataValidations>'
