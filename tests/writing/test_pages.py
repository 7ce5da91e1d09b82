"""Where pages end while rows are written from top to bottom."""

from cchc_excel.writing.house.pages import PageRoom


def room_of(height: float, width: float = 700) -> list[int]:
    """Return the rows after which pages end where ten rows are so high."""
    room = PageRoom(width)
    starts = [row for row in range(1, 11) if room.take(row, height)]
    assert [row - 1 for row in starts] == room.breaks
    return room.breaks


def test_a_page_ends_where_a_row_finds_no_room() -> None:
    assert room_of(40) == []
    assert room_of(100) == [4, 8]
    assert room_of(300) == list(range(1, 10))


def test_a_wide_sheet_is_printed_smaller_and_takes_more() -> None:
    assert room_of(100, 1400) == [8]


def test_what_must_stand_together_begins_a_page_together() -> None:
    room = PageRoom(700)
    assert not room.take(1, 400)
    assert room.take(2, 20, apart=120)
    assert not room.take(3, 100)
    assert room.breaks == [1]


def test_a_row_higher_than_a_page_has_one_of_its_own() -> None:
    room = PageRoom(700)
    assert [room.take(row, 900) for row in (1, 2)] == [False, True]
