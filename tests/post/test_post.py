"""The post against real servers on 127.0.0.1: letters go out, answers come in, nothing twice, nothing marked."""

import csv
import imaplib
import json
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import count
from pathlib import Path

import pytest

from cchc_excel.plan.workbook import read_plan
from cchc_excel.post.connections import MailAccount
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.mail_servers import PASSWORD, Dovecot, Mailbox, Mailman, cutting_proxy, dovecot, smtp_server
from tests.tools.odd_imap import MAIL, answers, odd_imap
from tests.tools.places import ROOT
from tests.tools.sample_plan import SAMPLE
from tests.tools.sent_mails import filled, mail

TCD = "tcd@vpubnd.ninhbinh.example"
_NUMBERS = count(1)


@dataclass
class Office:
    """A plan folder whose mailbox stands on this machine."""

    period: Path
    imap: Dovecot
    box: Mailbox
    mailman: Mailman
    smtp_port: int

    def configure(self, **post: str | int) -> None:
        settings: dict[str, str | int] = {
            "account": self.box.user, "imap_host": "127.0.0.1", "imap_port": self.imap.port, "imap_security": "Không",
            "smtp_host": "127.0.0.1", "smtp_port": self.smtp_port, "smtp_security": "Không",
        }  # fmt: skip
        write_plan(replace(SAMPLE, post={**settings, **post}), self.period.parent / "ke-hoach.xlsx")

    def run(self, *arguments: str, password: str | None = PASSWORD, code: int = 0, shown: bool = False) -> str:
        """Run a command on the period folder, and return what it printed."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        environment.pop("CCHC_MAIL_PASSWORD", None)
        if password is not None:
            environment["CCHC_MAIL_PASSWORD"] = password
        command, *options = arguments
        done = subprocess.run(
            [sys.executable, "-m", "cchc_excel", command, str(self.period), *options],
            capture_output=True, encoding="utf-8", env=environment, check=False, input="",
        )  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert password is None or password not in done.stdout + done.stderr
        return done.stdout if code == 0 or shown else done.stderr

    def merge(self) -> dict:
        return json.loads(self.run("merge", "--json"))

    def letter_to(self, address: str) -> EmailMessage:
        """Return the last letter that reached an address."""
        sent = next(content for to, content in reversed(self.mailman.letters) if to == address)
        return message_from_bytes(sent, policy=default)

    def forms(self) -> list[str]:
        return sorted(path.name for path in (self.period / "nhan").glob("*.eml"))


@pytest.fixture(scope="module")
def imap_server() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plan folder whose forms are issued; each test has its own copy."""
    folder = tmp_path_factory.mktemp("issued") / "2026"
    folder.mkdir()
    write_plan(SAMPLE, folder / "ke-hoach.xlsx")
    subprocess.run([sys.executable, "-m", "cchc_excel", "issue", str(folder / "6T")], check=True, cwd=ROOT)
    return folder


@pytest.fixture
def desk(tmp_path: Path, issued: Path, imap_server: Dovecot) -> Iterator[Office]:
    shutil.copytree(issued, tmp_path / "2026")
    box = imap_server.mailbox(f"cchc{next(_NUMBERS)}")
    mailman = Mailman()
    with smtp_server(mailman) as port:
        made = Office(tmp_path / "2026" / "6T", imap_server, box, mailman, port)
        made.configure()
        yield made


def form_in(letter: EmailMessage) -> tuple[str, bytes]:
    (attachment,) = letter.iter_attachments()
    return attachment.get_filename(), attachment.get_content()


