"""`Phụ lục số liệu`: the statistics a periodic report asks for, cell by cell as they are keyed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_excel.domain import Settings, Summary
from cchc_excel.layout.columns import MEASURES
from cchc_excel.measuring.ratings import index_score
from cchc_excel.words import EMPTY, show_date
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.columns import STATISTICS, number_of
from cchc_excel.writing.summary.groups.figures import Figures

_HEADER_ROW = 4
_BY_HAND = "Chưa có trong biểu báo cáo; người tổng hợp nhập."
_TASKS = "nhiệm vụ"


@dataclass(frozen=True, slots=True)
class Statistic:
    """One line. Without a formula and a measure it is a heading; without a formula, a cell to fill by hand."""

    number: str
    text: str
    measure: str = ""
    formula: str = ""
    value: str | float = ""
    style: str = "count"
    source: str = _BY_HAND


def write_statistics(sheet: Sheet, summary: Summary, by_area: Figures) -> None:
    """Write the lines, as the report's appendix numbers them, and the estimated self-score."""
    columns = STATISTICS.columns
    subtitle = f"{summary.period.name}, số liệu đến ngày {show_date(summary.as_of)}; để nhập vào báo cáo định kỳ"
    sheet.title("Phụ lục số liệu về công tác chỉ đạo, điều hành cải cách hành chính", subtitle, len(columns))
    sheet.headings(_HEADER_ROW, columns, "annex_head")
    for number in range(1, len(columns) + 1):
        sheet.put(_HEADER_ROW + 1, number, f"({number})", "number_row")
    row = _HEADER_ROW + 1
    for row, line in enumerate(statistics(summary, by_area), start=_HEADER_ROW + 2):
        _write_line(sheet, row, line)
    sheet.freeze(_HEADER_ROW + 2, 3)
    sheet.set_page(last_column=len(columns), last_row=row, header_row=_HEADER_ROW)


def _write_line(sheet: Sheet, row: int, line: Statistic) -> None:
    parts = () if line.measure else ("group",)
    sheet.put(row, 1, line.number, "cell", "center", *parts)
    sheet.put(row, 2, line.text, "cell", "left", *parts)
    sheet.put(row, 3, line.measure, "cell", "center", *parts)
    column = number_of(STATISTICS, "value")
    if line.formula:
        sheet.formula(row, column, line.formula, line.value, "cell", "center", line.style, "bold")
    else:
        sheet.put(row, column, None, "cell", *parts)
    source = line.source if line.measure else ""
    sheet.put(row, 5, source, "cell", "left", *(parts or ("italic",)))
    sheet.fit_row(row, ((2, line.text), (5, source)), bold=not line.measure)


def statistics(summary: Summary, by_area: Figures) -> Iterator[Statistic]:
    """Yield the lines in order; figures count tasks."""
    row, overall = by_area.total_row, summary.overall
    assigned, done = by_area.cell("assigned", row), by_area.cell("done", row)
    counted = "Mọi nhiệm vụ của Kế hoạch."
    yield Statistic("1", "Kế hoạch cải cách hành chính")
    yield Statistic("1.1", "Số nhiệm vụ đề ra trong kế hoạch", _TASKS, assigned, overall.assigned, source=counted)
    yield Statistic(
        "1.2", "Số nhiệm vụ đã hoàn thành", _TASKS, done, overall.done, source="Trang Theo lĩnh vực, cột Hoàn thành."
    )
    shown = EMPTY if overall.completion_rate is None else overall.completion_rate
    source = (
        f"Bằng mục 1.2 chia {overall.applicable} nhiệm vụ có phát sinh (mục 1.1 trừ mục 3.7), như ở Tổng quan và Theo "
        "lĩnh vực."
    )
    rate = by_area.cell("completion_rate", row)
    yield Statistic("1.3", MEASURES["completion_rate"], "%", rate, shown, "rate", source)
    yield from _inspections()
    yield from _assigned_by_superiors(summary, by_area)
    yield Statistic("4", "Khảo sát sự hài lòng của người dân, tổ chức")
    yield Statistic("4.1", "Số cuộc khảo sát đã tổ chức", "cuộc")
    yield Statistic("4.2", "Số người dân, tổ chức được khảo sát", "người, tổ chức")
    yield Statistic("5", "Đối thoại của lãnh đạo với người dân, tổ chức")
    yield Statistic("5.1", "Số cuộc đối thoại đã tổ chức", "cuộc")
    yield from _self_score(summary, by_area.cell("completion_rate", row))


