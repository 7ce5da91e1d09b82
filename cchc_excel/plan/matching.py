"""Which task of the plan a row is about: by code, then by folded text, then by the nearest text; never by position.

Texts that differ in a number ("quý I", "quý II") are never near.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from cchc_excel.cells import Cell
from cchc_excel.domain import Plan, Task
from cchc_excel.identity_marks import without_due_mark
from cchc_excel.layout.columns import FORM, PERSON
from cchc_excel.numerals import has_numbers, numeral_key, same_numbers
from cchc_excel.rules import Note, rows
from cchc_excel.text import fold, one_line
from cchc_excel.words import show_rate

NEAR_ENOUGH = 0.9
"""How alike two texts must be (0-1, difflib's ratio over folded text, numbers in digits) to be taken for one task."""

_NOBODY = re.compile(r"(?:không|chưa|như trên|vẫn như|giữ nguyên)\b|(?:nt|x+)$")
_SHORTEST_NAME = 2
_NOISE = re.compile(r"^[\s.,;:()\[\]'\"]+|[\s.,;:()\[\]'\"]+$")
_KEPT: dict[str, Callable[[Task], str]] = {
    "text": lambda task: task.text,
    "product": lambda task: task.product,
    "target": lambda task: task.target.text,
    "partners": lambda task: task.partner_text,
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
        return cls(plan, by_code, {numeral_key(task.text): task for task in tasks})

    def find(self, cells: Mapping[str, Cell]) -> tuple[str, tuple[tuple[str, Note], ...]]:
        """Return the code of the task a row is about, empty where none is, and what to say, with the column of each."""
        text = text_of(cells, "text")
        task = self.by_code.get(code_key(text_of(cells, "task")))
        if task:
            return task.code, tuple(self._check_kept(task, cells))
        task = self.by_text.get(numeral_key(text))
        if task:
            note = Note(rows.ROW_MATCHED_BY_TEXT, task.code, {"task": task.code})
            return task.code, (("task", note), *_changes(task, cells))
        return self._find_nearest(text, cells)

    def _find_nearest(self, text: str, cells: Mapping[str, Cell]) -> tuple[str, tuple[tuple[str, Note], ...]]:
        near = list(self._find_near(text))
        fitting = [(ratio, task) for ratio, task in near if same_numbers(text, task.text)]
        if not fitting and len(near) == 1 and not has_numbers(text):
            fitting = near
        best = max((ratio for ratio, _ in fitting), default=0.0)
        nearest = [task for ratio, task in fitting if ratio == best]
        if len(nearest) != 1:
            return "", ()
        code = nearest[0].code
        note = Note(rows.ROW_MATCHED_NEARLY, code, {"task": code, "ratio": show_rate(round(best, 2))})
        changed = (change for change in _changes(nearest[0], cells) if change[0] != "text")
        return code, (("text", note), *changed)

    def _find_near(self, text: str) -> Iterator[tuple[float, Task]]:
        """Yield the tasks whose text is near enough, each with how near."""
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(numeral_key(text))
        for known, task in self.by_text.items():
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() >= NEAR_ENOUGH and matcher.quick_ratio() >= NEAR_ENOUGH:
                ratio = matcher.ratio()
                if ratio >= NEAR_ENOUGH:
                    yield ratio, task

    def _check_kept(self, task: Task, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Note]]:
        """Yield what was changed of the plan's own columns; a text that is another task's is an error."""
        other = self.by_text.get(numeral_key(text_of(cells, "text")))
        if other and other.code != task.code and numeral_key(other.text) != numeral_key(task.text):
            yield "text", Note(rows.ROW_CODE_AND_TEXT, task.code, {"task": task.code, "other": other.code})
            return
        yield from _changes(task, cells)


def _changes(task: Task, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Note]]:
    """Yield what the plan's own columns say otherwise than the plan."""
    for key, planned in _KEPT.items():
        given, kept = text_of(cells, key), planned(task)
        given = without_due_mark(given) if key == "deadline" else given
        if given and numeral_key(given) != numeral_key(kept):
            details = {"task": task.code, "column": FORM.column(key).heading, "planned": kept}
            yield key, Note(rows.PLAN_CHANGED, kept, details)
    yield from _person_changed(task, cells)


def _person_changed(task: Task, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Note]]:
    """Yield whom the unit names as in charge of a task, where the plan says otherwise."""
    given = text_of(cells, PERSON.key)
    if given and fold(given) != fold(task.person):
        details = {
            "task": task.code,
            "planned": f"kế hoạch ghi “{task.person}”" if task.person else "kế hoạch để trống",
        }
        rule = rows.PERSON_CHANGED if names_somebody(given) else rows.PERSON_UNNAMED
        yield PERSON.key, Note(rule, details=details)


def names_somebody(text: str) -> bool:
    """Whether a text can be a person's name or office: no dash, no ditto mark, no "chưa phân công"."""
    return len(re.findall(r"[^\W\d_]", text)) >= _SHORTEST_NAME and not _NOBODY.match(text.strip().casefold())


def code_key(code: str) -> str:
    """Return the key of a task code: "I.1.", "i.1" and "I. 1" are one."""
    return fold(_NOISE.sub("", code).replace(",", "."))


def text_of(cells: Mapping[str, Cell], key: str) -> str:
    """Return the text of a column's cell on one line, empty where there is no such cell."""
    cell = cells.get(key)
    return one_line(cell.text) if cell else ""