def test_the_whole_cycle(desk: Office):
    assert len(list((desk.period / "thu").glob("giao-*.eml"))) == 14
    desk.run("send", "--yes")
    assert len(desk.mailman.letters) == 14
    name, form = form_in(desk.letter_to(TCD))
    assert name == "CCHC-2026-6T-TCD.xlsx"

    # The clerk says that all is done, and at the same time that 80 % is.
    wrong = mail(f"Ban Tiếp công dân <{TCD}>", (name, filled(form, "Hoàn thành", 0.8)))
    desk.box.deliver(wrong.as_bytes(), "1.tra-loi")
    assert "nhận 1 thư mới" in desk.run("fetch")
    (file,) = desk.forms()
    result = desk.merge()
    assert result["returns"] == [
        {
            "path": f"{file} › CCHC-2026-6T-TCD.xlsx", "unit": "TCD", "state": "merged",
            "made_at": "2026-06-10T01:00:00", "sender": TCD,
        }
    ]  # fmt: skip
    assert "TCD" not in result["missing"]

    desk.run("remind")
    assert (desk.period / "thu" / "tra-lai-TCD.eml").is_file()
    assert len(list((desk.period / "thu").glob("nhac-*.eml"))) == 13
    desk.run("send", "--yes")
    assert len(desk.mailman.letters) == 14 + 14
    letter = desk.letter_to(TCD)
    name, marked = form_in(letter)
    body = letter.get_body().get_content()
    assert "còn 1 chỗ cần đơn vị sửa" in body
    assert "Ô H" in body

    # The clerk corrects the marked form and answers with it.
    right = mail(TCD, (name, filled(marked, "Hoàn thành", 1)), date="Fri, 12 Jun 2026 09:00:00 +0700")
    desk.box.deliver(right.as_bytes(), "2.tra-loi")
    assert "nhận 1 thư mới" in desk.run("fetch")
    result = desk.merge()
    assert sorted(entry["state"] for entry in result["returns"]) == ["merged", "superseded"]
    assert [path.name for path in (desk.period / "tra-lai").iterdir()] == []
    desk.run("remind", "--again")
    assert not (desk.period / "thu" / "tra-lai-TCD.eml").exists()
    assert not (desk.period / "thu" / "nhac-TCD.eml").exists()


def test_a_second_run_sends_nothing_twice_and_a_refused_address_stops_no_other(desk: Office):
    desk.mailman.refused.add(TCD)
    desk.run("send", "--yes", code=1)
    assert len(desk.mailman.letters) == 13
    desk.mailman.refused.clear()
    assert TCD in desk.run("send", "--yes")
    assert sorted(address for address, _ in desk.mailman.letters).count(TCD) == 1
    assert len(desk.mailman.letters) == 14
    assert "Không có thư nào cần gửi" in desk.run("send", "--yes")
    desk.run("issue")
    assert "Không có thư nào cần gửi" in desk.run("send", "--yes")


def test_sending_asks_first(desk: Office):
    assert "Đã dừng" in desk.run("send", code=2)
    assert desk.mailman.letters == []


def test_a_missing_server_is_told_before_anything_is_asked(desk: Office):
    desk.configure(smtp_host="")
    said = desk.run("send", code=2)
    assert "Chưa ghi “Máy chủ gửi thư (SMTP)”" in said
    assert "danh-sach-gui.html" in said
    assert "Gõ c" not in said


def test_a_connection_lost_while_sending_leaves_no_doubtful_letter_sent_twice(desk: Office):
    desk.mailman.cut_after = 5
    desk.run("send", "--yes", code=2)
    desk.mailman.cut_after = -1
    for _ in range(2):
        assert "chưa rõ đã đến" in desk.run("send", "--yes", code=1, shown=True)
        assert len(desk.mailman.letters) == 13
    desk.run("send", "--yes", "--again")
    addresses = [address for address, _ in desk.mailman.letters]
    assert len(addresses) == len(set(addresses)) == 14


def test_letters_go_out_dated_and_no_longer_as_drafts(desk: Office):
    desk.run("send", "--yes")
    letter = desk.letter_to(TCD)
    assert letter["X-Unsent"] is None
    assert letter["Message-ID"]
    assert str(letter["From"].addresses[0].addr_spec) == "cchc@vpubnd.ninhbinh.example"


def test_fetching_twice_brings_nothing_twice_and_marks_nothing(desk: Office):
    for number in range(3):
        desk.box.deliver(mail(TCD, date=f"Wed, 10 Jun 2026 0{number}:00:00 +0700").as_bytes(), f"{number}.x")
    desk.run("fetch")
    before = {path.name: path.read_bytes() for path in (desk.period / "nhan").iterdir()}
    assert len(before) == 3
    assert "nhận 0 thư mới" in desk.run("fetch")
    (desk.period / "thu" / "da-nhan.csv").unlink()
    assert "nhận 0 thư mới" in desk.run("fetch")
    assert {path.name: path.read_bytes() for path in (desk.period / "nhan").iterdir()} == before
    assert desk.box.flags() == ["", "", ""]


