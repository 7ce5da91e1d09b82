"""What may be read of a whole inbox: nothing of what one sends keeps another's return from being read."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_excel.books.workbooks import open_book
from cchc_excel.inbox import budget
from cchc_excel.inbox.budget import Room, Shared, beyond, weigh
from cchc_excel.inbox.entries import find_candidates
from cchc_excel.inbox.mails import read_mails
from tests.tools import bombs
from tests.tools.command import cchc
from tests.tools.hostile import RETURN, sheet, workbook


def problems(inbox: Path) -> list[str]:
    return [candidate.problem.rule.code if candidate.problem else "" for candidate in find_candidates(inbox)]


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "nhan"
    folder.mkdir()
    return folder


def test_a_room_is_a_files_own_first_and_then_what_all_share():
    shared = Shared(files=10, bytes=1_000)
    one, other = Room(5, 100, shared), Room(5, 100, shared)
    assert one.take(8, 100)
    assert (one.files, one.bytes, shared.files, shared.bytes) == (0, 0, 7, 1_000)
    assert not one.take(8, 0)
    assert (shared.files, shared.bytes) == (7, 1_000)
    assert other.take(12, 1_100)
    assert (shared.files, shared.bytes) == (0, 0)
    assert not other.take(1, 0)


def test_the_smallest_of_the_unusual_are_read_first():
    half = budget.SHARED_ELEMENTS // 2
    assert beyond([0, half, 0, half]) == frozenset()
    assert beyond([half + 10, 2 * half, 0, half, half]) == {0, 1}


def test_the_weight_of_a_return_is_nothing_and_that_of_a_full_book_is_its_elements():
    for is_held in (False, True):
        assert weigh(RETURN.read_bytes(), Shared(), is_held=is_held) == 0
        assert (
            weigh(b"", Shared(), is_held=is_held) == weigh(b"PK\x03\x04" + bytes(100), Shared(), is_held=is_held) == 0
        )
    assert 100_000 < weigh(bombs.full_book(), Shared(), is_held=False) < 104_000
    assert 115_000 < weigh(bombs.full_book(), Shared(), is_held=True) < 118_000
    assert weigh(bombs.full_book(), Shared.of(tasks=2_000), is_held=False) == 0


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
    assert [candidate.problem for candidate in find_candidates(inbox, tasks=1_000)] == [None] * 12
    assert any(candidate.problem for candidate in find_candidates(inbox))
