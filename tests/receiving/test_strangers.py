"""Who sent a return, and when: a stranger's counts only where the unit sent nothing; the server's time goes first."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from cchc_excel.domain import Inbox, Received
from cchc_excel.folders import PeriodFolder
from cchc_excel.receiving import many
from cchc_excel.steps import periods as steps
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.make_samples import settle_times
from tests.tools.sample_plan import SAMPLE
from tests.tools.sent_mails import filled, mail

TCD, NGV, OFFICE = "tcd@vpubnd.ninhbinh.example", "ngv@vpubnd.ninhbinh.example", "cchc@vpubnd.ninhbinh.example"
KSTT = "kstt@vpubnd.ninhbinh.example"
STRANGER, OTHER_STRANGER = "an@gmail.example", "binh@gmail.example"
EARLY, LATE = "Wed, 10 Jun 2026 08:00:00 +0700", "Fri, 12 Jun 2026 08:00:00 +0700"


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a period folder whose forms are issued."""
    folder = tmp_path_factory.mktemp("nam") / "2026"
    folder.mkdir()
    write_plan(SAMPLE, folder / "ke-hoach.xlsx")
    steps.issue(PeriodFolder(folder / "6T"))
    return folder / "6T"


@pytest.fixture
def period(issued: Path) -> Iterator[Path]:
    """Return the folder with nothing in `nhan/`."""
    yield issued
    for path in (issued / "nhan").iterdir():
        path.unlink()


def book(period: Path, share: float, task: str = "I.2", unit: str = "TCD") -> bytes:
    form = (period / "giao" / f"CCHC-2026-6T-{unit}.xlsx").read_bytes()
    return settle_times(filled(form, share=share, task=task), datetime(2026, 6, 1))


def gathered(period: Path, **files: EmailMessage | bytes) -> Inbox:
    """Put files into `nhan/`, mails by their letter, workbooks and zips as they are called, and read them all."""
    for name, content in files.items():
        stem, _, suffix = name.partition("_")
        data = content if isinstance(content, bytes) else content.as_bytes()
        (period / "nhan" / f"{stem}.{suffix or 'eml'}").write_bytes(data)
    return steps.gather(PeriodFolder(period), None)


def states(inbox: Inbox) -> list[str]:
    return [str(entry.state) for entry in inbox.received]


def codes(entry: Received) -> list[str]:
    named = ("sender", "row-lent", "row-supplemented", "returns")
    return [finding.rule.code for finding in entry.findings if finding.rule.code.startswith(named)]


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in files.items():
            package.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def test_files_read_by_several_processes_are_judged_as_read_by_one(period: Path, monkeypatch: pytest.MonkeyPatch):
    own = book(period, 0.5)
    alone = gathered(period, x=mail(TCD, ("a.xlsx", own)), y=mail(STRANGER, ("a.xlsx", own)))
    assert (states(alone), codes(alone.received[1])) == (["merged", "unchanged"], [])
    monkeypatch.setattr(many, "WORTH_SHARING", 1)
    monkeypatch.setattr(many, "_cores", lambda: 2)
    assert steps.gather(PeriodFolder(period), None) == alone


@pytest.mark.parametrize("sender", [STRANGER, "", "An <không có địa chỉ>"])
def test_alone_a_strangers_return_is_merged_with_a_warning(period: Path, sender: str):
    inbox = gathered(period, x=mail(sender, ("a.xlsx", book(period, 0.5))))
    assert (states(inbox), codes(inbox.received[0])) == (["merged"], ["sender-stranger"])


def test_of_several_strangers_the_latest_counts(period: Path):
    first = mail(STRANGER, ("a.xlsx", book(period, 0.5)), date=EARLY)
    inbox = gathered(period, x=first, y=mail(OTHER_STRANGER, ("a.xlsx", book(period, 0.9)), date=LATE))
    assert states(inbox) == ["superseded", "merged"]


@pytest.mark.parametrize("share", [0.9, 0.5])
@pytest.mark.parametrize("sender", [TCD, OFFICE])
def test_a_stranger_never_displaces_what_came_from_the_unit_or_the_coordinator(period: Path, sender: str, share: float):
    """A later mail of other content is rejected and sends nothing back; one that says the same is no news."""
    own = mail(sender, ("a.xlsx", book(period, 0.5)), date=EARLY)
    inbox = gathered(period, x=own, y=mail(STRANGER, ("a.xlsx", book(period, share)), date=LATE))
    expected = ("unchanged", []) if share == 0.5 else ("rejected", ["sender-not-used"])
    assert states(inbox) == ["merged", expected[0]]
    assert codes(inbox.received[1]) == expected[1]
    assert inbox.to_correct == () or all(entry.path == "x.eml › a.xlsx" for entry in inbox.to_correct)


def test_nor_what_lay_there_as_a_file_or_in_a_zip(period: Path):
    strange = mail(STRANGER, ("a.xlsx", book(period, 0.9)), date=LATE)
    inbox = gathered(period, a_xlsx=book(period, 0.5), x=strange)
    assert states(inbox) == ["merged", "rejected"]
    (period / "nhan" / "a.xlsx").unlink()
    inbox = gathered(period, a_zip=zipped(b_xlsx=book(period, 0.5)))
    assert [(entry.path, str(entry.state)) for entry in inbox.received] == [
        ("a.zip › b.xlsx", "merged"), ("x.eml › a.xlsx", "rejected"),
    ]  # fmt: skip


