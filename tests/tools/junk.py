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
