"""The short form of the kill run: `python -m tests.tools.kill_merge` stops as many as one likes."""

from pathlib import Path

from tests.tools.kill_merge import BROKEN, run
from tests.tools.systems import ON_WINDOWS


def test_a_run_that_is_killed_or_interrupted_leaves_whole_files(tmp_path: Path):
    interrupts = 0 if ON_WINDOWS else 4  # there nobody sends Ctrl-C to another console's process
    came = run(tmp_path, kills=4, interrupts=interrupts, seed=7, commands=["merge"])
    assert sum(came.values()) == 4 + interrupts + 2
    assert [outcome for outcome in came if BROKEN in outcome] == []
