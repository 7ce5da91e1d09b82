"""`Thay đổi`: what changed since the last earlier period that has a summary workbook."""

from collections.abc import Sequence

from cchc_excel.cells import column_letter
from cchc_excel.domain import Summary
from cchc_excel.measuring.changes import Change, ChangeKind
from cchc_excel.writing.house.sheet import Sheet, absolute, block_name
from cchc_excel.writing.summary.columns import CHANGES, number_of

_HEADER_ROW = 6
FIRST_ROW = _HEADER_ROW + 1
_PRESSING = (ChangeKind.NEWLY_OVERDUE, ChangeKind.REOPENED, ChangeKind.FELL)


def write_changes(sheet: Sheet, summary: Summary, changes: Sequence[Change]) -> None:
    """Write how many changes of each kind there are, then one row a change."""
    columns, past = CHANGES.columns, summary.history[-1]
    subtitle = f"{summary.period.name} so với {past.period.name}"
    sheet.title("Những thay đổi so với kỳ trước", subtitle, len(columns))
    last_row = _HEADER_ROW + max(len(changes), 1)
    _write_counts(sheet, changes, last_row)
    sheet.set_height(5, 6)
    sheet.headings(_HEADER_ROW, columns)
    for row, change in enumerate(changes, start=FIRST_ROW):
        _write_change(sheet, row, change)
    if not changes:
        sheet.nothing(last_row, len(columns), "Không có thay đổi nào so với kỳ trước.")
    for kind in _PRESSING:
        sheet.worksheet.conditional_format(
            block_name(FIRST_ROW, 1, last_row, 1),
            {"type": "cell", "criteria": "==", "value": f'"{kind}"', "format": sheet.styles("alarm")},
        )
    sheet.table("BangThayDoi", _HEADER_ROW, last_row if changes else _HEADER_ROW, columns)
    sheet.freeze(FIRST_ROW, 3)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW)


def _write_counts(sheet: Sheet, changes: Sequence[Change], last_row: int) -> None:
    cells = f"{absolute(FIRST_ROW, 1)}:{absolute(last_row, 1)}"
    counts = [(kind, sum(change.kind is kind for change in changes)) for kind in ChangeKind]
    formula = '&"; "&'.join(f'"{_small(kind)}: "&COUNTIF({cells},"{kind}")' for kind, _ in counts)
    words = "; ".join(f"{_small(kind)}: {count}" for kind, count in counts)
    columns = (1, len(CHANGES.columns))
    sheet.span_formula(4, columns, f'"Tổng hợp: "&{formula}&"."', f"Tổng hợp: {words}.", "wrap", "center", "bold")
    sheet.set_height(4, 20)


def _small(kind: ChangeKind) -> str:
    return kind[0].lower() + kind[1:]


def _write_change(sheet: Sheet, row: int, change: Change) -> None:
    texts = (change.kind.value, change.task, change.text, change.unit_name, change.before, change.now)
    for column, text in enumerate(texts, start=1):
        sheet.put_kind(row, column, text, CHANGES.columns[column - 1].kind)
    before, now = (number_of(CHANGES, key) for key in ("share_before", "share_now"))
    for column, share in ((before, change.share_before), (now, change.share_now)):
        sheet.put_kind(row, column, share, CHANGES.columns[column - 1].kind)
    place = number_of(CHANGES, "difference")
    if change.share_before is None or change.share_now is None:
        sheet.put(row, place, None, "cell")
    else:
        formula = f"{column_letter(now)}{row}-{column_letter(before)}{row}"
        sheet.formula(row, place, formula, change.share_now - change.share_before, "cell", "center", "share_change")
    sheet.fit_row(row, enumerate(texts, start=1))
