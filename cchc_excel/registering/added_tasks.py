"""Tasks that units added during the year (*nhiệm vụ phát sinh*), read from the summaries of the plan's periods."""

from collections.abc import Iterator
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import load_book
from cchc_excel.cells import Grid
from cchc_excel.domain import Period, Plan, Proposal
from cchc_excel.folders import PeriodFolder
from cchc_excel.layout.columns import ADDED_HEADING, TASKS
from cchc_excel.layout.header import find_header
from cchc_excel.layout.registration import WORDS
from cchc_excel.plan.leads import resolve_leads
from cchc_excel.text import clean, fold

_ANNEX = "Biểu tổng hợp"
_READ = ("text", "leads", "deadline")


def read_added_tasks(plan_folder: Path, plan: Plan) -> tuple[Proposal, ...]:
    """Return the tasks units added, of all periods with a summary; one told again is taken from the latest."""
    latest: dict[tuple[str, str], Proposal] = {}
    for period in sorted(plan.periods, key=lambda known: known.cutoff):
        for proposal in _read_period(plan_folder, period, plan):
            latest[proposal.unit, fold(proposal.words["text"])] = proposal
    return tuple(latest.values())


def _read_period(plan_folder: Path, period: Period, plan: Plan) -> Iterator[Proposal]:
    summary = PeriodFolder(plan_folder / period.code).summary
    if not summary.is_file():
        return
    try:
        grid = load_book(summary).grid(_ANNEX)
    except UnreadableError:
        return
    if grid:
        yield from _read_annex(grid, f"{period.code}/{summary.name}", period, plan)


def _read_annex(grid: Grid, path: str, period: Period, plan: Plan) -> Iterator[Proposal]:
    header = find_header(grid, TASKS)
    if header is None or not set(_READ) <= header.columns.keys():
        return
    is_added = False
    for number, cells in grid.rows():
        if number < header.first_data_row:
            continue
        if fold(cells[0].text).startswith(fold(ADDED_HEADING)):
            is_added = True
        elif is_added:
            said = {key: clean(grid.cell(number, header.columns[key]).text) for key in _READ}
            codes, _ = resolve_leads(said["leads"], plan.units)
            place = str(grid.cell(number, header.columns["text"]).ref)
            words = {key: said.get(key, "") for key in WORDS}
            if words["text"]:
                yield Proposal(codes[0] if codes else "", path, place, words, period.code)
