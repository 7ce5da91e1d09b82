"""The short form of the full disk: `python -m tests.tools.full_disk` fills it up to ever other places."""

from pathlib import Path

import pytest

from tests.tools.full_disk import BROKEN, run
from tests.tools.systems import ON_WINDOWS


@pytest.mark.skipif(ON_WINDOWS, reason="it takes setrlimit to make a disk full for one process")
def test_a_full_disk_is_one_sentence_and_the_old_files_stay(tmp_path: Path):
    came = run(tmp_path, runs=3)
    assert [outcome for outcome in came if BROKEN in outcome] == []
    assert any("refused" in outcome for outcome in came)