def test_a_mail_set_aside_or_deleted_is_not_fetched_again(desk: Office):
    for number in range(2):
        desk.box.deliver(mail(TCD, date=f"Wed, 10 Jun 2026 0{number}:00:00 +0700").as_bytes(), f"{number}.x")
    desk.run("fetch")
    first, second = desk.forms()
    (desk.period / "nhan" / first).unlink()
    (desk.period / "nhan" / "khong-dung").mkdir()
    (desk.period / "nhan" / second).rename(desk.period / "nhan" / "khong-dung" / second)
    assert "nhận 0 thư mới" in desk.run("fetch")


def test_the_same_mail_under_a_new_number_is_not_fetched_again_and_named(desk: Office):
    letter = mail(TCD, Message_ID="<bao-cao@tcd>").as_bytes()
    desk.box.deliver(letter, "1.x")
    desk.run("fetch")
    desk.box.deliver(letter, "2.x")
    said = " ".join(desk.run("fetch").split())  # wherever its lines end
    assert "nhận 0 thư mới" in said
    assert f"thư của {TCD} ngày 10/06/2026 (“Báo cáo 6 tháng”) giống hệt tệp {desk.forms()[0]}" in said
    assert "giống hệt" not in desk.run("fetch")


def test_an_equal_message_id_hides_no_mail(desk: Office):
    for number in range(2):
        letter = mail(TCD, text=f"Báo cáo lần {number}", Message_ID="<bao-cao@tcd>")
        desk.box.deliver(letter.as_bytes(), f"{number}.x")
    assert "nhận 2 thư mới" in desk.run("fetch")


def test_a_form_sent_back_with_our_own_header_is_fetched_and_merged(desk: Office):
    """As a program does that sends a letter again, "as new", with whatever stood in its head."""
    desk.run("send", "--yes")
    name, form = form_in(desk.letter_to(TCD))
    desk.box.deliver(mail(TCD, (name, filled(form)), X_CCHC="giao/2026/6T/TCD").as_bytes(), "1.x")
    assert "nhận 1 thư mới" in desk.run("fetch")
    assert [entry["state"] for entry in desk.merge()["returns"]] == ["merged"]


def test_another_mailbox_with_the_same_numbers_is_another(desk: Office):
    desk.box.deliver(mail(TCD).as_bytes(), "1.x")
    with odd_imap(answers()) as port:
        desk.configure(imap_port=port)
        assert "nhận 1 thư mới" in desk.run("fetch")
        assert "nhận 0 thư mới" in desk.run("fetch")
    (file,) = desk.forms()
    log = desk.period / "thu" / "da-nhan.csv"
    assert f"{desk.box.user}@127.0.0.1/INBOX" in log.read_text("utf-8-sig")
    other = MAIL.replace(b"Kinh gui", b"Kinh goi")
    with odd_imap(answers(other)) as port:
        desk.configure(imap_port=port, account=f"khac-{desk.box.user}")
        assert "nhận 1 thư mới" in desk.run("fetch")
    # Neither of the same name took the other's place.
    assert desk.forms() == [file.replace(".eml", " (2).eml"), file]
    assert (desk.period / "nhan" / file).read_bytes() == MAIL


def test_a_log_of_an_earlier_version_still_counts(desk: Office):
    with odd_imap(answers()) as port:
        desk.configure(imap_port=port)
        log = desk.period / "thu" / "da-nhan.csv"
        log.write_text("Thời điểm;Hộp thư;Số thư;Mã thư;Tệp\r\n2026-06-10 08:00:00;7;1;;a.eml\r\n", "utf-8-sig")
        assert "nhận 0 thư mới" in desk.run("fetch")


def test_nothing_in_the_inbox_is_deleted_whatever_its_name(desk: Office):
    for name in (".cchc-abc.eml", ".cchc-x", "20260610-tcd-7-1.eml"):
        (desk.period / "nhan" / name).write_bytes(b"cua don vi")
    with odd_imap(answers()) as port:
        desk.configure(imap_port=port)
        assert "nhận 1 thư mới" in desk.run("fetch")
    desk.run("merge")
    files = {path.name: path.read_bytes() for path in (desk.period / "nhan").iterdir()}
    assert files.pop("20260610-tcd-7-1 (2).eml") == MAIL
    assert files == dict.fromkeys((".cchc-abc.eml", ".cchc-x", "20260610-tcd-7-1.eml"), b"cua don vi")


