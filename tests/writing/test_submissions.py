"""`Tình hình gửi báo cáo`: what went out to a unit, how often it answered, and by which mail."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineWorkbook

from cchc_excel.domain import Origin, Posted
from cchc_excel.folders import PeriodFolder
from cchc_excel.measuring.summaries import summarise
from cchc_excel.merging import build_table
from cchc_excel.steps import periods as steps
from cchc_excel.writing.summary import write_summary
from tests.tools.places import ROOT

PERIOD = PeriodFolder(ROOT / "workbooks" / "2026" / "6T")


def test_the_letter_out_and_the_mail_in_stand_in_the_sheet(tmp_path: Path):
    inbox = steps.gather(PERIOD, None)
    origin = Origin("tcd.eml", "tcd@x.example", "Văn thư", datetime(2026, 6, 10, 20), "Báo cáo")
    mailed = replace(inbox, received=tuple(replace(entry, origin=origin) for entry in inbox.received))
    table = build_table(inbox.plan, inbox.received, inbox.as_of)
    posted = {"KT": Posted(is_issued=True, sent_on=date(2026, 6, 1))}
    write_summary(summarise(mailed, table, posted=posted), tmp_path / "tong-hop.xlsx")
    sheet = CalamineWorkbook.from_path(tmp_path / "tong-hop.xlsx").get_sheet_by_name("Tình hình gửi báo cáo")
    rows = sheet.to_python(skip_empty_area=False)
    headings = next(row for row in rows if row[0] == "Mã đơn vị")
    unit = dict(zip(headings, next(row for row in rows if row[0] == "KT"), strict=True))
    assert (unit["Số lần gửi"], unit["Đã giao biểu"], unit["Gửi thư ngày"]) == (2, "có", date(2026, 6, 1))
    # 20:00 UTC is already the next day in the office.
    assert any("Thư của Văn thư <tcd@x.example> ngày 11/06/2026: Báo cáo" in map(str, row) for row in rows)
