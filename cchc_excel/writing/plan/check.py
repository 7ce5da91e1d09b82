"""What `check` will say of a plan workbook that is being made: it is written, and read back as `check` does."""

import tempfile
from pathlib import Path

from cchc_excel.books.workbooks import load_book
from cchc_excel.domain.plan_content import PlanContent
from cchc_excel.folders import PLAN_NAME
from cchc_excel.plan.workbook import understand_plan
from cchc_excel.rules import Finding
from cchc_excel.writing.files.workshop import in_temporary_folder
from cchc_excel.writing.plan.sheets import write_plan


def check_content(content: PlanContent) -> tuple[Finding, ...]:
    """Return what `check` will find in a plan of that content."""
    with in_temporary_folder(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / PLAN_NAME
        write_plan(content, path)
        return understand_plan(load_book(path), PLAN_NAME).findings
