"""Who is in charge of an assignment (*người phụ trách*): whom the unit names, else whom the plan does."""

from collections.abc import Mapping, Sequence

from cchc_excel.domain import Inbox


def persons_of(inbox: Inbox) -> dict[tuple[str, str], str]:
    """Return who is in charge, by unit and task code; assignments of which nobody is told aren't there."""
    planned = {(unit, task.code): task.person for task in inbox.plan.tasks for unit in task.leads if task.person}
    named = {
        (entry.unit, answer.task): answer.person
        for entry in inbox.merged.values()
        for answer in entry.answers
        if answer.task and answer.person
    }
    return planned | named


def name_persons(persons: Mapping[tuple[str, str], str], assignments: Sequence[tuple[str, str]]) -> str | None:
    """Return who is in charge of some assignments, each once; None where nobody is told."""
    named = dict.fromkeys(persons[key] for key in assignments if key in persons)
    return "; ".join(named) or None
