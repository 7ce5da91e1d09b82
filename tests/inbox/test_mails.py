"""Mails in `nhan/`: what they bring, from whom, and what the coordinator is told of those that bring nothing."""

import io
import json
import mailbox
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_excel.domain import FileState, Inbox
from cchc_excel.folders import PeriodFolder
from cchc_excel.inbox.mails import Mail, read_mails
from cchc_excel.inbox.signed_mail import message_in_signature
from cchc_excel.plan.workbook import read_plan
from cchc_excel.steps import periods as steps
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.sample_plan import SAMPLE
from tests.tools.sent_mails import filled, mail

PK = b"PK\x03\x04 mot bang tinh"
TCD = "tcd@vpubnd.ninhbinh.example"
NGV = "ngv@vpubnd.ninhbinh.example"


def only(data: bytes, path: str = "x.eml") -> Mail:
    (found,) = read_mails(data, path)
    return found


def labels(data: bytes, path: str = "x.eml") -> list[str]:
    return [attachment.path for found in read_mails(data, path) for attachment in found.attachments]


def codes(data: bytes, path: str = "x.eml") -> list[str]:
    return [note.rule.code for found in read_mails(data, path) for note in found.notes]


def forwarding(inner: EmailMessage, **headers: str) -> EmailMessage:
    outer = mail("van-thu@x.example", subject="Fw: Báo cáo", **headers)
    outer.add_attachment(inner)
    return outer


def test_who_sent_it_and_when():
    origin = only(mail(f"Phạm Thị An <{TCD}>", ("a.xlsx", PK), subject="Báo cáo kỳ 6T").as_bytes()).origin
    assert (origin.mail_path, origin.sender, origin.sender_name) == ("x.eml", TCD, "Phạm Thị An")
    assert (origin.sent_at, origin.subject) == (datetime(2026, 6, 10, 1), "Báo cáo kỳ 6T")


@pytest.mark.parametrize(
    ("header", "sender", "name"),
    [
        (f"{TCD} (An)", TCD, ""),
        (f'"a@b.example" <{TCD.upper()}>', TCD, "a@b.example"),
        ("=?UTF-8?B?UGjDsm5nIE7hu5lpIHbhu6U=?= <nv@x.example>", "nv@x.example", "Phòng Nội vụ"),
        ("Phòng Nội vụ", "", ""),
        ("", "", ""),
        ("t\x84d@x.example", "t\ufffdd@x.example", ""),
    ],
)
def test_senders(header: str, sender: str, name: str):
    data = f"From: {header}\r\nSubject: x\r\n\r\nchao".encode("latin-1" if "\x84" in header else "utf-8")
    origin = only(data).origin
    assert (origin.sender, origin.sender_name) == (sender, name)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Wed, 10 Jun 2026 08:00:00 +0700", datetime(2026, 6, 10, 1)),
        ("10 Jun 26 01:00:00 GMT", datetime(2026, 6, 10, 1)),
        ("Wed, 10 Jun 2026 01:00:00 -0000", datetime(2026, 6, 10, 1)),
        ("hôm qua", None),
        ("", None),
        ("Wed, 99 Jun 2026 08:00:00 +9999", None),
    ],
)
def test_dates(date: str, moment: datetime | None):
    assert only(f"From: a@b.example\r\nDate: {date}\r\n\r\nchao".encode()).origin.sent_at == moment


def test_workbooks_zips_and_scans_beside_them_are_brought():
    message = mail(TCD, ("a.xlsx", PK), ("b.zip", PK), ("b.zip", PK), ("ky.pdf", b"%PDF-"), ("c.xlsx", PK))
    assert labels(message.as_bytes()) == [
        "x.eml › a.xlsx", "x.eml › b.zip", "x.eml › b (2).zip", "x.eml › ky.pdf", "x.eml › c.xlsx",
    ]  # fmt: skip


def test_a_workbook_without_a_name_is_known_by_what_it_is():
    message = mail(TCD)
    message.add_attachment(PK, maintype="application", subtype="vnd.ms-excel")
    message.add_attachment(PK, maintype="application", subtype="octet-stream", filename="khong-duoi")
    assert labels(message.as_bytes()) == ["x.eml › tep-1.xls", "x.eml › khong-duoi.zip"]


