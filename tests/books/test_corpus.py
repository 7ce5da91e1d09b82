"""Real spreadsheets from many programs, honest and broken: each is read, or named with one reason; none does harm.

`CCHC_CORPUS` names the folder they lie in; `corpus_ledger.csv` tells what is to come of each. After a change that is
meant, `python tests/test_corpus.py` writes the ledger anew: look at the difference before you keep it.
"""

import csv
import json
import os
import subprocess
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import load_book
from cchc_excel.cells import PICTURE, ErrorValue
from cchc_excel.domain.plan_content import AreaContent
from cchc_excel.folders import PeriodFolder
from cchc_excel.identity_marks import form_name
from cchc_excel.plan.shipped import empty_content
from cchc_excel.steps import periods as steps
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.hostile import BOMBS
from tests.tools.junk import JUNK
from tests.tools.make_samples import fill
from tests.tools.sample_answers import Typed

LEDGER = Path(__file__).with_name("corpus_ledger.csv")
CORPUS = Path(os.environ.get("CCHC_CORPUS", "no corpus"))
SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"}
UNITS = 60

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="CCHC_CORPUS names no folder")


def spreadsheets() -> list[Path]:
    return sorted(path for path in CORPUS.iterdir() if path.suffix in SUFFIXES) if CORPUS.is_dir() else []


def outcome_of(path: Path) -> str:
    """Return what comes of a file: `ok`, the rule that refuses it, or the exception that must not be."""
    try:
        load_book(path)
    except UnreadableError as problem:
        return problem.note.rule.code
    except BaseException as problem:  # noqa: BLE001 - whatever it is, it must not be
        return f"{type(problem).__name__}: {problem}"
    return "ok"


def outcomes() -> dict[str, str]:
    with ProcessPoolExecutor(2) as pool:
        paths = spreadsheets()
        return dict(zip([path.name for path in paths], pool.map(outcome_of, paths, chunksize=8), strict=True))


@needs_corpus
def test_each_comes_to_what_the_ledger_says():
    with LEDGER.open(encoding="utf-8", newline="") as stream:
        expected = {row["file"]: row["outcome"] for row in csv.DictReader(stream)}
    found = outcomes()
    assert {name: found[name] for name in found if found[name] != expected.get(name)} == {}
    assert found.keys() == expected.keys()


