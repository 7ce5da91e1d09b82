"""What was found wrong with the data: where, what was written, how it was read, what to do; how often by column."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from cchc_excel.domain import Summary
from cchc_excel.layout.columns import FORM
from cchc_excel.rules import Finding


def faults_of(summary: Summary) -> list[Finding]:
    """Return the findings of the returns and of the plan, errors first, otherwise file by file."""
    return sorted((*summary.findings, *summary.plan.findings), key=lambda finding: not finding.is_error)


def tally_by_column(findings: Iterable[Finding]) -> list[tuple[str, int, int]]:
    """Return how many errors and warnings each column of the form has, by its heading, the most first."""
    tally = Counter((_heading_of(finding), finding.is_error) for finding in findings)
    counted = [(heading, tally[heading, True], tally[heading, False]) for heading in {name for name, _ in tally} - {""}]
    return sorted(counted, key=lambda line: (-line[1] - line[2], line[0]))


def tell_by_column(findings: Iterable[Finding]) -> str:
    """Return the same in a sentence, empty where no finding is of a column."""
    tally = tally_by_column(findings)
    counts = (f"{heading} ({errors} lỗi, {warnings} lưu ý)" for heading, errors, warnings in tally)
    return f"Theo cột của biểu: {'; '.join(counts)}." if tally else ""


def _heading_of(finding: Finding) -> str:
    return FORM.column(finding.column).heading if finding.column in {column.key for column in FORM.known} else ""


def fault_values(finding: Finding, names: Mapping[str, str]) -> dict[str, Any]:
    """Return what is told of a finding, by column; `names` are those of the units by code."""
    return {
        "severity": finding.rule.severity.label,
        "unit": finding.unit,
        "unit_name": names.get(finding.unit, ""),
        "path": finding.path,
        "sheet": finding.ref.sheet if finding.ref else "",
        "cell": finding.ref.address if finding.ref else "",
        "column": _heading_of(finding),
        "given": finding.given,
        "read_as": finding.read_as,
        "sentence": finding.sentence,
        "advice": finding.advice,
        "code": finding.rule.code,
    }