def test_a_forwarded_mail_is_of_whom_it_is_from_first():
    inner = mail(TCD, ("a.xlsx", PK), subject="Biểu 6T", date="Mon, 08 Jun 2026 08:00:00 +0700")
    found = only(forwarding(inner).as_bytes())
    assert [attachment.path for attachment in found.attachments] == ["x.eml › Biểu 6T.eml › a.xlsx"]
    assert (found.origin.sender, found.origin.sent_at) == (TCD, datetime(2026, 6, 8, 1))


def test_a_mail_attached_as_a_file_is_opened():
    inner = mail(TCD, ("a.xlsx", PK)).as_bytes()
    found = only(mail(NGV, ("bao cao.eml", inner)).as_bytes())
    assert [attachment.path for attachment in found.attachments] == ["x.eml › bao cao.eml › a.xlsx"]
    assert found.origin.sender == TCD


def test_a_mailbox_of_several(tmp_path: Path):
    box = mailbox.mbox(tmp_path / "thu.mbox")
    for number in (1, 2):
        box.add(mail(TCD, (f"{number}.xlsx", PK), text="Kính gửi\n\nFrom now on\n").as_bytes())
    box.close()
    data = (tmp_path / "thu.mbox").read_bytes()
    assert labels(data, "thu.mbox") == ["thu.mbox › thư 1 › 1.xlsx", "thu.mbox › thư 2 › 2.xlsx"]
    assert labels(data, "Inbox") == ["Inbox › thư 1 › 1.xlsx", "Inbox › thư 2 › 2.xlsx"]
    twice_ended = re.sub(rb"\r*\n", b"\r\r\n", data)
    assert labels(twice_ended, "thu.mbox") == ["thu.mbox › thư 1 › 1.xlsx", "thu.mbox › thư 2 › 2.xlsx"]


def test_a_signed_mail(tmp_path: Path):
    """Signed by openssl, in the three forms in use."""
    content = mail(TCD, ("a.xlsx", PK * 2_000)).as_bytes()
    (tmp_path / "thu").write_bytes(content)
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k", "-out", "c", "-subj", "/CN=x"]
    subprocess.run(make, cwd=tmp_path, check=True, capture_output=True)
    for options in (["smime", "-sign"], ["smime", "-sign", "-nodetach"], ["cms", "-sign", "-nodetach", "-stream"]):
        sign = ["openssl", *options, "-in", "thu", "-signer", "c", "-inkey", "k", "-binary", "-out", "ky"]
        subprocess.run(sign, cwd=tmp_path, check=True, capture_output=True)
        signed = f"From: {TCD}\r\n".encode() + (tmp_path / "ky").read_bytes()
        found = only(signed)
        assert [attachment.path for attachment in found.attachments] == ["x.eml › a.xlsx"]
        assert found.attachments[0].data == PK * 2_000
    encrypt = ["openssl", "smime", "-encrypt", "-in", "thu", "-out", "kin", "c"]
    subprocess.run(encrypt, cwd=tmp_path, check=True, capture_output=True)
    assert codes(f"From: {TCD}\r\n".encode() + (tmp_path / "kin").read_bytes()) == ["mail-encrypted"]


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_what_is_no_signature_is_none(data: bytes):
    assert message_in_signature(b"\x30\x80" + data) is None


def test_a_letter_that_says_it_is_our_own_hides_nothing_by_that():
    ours = mail("cchc@x.example", ("a.xlsx", PK), X_CCHC="giao/2026/6T/TCD")
    assert (labels(ours.as_bytes()), codes(ours.as_bytes())) == (["x.eml › a.xlsx"], [])
    assert only(ours.as_bytes()).origin.claims_own
    answer = mail("cchc@x.example", ("a.xlsx", PK), X_CCHC="giao/2026/6T/TCD", In_Reply_To="<1@x>")
    assert not only(answer.as_bytes()).origin.claims_own


def test_a_letter_that_came_back_names_the_address():
    head = "From: MAILER-DAEMON@x.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n"
    status = f"Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; {NGV}\r\nAction: failed\r\n"
    parts = (
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\n{status}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
    )
    report = (head + parts).encode() + mail("cchc@x.example", ("a.xlsx", PK)).as_bytes() + b"\r\n--b--\r\n"
    found = only(report)
    assert found.attachments == ()
    assert [note.details for note in found.notes] == [{"address": NGV}]


