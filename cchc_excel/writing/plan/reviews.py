"""What a plan made from something else asks the coordinator to look at: marked cells with a note, and their list.

A mark loses its colour once its cell is changed. Below the list stands what else the origin said, so that nothing of it
is lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cchc_excel.cells import Ref
from cchc_excel.domain.plan_content import PlanContent, PlanValue, Review
from cchc_excel.layout.annex import REVIEWS
from cchc_excel.writing.form.marks import equals
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import SIZE

_COLOURS = {True: "#F8CBAD", False: "#FFF2CC"}
"""The colour of an error's cell, and of a warning's."""

HEADER_ROW = 4
_LAST = len(REVIEWS.columns)
_AUTHOR = "cchc"
_NOTE_WIDTH = 290
_NOTE_LINE = 15
_NOTE_LETTERS = 44
_LONGEST_NOTE = 1_500
_KEPT_COLUMNS = ((3, 3), (4, 5), (6, 7))


def mark_places(book: Workbook, sheets: Mapping[str, Worksheet], reviews: Iterable[Review]) -> None:
    """Colour each cell of the plan that a review bears on, and say in its note what is to be looked at."""
    by_place: dict[Ref, list[Review]] = {}
    for review in reviews:
        if review.place:
            by_place.setdefault(review.place, []).append(review)
    looks = {is_error: book.add_format({"bg_color": colour}) for is_error, colour in _COLOURS.items()}
    for place, said in by_place.items():
        is_error = any(review.finding.is_error for review in said)
        sheet = sheets[place.sheet]
        stands = f"={equals(place.address, said[0].value)}"
        sheet.conditional_format(place.address, {"type": "formula", "criteria": stands, "format": looks[is_error]})
        _write_note(sheet, place, said)


def write_reviews(sheet: Sheet, content: PlanContent) -> None:
    """Write the list, errors first, and below it what else the annex said."""
    errors = sum(review.finding.is_error for review in content.reviews)
    guidance = (
        f"Tệp kế hoạch này được lập từ {content.origin}: {errors} lỗi phải sửa (ô nền cam),"
        f" {len(content.reviews) - errors} chỗ cần xem lại (ô nền vàng). Bấm vào cột cuối để đến ô; sửa xong thì màu"
        " của ô tự hết. Xem xong có thể xóa trang này."
    )
    width = sum(column.width for column in REVIEWS.columns)
    for row, text, parts in ((1, "NỘI DUNG CẦN XEM LẠI", ("title", "left")), (2, guidance, ("wrap", "italic", "left"))):
        sheet.span(row, (1, _LAST), text, *parts)
    columns = [replace(c, heading=_at_origin(content)) if c.key == "where" else c for c in REVIEWS.columns]
    sheet.headings(HEADER_ROW, columns)
    sheet.set_height(1, 24)
    sheet.set_height(2, text_height(guidance, width, SIZE) + 4)
    row = HEADER_ROW + 1
    for number, review in enumerate(content.reviews, start=1):
        _write_review(sheet, row, number, review)
        row += 1
    if not content.reviews:
        sheet.nothing(row, _LAST, "Không có chỗ nào phải xem lại.")
        row += 1
    last = _write_kept(sheet, row + 1, content) if content.kept else row - 1
    sheet.freeze(HEADER_ROW + 1, 1)
    sheet.set_page(last_column=_LAST, last_row=last, header_row=HEADER_ROW)


def _at_origin(content: PlanContent) -> str:
    return f"Ở {content.origin}"


def _write_review(sheet: Sheet, row: int, number: int, review: Review) -> None:
    finding = review.finding
    values: tuple[PlanValue, ...] = (
        number,
        finding.rule.severity.label,
        review.where,
        finding.given,
        finding.sentence,
        finding.advice,
    )
    for column, value in enumerate(values, start=1):
        parts = ("center",) if column <= 2 else ("left",)
        sheet.put(row, column, value, "cell", *parts, *(("alarm",) if column == 2 and finding.is_error else ()))
    place = str(review.place) if review.place else ""
    if review.place:
        words = f"{review.place.sheet}!{review.place.address}"
        sheet.link_cell(row, _LAST, words, place, "cell", "center", "leading")
    else:
        sheet.put(row, _LAST, "", "cell")
    sheet.fit_row(row, enumerate((*values, place), start=1))


def _write_kept(sheet: Sheet, row: int, content: PlanContent) -> int:
    """Write what else the annex said, and return the last row."""
    title = f"Nội dung khác của {content.origin} (giữ lại để đối chiếu, không phải sửa)"
    sheet.span(row, (1, _LAST), title, "section", "left")
    sheet.set_height(row, 22)
    heads = (_at_origin(content), "Đã ghi", "Đã chuyển vào đâu")
    sheet.span(row + 1, (1, 2), "STT", "head")
    for columns, heading in zip(_KEPT_COLUMNS, heads, strict=True):
        sheet.span(row + 1, columns, heading, "head")
    row += 2
    widths = [sum(column.width for column in REVIEWS.columns[first - 1 : last]) for first, last in _KEPT_COLUMNS]
    for number, kept in enumerate(content.kept, start=1):
        sheet.span(row, (1, 2), number, "cell", "center")
        texts = (kept.where, kept.text, kept.became)
        for columns, text in zip(_KEPT_COLUMNS, texts, strict=True):
            sheet.span(row, columns, text, "cell", "left")
        sheet.fit_texts(row, zip(texts, widths, strict=True))
        row += 1
    return row - 1


def _write_note(sheet: Worksheet, place: Ref, said: Iterable[Review]) -> None:
    """Write a note as large as its text."""
    text = "\n".join(dict.fromkeys(f"{review.finding.rule.severity.label}: {review.finding.text}" for review in said))
    lines = sum(1 + len(line) // _NOTE_LETTERS for line in text.splitlines())
    options = {"author": _AUTHOR, "width": _NOTE_WIDTH, "height": _NOTE_LINE * (lines + 1), "x_offset": 12}
    sheet.write_comment(place.row - 1, place.column - 1, text[:_LONGEST_NOTE], options)
