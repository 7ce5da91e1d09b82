"""Accepted rows become tasks of the plan: rows joined into one are one task with all their lead units."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc_excel.domain import Area, DraftRow, NewTask, Plan
from cchc_excel.plan.areas import find_area
from cchc_excel.plan.leads import resolve_leads
from cchc_excel.registering.judging import is_accepted, joined_into
from cchc_excel.text import fold

_LAST_NUMBER = re.compile(r"(?P<before>.*?)(?P<number>\d{1,9})\D*")


def accept(rows: Sequence[DraftRow], plan: Plan) -> tuple[tuple[NewTask, ...], tuple[DraftRow, ...]]:
    """Return the tasks to enter, with their codes, and the rows with the codes they are given."""
    by_number = {row.number: row for row in rows}
    ready = [row for row in rows if is_accepted(row) and not row.task and not row.is_blocked]
    joined: dict[int, list[DraftRow]] = {row.number: [row] for row in ready if not row.join}
    for row in ready:
        target = joined_into(row, by_number) if row.join else None
        if target and target.number in joined:
            joined[target.number].append(row)
    codes = _Codes(plan)
    tasks = tuple(task for together in joined.values() for task in _to_task(together, plan, codes))
    given = {number: task.cells["task"] for task in tasks for number in task.rows}
    return tasks, tuple(replace(row, task=given.get(row.number, row.task)) for row in rows)


def with_known_codes(rows: Sequence[DraftRow], plan: Plan) -> tuple[DraftRow, ...]:
    """Return the rows, accepted ones whose task the plan already has with that task's code.

    So nothing enters twice, also where a run was cut off after the plan was written and before the draft was.
    """
    by_text = {fold(task.text): task for task in plan.known_tasks}
    by_number = {row.number: row for row in rows}

    def code_of(row: DraftRow) -> str:
        target = (joined_into(row, by_number) if row.join else None) or row
        task = by_text.get(fold(target.words["text"]))
        leads, unknown = resolve_leads(row.words["leads"], plan.units)
        is_same = (
            task and leads and not unknown and (set(leads) <= set(task.leads) if row.join else leads == task.leads)
        )
        return task.code if task and is_same else ""

    return tuple(replace(row, task=code_of(row)) if is_accepted(row) and not row.task else row for row in rows)


def _to_task(rows: Sequence[DraftRow], plan: Plan, codes: "_Codes") -> Iterator[NewTask]:
    words = rows[0].words
    area, _ = find_area(words["area"], plan.areas)
    if area:
        leads = _leads_of(rows, plan) if len(rows) > 1 else words["leads"]
        cells = {key: text for key, text in words.items() if key != "area"}
        cells = {**cells, "leads": leads, "task": codes.take(area)}
        yield NewTask(area, cells, tuple(row.number for row in rows))


def _leads_of(rows: Sequence[DraftRow], plan: Plan) -> str:
    """Return the names of all units that lead one of the rows, each once."""
    codes = dict.fromkeys(code for row in rows for code in resolve_leads(row.words["leads"], plan.units)[0])
    names: Mapping[str, str] = {unit.code: unit.name for unit in plan.units}
    return "; ".join(names[code] for code in codes)


class _Codes:
    """The codes of a plan, those given since included."""

    def __init__(self, plan: Plan) -> None:
        self._taken = [(task.code, task.area.code) for task in plan.known_tasks]

    def take(self, area: Area) -> str:
        """Return the next free code of an area, written as the plan writes its codes."""
        before, width = self._pattern(area)
        numbers = [
            int(found["number"])
            for code, _ in self._taken
            if (found := _LAST_NUMBER.fullmatch(code)) and fold(found["before"]) == fold(before)
        ]
        code = f"{before}{max(numbers, default=0) + 1:0{width}d}"
        self._taken.append((code, area.code))
        return code

    def _pattern(self, area: Area) -> tuple[str, int]:
        """Return what stands before the number, and how many digits it has at least: I. and 1, NV and 2."""
        own = [code for code, its_area in self._taken if fold(its_area) == fold(area.code)]
        found = [match for code in own if (match := _LAST_NUMBER.fullmatch(code))]
        if found:
            shallow = min(found, key=lambda match: match["before"].count("."))
            return shallow["before"], len(shallow["number"]) if shallow["number"].startswith("0") else 1
        others = {match["before"] for code, _ in self._taken if (match := _LAST_NUMBER.fullmatch(code))}
        areas = {its_area for _, its_area in self._taken}
        # One way of counting through several areas ("1", "2", ...; "NV01") goes on in an area without a task.
        return (others.pop(), 1) if len(others) == 1 and len(areas) > 1 else (f"{area.code}.", 1)
