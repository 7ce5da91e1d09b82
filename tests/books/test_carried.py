"""What a return carries beside its cells is named in one warning, in every format, and the return is merged."""

import pytest

from cchc_excel.books.parts.carried import carried_in_ole, carried_in_open_document, carried_in_package
from cchc_excel.books.parts.preflight import inflate
from cchc_excel.books.workbooks import load_book, open_book
from cchc_excel.cells import Book
from cchc_excel.plan.workbook import read_plan
from cchc_excel.returns.workbook import read_returns
from tests.tools.defects import FOLDER
from tests.tools.hostile import zip_of

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def rels(*kinds: str, base: str = OFFICE) -> bytes:
    return "".join(f"<Relationship Id='r' Target='x' Type='{base}/{kind}' />" for kind in kinds).encode()


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("vbaProject", "macro"),
        ("externalLink", "liên kết lấy số từ tệp khác"),
        ("connections", "kết nối dữ liệu bên ngoài"),
        ("queryTable", "kết nối dữ liệu bên ngoài"),
        ("oleObject", "đối tượng nhúng"),
        ("package", "đối tượng nhúng"),
    ],
)
def test_a_workbook_says_in_its_relations_what_it_carries(kind: str, what: str):
    assert carried_in_package({"xl/_rels/workbook.xml.rels": rels("styles", kind)}) == (what,)


def test_what_every_workbook_has_is_not_worth_a_word():
    usual = rels("worksheet", "styles", "theme", "hyperlink", "printerSettings", "comments", "vmlDrawing", "table")
    package = rels("metadata/core-properties", base="http://schemas.openxmlformats.org/package/2006/relationships")
    assert carried_in_package({"_rels/.rels": package, "xl/worksheets/_rels/sheet1.xml.rels": usual}) == ()


def test_an_open_document_says_it_in_its_parts():
    content = b'<table:table-source xlink:href="file:///C:/a.ods"/><table:database-source-sql/><draw:object-ole/>'
    assert carried_in_open_document({"content.xml": content, "Basic/Standard/Module1.xml": b""}) == (
        "macro", "liên kết lấy số từ tệp khác", "kết nối dữ liệu bên ngoài", "đối tượng nhúng",
    )  # fmt: skip
    assert carried_in_open_document({"content.xml": b"<table:table/>", "Basic/Standard/script-lb.xml": b""}) == ()


def test_an_old_workbook_says_it_in_its_storages():
    assert carried_in_ole({"Workbook", "_VBA_PROJECT_CUR", "MBD0001A2B3"}) == ("macro", "đối tượng nhúng")
    assert carried_in_ole({"Workbook", "\x05SummaryInformation"}) == ()


def test_a_link_in_an_ods_is_found_in_the_whole_file():
    parts = inflate((FOLDER / "format-tidy.ods").read_bytes())
    content = parts["content.xml"].replace(b"<table:table ", b"<table:dde-source/><table:table ", 1)
    assert open_book(zip_of({**parts, "content.xml": content})).carried == ("liên kết lấy số từ tệp khác",)
    assert open_book(zip_of(parts)).carried == ()


def codes_of(book: Book) -> list[str]:
    (found,) = read_returns(book, "bieu.xlsx", read_plan(FOLDER / "ke-hoach.xlsx"))
    return [finding.text for finding in found.findings if finding.rule.code == "file-carries"]


def test_one_warning_names_all_of_it():
    (text,) = codes_of(load_book(FOLDER / "carries-macros-links.xlsm"))
    assert "macro, liên kết lấy số từ tệp khác, kết nối dữ liệu bên ngoài, đối tượng nhúng" in text
    assert codes_of(load_book(FOLDER / "tidy.xlsx")) == []