@pytest.mark.parametrize(("own_date", "strange_date"), [(EARLY, LATE), (LATE, EARLY)])
def test_nor_supplements_it(period: Path, own_date: str, strange_date: str):
    own = mail(KSTT, ("a.xlsx", book(period, 0.5, unit="KSTT")), date=own_date)
    strange = mail(STRANGER, ("a.xlsx", book(period, 0.9, task="III.1", unit="KSTT")), date=strange_date)
    inbox = gathered(period, x=own, y=strange)
    assert (states(inbox), codes(inbox.received[0])) == (["merged", "rejected"], [])
    from_unit = mail(KSTT, ("a.xlsx", book(period, 0.9, task="III.1", unit="KSTT")), date=strange_date)
    inbox = gathered(period, y=from_unit)
    assert sorted(states(inbox)) == ["merged", "superseded"]
    assert sorted(code for entry in inbox.received for code in codes(entry)) == ["row-lent", "row-supplemented"]


def test_the_address_of_another_unit_is_a_strangers(period: Path):
    own = mail(TCD, ("a.xlsx", book(period, 0.5)), date=EARLY)
    inbox = gathered(period, x=own, y=mail(NGV, ("a.xlsx", book(period, 0.9)), date=LATE))
    assert states(inbox) == ["merged", "rejected"]


def forwarding(sender: str, inner: EmailMessage, date: str = LATE) -> EmailMessage:
    outer = mail(sender, date=date)
    outer.add_attachment(inner)
    return outer


@pytest.mark.parametrize(
    ("carrier", "sender", "state"),
    [
        (OFFICE, STRANGER, "merged"),
        (TCD, STRANGER, "merged"),
        (STRANGER, TCD, "rejected"),
        (STRANGER, OFFICE, "rejected"),
        ("", TCD, "rejected"),
    ],
)
def test_a_forwarded_mail_is_vouched_for_by_who_sent_it_on(period: Path, carrier: str, sender: str, state: str):
    """What is forwarded may say of itself whatever the one who sends it on likes."""
    own = mail(TCD, ("a.xlsx", book(period, 0.5)), date=EARLY)
    inner = mail(sender, ("a.xlsx", book(period, 0.9)), date=LATE)
    assert states(gathered(period, x=own, y=forwarding(carrier, inner)))[1] == state
    packed = mail(carrier, ("goi.zip", zipped(thu_eml=inner.as_bytes())), date=LATE)
    assert states(gathered(period, y=packed))[1] == state


def test_the_receiving_servers_time_goes_before_the_senders(period: Path):
    """A computer whose clock is two weeks ahead doesn't make a return the latest."""
    ahead = mail(TCD, ("a.xlsx", book(period, 0.5)), date="Wed, 24 Jun 2026 08:00:00 +0700",
                 Received="from a by mx.ninhbinh.example; Wed, 10 Jun 2026 08:00:05 +0700")  # fmt: skip
    inbox = gathered(period, x=ahead, y=mail(TCD, ("a.xlsx", book(period, 0.9)), date=LATE))
    assert states(inbox) == ["superseded", "merged"]
    assert [entry.made_at for entry in inbox.received] == [datetime(2026, 6, 10, 1, 0, 5), datetime(2026, 6, 12, 1)]


def test_of_several_servers_the_last_one_counts(period: Path):
    lines = (
        b"Received: by mx.ninhbinh.example;\r\n Thu, 11 Jun 2026 08:00:00 +0700 (ICT)\r\n"
        b"Received: by pc; Tue, 30 Jun 2026 08:00:00 +0700\r\n"
    )
    inbox = gathered(period, x=lines + mail(TCD, ("a.xlsx", book(period, 0.5)), date=LATE).as_bytes())
    assert inbox.received[0].made_at == datetime(2026, 6, 11, 1)


@pytest.mark.parametrize(
    ("received", "date", "made_at"),
    [
        ("by mx; Wed, 01 Jan 2020 08:00:00 +0700", EARLY, datetime(2026, 6, 10, 1)),
        ("by mx without a day", EARLY, datetime(2026, 6, 10, 1)),
        ("by mx; Wed, 01 Jan 2020 08:00:00 +0700", "Fri, 31 Dec 9999 23:00:00 +0000", datetime(2026, 6, 1)),
        ("by mx; Mon, 07 Jun 2027 08:00:00 +0700", "hôm qua", datetime(2026, 6, 1)),
    ],
)
def test_a_time_that_cannot_be_gives_way_to_the_next_best(period: Path, received: str, date: str, made_at: datetime):
    inbox = gathered(period, x=mail(TCD, ("a.xlsx", book(period, 0.5)), date=date, Received=received))
    assert inbox.received[0].made_at == made_at
    steps.merge(PeriodFolder(period), None)


def test_three_units_whose_files_are_called_alike_all_report(period: Path):
    names = ["Báo cáo.xlsx", "Ba\u0301o ca\u0301o.xlsx", "Báo cáo (2).xlsx"]
    for name, unit in zip(names, ("TCD", "NGV", "VX"), strict=True):
        form = (period / "giao" / f"CCHC-2026-6T-{unit}.xlsx").read_bytes()
        (period / "nhan" / name).write_bytes(filled(form, task="I.2"))
    inbox = steps.gather(PeriodFolder(period), None)
    assert set(inbox.merged) == {"TCD", "NGV", "VX"}
    assert len({entry.path for entry in inbox.received}) == 3
