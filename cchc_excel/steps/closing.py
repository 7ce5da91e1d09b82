"""Closing a period (*chốt kỳ*) and opening it again. Contract, section 10."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cchc_excel.closing.archive import archive_path, write_archive
from cchc_excel.closing.log import ClosingLog, refuse_closed
from cchc_excel.domain import Period, Plan, Summary
from cchc_excel.domain.closings import Closing, ClosingEvent
from cchc_excel.errors import OperatorError
from cchc_excel.folders import SUMMARY_NAME, PeriodFolder
from cchc_excel.plan.periods import read_period
from cchc_excel.steps.periods import Progress, measure
from cchc_excel.writing.files.atomic import refuse_open, sweep, write_bytes


class Closed(NamedTuple):
    """A period that was closed: what its summary shows, and the archive."""

    summary: Summary
    archive: Path


def close(folder: PeriodFolder, as_of: date | None, now: datetime, progress: Progress = iter) -> Closed:
    """Freeze a period: write the archive, mark the period, and say so in its summary.

    Raises OperatorError where the summary isn't what a merge would write now.
    """
    refuse_closed(folder)
    log = ClosingLog.open(folder.plan.parent)
    summary = measure(folder, as_of, progress)
    _refuse_outdated(folder, summary)
    refuse_open(folder.summary)
    path = archive_path(folder, summary.plan.info.year, log)
    sweep(*folder.outputs, path.parent)
    closed = replace(summary, closed_on=now.date())
    content = _bytes_of(closed)
    digest = write_archive(path, folder, [past.period.code for past in summary.history], content, now)
    write_bytes(folder.summary, content)
    # Last of all: cut off before, the period is open, and the next merge writes the summary as of an open one.
    log.add(Closing(now, folder.code, ClosingEvent.CLOSED, archive=path.name, digest=digest))
    return Closed(closed, path)


def reopen(folder: PeriodFolder, reason: str, now: datetime) -> None:
    """Open a closed period again; raise OperatorError where it isn't closed, or a later one is."""
    plan, period = read_period(folder)
    log = ClosingLog.open(folder.plan.parent)
    if not reason.strip():
        raise OperatorError('Hãy ghi lý do mở lại kỳ sau --reopen, ví dụ: --reopen "Bổ sung báo cáo của Phòng A".')
    if log.closed(folder.code) is None:
        raise OperatorError(f"Kỳ {folder.code} chưa chốt nên không cần mở lại.")
    later = _closed_after(period, plan, log)
    if later:
        raise OperatorError(
            f"Kỳ {', '.join(later)} sau kỳ {folder.code} đã chốt và dựa vào số liệu của kỳ này. "
            f"Hãy mở lại kỳ {later[-1]} trước."
        )
    log.add(Closing(now, folder.code, ClosingEvent.REOPENED, reason))


def _closed_after(period: Period, plan: Plan, log: ClosingLog) -> list[str]:
    later = sorted((other for other in plan.periods if other.cutoff > period.cutoff), key=lambda other: other.cutoff)
    return [other.code for other in later if log.closed(other.code)]


def _refuse_outdated(folder: PeriodFolder, summary: Summary) -> None:
    if not folder.summary.is_file():
        raise OperatorError(f"Chưa có sổ tổng hợp của kỳ {folder.code}. Hãy chạy trước: cchc merge {folder.path}")
    if folder.summary.read_bytes() != _bytes_of(summary):
        raise OperatorError(
            f"Sổ “{folder.summary}” không còn đúng với những gì đang có (có tệp mới trong nhan, có thư mới trong "
            f"thu, kế hoạch đã sửa, hoặc sổ đã sửa tay). Hãy chạy lại: cchc merge {folder.path}, xem lại số liệu "
            "rồi chốt."
        )


def _bytes_of(summary: Summary) -> bytes:
    """Return the summary workbook as a merge would put it in its place."""
    from cchc_excel.writing.files.edited import seal  # noqa: PLC0415
    from cchc_excel.writing.summary import write_summary  # noqa: PLC0415 - only here, it is heavy

    with TemporaryDirectory(prefix="cchc-") as temporary:
        path = Path(temporary) / SUMMARY_NAME
        write_summary(summary, path)
        seal(path)
        return path.read_bytes()
