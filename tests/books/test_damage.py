"""The short form of the damage run: `python -m tests.tools.damage` makes as many as one likes."""

from tests.tools.damage import READ_SAME, READ_WRONG, read_damaged, receive_changed, run

COUNT, FIRST = 300, 50_000


def test_no_copy_with_wrong_bytes_is_read_wrongly():
    outcomes = run(read_damaged, COUNT, FIRST)
    assert outcomes.total() == COUNT
    assert [outcome for outcome in outcomes if outcome.startswith(READ_WRONG)] == []
    assert outcomes[READ_SAME] < COUNT / 10


def test_no_changed_xml_breaks_anything():
    outcomes = run(receive_changed, COUNT, FIRST)
    assert outcomes.total() == COUNT
    assert [outcome for outcome in outcomes if outcome.startswith("BROKEN")] == []
    assert outcomes["usable"] > 0
