"""Whether a summary has room in Excel's sheets: found out before anything is written, so that nothing is cut off."""

from collections.abc import Mapping

from cchc_excel.books.parts.limits import LAST_ROW
from cchc_excel.domain import Summary
from cchc_excel.errors import OperatorError
from cchc_excel.layout.columns import DATA
from cchc_excel.writing.summary.columns import ANNEX, CHANGES, EVIDENCE, OVERDUE, REMARKS, STATISTICS, SUBMISSIONS, YEAR

_AROUND = 20
"""Rows for titles, headings and totals: more than any sheet has."""
_OF_CHART = 20
_OF_APPENDIX = 40
"""The appendix's own lines; an item of the plan has one more, and perhaps its group's."""


def rows_needed(summary: Summary) -> dict[str, int]:
    """Return how many rows each sheet that grows will have at most; what is found wrong has a limit of its own."""
    assigned, tasks = len(summary.table), len(summary.tasks)
    added = sum(len(entry.added) for entry in summary.merged.values())
    groups = len(summary.plan.areas) + len(summary.plan.leading_units)
    carried = len(summary.last_year.left) if summary.last_year else 0
    needed = {
        DATA.sheet: assigned,
        ANNEX.sheet: assigned + tasks + added + groups,
        OVERDUE.sheet: assigned + groups,
        REMARKS.sheet: assigned + added,
        CHANGES.sheet: assigned,
        EVIDENCE.sheet: assigned + len(summary.by_unit),
        YEAR: 2 * (tasks + carried + 2 * len(summary.by_unit) + len(summary.plan.areas) + len(summary.targets))
        + len(summary.plan.periods)
        + _OF_CHART,
        STATISTICS.sheet: _OF_APPENDIX + sum(2 + len(told.parts) for told in summary.statistics),
        SUBMISSIONS.sheet: len(summary.plan.asked_units) + len(summary.received),
    }
    return {sheet: rows + _AROUND for sheet, rows in needed.items()}


def require_room(needed: Mapping[str, int]) -> None:
    """Raise OperatorError where a sheet would need more rows than Excel has."""
    for sheet, rows in needed.items():
        if rows > LAST_ROW:
            raise OperatorError(
                f"Chưa ghi sổ tổng hợp: trang “{sheet}” cần khoảng {_show(rows)} dòng, nhiều hơn {_show(LAST_ROW)} "
                "dòng mà một trang Excel chứa được. Hãy chia các đơn vị thành nhiều thư mục kế hoạch rồi tổng hợp từng "
                "thư mục; nếu có tệp trong nhan ghi thừa rất nhiều dòng, chuyển tệp đó vào nhan/khong-dung."
            )


def _show(number: int) -> str:
    return f"{number:,}".replace(",", ".")
