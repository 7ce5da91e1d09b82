"""The summary workbook (*sổ tổng hợp*): from a `Summary` to `tong-hop.xlsx`, by XlsxWriter.

Owns what the workbook looks like and its formulas; figures come from `measuring`, and the caller replaces files.
"""

from datetime import datetime, time
from pathlib import Path

from xlsxwriter.workbook import Workbook

from cchc_excel.domain import Summary
from cchc_excel.identity_marks import SUMMARY_FORMAT, SUMMARY_FORMAT_PROPERTY
from cchc_excel.layout.columns import AREA_FIGURES, DATA, UNIT_FIGURES
from cchc_excel.measuring.quality import count_quality
from cchc_excel.measuring.ranking import silent_units
from cchc_excel.words import show_date
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.still import StillSheet
from cchc_excel.writing.house.styles import BLUE, FONT, GREY, NAVY, RUST, SIZE, Styles
from cchc_excel.writing.house.workbooks import new_workbook
from cchc_excel.writing.summary.annex import write_annex
from cchc_excel.writing.summary.changed import write_changes
from cchc_excel.writing.summary.columns import (
    ANNEX,
    CHANGES,
    COORDINATOR_SHEETS,
    EVIDENCE,
    FAULTS,
    LEADERS,
    LEADERSHIP_SHEETS,
    METHODS,
    OBJECTIVES,
    OVERDUE,
    OVERVIEW,
    REMARKS,
    STATISTICS,
    SUBMISSIONS,
    YEAR,
)
from cchc_excel.writing.summary.content import Content, build_content
from cchc_excel.writing.summary.data import write_data
from cchc_excel.writing.summary.faults import write_faults
from cchc_excel.writing.summary.groups.columns import first_helper, write_trend
from cchc_excel.writing.summary.groups.figures import Figures, write_figures
from cchc_excel.writing.summary.groups.leaders import write_leaders
from cchc_excel.writing.summary.groups.ranks import WIDE, Ranking, write_ranks
from cchc_excel.writing.summary.groups.ratings import write_quality, write_ratings
from cchc_excel.writing.summary.methods import write_methods
from cchc_excel.writing.summary.objectives import write_objectives
from cchc_excel.writing.summary.overdue import write_overdue
from cchc_excel.writing.summary.overview.page import write_overview
from cchc_excel.writing.summary.remarks import write_remarks
from cchc_excel.writing.summary.room import require_room, rows_needed
from cchc_excel.writing.summary.statistics import write_statistics
from cchc_excel.writing.summary.submissions import write_submissions
from cchc_excel.writing.summary.year.evidence import write_evidence
from cchc_excel.writing.summary.year.sheet import write_year

_ROWS_IN_MEMORY = 5_000
"""Assignments up to which the parts of the workbook aren't written to the disk before they are packed."""

_LOOK = {
    # The scheme would make Excel show the theme's font, Calibri, whatever the name says (XlsxWriter 3.3).
    "default_format_properties": {"font_name": FONT, "font_size": SIZE, "font_scheme": "none"}
}
_TAB_COLOURS = {
    OVERVIEW: NAVY, UNIT_FIGURES: NAVY, AREA_FIGURES: NAVY, OBJECTIVES.sheet: NAVY, LEADERS.sheet: NAVY, YEAR: NAVY,
    ANNEX.sheet: BLUE, STATISTICS.sheet: BLUE,
    OVERDUE.sheet: RUST, REMARKS.sheet: RUST, CHANGES.sheet: RUST,
    SUBMISSIONS.sheet: GREY, FAULTS.sheet: GREY, DATA.sheet: GREY, METHODS.sheet: GREY,
    EVIDENCE.sheet: GREY,
}  # fmt: skip
"""For leadership, for the office, what presses, what stands behind it."""


def write_summary(summary: Summary, path: Path) -> None:
    """Write the summary workbook. The same summary gives the same bytes, whatever the clock says."""
    require_room(rows_needed(summary))
    with new_workbook(path, {**_LOOK, "in_memory": len(summary.table) <= _ROWS_IN_MEMORY}) as book:
        book.set_size(1920, 1080)
        _describe(book, summary)
        styles = Styles(book)
        content = build_content(summary)
        sheets = {name: Sheet(book, name, styles, content.code) for name in sheet_names(summary)}
        for name, sheet in sheets.items():
            sheet.worksheet.set_tab_color(_TAB_COLOURS[name])
        write_overview(book, sheets[OVERVIEW], content)
        _write_groups(sheets, content)
        _write_lists(book, sheets, content)
        sheets[OVERVIEW].worksheet.activate()
        sheets[OVERVIEW].worksheet.set_first_sheet()