TWO_PARTS = mail(TCD, ("a.bin", bytes(3_000))).as_bytes()


@pytest.mark.parametrize(
    ("content", "size", "is_whole"),
    [
        (MAIL, len(MAIL) * 2, False),
        (MAIL, len(MAIL) + 2, True),
        (TWO_PARTS, len(TWO_PARTS) + 500, True),
        (TWO_PARTS[:-40], len(TWO_PARTS), False),
    ],
)
def test_a_literal_shorter_than_its_declared_size_is_no_whole_mail(desk: Office, content: bytes, size: int, is_whole):
    with odd_imap(answers(content, size)) as port:
        desk.configure(imap_port=port)
        for _ in range(1 if is_whole else 2):
            said = desk.run("fetch")
            assert ("không trọn vẹn" in said) is not is_whole
            assert len(desk.forms()) == is_whole


DIGITS = b"9" * 6_000


@pytest.mark.parametrize(
    ("said", "refused", "words"),
    [
        ({"SEARCH": b"* SEARCH 1 " + DIGITS + b"\r\n"}, "", "trả lời sai quy cách"),
        ({"EXAMINE": b"* OK [UIDVALIDITY " + DIGITS + b"] ok\r\n"}, "", "trả lời sai quy cách"),
        ({"EXAMINE": b"* OK [UIDVALIDITY ../../x] ok\r\n"}, "", "trả lời sai quy cách"),
        ({"WHOLE": b"* 1 FETCH (BODY[] {99000000000}\r\nabc)\r\n"}, "", "trả lời sai quy cách"),
        ({"WHOLE": b"* 1 FETCH (BODY[] {" + DIGITS + b"}\r\nabc)\r\n"}, "", "trả lời sai quy cách"),
        ({"SEARCH": b"* OK x\r\n" * 1_000_000}, "", "trả lời sai quy cách"),
        ({}, "SEARCH", "từ chối yêu cầu đọc thư"),
        ({}, "WHOLE", "từ chối yêu cầu đọc thư"),
        ({"SEARCH": b"* BYE\r\n"}, "", "kết nối bị ngắt"),
    ],
    ids=lambda value: "" if isinstance(value, dict) else value,
)
def test_what_no_server_should_answer_is_one_sentence(desk: Office, said: dict, refused: str, words: str):
    with odd_imap({**answers(), **said}, refused) as port:
        desk.configure(imap_port=port)
        told = desk.run("fetch", code=2)
    assert words in told
    assert ("kiểm tra mạng" in told) is ("ngắt" in words)
    assert len(told.strip().splitlines()) == 1
    assert desk.forms() == []


def test_a_size_of_thousands_of_digits_is_a_mail_too_large(desk: Office):
    with odd_imap(answers(size=DIGITS.decode())) as port:
        desk.configure(imap_port=port)
        said = desk.run("fetch")
    assert "nhận 0 thư mới" in said
    assert "lớn 1000 MB nên không nhận" in said


def test_a_server_without_starttls_is_not_the_network(desk: Office):
    with odd_imap(answers()) as port:
        desk.configure(imap_port=port, imap_security="STARTTLS")
        told = desk.run("fetch", code=2)
    assert "không hỗ trợ cách bảo mật" in told
    assert "mạng" not in told.replace("quản trị mạng", "")


@pytest.mark.parametrize("command", ["fetch", "send"])
@pytest.mark.parametrize("host", ["mail..vn", ".mail.vn", "thư..vn", "a" * 70 + ".vn"])
def test_a_host_that_is_none_is_one_sentence(desk: Office, command: str, host: str):
    desk.configure(imap_host=host, smtp_host=host)
    told = desk.run(command, *(["--yes"] if command == "send" else []), code=2)
    assert f"“{host}” không phải là tên máy chủ" in told
    assert len(told.strip().splitlines()) == 1


@pytest.mark.parametrize("host", ["thư-điện-tử.invalid", "hộp thư.invalid"])
def test_a_host_with_diacritics_is_looked_for(desk: Office, host: str):
    desk.configure(imap_host=host)
    assert "Không tìm thấy máy chủ nhận thư" in desk.run("fetch", code=2)


