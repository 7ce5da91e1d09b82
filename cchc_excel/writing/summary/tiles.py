"""The six headline tiles of `Tổng quan`: a figure, what it is, and the counts it comes from, all live."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.domain import Summary
from cchc_excel.words import EMPTY, show_rate
from cchc_excel.writing.summary.attention import share_of_year
from cchc_excel.writing.summary.formulas import quoted
from cchc_excel.writing.summary.groups import Figures
from cchc_excel.writing.summary.sheet import Sheet
from cchc_excel.writing.summary.submissions import SENT, state_column

_TILE_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: its label, its figure and its counts as formulas with the values Python found. `name`: the range's."""

    name: str
    label: str
    figure: tuple[str, str | float]
    counts: tuple[str, str]
    style: str = "rate"


def write_tiles(sheet: Sheet, row: int, summary: Summary, by_area: Figures) -> None:
    """Write the tiles side by side: a row of labels, one of figures, one of counts."""
    for index, tile in enumerate(tiles(summary, by_area)):
        first = 1 + index * _TILE_COLUMNS
        columns = (first, first + _TILE_COLUMNS - 1)
        sheet.span(row, columns, tile.label, "tile_label")
        sheet.span_formula(row + 1, columns, *tile.figure, "tile_value", tile.style)
        sheet.span_formula(row + 2, columns, *tile.counts, "tile_note")
        sheet.define_name(tile.name, row + 1, first)
    for offset, height in enumerate((18, 28, 17)):
        sheet.set_height(row + offset, height)


def tiles(summary: Summary, by_area: Figures) -> Iterator[Tile]:
    """Yield the tiles; figures count tasks, the last one units."""
    row, overall = by_area.total_row, summary.overall
    applicable = by_area.applicable(row)

    def cell(key: str) -> str:
        return by_area.cell(key, row)

    def rate(key: str) -> tuple[str, str | float]:
        value = getattr(overall, key)
        return cell(key), EMPTY if value is None else value

    def of(part: str, whole: str, counts: tuple[int, int]) -> tuple[str, str]:
        return f'{part}&"/"&{whole}&" nhiệm vụ"', f"{counts[0]}/{counts[1]} nhiệm vụ"

    done = of(cell("done"), applicable, (overall.done, overall.applicable))
    yield Tile("TyLeHoanThanh", "Hoàn thành kế hoạch", rate("completion_rate"), done)
    due = of(cell("due_done"), cell("due"), (overall.due_done, overall.due))
    yield Tile("TyLeHoanThanhDenHan", "Hoàn thành phần đến hạn", rate("due_completion_rate"), due)
    on_time = of(cell("done_on_time"), cell("done"), (overall.done_on_time, overall.done))
    yield Tile("TyLeDungHan", "Hoàn thành đúng hạn", rate("on_time_rate"), on_time)
    gone = f"năm đã qua {show_rate(share_of_year(summary.as_of, summary.plan.info.year))}"
    yield Tile("TienDoBinhQuan", "Tiến độ bình quân", rate("average_progress"), (f'"{quoted(gone)}"', gone))
    overdue = (f'"trên "&{applicable}&" nhiệm vụ"', f"trên {overall.applicable} nhiệm vụ")
    yield Tile("SoQuaHan", "Quá hạn, chưa hoàn thành", (cell("overdue"), overall.overdue), overdue, "count")
    yield _units_tile(summary)


def _units_tile(summary: Summary) -> Tile:
    owed = len(summary.plan.leading_units)
    sent = f'COUNTIF({state_column(max(owed, 1))},"{SENT}*")'
    missing = owed - len(summary.merged)
    return Tile(
        "DonViDaGui",
        "Đơn vị đã gửi báo cáo",
        (f'{sent}&"/{owed}"', f"{len(summary.merged)}/{owed}"),
        (f'"còn "&({owed}-{sent})&" đơn vị"', f"còn {missing} đơn vị"),
        "text",
    )
