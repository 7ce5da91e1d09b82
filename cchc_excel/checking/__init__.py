"""From a return to answers and findings: each cell by its kind, then the cells of a row together.

Every cell the unit filled becomes a value of an answer or is named by a finding; nothing is dropped.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date

from cchc_excel.carrying import begins_anew, is_as_carried, stays_done
from cchc_excel.cells import Cell
from cchc_excel.checking.across import check_all, check_row
from cchc_excel.checking.cells import ReadRow, read_entered, read_rows
from cchc_excel.checking.choosing import choose_rows
from cchc_excel.checking.corrected import (
    TELLING,
    corrected_cells,
    corrections_of,
    note_corrected,
    note_entered,
    place_note,
    without_settled,
)
from cchc_excel.checking.pairs import settle_pair
from cchc_excel.checking.settling import Lasting, Settled, settle
from cchc_excel.deadlines import Deadline, DeadlineKind
from cchc_excel.domain import Answer, Asked, Continuous, Earlier, Outcome, Plan, Return, Status, Task, Unit
from cchc_excel.kinds import Context
from cchc_excel.kinds.lasting import is_lasting
from cchc_excel.kinds.more_time import asks_for_more_time
from cchc_excel.layout.asked import FILLED, WORDED
from cchc_excel.layout.columns import PERSON
from cchc_excel.plan.matching import names_somebody
from cchc_excel.rules import Finding, Note, Severity, at_cell, crosses, files, rows
from cchc_excel.rules.statuses import STATUS_EXTENSION
from cchc_excel.text import one_line

_MISSING = (
    crosses.STATUS_MISSING,
    crosses.IN_PROGRESS_NO_SHARE,
    crosses.DONE_UNDATED,
    crosses.DONE_NO_DATE,
    crosses.DONE_NO_DOCUMENT,
    crosses.COUNT_WITHOUT_TOTAL,
    crosses.DONE_DENIED,
)
"""What is said of a value that isn't there, or that is at odds with another: not where it was found fault with."""

_NO_DEADLINE = Deadline("", DeadlineKind.UNDETERMINED)


def check_return(
    filled: Return, plan: Plan, unit: Unit, as_of: date, results: Mapping[tuple[str, str], Earlier]
) -> tuple[tuple[Answer, ...], tuple[Finding, ...]]:
    """Return what the unit answered, and every finding. Answers: its tasks in plan order, then the ones it added.

    `results` tells how each assignment, by unit and task code, stood in an earlier period.
    """
    chosen, findings = choose_rows(filled, plan, unit)
    corrections = corrections_of(plan, unit.code)
    findings = without_settled(findings, corrections)
    context = context_of(filled, plan, as_of)
    read = read_rows(filled, context, corrections)
    asked: list[tuple[ReadRow, Task | None]] = []
    for task in plan.tasks_led_by(unit.code):
        if task.code in chosen:
            asked.append((read[chosen[task.code].number], task))
        elif not TELLING & corrections.get(task.code, {}).keys():
            done = stays_done(task, results.get((unit.code, task.code)), as_of)
            rule = crosses.STAYS_DONE if done else rows.ROW_MISSING
            findings.append(Finding(rule, filled.path, details={"task": task.code}, unit=unit.code))
    asked += [(read[row.number], None) for row in filled.rows if not row.task]
    answers = []
    for row, task_asked in asked:
        before = results.get((unit.code, task_asked.code)) if task_asked else None
        answer, notes = _answer_row(row, task_asked, context, before)
        notes += note_corrected(row)
        answers.append(answer)
        findings += [place_note(row, column, note, filled.path, unit.code) for column, note in notes]
    if all(answer.is_as_begun for answer in answers) and not all(row.is_empty for row, _ in asked):
        findings.append(Finding(files.FORM_AS_CARRIED, filled.path, unit=unit.code))
    same = check_all(answers)
    if same:
        findings.append(at_cell(same, filled.path, asked[0][0].cell("share"), unit=unit.code, column="share"))
    return tuple(answers), tuple(findings)


def check_entered(
    unit: Unit,
    plan: Plan,
    as_of: date,
    results: Mapping[tuple[str, str], Earlier],
    told: Container[tuple[str, str]],
) -> tuple[tuple[Answer, ...], tuple[Finding, ...]]:
    """Return what corrections alone say of a unit's tasks, and every finding; `told` are those a return reports."""
    corrections = corrections_of(plan, unit.code)
    context = _context(plan, as_of)
    answers, findings = [], []
    for task in plan.tasks_led_by(unit.code):
        if task.code in corrections and (unit.code, task.code) not in told:
            row = read_entered(task.code, corrections[task.code], context)
            answer, notes = _answer_row(row, task, context, results.get((unit.code, task.code)))
            answers.append(answer)
            findings += [place_note(row, key, note, "", unit.code) for key, note in (*note_entered(row), *notes)]
    return tuple(answers), tuple(findings)


def context_of(filled: Return, plan: Plan, as_of: date) -> Context:
    """Return what the kinds may know beside a cell of this return."""
    return _context(plan, as_of, tuple(_numbers(filled, "share")))


def _context(plan: Plan, as_of: date, column: tuple[float, ...] = ()) -> Context:
    counts = plan.settings.continuous is Continuous.REPORTED
    return Context(
        year=plan.info.year,
        first_day=plan.first_day,
        last_day=plan.last_day,
        as_of=as_of,
        column=column,
        year_ends=plan.closes_year,
        counts_lasting=counts,
        cutoff=plan.current.cutoff if plan.current else None,
    )


