"""The statistics of a return: each value in the measure that the plan asks for, what is missing or said twice."""

from collections.abc import Iterable

from cchc_excel.cells import Ref
from cchc_excel.domain import Plan, Return, StatisticAnswer, StatisticItem, Unit, WrittenStatistic
from cchc_excel.kinds import Context
from cchc_excel.kinds.statistic import read_statistic
from cchc_excel.rules import Finding, Note, at_cell
from cchc_excel.rules import statistics as rules
from cchc_excel.words import COMPARED_PLACES, show_number, show_rate


def check_statistics(
    filled: Return, plan: Plan, unit: Unit, context: Context
) -> tuple[tuple[StatisticAnswer, ...], tuple[Finding, ...]]:
    """Return what a unit reports of each item it is asked for, in plan order, and every finding."""
    asked = plan.statistics_of(unit.code)
    findings: list[Finding] = []
    answers = [_answer(item, filled, unit, context, findings) for item in asked]
    findings += _unasked(filled, plan, unit)
    findings += silence_of(answers, filled.path, unit.code)
    return tuple(answers), tuple(findings)


def silence_of(answers: Iterable[StatisticAnswer], path: str, unit: str) -> tuple[Finding, ...]:
    """Return the finding that names the items nothing is said of; none where something is said of all."""
    silent = [answer for answer in answers if answer.is_silent]
    if not silent:
        return ()
    place = next((answer.ref for answer in silent if answer.ref), None)
    items = ", ".join(answer.item for answer in silent)
    return (Finding(rules.STATISTIC_EMPTY, path, place, details={"items": items}, unit=unit, column="value"),)


def show_statistic(value: float, item: StatisticItem) -> str:
    """Return a figure in words: 1.234, 85%."""
    return show_rate(value) if item.is_percent else show_number(value, COMPARED_PLACES)


def _answer(
    item: StatisticItem, filled: Return, unit: Unit, context: Context, findings: list[Finding]
) -> StatisticAnswer:
    rows = [row for row in filled.statistics if row.item == item.code]
    telling = [row for row in rows if row.is_refused or not row.value.is_silent or row.value.struck]
    note = "; ".join(dict.fromkeys(row.note for row in rows if row.note))
    if not telling:
        return StatisticAnswer(item.code, None, note, _place(rows), is_silent=True)
    values = []
    for row in telling:
        reading = read_statistic(row.value, item.measure, context)
        findings += [at_cell(said, filled.path, row.value, unit=unit.code, column="value") for said in reading.notes]
        values.append(reading.value)
    said = [value for value in values if value is not None]
    if len(set(said)) > 1:
        shown = "; ".join(show_statistic(value, item) for value in dict.fromkeys(said))
        twice = Note(rules.STATISTIC_TWICE, details={"item": item.code, "values": shown})
        findings += [at_cell(twice, filled.path, row.value, unit=unit.code, column="value") for row in telling]
        return StatisticAnswer(item.code, None, note, telling[0].value.ref)
    return StatisticAnswer(item.code, said[0] if said else None, note, telling[0].value.ref)


def _place(rows: list[WrittenStatistic]) -> Ref | None:
    return rows[0].value.ref if rows else None


def _unasked(filled: Return, plan: Plan, unit: Unit) -> Iterable[Finding]:
    """Yield what was written of items that are asked of other units."""
    texts = {item.code: item.text for item in plan.statistics if unit.code not in item.units}
    for row in filled.statistics:
        if row.item in texts and not row.value.is_silent:
            note = Note(rules.STATISTIC_UNASKED, details={"text": texts[row.item]})
            yield at_cell(note, filled.path, row.value, unit=unit.code, column="value")
