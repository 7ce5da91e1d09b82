"""The plan as in force on a day (*kế hoạch tại một ngày*): what was issued, and the changes that came after it.

Owns how a change that was understood acts on tasks and units; reading and checking the changes is `reading`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cchc_excel.domain import Adjustment, AdjustmentKind, Earlier, Period, Plan, StatisticItem, Status, Task, Unit
from cchc_excel.text import fold


def plan_at(plan: Plan, day: date) -> Plan:
    """Return the plan of a day, from the plan as issued and its changes up to that day; of later ones it says nothing.

    A plan without changes is in force as it stands.
    """
    if not plan.adjustments:
        return plan
    in_force = tuple(change for change in plan.adjustments if change.day <= day)
    later = {finding.ref for change in plan.adjustments if change.day > day for finding in change.findings}
    adjusted = replace(plan, findings=tuple(finding for finding in plan.findings if finding.ref not in later))
    for change in in_force:
        adjusted = adjust(adjusted, change)
    return replace(adjusted, adjustments=(), in_force=in_force)


def plan_of_period(plan: Plan, period: Period, day: date) -> Plan:
    """Return the plan of a day with one period as its current one, and the corrections and marks of that alone."""
    mine = tuple(correction for correction in plan.corrections if correction.period == period.code)
    quality = tuple(mark for mark in plan.quality if mark.period == period.code)
    return replace(plan_at(plan, day), corrections=mine, quality=quality, current=period)


def adjust(plan: Plan, change: Adjustment) -> Plan:
    """Return the plan after one change."""
    match change.kind:
        case AdjustmentKind.ADDED:
            return replace(plan, tasks=_with_task(plan, change.added)) if change.added else plan
        case AdjustmentKind.WITHDRAWN:
            gone = tuple(task for task in plan.tasks if task.code == change.task)
            kept = tuple(task for task in plan.tasks if task.code != change.task)
            return replace(plan, tasks=kept, withdrawn=(*plan.withdrawn, *gone))
        case AdjustmentKind.MOVED | AdjustmentKind.RESCHEDULED:
            return replace(plan, tasks=tuple(_changed(task, change) for task in plan.tasks))
        case _:
            return _with_units(plan, change)


def tasks_left_behind(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks that a unit leads which is no more: whoever divides a unit must say who takes them."""
    return tuple(task for task in plan.tasks if any(code in plan.heirs for code in task.leads))


def _with_task(plan: Plan, added: Task) -> tuple[Task, ...]:
    """Return the tasks with a new one behind the last of its area."""
    places = [place for place, task in enumerate(plan.tasks, start=1) if task.area.code == added.area.code]
    place = places[-1] if places else len(plan.tasks)
    return (*plan.tasks[:place], added, *plan.tasks[place:])


def _changed(task: Task, change: Adjustment) -> Task:
    if task.code != change.task:
        return task
    if change.deadline:
        return replace(task, deadline=change.deadline)
    partners = change.partner_text or task.partner_text
    # Whoever was in charge of it is so in the unit that led it before.
    return replace(task, leads=change.leads, lead_text=change.lead_text, partner_text=partners, person="")


def _with_units(plan: Plan, change: Adjustment) -> Plan:
    """Return the plan with new units in place of old ones; tasks go over with them where it is clear to whom."""
    new = tuple(unit.code for unit in change.new_units)
    gone = tuple(code for code in change.old_units if code not in new)
    units = _replaced(plan.units, change)
    heirs = {code: _without_repeats(_each(old, gone, new)) for code, old in plan.heirs.items()}
    heirs |= dict.fromkeys(gone, new)
    every = {unit.code for unit in plan.units}
    names = {unit.code: unit for unit in (*plan.units, *change.new_units)}
    order = {unit.code: place for place, unit in enumerate(units)}

    def taken_over(task: Task) -> Task:
        if set(task.leads) == every:
            return replace(task, leads=tuple(unit.code for unit in units))
        if not set(change.old_units) & set(task.leads):
            return task
        if change.kind is AdjustmentKind.DIVIDED:
            return task
        leads = sorted(set(_each(task.leads, change.old_units, new)), key=lambda code: order.get(code, len(order)))
        text = _renamed(task.lead_text, [names[code] for code in change.old_units], [names[code] for code in leads])
        return replace(task, leads=tuple(leads), lead_text=text)

    coordinator = plan.info.coordinator
    info = replace(plan.info, coordinator=new[0] if coordinator in gone else coordinator)
    asked = tuple(_asked_of_heirs(item, gone, new, units) for item in plan.statistics)
    tasks = tuple(map(taken_over, plan.tasks))
    return replace(plan, info=info, units=units, heirs=heirs, tasks=tasks, statistics=asked)


