"""What earlier summary workbooks say of the year: the workbooks are the only store.

They are this program's own, so headings are looked for as they are written; a workbook that cannot be read, or no
longer has a sheet, says nothing of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from cchc_excel.adjusting import inherit
from cchc_excel.cells import Ref
from cchc_excel.domain import Earlier, Measures, PastPeriod, Period, Plan, Status
from cchc_excel.folders import PLAN_NAME, SUMMARY_NAME, PeriodFolder
from cchc_excel.layout import AREA_FIGURES, DATA, MEASURES, OBJECTIVES, RATES, REACHED, UNIT_FIGURES

ROW = "row"
"""Under this key stands the number of a row in its sheet."""

_STATUSES = {status.value: status for status in Status}
_DATA_HEADINGS = {column.key: column.heading for column in DATA.columns}
_FIGURE_HEADINGS = {"code": "Mã", **MEASURES}
_OBJECTIVE_HEADINGS = {"code": OBJECTIVES.column("objective").heading, "actual": REACHED.heading}


def read_earlier(folder: PeriodFolder, plan: Plan, period: Period) -> Mapping[tuple[str, str], Earlier]:
    """Return how each assignment stood in the last earlier period of the plan that has a summary; empty without one."""
    found = (_read_past(known, path, plan) for known, path in reversed(_before(folder, plan, period)))
    return next((past.standings for past in found if past.standings), {})


def read_history(folder: PeriodFolder, plan: Plan, period: Period) -> tuple[PastPeriod, ...]:
    """Return the earlier periods of the plan that have a summary which can be read, in order."""
    found = (_read_past(known, summary, plan) for known, summary in _before(folder, plan, period))
    return tuple(past for past in found if past.standings)


def read_last(plan_folder: Path, plan: Plan) -> PastPeriod | None:
    """Return the last period of the plan that has a summary which can be read; None without one."""
    found = (_read_past(known, path, plan) for known, path in reversed(_summaries(plan_folder, plan.periods)))
    return next((past for past in found if past.standings), None)


def _before(folder: PeriodFolder, plan: Plan, period: Period) -> list[tuple[Period, Path]]:
    return _summaries(folder.path.parent, (known for known in plan.periods if known.cutoff < period.cutoff))


def _summaries(plan_folder: Path, periods: Iterable[Period]) -> list[tuple[Period, Path]]:
    in_order = sorted(periods, key=lambda known: known.cutoff)
    found = ((known, PeriodFolder(plan_folder / known.code).summary) for known in in_order)
    return [(known, summary) for known, summary in found if summary.is_file()]


def _read_past(period: Period, path: Path, plan: Plan) -> PastPeriod:
    """Return what a summary tells; whoever took over a task or a unit since has its standing too."""
    rows = list(_read_sheet(path, DATA.sheet, _DATA_HEADINGS))
    known = [row for row in rows if row["unit"] != "" and row["task"] != ""]
    by_unit = _read_figures(path, UNIT_FIGURES)
    by_area = _read_figures(path, AREA_FIGURES)
    standings = {(str(row["unit"]), str(row["task"])): _read_standing(row, period, plan) for row in known}
    sent = {str(row["unit"]) for row in known if _is_of_return(str(row["source_file"]))}
    return PastPeriod(
        period,
        overall=next(reversed(by_area.values()), None),
        by_unit=by_unit,
        by_area=by_area,
        standings=inherit(plan, standings),
        sent=frozenset(sent.union(*(plan.heirs.get(unit, ()) for unit in sent))),
        reached=_read_reached(path),
    )


def _read_sheet(path: Path, sheet: str, headings: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the rows below the row that holds all headings, by key; an empty cell is an empty text."""
    try:
        book = CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_name(sheet).to_python() if sheet in book.sheet_names else []
    except (CalamineError, OSError, ValueError):
        return
    top = next((number for number, row in enumerate(rows) if set(headings.values()) <= set(map(str, row))), None)
    if top is None:
        return
    places = {key: rows[top].index(heading) for key, heading in headings.items()}
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        yield {ROW: number, **{key: row[place] for key, place in places.items()}}


def _is_of_return(source: str) -> bool:
    """Whether a row of figures came from a return: not from a correction, nor from an earlier summary."""
    return source not in ("", PLAN_NAME) and not source.endswith(f"/{SUMMARY_NAME}")


def _read_standing(row: Mapping[str, Any], period: Period, plan: Plan) -> Earlier:
    finished = row["finished_on"]
    if isinstance(finished, datetime):
        finished = finished.date()
    texts = {key: str(row[key]) for key in ("document", "difficulty", "proposal")}
    said, place = _said_in(row, period, plan)
    return Earlier(
        status=_STATUSES.get(str(row["status"])),
        share=_number(row["share"]),
        finished_on=finished if isinstance(finished, date) else None,
        outcome=str(row["outcome"]),
        actual=_number(row["actual"]),
        total=_number(row["total"]),
        cutoff=said.cutoff,
        file=f"{said.code}/{SUMMARY_NAME}",
        place=place,
        **texts,
    )


def _said_in(row: Mapping[str, Any], period: Period, plan: Plan) -> tuple[Period, str]:
    """Return the period in which a row's answer was given, and its place in that one's summary.

    It is an earlier one than the summary's own where the answer had gone over into it.
    """
    source = str(row["source_file"])
    origin = next((known for known in plan.periods if source == f"../{known.code}/{SUMMARY_NAME}"), None)
    if origin:
        return origin, str(row["source_cell"]).rpartition("; ")[2]
    return period, str(Ref(DATA.sheet, row[ROW], DATA.keys.index("status") + 1))


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _read_figures(path: Path, sheet: str) -> dict[str, Measures]:
    """Return the figures of each group by code, the total last; rows whose counts are no numbers are left out."""
    figures: dict[str, Measures] = {}
    for row in _read_sheet(path, sheet, _FIGURE_HEADINGS):
        counts = [row[key] for key in MEASURES if key not in RATES]
        if row["code"] != "" and all(isinstance(count, (int, float)) for count in counts):
            figures[_as_code(row["code"])] = _to_measures(row)
    return figures


def _read_reached(path: Path) -> dict[str, float]:
    """Return what each objective had reached, by code; one without data is left out."""
    found = ((row["code"], _number(row["actual"])) for row in _read_sheet(path, OBJECTIVES.sheet, _OBJECTIVE_HEADINGS))
    return {_as_code(code): actual for code, actual in found if code != "" and actual is not None}


def _to_measures(row: Mapping[str, Any]) -> Measures:
    values: dict[str, Any] = {}
    for key in MEASURES:
        value = row[key]
        is_number = isinstance(value, (int, float))
        values[key] = (float(value) if is_number else None) if key in RATES else int(value)
    return Measures(**values)


def _as_code(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
