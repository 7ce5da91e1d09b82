"""The command as the coordinator runs it, and the shipped plan folder it is run on."""

import os
import subprocess
import sys
from pathlib import Path

from tests.tools.places import ROOT

PLAN_FOLDER = ROOT / "workbooks" / "2026"


def cchc(*arguments: object, cwd: Path | None = None, module: str = "cchc_excel") -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, as the coordinator does."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PLAN_FOLDER.parents[1]), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=cwd, check=False, env=environment)
    assert "Traceback" not in done.stderr, done.stderr
    return done
