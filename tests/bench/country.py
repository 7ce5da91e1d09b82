"""A merge beside the script everyone writes, at 20, 150, 1.000 returns and more: whole processes, side by side.

The rivals read each form with pandas (engine openpyxl, today's default, or calamine), concatenate, group, and write two
sheets and a chart; they check nothing. Ours does everything: preflight, reading, findings, measures, all sheets.

Run as `python -m tests.bench.country 20 150 1000`.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

from cchc_excel.domain.plan_content import AreaContent
from cchc_excel.folders import PeriodFolder
from cchc_excel.identity_marks import form_name
from cchc_excel.plan.periods import read_period
from cchc_excel.plan.shipped import empty_content
from cchc_excel.templates import FORM_TEMPLATE, find_template
from cchc_excel.writing.form.forms import Form, FormTemplate
from cchc_excel.writing.plan.sheets import write_plan

TASKS = 40
RIVAL = """
import sys
from pathlib import Path
import pandas as pd
frames = []
for path in sorted(Path(sys.argv[1]).glob("*.xlsx")):
    raw = pd.read_excel(path, sheet_name="Báo cáo", header=None, engine=sys.argv[3])
    top = raw.index[raw[0] == "Mã NV"][0]
    table = raw.iloc[top + 2:].copy()
    table.columns = [str(heading) for heading in raw.iloc[top]]
    frames.append(table[table["Trạng thái"].notna()].assign(unit=path.stem))
merged = pd.concat(frames)
rates = merged.groupby("unit")["Trạng thái"].agg(lambda statuses: (statuses == "Hoàn thành").mean()).reset_index()
with pd.ExcelWriter(sys.argv[2], engine="xlsxwriter") as writer:
    merged.to_excel(writer, sheet_name="Data", index=False)
    rates.to_excel(writer, sheet_name="Units", index=False)
    chart = writer.book.add_chart({"type": "bar"})
    chart.add_series({"values": ["Units", 1, 1, len(rates), 1], "categories": ["Units", 1, 0, len(rates), 0]})
    writer.sheets["Units"].insert_chart("E2", chart)
"""


def main() -> None:
    """Print a line for each size: seconds, peak memory and ratios."""
    print(", ".join(f"{name} {version(name)}" for name in ("openpyxl", "pandas", "python-calamine", "xlsxwriter")))
    headings = ("plain-openpyxl", "plain-calamine", "cchc merge", "× openpyxl", "× calamine")
    print("returns " + " ".join(f"{heading:>17}" for heading in headings))
    for size in map(int, sys.argv[1:] or ("20", "150")):
        with tempfile.TemporaryDirectory() as place:
            period = make_period(Path(place) / "2026", size)
            script = ["-c", RIVAL, str(period.inbox), f"{place}/r.xlsx"]
            timed = [run([*script, "openpyxl"]), run([*script, "calamine"])]
            timed.append(run(["-m", "cchc_excel", "merge", str(period.path)]))
        cells = [f"{seconds:.2f} s {memory:5.0f} MB" for seconds, memory in timed]
        cells += [f"{rival / timed[2][0]:.2f}" for rival, _ in timed[:2]]
        print(f"{size:7} " + " ".join(f"{cell:>17}" for cell in cells), flush=True)


def make_plan(folder: Path, size: int) -> PeriodFolder:
    """Return a period of a plan whose 40 tasks are led by every unit."""
    folder.mkdir(parents=True)
    empty = empty_content(2026)
    units = tuple((f"XA-{number:05}", f"Xã số {number:05}") for number in range(1, size + 1))
    tasks = tuple(
        (f"I.{number}", f"Nhiệm vụ {number} của kế hoạch", "Báo cáo", "≥ 95%", "Tất cả các đơn vị", "", "Quý II/2026")
        for number in range(1, TASKS + 1)
    )
    areas = (AreaContent("I", "Công tác chỉ đạo, điều hành", tasks),)
    content = replace(empty, units=units, areas=areas)
    write_plan(content, folder / "ke-hoach.xlsx")
    period = PeriodFolder(folder / "6T")
    period.inbox.mkdir(parents=True)
    return period


def make_period(folder: Path, size: int) -> PeriodFolder:
    """Return such a period with a filled return of each unit."""
    period = make_plan(folder, size)
    plan, known = read_period(period)
    template = FormTemplate.load(find_template(FORM_TEMPLATE, period.path))
    for number, unit in enumerate(plan.units):
        answers = {task.code: answer(number + index) for index, task in enumerate(plan.tasks)}
        form = Form(plan, known, unit, plan.tasks, answers=answers, made_at=datetime(2026, 6, 10, 8, number % 60))
        (period.inbox / form_name(2026, known.code, unit.code)).write_bytes(template.write(form))
    return period


def answer(number: int) -> dict[str, object]:
    """Return one of several plausible answers."""
    if number % 3 == 0:
        finished = date(2026, 5, 1 + number % 28)
        return {
            "status": "Hoàn thành",
            "share": 1.0,
            "actual": 98,
            "total": 100,
            "finished_on": finished,
            "document": f"{number}/BC-UBND",
        }
    if number % 3 == 1:
        return {
            "status": "Đang thực hiện",
            "share": 0.6,
            "actual": 60,
            "total": 100,
            "difficulty": "Thiếu nhân lực chuyên trách",
        }
    return {"status": "Chưa thực hiện", "share": 0.0, "actual": 0, "total": 100}


def run(arguments: list[str]) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of a whole process."""
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise RuntimeError(arguments)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
