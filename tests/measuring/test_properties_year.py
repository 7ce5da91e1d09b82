"""Random years: forms issued, filled in, merged, period after period; every figure counted again from the contract.

`CCHC_EXAMPLES=500` tries as many years; without it a few, the same ones every time.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cchc_excel.cli.json_output import of_summary
from cchc_excel.domain import Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from tests.tools.naive_measures import measure_assignments, reach
from tests.tools.naive_results import ranks, rate, state_of
from tests.tools.naive_settling import Term, UnsaidError
from tests.tools.naive_year import Form, Period, assignments, count_period, usable
from tests.tools.random_years import CONTINUOUS, LEAST, Typing, Year, draw_year
from tests.tools.year_forms import CUTOFFS, begun_rows, fill, write_plan

EXAMPLES = int(os.environ.get("CCHC_EXAMPLES", "0"))
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of data bars, which it cannot keep."""


@settings(
    max_examples=EXAMPLES or 12, deadline=None, derandomize=not EXAMPLES, database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_every_figure_of_two_periods_is_that_of_a_naive_count(seed: int):
    """Hypothesis draws the seed alone: of its own choices for so large an example most would leave rows empty."""
    year = draw_year(seed)
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = list(differences(year, Path(folder) / "2026"))
        except UnsaidError:
            reject()
    assert not found, "\n".join([f"draw_year({seed})", *found])


def differences(year: Year, folder: Path) -> Iterator[str]:
    """Play the year; yield what differs from the naive count, in words."""
    write_plan(folder / "ke-hoach.xlsx", year.content)
    past: list[Period] = []
    for number, code in enumerate(year.periods):
        period = PeriodFolder(folder / code)
        as_of = year.as_of if number == len(year.periods) - 1 else None
        term = Term(as_of or CUTOFFS[code], CUTOFFS[code], code == "NAM", CONTINUOUS in year.content["settings"])
        returns = send(year, number, period)
        counted = count_period(year.tasks, returns, term, past)
        summary = steps.merge(period, as_of).summary
        yield from (f"{code}: {said}" for said in compare(year, summary, counted, term))
        yield from (f"{code}: {said}" for said in compare_sending(year, summary, returns))
        yield from (f"{code}: {said}" for said in compare_ranks(year, period, summary, counted, term))
        past.append(counted)


def send(year: Year, number: int, period: PeriodFolder) -> dict[str, list[Form]]:
    """Issue the forms of a period, fill them in, put them into `nhan/`; return what each file says, in order."""
    steps.issue(period)
    said: dict[str, list[Form]] = {}
    for unit, forms in year.sent[number].items():
        issued = period.issued / f"CCHC-2026-{period.code}-{unit}.xlsx"
        for turn, filled in enumerate(forms):
            begun = begun_rows(issued)
            assert begun.keys() == filled.keys()
            rows = {task: typing.over(begun[task]) for task, typing in filled.items()}
            saved_at = datetime.combine(CUTOFFS[period.code] - timedelta(days=5 - turn), datetime.min.time())
            (period.inbox / f"{unit} {turn}.xlsx").write_bytes(fill(issued, rows, saved_at))
            said.setdefault(unit, []).append({task: (rows[task], begun[task]) for task in rows})
    return said


def compare(year: Year, summary: Summary, counted: Period, term: Term) -> Iterator[str]:
    """Yield where figures differ: assignments, measures of section 6, objectives."""
    printed = of_summary(summary)
    table = {(row["unit"], row["task"]): row for row in summary.table.to_dict("records")}
    for place, stood in counted.items():
        row = table[place]
        if row["outcome"] != stood.outcome or abs((row["share"] or 0) - stood.settled.progress) > 1e-9:
            found, expected = f"{row['outcome']} {row['share']}", f"{stood.outcome} {stood.settled.progress}"
            yield f"{place}: {found}, not {expected}; {told(year, place)}"
    parts = assignments(year.tasks, counted)
    measured = {**measure_assignments(year.tasks, parts, term.as_of), "closes_year": term.closes_year}
    yield from _figures("overall", printed["overall"], measured["overall"])
    for key in ("by_unit", "by_area"):
        groups = {group["code"]: group for group in printed[key]}
        for code, figures in measured[key].items():
            yield from _figures(f"{key} {code}", groups[code], figures)
    for said, target in zip(year.content["objectives"], printed["targets"], strict=True):
        actual, met = reach(said, measured)
        expected = {"actual": actual, "met": met, "state": state_of(said, year.tasks, measured, term.as_of)}
        yield from _figures(f"{target['code']} {said}", target, expected)


def told(year: Year, place: tuple[str, str]) -> str:
    """Return what a unit typed for a task, period by period."""
    unit, code = place
    task = next(task for task in year.tasks if task["code"] == code)
    typed = [
        f"{period}: {' | '.join(_shown(form[code]) for form in sent[unit]) or 'sent nothing'}"
        for period, sent in zip(year.periods, year.sent, strict=True)
    ]
    return f"“{task['wording']}” {year.as_of or ''} {year.content['settings']} {'; '.join(typed)}"


def _shown(typing: Typing) -> str:
    cells = {
        key: f"{'struck ' if said.struck else ''}{said.typed}"
        for key, said in typing.cells.items()
        if said.typed is not None
    }
    return f"{typing.does} {cells or ''}".strip()


def _figures(where: str, found: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    for key, value in expected.items():
        about = pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value
        if key not in found or found[key] != about:
            yield f"{where}: {key} is {found.get(key, 'not there')}, not {value}"


def compare_sending(year: Year, summary: Summary, returns: Mapping[str, list[Form]]) -> Iterator[str]:
    """Yield where files differ: one merged return of each unit that sent something, the rest stand behind it."""
    missing = [unit for unit in year.content["units"] if not usable(returns.get(unit, ())) and _leads(year, unit)]
    if [unit.code for unit in summary.missing] != missing:
        yield f"missing: {[unit.code for unit in summary.missing]}, not {missing}"
    for unit, forms in returns.items():
        states = sorted(entry.state.value for entry in summary.received if entry.unit == unit)
        if states.count("merged") != bool(usable(forms)) or len(states) != len(forms):
            yield f"{unit}: {states} of {len(forms)} returns"


def _leads(year: Year, unit: str) -> bool:
    return any(unit in task["leads"] for task in year.tasks)


def compare_ranks(year: Year, period: PeriodFolder, summary: Summary, counted: Period, term: Term) -> Iterator[str]:
    """Yield where the sheet `Theo đơn vị` ranks or rates differently."""
    rows = list(load_workbook(period.summary, data_only=True)["Theo đơn vị"].iter_rows(values_only=True))
    headings = next(row for row in rows if row[0] == "Mã")
    sheet = {str(row[0]): dict(zip(headings, row, strict=True)) for row in rows}
    parts = assignments(year.tasks, counted)
    by_unit = measure_assignments(year.tasks, parts, term.as_of)["by_unit"]
    sent = set(by_unit) - {unit.code for unit in summary.missing}
    for unit, rank in ranks(by_unit, sent).items():
        shown = sheet[unit]["Xếp hạng"]
        if (shown if isinstance(shown, int | float) else None) != rank:
            yield f"{unit}: rank {shown}, not {rank}"
    for unit in by_unit:
        least = 2 if LEAST in year.content["settings"] else 1
        rated = rate([part for part in parts if part.unit == unit], least) if term.closes_year else (None, None)
        shown = [_under(sheet[unit], heading) for heading in ("Điểm", "Xếp loại")]
        if not _same_points(shown[0], rated[0]) or not str(shown[1]).startswith(rated[1] or "–"):
            yield f"{unit}: points and class {shown}, not {rated}"


def _under(row: Mapping[str, Any], heading: str) -> Any:
    """Return what stands under the heading that begins so."""
    return next(value for name, value in row.items() if name and name.startswith(heading))


def _same_points(shown: Any, points: float | None) -> bool:
    """Whether points are the same; of a unit that isn't rated the class alone tells."""
    return points is None or (isinstance(shown, int | float) and abs(shown - points) <= 0.0051)
