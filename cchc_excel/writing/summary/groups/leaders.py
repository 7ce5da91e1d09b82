"""`Theo lãnh đạo`: the units' figures put together by *Lãnh đạo phụ trách*, where the plan names one."""

from cchc_excel.cells import column_letter
from cchc_excel.domain import MEASURES, MeasuredGroup, Summary
from cchc_excel.measuring.summaries import NO_LEADER
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.summary.columns import LEADERS, number_of
from cchc_excel.writing.summary.formulas import rate_formulas, ratio
from cchc_excel.writing.summary.groups.columns import UnitHelpers
from cchc_excel.writing.summary.groups.figures import MOST_LIVE_GROUPS

_HEADER_ROW = 4
_COUNTS = tuple(key for key in LEADERS.keys if key in MEASURES and not MEASURES[key].is_rate)


def write_leaders(sheet: Sheet, summary: Summary, helpers: UnitHelpers, subtitle: str) -> None:
    """Write one row a leader and the totals; counts are added up, rates made from these counts."""
    columns = LEADERS.columns
    sheet.title("Kết quả thực hiện theo lãnh đạo phụ trách", f"{subtitle}; tính theo lượt giao", len(columns))
    sheet.headings(_HEADER_ROW, columns)
    first, last = _HEADER_ROW + 1, _HEADER_ROW + len(summary.by_leader)
    for row, group in enumerate(summary.by_leader, start=first):
        sheet.put(row, 1, group.name, "cell", "left")
        _write_figures(sheet, row, group, _formulas(row, helpers), summary)
        sheet.fit_row(row, [(1, group.name)])
    total = MeasuredGroup("", "", summary.assignments_total)
    sheet.put(last + 1, 1, "Tổng lượt giao", "cell", "left", "total")
    _write_figures(sheet, last + 1, total, _total_formulas(last + 1, helpers), summary, "total")
    sheet.set_height(last + 1, 20)
    rate = number_of(LEADERS, "completion_rate")
    sheet.data_bars(block_name(first, rate, last, rate))
    sheet.table("BangLanhDao", _HEADER_ROW, last, columns)
    sheet.freeze(first, 2)
    sheet.set_page(last_column=len(columns), last_row=last + 1, header_row=_HEADER_ROW)


def _write_figures(
    sheet: Sheet, row: int, group: MeasuredGroup, formulas: dict[str, str], summary: Summary, *parts: str
) -> None:
    is_live = len(summary.by_unit) <= MOST_LIVE_GROUPS
    for column, key in enumerate(LEADERS.keys[1:], start=2):
        value = _count_units(summary, group) if key == "units" else getattr(group.measures, key)
        shown = EMPTY if value is None else value
        style = ("cell", "center", MEASURES[key].style if key in MEASURES else "count", *parts)
        if is_live:
            sheet.formula(row, column, formulas[key], shown, *style)
        else:
            sheet.put(row, column, shown, *style)


def _count_units(summary: Summary, group: MeasuredGroup) -> int:
    leaders = {unit.code: unit.leader for unit in summary.plan.units}
    return sum(not group.name or leaders[unit.code] == group.code for unit in summary.by_unit)


def _formulas(row: int, helpers: UnitHelpers) -> dict[str, str]:
    name = f'IF($A{row}="{NO_LEADER}","",$A{row})'
    mine = f"--({helpers.block('leader')}={name})"
    sums = {key: f"SUMPRODUCT({mine},{helpers.figures.block(key)})" for key in _COUNTS}
    weights = tuple(f"SUMPRODUCT({mine},{helpers.block(key)})" for key in ("progress", "weight"))
    return {"units": f"SUMPRODUCT({mine})", **sums, **_rates(row, *weights)}


def _total_formulas(row: int, helpers: UnitHelpers) -> dict[str, str]:
    own = {key: column_letter(number_of(LEADERS, key)) for key in LEADERS.keys}
    sums = {key: f"SUM({own[key]}{_HEADER_ROW + 1}:{own[key]}{row - 1})" for key in ("units", *_COUNTS)}
    return {**sums, **_rates(row, *(f"SUM({helpers.block(key)})" for key in ("progress", "weight")))}


def _rates(row: int, progress: str, weight: str) -> dict[str, str]:
    own = {key: f"{column_letter(number_of(LEADERS, key))}{row}" for key in LEADERS.keys}
    return {**rate_formulas(own), "average_progress": ratio(progress, weight)}
