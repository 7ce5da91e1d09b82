"""Bring the README up to date: its table of the form's columns, and its pictures (needs LibreOffice and poppler-utils).

Run as `python -m tests.tools.make_readme`.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from cchc_excel.folders import PeriodFolder
from cchc_excel.layout.columns import FORM
from cchc_excel.steps import periods as steps
from tests.tools.libreoffice import to_pdf
from tests.tools.places import ROOT

README = ROOT / "README.md"
BEGIN, END = "<!-- columns: begin -->\n", "<!-- columns: end -->\n"
PICTURES = {
    "bieu": ("giao/CCHC-2026-6T-PVHCC.xlsx", 1, 110), "tong-quan": ("tong-hop.xlsx", 1, 110),
    "theo-don-vi": ("tong-hop.xlsx", 2, 110), "bao-cao": ("bao-cao.docx", 1, 70),
}  # fmt: skip
"""Picture: the file it is of, the page, dots an inch."""


def columns_table() -> str:
    """Return the table of the form's columns, from the layout."""
    rows = [f"| {c.heading} | {'đơn vị điền' if c.filled else 'đã khóa'} | {c.hint} |" for c in FORM.columns]
    return "\n".join(["| Cột | | Cách điền |", "|---|---|---|", *rows]) + "\n"


def with_columns(text: str) -> str:
    """Return the README with the table of today."""
    return re.sub(f"{BEGIN}.*?{END}", lambda _: BEGIN + columns_table() + END, text, flags=re.DOTALL)


def main() -> None:
    """Write the table and the pictures."""
    README.write_text(with_columns(README.read_text(encoding="utf-8")), encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(ROOT / "workbooks" / "2026", Path(place) / "2026")
        folder = PeriodFolder(Path(place) / "2026" / "6T")
        steps.issue(folder)
        steps.merge(folder, None)
        steps.report(folder, None)
        for name, (file, page, dots) in PICTURES.items():
            pdf = to_pdf(folder.path / file, Path(place) / "pdf")
            target = ROOT / ".readme" / name
            target.parent.mkdir(exist_ok=True)
            command = ["pdftoppm", "-r", str(dots), "-png", "-singlefile", "-f", str(page), "-l", str(page)]
            subprocess.run([*command, str(pdf), str(target)], check=True)


if __name__ == "__main__":
    main()
