"""One file of each sort that the program writes, for tests that look at all of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.shipped import empty_content
from cchc_excel.steps import periods
from cchc_excel.steps.registration import register
from cchc_excel.writing.files.edited import seal
from cchc_excel.writing.plan.sheets import write_plan
from cchc_excel.writing.summary import write_summary
from tests.tools.command import PLAN_FOLDER
from tests.tools.places import ROOT
from tests.tools.registration_sample import NOON, SURVEY, decide, plan_folder, run, send
from tests.tools.sample_plan import SAMPLE
from tests.tools.summary_sample import sample_plan, sample_summary

_ANNEX = ROOT / "tests" / "importing" / "annexes" / "viet-tat.xlsx"


def written_files(folder: Path) -> dict[str, Path]:
    """Write all of them, and return them by what they are."""
    return dict((*_of_a_period(folder), *_of_plans(folder), *_of_registration(folder), *_of_sizes(folder)))


def _of_a_period(folder: Path) -> Iterator[tuple[str, Path]]:
    shutil.copytree(PLAN_FOLDER, folder / "2026", ignore=shutil.ignore_patterns("giao", "tra-lai", "tong-hop.xlsx"))
    for code in ("6T", "NAM"):
        period = PeriodFolder(folder / "2026" / code)
        periods.issue(period)
        periods.merge(period, None)
        yield f"form {code}", next(period.issued.glob("*.xlsx"))
        yield f"summary {code}", period.summary
    periods.report(period, None)
    yield "report", period.report
    yield "form sent back", next((folder / "2026" / "6T" / "tra-lai").glob("*.xlsx"))


def _of_plans(folder: Path) -> Iterator[tuple[str, Path]]:
    write_plan(SAMPLE, folder / "plan.xlsx")
    yield "plan", folder / "plan.xlsx"
    write_plan(empty_content(2027), folder / "empty.xlsx")
    yield "empty plan", folder / "empty.xlsx"
    yield "plan out of an annex", periods.init_from(folder / "annex", _ANNEX, 2026, None)[0]
    yield "plan after another", periods.init_after(folder / "2027", folder / "2026", None)[0]


def _of_registration(folder: Path) -> Iterator[tuple[str, Path]]:
    registration = plan_folder(folder / "registration")
    yield "registration form", next(registration.issued.glob("*.xlsx"))
    send(registration, "HCTC", SURVEY)
    run(registration)
    yield "draft annex", Path(shutil.copy(registration.draft, folder / "draft.xlsx"))
    decide(registration, 1, Duyệt="có")
    register(registration, NOON, accepting=True)
    yield "plan with a task accepted", registration.plan


def _of_sizes(folder: Path) -> Iterator[tuple[str, Path]]:
    for units in (1, 60):
        path = folder / f"{units}.xlsx"
        write_summary(sample_summary(sample_plan(units)), path)
        seal(path)
        yield f"summary of {units} units", path
