"""The sheet `Báo cáo` of one form, built by hand: a form is issued to every unit and must cost next to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_excel.cells import Ref, column_letter
from cchc_excel.domain import Task
from cchc_excel.layout.asked import COUNTED, FILLED
from cchc_excel.layout.columns import ADDED_HEADING, CORRECTIONS, PERSON
from cchc_excel.writing.form.content import (
    MARKED_ONLY,
    SIGNATORY_PLACEHOLDERS,
    Form,
    MarkKind,
    RowKey,
    placeholder_texts,
)
from cchc_excel.writing.form.due import DEADLINE, deadline_mark, mark_words
from cchc_excel.writing.form.marks import advice_by_row, cleared_rules, mark_rules, marks_by_row
from cchc_excel.writing.form.page_ends import page_ends
from cchc_excel.writing.form.places import Places
from cchc_excel.writing.form.prepared_template import (
    ADDED,
    AREA,
    AREA_NAME,
    COUNTER,
    ENTRY,
    LOCKED,
    NOT_ASKED,
    PLACEHOLDER,
    SPARE,
    SPARE_ENTRIES,
    TASK,
    Frame,
    PreparedTemplate,
    SampleCell,
    SampleRow,
    TableColumn,
)
from cchc_excel.writing.form.rows import SheetRows, fill_placeholders
from cchc_excel.writing.form.rules import (
    conditional_formats,
    counter_formula,
    required_rules,
    settled_rules,
    validations,
)
from cchc_excel.writing.form.statistics import empty_statistics
from cchc_excel.writing.house.packages import cell_xml, formula_xml
from cchc_excel.writing.house.row_heights import HIGHEST_ROW, text_height

_PADDING = 3.0
_THIN_LINE = 6.0
_COUNTER_HERE = "\0"
"""Stands for the counter until its formula is known; no text can hold it."""


@dataclass(slots=True)
class _Writer:
    """A form, the rows of it written so far, and where those are that the sheet's rules speak of."""

    template: PreparedTemplate
    form: Form
    rows: SheetRows
    places: Places
    advice: Mapping[RowKey, str]
    marks: Mapping[RowKey, Mapping[str, MarkKind]]
    is_returned: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_returned = self.form.is_returned

    def cells_of(self, sample: SampleRow) -> tuple[SampleCell, ...]:
        """Return the cells of a sample row, in a form sent back with the one in the column `Cần sửa`."""
        return (*sample.cells, sample.correction) if self.is_returned and sample.correction else sample.cells


def write_sheet(template: PreparedTemplate, frame: Frame, form: Form) -> tuple[str, Places]:
    """Return the sheet as XML, and where its rows are."""
    signed = {name: form.signatories.get(key, "") for name, key in SIGNATORY_PLACEHOLDERS.items()}
    rows = SheetRows(placeholder_texts(form) | signed)
    places = Places(template, rows.heights)
    _write_rows(
        _Writer(
            template=template, form=form, rows=rows, places=places, advice=advice_by_row(form), marks=marks_by_row(form)
        )
    )
    colours = [*mark_rules(form, places), *required_rules(places), *cleared_rules(form, places), *settled_rules(places)]
    rules = conditional_formats(colours) + validations(places, form.plan.first_day, form.plan.last_day)
    ends = page_ends(places, is_returned=form.is_returned)
    if not form.is_returned:
        return rows.to_sheet(frame, template.last_column, rules=rules, breaks=ends), places
    filtered = f'<autoFilter ref="{places.filtered.replace("$", "")}"/>'
    return rows.to_sheet(frame, template.last_column + 1, filtered, rules, ends), places


def _write_rows(writer: _Writer) -> None:
    template, form, rows, places = writer.template, writer.form, writer.rows, writer.places
    for sample in template.top:
        _add_sample(writer, sample)
    places.header = len(rows.xml)
    _add_tasks(writer)
    places.headings.append(rows.next)
    _add_sample(writer, template.samples[ADDED], {ADDED: ADDED_HEADING})
    for index in range(form.spare_rows):
        _add_spare(writer, index)
    places.last = len(rows.xml)
    for sample in template.bottom:
        _add_sample(writer, sample)
    formula = formula_xml(f"{counter_formula(places)}{empty_statistics(form)}", form.missing)
    rows.xml = [row.replace(_COUNTER_HERE, formula) for row in rows.xml]


