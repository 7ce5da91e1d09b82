"""Write the sample plan workbook: python -m tests.tools.make_plan [FILE]."""

import sys
from pathlib import Path

from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.places import ROOT
from tests.tools.sample_plan import SHIPPED

PLAN = ROOT / "workbooks" / "2026" / "ke-hoach.xlsx"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PLAN
    path.parent.mkdir(parents=True, exist_ok=True)
    write_plan(SHIPPED, path)


if __name__ == "__main__":
    main()
