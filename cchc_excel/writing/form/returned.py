"""A return becomes the form to send back (*biểu trả lại*): what the unit wrote, and what it must correct."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cchc_excel.cells import show
from cchc_excel.checking import context_of
from cchc_excel.checking.cells import ReadRow, read_rows
from cchc_excel.checking.choosing import choose_rows
from cchc_excel.domain import Answer, Inbox, Received, Return, Unit
from cchc_excel.layout.asked import FILLED, TOGETHER
from cchc_excel.layout.columns import FORM, PERSON
from cchc_excel.rules import Finding, Rule, Severity, crosses
from cchc_excel.rules.rows import ROW_TWICE
from cchc_excel.rules.statuses import STATUS_IS_SHARE
from cchc_excel.words import COMPARED_PLACES, show_number
from cchc_excel.writing.form.content import Form, FormPlace, MarkKind, Point, RowKey
from cchc_excel.writing.form.returned_statistics import part_findings, statistics_to_return

_ACROSS_CELLS = frozenset(rule.code for rule in vars(crosses).values() if isinstance(rule, Rule))

_FILLED_IN = "Ô này để trống, nội dung của ô này lại ghi ở ô khác cùng dòng."
_REPAIRED = "Đã tự sửa thành “{value}”: đúng thì để nguyên, chưa đúng thì ghi lại."
_ENTERED = "Đã tự điền “{value}”: đúng thì để nguyên, chưa đúng thì ghi lại."
_MOVED = "Đã tự chuyển nội dung sang ô khác cùng dòng, đề nghị điền lại ô này."


def form_to_return(inbox: Inbox, unit: Unit, entry: Received) -> Form:
    """Return the form to send back for a return, safe repairs made; a blank one where it could not be used at all."""
    tasks = inbox.plan.tasks_led_by(unit.code)
    form = Form(inbox.plan, inbox.period, unit, tasks, signatories=entry.signatories, made_at=entry.made_at)
    rows = _rows(entry.source, inbox, unit) if entry.source else {}
    lent = {key: answer for key, answer in _keyed(entry) if answer.lent_by or key not in rows}
    rows = {key: row for key, row in rows.items() if key not in lent}
    values = {key: _values(row) | (_own_task(row) if isinstance(key, int) else {}) for key, row in rows.items()}
    values |= {key: _values_of(answer) for key, answer in lent.items()}
    for key, answer in _keyed(entry):
        if answer.person and key in values:
            values[key] |= {PERSON.key: answer.person}
    form = replace(
        form,
        answers={key: values[key] for key in values if isinstance(key, str)},
        added=tuple(values[key] for key in sorted(key for key in values if isinstance(key, int))),
        statistic_values=statistics_to_return(entry),
    )
    keys = {(answer.lent_by or entry.path, answer.ref.row): key for key, answer in _keyed(entry) if answer.ref}
    told = [finding for finding in entry.own_findings if finding.rule.for_unit or finding.is_error]
    of_statistics, others = part_findings(entry, told)
    points = [_with_repair(point, rows, values) for point in _points(others, keys, form)]
    points += of_statistics
    return replace(form, points=(*points, *_filled_in(rows, values)))


def _keyed(entry: Received) -> Iterator[tuple[RowKey, Answer]]:
    """Yield the answers of a return, each with the row of the form that will hold it."""
    yield from ((answer.task, answer) for answer in entry.answers if answer.task)
    yield from enumerate(entry.added)


def _values_of(answer: Answer) -> dict[str, object]:
    """Return what the form holds of a row that another return lent, by column key."""
    own = {} if answer.task else {"text": answer.text, "deadline": answer.deadline_text}
    values = own | {key: answer.value(key) for key in FILLED}
    return {key: value for key, value in values.items() if value not in (None, "")}


def _rows(source: Return, inbox: Inbox, unit: Unit) -> dict[RowKey, ReadRow]:
    """Return the rows of a return that its form will hold, as they were read."""
    read = read_rows(source, context_of(source, inbox.plan, inbox.as_of))
    chosen, _ = choose_rows(source, inbox.plan, unit)
    added = (row for row in source.rows if not row.task)
    rows: dict[RowKey, ReadRow] = {code: read[row.number] for code, row in chosen.items()}
    return rows | {index: read[row.number] for index, row in enumerate(added)}


def _values(row: ReadRow) -> dict[str, object]:
    """Return what the form holds of a row, by column key: as understood, or as written where it was not."""
    wrong = {key for key, note in row.notes if note.rule.severity is Severity.ERROR}
    moved = {key for key, note in row.notes if note.rule == STATUS_IS_SHARE and row.cell("share").is_empty}
    values: dict[str, object] = {}
    for key in FILLED:
        understood = row.values.get(key)
        if key in wrong or (understood is None and key not in moved):
            values[key] = row.cell(key).text
        else:
            values[key] = understood
    return {key: value for key, value in values.items() if value not in (None, "")}


def _own_task(row: ReadRow) -> dict[str, object]:
    """Return how a unit described a task of its own."""
    described = (column.key for column in FORM.columns if not column.filled)
    return {key: row.cell(key).text for key in described if key in row.row.cells and not row.cell(key).is_empty}


def _points(findings: Iterable[Finding], keys: Mapping[tuple[str, int], RowKey], form: Form) -> Iterator[Point]:
    """Yield the findings as points, but for those that only follow from a cell that was not understood.

    Of a task with two rows the form holds one: cells in which the other says the same need no word, either.
    """
    placed = [(finding, _place(finding, keys, form)) for finding in findings]
    misread = {place for finding, place in placed if finding.is_error and finding.rule.code not in _ACROSS_CELLS}
    for finding, place in placed:
        across = finding.rule.code in _ACROSS_CELLS
        if not (_is_held(finding, place, form) or (across and place in misread)):
            kind = MarkKind.ERROR if finding.is_error else MarkKind.REPAIRED
            beside = _beside(finding.column) if across else frozenset[str]()
            yield Point(
                kind=kind,
                sentence=finding.sentence,
                advice=finding.advice,
                given=finding.given,
                place=place,
                beside=beside,
            )


def _place(finding: Finding, keys: Mapping[tuple[str, int], RowKey], form: Form) -> FormPlace | None:
    """Return the cell of the form that a finding concerns: the one it stood in, or one of the task that it names."""
    row = keys.get((finding.path, finding.ref.row)) if finding.ref else None
    if row is not None:
        return row, finding.column or "task"
    task = finding.details.get("task", "")
    if any(own.code == task for own in form.tasks):
        return task, finding.column or "status"
    return None


def _is_held(finding: Finding, place: FormPlace | None, form: Form) -> bool:
    """Whether a finding is of a task's other row, whose cell says what the form holds."""
    if finding.rule != ROW_TWICE or place is None:
        return False
    return finding.given == show(form.value(place), FORM.column(place[1]).kind.number_format)


