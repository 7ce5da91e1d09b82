"""The short form of the kill run: `python -m tests.tools.kill_merge` stops as many as one likes."""

from pathlib import Path

from tests.tools.kill_merge import BROKEN, run


def test_a_run_that_is_killed_or_interrupted_leaves_whole_files(tmp_path: Path):
    came = run(tmp_path, kills=4, interrupts=4, seed=7, commands=["merge"])
    assert sum(came.values()) == 10
    assert [outcome for outcome in came if BROKEN in outcome] == []
