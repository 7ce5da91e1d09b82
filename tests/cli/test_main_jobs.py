"""The main job of each command, one after another, as processes: what must go on every system that has Python."""

import json
import shutil
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.command import cchc
from tests.tools.mail_servers import PASSWORD, Mailman, smtp_server
from tests.tools.places import ROOT
from tests.tools.sample_plan import SAMPLE
from tests.tools.sent_mails import filled, mail
from tests.tools.small_mailbox import small_mailbox

TCD = "tcd@vpubnd.ninhbinh.example"
ANNEX = ROOT / "tests" / "importing" / "annexes" / "hai-bang.docx"


def done(*arguments: object, code: int = 0) -> str:
    """Run a command, and return what it printed."""
    ended = cchc(*arguments)
    assert ended.returncode == code, ended.stdout + ended.stderr
    return ended.stdout


def names(folder: Path, pattern: str = "*") -> list[str]:
    return sorted(path.name for path in folder.glob(pattern))


def test_a_period_of_the_sample_from_issuing_to_the_report(plan_folder: Path):
    period = plan_folder / "6T"
    done("check", plan_folder / "ke-hoach.xlsx")
    done("issue", period)
    assert len(names(period / "giao")) == len(names(period / "thu", "giao-*.eml")) == 14
    assert "Đã gửi: 13/14 đơn vị" in done("merge", period)
    assert json.loads(done("merge", period, "--json"))["missing"] == ["NGV"]
    assert "Phòng Ngoại vụ" in done("status", period)
    done("remind", period)
    assert "nhac-NGV.eml" in names(period / "thu")
    done("report", period)
    assert names(period, "*.*") == ["bao-cao.docx", "tong-hop.xlsx"]
    wrong = next((period / "tra-lai").iterdir())
    assert wrong.name in done("check", wrong, code=1)


def test_a_plan_from_nothing_from_an_annex_and_from_last_year(plan_folder: Path, tmp_path: Path):
    done("merge", plan_folder / "6T")
    for name, options in {"trang": (), "phu-luc": ("--from", ANNEX), "sau": ("--after", plan_folder)}.items():
        year = () if name == "sau" else ("--year", 2027)
        done("init", tmp_path / name, *options, *year)
        assert names(tmp_path / name) == ["CCHC.cmd", "ke-hoach.xlsx"]
    done("register", plan_folder)
    assert len(names(plan_folder / "dang-ky" / "giao")) == 14


def test_forms_go_out_by_mail_and_an_answer_comes_in(plan_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", PASSWORD)
    period, mailman = plan_folder / "6T", Mailman()
    shutil.rmtree(period)
    post: dict[str, str | int] = {
        "account": "cchc", "imap_host": "127.0.0.1", "imap_security": "Không",
        "smtp_host": "127.0.0.1", "smtp_security": "Không",
    }  # fmt: skip
    with smtp_server(mailman) as smtp_port:
        write_plan(replace(SAMPLE, post={**post, "smtp_port": smtp_port}), plan_folder / "ke-hoach.xlsx")
        done("issue", period)
        done("send", period, "--yes")
    assert len(mailman.letters) == 14
    letter = message_from_bytes(next(content for to, content in mailman.letters if to == TCD), policy=default)
    (form,) = letter.iter_attachments()
    answer = mail(TCD, (form.get_filename(), filled(form.get_content())))
    with small_mailbox([answer.as_bytes(), b"From: a@b.example\r\n\r\nhello\r\n"]) as imap_port:
        write_plan(replace(SAMPLE, post={**post, "imap_port": imap_port}), plan_folder / "ke-hoach.xlsx")
        assert "nhận 2 thư mới" in done("fetch", period, "--since", "2026-06-01")
        done("fetch", period, "--since", "2026-06-01")
    assert names(period / "nhan") == ["00000000-a-7-2.eml", "20260610-tcd-7-1.eml"]
    merged = json.loads(done("merge", period, "--json"))
    assert [entry["unit"] for entry in merged["returns"] if entry["state"] == "merged"] == ["TCD"]
