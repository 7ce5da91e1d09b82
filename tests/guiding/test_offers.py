"""Which steps are offered, and which comes next, as a period goes by."""

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cchc_excel.cli import cchc as group
from cchc_excel.closing.log import ClosingLog
from cchc_excel.domain import LetterKind, PostEntry, PostEvent
from cchc_excel.domain.closings import Closing, ClosingEvent
from cchc_excel.folders import PeriodFolder
from cchc_excel.guiding.offers import OFFERS, next_of, offers_in, why_wait
from cchc_excel.guiding.standing import Situation, stand_after, stand_of_period, stand_of_plan
from cchc_excel.plan.workbook import read_plan
from cchc_excel.post.sent_log import SentLog
from tests.tools.command import cchc

EARLY, MIDDLE, LATE = date(2026, 5, 20), date(2026, 6, 15), date(2026, 6, 20)
COMMANDS = {*group.commands, "close"}


def situation_of(folder: Path, today: date, code: str = "6T") -> Situation:
    plan = stand_of_plan(folder)
    return Situation(plan, stand_of_period(plan, today, code), today)


def next_in(folder: Path, today: date, code: str = "6T") -> str | None:
    situation = situation_of(folder, today, code)
    proposed = next_of(offers_in(situation, COMMANDS), situation)
    return (proposed.command or proposed.title) if proposed else None


def offered(folder: Path, today: date = MIDDLE, commands: set[str] = COMMANDS) -> set[str]:
    return {offer.command for offer in offers_in(situation_of(folder, today), commands)} - {""}


def test_a_period_from_its_forms_to_its_archive(plan_folder: Path):
    returns = plan_folder / "6T" / "nhan"
    kept = returns.rename(plan_folder.parent / "kept")
    assert next_in(plan_folder, date(2026, 5, 1)) is None
    assert next_in(plan_folder, EARLY) == "issue"
    cchc("issue", plan_folder / "6T")
    assert next_in(plan_folder, EARLY).startswith("Mở thư mục nhan")
    shutil.copytree(kept, returns, dirs_exist_ok=True)
    assert next_in(plan_folder, EARLY) == "merge"
    cchc("merge", plan_folder / "6T")
    assert next_in(plan_folder, MIDDLE) == "remind"
    cchc("report", plan_folder / "6T")
    shutil.rmtree(plan_folder / "6T" / "tra-lai")
    for unit in ("KSTT", "NC", "TH", "TTDT", "VX"):
        next(returns.glob(f"*-{unit}.xlsx")).unlink()
    assert next_in(plan_folder, MIDDLE) == "merge"
    cchc("merge", plan_folder / "6T")
    situation = situation_of(plan_folder, LATE)
    assert next_in(plan_folder, LATE) == "remind"
    reminded = replace(situation, period=replace(situation.period, is_reminded=True))
    assert next_of(OFFERS, reminded).command == "close"
    log = ClosingLog.open(plan_folder)
    log.add(Closing(datetime(2026, 6, 20, 9), "6T", ClosingEvent.CLOSED, archive="CCHC-2026-6T.zip"))
    assert next_in(plan_folder, LATE) is None
    assert "kỳ sau là 9T" in why_wait(situation_of(plan_folder, LATE))


def test_what_a_closed_period_allows(plan_folder: Path):
    log = ClosingLog.open(plan_folder)
    log.add(Closing(datetime(2026, 6, 15, 9), "6T", ClosingEvent.CLOSED, archive="CCHC-2026-6T.zip"))
    assert offered(plan_folder) & {"issue", "merge", "remind", "report", "close"} == set()
    assert "status" in offered(plan_folder)


def test_a_period_opened_again_is_open_though_its_archive_is_there(plan_folder: Path):
    log = ClosingLog.open(plan_folder)
    log.add(Closing(datetime(2026, 6, 15, 9), "6T", ClosingEvent.CLOSED, archive="CCHC-2026-6T.zip"))
    (plan_folder / "luu" / "CCHC-2026-6T.zip").touch()
    log.add(Closing(datetime(2026, 6, 15, 10), "6T", ClosingEvent.REOPENED, "Bổ sung"))
    assert not situation_of(plan_folder, MIDDLE).period.is_closed
    assert "merge" in offered(plan_folder)


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2026, 5, 1), "Chưa đến kỳ 6T"), (date(2026, 6, 1), "Chờ đơn vị gửi biểu (hạn gửi 16/06/2026)")],
)
def test_what_is_waited_for_is_told(plan_folder: Path, day: date, told: str):
    assert told in why_wait(situation_of(plan_folder, day))


