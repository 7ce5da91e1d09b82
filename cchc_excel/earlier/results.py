"""What earlier summary workbooks say of the year: the workbooks are the only store.

They are this program's own, so headings are looked for as they are written. Columns that an older one lacks are empty;
one that is there and cannot be read is the operator's to mend, and is never passed over.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.cells import Ref
from cchc_excel.domain import MEASURES, Earlier, Measures, PastPeriod, Period, Plan
from cchc_excel.domain.measures import COUNTS
from cchc_excel.earlier.summary_books import SummaryBook, open_summary
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, SUMMARY_NAME, PeriodFolder
from cchc_excel.identity_marks import SUMMARY_FORMAT
from cchc_excel.layout.asked import ASKED
from cchc_excel.layout.columns import AREA_FIGURES, DATA, OBJECTIVES, REACHED, UNIT_FIGURES
from cchc_excel.plan.adjusting import inherit
from cchc_excel.plan.periods import in_order
from cchc_excel.rules import Finding
from cchc_excel.rules.files import SUMMARY_WITHOUT_DATA

_Told = TypeVar("_Told")

ROW = "row"
"""Under this key stands the number of a row in its sheet."""

_DATA_HEADINGS = {column.key: column.heading for column in DATA.columns}
_DATA_NEEDED = ("task", "unit", "status")
"""Without these columns a summary says nothing of how tasks stood."""

_COUNTS = tuple(count.key for count in COUNTS)
_FIGURE_HEADINGS = {"code": "Mã", "name": "Tên", **{key: measure.heading for key, measure in MEASURES.items()}}
_OBJECTIVE_HEADINGS = {"code": OBJECTIVES.column("objective").heading, "actual": REACHED.heading}

_UNREADABLE = (
    "Không đọc được sổ tổng hợp kỳ trước “{path}”: {reason} Thiếu sổ này thì số liệu năm sẽ sai, nên chưa làm tiếp. "
    "Hãy lấy lại tệp từ bản sao lưu, hoặc lập lại bằng lệnh: cchc merge {folder}; nếu kỳ đó không dùng nữa, chuyển tệp "
    "ra khỏi thư mục kỳ."
)
_TOO_NEW = (
    "Sổ tổng hợp kỳ trước “{path}” do phiên bản mới hơn của chương trình lập (định dạng {found}; phiên bản này chỉ đọc "
    "được đến định dạng {known}). Hãy cập nhật chương trình rồi chạy lại."
)


def read_earlier(folder: PeriodFolder, plan: Plan, period: Period) -> Mapping[tuple[str, str], Earlier]:
    """Return how each assignment stood in the last earlier period of the plan that has a summary; empty without one."""
    history = read_history(folder, plan, period)
    return history[-1].standings if history else {}


def read_history(folder: PeriodFolder, plan: Plan, period: Period) -> tuple[PastPeriod, ...]:
    """Return the earlier periods of the plan that have a summary, in order.

    Raise OperatorError where one is there and can't be read: figures without it would be wrong in silence.
    """
    earlier = [known for known in plan.periods if known.cutoff < period.cutoff]
    return _read_periods(folder.path.parent, earlier, plan)


def read_last(plan_folder: Path, plan: Plan) -> PastPeriod | None:
    """Return the last period of the plan that has a summary; None without one. Raise as `read_history` does."""
    return next(reversed(_read_periods(plan_folder, plan.periods, plan)), None)


def _read_periods(plan_folder: Path, periods: Iterable[Period], plan: Plan) -> tuple[PastPeriod, ...]:
    found = ((known, PeriodFolder(plan_folder / known.code).summary) for known in in_order(periods))
    return tuple(_told_together([_read_past(known, path, plan) for known, path in found if os.path.lexists(path)]))


def _told_together(periods: Iterable[PastPeriod]) -> Iterator[PastPeriod]:
    """Yield the periods; of those with one cutoff, what one says nothing of stood as the one before it says."""
    before: PastPeriod | None = None
    for past in periods:
        if before and before.period.cutoff == past.period.cutoff:
            told = {key: stood for key, stood in past.standings.items() if stood.status is not None}
            past = replace(past, standings={**past.standings, **before.standings, **told})  # noqa: PLW2901
        before = past
        yield past


def _read_past(period: Period, path: Path, plan: Plan) -> PastPeriod:
    return read_summary(path, lambda book: _understand(period, book, plan))


def read_summary(path: Path, understand: Callable[[SummaryBook], _Told]) -> _Told:
    """Return what is understood of a summary that is there; raise OperatorError where it can't be read."""
    try:
        book = open_summary(path)
        if book.format > SUMMARY_FORMAT:
            raise OperatorError(_TOO_NEW.format(path=path, found=book.format, known=SUMMARY_FORMAT))
        return understand(book)
    except UnreadableError as problem:
        reason = Finding(problem.note.rule, str(path), details=problem.note.details).sentence
        raise OperatorError(_UNREADABLE.format(path=path, reason=reason, folder=path.parent)) from problem


