"""`Căn cứ xếp loại`: what each task that counts earned and lost of its unit's 100 points, with its source.

Points stand in `Theo đơn vị`; here they are taken apart, and a sum shows that nothing is missing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cchc_excel.cells import column_letter
from cchc_excel.domain import MeasuredGroup, Outcome, Settings
from cchc_excel.measuring.ratings import Rating, penalty
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.bulk import Computed, SheetValue
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Place, Sheet
from cchc_excel.writing.house.styles import SIZE
from cchc_excel.writing.summary.columns import EVIDENCE, number_of
from cchc_excel.writing.summary.formulas import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_excel.measuring.evidence import Evidence
    from cchc_excel.writing.summary.content import Content
    from cchc_excel.writing.summary.groups.figures import Figures

_HEADER_ROW = 4
FIRST_ROW = _HEADER_ROW + 1
_POINTS = ("most", "lost_quantity", "lost_progress", "lost_quality", "lost", "earned", "points")
_SUMMED = ("most", "lost_quantity", "lost_progress", "lost_quality", "lost", "earned")
_OF_DATA = ("task", "text", "due", "finished_on", "outcome", "source_file", "source_cell")
_NAME = (number_of(EVIDENCE, "text"), number_of(EVIDENCE, "finished_on"))
_SOURCE = (number_of(EVIDENCE, "source_file"), number_of(EVIDENCE, "source_cell"))
_TELLING = (
    "Mỗi đơn vị có 100 điểm, chia đều cho các nhiệm vụ được xét (đã hoàn thành, có hạn đến 31/12, hoặc thường xuyên):"
    " một nửa là số lượng, một nửa là tiến độ. Chưa hoàn thành thì mất cả hai; hoàn thành quá hạn hoặc chưa rõ ngày thì"
    " mất {penalty}% phần tiến độ."
)
_QUALITY = " Hoàn thành mà chất lượng chưa đạt thì mất thêm {penalty}% điểm của nhiệm vụ."
AGREES, DIFFERS = "Khớp: 100 − tổng điểm bị trừ", "Chưa khớp với Theo đơn vị"
NOTHING_RATED = "Không có nhiệm vụ được xét nên không có điểm"


def places_of_evidence(figures: Figures, evidence: Mapping[str, Sequence[Evidence]]) -> dict[str, Place]:
    """Return where the rows of each unit stand, its own row first."""
    places, row = {}, FIRST_ROW
    for group in figures.groups:
        last = row + len(evidence.get(group.code, ()))
        places[group.code] = Place(EVIDENCE.sheet, row, last)
        row = last + 1
    return places


def write_evidence(sheet: Sheet, content: Content, subtitle: str) -> None:
    """Write one row a unit, the best first, and under it one row for each of its tasks that count."""
    columns, settings = EVIDENCE.columns, content.summary.plan.settings
    figures, evidence = content.by_unit, content.evidence
    sheet.title("Căn cứ điểm và xếp loại đề nghị (tham khảo)", f"{subtitle}; tính theo lượt giao", len(columns))
    telling = _TELLING.format(penalty=settings.late_penalty)
    if settings.quality_penalty:
        telling += _QUALITY.format(penalty=settings.quality_penalty)
    sheet.span(3, (1, len(columns)), telling, "italic", "center", "wrap")
    sheet.set_height(3, text_height(telling, sum(column.width for column in columns), SIZE) + 6)
    sheet.headings(_HEADER_ROW, columns)
    points = dict.fromkeys(_POINTS, ("cell", "center", "points"))
    task_rows = sheet.table_rows(columns, points)
    wide = {"text": _width(_NAME), "source_file": _width(_SOURCE)}
    of_unit = [replace(column, width=wide.get(column.key, column.width)) for column in columns]
    unit_rows = sheet.table_rows(of_unit, _unit_styles())
    places = places_of_evidence(figures, evidence)
    heads = {places[group.code].first_row for group in figures.groups}
    for group in figures.groups:
        place = places[group.code]
        values = _unit_values(group, content.ratings[group.code], place, figures, settings)
        sheet.add_row(unit_rows, place.first_row, values, on_pages=True)
        for columns_of in (_NAME, _SOURCE):
            sheet.worksheet.add_merge(place.first_row, *columns_of)
        for row, item in enumerate(evidence.get(group.code, ()), start=place.first_row + 1):
            sheet.add_row(task_rows, row, list(_task_values(item, row, group.code, figures, settings)), on_pages=True)
    last_row = max((place.last_row for place in places.values()), default=FIRST_ROW)
    if not places:
        sheet.nothing(last_row, len(columns), "Không có lượt giao nào.")
    if not settings.quality_penalty:
        column = number_of(EVIDENCE, "lost_quality") - 1
        sheet.worksheet.set_column(column, column, None, None, {"hidden": True})
    sheet.freeze(FIRST_ROW, 3)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW)
    sheet.keep_together(FIRST_ROW, last_row, 1, lambda row: row in heads and row + 1 not in heads and row < last_row)


def _width(merged: tuple[int, int]) -> float:
    return sum(column.width for column in EVIDENCE.columns[merged[0] - 1 : merged[1]])


def _unit_styles() -> dict[str, tuple[str, ...]]:
    styles: dict[str, tuple[str, ...]] = dict.fromkeys(EVIDENCE.keys, ("cell", "left", "group"))
    styles |= dict.fromkeys(_POINTS, ("cell", "center", "points", "group"))
    return {**styles, "task": ("cell", "center", "group"), "outcome": ("cell", "center", "group")}


def _unit_values(
    group: MeasuredGroup, rating: Rating, place: Place, figures: Figures, settings: Settings
) -> list[SheetValue | Computed]:
    """Return a unit's row: its sums, the points and the class of `Theo đơn vị`, and that both agree."""
    if rating.points is None:
        values: dict[str, SheetValue | Computed] = {
            "outcome": rating.words,
            "points": EMPTY,
            "source_file": NOTHING_RATED,
        }
        return [{"task": group.code, "text": group.name, **values}.get(key) for key in EVIDENCE.keys]
    row, own = place.first_row, _cells(place.first_row)
    cell, measures = figures.row_of(group.code), group.measures
    count, half = rating.tasks - measures.done, 50 / rating.tasks
    late = 100 / rating.tasks * penalty(settings) * (measures.done - measures.done_on_time)
    sums = {"most": 100.0, "lost_quantity": count * half, "lost_progress": count * half + late}
    sums["lost_quality"] = 100 / rating.tasks * rating.lost
    sums["lost"] = sums["lost_quantity"] + sums["lost_progress"] + sums["lost_quality"]
    sums["earned"] = 100 - sums["lost"]
    letters = {key: column_letter(number_of(EVIDENCE, key)) for key in _SUMMED}
    formulas = {key: f"SUM({letters[key]}{row + 1}:{letters[key]}{place.last_row})" for key in _SUMMED}
    name = f'{figures.cell("name", cell)}&" ("&{figures.cell("rated", cell)}&" nhiệm vụ được xét)"'
    check = f'IF(ROUND(100-{own["lost"]},2)=ROUND({own["points"]},2),"{AGREES}","{DIFFERS}")'
    values = {
        "task": group.code,
        "text": Computed(name, f"{group.name} ({rating.tasks} nhiệm vụ được xét)"),
        "outcome": Computed(figures.cell("rating", cell), rating.words),
        **{key: Computed(formulas[key], sums[key]) for key in _SUMMED},
        "points": Computed(figures.cell("points", cell), rating.points),
        "source_file": Computed(check, AGREES),
    }
    return [values.get(key) for key in EVIDENCE.keys]