def test_a_command_that_read_no_return_proposes_to_look(plan_folder: Path):
    cchc("merge", plan_folder / "6T")
    folder = PeriodFolder(plan_folder / "6T")
    unread = stand_after(folder, read_plan(folder.plan), LATE)
    assert next_of(OFFERS, unread).command == "status"
    assert next_of(OFFERS, situation_of(plan_folder, LATE)).command == "remind"


def test_the_figures_are_those_of_the_command(plan_folder: Path):
    period = situation_of(plan_folder, MIDDLE).period
    assert (period.sent, period.units, period.missing, len(period.to_correct)) == (13, 14, ("Phòng Ngoại vụ",), 5)
    assert (period.files, period.issued, period.days_left) == (14, 0, 1)


def test_a_step_whose_command_is_not_there_is_not_offered(plan_folder: Path):
    assert "merge" in offered(plan_folder)
    assert "merge" not in offered(plan_folder, commands=COMMANDS - {"merge"})


def test_mail_is_offered_only_where_a_server_is_known(plan_folder: Path):
    cchc("issue", plan_folder / "6T")
    assert offered(plan_folder) & {"send", "fetch"} == set()


def test_what_cannot_be_undone_is_asked_before(plan_folder: Path):
    cchc("issue", plan_folder / "6T")
    situation = situation_of(plan_folder, MIDDLE)
    asked = {offer.command for offer in OFFERS if offer.question(situation)}
    assert asked == {"issue", "register", "close"}
    assert not next(offer for offer in OFFERS if offer.command == "issue").question(
        situation_of(plan_folder, MIDDLE, "9T")
    )


def test_the_year_that_ends_leads_to_the_next(plan_folder: Path):
    (plan_folder / "NAM").mkdir()
    for name in ("tong-hop.xlsx", "bao-cao.docx"):
        (plan_folder / "NAM" / name).touch()
    assert next_in(plan_folder, date(2026, 12, 15), "NAM") == "init"
    (plan_folder.parent / "2027").mkdir()
    (plan_folder.parent / "2027" / "ke-hoach.xlsx").touch()
    assert next_in(plan_folder, date(2026, 12, 15), "NAM") is None


def test_a_plan_with_faults_is_opened_first(plan_folder: Path):
    (plan_folder / "ke-hoach.xlsx").write_bytes(b"none")
    situation = situation_of(plan_folder, MIDDLE)
    assert situation.plan.faults
    assert next_of(OFFERS, situation).opens(situation) == plan_folder / "ke-hoach.xlsx"
    assert offered(plan_folder) == {"check"}


def test_an_earlier_summary_that_cannot_be_read_is_told(plan_folder: Path):
    (plan_folder / "Q1" / "tong-hop.xlsx").write_bytes(b"none")
    period = situation_of(plan_folder, MIDDLE).period
    assert "Q1" in period.trouble
    assert next_in(plan_folder, MIDDLE) is None


@pytest.mark.parametrize("name", ["moi.xlsx", "con/moi.xlsx"])
def test_a_file_that_came_after_the_merge_is_merged_next(plan_folder: Path, name: str):
    cchc("merge", plan_folder / "6T")
    assert not situation_of(plan_folder, MIDDLE).period.is_summary_old
    old = next((plan_folder / "6T" / "nhan").glob("*.xlsx"))
    new = plan_folder / "6T" / "nhan" / name
    new.parent.mkdir(exist_ok=True)
    shutil.copy2(old, new)  # with the time of its content, as people copy
    assert situation_of(plan_folder, MIDDLE).period.is_summary_old


def test_reminders_drafted_that_day_are_not_proposed_again(plan_folder: Path):
    letters = plan_folder / "6T" / "thu"
    entry = PostEntry(datetime(2026, 6, 15, 9), PostEvent.DRAFTED, LetterKind.REMINDER, "NGV", "a@b.vn", "x")
    SentLog.open(letters).add(entry)
    assert situation_of(plan_folder, MIDDLE).period.is_reminded
    assert not situation_of(plan_folder, LATE).period.is_reminded
    cchc("merge", plan_folder / "6T")
    assert next_in(plan_folder, MIDDLE) is None


def test_a_plan_that_the_system_refuses_keeps_nobody_from_the_others(
    plan_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "refused")

    monkeypatch.setattr("cchc_excel.guiding.standing.read_plan", refuse)
    assert "Không đọc được" in stand_of_plan(plan_folder).faults[0]