def _understand(period: Period, book: SummaryBook, plan: Plan) -> PastPeriod:
    """Return what a summary tells; whoever took over a task or a unit since has its standing too."""
    rows = list(read_sheet(book, DATA.sheet, _DATA_HEADINGS, _DATA_NEEDED))
    known = [row for row in rows if row["unit"] != "" and row["task"] != ""]
    if not known:
        raise UnreadableError(SUMMARY_WITHOUT_DATA, headings=", ".join(_DATA_HEADINGS[key] for key in _DATA_NEEDED))
    by_unit = read_figures(book, UNIT_FIGURES)
    by_area = read_figures(book, AREA_FIGURES)
    standings = {(as_code(row["unit"]), as_code(row["task"])): _read_standing(row, period, plan) for row in known}
    sent = {as_code(row["unit"]) for row in known if _is_of_return(str(row["source_file"]))}
    return PastPeriod(
        period,
        overall=next(reversed(by_area.values()), None),
        by_unit=by_unit,
        by_area=by_area,
        standings=inherit(plan, standings),
        sent=frozenset(sent.union(*(plan.heirs.get(unit, ()) for unit in sent))),
        reached=_read_reached(book),
    )


def read_sheet(
    book: SummaryBook, sheet: str, headings: Mapping[str, str], needed: Iterable[str]
) -> Iterator[dict[str, Any]]:
    """Yield the rows below the row of headings, by key: empty, as an empty cell is, what an older summary lacks."""
    rows = book.rows(sheet)
    wanted = {headings[key] for key in needed}
    top = next((number for number, row in enumerate(rows) if wanted <= set(map(str, row))), None)
    if top is None:
        return
    places = {key: rows[top].index(heading) for key, heading in headings.items() if heading in rows[top]}
    empty = dict.fromkeys(headings, "")
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        yield {ROW: number, **empty, **{key: row[place] for key, place in places.items()}}


def _is_of_return(source: str) -> bool:
    """Whether a row of figures came from a return: not from a correction, nor from an earlier summary."""
    return source not in ("", PLAN_NAME) and not source.endswith(f"/{SUMMARY_NAME}")


def _read_standing(row: Mapping[str, Any], period: Period, plan: Plan) -> Earlier:
    said, place = _said_in(row, period, plan)
    return Earlier(
        outcome=str(row["outcome"]),
        cutoff=said.cutoff,
        file=f"{said.code}/{SUMMARY_NAME}",
        place=place,
    ).but({column.key: column.kind.restore(row[column.key]) for column in ASKED})


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


def read_figures(book: SummaryBook, sheet: str, by: str = "code") -> dict[str, Measures]:
    """Return the figures of each group by code, or by name; rows whose counts are no numbers are left out.

    The total stands last: a name it has none.
    """
    figures: dict[str, Measures] = {}
    for row in read_sheet(book, sheet, _FIGURE_HEADINGS, ("code", *_COUNTS)):
        counts = [row[key] for key in _COUNTS]
        if row[by] != "" and all(isinstance(count, (int, float)) for count in counts):
            figures[as_code(row[by])] = _to_measures(row)
    return figures


def _read_reached(book: SummaryBook) -> dict[str, float]:
    """Return what each objective had reached, by code; one without data is left out."""
    rows = read_sheet(book, OBJECTIVES.sheet, _OBJECTIVE_HEADINGS, _OBJECTIVE_HEADINGS)
    found = ((row["code"], _number(row["actual"])) for row in rows)
    return {as_code(code): actual for code, actual in found if code != "" and actual is not None}


def _to_measures(row: Mapping[str, Any]) -> Measures:
    return Measures({key: _number(row[key]) if measure.is_rate else int(row[key]) for key, measure in MEASURES.items()})


def as_code(value: object) -> str:
    """Return a code as the plan has it: one that looks like a number may be one in a workbook."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
