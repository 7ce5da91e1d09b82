"""What the cells of a return say together, and beside what the unit said last period."""

from collections.abc import Iterator, Sequence

from cchc_excel.cells import show
from cchc_excel.domain import Answer, Earlier, Status, Task
from cchc_excel.rules import Note
from cchc_excel.rules import crosses as rules
from cchc_excel.targets import parse_share_target
from cchc_excel.words import is_less, meets, show_beside

SAME_AT_LEAST = 5
"""How many tasks with one and the same share are worth a word."""


def check_row(answer: Answer, task: Task, earlier: Earlier | None) -> Iterator[tuple[str, Note]]:
    """Yield what the cells of a row say together, with the column of each note; `earlier`: of the same instalment."""
    if answer.actual is not None and answer.total is not None and answer.actual > answer.total:
        details = {"actual": show(answer.actual), "total": show(answer.total)}
        yield "actual", Note(rules.COUNT_ABOVE_TOTAL, details=details)
    if task.target.has_count and (answer.actual is None) != (answer.total is None):
        yield ("actual" if answer.actual is None else "total"), Note(rules.COUNT_WITHOUT_TOTAL)
    if answer.status is Status.DONE:
        yield from _check_done(answer, task)
    if earlier:
        yield from _check_against(earlier, answer, lasts=task.deadline.is_continuous)


def check_all(answers: Sequence[Answer]) -> Note | None:
    """Return a word on a return whose tasks all stand at one and the same share, None where they don't."""
    shares = [answer.share for answer in answers if answer.task and answer.status not in (None, Status.NOT_APPLICABLE)]
    if len(shares) < SAME_AT_LEAST or len(set(shares)) > 1 or not shares[0]:
        return None
    return Note(rules.SAME_EVERYWHERE, details={"count": str(len(shares)), "share": show(shares[0], "0%")})


def _check_done(answer: Answer, task: Task) -> Iterator[tuple[str, Note]]:
    if task.product and not answer.document:
        yield "document", Note(rules.DONE_NO_DOCUMENT, details={"product": task.product})
    target = parse_share_target(task.target.text)
    if target and answer.actual is not None and answer.total:
        reached = answer.actual / answer.total
        if not meets(reached, target.operator, target.share):
            details = {"reached": show_beside(reached, target.share), "target": task.target.text}
            yield "actual", Note(rules.TARGET_NOT_MET, details=details)


def _check_against(earlier: Earlier, answer: Answer, *, lasts: bool) -> Iterator[tuple[str, Note]]:
    """Yield what an answer takes back; a continuous task that was done begins anew in each period."""
    if answer.status is None or answer.status is Status.NOT_APPLICABLE:
        return
    if earlier.status is Status.DONE and answer.status is not Status.DONE and not lasts:
        yield "status", Note(rules.REOPENED, details={"status": answer.status})
    elif earlier.share is not None and answer.share is not None and is_less(answer.share, earlier.share):
        details = {"share": show(answer.share, "0%"), "before": show(earlier.share, "0%")}
        yield "share", Note(rules.SHARE_FELL, details=details)
