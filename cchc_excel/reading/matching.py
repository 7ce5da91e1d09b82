"""Which task of the plan a row is about: by code, then by folded text, then by the nearest text; never by position."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from cchc_excel.cells import Cell
from cchc_excel.domain import Plan, Task
from cchc_excel.layout import FORM
from cchc_excel.rules import Note, rows
from cchc_excel.text import fold, one_line
from cchc_excel.words import show_rate

NEAR_ENOUGH = 0.9
"""How alike two texts must be (0-1, difflib's ratio over folded text) to be taken for one task."""

_NOISE = re.compile(r"^[\s.,;:()\[\]'\"]+|[\s.,;:()\[\]'\"]+$")
_KEPT: dict[str, Callable[[Task], str]] = {
    "text": lambda task: task.text,
    "target": lambda task: task.target.text,
    "deadline": lambda task: task.deadline.text,
}
"""What a form shows of the plan and a unit may not change: column key, and what the plan says."""


@dataclass(frozen=True, slots=True)
class TaskFinder:
    """The plan's tasks, withdrawn ones too, by code and by text."""

    plan: Plan
    by_code: Mapping[str, Task]
    by_text: Mapping[str, Task]

    @classmethod
    def of(cls, plan: Plan) -> "TaskFinder":
        """Return the finder of a plan's tasks."""
        tasks = (*plan.withdrawn, *plan.tasks)
        by_code = {code_key(task.code): task for task in tasks}
        return cls(plan, by_code, {fold(task.text): task for task in tasks})

    def find(self, cells: Mapping[str, Cell]) -> tuple[str, tuple[tuple[str, Note], ...]]:
        """Return the code of the task a row is about, empty where none is, and what to say, with the column of each."""
        text = text_of(cells, "text")
        task = self.by_code.get(code_key(text_of(cells, "task")))
        if task:
            return task.code, tuple(self._check_kept(task, cells))
        task = self.by_text.get(fold(text))
        if task:
            return task.code, (("task", Note(rows.ROW_MATCHED_BY_TEXT, task.code, {"task": task.code})),)
        return self._find_nearest(text)

    def _find_nearest(self, text: str) -> tuple[str, tuple[tuple[str, Note], ...]]:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(fold(text))
        best, ratio = "", NEAR_ENOUGH
        for known, task in self.by_text.items():
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() >= ratio and matcher.quick_ratio() >= ratio and matcher.ratio() >= ratio:
                best, ratio = task.code, matcher.ratio()
        if not best:
            return "", ()
        note = Note(rows.ROW_MATCHED_NEARLY, best, {"task": best, "ratio": show_rate(round(ratio, 2))})
        return best, (("text", note),)

    def _check_kept(self, task: Task, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Note]]:
        """Yield what was changed of the plan's own columns; a text that is another task's is an error."""
        other = self.by_text.get(fold(text_of(cells, "text")))
        if other and other.code != task.code:
            yield "text", Note(rows.ROW_CODE_AND_TEXT, task.code, {"task": task.code, "other": other.code})
            return
        for key, planned in _KEPT.items():
            given, kept = text_of(cells, key), planned(task)
            if given and fold(given) != fold(kept):
                details = {"task": task.code, "column": FORM.column(key).heading, "planned": kept}
                yield key, Note(rows.PLAN_CHANGED, kept, details)


def code_key(code: str) -> str:
    """Return the key of a task code: "I.1.", "i.1" and "I. 1" are one."""
    return fold(_NOISE.sub("", code).replace(",", "."))


def text_of(cells: Mapping[str, Cell], key: str) -> str:
    """Return the text of a column's cell on one line, empty where there is no such cell."""
    cell = cells.get(key)
    return one_line(cell.text) if cell else ""
