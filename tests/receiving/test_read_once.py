"""Each file of `nhan/` is read from the disk once, whatever it is and whatever lies in it."""

import io
import sys
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from cchc_excel.books import file_kinds, workbooks
from cchc_excel.folders import PeriodFolder, RegistrationFolder
from cchc_excel.steps import periods as steps
from cchc_excel.steps.checking import check
from cchc_excel.steps.registration import register
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.sample_plan import SAMPLE
from tests.tools.sent_mails import filled, mail

_opened: list[str] = []
sys.addaudithook(lambda event, told: _opened.append(str(told[0])) if event == "open" else None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> PeriodFolder:
    """Return a period folder with a file of each kind that is opened, and some that are not."""
    plan = tmp_path_factory.mktemp("nam") / "2026"
    plan.mkdir()
    write_plan(SAMPLE, plan / "ke-hoach.xlsx")
    period = PeriodFolder(plan / "6T")
    steps.issue(period)
    form = {unit: (period.issued / f"CCHC-2026-6T-{unit}.xlsx").read_bytes() for unit in ("TCD", "NGV", "TH", "KT")}
    letter = mail("tcd@vpubnd.ninhbinh.example", ("a.xlsx", filled(form["TCD"], share=0.5, task="I.2")))
    passed_on = mail("van-thu@x.example", ("goi.zip", zipped(kt=form["KT"])))
    passed_on.add_attachment(letter)
    files = {
        "bieu.xlsx": form["NGV"], "thu.eml": letter.as_bytes(), "thu.msg": passed_on.as_bytes(),
        "goi.zip": zipped(th=form["TH"], goi=zipped(tcd=form["TCD"])), "doi-ten.xlsx": zipped(th=form["TH"]),
        "hong.xlsx": form["NGV"][:2000], "quet.pdf": b"%PDF-1.4", "trong.xlsx": b"",
    }  # fmt: skip
    for name, data in files.items():
        (period.inbox / name).write_bytes(data)
    (period.inbox / "khong-dung").mkdir()
    for name in ("khong-dung/cu.xlsx", "~$bieu.xlsx"):
        (period.inbox / name).write_bytes(b"x")
    return period


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in files.items():
            package.writestr(f"{name}.zip" if name == "goi" else f"{name}.xlsx", data)
    return stream.getvalue()


def reads(inbox: Path) -> dict[str, int]:
    """Return how often each file was opened since it was last asked."""
    told = Counter(Path(path).relative_to(inbox).as_posix() for path in _opened if Path(path).is_relative_to(inbox))
    _opened.clear()
    return dict(told)


READ = {"bieu.xlsx", "thu.eml", "thu.msg", "goi.zip", "doi-ten.xlsx", "hong.xlsx", "quet.pdf", "trong.xlsx"}


def test_a_merge_opens_each_file_once_and_recognises_what_it_holds_once(
    folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch
):
    recognised: list[bytes] = []

    def recognise(data: bytes) -> file_kinds.FileKind:
        recognised.append(data)
        return file_kinds.recognise(data)

    monkeypatch.setattr(workbooks, "recognise", recognise)
    inside = {path.read_bytes() for path in folder.inbox.glob("*") if path.is_file()}
    reads(folder.inbox)
    merged = steps.merge(folder, None)
    assert reads(folder.inbox) == dict.fromkeys(READ, 1)
    assert len(merged.summary.received) == len({entry.path for entry in merged.summary.received}) > len(READ)
    assert max(Counter(data for data in recognised if data in inside).values()) == 1


def test_a_check_opens_its_file_once(folder: PeriodFolder):
    for name in sorted(READ):
        reads(folder.inbox)
        list(check([folder.inbox / name], None))
        assert reads(folder.inbox) == {name: 1}


def test_a_registration_opens_each_file_once(folder: PeriodFolder):
    registration = RegistrationFolder(folder.path.parent / "dang-ky")
    registration.inbox.mkdir(parents=True)
    for name in READ:
        (registration.inbox / name).write_bytes((folder.inbox / name).read_bytes())
    reads(registration.inbox)
    register(registration, datetime(2026, 6, 1))
    assert reads(registration.inbox) == dict.fromkeys(READ, 1)
