"""The six headline tiles of `Tổng quan`: what it is, whether it is well, its figure, counts and change; all live."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.domain import MEASURES, Summary
from cchc_excel.telling.charts import share_of_year
from cchc_excel.words import COMPARED_PLACES, EMPTY, half_up, is_less
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.house.styles import VIETNAMESE
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.overview.past import SENT, Past, past_value
from cchc_excel.writing.summary.submissions import units_sent

_COUNT = 6
_HEIGHTS = (26, 24, 13.5)
_CHANGE_HEIGHT = 12.75
WELL, UNWELL = "(✓) ", "(!) "
"""Signs before a tile's label, told apart without colour."""
SIGNS = "Dấu (✓): tốt; dấu (!): cần chú ý."


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: its label, its figure and its counts as formulas with the values Python found.

    `name` is the range's; `measure` the key of what is compared with the last period, `number` the formula of it now;
    `well` the formula and the value of whether it is well, none where that can't be said before the year's end.
    """

    name: str
    measure: str
    label: str
    figure: tuple[str, str | float]
    counts: tuple[str, str]
    number: tuple[str, float | None]
    well: tuple[str, bool] | None
    style: str = "rate_short"


def tiles_height(summary: Summary) -> float:
    """Return how high the tiles are, in points."""
    return sum(_HEIGHTS) + (_CHANGE_HEIGHT if summary.history else 0)


def write_tiles(sheet: Sheet, row: int, summary: Summary, by_area: Figures, past: Past, columns: int) -> int:
    """Write the tiles side by side, over so many columns: a row of labels, of figures, of counts, of changes.

    Return the last row. A change is written only where there is an earlier period.
    """
    wide, rows = columns // _COUNT, len(_HEIGHTS) + bool(summary.history)
    for index, tile in enumerate(tiles(summary, by_area)):
        at = (1 + index * wide, (index + 1) * wide)
        _write_label(sheet, row, at, tile)
        sheet.span_formula(row + 1, at, *tile.figure, "tile_value", tile.style)
        sheet.span_formula(row + 2, at, *tile.counts, "tile_note", *(() if summary.history else ("tile_end",)))
        if summary.history:
            _write_change(sheet, row + 3, at, tile, summary, past)
        sheet.define_name(tile.name, row + 1, at[0])
        _colour(sheet, row, at[0], tile)
    for offset, height in enumerate((*_HEIGHTS, _CHANGE_HEIGHT)[:rows]):
        sheet.set_height(row + offset, height)
    return row + rows - 1


def _write_label(sheet: Sheet, row: int, columns: tuple[int, int], tile: Tile) -> None:
    if tile.well is None:
        sheet.span(row, columns, tile.label, "tile_label")
        return
    formula, is_well = tile.well
    known, value = f"ISNUMBER({tile.number[0]})", tile.number[1]
    text = f'IF({known},IF({formula},"{WELL}","{UNWELL}"),"")&"{tile.label}"'
    sign = "" if value is None else WELL if is_well else UNWELL
    sheet.span_formula(row, columns, text, f"{sign}{tile.label}", "tile_label")


def _colour(sheet: Sheet, row: int, column: int, tile: Tile) -> None:
    """Make label and figure stand out where it isn't well."""
    if tile.well is None:
        return
    label = sheet.address(row, column).partition("!")[2]
    rule = f'=LEFT({label},{len(UNWELL)})="{UNWELL}"'
    cells = block_name(row, column, row + 1, column)
    sheet.worksheet.conditional_format(
        cells, {"type": "formula", "criteria": rule, "format": sheet.styles("tile_alarm")}
    )


def _write_change(sheet: Sheet, row: int, columns: tuple[int, int], tile: Tile, summary: Summary, past: Past) -> None:
    """Write how far a figure is from the last period's, in points of a hundred for a rate."""
    is_rate = MEASURES[tile.measure].is_rate if tile.measure in MEASURES else False
    before, (formula, now), cell = past_value(summary, tile.measure), tile.number, past.cell(tile.measure)
    times = "100*" if is_rate else ""
    known = f"ISNUMBER({formula}),ISNUMBER({cell})"
    difference = f'IF(AND({known}),ROUND({times}({formula}-{cell}),{1 if is_rate else 0}),"{EMPTY}")'
    change = EMPTY if now is None or before is None else half_up((100 if is_rate else 1) * (now - before), int(is_rate))
    style = sheet.styles.with_format("tile_change", change_format(is_rate=is_rate))
    sheet.span_formula_as(row, columns, difference, change, style)


