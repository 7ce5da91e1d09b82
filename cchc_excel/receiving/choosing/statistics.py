"""Statistics that a return leaves empty, and an earlier one of the same unit reports: taken as rows of tasks are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cchc_excel.checking.statistics import silence_of
from cchc_excel.domain import Received, StatisticAnswer
from cchc_excel.rules import Finding, Rule
from cchc_excel.rules import statistics as rules


def lend_statistics(
    base: Received, ranks: Sequence[Sequence[Received]], findings: Mapping[str, list[Finding]]
) -> tuple[StatisticAnswer, ...]:
    """Return the statistics of a merged return with those that others lend it; `findings`, by path, tell of it.

    `ranks` are the other returns, those of one time together, the latest first.
    """
    lent: dict[str, list[str]] = {}
    answers = []
    for answer in base.statistics:
        taken = (_find(answer, ranks) if answer.is_silent else None) or answer
        if taken.lent_by:
            lent.setdefault(taken.lent_by, []).append(answer.item)
            theirs = findings[taken.lent_by]
            findings[base.path] += [finding for finding in theirs if _is_at(finding, taken)]
            theirs[:] = [finding for finding in theirs if not _is_at(finding, taken)]
        answers.append(taken)
    for path in (base.path, *lent) if lent else ():
        findings[path][:] = [finding for finding in findings[path] if finding.rule != rules.STATISTIC_EMPTY]
    for path, items in lent.items():
        findings[base.path].append(_finding(rules.STATISTIC_SUPPLEMENTED, base, base.path, items, path))
        findings[path].append(_finding(rules.STATISTIC_LENT, base, path, items, base.path))
    if lent:
        findings[base.path] += silence_of(answers, base.path, base.unit)
    return tuple(answers)


def _find(answer: StatisticAnswer, ranks: Iterable[Iterable[Received]]) -> StatisticAnswer | None:
    """Return what the latest return that reports on an item says; no value where two of one time contradict."""
    for rank in ranks:
        said = [
            replace(other, lent_by=entry.path)
            for entry in rank
            for other in entry.statistics
            if other.item == answer.item and not other.is_silent
        ]
        if said:
            is_one = len({other.value for other in said}) == 1
            return said[0] if is_one else replace(said[0], value=None)
    return None


def _is_at(finding: Finding, answer: StatisticAnswer) -> bool:
    place = answer.ref
    return bool(place and finding.ref and (finding.ref.sheet, finding.ref.row) == (place.sheet, place.row))


def _finding(rule: Rule, base: Received, path: str, items: Sequence[str], other: str) -> Finding:
    return Finding(rule, path, details={"items": ", ".join(items), "other": other}, unit=base.unit)
