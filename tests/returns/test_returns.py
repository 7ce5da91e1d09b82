"""Returns with one defect each: what becomes of the file, what is found and where, what is understood. All and only.

`tests/returns/expected.toml` says what must come out, in the domain's words; `make_returns` makes the workbooks.
"""

import shutil
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import ModuleType
from typing import Any

import pytest

from cchc_excel.domain import Received
from cchc_excel.folders import PeriodFolder
from cchc_excel.rules import Finding, Rule, counts, crosses, files, rows, seen, statuses, values
from cchc_excel.steps import periods as steps
from tests.tools.make_returns import DEFECTS, FOLDER
from tests.tools.make_samples import fill
from tests.tools.returns_plan import EARLIER

Expected = Mapping[str, Any]
Line = tuple[str, object]

EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))
TIDY: dict[str, dict[str, Expected]] = EXPECTED.pop("tidy")
CASES: dict[str, Expected] = {name: case for section in EXPECTED.values() for name, case in section.items()}
FIELDS = ("status", "share", "actual", "total", "finished_on", "document", "difficulty", "proposal")
UNDERSTOOD = {"merged", "superseded", "unchanged"}
"""States of a return whose answers were understood, like those of one that is tied with another."""

NOT_HERE = {
    "file-too-large": "a workbook of 200,000 cells doesn't belong into a repository",
    "zip-too-large": "nor does a zip of 500 MB",
    "file-over-limit": "nor do the workbooks that use up what all share: tests of what an inbox may cost",
    "packed-over-limit": "nor do containers of thousands of files: likewise",
    "file-zeros": "nor do millions of zeros: tests of files",
    "file-encoded": "nor does any program of today write BinHex: tests of kinds",
    "file-apple-double": "what a Mac adds is no workbook: tests of kinds and of mails",
    "zip-method": "what packs so, packs so for itself: tests of packing",
    "file-unreachable": "a file that the system doesn't open isn't a workbook",
    "file-zip": "only `check`, which takes one file, says it",
    "stays-done": "no period came before: tests of carrying",
    "form-as-carried": "likewise",
    "unit-succeeded": "the small plan unites no units: tests of a year's changes",
    "returns-of-parts": "likewise",
    "row-withdrawn": "nor does it withdraw a task",
    "summary-without-data": "a summary is no return: tests of history",
    "text-too-long": "a text of 33,000 characters doesn't belong into a list of expectations: tests of limits",
    "file-own": "a plan is no unit's, and a summary of a plan's folder: tests of own books",
    "sheet-unread": "nor do the thirty cells of a sheet that come before it: tests of leftovers",
    "person-changed": "the small plan names nobody in charge: tests of persons",
    "person-unnamed": "likewise",
    "file-mail": "mails are opened for what they carry: tests of mails",
}
"""Rules that no workbook here meets, and why."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> PeriodFolder:
    """Return the folder of the period 6T of the small plan; HCTC has reported in Q1."""
    plan_folder = tmp_path_factory.mktemp("2026")
    shutil.copy(FOLDER / "ke-hoach.xlsx", plan_folder)
    first = PeriodFolder(plan_folder / "Q1")
    steps.issue(first)
    form = first.issued / "CCHC-2026-Q1-HCTC.xlsx"
    (first.inbox / form.name).write_bytes(fill(form, EARLIER, None, datetime(2026, 3, 10)))
    steps.merge(first, None)
    return PeriodFolder(plan_folder / "6T")


@pytest.mark.parametrize("name", CASES)
def test_a_return(name: str, folder: PeriodFolder) -> None:
    case = CASES[name]
    sent = case.get("files", {name: name})
    shutil.rmtree(folder.inbox, ignore_errors=True)
    for path, file in sent.items():
        target = folder.inbox / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FOLDER / file, target)
    entries = case.get("entries", [{**case, "path": next(iter(sent))}])
    received = steps.gather(folder, None).received
    assert dict(line for entry in received for line in said(entry)) == dict(
        line for entry in entries for line in told(entry)
    )


def said(entry: Received) -> Iterator[Line]:
    """Yield what came out, in the words of the expectations."""
    yield f"{entry.path}: state", str(entry.state)
    yield f"{entry.path}: unit", entry.unit
    yield f"{entry.path}: findings", sorted(map(_place_of, entry.findings))
    yield f"{entry.path}: added", [answer.text for answer in entry.added]
    for answer in entry.answers:
        for field in FIELDS if answer.task else ():
            value = getattr(answer, field)
            yield f"{entry.path}: {answer.task} {field}", round(value, 9) if isinstance(value, float) else value or ""


def _place_of(finding: Finding) -> str:
    if finding.ref is None:
        return finding.rule.code
    return f"{finding.rule.code} {finding.ref.address if finding.ref.sheet == 'Báo cáo' else finding.ref}"


def told(entry: Expected) -> Iterator[Line]:
    """Yield what must come out."""
    path, state, unit = entry["path"], entry.get("state", "merged"), entry.get("unit", "HCTC")
    findings = entry.get("findings", [])
    yield f"{path}: state", state
    yield f"{path}: unit", unit
    yield f"{path}: findings", sorted(findings)
    yield f"{path}: added", entry.get("added", [])
    if state not in UNDERSTOOD and "returns-tied" not in findings:
        return
    for task, tidy in TIDY[unit].items():
        answer = {**dict.fromkeys(FIELDS, ""), **tidy, **entry.get("answers", {}).get(task, {})}
        for field in FIELDS if task not in entry.get("absent", ()) else ():
            yield f"{path}: {task} {field}", answer[field]


def test_every_workbook_has_its_expectation() -> None:
    used = {file for name, case in CASES.items() for file in case.get("files", {name: name}).values()}
    kept = {path.name for path in FOLDER.iterdir() if path.is_file() and path.suffix not in {".py", ".toml"}}
    kept.discard("ke-hoach.xlsx")
    assert kept == used
    assert kept - {"tidy.xlsx", "tidy-kstt.xlsx"} == DEFECTS.keys()


@pytest.mark.parametrize("section", [files, rows, statuses, values, counts, crosses, seen])
def test_every_rule_is_met_by_a_return(section: ModuleType) -> None:
    rules = {rule.code for rule in vars(section).values() if isinstance(rule, Rule)}
    entries = [entry for case in CASES.values() for entry in case.get("entries", [case])]
    met = {finding.split()[0] for entry in entries for finding in entry.get("findings", ())}
    assert rules - met == rules & NOT_HERE.keys()


def test_a_third_of_the_returns_are_saved_by_another_program() -> None:
    by_office = [entry.suffix for entry in DEFECTS.values() if entry.office]
    assert len(DEFECTS) >= 60
    assert len(by_office) * 3 >= len(DEFECTS)
    assert set(by_office) == {".xlsx", ".xls", ".ods"}