def _asked_of_heirs(
    item: StatisticItem, gone: Sequence[str], new: Sequence[str], units: Sequence[Unit]
) -> StatisticItem:
    """Return a statistic asked of the units that took the place of others, too."""
    asked = set(_each(item.units, gone, new))
    return replace(item, units=tuple(unit.code for unit in units if unit.code in asked))


def _replaced(units: Sequence[Unit], change: Adjustment) -> tuple[Unit, ...]:
    """Return the units with the new ones where the first of the old stood, or where they stand already."""
    new = {unit.code: unit for unit in change.new_units}
    standing = {unit.code for unit in units}
    fresh = [unit for code, unit in new.items() if code not in standing]
    place = next((n for n, unit in enumerate(units) if unit.code in change.old_units), len(units))
    kept: list[Unit] = []
    for number, unit in enumerate(units):
        if unit.code in new:
            kept.append(new[unit.code])
        elif unit.code not in change.old_units:
            kept.append(unit)
        if number == place:
            kept += fresh
    return tuple(kept)


def _each(codes: Iterable[str], old: Iterable[str], new: Iterable[str]) -> Iterable[str]:
    """Yield unit codes with the new ones in place of each old one."""
    old, new = tuple(old), tuple(new)
    for code in codes:
        yield from new if code in old else (code,)


def _without_repeats(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _renamed(text: str, old: Iterable[Unit], leads: Sequence[Unit]) -> str:
    """Return who leads as the annex says it: by the new names, but where a common name stands ("Các phòng …")."""
    said = f" {fold(text)} "
    named = (name for unit in old for name in (unit.code, unit.name, *unit.other_names) if not _is_common(name))
    return "; ".join(unit.name for unit in leads) if any(f" {fold(name)} " in said for name in named) else text


def _is_common(name: str) -> bool:
    return fold(name).startswith(f"{fold('các')} ")


def inherit(plan: Plan, standings: Mapping[tuple[str, str], Earlier]) -> dict[tuple[str, str], Earlier]:
    """Return how assignments stood, by unit and task, with those of units that led a task before the ones that do now.

    Where several came before, the one that had got least far speaks for them: done is only what all had done.
    """
    inherited = dict(standings)
    if not plan.in_force:
        return inherited
    by_task: dict[str, dict[str, Earlier]] = {}
    for (unit, code), standing in standings.items():
        by_task.setdefault(code, {})[unit] = standing
    for task in plan.tasks:
        former = {unit: stood for unit, stood in by_task.get(task.code, {}).items() if unit not in task.leads}
        for unit in task.leads:
            before = _before(unit, task, former, plan)
            if before and (unit, task.code) not in standings:
                inherited[unit, task.code] = min(before, key=_progress)
    return inherited


def _before(unit: str, task: Task, former: Mapping[str, Earlier], plan: Plan) -> list[Earlier]:
    """Return the standings that came before a unit's: of those whose place it took, else of who led the task alone."""
    heirs = {code: plan.heirs.get(code, ()) for code in former}
    own = [stood for code, stood in former.items() if unit in heirs[code]]
    found = own or [stood for code, stood in former.items() if not set(heirs[code]) & set(task.leads)]
    return [stood for stood in found if stood.status not in (None, Status.NOT_APPLICABLE)] or found


def _progress(standing: Earlier) -> tuple[bool, float]:
    return standing.status is Status.DONE, standing.share or 0.0
