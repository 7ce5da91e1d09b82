"""What a cell shows beside its value is seen: an error, a formula never computed, an old font, a note by the unit."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from cchc_excel.domain import FileState, Plan, Received
from cchc_excel.identity_marks import NOTE_PREFIX
from cchc_excel.inbox.entries import Candidate
from cchc_excel.plan.workbook import read_plan
from cchc_excel.receiving.files import Terms, receive
from tests.tools.hostile import RETURN

SHARE_COLUMN, DIFFICULTY_COLUMN = 8, 13


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(RETURN.parents[2] / "ke-hoach.xlsx")


class Typed:
    """A real return in which one more thing is done to a cell of its first answered row."""

    def __init__(self) -> None:
        self.book = load_workbook(RETURN)
        sheet = self.book["Báo cáo"]
        assert isinstance(sheet, Worksheet)
        self.sheet = sheet
        self.row = next(row for row in range(1, sheet.max_row) if sheet.cell(row, 7).value == "Hoàn thành")

    def received(self, plan: Plan) -> Received:
        saved = BytesIO()
        self.book.save(saved)
        terms = Terms(plan, plan.periods[1], plan.periods[1].cutoff, {})
        (entry,) = receive(Candidate("bieu.xlsx", Path("bieu.xlsx"), set_aside=False, held=saved.getvalue), terms)
        assert entry.state is FileState.USABLE
        return entry

    def findings(self, plan: Plan, column: int) -> dict[str, str]:
        """Return the findings at a cell of the row, by code, each with its text."""
        return {
            finding.rule.code: finding.text
            for finding in self.received(plan).findings
            if finding.ref and finding.ref[1:] == (self.row, column)
        }


@pytest.fixture
def typed() -> Typed:
    return Typed()


def test_a_formula_never_computed_is_no_blank(typed: Typed, plan: Plan):
    typed.sheet.cell(typed.row, SHARE_COLUMN).value = "=4/5"
    assert "formula-not-computed" in typed.findings(plan, SHARE_COLUMN)


def test_an_error_is_no_blank(typed: Typed, plan: Plan):
    typed.sheet.cell(typed.row, SHARE_COLUMN).value = "#REF!"
    assert typed.sheet.cell(typed.row, SHARE_COLUMN).data_type == "e"
    assert "error-value" in typed.findings(plan, SHARE_COLUMN)


def test_an_old_font_is_decoded_and_shown(typed: Typed, plan: Plan):
    cell = typed.sheet.cell(typed.row, DIFFICULTY_COLUMN)
    cell.value, cell.font = "ThiÕu nh©n lùc", Font(name=".VnTime")
    text = typed.findings(plan, DIFFICULTY_COLUMN)["legacy-font"]
    assert "“ThiÕu nh©n lùc”" in text
    assert "“Thiếu nhân lực”" in text
    assert "Thiếu nhân lực" in {answer.difficulty for answer in typed.received(plan).answers}


def test_a_note_by_the_unit_is_shown_and_the_forms_own_is_not(typed: Typed, plan: Plan):
    cell = typed.sheet.cell(typed.row, SHARE_COLUMN)
    cell.comment = Comment(f"{NOTE_PREFIX}Cần sửa: tỷ lệ vượt 100%.\nChờ Sở Nội vụ duyệt", "Văn thư")
    assert "“Chờ Sở Nội vụ duyệt”" in typed.findings(plan, SHARE_COLUMN)["cell-note"]
    cell.comment = Comment(f"{NOTE_PREFIX}Cần sửa: tỷ lệ vượt 100%.", "CCHC")
    assert "cell-note" not in typed.findings(plan, SHARE_COLUMN)


def test_a_note_in_an_empty_cell_is_seen_too(typed: Typed, plan: Plan):
    cell = typed.sheet.cell(typed.row, DIFFICULTY_COLUMN)
    cell.value, cell.comment = None, Comment("Sẽ bổ sung sau", "Văn thư")
    assert "“Sẽ bổ sung sau”" in typed.findings(plan, DIFFICULTY_COLUMN)["cell-note"]


def test_a_tidy_return_has_none_of_these(typed: Typed, plan: Plan):
    codes = {finding.rule.code for finding in typed.received(plan).findings}
    assert codes & {"formula-not-computed", "error-value", "legacy-font", "cell-note"} == set()
