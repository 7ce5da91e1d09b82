"""Forty ways in which programs put a Vietnamese file name into a header, and what is not a name at all."""

import re
from base64 import b64encode
from email.header import Header
from urllib.parse import quote

import pytest

from cchc_excel.inbox.mail_names import as_label, attachment_name
from cchc_excel.inbox.mime import read_mime
from tests.tools.sent_mails import mail

NAME = "Báo cáo cải cách quý II.xlsx"
UTF8 = NAME.encode()
NFD = "Báo cáo cải cách quý II.xlsx".encode()
# Windows-1258 writes a letter and its tone apart; NFC puts them together again.
CP1258 = "Ba\u0301o ca\u0301o ca\u0309i ca\u0301ch quy\u0301 II.xlsx".encode("cp1258")


def b(data: bytes, charset: str = "UTF-8") -> str:
    return f"=?{charset}?B?{b64encode(data).decode()}?="


def q(data: bytes, charset: str = "UTF-8") -> str:
    text = "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"={byte:02X}" for byte in data)
    return f"=?{charset}?Q?{text.replace('=20', '_')}?="


P = quote(NAME)
LOW = re.sub("%..", lambda found: found[0].lower(), P)
WAYS: dict[str, bytes] = {
    "rfc2231": f"attachment; filename*=UTF-8''{P}".encode(),
    "rfc2231, lower case": f"attachment; filename*=utf-8''{LOW}".encode(),
    "rfc2231, language": f"attachment; filename*=UTF-8'vi'{P}".encode(),
    "rfc2231, no charset": f"attachment; filename*=''{P}".encode(),
    "rfc2231, quoted": f"attachment; filename*=\"UTF-8''{P}\"".encode(),
    "rfc2231, windows-1258": f"attachment; filename*=windows-1258''{quote(CP1258)}".encode(),
    "rfc2231, decomposed": f"attachment; filename*=UTF-8''{quote(NFD)}".encode(),
    "rfc2231, beside a plain name": f"attachment; filename=\"Bao cao.xlsx\"; filename*=UTF-8''{P}".encode(),
    "rfc2231, before a plain name": f"attachment; filename*=UTF-8''{P}; filename=\"Bao cao.xlsx\"".encode(),
    "rfc2231, beside question marks": f"attachment; filename=\"B?o c?o.xlsx\"; filename*=UTF-8''{P}".encode(),
    "rfc2231, in parts": f"attachment; filename*0*=UTF-8''{P[:20]}; filename*1*={P[20:]}".encode(),
    "rfc2231, parts out of order": f"attachment; filename*1*={P[20:]}; filename*0*=UTF-8''{P[:20]}".encode(),
    "rfc2231, a letter cut in two": f"attachment; filename*0*=UTF-8''{P[:4]}; filename*1*={P[4:]}".encode(),
    "rfc2231, last part plain": f"attachment; filename*0*=UTF-8''{P[:-7]}; filename*1=\"II.xlsx\"".encode(),
    "rfc2231, an escape cut in two": f"attachment; filename*0*=UTF-8''{P[:3]}; filename*1*={P[3:]}".encode(),
    "rfc2231, folded": f"attachment;\r\n filename*0*=UTF-8''{P[:20]};\r\n\tfilename*1*={P[20:]}".encode(),
    "plain parts of encoded words": f'attachment; filename*0="{b(UTF8)[:30]}"; filename*1="{b(UTF8)[30:]}"'.encode(),
    "words, base64": f'attachment; filename="{b(UTF8)}"'.encode(),
    "words, base64, small letters": f'attachment; filename="{b(UTF8).replace("UTF-8?B", "utf-8?b")}"'.encode(),
    "words, base64, no padding": f'attachment; filename="{b(UTF8).replace("==", "")}"'.encode(),
    "words, base64, bare": f"attachment; filename={b(UTF8)}".encode(),
    "words, quoted-printable": f'attachment; filename="{q(UTF8)}"'.encode(),
    "words, quoted-printable, bare": f"attachment; filename={q(UTF8)}".encode(),
    "words, with spaces in them": f'attachment; filename="{q(UTF8).replace("_", " ")}"'.encode(),
    "words, with a language": f'attachment; filename="{b(UTF8, "UTF-8*vi")}"'.encode(),
    "words, two": f'attachment; filename="{b(UTF8[:9])} {b(UTF8[9:])}"'.encode(),
    "words, two, on two lines": f'attachment; filename="{b(UTF8[:9])}\r\n {b(UTF8[9:])}"'.encode(),
    "words, two, a letter cut in two": f'attachment; filename="{q(UTF8[:2])} {q(UTF8[2:])}"'.encode(),
    "words, two, touching": f'attachment; filename="{b(UTF8[:9])}{b(UTF8[9:])}"'.encode(),
    "words, windows-1258": f'attachment; filename="{b(CP1258, "windows-1258")}"'.encode(),
    "words, charset of a vendor": f'attachment; filename="{b(CP1258, "x-cp1258")}"'.encode(),
    "words, unknown charset": f'attachment; filename="{b(UTF8, "x-unknown")}"'.encode(),
    "words, said to be Latin": f'attachment; filename="{b(UTF8, "iso-8859-1")}"'.encode(),
    "words, utf-16": f'attachment; filename="{b(NAME.encode("utf-16"), "utf-16")}"'.encode(),
    "words, utf-7": f'attachment; filename="{q(NAME.encode("utf-7"), "utf-7")}"'.encode(),
    "words, decomposed": f'attachment; filename="{b(NFD)}"'.encode(),
    "words as Python writes them": f'attachment; filename="{Header(NAME, "utf-8").encode()}"'.encode(),
    "raw UTF-8": b'attachment; filename="' + UTF8 + b'"',
    "raw UTF-8, bare": b"attachment; filename=" + UTF8,
    "raw UTF-8, decomposed": b'attachment; filename="' + NFD + b'"',
    "raw windows-1258": b'attachment; filename="' + CP1258 + b'"',
    "raw, taken for Latin": b'attachment; filename="' + UTF8.decode("latin-1").encode() + b'"',
    "per cents in a plain name": f'attachment; filename="{P}"'.encode(),
    "HTML entities": b'attachment; filename="' + NAME.encode("ascii", "xmlcharrefreplace") + b'"',
    "a path of Windows": b'attachment; filename="C:\\Users\\An\\' + UTF8 + b'"',
    "a path upwards": b'attachment; filename="../../' + UTF8 + b'"',
    "capital letters": f"ATTACHMENT; FILENAME*=UTF-8''{P}".encode(),
    "spaces around the sign": b'attachment; filename = "' + UTF8 + b'"',
}


