"""The draft annex read again: what the coordinator decided and edited in it, beside what the units had written."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import load_book
from cchc_excel.cells import Book, Grid
from cchc_excel.domain import DraftRow, Proposal
from cchc_excel.errors import OperatorError
from cchc_excel.layout.columns import Layout
from cchc_excel.layout.header import HeaderMatch, find_header
from cchc_excel.layout.registration import DRAFT, ORIGINALS, WORDS
from cchc_excel.plan.tables import Record, read_records
from cchc_excel.text import clean, fold

_NEEDED = ("number", "text", "decision")
_GIVEN = ("decision", "join", "remark", "task")


def read_draft(path: Path) -> tuple[DraftRow, ...]:
    """Return the rows of a draft annex, none where there is no such file yet.

    Raises OperatorError where it cannot be understood: decisions made in it are not to be lost.
    """
    if not path.is_file():
        return ()
    try:
        book = load_book(path)
    except UnreadableError as problem:
        reason = problem.note.rule.sentence.format(given="", read_as="", **problem.note.details)
        raise OperatorError(_refusal(path, reason)) from problem
    grid, header = _find(book, DRAFT, path)
    originals = dict(_read_originals(*_find(book, ORIGINALS, path)))
    return tuple(_read_rows(grid, header, originals))


def _find(book: Book, layout: Layout, path: Path) -> tuple[Grid, HeaderMatch]:
    grid = next((grid for grid in book.grids if fold(grid.name) == fold(layout.sheet)), None)
    if grid is None:
        raise OperatorError(_refusal(path, f"Trang “{layout.sheet}” không còn."))
    header = find_header(grid, layout)
    missing = [key for key in _NEEDED if key in layout.keys and (header is None or key not in header.columns)]
    if header is None or missing:
        names = ", ".join(f"“{layout.column(key).heading}”" for key in missing)
        raise OperatorError(_refusal(path, f"Trang “{layout.sheet}” thiếu cột {names}."))
    return grid, header


def _refusal(path: Path, reason: str) -> str:
    return (
        f"Không đọc được “{path}”, nơi ghi ý kiến duyệt. {reason} Hãy sửa lại, lấy lại bản “(truoc)” bên cạnh, hoặc "
        "chuyển tệp đi nơi khác để lập lại từ đầu."
    )


def _read_originals(grid: Grid, header: HeaderMatch) -> Iterator[tuple[str, Proposal]]:
    for record in read_records(grid, header, ORIGINALS):
        words = {key: clean(record.cells[key].text) for key in WORDS}
        unit, period = record.text("unit"), record.text("period")
        yield (
            record.text("number"),
            Proposal(unit, record.text("source_file"), record.text("source_cell"), words, period),
        )


def _read_rows(grid: Grid, header: HeaderMatch, originals: Mapping[str, Proposal]) -> Iterator[DraftRow]:
    """Yield the rows of tasks; one without a number, or with one that stood before, is the coordinator's own."""
    records = [record for record in read_records(grid, header, DRAFT) if _is_row(record, originals)]
    number = max((int(known) for known in originals if known.isdecimal()), default=0)
    seen: set[str] = set()
    for record in records:
        name = _number_of(record)
        is_known = name in originals and name not in seen
        seen.add(name)
        if not is_known:
            number += 1
        own = originals[name] if is_known else Proposal("", "", "", dict.fromkeys(WORDS, ""))
        yield _as_row(grid, header, record, int(name) if is_known else number, own)


def _is_row(record: Record, originals: Mapping[str, Proposal]) -> bool:
    """Whether a row is a task's: an area's heading says nothing in these columns."""
    has_words = any(not record.is_empty(key) for key in (*WORDS, *_GIVEN))
    return has_words or _number_of(record) in originals


def _number_of(record: Record) -> str:
    return record.text("number").removesuffix(",0")


def _as_row(grid: Grid, header: HeaderMatch, record: Record, number: int, own: Proposal) -> DraftRow:
    extra = {heading: clean(grid.cell(record.number, column).text) for column, heading in header.unknown.items()}
    words = {key: clean(record.cells[key].text) for key in WORDS}
    return DraftRow(
        number,
        own,
        words,
        decision=record.text("decision"),
        join=record.text("join"),
        task=record.text("task"),
        remark=clean(record.cells["remark"].text),
        extra={heading: text for heading, text in extra.items() if text},
    )