@pytest.mark.parametrize(("account", "password"), [("cán-bộ", PASSWORD), ("cán bộ", PASSWORD), ("", "đường số 9")])
def test_accounts_and_passwords_with_diacritics_sign_in_or_are_refused(desk: Office, account: str, password: str):
    """Dovecot takes any account with one password here; it is asked in UTF-8, and answers for itself."""
    account = f"{account}{desk.box.user}"
    desk.configure(account=account)
    if password == PASSWORD:
        desk.imap.mailbox(account)
        assert "nhận 0 thư mới" in desk.run("fetch")
    else:
        told = desk.run("fetch", password=password, code=2)
        assert "không chấp nhận tài khoản hoặc mật khẩu" in told
        assert len(told.strip().splitlines()) == 1


@pytest.mark.parametrize("after", [100, 1_500, 60_000, 110_000, 200_000])
def test_a_connection_cut_while_fetching(desk: Office, after: int):
    for number in range(3):
        letter = mail(TCD, ("tep.bin", bytes(range(256)) * 200), date=f"Wed, 10 Jun 2026 0{number}:00:00 +0700")
        desk.box.deliver(letter.as_bytes(), f"{number}.x")
    with cutting_proxy(desk.imap.port, after) as port:
        desk.configure(imap_port=port)
        assert "ngắt" in desk.run("fetch", code=2)
        got = {path.name: path.read_bytes() for path in (desk.period / "nhan").iterdir()}
        assert all(name.endswith(".eml") and content.endswith(b"--\r\n") for name, content in got.items())
        desk.run("fetch")
        files = {path.name: path.read_bytes() for path in (desk.period / "nhan").iterdir()}
    assert len(files) == 3
    assert got.items() <= files.items()


def test_our_own_letters_in_the_mailbox_are_left_there(desk: Office):
    desk.run("send", "--yes")
    desk.box.deliver(desk.letter_to(TCD).as_bytes(), "1.x")
    assert "nhận 0 thư mới" in desk.run("fetch")


def test_the_password_stands_in_no_file(desk: Office):
    password = "kh0ng-ai-biet"  # noqa: S105 - no server has it
    desk.run("send", "--yes")
    for asked in (PASSWORD, password):
        desk.run("fetch", password=asked, code=0 if asked == PASSWORD else 2)
    with odd_imap({**answers(), "LOGIN": b"* BYE " + password.encode() + b"\r\n"}) as port:
        desk.configure(imap_port=port)
        desk.run("fetch", password=password, code=2)
    written = b"".join(path.read_bytes() for path in desk.period.parent.rglob("*") if path.is_file())
    for secret in (PASSWORD, password):
        token = b64encode(f"\0{desk.box.user}\0{secret}".encode())
        assert token not in written
        assert password.encode() not in written


def test_a_wrong_or_missing_password(desk: Office):
    wrong = PASSWORD[::-1]
    assert "không chấp nhận tài khoản hoặc mật khẩu" in desk.run("fetch", password=wrong, code=2)
    assert "Chưa có mật khẩu" in desk.run("fetch", password=None, code=2)


@pytest.mark.parametrize(
    ("post", "command", "words"),
    [
        ({"imap_port": 1}, "fetch", "Không kết nối được máy chủ nhận thư"),
        ({"imap_host": "khong-co.invalid"}, "fetch", "Không tìm thấy máy chủ nhận thư"),
        ({"imap_host": ""}, "fetch", "Chưa ghi “Máy chủ nhận thư"),
        ({"mailbox": "Báo cáo"}, "fetch", "không có thư mục “Báo cáo”"),
        ({"imap_security": "TLS"}, "fetch", "máy chủ nhận thư"),
        ({"imap_security": "STARTTLS"}, "fetch", "máy chủ nhận thư"),
        ({"smtp_port": 1}, "send", "Không kết nối được máy chủ gửi thư"),
        ({"smtp_host": ""}, "send", "Chưa ghi “Máy chủ gửi thư"),
        ({"smtp_security": "STARTTLS"}, "send", "không hỗ trợ cách bảo mật"),
        ({"imap_security": "TLS", "ca_file": "khong-co.pem"}, "fetch", "Không đọc được tệp chứng thư"),
    ],
)
def test_a_server_that_cannot_be_reached_is_one_sentence(desk: Office, post: dict, command: str, words: str):
    desk.configure(**post)
    said = desk.run(command, *(["--yes"] if command == "send" else []), code=2)
    assert words in said
    assert len(said.strip().splitlines()) == 1