def differences(path: Path) -> list[str]:
    """Return where our reading of an OOXML workbook and openpyxl's differ."""
    try:
        ours = load_book(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = load_workbook(path, data_only=True)
    except Exception:  # noqa: BLE001 - what only one of them can open is not compared
        return []
    found = []
    for sheet in theirs.worksheets:
        grid = ours.grid(sheet.title)
        if grid is None:
            found.append(f"{path.name} {sheet.title}: missing")
            continue
        for row in sheet.iter_rows():
            for cell in row:
                value = grid.cell(cell.row, cell.column).value
                if not same(value, cell.value):
                    found.append(f"{path.name} {sheet.title} {cell.coordinate}: {value!r}, not {cell.value!r}")
    return found


def same(ours: object, theirs: Any) -> bool:
    """Whether two values are one; where Excel shows no date, openpyxl makes one up or says `#VALUE!`.

    A picture in a cell is `#VALUE!` to whoever does not know of pictures in cells.
    """
    if isinstance(ours, (int, float)) and not isinstance(ours, bool):
        return theirs == ours or ours < 0 or theirs == "#VALUE!"
    if ours == PICTURE:
        return bool(theirs == "#VALUE!")
    if isinstance(ours, str):
        plain = str(theirs or "").replace("_x000D_", "\r").replace("_x000d_", "\r").replace("\r\n", "\n")
        return ours in (theirs, plain) or ours.replace("\r\n", "\n") == plain or isinstance(ours, ErrorValue)
    return bool(ours == theirs) or isinstance(theirs, str)


@needs_corpus
def test_values_are_those_that_openpyxl_reads():
    paths = [path for path in spreadsheets() if path.suffix.startswith(".xl") and path.suffix not in {".xls", ".xlsb"}]
    with ProcessPoolExecutor(2) as pool:
        found = [line for lines in pool.map(differences, paths[::5], chunksize=4) for line in lines]
    assert found == []


@pytest.fixture(scope="module")
def good_period(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a period of a plan with sixty units, each of which has sent a good return."""
    folder = tmp_path_factory.mktemp("plan") / "2026"
    folder.mkdir()
    units = tuple((f"DV-{number:02}", f"Đơn vị số {number:02}") for number in range(1, UNITS + 1))
    everybody = "Tất cả các đơn vị"
    tasks = tuple(
        (f"I.{number}", f"Nhiệm vụ {number}", "Báo cáo", "", everybody, "", "Quý II/2026") for number in (1, 2, 3)
    )
    areas = (AreaContent("I", "Công tác chỉ đạo, điều hành", tasks),)
    write_plan(replace(empty_content(2026), units=units, areas=areas), folder / "ke-hoach.xlsx")
    period = PeriodFolder(folder / "6T")
    steps.issue(period)
    for number, (unit, _) in enumerate(units):
        form = period.issued / form_name(2026, "6T", unit)
        saved_at = datetime(2026, 6, 10, 8, number)
        (period.inbox / form.name).write_bytes(fill(form, answers(number), None, saved_at))
    return period.path


def answers(number: int) -> dict[str, Typed]:
    """Return one of several good answers to the three tasks."""
    done: Typed = ("Hoàn thành", 1, None, None, datetime(2026, 5, 1 + number % 28), f"{number}/BC-DV", None, None)
    going: Typed = ("Đang thực hiện", 0.1 + number % 9 / 10, None, None, None, None, "Thiếu nhân lực", None)
    waiting: Typed = ("Chưa thực hiện", 0, None, None, None, None, None, "Đề nghị hỗ trợ")
    kinds = (done, going, waiting)
    return {f"I.{task}": kinds[(number + task) % 3] for task in (1, 2, 3)}


def merged(period: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "cchc_excel", "merge", str(period), "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_bad_files_change_no_figure_and_are_each_named_once(good_period: Path):
    """Sixty good returns, with junk, bombs and (where the corpus is) some 150 strange spreadsheets beside them."""
    alone = merged(good_period)
    assert (len(alone["returns"]), alone["missing"], alone["overall"]["assigned"]) == (UNITS, [], 3)
    bad = {f"la/{name}.xlsx": data for name, (data, _) in JUNK.items()}
    bad |= {f"bom/{name}.xlsx": BOMBS[name][0]() for name in ("zip_bomb", "far_corner", "huge_merge", "billion_laughs")}
    bad |= {f"that/{path.name}": path.read_bytes() for path in spreadsheets()[::11]}
    bad |= {"~$CCHC-2026-6T-DV-01.xlsx": b"x" * 165, ".DS_Store": b"\0\0\0\1Bud1", "scan.pdf": b"%PDF-1.7"}
    for name, data in bad.items():
        (good_period / "nhan" / name).parent.mkdir(exist_ok=True)
        (good_period / "nhan" / name).write_bytes(data)
    together = merged(good_period)
    for part in ("overall", "by_unit", "by_area", "targets", "missing"):
        assert together[part] == alone[part]
    states = {entry["path"]: entry["state"] for entry in together["returns"]}
    assert len(states) == len(together["returns"]) == UNITS + len(bad)
    named = [finding["path"] for finding in together["findings"]]
    strange = {path: named.count(path) for path in states if states[path] != "merged"}
    assert len(strange) == len(bad)
    assert {path: times for path, times in strange.items() if times != 1} == {}


if __name__ == "__main__":
    with LEDGER.open("w", encoding="utf-8", newline="") as ledger:
        writer = csv.writer(ledger, lineterminator="\n")
        writer.writerow(("file", "outcome"))
        writer.writerows(sorted(outcomes().items()))
