"""The line that says how good the data of a summary are."""

from cchc_excel.domain import FileState, Summary
from cchc_excel.measuring.requests import find_requests
from cchc_excel.telling.adjusted import correction_counts
from cchc_excel.telling.submissions import is_late


def data_quality(summary: Summary) -> str:
    """Return the line that says how good the data are."""
    sent, owed = len(summary.merged), len(summary.plan.asked_units)
    late = sum(is_late(entry, summary) for entry in summary.merged.values())
    resent = {entry.unit for entry in summary.received if entry.state is FileState.SUPERSEDED}
    corrected = len(resent & set(summary.merged))
    errors = sum(finding.is_error for finding in summary.findings)
    rough = sum(task.deadline.approximate for task in summary.plan.tasks)
    parts = [
        f"{sent}/{owed} đơn vị đã gửi",
        f"{late} đơn vị gửi sau hạn",
        f"{corrected} đơn vị đã gửi lại bản sửa",
        f"{len(summary.to_correct)} đơn vị phải sửa biểu",
        f"{errors} lỗi, {len(summary.findings) - errors} lưu ý",
        f"{summary.assignments_total.not_reported} lượt chưa báo cáo",
        f"{summary.assignments_total.not_applicable} lượt không phát sinh",
    ]
    corrected, asked = correction_counts(summary).total(), len(find_requests(summary))
    if corrected:
        parts.append(f"{corrected} giá trị được đính chính")
    if asked:
        parts.append(f"{asked} đề nghị gia hạn chờ quyết định")
    if rough:
        parts.append(f"{rough} nhiệm vụ có thời hạn mới xác định được gần đúng")
    return f"Chất lượng số liệu: {'; '.join(parts)}."
