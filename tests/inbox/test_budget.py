"""What may be read of a whole inbox: nothing of what one sends keeps another's return from being read."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_excel.books.workbooks import open_book
from cchc_excel.inbox.budget import LargeError, Room, SharedRoom, smallest_first, weigh
from cchc_excel.inbox.mails import read_mails
from tests.tools import bombs
from tests.tools.command import cchc
from tests.tools.hostile import RETURN, sheet, workbook
from tests.tools.opened import opened_in


def problems(inbox: Path) -> list[str]:
    return [opened.problem.rule.code if opened.problem else "" for opened in opened_in(inbox).values()]


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "nhan"
    folder.mkdir()
    return folder


def test_a_room_is_a_files_own_first_and_then_what_all_share():
    shared = SharedRoom(files=10, size=1_000)
    one, other = Room(5, 100, 0, shared), Room(5, 100, 0, shared)
    assert one.unpack(8, 100)
    assert (one.files, one.size, shared.files, shared.size) == (0, 0, 7, 1_000)
    assert not one.unpack(8, 0)
    assert (shared.files, shared.size) == (7, 1_000)
    assert other.unpack(12, 1_100)
    assert (shared.files, shared.size) == (0, 0)
    assert not other.unpack(1, 0)


def test_what_needs_more_than_its_own_room_waits_for_what_all_share():
    alone = Room(5, 100, 0)
    assert alone.unpack(5, 100)
    with pytest.raises(LargeError) as large:
        alone.unpack(3, 0)
    assert large.value.weight == (0, 3)


def test_the_smallest_of_the_unusual_are_read_first():
    waiting = [LargeError(30, 0), LargeError(0, 700), LargeError(10, 0), LargeError(10, 0)]
    assert smallest_first(enumerate(waiting)) == [1, 2, 3, 0]


def test_the_weight_of_a_return_is_nothing_and_that_of_a_full_book_is_its_elements():
    alone, held, of_a_large_plan = Room.of(0, 0).usual, 1_000, Room.of(0, 2_000).usual
    for usual in (alone, held):
        assert weigh(RETURN.read_bytes(), usual) == 0
        assert weigh(b"", usual) == weigh(b"PK\x03\x04" + bytes(100), usual) == 0
    assert 100_000 < weigh(bombs.full_book(), alone) < 104_000
    assert 115_000 < weigh(bombs.full_book(), held) < 118_000
    assert weigh(bombs.full_book(), of_a_large_plan) == 0


def test_twenty_full_books_in_a_zip_are_named_but_for_the_first(inbox: Path):
    (inbox / "a.zip").write_bytes(bombs.full_books_in_a_zip())
    told = problems(inbox)
    assert len(told) == 20
    assert told.count("file-over-limit") == 19
    assert told[0] == ""


def test_small_books_in_a_zip_add_up(inbox: Path):
    (inbox / "a.zip").write_bytes(bombs.books_below_each_limit())
    assert 10 < problems(inbox).count("") < 20


@pytest.mark.parametrize("wide", [60, 480])
def test_zips_in_zips_are_opened_as_far_as_there_is_room(inbox: Path, wide: int):
    content = bombs.zips_in_zips(wide)
    (inbox / "a.zip").write_bytes(content)
    told = problems(inbox)
    first = (300 + len(content) // 4_000 + 300 - wide) // wide
    assert told.count("packed-over-limit") == wide - first
    assert len(told) == (wide - first) + first * wide


def test_what_a_zip_of_long_files_holds_is_not_read(inbox: Path):
    (inbox / "a.zip").write_bytes(bombs.zip_of_long_files())
    assert problems(inbox) == ["packed-over-limit"]


def test_an_honest_zip_of_many_returns_is_opened_whole(inbox: Path):
    from tests.tools.hostile import zip_of  # noqa: PLC0415

    content = RETURN.read_bytes()
    (inbox / "a.zip").write_bytes(zip_of({f"{number}.xlsx": content for number in range(300)}))
    assert problems(inbox) == [""] * 300


@pytest.mark.parametrize(
    "make",
    [bombs.mail_of_parts, bombs.mail_of_old_line_ends, bombs.many_headers, bombs.mail_of_lines, bombs.long_content_type,
     bombs.mail_of_containers, bombs.mailbox_of_messages],
)  # fmt: skip
def test_floods_of_mail_are_told_by_counting(make):
    (found,) = read_mails(make(), "x.eml")
    assert [note.rule.code for note in found.notes] == ["mail-suspect"]


@pytest.mark.parametrize("make", [bombs.long_sender, bombs.long_sender_of_many, bombs.long_subject])
def test_a_line_of_megabytes_is_read_as_far_as_anyone_writes(make):
    (found,) = read_mails(make(), "x.eml")
    assert len(found.origin.sender) < 3_000
    assert len(found.origin.subject) < 30_000


def test_a_mail_of_many_honest_parts_and_lines_is_read():
    files = [(f"{number}.xlsx", RETURN.read_bytes()) for number in range(40)]
    (found,) = read_mails(bombs.mail_with(files), "x.eml")
    assert len(found.attachments) == 40


def test_tables_in_tables_are_walked_through_once():
    book = open_book(bombs.nested_tables(deep=60))
    assert [(grid.name, len(grid.cells)) for grid in book.grids] == [("A", 0)]
    assert [len(grid.cells) for grid in open_book(bombs.tables_side_by_side()).grids] == [0]


def test_a_bomb_leaves_the_others_their_room(plan_folder: Path):
    inbox = plan_folder / "Q1" / "nhan"
    before = json.loads(cchc("merge", plan_folder / "Q1", "--json").stdout)
    (inbox / "00.zip").write_bytes(bombs.full_books_in_a_zip())
    (inbox / "01.zip").write_bytes(bombs.zips_in_zips(60))
    (inbox / "02.eml").write_bytes(bombs.mail_of_parts(10_000))
    after = json.loads(cchc("merge", plan_folder / "Q1", "--json").stdout)
    assert after["overall"] == before["overall"]
    own = [entry for entry in after["returns"] if not entry["path"].startswith("0")]
    assert own == before["returns"]
    assert {entry["state"] for entry in after["returns"] if entry["path"].startswith("0")} <= {
        "unreadable", "not_a_return",
    }  # fmt: skip


def test_a_workbook_of_a_large_plan_is_no_bomb(inbox: Path):
    rows = "".join(f'<row r="{at}">{"<c><v>1</v></c>" * 20}</row>' for at in range(1, 1_001))
    for number in range(12):
        (inbox / f"{number}.xlsx").write_bytes(workbook(sheet(rows)))
    assert [opened.problem for opened in opened_in(inbox, tasks=1_000).values()] == [None] * 12
    assert any(problems(inbox))
