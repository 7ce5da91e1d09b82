"""The plan workbook (*tệp kế hoạch*), read as a whole: a plan, or every fault that keeps it from being one."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import load_book, open_book
from cchc_excel.cells import Book
from cchc_excel.domain import Plan
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME
from cchc_excel.layout import columns as layout
from cchc_excel.layout.changes import ADJUSTMENTS, CORRECTION_ROWS
from cchc_excel.layout.quality import QUALITY_MARKS
from cchc_excel.layout.statistics import STATISTIC_ITEMS
from cchc_excel.plan.adjustments import read_adjustments
from cchc_excel.plan.corrections import read_value_corrections
from cchc_excel.plan.lists import read_info, read_periods, read_settings, read_units
from cchc_excel.plan.objectives import read_objectives
from cchc_excel.plan.own_books import PLAN_BOOK, own_kind
from cchc_excel.plan.post_settings import read_post_settings
from cchc_excel.plan.quality import read_quality
from cchc_excel.plan.statistics import read_statistics
from cchc_excel.plan.tables import Spec, Table, read_table
from cchc_excel.plan.tasks import read_tasks
from cchc_excel.rules import Finding, errors_in
from cchc_excel.rules.plans import PLAN_NOT_FOUND, PLAN_UNREADABLE, TASKS_MISSING
from cchc_excel.text import fold_plain

SHEETS = (
    Spec(layout.PLAN_INFO, ("item", "content")),
    Spec(layout.UNITS, ("unit", "name")),
    Spec(layout.TASKS, ("task", "text", "leads", "deadline")),
    Spec(layout.OBJECTIVES, ("objective", "text", "method", "operator", "threshold"), is_optional=True),
    Spec(layout.PERIODS, ("period", "start", "cutoff")),
    Spec(layout.SETTINGS, ("setting", "value"), is_optional=True),
)
"""The six sheets, in the order of the workbook."""


class PlanUnusableError(OperatorError):
    """A plan workbook with faults: all of them, each with sheet and cell."""

    def __init__(self, path: Path, findings: Iterable[Finding]) -> None:
        self.path = path
        self.findings = tuple(findings)
        super().__init__(_describe(path, errors_in(self.findings)))


def read_plan(path: Path, *, may_lack_tasks: bool = False) -> Plan:
    """Return the plan of a workbook; raise PlanUnusableError, with every fault, where it cannot be used.

    `may_lack_tasks`: before units have registered theirs, a plan without a task is usable, too.
    """
    if not path.is_file():
        raise PlanUnusableError(path, [Finding(PLAN_NOT_FOUND, path.name)])
    try:
        book = load_book(path)
    except UnreadableError as problem:
        reason = problem.note.rule.sentence.format(given="", read_as="", **problem.note.details)
        raise PlanUnusableError(path, [Finding(PLAN_UNREADABLE, path.name, details={"reason": reason})]) from problem
    return usable(understand_plan(book, path.name), path, may_lack_tasks=may_lack_tasks)


def usable(plan: Plan, path: Path, *, may_lack_tasks: bool = False) -> Plan:
    """Return a plan that was understood; raise PlanUnusableError where it has an error."""
    if may_lack_tasks:
        plan = replace(plan, findings=tuple(found for found in plan.findings if found.rule != TASKS_MISSING))
    if errors_in(plan.findings):
        raise PlanUnusableError(path, plan.findings)
    return plan


def understand_plan(book: Book, path: str) -> Plan:
    """Return what a workbook says as a plan, with all findings, errors too: such a plan is not to be used."""
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for spec in SHEETS:
        tables[spec.layout.sheet], faults = read_table(book, spec, path)
        findings += faults
    units, unit_faults = read_units(tables[layout.UNITS.sheet])
    settings, setting_faults = read_settings(tables[layout.SETTINGS.sheet])
    info, info_faults = read_info(tables[layout.PLAN_INFO.sheet], units)
    areas, tasks, task_faults = read_tasks(tables[layout.TASKS.sheet], units, info.year, settings)
    periods, period_faults = read_periods(tables[layout.PERIODS.sheet], info.year)
    post, post_faults = read_post_settings(book, path)
    plan = Plan(
        info=info, units=units, areas=areas, tasks=tasks, objectives=(), periods=periods, settings=settings, post=post
    )
    adjustments, adjustment_faults = read_adjustments(book, path, plan)
    plan = replace(plan, adjustments=adjustments)
    corrections, correction_faults = read_value_corrections(book, path, plan)
    quality, quality_faults = read_quality(book, path, plan)
    objectives, objective_faults = read_objectives(tables[layout.OBJECTIVES.sheet], plan.known_tasks, info.year)
    statistics, statistic_faults = read_statistics(book, path, units, plan.known_tasks)
    findings += info_faults + unit_faults + task_faults + objective_faults + period_faults + setting_faults
    findings += post_faults + adjustment_faults + correction_faults + statistic_faults + quality_faults
    return replace(
        plan,
        objectives=objectives,
        corrections=corrections,
        statistics=statistics,
        quality=quality,
        findings=tuple(_in_order(findings)),
    )


def is_plan(name: str, read: Callable[[], bytes]) -> bool:
    """Whether a file is a plan workbook, by its name or by its sheets; `read` gives its content."""
    if name.casefold() == PLAN_NAME:
        return True
    try:
        return own_kind(open_book(read())) == PLAN_BOOK
    except UnreadableError:
        return False


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings as a reader of the workbook meets them: by sheet, row and column."""
    sheets = (*(spec.layout for spec in SHEETS), STATISTIC_ITEMS, ADJUSTMENTS, CORRECTION_ROWS, QUALITY_MARKS)
    order = {fold_plain(known.sheet): number for number, known in enumerate(sheets)}
    return sorted(
        findings,
        key=lambda finding: (
            (order.get(fold_plain(finding.ref.sheet), len(order)), finding.ref.row, finding.ref.column)
            if finding.ref
            else (-1, 0, 0)
        ),
    )


def _describe(path: Path, errors: list[Finding]) -> str:
    lines = [f"Chưa dùng được tệp kế hoạch “{path}”, có {len(errors)} lỗi cần sửa:"]
    for number, finding in enumerate(errors, start=1):
        place = f"{finding.ref}: " if finding.ref else ""
        lines.append(f"{number}. {place}{finding.text}")
    return "\n".join(lines)