def with_picture(size: int) -> bytes:
    message = mail(TCD)
    message.add_related(b"\x89PNG" + bytes(size), maintype="image", subtype="png", cid="<logo>")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (mail(TCD).as_bytes(), "mail-nothing-attached"),
        (mail(TCD, Auto_Submitted="auto-replied").as_bytes(), "mail-automatic"),
        (mail(TCD, text="Tải tại https://drive.google.com/file/d/1").as_bytes(), "mail-link-only"),
        (mail(TCD, text="https://phongkt.sharepoint.com/x (biểu)").as_bytes(), "mail-link-only"),
        (mail(TCD, text="https://ninhbinh.gov.vn/drive.google.com").as_bytes(), "mail-nothing-attached"),
        (mail(TCD, ("winmail.dat", b"\x78\x9f\x3e\x22...")).as_bytes(), "mail-winmail"),
        (b"\x78\x9f\x3e\x22...", "mail-winmail"),
        (mail(TCD, ("to trinh.docx", PK)).as_bytes(), "mail-other-only"),
        (mail(TCD, ("a.xlsx", PK), ("to trinh.docx", PK)).as_bytes(), "mail-other-files"),
        (with_picture(500), "mail-nothing-attached"),
        (b"", "file-empty"),
        (b"Content-Type: multipart/mixed\r\n\r\nkhong co ranh gioi", "mail-nothing-attached"),
        (b"\xff\xfe" * 200, "mail-nothing-attached"),
    ],
)
def test_a_mail_that_brings_no_workbook_says_why(data: bytes, code: str):
    assert codes(data) == [code]


@pytest.mark.parametrize(
    "data",
    [
        mail(TCD, ("anh.jpg", b"\xff\xd8\xff")).as_bytes(),
        mail(TCD, ("ky.pdf", b"%PDF-")).as_bytes(),
        with_picture(90_000),
    ],
)
def test_a_picture_or_a_scan_is_listed_for_itself(data: bytes):
    assert len(labels(data)) == 1
    assert codes(data) == []


def nested(depth: int) -> bytes:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return b"From: a@b.example\r\n" + parts + b"\r\nchao"


def forwarded_often(times: int) -> bytes:
    message = mail(TCD, ("a.xlsx", PK))
    for _ in range(times):
        message = forwarding(message)
    return message.as_bytes()


def attached_often(times: int) -> bytes:
    data = mail(TCD, ("a.xlsx", PK)).as_bytes()
    for _ in range(times):
        data = mail(TCD, ("trong.eml", data)).as_bytes()
    return data


@pytest.mark.parametrize(
    "data",
    [
        nested(199), nested(3_000), nested(100_000), forwarded_often(6), forwarded_often(60), attached_often(6),
        mail(TCD, *((f"{n}.xlsx", PK) for n in range(400))).as_bytes(),
    ],
)  # fmt: skip
def test_what_is_built_to_harm_is_named(data: bytes):
    assert codes(data)
    assert set(codes(data)) <= {"mail-suspect", "mail-damaged", "mail-nothing-attached"}


