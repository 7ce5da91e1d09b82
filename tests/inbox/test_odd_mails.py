"""Mails of old programs, old computers and odd ways of saving: read, or named for what they are."""

import binascii
import textwrap
from base64 import b64encode
from pathlib import Path

import pytest

from cchc_excel.inbox.mails import read_mails
from tests.tools.hostile import RETURN, zip_of
from tests.tools.opened import opened_in
from tests.tools.sent_mails import mail

FORM = RETURN.read_bytes()
SENDER = "tcd@vpubnd.ninhbinh.example"
HEAD = b"From: tcd@vpubnd.ninhbinh.example\nSubject: Bao cao\nDate: Wed, 10 Jun 2026 08:00:00 +0700\n\nKinh gui\n\n"
FORK = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        " + bytes(60)


def uuencoded(data: bytes, name: bytes = b"bieu.xlsx", end: bytes = b"`\nend\n") -> bytes:
    lines = [binascii.b2a_uu(data[start : start + 45]) for start in range(0, len(data), 45)]
    return b"begin 644 " + name + b"\n" + b"".join(lines) + end


def brought(data: bytes) -> dict[str, bytes]:
    return {found.path: found.data for mail in read_mails(data, "x.eml") for found in mail.attachments}


def codes(data: bytes) -> list[str]:
    return [note.rule.code for found in read_mails(data, "x.eml") for note in found.notes]


def test_files_in_the_text_are_brought_with_their_names():
    text = (
        HEAD + uuencoded(FORM, "Biểu phòng Tổng hợp.xlsx".encode()) + b"\nva\n" + uuencoded(b"PK\x03\x04 hai", b"hai")
    )
    expected = {"x.eml › Biểu phòng Tổng hợp.xlsx": FORM, "x.eml › hai.zip": b"PK\x03\x04 hai"}
    assert brought(text) == expected
    assert codes(text) == []
    assert brought(text.replace(b"\n", b"\r\n")) == expected


def test_a_name_in_an_old_encoding_or_with_folders_is_a_label():
    text = HEAD + uuencoded(FORM, "C:\\bieu\\Đơn vi\u0323.xlsx".encode("cp1258"))
    assert list(brought(text)) == ["x.eml › Đơn vị.xlsx"]


@pytest.mark.parametrize("end", [b"`\nend\n", b" \nend\n", b"\nend\n", b"end\n", b"", b"\nTran trong\n"])
def test_an_end_in_any_form_or_none_does_no_harm(end: bytes):
    assert brought(HEAD + uuencoded(FORM, end=end)) == {"x.eml › bieu.xlsx": FORM}


def test_spaces_lost_at_the_ends_of_lines_do_no_harm():
    spaced = uuencoded(FORM).replace(b"`", b" ")
    assert brought(HEAD + b"\n".join(line.rstrip() for line in spaced.split(b"\n"))) == {"x.eml › bieu.xlsx": FORM}


def test_what_is_cut_off_is_brought_as_far_as_it_goes():
    text = HEAD + uuencoded(FORM)[:6_000]
    (content,) = brought(text).values()
    assert content[:4_000] == FORM[:4_000]
    assert len(content) < len(FORM)


def test_uuencode_in_base64_is_read():
    lines = "\n".join(textwrap.wrap(b64encode(FORM).decode(), 60)).encode()
    assert brought(HEAD + b"begin-base64 644 bieu.xlsx\n" + lines + b"\n====\n") == {"x.eml › bieu.xlsx": FORM}


def test_words_that_begin_alike_are_words():
    assert codes(HEAD + b"begin 644 ban, hoan thanh\nXin cam on\n") == ["mail-nothing-attached"]
    assert codes(HEAD + b"begin\nend\n") == ["mail-nothing-attached"]


def test_an_attachment_that_is_uuencoded_is_what_it_was():
    head = 'Content-Type: application/octet-stream; name="bieu.uue"\nContent-Disposition: attachment\n'
    top = b"From: a@b.vn\nMIME-Version: 1.0\n"
    assert brought(top + head.encode() + b"\n" + uuencoded(FORM)) == {"x.eml › bieu.xlsx": FORM}
    said = head.replace("bieu.uue", "goi.xlsx").encode() + b"Content-Transfer-Encoding: x-uuencode\n\n"
    assert brought(top + said + uuencoded(FORM)) == {"x.eml › goi.xlsx": FORM}


