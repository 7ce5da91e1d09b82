"""What lies in an inbox beside returns: each kind of file is named for what it is, by its content first."""

import zipfile
from pathlib import Path

import pytest

from cchc_excel.books.file_kinds import Kind, recognise, rule_by_name
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from tests.tools.hostile import RETURN, changed, sheet, workbook, xls, zip_of
from tests.tools.libreoffice import convert

WORD = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})
SLIDES = zip_of({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<presentation/>"})
ODT = zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
OLE_ENCRYPTED, OLE_WORD, OLE_MAIL, OLE_SLIDES, OLE_OTHER = (
    xls(b"", name)
    for name in ("EncryptedPackage", "WordDocument", "__properties_version1.0", "PowerPoint Document", "Catalog")
)
XML_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
EML = b"Received: from mail.example.vn\r\nFrom: a@b.vn\r\nSubject: Bao cao\r\n\r\nKinh gui"

JUNK = {
    "nothing": (b"", "file-empty"),
    "cut_short": (RETURN.read_bytes()[:-3000], "file-truncated"),
    "only_the_head": (b"PK\x03\x04" + bytes(500), "file-truncated"),
    "cut_short_xls": (xls(b"\x09\x08")[:1500], "file-truncated"),
    "xls_head": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "file-truncated"),
    "damaged": (changed("xl/workbook.xml", lambda part: part[:200]), "file-damaged"),
    "garbage_xls": (xls(b"\x12\x34" * 3000), "file-damaged"),
    "password": (OLE_ENCRYPTED, "file-encrypted"),
    "zeros": (bytes(20_000), "file-placeholder"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "file-pdf"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file-picture"),
    "png": (b"\x89PNG\r\n\x1a\n", "file-picture"),
    "heic": (b"\x00\x00\x00\x18ftypheic", "file-picture"),
    "tiff": (b"II*\x00\x08\x00", "file-picture"),
    "bmp": (b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00", "file-picture"),
    "web_page": (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "file-html"),
    "web_page_utf16": ("<html><body>Báo cáo</body></html>".encode("utf-16"), "file-html"),
    "docx": (WORD, "file-word"),
    "doc": (OLE_WORD, "file-word"),
    "odt": (ODT, "file-word"),
    "rtf": (rb"{\rtf1\ansi", "file-word"),
    "pptx": (SLIDES, "file-slides"),
    "ppt": (OLE_SLIDES, "file-slides"),
    "csv": ("Mã NV;Trạng thái\nI.1;Hoàn thành\n".encode(), "file-text"),
    "csv_old": ("Mã NV\tTrạng thái\n".encode("utf-16"), "file-text"),
    "text": ("Phòng đã gửi báo cáo qua Zalo".encode(), "file-text"),
    "bm_text": (b"BM.01;Hoan thanh;80%\n", "file-text"),
    "pk_text": (b"PKI: ho so\n", "file-text"),
    "eml": (EML, "file-mail"),
    "msg": (OLE_MAIL, "file-mail"),
    "rar": (b"Rar!\x1a\x07\x01\x00", "file-other-archive"),
    "seven_zip": (b"7z\xbc\xaf\x27\x1c\x00\x04", "file-other-archive"),
    "gzip": (b"\x1f\x8b\x08\x00", "file-other-archive"),
    "excel_2003_xml": (XML_2003, "file-other-spreadsheet"),
    "numbers": (zip_of({"Index/Document.iwa": b"x"}), "file-other-spreadsheet"),
    "sylk": (b"ID;PWXL;N;E\r\n", "file-other-spreadsheet"),
    "thumbs": (OLE_OTHER, "file-not-excel"),
    "program": (b"MZ\x90\x00\x03\x00\x00\x00\x04", "file-not-excel"),
    "film": (b"\x00\x00\x00\x20ftypisom\x00\x00", "file-not-excel"),
    "noise": (bytes(range(256)) * 10, "file-not-excel"),
    "visio": (zip_of({"[Content_Types].xml": "<Types/>", "visio/document.xml": "<a/>"}), "file-not-excel"),
    "half_a_package": (zip_of({"xl/worksheets/sheet1.xml": "<worksheet/>"}), "file-damaged"),
    "zip": (zip_of({"bieu.xlsx": b"x"}), "file-zip"),
}


@pytest.mark.parametrize("name", JUNK)
def test_each_kind_has_its_own_name(name: str):
    data, code = JUNK[name]
    with pytest.raises(UnreadableError) as refused:
        open_book(data)
    note = refused.value.note
    assert note.rule.code == code
    assert "{" not in note.rule.sentence.format(**note.details)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("~$CCHC-2026-6T-TH.xlsx", "file-lock"),
        (".~lock.CCHC-2026-6T-TH.xlsx#", "file-lock"),
        (".DS_Store", "file-litter"),
        ("Thumbs.db", "file-litter"),
        ("desktop.ini", "file-litter"),
        ("._CCHC-2026-6T-TH.xlsx", "file-litter"),
        ("Báo cáo.gsheet", "file-shortcut"),
        ("Báo cáo.url", "file-shortcut"),
        ("Báo cáo.webloc", "file-shortcut"),
        ("Báo cáo.xlsx.lnk", "file-shortcut"),
        ("CCHC-2026-6T-TH.xlsx.crdownload", "file-partial"),
        ("CCHC-2026-6T-TH.xlsx.part", "file-partial"),
        ("A1B2C3D4.TMP", "file-partial"),
        ("CCHC-2026-6T-TH.xlsx", None),
        ("CCHC-2026-6T-TH", None),
        ("Bản part 2.xlsx", None),
    ],
)
def test_what_a_name_alone_tells(name: str, code: str | None):
    rule = rule_by_name(name)
    assert (rule.code if rule else None) == code


def test_a_word_document_with_a_sheet_in_it_is_a_word_document():
    parts = {"word/document.xml": "<a/>", "word/embeddings/xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}
    with pytest.raises(UnreadableError, match="file-word"):
        recognise(zip_of(parts))


def test_an_encrypted_open_document_is_named_so():
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    made = zip_of({"mimetype": mimetype, "content.xml": b"\x93\x94", "META-INF/manifest.xml": manifest})
    with pytest.raises(UnreadableError, match="file-encrypted"):
        open_book(made)


def test_an_xls_is_cut_short_wherever_it_is_cut(tmp_path: Path):
    whole = convert(RETURN, tmp_path, "xls").read_bytes()
    assert recognise(whole) is Kind.XLS
    for left in (600, len(whole) // 2, len(whole) - 2_000):
        with pytest.raises(UnreadableError, match="file-truncated"):
            open_book(whole[:left])


def test_an_xlsx_is_cut_short_wherever_it_is_cut():
    whole = RETURN.read_bytes()
    for left in range(4, len(whole) - 22, 997):
        with pytest.raises(UnreadableError, match="file-truncated"):
            open_book(whole[:left])


def test_a_workbook_needs_no_content_types():
    made = workbook(sheet('<row><c t="str"><v>một</v></c></row>'))
    assert open_book(made).grids[0].cell(1, 1).value == "một"
    assert zipfile.is_zipfile(RETURN)