def test_what_is_within_bounds_is_opened():
    assert len(labels(forwarded_often(5))) == 1
    assert len(labels(attached_often(5))) == 1


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_damaged_mail_never_raises(data: st.DataObject):
    whole = bytearray(forwarding(mail(TCD, ("Báo cáo.xlsx", PK), ("ky.pdf", b"%PDF-"))).as_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    list(read_mails(bytes(whole[: data.draw(st.integers(0, len(whole)))]), "x.eml"))


CORPUS = Path(os.environ.get("CCHC_CORPUS_MAIL", "/nonexistent"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus of real messages")
class TestRealMessages:
    """Messages that Outlook saved."""

    def test_all_but_the_broken_one_are_read(self):
        unread = [
            path.name for path in sorted(CORPUS.glob("*.msg")) if "mail-damaged" in codes(path.read_bytes(), path.name)
        ]
        assert unread == ["clusterfuzz-testcase-minimized-POIHSMFFuzzer-4735011465854976.msg"]

    @pytest.mark.parametrize(
        ("name", "sender", "sent_at", "subject"),
        [
            ("53784_succeeds.msg", "ashleyce2@state.gov", datetime(2012, 6, 22, 18, 32, 54), "HAC Annual Report"),
            ("simple_test_msg.msg", "travis@overwrittenstack.com", datetime(2007, 7, 6, 5, 27, 17), "test message"),
            ("attachment_test_msg.msg", "nicolas1.23456@free.fr", datetime(2009, 4, 22, 14, 36, 33),
             "test pièce jointe 1"),
            ("quick.msg", "", datetime(2007, 6, 14, 9, 42, 53), "Test the content transformer"),
        ],
    )  # fmt: skip
    def test_who_when_and_what_of(self, name: str, sender: str, sent_at: datetime, subject: str):
        origin = only((CORPUS / name).read_bytes(), name).origin
        assert (origin.sender, origin.sent_at, origin.subject) == (sender, sent_at, subject)

    def test_a_scan_and_a_message_within_a_message(self):
        name = "attachment_msg_pdf.msg"
        outer, inner = read_mails((CORPUS / name).read_bytes(), name)
        assert [attachment.path for attachment in outer.attachments] == [f"{name} › smbprn.00009008.KdcPjl.pdf"]
        assert outer.attachments[0].data.startswith(b"%PDF")
        assert (inner.origin.mail_path, inner.origin.subject) == (f"{name} › Test Attachment.eml", "Test Attachment")

    def test_other_files_are_named(self):
        data = (CORPUS / "attachment_test_msg.msg").read_bytes()
        (note,) = only(data).notes
        assert note.details == {"names": "test-unicode.doc, pj1.txt"}

    @pytest.mark.parametrize("name", ["winmail-sample1.dat", "quick-winmail.dat", "bug63955-winmail.dat"])
    def test_winmail_is_named_with_advice(self, name: str):
        assert codes((CORPUS / name).read_bytes(), name) == ["mail-winmail"]


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a period folder whose forms are issued, nothing came yet."""
    folder = tmp_path_factory.mktemp("nam") / "2026"
    folder.mkdir()
    write_plan(SAMPLE, folder / "ke-hoach.xlsx")
    steps.issue(PeriodFolder(folder / "6T"))
    return folder / "6T"


@pytest.fixture
def period(issued: Path) -> Iterator[Path]:
    yield issued
    shutil.rmtree(issued / "nhan")


def form(period: Path, unit: str = "TCD") -> bytes:
    return (period / "giao" / f"CCHC-2026-6T-{unit}.xlsx").read_bytes()


def gathered(period: Path, **mails: EmailMessage | bytes) -> Inbox:
    (period / "nhan").mkdir(exist_ok=True)
    for name, content in mails.items():
        data = content if isinstance(content, bytes) else content.as_bytes()
        (period / "nhan" / f"{name}.eml").write_bytes(data)
    return steps.gather(PeriodFolder(period), None)


def test_a_return_by_mail_is_merged_and_knows_its_mail(period: Path):
    inbox = gathered(period, x=mail(TCD, ("Biểu đã điền.xlsx", filled(form(period)))))
    (entry,) = inbox.received
    assert (entry.path, entry.state, entry.unit) == ("x.eml › Biểu đã điền.xlsx", FileState.MERGED, "TCD")
    assert entry.made_at == datetime(2026, 6, 10, 1)
    assert entry.origin
    assert (entry.origin.sender, entry.origin.mail_path) == (TCD, "x.eml")


def test_a_zip_in_a_mail_and_a_mail_in_a_zip(period: Path):
    def zipped(name: str, data: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr(name, data)
        return stream.getvalue()

    book = filled(form(period))
    inbox = gathered(period, x=mail(TCD, ("goi.zip", zipped("bieu.xlsx", book))))
    assert [(entry.path, entry.state) for entry in inbox.received] == [
        ("x.eml › goi.zip › bieu.xlsx", FileState.MERGED)
    ]
    (period / "nhan" / "x.eml").unlink()
    (period / "nhan" / "thu.zip").write_bytes(zipped("x.eml", mail(TCD, ("bieu.xlsx", book)).as_bytes()))
    inbox = steps.gather(PeriodFolder(period), None)
    assert [entry.path for entry in inbox.received] == ["thu.zip › x.eml › bieu.xlsx"]
    assert inbox.received[0].origin
    assert inbox.received[0].origin.sender == TCD


def test_the_later_mail_wins_whenever_the_workbooks_were_saved(period: Path):
    first = mail(TCD, ("a.xlsx", filled(form(period), share=0.9)), date="Fri, 12 Jun 2026 08:00:00 +0700")
    second = mail(TCD, ("b.xlsx", filled(form(period), share=0.2)), date="Thu, 11 Jun 2026 08:00:00 +0700")
    inbox = gathered(period, a=first, b=second)
    assert {entry.path: entry.state for entry in inbox.received} == {
        "a.eml › a.xlsx": FileState.MERGED,
        "b.eml › b.xlsx": FileState.SUPERSEDED,
    }


def found_in(inbox: Inbox) -> list[str]:
    named = ("sender", "mail", "file-copy", "file-only", "file-signed", "unit-unknown")
    return [finding.rule.code for finding in inbox.findings if finding.rule.code.startswith(named)]


def test_a_form_from_the_address_of_another_unit_is_a_finding(period: Path):
    inbox = gathered(period, x=mail(NGV, ("a.xlsx", filled(form(period)))))
    assert inbox.merged["TCD"].state is FileState.MERGED
    assert found_in(inbox) == ["sender-other-unit"]


@pytest.mark.parametrize("sender", [TCD.upper(), "cchc@vpubnd.ninhbinh.example", "hctc@vpubnd.ninhbinh.example"])
def test_an_address_that_says_nothing_against_it(period: Path, sender: str):
    """Its own, the office's own mailbox, the coordinator's who passes it on."""
    assert found_in(gathered(period, x=mail(sender, ("a.xlsx", filled(form(period)))))) == []


def test_a_scan_alone_asks_for_the_workbook_and_beside_one_is_its_signed_copy(period: Path):
    alone = mail(TCD, ("quet0001.pdf", b"%PDF-1.4"))
    inbox = gathered(period, a=alone)
    (entry,) = inbox.received
    assert (entry.unit, entry.state, found_in(inbox)) == ("TCD", FileState.NOT_A_RETURN, ["file-copy-alone"])
    inbox = gathered(period, b=mail(TCD, ("a.xlsx", filled(form(period)))))
    assert [(entry.unit, entry.state) for entry in inbox.received] == [
        ("TCD", FileState.SIGNED_COPY),
        ("TCD", FileState.MERGED),
    ]


def test_a_mail_without_a_workbook_is_of_the_unit_that_sent_it(period: Path):
    inbox = gathered(period, a=mail(TCD, text="https://1drv.ms/x/abc"))
    (entry,) = inbox.received
    assert (entry.path, entry.unit, entry.state) == ("a.eml", "TCD", FileState.NOT_A_RETURN)
    assert [finding.unit for finding in entry.findings] == ["TCD"]


def test_a_mail_set_aside_is_not_opened(period: Path):
    (period / "nhan" / "khong-dung").mkdir(parents=True)
    (period / "nhan" / "khong-dung" / "x.eml").write_bytes(mail(TCD, ("a.xlsx", filled(form(period)))).as_bytes())
    (entry,) = steps.gather(PeriodFolder(period), None).received
    assert (entry.path, entry.state) == ("khong-dung/x.eml", FileState.SET_ASIDE)


def test_check_opens_a_mail_too(period: Path):
    path = period / "nhan" / "x.eml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(mail(TCD, ("a.xlsx", filled(form(period)))).as_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "cchc_excel", "check", str(path), "--json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert [entry["unit"] for entry in json.loads(done.stdout)["files"]] == ["TCD"]


POST = {
    "account": "cchc", "imap_host": "mail.example", "imap_port": 143, "imap_security": "STARTTLS", "mailbox": "Báo cáo",
    "smtp_host": "smtp.example", "smtp_port": 587, "smtp_security": "Không", "sender": "a@b.example",
    "sender_name": "Văn phòng", "copy_to": "c@b.example; d@b.example", "ca_file": "ca.pem",
}  # fmt: skip


def test_the_settings_of_the_mailbox_are_read_as_they_were_written(tmp_path: Path):
    path = tmp_path / "ke-hoach.xlsx"
    write_plan(replace(SAMPLE, post=POST), path)
    post = read_plan(path).post
    assert {key: getattr(post, key) for key in POST} == POST


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("A5", "Mật khẩu", "plan-post-password"),
        ("A5", "Password IMAP", "plan-post-password"),
        ("A5", "Máy in", "plan-post-unknown"),
        ("B7", "chín trăm", "plan-post-wrong"),
        ("B7", 70_000, "plan-post-wrong"),
        ("B8", "SSL gì đó", "plan-post-wrong"),
    ],
)
def test_faults_of_the_sheet(tmp_path: Path, cell: str, value: object, code: str):
    from openpyxl import load_workbook  # noqa: PLC0415 - only here

    from cchc_excel.books.workbooks import load_book  # noqa: PLC0415
    from cchc_excel.plan.workbook import understand_plan  # noqa: PLC0415

    path = tmp_path / "ke-hoach.xlsx"
    write_plan(SAMPLE, path)
    book = load_workbook(path)
    book["Thư"][cell] = value
    book.save(path)
    found = [finding.rule.code for finding in understand_plan(load_book(path), "x").findings]
    assert code in found
