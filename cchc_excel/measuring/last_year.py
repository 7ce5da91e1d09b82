"""Which tasks of a plan carry on what the year before left undone (*nhiệm vụ chuyển tiếp*)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_excel.domain import LastYear, Plan, Task
from cchc_excel.text import fold

_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """A task that last year left undone, by its code and text then; `task` is the one that carries it on, if any."""

    code: str
    text: str
    task: Task | None


def find_carried_on(plan: Plan, last_year: LastYear) -> tuple[CarriedOn, ...]:
    """Return the tasks that last year left undone, in its order, with those of this plan that say the same.

    A year in the wording may be another: "năm 2025" is "năm 2026" now.
    """
    now: Mapping[str, Task] = {_key(task.text): task for task in (*plan.withdrawn, *plan.tasks)}
    return tuple(_carried(last_year, now))


def _carried(last_year: LastYear, now: Mapping[str, Task]) -> Iterator[CarriedOn]:
    return (CarriedOn(code, text, now.get(_key(text))) for code, text in last_year.left.items())


def _key(text: str) -> str:
    return fold(_YEAR.sub("", text))
