"""The rows of one form as XML: built by hand, since a form is issued to every unit and must cost next to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_excel.cells import column_letter
from cchc_excel.domain import Task
from cchc_excel.layout import ADDED_HEADING, FORM
from cchc_excel.writing.form_content import COUNTED, SIGNATORY_PLACEHOLDERS, Form, RowKey, placeholder_texts
from cchc_excel.writing.form_rules import Places, colour_required, counter_formula, validations
from cchc_excel.writing.form_styles import ENTRY, LOCKED, NOT_ASKED
from cchc_excel.writing.packages import cell_xml, escape, formula_xml
from cchc_excel.writing.prepared_template import (
    ADDED,
    AREA,
    AREA_NAME,
    COUNTER,
    DIMENSION,
    PLACEHOLDER,
    SPARE,
    SPARE_ENTRIES,
    TASK,
    PreparedTemplate,
    SampleRow,
)
from cchc_excel.writing.row_heights import HIGHEST_ROW, text_height

_PADDING = 3.0
_COUNTER_HERE = "\0"
"""Stands for the counter until its formula is known; no text can hold it."""


@dataclass(slots=True)
class _Rows:
    """The rows written so far, and where those are that the sheet's rules speak of."""

    template: PreparedTemplate
    form: Form
    texts: Mapping[str, str]
    places: Places
    xml: list[str] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)

    @property
    def next(self) -> int:
        """Return the number of the row to be written."""
        return len(self.xml) + 1


def sheet_xml(template: PreparedTemplate, form: Form) -> str:
    """Return the sheet `Báo cáo` of a form."""
    rows = _write_rows(template, form)
    extent = f"A1:{column_letter(template.last_column)}{len(rows.xml)}"
    head = template.head.replace(DIMENSION, f'<dimension ref="{extent}"/>')
    merges = f'<mergeCells count="{len(rows.merges)}">{"".join(rows.merges)}</mergeCells>' if rows.merges else ""
    rules = colour_required(rows.places) + validations(rows.places, form.plan.first_day, form.plan.last_day)
    tail = fill_placeholders(template.tail, {name: escape(text) for name, text in rows.texts.items()})
    return f"{head}<sheetData>{''.join(rows.xml)}</sheetData>{template.protection}{merges}{rules}{tail}"


def _write_rows(template: PreparedTemplate, form: Form) -> _Rows:
    signed = {name: form.signatories.get(key, "") for name, key in SIGNATORY_PLACEHOLDERS.items()}
    rows = _Rows(template, form, placeholder_texts(form) | signed, Places(template))
    for sample in template.top:
        _add_sample(rows, sample)
    _add_tasks(rows)
    _add_sample(rows, template.samples[ADDED], {ADDED: ADDED_HEADING})
    for index in range(form.spare_rows):
        _add_spare(rows, index)
    for sample in template.bottom:
        _add_sample(rows, sample)
    formula = counter_formula(rows.places)
    rows.xml = [row.replace(_COUNTER_HERE, formula_xml(formula, form.missing)) for row in rows.xml]
    return rows


def fill_placeholders(text: str, texts: Mapping[str, str]) -> str:
    """Return the text with each known placeholder replaced."""
    if "{{" not in text:
        return text
    return PLACEHOLDER.sub(lambda match: texts.get(match[1], match[0]), text)


def _add_sample(rows: _Rows, sample: SampleRow, more: Mapping[str, str] | None = None) -> None:
    """Write a row of the template with its placeholders filled in."""
    number = rows.next
    texts = {**rows.texts, **more} if more else rows.texts
    cells = []
    for cell in sample.cells:
        letter = column_letter(cell.column)
        if COUNTER in PLACEHOLDER.findall(cell.text):
            rows.places.counter = (number, letter)
            cells.append(f'<c r="{letter}{number}" s="{cell.style}">{_COUNTER_HERE}</c>')
        else:
            cells.append(cell_xml(f"{letter}{number}", cell.style, fill_placeholders(cell.text, texts)))
    height = f' ht="{sample.height:g}" customHeight="1"' if sample.height else ""
    rows.xml.append(f'<row r="{number}"{height}>{"".join(cells)}</row>')
    rows.merges += [
        f'<mergeCell ref="{column_letter(left)}{number}:{column_letter(right)}{number + count - 1}"/>'
        for left, right, count in sample.merges
    ]


def _add_tasks(rows: _Rows) -> None:
    """Write the unit's tasks, a row for the area before the first of each."""
    area = None
    for task in rows.form.tasks:
        if task.area != area:
            area = task.area
            _add_sample(rows, rows.template.samples[AREA], {AREA: area.code, AREA_NAME: area.name})
        rows.places.tasks.append(rows.next)
        if task.target.has_count:
            rows.places.counted.append(rows.next)
        values = {**rows.form.answers.get(task.code, {}), **_plan_values(task)}
        states = {column.key: ENTRY for column in FORM.columns if column.filled}
        if not task.target.has_count:
            states |= dict.fromkeys(COUNTED - {key for key in COUNTED if values.get(key) is not None}, NOT_ASKED)
        _add_row(rows, TASK, values, states | _marks(rows.form, task.code))


def _add_spare(rows: _Rows, index: int) -> None:
    """Write a row for a task of the unit's own, with what it wrote there before."""
    rows.places.spare.append(rows.next)
    values = rows.form.added[index] if index < len(rows.form.added) else {}
    _add_row(rows, SPARE, values, dict.fromkeys(SPARE_ENTRIES, ENTRY) | _marks(rows.form, index))


def _plan_values(task: Task) -> dict[str, object]:
    """Return what the plan says of a task, by column key."""
    return {
        "task": task.code,
        "text": task.text,
        "product": task.product,
        "target": task.target.text,
        "partners": task.partner_text,
        "deadline": task.deadline.text,
    }


def _marks(form: Form, row: RowKey) -> dict[str, str]:
    return {key: mark.kind for (marked, key), mark in form.marks.items() if marked == row}


def _add_row(rows: _Rows, marker: str, values: Mapping[str, object], states: Mapping[str, str]) -> None:
    """Write a row of the table; `states` tells how each cell is, locked where it says nothing."""
    number = rows.next
    sample = rows.template.samples[marker]
    height = sample.height or 0.0
    cells = []
    for cell in sample.cells:
        column = rows.template.columns.get(cell.column)
        if column is None:
            own = fill_placeholders(cell.text, rows.texts)  # a column of the office's own
            cells.append(cell_xml(f"{column_letter(cell.column)}{number}", cell.style, own))
            continue
        value = values.get(column.key)
        style = column.styles[marker][states.get(column.key, LOCKED)]
        cells.append(cell_xml(f"{column.letter}{number}", style, value))
        if isinstance(value, str):
            height = max(height, text_height(value, column.width, column.font_size) + _PADDING)
    rows.xml.append(f'<row r="{number}" ht="{min(height, HIGHEST_ROW):g}">{"".join(cells)}</row>')
