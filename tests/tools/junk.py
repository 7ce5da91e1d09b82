"""What lies in an inbox and is no workbook: content and the name it is given."""

from tests.tools.hostile import RETURN, changed, xls, zip_of

WORD = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})
SLIDES = zip_of({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<presentation/>"})
ODT = zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})

OLE_ENCRYPTED, OLE_WORD, OLE_MAIL, OLE_SLIDES, OLE_OTHER = (
    xls(b"", name)
    for name in ("EncryptedPackage", "WordDocument", "__properties_version1.0", "PowerPoint Document", "Catalog")
)

XML_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
FLAT_TEXT = b'<office:document a="b" office:mimetype="application/vnd.oasis.opendocument.text"/>'
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
    "dif": (b"TABLE\n0,1\n", "file-other-spreadsheet"),
    "lotus": (b"\x00\x00\x1a\x00\x05\x10", "file-other-spreadsheet"),
    "uof": (b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/"/>', "file-other-spreadsheet"),
    "uof_2": (zip_of({"uof.xml": "<a/>", "content.xml": "<a/>"}), "file-other-spreadsheet"),
    "flat_text": (FLAT_TEXT, "file-word"),
    "flat_slides": (FLAT_TEXT.replace(b".text", b".presentation"), "file-slides"),
    "cabinet": (b"MSCF\x00\x00\x00\x00", "file-other-archive"),
    "tar": (bytes(257) + b"ustar\x0000", "file-other-archive"),
    "web_archive": (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related", "file-html"),
    "web_page_saved": (b"From: <Saved by Blink>\r\nSubject: Bao cao\r\nMIME-Version: 1.0\r\n", "file-html"),
    "winmail": (b"\x78\x9f\x3e\x22\x01\x00", "mail-winmail"),
    "apple_double": (b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X", "file-apple-double"),
    "apple_single": (b"\x00\x05\x16\x00\x00\x02\x00\x00Mac OS X", "file-encoded"),
    "uuencoded": (b"begin 644 bieu.xlsx\r\nM4$L#!!0", "file-encoded"),
    "uuencoded_as_base64": (b"begin-base64 644 bieu.xlsx\nUEsDBBQA", "file-encoded"),
    "yenc": (b"=ybegin line=128 size=20000 name=bieu.xlsx\r\n", "file-encoded"),
    "binhex": (b"(This file must be converted with BinHex 4.0)\r\n:", "file-encoded"),
    "begun_text": (b"begin 2026 voi quyet tam cao", "file-text"),
    "thumbs": (OLE_OTHER, "file-not-excel"),
    "program": (b"MZ\x90\x00\x03\x00\x00\x00\x04", "file-not-excel"),
    "film": (b"\x00\x00\x00\x20ftypisom\x00\x00", "file-not-excel"),
    "noise": (bytes(range(256)) * 10, "file-not-excel"),
    "visio": (zip_of({"[Content_Types].xml": "<Types/>", "visio/document.xml": "<a/>"}), "file-not-excel"),
    "half_a_package": (zip_of({"xl/worksheets/sheet1.xml": "<worksheet/>"}), "file-damaged"),
    "zip": (zip_of({"bieu.xlsx": b"x"}), "file-zip"),
}
