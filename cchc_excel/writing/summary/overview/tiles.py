"""The six headline tiles of `Tổng quan`: a figure, what it is, the counts it comes from, its change; all live."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.domain import MEASURES, Summary
from cchc_excel.telling.charts import share_of_year
from cchc_excel.words import EMPTY, half_up, show_rate
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import VIETNAMESE
from cchc_excel.writing.summary.formulas import quoted
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.overview.trend import Trend
from cchc_excel.writing.summary.submissions import units_sent

_TILE_COLUMNS = 4
HEIGHTS = (30, 28, 16, 15)
_NOTHING_TO_COMPARE = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: its label, its figure and its counts as formulas with the values Python found.

    `name` is the range's; `measure` the key of what is compared with the last period, `number` the formula of it now.
    """

    name: str
    measure: str
    label: str
    figure: tuple[str, str | float]
    counts: tuple[str, str]
    number: tuple[str, float | None]
    style: str = "rate"


def write_tiles(sheet: Sheet, row: int, summary: Summary, by_area: Figures, trend: Trend) -> None:
    """Write the tiles side by side: a row of labels, one of figures, one of counts, one of changes."""
    for index, tile in enumerate(tiles(summary, by_area)):
        first = 1 + index * _TILE_COLUMNS
        columns = (first, first + _TILE_COLUMNS - 1)
        sheet.span(row, columns, tile.label, "tile_label")
        sheet.span_formula(row + 1, columns, *tile.figure, "tile_value", tile.style)
        sheet.span_formula(row + 2, columns, *tile.counts, "tile_note")
        _write_change(sheet, row + 3, columns, tile, summary, trend)
        sheet.define_name(tile.name, row + 1, first)
    for offset, height in enumerate(HEIGHTS):
        sheet.set_height(row + offset, height)
    if not summary.history:
        sheet.set_height(row + len(HEIGHTS) - 1, _NOTHING_TO_COMPARE)


def _write_change(
    sheet: Sheet, row: int, columns: tuple[int, int], tile: Tile, summary: Summary, trend: Trend
) -> None:  # fmt: skip
    """Write how far a figure is from the last period's, in points of a hundred for a rate."""
    if not summary.history:
        sheet.span(row, columns, None, "tile_change")
        return
    past, is_rate = summary.history[-1], tile.style == "rate"
    before = len(past.sent) if tile.measure == "sent" else getattr(past.overall, tile.measure, None)
    formula, now = tile.number
    cell = trend.past_cell(tile.measure)
    times = "100*" if is_rate else ""
    known = f"ISNUMBER({formula}),ISNUMBER({cell})"
    difference = f'IF(AND({known}),ROUND({times}({formula}-{cell}),{1 if is_rate else 0}),"{EMPTY}")'
    change = EMPTY if now is None or before is None else half_up((100 if is_rate else 1) * (now - before), int(is_rate))
    style = sheet.styles.with_format("tile_change", change_format(past.period.code, is_rate=is_rate))
    sheet.span_formula_as(row, columns, difference, change, style)


def change_format(code: str, *, is_rate: bool) -> str:
    """Return the number format that says a change in words: tăng 2,5 điểm % so với Q1."""
    figure, unit = ("0.0", " điểm %") if is_rate else ("0", "")
    tail = f'"{unit} so với {quoted(code)}"'
    return (
        f'{VIETNAMESE}"tăng "{figure}{tail};{VIETNAMESE}"giảm "{figure}{tail};"không đổi so với {quoted(code)}";'
        f'"chưa so được với {quoted(code)}"'
    )


def tiles(summary: Summary, by_area: Figures) -> Iterator[Tile]:
    """Yield the tiles; figures count tasks, the last one units."""
    row, overall = by_area.total_row, summary.overall
    applicable = by_area.applicable(row)

    def cell(key: str) -> str:
        return by_area.cell(key, row)

    def of(part: str, whole: str, counts: tuple[int, int]) -> tuple[str, str]:
        return f'{part}&"/"&{whole}&" nhiệm vụ"', f"{counts[0]}/{counts[1]} nhiệm vụ"

    def rate_tile(name: str, key: str, counts: tuple[str, str]) -> Tile:
        value = getattr(overall, key)
        return Tile(
            name=name,
            measure=key,
            label=MEASURES[key].heading,
            figure=(cell(key), EMPTY if value is None else value),
            counts=counts,
            number=(cell(key), value),
        )

    done = of(cell("done"), applicable, (overall.done, overall.applicable))
    yield rate_tile("TyLeHoanThanh", "completion_rate", done)
    due = of(cell("due_done"), cell("due"), (overall.due_done, overall.due))
    yield rate_tile("TyLeHoanThanhDenHan", "due_completion_rate", due)
    on_time = of(cell("done_on_time"), cell("done"), (overall.done_on_time, overall.done))
    yield rate_tile("TyLeDungHan", "on_time_rate", on_time)
    gone = f"năm đã qua {show_rate(share_of_year(summary.as_of, summary.plan.info.year))}"
    yield rate_tile("TienDoBinhQuan", "average_progress", (f'"{quoted(gone)}"', gone))
    overdue = (f'"trên "&{applicable}&" nhiệm vụ"', f"trên {overall.applicable} nhiệm vụ")
    late = (cell("overdue"), overall.overdue)
    yield Tile(
        name="SoQuaHan",
        measure="overdue",
        label="Quá hạn, chưa hoàn thành",
        figure=late,
        counts=overdue,
        number=late,
        style="count",
    )
    yield _units_tile(summary)


def _units_tile(summary: Summary) -> Tile:
    owed, merged = len(summary.plan.asked_units), len(summary.merged)
    sent = units_sent(owed)
    return Tile(
        name="DonViDaGui",
        measure="sent",
        label="Đơn vị đã gửi báo cáo",
        figure=(f'{sent}&"/{owed}"', f"{merged}/{owed}"),
        counts=(f'"còn "&({owed}-{sent})&" đơn vị"', f"còn {owed - merged} đơn vị"),
        number=(sent, merged),
        style="text",
    )
