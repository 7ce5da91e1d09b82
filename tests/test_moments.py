"""Moments as others write them: whatever they say, a moment that every clock can show, or none."""

import os
import re
import shutil
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_excel import moments
from cchc_excel.words import at_vietnam
from tests.tools.command import cchc
from tests.tools.hostile import zip_of
from tests.tools.sent_mails import mail

OFFSETS = ("", "Z", "+07:00", "-07:00", "+23:59", "-23:59", "+24:00")
DAYS = (
    "0001-01-01T00:00:00",
    "1601-01-01T00:00:00",
    "2026-06-14T08:00:00",
    "9999-12-31T23:59:59",
    "2026-13-45T99:99:99",
)


@pytest.mark.parametrize("offset", OFFSETS)
@pytest.mark.parametrize("day", DAYS)
def test_whatever_is_written_every_clock_can_show_it(day: str, offset: str):
    told = moments.read_iso_moment(day + offset)
    assert (told is not None) == (day.startswith(("1601", "2026-06")) and offset != "+24:00")
    if told:
        assert abs(at_vietnam(told) - datetime.fromisoformat(day)) < timedelta(days=2)


def test_a_moment_is_kept_in_universal_time():
    assert moments.read_iso_moment("2026-06-14T08:00:00+07:00") == datetime(2026, 6, 14, 1)
    assert moments.read_mail_moment("Sun, 14 Jun 2026 08:00:00 +0700") == datetime(2026, 6, 14, 1)
    assert moments.read_disk_moment(0) == datetime(1970, 1, 1)
    assert moments.read_iso_moment("2026-06-14T08:00:00.123456789") == datetime(2026, 6, 14, 8, 0, 0, 123456)


@pytest.mark.parametrize("seconds", [1e300, -1e300, float("nan"), float("inf"), 10**12, -(10**12)])
def test_a_disk_may_tell_anything(seconds: float):
    assert moments.read_disk_moment(seconds) is None


@given(st.text(max_size=60))
def test_no_text_stops_anybody(text: str):
    for read in (moments.read_iso_moment, moments.read_mail_moment):
        told = read(text)
        assert told is None or at_vietnam(told)


@given(st.datetimes(), st.integers(-1439, 1439))
def test_a_moment_of_any_zone_is_the_same_moment_or_none(moment: datetime, minutes: int):
    zone = timezone(timedelta(minutes=minutes))
    told = moments.as_utc(moment.replace(tzinfo=zone))
    if told is None:
        assert moment.year in (1, 9999)
    else:
        assert told.replace(tzinfo=UTC) == moment.replace(tzinfo=zone)


def saved_at(parts: dict[str, bytes], moment: str) -> bytes:
    """Return a workbook that says it was saved then."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dcterms:modified>{moment}</dcterms:modified></cp:coreProperties>"
    )
    return zip_of({**parts, "docProps/core.xml": core})


@pytest.mark.parametrize("offset", ["Z", "-12:00", "+14:00", "-23:59"])
def test_a_return_of_the_end_of_days_stops_nobody(plan_folder: Path, offset: str):
    period = plan_folder / "Q1"
    inbox = period / "nhan"
    form = next(inbox.glob("CCHC-*.xlsx"))
    with zipfile.ZipFile(form) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    shutil.rmtree(inbox)
    inbox.mkdir()
    for number, day in enumerate(("9999-12-31T23:59:59", "0001-01-01T00:00:00")):
        book = saved_at(parts, f"{day}{offset}")
        (inbox / f"{number}-{form.name}").write_bytes(book)
        letter = mail("tcd@vpubnd.ninhbinh.example", (form.name, book))
        date = f"Date: Fri, 31 Dec 9999 23:59:59 {offset.replace(':', '')}"
        (inbox / f"{number}.eml").write_bytes(
            re.sub(rb"^Date: [^\r]*", date.encode(), letter.as_bytes(), flags=re.MULTILINE)
        )
    for file in inbox.iterdir():
        os.utime(file, (0, 253402300799 if os.name != "nt" else 0))
    for command in ("merge", "status", "remind"):
        done = cchc(command, period)
        assert done.returncode == 0, done.stderr
        assert "ngoài dự kiến" not in done.stderr


@pytest.mark.parametrize(("command", "option"), [("merge", "--as-of"), ("status", "--as-of"), ("fetch", "--since")])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "31/12/9999"])
def test_a_day_beyond_any_plan_is_refused_in_one_sentence(plan_folder: Path, command: str, option: str, day: str):
    done = cchc(command, plan_folder / "Q1", option, day)
    assert done.returncode == 2
    assert f"Ngày “{day}” không đúng" in done.stderr
