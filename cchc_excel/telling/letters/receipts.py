"""What was read of a unit's form (*xác nhận*): in counts, and row by row as it counts, so that it can object."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_excel.domain import Outcome, Received, Summary
from cchc_excel.telling.rows import SummaryRow, rows_of
from cchc_excel.text import one_line
from cchc_excel.words import show_date, show_number, show_rate

_LONGEST_TEXT = 90


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says of a return: its file, the counts, a block a row; `errors` are cells to be corrected."""

    file: str
    counts: str
    rows: str
    added: str
    errors: int

    @property
    def content(self) -> str:
        """Return what makes a receipt another one: all that was read, not which file it was read from."""
        return "\n".join((self.counts, self.rows, self.added, str(self.errors)))


def receipts_of(summary: Summary) -> dict[str, Receipt]:
    """Return the receipt of each unit with a merged return, by its code."""
    by_unit: dict[str, list[SummaryRow]] = {}
    for row in rows_of(summary.table):
        by_unit.setdefault(row.unit, []).append(row)
    return {code: _receipt(entry, by_unit.get(code, [])) for code, entry in summary.merged.items()}


def _receipt(entry: Received, rows: Sequence[SummaryRow]) -> Receipt:
    errors = [finding for finding in entry.own_findings if finding.is_error and finding.rule.for_unit]
    added = (f"- {_short(answer.text) or '(chưa ghi nội dung)'}" for answer in entry.added)
    return Receipt(
        file=entry.path,
        counts=_counts(rows),
        rows="\n".join(f"{number}. {_row(row)}" for number, row in enumerate(rows, start=1)),
        added="\n".join(added),
        errors=len({finding.ref for finding in errors}),
    )


def _counts(rows: Sequence[SummaryRow]) -> str:
    """Return the counts of outcomes in one sentence, in the order in which outcomes are told."""
    counted = Counter(row.outcome for row in rows)
    told = [f"{outcome.lower()} {counted[outcome]}" for outcome in Outcome if counted[outcome]]
    return f"{len(rows)} nhiệm vụ: {'; '.join(told)}"


def _row(row: SummaryRow) -> str:
    return f"{row.task}. {_short(row.text)}\n   {'; '.join(_values(row))}."


def _values(row: SummaryRow) -> Iterator[str]:
    yield f"Trạng thái: {row.status or 'chưa báo cáo'}"
    if row.share is not None:
        yield f"mức độ: {show_rate(row.share)}"
    counts = (row.actual, row.total)
    if any(count is not None for count in counts):
        yield "số thực hiện/tổng số: " + "/".join("…" if count is None else show_number(count) for count in counts)
    if row.finished_on:
        yield f"ngày hoàn thành: {show_date(row.finished_on)}"
    if row.document:
        yield f"văn bản: {one_line(row.document)}"
    yield f"kết quả: {row.outcome}"


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT].rpartition(' ')[0]}…"
