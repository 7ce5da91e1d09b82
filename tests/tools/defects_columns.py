"""Defects of headings, columns and sheets: what becomes of the table as a whole in other people's hands."""

# ruff: noqa: D401 - a docstring here is the defect in a sentence

from openpyxl import Workbook, load_workbook

from tests.tools.defects import (
    FORM,
    LAST_COLUMN,
    OTHER,
    defect,
    form_of,
    insert_row,
    move_columns,
    put_row,
    values_of,
)


@defect("shape-header-repeated.xls")
def header_repeated(book: Workbook) -> None:
    """The header is there again, on the second page."""
    sheet = form_of(book)
    insert_row(sheet, 17)
    put_row(sheet, 17, values_of(sheet, 10))


@defect("shape-header-two-rows.xlsx", office=True)
def header_two_rows(book: Workbook) -> None:
    """The header is split over two rows, under group headings merged across."""
    sheet = form_of(book)
    for column in range(1, 7):
        sheet.cell(9, column).value = sheet.cell(10, column).value
        sheet.cell(10, column).value = None
        sheet.merge_cells(start_row=9, end_row=10, start_column=column, end_column=column)
    sheet["G9"] = "Kết quả thực hiện"
    sheet.merge_cells("G9:N9")


@defect("shape-headings-synonyms.xls")
def headings_synonyms(book: Workbook) -> None:
    """Headings are the words of another office."""
    sheet = form_of(book)
    for address, heading in {
        "A10": "Mã nhiệm vụ", "B10": "Nội dung công việc", "C10": "Kết quả/Sản phẩm", "D10": "Mục tiêu",
        "E10": "Cơ quan phối hợp", "F10": "Thời hạn hoàn thành", "G10": "TÌNH TRẠNG", "H10": "Tỷ lệ hoàn thành",
        "K10": "Ngày hoàn thành\nthực tế", "M10": "Tồn tại", "N10": "Kiến nghị, đề xuất",
    }.items():  # fmt: skip
        sheet[address] = heading


@defect("shape-heading-of-deadline.xlsx")
def heading_of_deadline(book: Workbook) -> None:
    """The deadline is called "Ngày hoàn thành", the finish date "Ngày hoàn thành thực tế"."""
    form_of(book)["F10"], form_of(book)["K10"] = "Ngày hoàn thành", "Ngày hoàn thành thực tế"


@defect("shape-heading-misspelt.ods")
def heading_misspelt(book: Workbook) -> None:
    """A heading is misspelt."""
    form_of(book)["H10"] = "Mức độ hoàn thnàh"


@defect("shape-column-of-numbers.xlsx")
def column_of_numbers(book: Workbook) -> None:
    """A column STT was put before the others."""
    move_columns(form_of(book), [15, *range(1, 15)])
    form_of(book)["A10"] = "STT"
    for number, row in enumerate((13, 14, 15, 16, 18, 19), start=1):
        form_of(book).cell(row, 1).value = number


@defect("shape-column-of-own.xlsx")
def column_of_own(book: Workbook) -> None:
    """A column of the unit's own stands at the end."""
    form_of(book)["O10"], form_of(book)["O16"] = "Ghi chú", "Kiểm tra lần 2 trong tháng 9"


@defect("shape-column-twice.xlsx")
def column_twice(book: Workbook) -> None:
    """A second column of statuses stands at the end."""
    form_of(book)["O10"], form_of(book)["O16"] = "Trạng thái", "Hoàn thành"


@defect("shape-column-removed.ods")
def column_removed(book: Workbook) -> None:
    """The column of documents was deleted."""
    move_columns(form_of(book), [*range(1, 12), 13, 14, 15])


@defect("shape-column-of-codes-removed.xlsx")
def column_of_codes_removed(book: Workbook) -> None:
    """The column of task codes was deleted."""
    move_columns(form_of(book), [*range(2, 16)])


@defect("shape-columns-reordered.xls")
def columns_reordered(book: Workbook) -> None:
    """The columns stand in another order: what the unit fills comes first."""
    move_columns(form_of(book), [2, *range(7, 15), *range(3, 7), 1])


@defect("shape-column-hidden.xlsx")
def column_hidden(book: Workbook) -> None:
    """A filled column is hidden."""
    form_of(book).column_dimensions["I"].hidden = True


@defect("shape-pasted.xlsx", office=True)
def pasted(book: Workbook) -> None:
    """The table was pasted into a new workbook, which carries no mark at all."""
    source = form_of(book)
    rows = [values_of(source, row) for row in range(10, 20)]
    for sheet in book.worksheets:
        book.remove(sheet)
    for name in [item.name for item in book.custom_doc_props.props]:
        del book.custom_doc_props[name]
    target = book.create_sheet("Sheet1")
    for number, values in enumerate(rows, start=1):
        put_row(target, number, values)


@defect("shape-sheets-added.xlsx")
def sheets_added(book: Workbook) -> None:
    """Sheets of the unit's own stand before and behind the form."""
    book.create_sheet("Tính thử", 0)["A1"] = "Tổng hồ sơ"
    book.create_sheet("Danh sách")["A1"] = "STT"


@defect("shape-sheet-copied-blank.xlsx")
def sheet_copied_blank(book: Workbook) -> None:
    """A blank copy of the form stands beside the filled one."""
    twin = book.copy_worksheet(form_of(book))
    for row in range(13, 26):
        for column in range(7, LAST_COLUMN + 1):
            if row not in (17, 20):
                twin.cell(row, column).value = None


@defect("shape-sheet-copied.xlsx")
def sheet_copied(book: Workbook) -> None:
    """The filled form stands in the workbook twice."""
    book.copy_worksheet(form_of(book))


@defect("shape-two-units.xlsx", office=True)
def two_units(book: Workbook) -> None:
    """The forms of two units were put into one workbook."""
    source = load_workbook(OTHER)[FORM]
    twin = book.create_sheet("Phòng KSTT")
    for row in source.iter_rows():
        for cell in row:
            if cell.value is not None:
                target = twin.cell(cell.row, cell.column)
                target.value, target.number_format = cell.value, cell.number_format
    form_of(book).title = "Phòng HC-TC"


@defect("shape-merged-rows.xlsx", office=True)
def merged_rows(book: Workbook) -> None:
    """One difficulty is written once for two tasks, in a cell merged over both."""
    sheet = form_of(book)
    sheet["M15"] = "Thiếu nhân lực"
    sheet.merge_cells("M15:M16")


@defect("shape-merged-across.ods")
def merged_across(book: Workbook) -> None:
    """A difficulty is written over two columns, in a cell merged across."""
    sheet = form_of(book)
    sheet["M16"] = "Trùng đợt cao điểm sắp xếp bộ máy"
    sheet.merge_cells("M16:N16")
