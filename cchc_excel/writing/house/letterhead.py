"""The head of an official paper (Decree 30/2020): who issues it on the left, the nation and its motto on the right."""

from collections.abc import Sequence

from xlsxwriter.workbook import Workbook

from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import FONT

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


def write_letterhead(
    book: Workbook, sheet: Sheet, names: Sequence[str], left: tuple[int, int], right: tuple[int, int]
) -> None:
    """Write rows 1 to 3: the two names of the office over columns `left`, the national title over `right`."""
    superior, issuer = (name.upper() for name in names)
    lines = (
        (1, superior, _NATION, {"font_size": 13}, {"font_size": 13, "bold": True}),
        (2, issuer, _MOTTO, {"font_size": 13, "bold": True}, {"font_size": 14, "bold": True}),
        # Dashes join into the line that a drawn shape would make.
        (3, "—" * 4, "—" * 17, {"font_size": 10}, {"font_size": 10}),
    )
    for row, left_text, right_text, left_style, right_style in lines:
        for columns, text, style in ((left, left_text, left_style), (right, right_text, right_style)):
            sheet.merge(row, *columns)
            common = {"font_name": FONT, "align": "center", "valign": "vcenter"}
            sheet.put_as(row, columns[0], text, book.add_format({**common, **style}))
    for row, height in ((1, 19), (2, 20), (3, 12)):
        sheet.set_height(row, height)
