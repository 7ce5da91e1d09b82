"""Rows that a return leaves empty, and another of the same unit answers (*bản bổ sung*).

A row comes from the latest return that reports on its task: two colleagues filled half each, or one sent what the other
had left out. Sheets of one workbook are of one time, and may contradict each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from cchc_excel.cells import Ref
from cchc_excel.domain import Answer, FileState, Received
from cchc_excel.receiving.choosing.mixing import content_of, differing, mix, place_of, told, with_beside, without_word
from cchc_excel.receiving.choosing.statistics import lend_statistics
from cchc_excel.rules import Finding, Rule, crosses, files, rows

_OF_SILENCE = (rows.ROW_EMPTY, rows.ROW_MISSING, crosses.STAYS_DONE)
"""What is said of a task that a return doesn't report on."""

_Said = tuple[Received, Answer]
"""An answer, and the return it stands in."""


@dataclass(slots=True)
class _Desk:
    """What is put together of a unit's returns: answers, the findings of each return by path, who lent a row."""

    base: Received
    answers: dict[str, Answer]
    added: list[Answer]
    findings: dict[str, list[Finding]]
    lenders: set[str] = field(default_factory=set)

    def lend(self, said: _Said, before: Answer | None) -> Answer:
        """Return an answer taken from another return; what was found in its row comes with it, and both say so."""
        entry, answer = said
        own, theirs = self.findings[self.base.path], self.findings[entry.path]
        own[:] = [
            finding for finding in own if not (_is_replaced(finding, before) or _is_silence(finding, answer.task))
        ]
        own += [finding for finding in theirs if _is_at(finding, answer.ref)]
        theirs[:] = [finding for finding in theirs if not _is_at(finding, answer.ref)]
        name = answer.task or f"phát sinh “{answer.text}”"
        own.append(_finding(rows.ROW_SUPPLEMENTED, self.base, before.ref if before else None, name, entry.path))
        theirs.append(_finding(rows.ROW_LENT, entry, answer.ref, name, self.base.path))
        self.lenders.add(entry.path)
        return replace(answer, lent_by=entry.path)

    def contradict(self, telling: Sequence[_Said]) -> None:
        """Note at each of several rows in what the others contradict it."""
        for entry, answer in telling:
            other, against = next(said for said in telling if differing(answer, said[1]))
            columns = differing(answer, against)
            finding = _finding(
                rows.ROWS_DIFFER, entry, place_of(entry, answer, columns[0]), answer.task, other.path,
                here=told(answer, columns), there=told(against, columns),
            )  # fmt: skip
            self.findings[entry.path].append(replace(finding, column=columns[0]))


def supplement(base: Received, sheets: Sequence[Received], older: Sequence[Received]) -> Iterator[Received]:
    """Yield a unit's merged return with the rows that others lend it, then these: superseded, or the same once more.

    `sheets` are others of its workbook, `older` are returns made before.
    """
    others = (*sheets, *older)
    ranks = [(base, *sheets), *_by_time(older)]
    desk = _Desk(
        base,
        {answer.task: answer for answer in base.answers if answer.task},
        list(base.added),
        {entry.path: list(entry.findings) for entry in (base, *others)},
    )
    said = [[(entry, {answer.task: answer for answer in entry.answers}) for entry in rank] for rank in ranks]
    for task in dict.fromkeys(answer.task for entry in (base, *others) for answer in entry.answers if answer.task):
        _settle(desk, [[(entry, by_task[task]) for entry, by_task in rank if task in by_task] for rank in said], task)
    _take_added(desk, ranks)
    statistics = lend_statistics(base, [sheets, *ranks[1:]], desk.findings)
    yield replace(_put_together(desk), statistics=statistics)
    yield from (_other(desk, entry, is_sheet=entry in sheets) for entry in others)


def _by_time(entries: Iterable[Received]) -> Iterator[tuple[Received, ...]]:
    """Yield the returns made at one time together, the latest first."""
    for _, group in groupby(sorted(entries, key=_made_at, reverse=True), key=_made_at):
        yield tuple(group)


