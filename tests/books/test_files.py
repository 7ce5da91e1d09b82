"""What lies in an inbox beside returns: each kind of file is named for what it is, by its content first."""

import zipfile
from pathlib import Path

import pytest

from cchc_excel.books.file_kinds import FileKind, recognise, rule_by_name
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from tests.tools.hostile import RETURN, sheet, workbook, zip_of
from tests.tools.junk import JUNK
from tests.tools.libreoffice import convert


@pytest.mark.parametrize("name", JUNK)
def test_each_kind_has_its_own_name(name: str):
    data, code = JUNK[name]
    with pytest.raises(UnreadableError) as refused:
        open_book(data)
    note = refused.value.note
    assert note.rule.code == code
    assert "{" not in note.rule.sentence.format(**note.details)


def test_millions_of_zeros_are_no_cloud_placeholder():
    with pytest.raises(UnreadableError) as refused:
        open_book(bytes(59_000_000))
    assert refused.value.note.rule.code == "file-zeros"
    with pytest.raises(UnreadableError) as refused:
        open_book(bytes(10_000) + b"x")
    assert refused.value.note.rule.code == "file-not-excel"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("~$CCHC-2026-6T-TH.xlsx", "file-lock"),
        (".~lock.CCHC-2026-6T-TH.xlsx#", "file-lock"),
        (".DS_Store", "file-litter"),
        ("Thumbs.db", "file-litter"),
        ("desktop.ini", "file-litter"),
        ("._CCHC-2026-6T-TH.xlsx", "file-apple-double"),
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
    assert recognise(whole) is FileKind.XLS
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
