"""The statistics of a return as the form to send back holds them, and what must be corrected in them."""

from collections.abc import Iterable

from cchc_excel.domain import Received
from cchc_excel.rules import Finding, Rule, errors_in
from cchc_excel.rules import statistics as rules
from cchc_excel.writing.form.content import MarkKind, Point

_OF_STATISTICS = frozenset(rule.code for rule in vars(rules).values() if isinstance(rule, Rule))


def statistics_to_return(entry: Received) -> dict[str, dict[str, object]]:
    """Return what the form holds of each statistic, by its code: as understood, or as written where it was not."""
    written = {row.item: row.value.text for row in entry.source.statistics} if entry.source else {}
    wrong = {_item_of(finding, entry) for finding in errors_in(entry.findings)}
    values: dict[str, dict[str, object]] = {}
    for answer in entry.statistics:
        is_own = not answer.lent_by and (answer.value is None or answer.item in wrong)
        value = written.get(answer.item) if is_own else answer.value
        said = {"value": value, "note": answer.note}
        values[answer.item] = {key: known for key, known in said.items() if known not in (None, "")}
    return values


def part_findings(entry: Received, findings: Iterable[Finding]) -> tuple[list[Point], list[Finding]]:
    """Return the points of those findings of a return that concern statistics, and the findings that don't."""
    points, others = [], []
    for finding in findings:
        if item := _item_of(finding, entry):
            kind = MarkKind.ERROR if finding.is_error else MarkKind.REPAIRED
            points.append(
                Point(
                    kind=kind,
                    sentence=finding.sentence,
                    advice=finding.advice,
                    given=finding.given,
                    statistic=item,
                )
            )
        else:
            others.append(finding)
    return points, others


def _item_of(finding: Finding, entry: Received) -> str:
    """Return the statistic that a finding is about, the first of several; empty where it is about none."""
    for answer in entry.statistics:
        place = answer.ref
        is_here = place and finding.ref and (place.sheet, place.row) == (finding.ref.sheet, finding.ref.row)
        if is_here and finding.path == (answer.lent_by or entry.path) and finding.rule.code not in _MANY:
            return answer.item
    if finding.rule.code in _OF_STATISTICS:
        return finding.details.get("item") or finding.details.get("items", "").partition(",")[0]
    return ""


_MANY = frozenset({rules.STATISTIC_EMPTY.code})