def is_untouched(filled: Return) -> bool:
    """Whether the unit wrote nothing at all into the form."""
    answered = [cell for row in filled.rows for key, cell in row.cells.items() if key in FILLED]
    answered += [row.value for row in filled.statistics]
    said = any(row.is_refused or row.note for row in filled.statistics)
    return not said and all(row.task for row in filled.rows) and all(_is_blank(cell) for cell in answered)


def _is_blank(cell: Cell) -> bool:
    return cell.is_silent and not cell.struck


def _numbers(filled: Return, key: str) -> Iterator[float]:
    """Yield the plain numbers of a column: they tell whether a lone 1 means 100 % or 1 %."""
    for row in filled.rows:
        cell = row.cells.get(key)
        if cell and isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
            yield float(cell.value)


def _answer_row(
    read: ReadRow, task: Task | None, context: Context, earlier: Earlier | None
) -> tuple[Answer, list[tuple[str, Note]]]:
    """Return what a row answers, and its notes with the column of each; of a column that is missing no more is said."""
    read = settle_pair(read)
    values = read.values
    deadline = task.deadline if task else _NO_DEADLINE
    lasting = Lasting(_says_lasting(read), context.year_ends, context.counts_lasting)
    typed = values.get("status"), values.get("share"), values.get("finished_on")
    settled = settle(*typed, deadline, context.as_of, lasting, denied=read.denied)
    notes = [*read.notes, *_without_echoes(settled.notes, read)]
    if task and settled.status is None and stays_done(task, earlier, context.as_of):
        notes.append(("status", _note_done_before(task, read)))
    else:
        is_told = any(note.rule.severity is Severity.ERROR for _, note in notes)
        notes += _check_presence(read, task, settled, is_told=is_told)
    said = {key: value for key, value in values.items() if value is not None}
    answer = Answer(
        task=task.code if task else "",
        text=task.text if task else one_line(read.cell("text").text),
        deadline_text=task.deadline.text if task else one_line(read.cell("deadline").text),
        ref=read.place.ref,
        asks=_request_in(read),
        corrected=corrected_cells(read),
        person=_person_named(read),
        is_silent=read.is_silent,
        is_as_begun=task is not None and earlier is not None and _is_as_begun(read, task, earlier, context),
    ).but({**said, "status": settled.status, "share": settled.share, "finished_on": settled.finished_on})
    if task:
        before = None if earlier and begins_anew(task, earlier, context.as_of) else earlier
        notes += _without_echoes(check_row(answer, task, before), read)
    return answer, [(key, note) for key, note in notes if key in read.row.cells or key in read.corrections]


def _person_named(read: ReadRow) -> str:
    """Return whom the unit names as in charge of the task, empty where the cell names nobody."""
    said = one_line(read.cell(PERSON.key).text)
    return said if names_somebody(said) else ""


def _is_as_begun(read: ReadRow, task: Task, earlier: Earlier, context: Context) -> bool:
    """Whether the unit left a row just as its form was issued, with what it had reported before.

    What was not understood is no part of that.
    """
    written = [key for key in FILLED if key not in read.corrections]
    is_clear = all(read.cell(key).is_silent for key in written if read.values.get(key) in (None, ""))
    return is_clear and is_as_carried(read.values, task, earlier, context.cutoff or context.as_of, written)


def _note_done_before(task: Task, read: ReadRow) -> Note:
    """Return what to say of a task done in an earlier period whose status isn't told now."""
    if not read.is_silent:
        return Note(crosses.DONE_BEFORE_UNCLEAR, Outcome.NOT_REPORTED, {"task": task.code})
    rule = crosses.STAYS_DONE_STRUCK if read.is_struck else crosses.STAYS_DONE
    return Note(rule, Status.DONE, {"task": task.code})


def _says_lasting(read: ReadRow) -> bool:
    """Return whether the status stands as "thường xuyên", "đang duy trì", corrected or as the unit wrote it."""
    correction = read.corrections.get("status")
    return is_lasting(correction.cell.text if correction else read.cell("status").text)


def _request_in(read: ReadRow) -> Asked | None:
    """Return what the unit itself wrote in a row to ask for more time, a correction notwithstanding."""
    said = {key for key, note in read.notes if note.rule == STATUS_EXTENSION}
    cells = [(key, read.row.cells[key]) for key in WORDED if key in read.row.cells]
    texts = [(key, cell) for key, cell in cells if isinstance(cell.value, str)]
    asking = [cell for key, cell in texts if key in said or asks_for_more_time(cell.text)]
    if not asking:
        return None
    return Asked("; ".join(dict.fromkeys(one_line(cell.text) for cell in asking)), asking[0].ref)


def _without_echoes(notes: Iterable[tuple[str, Note]], read: ReadRow) -> Iterator[tuple[str, Note]]:
    """Yield the notes but for those that call a value missing where one was typed and already found fault with."""
    errors = {column for column, note in read.notes if note.rule.severity is Severity.ERROR}
    for column, note in notes:
        is_told = column in errors or (note.rule.severity is Severity.WARNING and not read.cell(column).is_empty)
        if note.rule not in _MISSING or not is_told:
            yield column, note


def _check_presence(read: ReadRow, task: Task | None, settled: Settled, *, is_told: bool) -> Iterator[tuple[str, Note]]:
    """Yield what to say of a row nobody assigned, or of one that reports nothing where no error tells so."""
    if task is None:
        yield "text", Note(rows.ROW_ADDED_UNNAMED if read.cell("text").is_empty else rows.ROW_ADDED)
    elif settled.status is None and (read.is_empty or not is_told):
        yield "status", Note(rows.ROW_EMPTY, details={"task": task.code})
