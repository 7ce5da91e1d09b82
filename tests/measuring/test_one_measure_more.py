"""One declaration more is a measure more, wherever measures stand: tried on a copy of the package."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.tools.libreoffice import recalculate
from tests.tools.places import ROOT
from tests.tools.summary_workbook import table, without_cached_values
from tests.tools.systems import TAKES_PYTHONPATH

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
    pytest.mark.skipif(not TAKES_PYTHONPATH, reason="a copy of the package is run by PYTHONPATH"),
]
"""openpyxl says so of solid data bars, which it cannot keep."""

HEADING, MEANING = "Tỷ lệ báo cáo", "(Được giao − Chưa báo cáo) / Được giao."
DECLARED = f"""    reported_rate = Rate("{HEADING}", "{MEANING}", part=assigned - not_reported, whole=assigned)
"""
SHEETS = {"by_unit": "Theo đơn vị", "by_area": "Theo lĩnh vực"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the year of the sample: the first period merged as it is today, the second with a measure more."""
    place = tmp_path_factory.mktemp("measure")
    shutil.copytree(ROOT / "workbooks", place / "workbooks")
    shutil.copytree(ROOT / "templates", place / "templates")
    shutil.copytree(ROOT / "cchc_excel", place / "cchc_excel", ignore=shutil.ignore_patterns("__pycache__"))
    merge(ROOT, place / "workbooks/2026/Q1")
    declarations = place / "cchc_excel/domain/measures.py"
    before, average, after = declarations.read_text(encoding="utf-8").partition("    average_progress = Average(")
    declarations.write_text(before + DECLARED + average + after, encoding="utf-8")
    (place / "merged.json").write_text(merge(place, place / "workbooks/2026/6T"), encoding="utf-8")
    return place


def merge(house: Path, period: Path) -> str:
    environment = os.environ | {"PYTHONPATH": str(house), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "cchc_excel", "merge", str(period), "--json"]
    done = subprocess.run(
        command, cwd=house, env=environment, capture_output=True, encoding="utf-8", timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def merged(folder: Path) -> dict[str, list[dict[str, float]]]:
    said: dict[str, list[dict[str, float]]] = json.loads((folder / "merged.json").read_text(encoding="utf-8"))
    return said


def test_it_is_counted_and_said_in_json(merged: dict[str, list[dict[str, float]]]):
    groups = [*merged["by_unit"], *merged["by_area"]]
    expected = [(group["assigned"] - group["not_reported"]) / group["assigned"] for group in groups]
    assert [group["reported_rate"] for group in groups] == expected
    assert min(expected) < max(expected) == 1


def test_it_stands_by_unit_and_by_area_as_a_live_formula(folder: Path, merged: dict[str, list[dict[str, float]]]):
    path = folder / "workbooks/2026/6T/tong-hop.xlsx"
    computed = recalculate(without_cached_values(path, folder / "blank.xlsx"), folder / "out")
    written, cached, theirs = (
        openpyxl.load_workbook(book, data_only=only) for book, only in ((path, False), (path, True), (computed, True))
    )
    for key, sheet in SHEETS.items():
        *formulas, total = (row[HEADING] for row in table(written, sheet, 4))
        assert [str(formula)[:4] for formula in (*formulas, total)] == ["=IF("] * (len(merged[key]) + 1)
        by_code = {str(group["code"]): group["reported_rate"] for group in merged[key]}
        for book in (cached, theirs):
            found = {str(row["Mã"]): row[HEADING] for row in table(book, sheet, 4)[:-1]}
            assert found == pytest.approx(by_code)
        assert table(theirs, sheet, 4)[-1][HEADING] == pytest.approx(table(cached, sheet, 4)[-1][HEADING])


def test_its_meaning_is_said(folder: Path):
    book = openpyxl.load_workbook(folder / "workbooks/2026/6T/tong-hop.xlsx", data_only=True)
    said = {row[0]: row[2] for row in book["Phương pháp tính"].iter_rows(max_col=3, values_only=True)}
    assert said[HEADING] == MEANING


def test_an_older_summary_without_it_still_tells_the_year(folder: Path):
    older = openpyxl.load_workbook(folder / "workbooks/2026/Q1/tong-hop.xlsx", data_only=True)
    newer = openpyxl.load_workbook(folder / "workbooks/2026/6T/tong-hop.xlsx", data_only=True)
    for sheet in SHEETS.values():
        rows = {row["Mã"]: row for row in table(older, sheet, 4)}
        assert HEADING not in next(iter(rows.values()))
        known = {row["Mã"]: row["Hoàn thành, Q1"] for row in table(newer, sheet, 4)}
        assert known == pytest.approx({code: row["Tỷ lệ hoàn thành"] for code, row in rows.items()})