def change_format(*, is_rate: bool) -> str:
    """Return the number format that says a change in words: tăng 2,5 điểm phần trăm."""
    figure, unit = ("0.0", " điểm phần trăm") if is_rate else ("0", "")
    return f'{VIETNAMESE}"tăng "{figure}"{unit}";{VIETNAMESE}"giảm "{figure}"{unit}";"không đổi";"chưa so sánh được"'


def tiles(summary: Summary, by_area: Figures) -> Iterator[Tile]:
    """Yield the tiles; figures count tasks, the last one units."""
    row, overall = by_area.total_row, summary.overall
    applicable, gone = by_area.applicable(row), share_of_year(summary.as_of, summary.plan.info.year)

    def cell(key: str) -> str:
        return by_area.cell(key, row)

    def of(part: str, whole: str, counts: tuple[int, int]) -> tuple[str, str]:
        return f'{part}&"/"&{whole}&" nhiệm vụ"', f"{counts[0]}/{counts[1]} nhiệm vụ"

    def rate_tile(name: str, key: str, counts: tuple[str, str], least: float | None) -> Tile:
        value = getattr(overall, key)
        known = None if least is None else _reaches(cell(key), value, least)
        figure = (cell(key), EMPTY if value is None else value)
        return Tile(
            name=name,
            measure=key,
            label=MEASURES[key].heading,
            figure=figure,
            counts=counts,
            number=(cell(key), value),
            well=known,
        )

    done = of(cell("done"), applicable, (overall.done, overall.applicable))
    yield rate_tile("TyLeHoanThanh", "completion_rate", done, 1.0 if summary.closes_year else None)
    due = of(cell("due_done"), cell("due"), (overall.due_done, overall.due))
    yield rate_tile("TyLeHoanThanhDenHan", "due_completion_rate", due, 1.0)
    on_time = of(cell("done_on_time"), cell("done"), (overall.done_on_time, overall.done))
    yield rate_tile("TyLeDungHan", "on_time_rate", on_time, 1.0)
    mean = (f'"của "&{applicable}&" nhiệm vụ"', f"của {overall.applicable} nhiệm vụ")
    yield rate_tile("TienDoBinhQuan", "average_progress", mean, gone)
    yield _overdue_tile(summary, cell("overdue"), applicable)
    yield _units_tile(summary)


def _overdue_tile(summary: Summary, cell: str, applicable: str) -> Tile:
    overall, late = summary.overall, (cell, summary.overall.overdue)
    return Tile(
        name="SoQuaHan",
        measure="overdue",
        label="Quá hạn, chưa hoàn thành",
        figure=late,
        counts=(f'"trong "&{applicable}&" nhiệm vụ"', f"trong {overall.applicable} nhiệm vụ"),
        number=late,
        well=(f"{cell}=0", overall.overdue == 0),
        style="count",
    )


def _reaches(cell: str, value: float | None, least: float) -> tuple[str, bool]:
    formula = f"ROUND({cell},{COMPARED_PLACES})>={round(least, COMPARED_PLACES)!r}"
    return formula, value is not None and not is_less(value, least)


def _units_tile(summary: Summary) -> Tile:
    owed, merged = len(summary.plan.asked_units), len(summary.merged)
    sent = units_sent(owed)
    words = "đã gửi đủ" if owed == merged else f"còn {owed - merged} đơn vị chưa gửi"
    return Tile(
        name="DonViDaGui",
        measure=SENT,
        label="Đơn vị đã gửi báo cáo",
        figure=(f'{sent}&"/{owed}"', f"{merged}/{owed}"),
        counts=(f'IF({sent}={owed},"đã gửi đủ","còn "&({owed}-{sent})&" đơn vị chưa gửi")', words),
        number=(sent, merged),
        well=(f"{sent}={owed}", merged == owed),
        style="text",
    )
