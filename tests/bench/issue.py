"""Issuing forms, beside loading the office's template with openpyxl, filling it in and saving it for each unit.

Run as `python -m tests.bench.issue 1000`. The rival fills in the unit, the period and the tasks, and nothing else: no
validation, no rule, no identity. Both stand on the same template.
"""

import sys
import tempfile
import time
from pathlib import Path

from country import TASKS, make_plan
from openpyxl import load_workbook

from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.periods import read_period
from cchc_excel.steps.periods import issue
from cchc_excel.templates import FORM_TEMPLATE, find_template

SAMPLE_ROWS = 12
FIRST_ROW = 13


def main() -> None:
    """Print the seconds of both and their ratio."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as place:
        folder = make_plan(Path(place) / "2026", size)
        start = time.perf_counter()
        _, paths = issue(folder)
        ours = time.perf_counter() - start
        start = time.perf_counter()
        fill_each(folder, Path(place))
        theirs = time.perf_counter() - start
    print(
        f"{len(paths)} forms of {TASKS} tasks: cchc issue {ours:.2f} s, openpyxl {theirs:.2f} s, × {theirs / ours:.1f}"
    )


def fill_each(folder: PeriodFolder, place: Path) -> None:
    """Write each unit's form as a script would: load the template, write the cells, save."""
    plan, period = read_period(folder)
    template = find_template(FORM_TEMPLATE, folder.path)
    for unit in plan.leading_units:
        book = load_workbook(template)
        sheet = book["Báo cáo"]
        sheet["A8"] = f"Đơn vị báo cáo: {unit.name}, kỳ {period.code}"
        for row, task in enumerate(plan.tasks_led_by(unit.code), start=FIRST_ROW + SAMPLE_ROWS):
            for column, text in enumerate((task.code, task.text, task.product, task.target.text), start=1):
                sheet.cell(row, column, text)
        book.save(place / f"{unit.code}.xlsx")


if __name__ == "__main__":
    main()
