"""What a correction brings about is said at that correction, with its own column and value."""

import shutil
from pathlib import Path

from openpyxl import load_workbook

from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from tests.tools.command import PLAN_FOLDER


def test_a_status_at_odds_with_the_share_is_said_at_the_corrected_status(tmp_path: Path):
    """TH reported I.2 in progress at 50 %; the coordinator corrects the status and the finish date."""
    folder = PeriodFolder(tmp_path / "2026" / "6T")
    folder.inbox.mkdir(parents=True)
    shutil.copy(PLAN_FOLDER / "6T" / "nhan" / "CCHC-2026-6T-TH.xlsx", folder.inbox)
    book = load_workbook(PLAN_FOLDER / "ke-hoach.xlsx")
    for row, (column, value) in enumerate((("Ngày hoàn thành", "01/06/2026"), ("Trạng thái", "Hoàn thành")), start=5):
        for place, text in enumerate(
            ("6T", "TH", "I.2", column, value, "xem lại", "Chuyên viên", "16/06/2026"), start=1
        ):
            book["Đính chính"].cell(row, place, text)
    book.save(folder.plan)
    (finding,) = [found for found in steps.measure(folder, None).findings if found.rule.code == "done-not-full"]
    assert (finding.path, str(finding.ref)) == ("ke-hoach.xlsx", "'Đính chính'!E6")
    assert (finding.column, finding.given) == ("status", "Hoàn thành")
