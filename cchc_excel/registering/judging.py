"""What stands in the way of a row of the draft annex, and what the coordinator should know before deciding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc_excel.deadlines import Deadline, parse_deadline
from cchc_excel.domain import Decision, DraftRow, Plan
from cchc_excel.folders import DRAFT_NAME
from cchc_excel.layout.registration import DRAFT
from cchc_excel.numerals import numeral_key
from cchc_excel.plan.areas import find_area
from cchc_excel.plan.leads import resolve_leads
from cchc_excel.registering.likeness import ALIKE, likeness
from cchc_excel.rules import Finding, Note
from cchc_excel.rules import registrations as rules
from cchc_excel.text import clean, fold, fold_plain, one_line, whole_number
from cchc_excel.words import show_date, show_rate

_DECISIONS = {fold_plain(decision): decision for decision in Decision}


def read_decision(row: DraftRow) -> Decision | None:
    """Return what the coordinator decided, None where nothing, or nothing that is understood."""
    return _DECISIONS.get(fold_plain(row.decision))


def is_accepted(row: DraftRow) -> bool:
    """Whether a row is to enter the plan."""
    return read_decision(row) in (Decision.ACCEPTED, Decision.AMENDED)


def judge(rows: Sequence[DraftRow], plan: Plan) -> tuple[DraftRow, ...]:
    """Return the rows with everything that is to be said of each; a row that was entered or refused needs nothing."""
    known = {row.number: row for row in rows}
    judged = {row.number: replace(row, findings=tuple(_findings_of(row, plan, known))) for row in rows}
    return tuple(replace(row, findings=(*row.findings, *_waiting(row, judged))) for row in judged.values())


def _findings_of(row: DraftRow, plan: Plan, rows: Mapping[int, DraftRow]) -> Iterator[Finding]:
    yield from row.proposal.findings
    if row.task:
        if all(fold(task.code) != fold(row.task) for task in plan.known_tasks):
            yield _at(row, Note(rules.CODE_GONE, details={"task": row.task}), "task")
        return
    if row.is_gone:
        yield _at(row, Note(rules.ROW_GONE), "text")
    if row.is_by_hand:
        yield _at(row, Note(rules.ROW_BY_HAND), "text")
    if read_decision(row) is Decision.REFUSED:
        return
    yield from _check_decision(row)
    yield from _check_join(row, rows)
    yield from _check_leads(row, plan)
    if not row.join:
        yield from _check_words(row, plan)
        yield from _compare_with_plan(row, plan)


def _at(row: DraftRow, note: Note, key: str) -> Finding:
    given = row.words.get(key, "") or {"decision": row.decision, "join": row.join}.get(key, "")
    return Finding(
        rule=note.rule,
        path=DRAFT_NAME,
        ref=None,
        given=one_line(given),
        read_as=note.read_as,
        details=note.details,
        unit=row.proposal.unit,
        column=key,
    )


def _check_decision(row: DraftRow) -> Iterator[Finding]:
    decision = read_decision(row)
    if row.decision and decision is None:
        yield _at(row, Note(rules.DECISION_UNKNOWN), "decision")
    if decision is Decision.ACCEPTED and row.edited and not row.is_by_hand:
        columns = ", ".join(DRAFT.column(key).heading for key in row.edited)
        yield _at(row, Note(rules.ACCEPTED_BUT_EDITED, details={"columns": columns}), "decision")


def _check_join(row: DraftRow, rows: Mapping[int, DraftRow]) -> Iterator[Finding]:
    if not row.join:
        return
    target = joined_into(row, rows)
    if target is None:
        yield _at(row, Note(rules.JOIN_UNKNOWN), "join")
    elif target.task:
        yield _at(row, Note(rules.JOIN_TOO_LATE, details={"task": target.task}), "join")
    elif target.join:
        yield _at(row, Note(rules.JOIN_CHAINED), "join")
    elif is_accepted(row) and not is_accepted(target):
        yield _at(row, Note(rules.JOIN_NOT_ACCEPTED), "join")


def joined_into(row: DraftRow, rows: Mapping[int, DraftRow]) -> DraftRow | None:
    """Return the row that a row is joined into (*gộp vào*), None where there is no such row."""
    number = whole_number(one_line(row.join).removesuffix(",0"))
    target = None if number is None else rows.get(number)
    return target if target is not None and target.number != row.number else None


def _check_leads(row: DraftRow, plan: Plan) -> Iterator[Finding]:
    codes, unknown = resolve_leads(row.words["leads"], plan.units)
    if not codes and not unknown:
        yield _at(row, Note(rules.LEAD_MISSING), "leads")
    for name in unknown:
        yield _at(row, Note(rules.LEAD_UNKNOWN, details={"name": one_line(name)}), "leads")


def _check_words(row: DraftRow, plan: Plan) -> Iterator[Finding]:
    if not row.words["text"]:
        yield _at(row, Note(rules.TEXT_MISSING), "text")
    _, notes = find_area(row.words["area"], plan.areas)
    yield from (_at(row, note, "area") for note in notes)
    if not row.words["deadline"]:
        yield _at(row, Note(rules.DEADLINE_MISSING), "deadline")
        return
    inclusive = plan.settings.before_inclusive
    deadline = parse_deadline(row.words["deadline"], "General", plan.info.year, before_inclusive=inclusive)
    if deadline is None:
        yield _at(row, Note(rules.DEADLINE_UNKNOWN), "deadline")
    elif deadline.approximate:
        yield _at(row, Note(rules.DEADLINE_ROUGH, _show(deadline)), "deadline")


def _show(deadline: Deadline) -> str:
    return ", ".join(map(show_date, deadline.days)) or "không có hạn cố định"


def _compare_with_plan(row: DraftRow, plan: Plan) -> Iterator[Finding]:
    """Yield the task of the plan that is the most like the row; the very same text is never entered twice."""
    best = max(plan.known_tasks, key=lambda task: likeness(row.words["text"], task.text), default=None)
    ratio = likeness(row.words["text"], best.text) if best else 0.0
    if best is None or ratio < ALIKE:
        return
    if numeral_key(best.text) == numeral_key(row.words["text"]):
        yield _at(row, Note(rules.ALREADY_IN_PLAN, details={"task": best.code}), "text")
        return
    details = {"task": best.code, "ratio": show_rate(round(ratio, 2)), "text": clean(best.text)}
    yield _at(row, Note(rules.LIKE_PLAN_TASK, details=details), "text")


def _waiting(row: DraftRow, rows: Mapping[int, DraftRow]) -> Iterator[Finding]:
    """Yield the row that a row waits for: rows joined into one enter together or not at all."""
    if row.task or not is_accepted(row) or row.is_blocked:
        return
    target = joined_into(row, rows) if row.join else None
    together = [target] if target else [other for other in rows.values() if _joins(other, row, rows)]
    for other in together:
        if is_accepted(other) and other.is_blocked:
            note = Note(rules.JOIN_WAITS)
            finding = _at(row, note, "join")
            yield replace(finding, given=str(other.number))


def _joins(row: DraftRow, target: DraftRow, rows: Mapping[int, DraftRow]) -> bool:
    found = joined_into(row, rows) if row.join and not row.task else None
    return found is not None and found.number == target.number