def test_a_flood_of_files_in_a_text_is_refused():
    assert codes(HEAD + uuencoded(b"x") * 400) == ["mail-suspect"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + uuencoded(FORM).split(b"\n", 1)[1], "mail-piece"),
        (HEAD.replace(b"Subject", b'Content-Type: message/partial; id="a"; number=2; total=3\nSubject'), "mail-piece"),
        (HEAD + b"=ybegin line=128 size=2000 name=bieu.xlsx\n\x9f\x10\n=yend size=2000\n", "mail-encoded"),
        (HEAD + b"(This file must be converted with BinHex 4.0)\n:$f*TEQKPH\n", "mail-encoded"),
        (HEAD + b64encode(FORM)[:76] + b"\n" + b64encode(FORM)[76:152] + b"\n", "mail-encoded"),
        (mail(SENDER, ("bieu.csv", b"a;b")).as_bytes(), "mail-other-only"),
    ],
)
def test_what_cannot_be_put_together_is_named(text: bytes, code: str):
    assert (codes(text), brought(text)) == ([code], {})


PLAIN = mail(SENDER, ("Biểu.xlsx", FORM)).as_bytes()


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.decode().encode("utf-16"),
        b"\xfe\xff" + PLAIN.decode().encode("utf-16-be"),
        PLAIN.decode().encode("utf-16-le"),
        PLAIN.decode().encode("utf-16-be"),
        PLAIN.decode().encode("utf-16") + b"\x00",
        b"\xef\xbb\xbf" + PLAIN,
        PLAIN.replace(b"\r\n", b"\r"),
        PLAIN.replace(b"\r\n", b"\n"),
        PLAIN.replace(b"\n", b"\r\n"),
        PLAIN.replace(b"\r\n", b"\r").decode().encode("utf-16"),
        b"%-10d\n%s<?xml version='1.0'?><plist/>" % (len(PLAIN), PLAIN),
    ],
    ids=[
        "utf16",
        "big",
        "little_unmarked",
        "big_unmarked",
        "odd",
        "utf8_mark",
        "cr",
        "lf",
        "cr_cr_lf",
        "utf16_cr",
        "emlx",
    ],
)
def test_a_mail_saved_in_an_odd_way_is_the_same_mail(data: bytes):
    (found,) = read_mails(data, "x.eml")
    assert (found.origin.sender, found.origin.subject) == (SENDER, "Báo cáo 6 tháng")
    assert [(held.path, held.data) for held in found.attachments] == [("x.eml › Biểu.xlsx", FORM)]


def test_a_mailbox_of_an_old_mac_is_a_mailbox(tmp_path: Path):
    box = b"".join(b"From a@b.vn Wed Jun 10 08:00:00 2026\n" + PLAIN.replace(b"\r\n", b"\n") + b"\n" for _ in range(2))
    (tmp_path / "thu").write_bytes(box.replace(b"\n", b"\r"))
    assert list(opened_in(tmp_path)) == [
        "thu › thư 1 › Biểu.xlsx",
        "thu › thư 2 › Biểu.xlsx",
    ]


def apple_double(kind: str, name: str) -> bytes:
    """Return a mail with a form and what a Mac keeps beside it, of that kind and name."""
    message = mail(SENDER, (name, FORK), ("bieu.xlsx", FORM))
    return message.as_bytes().replace(b"Content-Type: application/octet-stream", f"Content-Type: {kind}".encode())


@pytest.mark.parametrize("kind", ["application/applefile", "application/octet-stream"])
@pytest.mark.parametrize("name", ["bieu.xlsx.bin", "._bieu.xlsx"])
def test_what_a_mac_keeps_beside_a_file_takes_no_files_name(tmp_path: Path, kind: str, name: str):
    (tmp_path / "x.eml").write_bytes(apple_double(kind, name).replace(b"bieu.xlsx.bin", b"bieu.xlsx"))
    found = opened_in(tmp_path)
    assert list(found) == ["x.eml › ._bieu.xlsx", "x.eml › bieu.xlsx"]
    assert found["x.eml › bieu.xlsx"].candidate.read() == FORM


def test_what_a_mac_puts_beside_files_in_a_zip_is_left_alone(tmp_path: Path):
    (tmp_path / "goi.zip").write_bytes(zip_of({"__MACOSX/._bieu.xlsx": FORK, "bieu.xlsx": FORM}))
    assert list(opened_in(tmp_path)) == [
        "goi.zip › __MACOSX/._bieu.xlsx",
        "goi.zip › bieu.xlsx",
    ]
