"""Random plans through two periods, one after the other, by forms really issued, filled in and merged.

Every figure of both is counted a second time by `naive_measures`.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from make_samples import find_columns
from naive_measures import Fill, Fills, carry, keep_done, measure_everything, settled
from naive_measures import Task as PlainTask
from openpyxl import load_workbook

from cchc_excel import steps
from cchc_excel.domain import Continuous, Summary
from cchc_excel.folders import PeriodFolder
from cchc_excel.writing.plan import AreaContent, PlanContent, shipped_periods, write_plan
from tests.test_properties import AREAS, PERIODS, UNITS, Case, cases, examples, fill_of, same

HEADINGS = {
    "status": "Trạng thái", "share": "Mức độ hoàn thành (%)", "actual": "Số thực hiện", "total": "Tổng số",
    "finished": "Ngày hoàn thành",
}  # fmt: skip
CUTOFFS = {period.code: period.cutoff for period in PERIODS}
_SAYS = ("status", "share", "finished")


@dataclass(frozen=True)
class TwoPeriods:
    """A case, what is typed in each of two periods, and of which assignments the second form's row is left as it is."""

    case: Case
    codes: tuple[str, str]
    second: Fills
    left: frozenset[tuple[str, str]]


@st.composite
def years(draw: st.DrawFn) -> TwoPeriods:
    case = draw(cases())
    codes = draw(st.sampled_from([("Q1", "6T"), ("6T", "9T"), ("9T", "NAM"), ("Q1", "NAM")]))
    places = {(unit, task["code"]): fill_of(task) for task in case.tasks for unit in task["leads"]}
    second = {place: draw(fill) for place, fill in places.items() if draw(st.integers(0, 3))}
    left = frozenset(place for place in second if not draw(st.integers(0, 3)))
    return TwoPeriods(case, codes, second, left)


def understood(fill: Fill) -> Fill:
    """Return what is typed without what has no status that is understood: what becomes of that is not measured here."""
    if fill["status"] in (None, "xyz") and fill["share"] is None:
        return {**fill, **dict.fromkeys(_SAYS)}
    return {**fill, "status": None} if fill["status"] == "xyz" else fill


def write(tasks: list[PlainTask], folder: Path) -> None:
    rows = {
        area: tuple(
            (task["code"], f"Nhiệm vụ {task['code']}", "", "100%", "; ".join(f"Phòng {code}" for code in task["leads"]),
             "", task["wording"] or None, task["weight"])
            for task in tasks
            if task["area"] == area
        )
        for area in AREAS
    }  # fmt: skip
    content = PlanContent(
        {"year": 2026},
        "",
        units=tuple((code, f"Phòng {code}") for code in UNITS),
        areas=tuple(AreaContent(area, f"Lĩnh vực {area}", of) for area, of in rows.items() if of),
        periods=shipped_periods(2026),
    )
    write_plan(content, folder / "ke-hoach.xlsx")


def send(folder: PeriodFolder, typed: Mapping[tuple[str, str], Fill]) -> None:
    """Type over what the issued forms begin with, and put those into `nhan/` of which anything was typed."""
    for form in sorted(folder.issued.iterdir()):
        unit = form.stem.rsplit("-", maxsplit=1)[-1]
        mine = {task: fill for (owner, task), fill in typed.items() if owner == unit}
        if not mine:
            continue
        book = load_workbook(form)
        sheet = book["Báo cáo"]
        header, columns = find_columns(sheet)
        rows = {sheet.cell(row, columns["Mã NV"]).value: row for row in range(header + 1, sheet.max_row + 1)}
        for task, fill in mine.items():
            for key, value in fill.items():
                day = datetime.combine(value, datetime.min.time()) if isinstance(value, date) else value
                sheet.cell(rows[task], columns[HEADINGS[key]]).value = day
        book.save(folder.inbox / form.name)


def play(folder: Path, code: str, typed: Mapping[tuple[str, str], Fill]) -> Summary:
    period = PeriodFolder(folder / code)
    steps.issue(period)
    send(period, typed)
    return steps.merge(period, None).summary


def compare(summary: Summary, naive: dict[str, Any]) -> None:
    found = {(row["unit"], row["task"]): str(row["outcome"]) for row in summary.table.to_dict("records")}
    assert found == {(part.unit, part.task["code"]): part.outcome for part in naive["judged"]}
    same(summary.overall, naive["overall"])
    same(summary.assignments_total, naive["assignments"])
    for groups, expected in ((summary.by_unit, naive["by_unit"]), (summary.by_area, naive["by_area"])):
        for group in groups:
            same(group.measures, expected[group.code])


def said_in_second(year: TwoPeriods, stood: Fills, as_of: date) -> dict[tuple[str, str], Fill]:
    """Return what counts of each assignment in the second period, with what goes over from the first."""
    said: dict[tuple[str, str], Fill] = {}
    sent = {unit for unit, _ in year.second}
    for task in year.case.tasks:
        for unit in task["leads"]:
            place = unit, task["code"]
            begun = carry(task, stood[place], as_of)
            typed = understood(year.second[place]) if place in year.second and place not in year.left else begun
            now = typed if unit in sent else dict.fromkeys(begun)
            kept = keep_done(task, stood[place], as_of)
            if kept and all(now[key] is None for key in _SAYS):
                counts = {key: now[key] for key in ("actual", "total") if now[key] is not None}
                now = {**kept, **counts}
            said[place] = now
    return said


@examples(20)
@given(years())
def test_every_figure_of_two_periods_is_that_of_a_naive_count(year: TwoPeriods):
    tasks, (first, second) = year.case.tasks, year.codes
    fills = {place: understood(fill) for place, fill in year.case.fills.items()}
    is_last = second == "NAM"
    with tempfile.TemporaryDirectory() as folder:
        plan_folder = Path(folder) / "2026"
        plan_folder.mkdir()
        write(tasks, plan_folder)
        compare(play(plan_folder, first, fills), measure_everything(tasks, fills, CUTOFFS[first]))
        stood = {
            (unit, task["code"]): settled(task, fills.get((unit, task["code"])), CUTOFFS[first], is_last=False)
            for task in tasks
            for unit in task["leads"]
        }
        typed = {place: {} if place in year.left else understood(fill) for place, fill in year.second.items()}
        summary = play(plan_folder, second, typed)
    said = said_in_second(year, stood, CUTOFFS[second])
    compare(summary, measure_everything(tasks, said, CUTOFFS[second], is_last=is_last, before=[stood]))
    assert summary.plan.settings.continuous is Continuous.YEAR_END