def _add_sample(writer: _Writer, sample: SampleRow, more: Mapping[str, str] | None = None) -> None:
    """Write a row of the template with its placeholders filled in."""
    rows, places = writer.rows, writer.places
    if sample.marked_only and not writer.is_returned:
        rows.add("", _THIN_LINE)
        return
    texts = {**rows.texts, **more} if more else rows.texts
    cells = []
    for cell in writer.cells_of(sample):
        address = f"{column_letter(cell.column)}{rows.next}"
        names = PLACEHOLDER.findall(cell.text)
        if MARKED_ONLY in names:
            places.banner = (rows.next, cell.column)
            rows.add_link(address, Ref(CORRECTIONS.sheet, 1, 1))
        if COUNTER in names:
            places.counter = (rows.next, column_letter(cell.column))
            cells.append(f'<c r="{address}" s="{cell.style}">{_COUNTER_HERE}</c>')
        else:
            cells.append(cell_xml(address, cell.style, fill_placeholders(cell.text, texts)))
    rows.add_merges(sample)
    rows.add("".join(cells), sample.height)


def _add_tasks(writer: _Writer) -> None:
    """Write the unit's tasks, a row for the area before the first of each."""
    area = None
    for task in writer.form.tasks:
        if task.area != area:
            area = task.area
            writer.places.headings.append(writer.rows.next)
            _add_sample(writer, writer.template.samples[AREA], {AREA: area.code, AREA_NAME: area.name})
        writer.places.tasks.append(writer.rows.next)
        if task.target.has_count:
            writer.places.counted.append(writer.rows.next)
        values = {PERSON.key: task.person, **writer.form.answers.get(task.code, {}), **_plan_values(task)}
        states = dict.fromkeys((*FILLED, PERSON.key), ENTRY)
        if not task.target.has_count:
            states |= dict.fromkeys(COUNTED - {key for key in COUNTED if values.get(key) is not None}, NOT_ASKED)
        mark = deadline_mark(task, values.get("status"), writer.form.plan, writer.form.period.cutoff)
        if mark:
            writer.places.due.append(writer.rows.next)
            states[DEADLINE] = mark
        _add_row(writer, TASK, task.code, values, states)


def _add_spare(writer: _Writer, index: int) -> None:
    """Write a row for a task of the unit's own, with what it wrote there before."""
    writer.places.spare.append(writer.rows.next)
    values = writer.form.added[index] if index < len(writer.form.added) else {}
    _add_row(writer, SPARE, index, values, dict.fromkeys(SPARE_ENTRIES, ENTRY))


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


def _add_row(
    writer: _Writer, marker: str, key: RowKey, values: Mapping[str, object], states: Mapping[str, str]
) -> None:
    """Write a row of the table; `states` tells how each cell is, locked where it says nothing."""
    number = writer.rows.next
    writer.places.rows[key] = number
    sample = writer.template.samples[marker]
    states = {**states, **writer.marks.get(key, {})}
    height = sample.height or 0.0
    cells = []
    for cell in writer.cells_of(sample):
        column = writer.template.columns.get(cell.column)
        value: object = writer.advice.get(key)
        style = cell.style
        if column:
            value, style = values.get(column.key), column.styles[marker][states.get(column.key, LOCKED)]
        elif cell is not sample.correction:
            value = fill_placeholders(cell.text, writer.rows.texts)  # a column of the office's own
        cells.append(cell_xml(f"{column_letter(cell.column)}{number}", style, value))
        if value and isinstance(value, str):
            shown = value + mark_words(states.get(column.key, "")) if column else value
            height = max(height, _height(writer.template, column, cell, shown))
    writer.rows.add("".join(cells), min(height, HIGHEST_ROW), look="")


def _height(template: PreparedTemplate, column: TableColumn | None, cell: SampleCell, text: str) -> float:
    """Return the height that a text needs; what stands in no column of the layout has the size of the table's text."""
    size = column.font_size if column else next(iter(template.columns.values())).font_size
    return text_height(text, template.widths[cell.column - 1], size) + _PADDING
