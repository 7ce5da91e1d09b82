"""Checking (*kiểm tra*) files before they are merged: returns, a plan workbook, an archive. Nothing is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from cchc_excel.closing.proof import check_archive, is_archive
from cchc_excel.domain import FileState, Period, Plan
from cchc_excel.earlier.results import read_earlier
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, PeriodFolder, find_plan_above
from cchc_excel.inbox.budget import SharedRoom
from cchc_excel.inbox.entries import Candidate, find_files
from cchc_excel.plan.adjusting import plan_of_period
from cchc_excel.plan.workbook import PlanUnusableError, is_plan, read_plan
from cchc_excel.receiving.fates import settle_file
from cchc_excel.receiving.files import Terms, receive
from cchc_excel.rules import Finding
from cchc_excel.templates import FORM_TEMPLATE, find_template


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: a return, a plan workbook, or an archive of which `proved` files were compared."""

    path: str
    unit: str
    state: FileState | None
    findings: tuple[Finding, ...]
    proved: int | None = None


def check(paths: Iterable[Path], as_of: date | None) -> Iterator[Checked]:
    """Yield every finding file by file, for each return in it or for the plan workbook that it is; write nothing.

    Of a folder, all that is in it and in its sub-folders: of a period folder what came back, of a plan folder the plan
    workbook. Raises OperatorError where a path isn't there, or no plan workbook above it.
    """
    desk = _Desk(as_of)
    for candidate in [candidate for path in paths for candidate in _candidates(path)]:
        yield from desk.check(replace(candidate, held=cache(candidate.read)))


def _candidates(path: Path) -> Iterator[Candidate]:
    """Yield the files to check, each with the path as it was given."""
    if path.is_file():
        yield Candidate(str(path), path, set_aside=False)
        return
    if not path.is_dir():
        raise OperatorError(f"Không có tệp hoặc thư mục “{path}”. Hãy kiểm tra lại đường dẫn.")
    if (path / PLAN_NAME).is_file():
        yield Candidate(str(path / PLAN_NAME), path / PLAN_NAME, set_aside=False)
        return
    period = PeriodFolder(path)
    folder = period.inbox if period.inbox.is_dir() and (path.resolve().parent / PLAN_NAME).is_file() else path
    for found in find_files(folder):
        yield replace(found, path=str(folder / found.path))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What files are held against, read once for all files of a period."""

    as_of: date | None
    plans: dict[Path, Plan] = field(default_factory=dict)
    terms: dict[tuple[Path, str], Terms] = field(default_factory=dict)

    def check(self, candidate: Candidate) -> tuple[Checked, ...]:
        """Return what is found in a file."""
        file, name = candidate.file, candidate.path
        if not candidate.problem and is_plan(file.name, candidate.read):
            return (_check_plan(file, name),)
        if not candidate.problem and is_archive(file):
            proved, findings = check_archive(file)
            return (Checked(name, "", None, findings, proved),)
        received = settle_file(receive(candidate, self._terms_of(file), SharedRoom()))
        return tuple(Checked(entry.path, entry.unit, entry.state, entry.findings) for entry in received)

    def _terms_of(self, file: Path) -> Terms:
        path = find_plan_above(file)
        if path not in self.plans:
            self.plans[path] = read_plan(path)
        period = period_of(file, self.plans[path])
        key = (path, period.code)
        if key not in self.terms:
            day, folder = self.as_of or period.cutoff, PeriodFolder(path.parent / period.code)
            plan = plan_of_period(self.plans[path], period, day)
            results, template = read_earlier(folder, plan, period), find_template(FORM_TEMPLATE, folder.path)
            self.terms[key] = Terms(plan, period, day, results, template)
        return self.terms[key]


def _check_plan(file: Path, name: str) -> Checked:
    try:
        findings = read_plan(file).findings
    except PlanUnusableError as problem:
        findings = problem.findings
    return Checked(name, "", None, tuple(replace(finding, path=name) for finding in findings))


def period_of(file: Path, plan: Plan) -> Period:
    """Return the period of the folder a file lies in, or the one its name tells, or the first."""
    names = [folder.name for folder in file.resolve().parents]
    said = file.stem.upper().split("-")
    for period in plan.periods:
        if period.code in names or period.code in said:
            return period
    return plan.periods[0]
