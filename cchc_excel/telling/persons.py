"""Who is in charge of an assignment (*người phụ trách*): whom the unit names, else whom the plan does."""

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