def test_a_self_made_certificate_is_refused_unless_trusted(desk: Office):
    with dovecot(tls=True) as guarded:
        guarded.mailbox(desk.box.user)
        desk.configure(imap_port=guarded.tls_port, imap_security="TLS")
        assert "không được tin cậy" in desk.run("fetch", code=2)
        assert "Login" not in (guarded.base / "log").read_text()
        authority = str(guarded.base / "chung-thu.pem")
        desk.configure(imap_port=guarded.tls_port, imap_security="TLS", ca_file=authority)
        assert "nhận 0 thư mới" in desk.run("fetch")
        desk.configure(imap_port=guarded.port, imap_security="STARTTLS", ca_file=authority)
        assert "nhận 0 thư mới" in desk.run("fetch")


def test_a_folder_with_a_vietnamese_name(desk: Office):
    with imaplib.IMAP4("127.0.0.1", desk.imap.port) as connection:
        connection.login(desk.box.user, PASSWORD)
        connection.create('"B&AOE-o c&AOE-o"')  # Báo cáo, as another program would name it (RFC 3501, 5.1.3)
        connection.append('"B&AOE-o c&AOE-o"', "", None, mail(TCD).as_bytes())
    desk.configure(mailbox="Báo cáo")
    assert "nhận 1 thư mới" in desk.run("fetch")


def test_another_parser_sees_the_drafts_as_they_are_meant(desk: Office):
    """Dovecot takes a draft apart by its own means."""
    desk.box.deliver((desk.period / "thu" / "giao-TCD.eml").read_bytes(), "1.x")
    with imaplib.IMAP4("127.0.0.1", desk.imap.port) as connection:
        connection.login(desk.box.user, PASSWORD)
        connection.select(readonly=True)
        _, answer = connection.fetch("1", "(BODYSTRUCTURE)")
    structure = answer[0].decode()
    assert '("text" "plain" ("charset" "utf-8")' in structure
    assert '"attachment" ("filename" "CCHC-2026-6T-TCD.xlsx")' in structure
    assert '"mixed"' in structure


def test_the_log_names_each_step(desk: Office):
    desk.run("send", "--yes")
    with (desk.period / "thu" / "nhat-ky.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["Mã đơn vị"] == "TCD"]
    assert [row["Việc"] for row in rows] == ["đã soạn", "đang gửi", "đã gửi"]
    assert {row["Địa chỉ"] for row in rows} == {TCD}


def test_status_tells_what_went_out_and_what_came(desk: Office):
    desk.run("send", "--yes")
    name, form = form_in(desk.letter_to(TCD))
    late = mail(TCD, (name, filled(form)), date="Thu, 18 Jun 2026 09:00:00 +0700")
    desk.box.deliver(late.as_bytes(), "1.x")
    desk.run("fetch")
    units = {entry["unit"]: entry for entry in json.loads(desk.run("status", "--json"))["units"]}
    assert units["TCD"] | {"drafted_on": "", "sent_on": ""} == {
        "unit": "TCD", "issued": True, "drafted_on": "", "sent_on": "", "made_at": "2026-06-18T09:00:00", "times": 1,
        "state": "đã gửi", "errors": 0, "days_late": 2,
    }  # fmt: skip
    assert units["TCD"]["sent_on"]
    assert (units["NGV"]["made_at"], units["NGV"]["times"], units["NGV"]["state"]) == (None, 0, "chưa gửi")
    (row,) = (line for line in desk.run("status").splitlines() if line.startswith("TCD "))
    assert "18/06 09:00" in row


def test_passwords_come_from_the_keyring_where_the_environment_has_none(desk: Office, monkeypatch: pytest.MonkeyPatch):
    keyring = pytest.importorskip("keyring")
    from keyring.backend import KeyringBackend  # noqa: PLC0415 - only where it is installed

    class Memory(KeyringBackend):
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return "tu-kho" if (service, username) == ("cchc", desk.box.user) else None

        def set_password(self, service: str, username: str, password: str) -> None: ...

        def delete_password(self, service: str, username: str) -> None: ...

    monkeypatch.delenv("CCHC_MAIL_PASSWORD", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    try:
        plan = read_plan(desk.period.parent / "ke-hoach.xlsx")
        assert MailAccount.of(plan, desk.period.parent).password() == "tu-kho"
    finally:
        keyring.set_keyring(before)