def write_page(summary: Summary, path: Path) -> None:
    """Write the page for leadership as a workbook of its own, to be printed: with values for formulas."""
    with new_workbook(path, {**_LOOK, "in_memory": True}) as book:
        _describe(book, summary)
        content = build_content(summary)
        write_overview(book, StillSheet(book, OVERVIEW, Styles(book), content.code), content)


def sheet_names(summary: Summary) -> tuple[str, ...]:
    """Return the sheets in order: what leadership reads, with what only this summary has to show, then the rest."""
    changes = (CHANGES.sheet,) if summary.history else ()
    leaders = (LEADERS.sheet,) if summary.by_leader else ()
    year = (YEAR, EVIDENCE.sheet) if summary.closes_year else ()
    return (*LEADERSHIP_SHEETS, *changes, *leaders, *year, *COORDINATOR_SHEETS)


def _write_groups(sheets: dict[str, Sheet], content: Content) -> None:
    summary, by_unit, by_area = content.summary, content.by_unit, content.by_area
    unit_sheet, area_sheet = sheets[UNIT_FIGURES], sheets[AREA_FIGURES]
    ranked = f"{content.covered}; tính theo lượt giao, xếp theo tỷ lệ hoàn thành, số quá hạn, tiến độ bình quân"
    unit_titles = ("Kết quả thực hiện theo đơn vị", ranked)
    write_figures(unit_sheet, by_unit, content.assignments, summary.as_of, unit_titles)
    ranking = Ranking(first_helper(by_unit), silent_units(summary), content.helpers.sent)
    write_ranks(unit_sheet, by_unit, ranking)
    if summary.plan.quality:
        write_quality(unit_sheet, by_unit, count_quality(summary))
    write_ratings(unit_sheet, by_unit, summary.plan, content.assignments, content.ratings)
    _write_note(unit_sheet, by_unit, content.helpers.both_rates(summary))
    content.helpers.write(unit_sheet, summary, content.assignments, content.rows)
    area_titles = ("Kết quả thực hiện theo lĩnh vực", f"{content.covered}; tính theo nhiệm vụ")
    write_figures(area_sheet, by_area, content.tasks, summary.as_of, area_titles)
    write_ranks(area_sheet, by_area, Ranking(first_helper(by_area)))
    area_sheet.set_height(3, 6)
    if summary.history:
        code = summary.period.code
        write_trend(unit_sheet, by_unit, content.helpers.next_column, summary.history, code, "by_unit")
        write_trend(area_sheet, by_area, first_helper(by_area) + WIDE, summary.history, code, "by_area")
    if summary.by_leader:
        write_leaders(sheets[LEADERS.sheet], summary, content.helpers, content.covered)


def _write_note(sheet: Sheet, figures: Figures, both_rates: tuple[str, str]) -> None:
    sheet.span_formula(3, (1, len(figures.layout.columns)), *both_rates, "italic", "center")
    sheet.set_height(3, 20)


def _write_lists(book: Workbook, sheets: dict[str, Sheet], content: Content) -> None:
    summary, covered = content.summary, content.covered
    write_objectives(book, sheets[OBJECTIVES.sheet], summary, content.places, covered)
    write_annex(sheets[ANNEX.sheet], summary, content.places, content.by_area)
    write_overdue(sheets[OVERDUE.sheet], summary, content.urgent)
    write_remarks(sheets[REMARKS.sheet], summary, content.remarks, covered)
    write_submissions(sheets[SUBMISSIONS.sheet], summary)
    write_faults(sheets[FAULTS.sheet], summary, covered)
    write_data(sheets[DATA.sheet], content.rows)
    write_methods(sheets[METHODS.sheet], summary)
    write_statistics(sheets[STATISTICS.sheet], summary, content.by_area, content.places)
    if summary.history:
        write_changes(sheets[CHANGES.sheet], summary, content.changes)
    if summary.closes_year:
        write_year(book, sheets[YEAR], content)
        write_evidence(sheets[EVIDENCE.sheet], content, covered)


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
    book.set_custom_property(SUMMARY_FORMAT_PROPERTY, SUMMARY_FORMAT, "number_int")