def raw_mail(disposition: bytes, content_type: bytes = b"application/octet-stream") -> bytes:
    return (
        b"From: tcd@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: " + content_type + b"\r\n"
        + (b"Content-Disposition: " + disposition + b"\r\n") * bool(disposition) + b"\r\nPK\r\n--b--\r\n"
    )  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_read_however_it_is_written(way: str):
    (part,) = read_mime(raw_mail(WAYS[way])).parts
    assert part.name == NAME


def test_there_are_forty_ways_at_least():
    assert len(WAYS) >= 40


@pytest.mark.parametrize("way", ["rfc2231", "words, base64", "raw UTF-8", "words, two"])
def test_a_name_in_the_type_alone(way: str):
    header = WAYS[way].replace(b"attachment;", b"application/vnd.ms-excel;").replace(b"filename", b"name")
    (part,) = read_mime(raw_mail(b"", header)).parts
    assert part.name == NAME
    (part,) = read_mime(raw_mail(b"attachment", header)).parts
    assert part.name == NAME


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("attachment", ""),
        ("", ""),
        ('attachment; filename=""', ""),
        ("attachment; filename=Bao cao 6 thang.xlsx", "Bao cao 6 thang.xlsx"),
        (r'attachment; filename="a \"b\" c.xlsx"', 'a "b" c.xlsx'),
        ('attachment; filename="bao cao; phong.xlsx"', "bao cao; phong.xlsx"),
        ('attachment; filename="50%.xlsx"', "50%.xlsx"),
        ('attachment; filename="=?UTF-8?B?!!!?=.xlsx"', "xlsx"),
        ('attachment; filename="/etc/passwd"', "passwd"),
        ('attachment; filename=".."', ""),
        ('attachment; filename="a\x00\x1b[31mb.xlsx"', "a[31mb.xlsx"),
        ("attachment; size=12; filename=x.xlsx; modification-date=y", "x.xlsx"),
    ],
)
def test_odd_headers(header: str, name: str):
    assert attachment_name(header, "") == name


def test_a_very_long_name_keeps_its_end():
    assert as_label("a" * 5_000 + ".xlsx").endswith(".xlsx")
    assert len(as_label("a" * 5_000 + ".xlsx")) <= 200


def test_names_as_the_standard_library_writes_them():
    (part,) = read_mime(mail("tcd@x.example", (NAME, b"PK")).as_bytes()).parts
    assert part.name == NAME