def _beside(column: str) -> frozenset[str]:
    return next((columns for columns in TOGETHER if column in columns), frozenset())


def _with_repair(point: Point, rows: Mapping[RowKey, ReadRow], values: Mapping[RowKey, Mapping[str, object]]) -> Point:
    """Return the point with what became of its cell for advice, where the form holds it otherwise than written."""
    if point.kind is not MarkKind.REPAIRED or point.place is None or not FORM.column(point.place[1]).filled:
        return point
    row, column = point.place
    if row not in rows:
        return point
    held = _shown(values[row], column)
    if held == rows[row].cell(column).text:
        return point
    told = _told(values[row], column)
    return replace(point, advice=_REPAIRED.format(value=told) if held else _MOVED)


def _filled_in(rows: Mapping[RowKey, ReadRow], values: Mapping[RowKey, Mapping[str, object]]) -> Iterator[Point]:
    """Yield a point for each cell that was empty and got a value from what another cell said."""
    for row, read in rows.items():
        for column in (key for key in FILLED if read.cell(key).is_empty):
            if told := _told(values[row], column):
                yield Point(MarkKind.REPAIRED, _FILLED_IN, _ENTERED.format(value=told), place=(row, column))


def _shown(values: Mapping[str, object], column: str) -> str:
    """Return a value of the form as it will be seen there."""
    return show(values.get(column), FORM.column(column).kind.number_format)


def _told(values: Mapping[str, object], column: str) -> str:
    """Return a value of the form as a sentence says it: a count with its thousands parted."""
    value = values.get(column)
    return (
        show_number(value, COMPARED_PLACES)
        if isinstance(value, float) and FORM.column(column).counted
        else _shown(values, column)
    )