def _inspections() -> Iterator[Statistic]:
    yield Statistic("2", "Kiểm tra công tác cải cách hành chính")
    yield Statistic("2.1", "Số phòng, ban, đơn vị được kiểm tra", "đơn vị")
    yield Statistic("2.2", "Tỷ lệ phòng, ban, đơn vị được kiểm tra", "%")
    yield Statistic("2.3", "Số vấn đề phát hiện qua kiểm tra", "vấn đề")
    yield Statistic("2.4", "Số vấn đề phát hiện đã xử lý xong", "vấn đề")


def _assigned_by_superiors(summary: Summary, by_area: Figures) -> Iterator[Statistic]:
    row, overall = by_area.total_row, summary.overall
    yield Statistic("3", "Thực hiện nhiệm vụ cấp trên giao (tính trên các nhiệm vụ của Kế hoạch)")
    cells = {key: by_area.cell(key, row) for key in MEASURES}
    undated = f"{cells['done']}-{cells['done_on_time']}-{cells['done_late']}"
    in_time = f"{cells['assigned']}-{cells['not_applicable']}-{cells['done']}-{cells['overdue']}"
    lines = (
        ("3.1", "Tổng số nhiệm vụ được giao", cells["assigned"], overall.assigned),
        ("3.2", "Số nhiệm vụ hoàn thành đúng hạn", cells["done_on_time"], overall.done_on_time),
        ("3.3", "Số nhiệm vụ hoàn thành nhưng quá hạn", cells["done_late"], overall.done_late),
        ("3.4", "Số nhiệm vụ quá hạn, chưa hoàn thành", cells["overdue"], overall.overdue),
        ("3.5", "Số nhiệm vụ trong hạn, chưa hoàn thành", in_time, overall.open_in_time),
        ("3.6", "Số nhiệm vụ hoàn thành, chưa rõ ngày hoàn thành", undated, overall.done_undated),
        ("3.7", "Số nhiệm vụ không phát sinh", cells["not_applicable"], overall.not_applicable),
    )
    for number, text, formula, value in lines:
        source = "Nhiệm vụ của Kế hoạch; nhiệm vụ cấp trên giao ngoài Kế hoạch thì cộng thêm."
        if number == "3.1":
            source = f"Bằng tổng các mục 3.2 đến 3.7. {source}"
        yield Statistic(number, text, _TASKS, formula, value, source=source)


def _self_score(summary: Summary, rate: str) -> Iterator[Statistic]:
    settings = summary.plan.settings
    score = index_score(summary.overall.completion_rate, settings)
    yield Statistic("6", "Ước tính tự chấm Chỉ số cải cách hành chính (không phải kết quả chính thức)")
    source = (
        f"Ước tính theo Quy ước: từ {settings.index_full}% được tối đa {settings.index_points} điểm; "
        f"từ {settings.index_floor}% tính theo tỷ lệ hoàn thành; dưới {settings.index_floor}% là 0 điểm."
    )
    yield Statistic(
        "6.1", "Điểm tự chấm mức độ hoàn thành kế hoạch (ước tính)", f"điểm/{settings.index_points}",
        _score_formula(rate, settings), EMPTY if score is None else score, "points", source,
    )  # fmt: skip


def _score_formula(rate: str, settings: Settings) -> str:
    """Return the formula of the self-score; the rate is one the sheet shows, rounded as Python rounds it."""
    points, full, floor = settings.index_points, settings.index_full, settings.index_floor
    percent = f"ROUND(100*{rate},10)"
    partly = f"IF({percent}>={floor},ROUND({rate}*{points},2),0)"
    return f'IF(ISNUMBER({rate}),IF({percent}>={full},{points},{partly}),"{EMPTY}")'
