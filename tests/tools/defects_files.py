"""Defects of files: formats other than ours, wrong names, damage."""

# ruff: noqa: D401 - a docstring here is the defect in a sentence

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from openpyxl import Workbook

from tests.tools.defects import OTHER, Defect, add, damage, defect, form_of

_MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
        b"http://purl.oclc.org/ooxml/officeDocument/",
    ),
)


def _edit(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a package with its parts changed."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        return _zip({name: change(name, source.read(name)) for name in source.namelist()})


def _zip(parts: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, part in parts.items():
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _with_type(main: bytes) -> Callable[[bytes], bytes]:
    return lambda tidy: _edit(tidy, lambda _, part: part.replace(_MAIN, main))


def _as_it_is(tidy: bytes) -> bytes:
    return tidy


add(Defect("format-tidy.xlsm", damage=_with_type(b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")))
add(Defect("format-tidy.xltx", damage=_with_type(_MAIN.replace(b"sheet.main", b"template.main"))))
add(Defect("format-xlsx-named.xls", damage=_as_it_is))


@defect("format-tidy.xls")
@defect("format-tidy.ods")
@defect("format-tidy-saved.xlsx", office=True)
def saved_by_libreoffice(book: Workbook) -> None:
    """The return was saved by another program, and nothing else."""
    form_of(book).sheet_view.zoomScale = 100


@damage("carries-macros-links.xlsm")
def carries(tidy: bytes) -> bytes:
    """The return has macros, a link to another workbook, a data connection and an embedded object."""

    def relate(name: str, part: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return _related(part, "vbaProject", "externalLink", "connections")
        return _related(part, "oleObject") if name == "xl/worksheets/_rels/sheet1.xml.rels" else part

    with zipfile.ZipFile(BytesIO(tidy)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    parts.setdefault(rels, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
    return _zip({name: relate(name, part) for name, part in parts.items()})


def _related(part: bytes, *kinds: str) -> bytes:
    """Return a part of relations with more of them; what they lead to isn't even there."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = "".join(
        f'<Relationship Id="carried{number}" Type="{office}/{kind}" Target="carried{number}.bin"/>'
        for number, kind in enumerate(kinds)
    )
    end = b"</Relationships>"
    part = part.replace(b"/>", b">" + end) if end not in part else part
    return part.replace(end, more.encode() + end)


@damage("format-strict.xlsx")
def strict(tidy: bytes) -> bytes:
    """The return was saved as strict OOXML, whose namespaces are others."""

    def rename(name: str, part: bytes) -> bytes:
        for old, new in _STRICT if name.startswith(("xl/", "docProps/", "_rels/")) else ():
            part = part.replace(old, new)
        return part.replace(b"<workbook ", b'<workbook conformance="strict" ') if name == "xl/workbook.xml" else part

    return _edit(tidy, rename)


@damage("format-strict-dates.xlsx")
def strict_dates(tidy: bytes) -> bytes:
    """The return was saved as strict OOXML, its dates written in words."""
    serial = re.compile(rb'(<c r="K13"[^>]*?) t="n"([^>]*)><v>46093</v>')

    def write(name: str, part: bytes) -> bytes:
        return serial.sub(rb'\g<1> t="d"\g<2>><v>2026-03-12</v>', part) if name.startswith("xl/worksheets/") else part

    return strict(_edit(tidy, write))


@damage("damage-truncated.xlsx")
def truncated(tidy: bytes) -> bytes:
    """The file was not copied to its end."""
    return tidy[: len(tidy) * 3 // 5]


@damage("damage-bit.xlsx")
def one_bit(tidy: bytes) -> bytes:
    """One byte of the sheet is not what was written."""
    with zipfile.ZipFile(BytesIO(tidy)) as package:
        info = package.getinfo("xl/worksheets/sheet1.xml")
    place = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    return tidy[:place] + bytes([tidy[place] ^ 0x10]) + tidy[place + 1 :]


@damage("damage-empty.xlsx")
def empty(_tidy: bytes) -> bytes:
    """The file has no bytes at all."""
    return b""


@damage("damage-zeros.xlsx")
def zeros(tidy: bytes) -> bytes:
    """The file has its size, and nothing but zeros: a disk that was pulled out."""
    return bytes(len(tidy))


@damage("damage-dtd.xlsx")
def with_dtd(tidy: bytes) -> bytes:
    """A sheet declares entities: no program for offices writes this."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return _edit(tidy, lambda name, part: bomb + part if name == "xl/worksheets/sheet1.xml" else part)


@damage("other-page.xls")
def page(_tidy: bytes) -> bytes:
    """A web page under an Excel name, as report systems export it."""
    rows = "<tr><td>Mã NV</td><td>Trạng thái</td></tr><tr><td>I.1</td><td>Hoàn thành</td></tr>"
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'.encode()


@damage("other-pdf.xlsx")
def pdf(_tidy: bytes) -> bytes:
    """A PDF under an Excel name."""
    return b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


@damage("other-picture.xlsx")
def picture(_tidy: bytes) -> bytes:
    """A picture under an Excel name."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"


@damage("other-bytes.xlsx")
def some_bytes(_tidy: bytes) -> bytes:
    """Bytes that no program for offices wrote."""
    return bytes(range(256))


@damage("other-list.csv")
def text_list(_tidy: bytes) -> bytes:
    """The table saved as CSV."""
    return "Mã NV,Nội dung nhiệm vụ,Trạng thái\nI.1,Ban hành Kế hoạch,Hoàn thành\n".encode()


@damage("other-table.slk")
def symbolic_link(_tidy: bytes) -> bytes:
    """The table saved in a format of the eighties."""
    return b'ID;PWXL;N;E\r\nC;Y1;X1;K"Ma NV"\r\nE\r\n'


@damage("other-archive.rar")
def archive(_tidy: bytes) -> bytes:
    """A RAR archive."""
    return b"Rar!\x1a\x07\x01\x00" + bytes(range(64))


@damage("other-zip-empty.zip")
def zip_empty(_tidy: bytes) -> bytes:
    """A zip with nothing in it."""
    return _zip({})


@damage("other-zip-deep.zip")
def zip_deep(tidy: bytes) -> bytes:
    """A return in a zip in a zip in a zip."""
    return _zip({"1.zip": _zip({"2.zip": _zip({"tidy.xlsx": tidy})})})


@damage("format-zip.zip")
def zip_of_returns(tidy: bytes) -> bytes:
    """The returns of two units in a zip."""
    return _zip({"tidy.xlsx": tidy, "tidy-kstt.xlsx": OTHER.read_bytes()})


@damage("other-document.docx")
def document(_tidy: bytes) -> bytes:
    """A Word document."""
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})


@damage("other-slides.pptx")
def slides(_tidy: bytes) -> bytes:
    """A presentation."""
    return _zip({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<presentation/>"})


@damage("other-scan.pdf")
def scan(tidy: bytes) -> bytes:
    """A signed copy."""
    return pdf(tidy)


@defect("other-no-table.xlsx")
def no_table(book: Workbook) -> None:
    """A workbook with a list of phone numbers."""
    for sheet in book.worksheets[1:]:
        book.remove(sheet)
    sheet = form_of(book)
    book.remove(sheet)
    contacts = book.create_sheet("Danh bạ")
    for row in (("STT", "Họ và tên", "Điện thoại"), (1, "Nguyễn Văn A", "0229 000 001"), (2, "Trần Thị B", "")):
        contacts.append(row)


@damage("damage-password.xlsx")
def encrypted(tidy: bytes) -> bytes:
    """The file has a password. Made anew only where msoffcrypto-tool is there: its salt is chance."""
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - nothing else needs it

    locked = BytesIO()
    OOXMLFile(BytesIO(tidy)).encrypt("cchc2026", locked)
    return locked.getvalue()
