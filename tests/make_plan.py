"""Write the sample plan workbook: python tests/make_plan.py [FILE]."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from sample_plan import SAMPLE  # noqa: E402 - found beside this file

from cchc_excel.writing.plan.sheets import write_plan

PLAN = Path(__file__).resolve().parents[1] / "workbooks" / "2026" / "ke-hoach.xlsx"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PLAN
    path.parent.mkdir(parents=True, exist_ok=True)
    write_plan(SAMPLE, path)


if __name__ == "__main__":
    main()