def _task_values(
    item: Evidence, row: int, unit: str, figures: Figures, settings: Settings
) -> Iterator[SheetValue | Computed]:
    """Yield a task's row: what it could earn comes from the unit's count, what it lost from its outcome."""
    own, rated = _cells(row), figures.cell("rated", figures.row_of(unit))
    half, is_done = f"{own['most']}/2", f'LEFT({own["outcome"]},{len(DONE)})="{DONE}"'
    late = f'IF({own["outcome"]}="{Outcome.DONE_ON_TIME}",0,{own["most"]}*{penalty(settings):g})'
    values: dict[str, Any] = {
        **{key: item.values[key] for key in _OF_DATA},
        "most": Computed(f"100/{rated}", item.most),
        "lost_quantity": Computed(f"IF({is_done},0,{half})", item.lost_quantity),
        "lost_progress": Computed(f"IF({is_done},{late},{half})", item.lost_progress),
        "lost_quality": Computed(_poor_formula(item, own, settings), item.lost_quality),
        "lost": Computed(f"{own['lost_quantity']}+{own['lost_progress']}+{own['lost_quality']}", item.lost),
        "earned": Computed(f"{own['most']}-{own['lost']}", item.most - item.lost),
    }
    yield from (values.get(key) for key in EVIDENCE.keys)


def _poor_formula(item: Evidence, own: Mapping[str, str], settings: Settings) -> str:
    """Return what a task loses for poor quality, no more than it earned."""
    if not item.lost_quality:
        return "0"
    return f"MIN({own['most']}*{settings.quality_penalty / 100:g},{own['most']}-{own['lost_progress']})"


def _cells(row: int) -> dict[str, str]:
    return {key: f"{column_letter(number_of(EVIDENCE, key))}{row}" for key in EVIDENCE.keys}
