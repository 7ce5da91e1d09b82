"""How long merging the sample period takes, beside importing the libraries it stands on: whole processes, side by side.

Run as `python -m tests.bench.merge_sample`.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.tools.places import ROOT

PLAN_FOLDER = ROOT / "workbooks" / "2026"
ROUNDS = 7


def measure(command: list[str]) -> float:
    """Return the seconds one whole process takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=False, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "2026"
        shutil.copytree(PLAN_FOLDER, plan)
        commands = {
            "import click": ["-c", "import click"],
            "cchc --help": ["-m", "cchc_excel", "--help"],
            "cchc status, no plan": ["-m", "cchc_excel", "status", folder],
            "import pandas, openpyxl, xlsxwriter": ["-c", "import pandas, openpyxl, xlsxwriter"],
            "cchc merge 6T": ["-m", "cchc_excel", "merge", str(plan / "6T")],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, arguments in commands.items():
                times[name].append(measure(arguments))
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    for name, seconds in medians.items():
        print(f"{name:40} {seconds * 1000:7.0f} ms")
    for name in ("cchc --help", "cchc status, no plan"):
        print(f"{name} / import click: {medians[name] / medians['import click']:.2f}")
    libraries = medians["import pandas, openpyxl, xlsxwriter"]
    print(f"merge / libraries: {medians['cchc merge 6T'] / libraries:.2f}")


if __name__ == "__main__":
    main()