def _made_at(entry: Received) -> str:
    return entry.made_at.isoformat() if entry.made_at else ""


def _settle(desk: _Desk, ranks: Sequence[Sequence[_Said]], task: str) -> None:
    """Let the latest return that reports on a task answer it; nothing does where some of one time contradict."""
    before = desk.answers.get(task)
    telling = _telling(ranks) or ([] if before and not before.is_silent else _repeating(ranks))
    if not telling:
        return
    entry, answer = telling[0]
    if any(differing(answer, other) for _, other in telling):
        desk.contradict(telling)
        desk.answers[task] = without_word(before or answer)
        return
    beside = [other for _, other in (*telling[1:], *(said for said in ranks[0] if _is_remark(said[1])))]
    if entry is not desk.base:
        answer = desk.lend((entry, answer), before)
        if before and not before.is_as_begun:
            asks = before.asks._replace(path=desk.base.path) if before.asks else None
            answer = with_beside(answer, replace(before, asks=asks))
    for other in beside:
        answer = mix(answer, other)
    desk.answers[task] = answer


def _telling(ranks: Sequence[Sequence[_Said]]) -> list[_Said]:
    """Return the rows of the latest returns that report on a task themselves."""
    return next((found for rank in ranks if (found := [said for said in rank if said[1].tells])), [])


def _repeating(ranks: Sequence[Sequence[_Said]]) -> list[_Said]:
    """Return the rows of the latest returns that at least leave a task as their form began."""
    return next((found for rank in ranks if (found := [said for said in rank if not said[1].is_silent])), [])


def _is_remark(answer: Answer) -> bool:
    """Whether a row doesn't tell how its task stands, but may say something beside."""
    return answer.is_silent and not answer.is_as_begun


def _take_added(desk: _Desk, ranks: Sequence[Sequence[Received]]) -> None:
    """Take the tasks that the unit added on the other sheets; of those it added earlier, where it now added none."""
    for number, rank in enumerate(ranks):
        if number and desk.added:
            return
        for entry in rank:
            known = [replace(answer, ref=None, asks=None, lent_by="") for answer in desk.added]
            new = [answer for answer in entry.added if replace(answer, ref=None, asks=None) not in known]
            desk.added += [desk.lend((entry, answer), None) for answer in new if entry is not desk.base]


def _put_together(desk: _Desk) -> Received:
    findings = desk.findings[desk.base.path]
    if desk.lenders:
        findings = [finding for finding in findings if finding.rule != files.FORM_AS_CARRIED]
    answers = (*desk.answers.values(), *desk.added)
    return replace(desk.base, state=FileState.MERGED, answers=answers, findings=tuple(findings))


def _other(desk: _Desk, entry: Received, *, is_sheet: bool) -> Received:
    """Return one of the other returns; where it lent a row, nothing is asked of what yet others answer."""
    findings = desk.findings[entry.path]
    if is_sheet or entry.path in desk.lenders:
        told_now = [task for task, answer in desk.answers.items() if not answer.is_silent]
        findings = [finding for finding in findings if not _is_silence(finding, *told_now)]
    is_same = is_sheet and content_of(entry) == content_of(desk.base)
    return replace(entry, state=FileState.UNCHANGED if is_same else FileState.SUPERSEDED, findings=tuple(findings))


def _is_silence(finding: Finding, *tasks: str) -> bool:
    return finding.rule in _OF_SILENCE and finding.details.get("task") in tasks


def _is_replaced(finding: Finding, before: Answer | None) -> bool:
    """Whether a finding is of a row that says only what its form began with, and gives way to another."""
    return before is not None and before.is_as_begun and _is_at(finding, before.ref)


def _is_at(finding: Finding, place: Ref | None) -> bool:
    """Whether a finding is of a row of its return."""
    return bool(place and finding.ref and (finding.ref.sheet, finding.ref.row) == (place.sheet, place.row))


def _finding(rule: Rule, entry: Received, ref: Ref | None, task: str, other: str, **details: str) -> Finding:
    return Finding(
        rule, entry.path, ref, details={"task": task, "other": other, **details}, unit=entry.unit, column="status"
    )
