"""The sheet `Chất lượng`: how the unit that keeps track rates work that was done, against each period's plan."""

from cchc_excel.cells import Book
from cchc_excel.domain import Plan, Quality, QualityMark
from cchc_excel.layout.quality import QUALITY_MARKS
from cchc_excel.plan.corrections import PlansOfYear, find_assignment
from cchc_excel.plan.tables import Spec, read_table
from cchc_excel.rules import Finding
from cchc_excel.rules.quality import QUALITY_TWICE, QUALITY_WRONG
from cchc_excel.text import fold_plain

_NEEDED = ("period", "unit", "task", "quality")
SPEC = Spec(QUALITY_MARKS, _NEEDED, is_optional=True)
_KNOWN = {fold_plain(quality): quality for quality in Quality}


def read_quality(book: Book, path: str, plan: Plan) -> tuple[tuple[QualityMark, ...], list[Finding]]:
    """Return the marks, and what is wrong with the others; none without the sheet.

    `plan` is the plan as issued, its changes already read.
    """
    if not any(fold_plain(grid.name) == fold_plain(QUALITY_MARKS.sheet) for grid in book.grids):
        return (), []
    table, findings = read_table(book, SPEC, path)
    plans = PlansOfYear.of(plan)
    marks: dict[tuple[str, str, str], QualityMark] = {}
    rows: dict[tuple[str, str, str], int] = {}
    for record in table.records:
        if all(record.is_empty(key) for key in _NEEDED):
            continue
        findings += [table.missing(record, key) for key in _NEEDED if record.is_empty(key)]
        place, faults = find_assignment(table, record, plans)
        findings += faults
        quality = _KNOWN.get(fold_plain(record.text("quality")))
        if quality is None and not record.is_empty("quality"):
            findings.append(table.finding(QUALITY_WRONG, record, "quality", choices=", ".join(Quality)))
        if place is None or quality is None:
            continue
        period, unit, task = place
        key = (period.code, unit, task.code)
        if rows.setdefault(key, record.number) != record.number:
            findings.append(table.finding(QUALITY_TWICE, record, "quality", first=str(rows[key])))
        marks.setdefault(key, QualityMark(*key, quality, record.text("note")))
    return tuple(marks.values()), findings
