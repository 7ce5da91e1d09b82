"""The summary workbook (*sổ tổng hợp*): from a `Summary` to `tong-hop.xlsx`, by XlsxWriter.

Owns what the workbook looks like and its formulas; figures come from `measuring`, and the caller replaces files.
"""

from datetime import datetime, time
from pathlib import Path

from xlsxwriter.workbook import Workbook

from cchc_excel.domain import Summary
from cchc_excel.layout import DATA
from cchc_excel.words import show_date
from cchc_excel.writing.summary.annex import write_annex
from cchc_excel.writing.summary.annex_lines import AnnexPlaces, annex_places
from cchc_excel.writing.summary.columns import (
    ANNEX,
    BY_AREA,
    BY_UNIT,
    FAULTS,
    METHODS,
    OBJECTIVES,
    OVERDUE,
    OVERVIEW,
    REMARKS,
    SUBMISSIONS,
    SUMMARY_SHEETS,
)
from cchc_excel.writing.summary.data import write_data
from cchc_excel.writing.summary.faults import write_faults
from cchc_excel.writing.summary.formulas import assignments
from cchc_excel.writing.summary.groups import Figures, ranked, write_figures
from cchc_excel.writing.summary.methods import write_methods
from cchc_excel.writing.summary.objectives import write_objectives
from cchc_excel.writing.summary.overdue import urgent_assignments, write_overdue
from cchc_excel.writing.summary.overview import write_overview
from cchc_excel.writing.summary.remarks import write_remarks
from cchc_excel.writing.summary.sheet import Sheet
from cchc_excel.writing.summary.styles import FONT, GREY, NAVY, RUST, SIZE, Styles
from cchc_excel.writing.summary.submissions import write_submissions

_TAB_COLOURS = {
    OVERVIEW: NAVY, BY_UNIT.sheet: NAVY, BY_AREA.sheet: NAVY, OBJECTIVES.sheet: NAVY,
    OVERDUE.sheet: RUST, REMARKS.sheet: RUST, DATA.sheet: GREY, METHODS.sheet: GREY,
}  # fmt: skip


def write_summary(summary: Summary, path: Path) -> None:
    """Write the summary workbook. The same summary gives the same bytes, whatever the clock says."""
    with Workbook(str(path), {"default_format_properties": {"font_name": FONT, "font_size": SIZE}}) as book:
        book.set_size(1920, 1080)
        _describe(book, summary)
        styles = Styles(book)
        sheets = {name: Sheet(book, name, styles) for name in SUMMARY_SHEETS}
        for name, colour in _TAB_COLOURS.items():
            sheets[name].worksheet.set_tab_color(colour)
        _write_sheets(book, sheets, summary)
        sheets[OVERVIEW].worksheet.activate()
        sheets[OVERVIEW].worksheet.set_first_sheet()


def _write_sheets(book: Workbook, sheets: dict[str, Sheet], summary: Summary) -> None:
    places = annex_places(summary)
    by_unit = Figures(BY_UNIT, ranked(summary.by_unit), summary.assignments_total, "Tổng lượt giao")
    by_area = Figures(BY_AREA, summary.by_area, summary.overall, "Tổng nhiệm vụ")
    covered = f"{summary.period.name}, số liệu đến ngày {show_date(summary.as_of)}"
    units = assignments(unit.code for unit in summary.plan.units)
    urgent = urgent_assignments(summary)
    write_overview(book, sheets[OVERVIEW], summary, (by_unit, by_area), (units, places.tasks()), urgent)
    _write_groups(sheets, summary, (by_unit, by_area), places, covered)
    write_objectives(sheets[OBJECTIVES.sheet], summary, places, covered)
    write_annex(sheets[ANNEX.sheet], summary, places, by_area)
    write_overdue(sheets[OVERDUE.sheet], summary, urgent)
    write_remarks(sheets[REMARKS.sheet], summary, covered)
    write_submissions(sheets[SUBMISSIONS.sheet], summary)
    write_faults(sheets[FAULTS.sheet], summary, covered)
    write_data(sheets[DATA.sheet], summary)
    write_methods(sheets[METHODS.sheet], summary)


def _write_groups(
    sheets: dict[str, Sheet], summary: Summary, figures: tuple[Figures, Figures], places: AnnexPlaces, covered: str
) -> None:
    by_unit, by_area = figures
    units = assignments(unit.code for unit in summary.plan.units)
    unit_titles = (
        "Kết quả thực hiện theo đơn vị",
        f"{covered}; tính theo lượt giao, xếp theo tỷ lệ hoàn thành từ cao xuống thấp",
    )
    area_titles = ("Kết quả thực hiện theo lĩnh vực", f"{covered}; tính theo nhiệm vụ")
    write_figures(sheets[BY_UNIT.sheet], by_unit, units, summary.as_of, unit_titles)
    write_figures(sheets[BY_AREA.sheet], by_area, places.tasks(), summary.as_of, area_titles)


def _describe(book: Workbook, summary: Summary) -> None:
    info = summary.plan.info
    book.set_properties(
        {
            "title": f"Tổng hợp kết quả thực hiện Kế hoạch cải cách hành chính năm {info.year}, {summary.period.name}",
            "author": info.issuer,
            "company": info.issuer,
            "subject": f"Số liệu chốt đến ngày {show_date(summary.as_of)}",
            "created": datetime.combine(summary.as_of, time()),
        }
    )
