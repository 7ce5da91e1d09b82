"""Text can be read on its ground, on a bad screen and a bad print too: WCAG's 4.5 everywhere."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill

from cchc_excel.layout.columns import DATA
from cchc_excel.writing.house.bands import LOOKS
from cchc_excel.writing.house.styles import ALARM_INK, FAINT_INK, LIGHT, PALE, SILVER, WHITE
from tests.tools.contrast import LEAST, contrast, faint_text
from tests.tools.summary_sample import sample_plan, sample_summary
from tests.tools.summary_workbook import write
from tests.tools.written_files import written_files

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def test_contrast_is_as_the_standard_counts_it():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("FFFFFF", "767676") == pytest.approx(4.54, abs=0.01)


def test_grey_and_rust_are_read_on_each_fill():
    assert all(contrast(ink, fill) >= LEAST for ink in (FAINT_INK, ALARM_INK) for fill in (WHITE, PALE, LIGHT, SILVER))


def test_figures_are_read_on_the_bars_of_charts():
    assert all(contrast(look.ink, look.fill) >= LEAST for look in LOOKS.values())
    assert all(contrast(look.ink, look.back) >= LEAST for look in LOOKS.values() if look.pattern)


def test_text_is_read_in_every_workbook(tmp_path: Path):
    paths = {name: path for name, path in written_files(tmp_path).items() if path.suffix == ".xlsx"}
    assert {name: faint for name, path in paths.items() if (faint := faint_text(path))} == {}


def test_faint_text_is_found_in_cells_and_in_rules(tmp_path: Path):
    path = write(sample_summary(sample_plan()), tmp_path)
    book = load_workbook(path)
    sheet = book["Quá hạn"]
    sheet["A40"], sheet["A41"] = "nhạt", "đậm"
    sheet["A40"].font = Font(color="FF808080")
    sheet["A41"].font = Font(color="FF595959")
    look = {"font": Font(color="FF7F7F7F"), "fill": PatternFill("solid", bgColor="FFD9D9D9")}
    sheet.conditional_formatting.add("A41", FormulaRule(formula=["TRUE"], **look))
    book.save(path)
    assert {said.split(",")[0] for said in faint_text(path)} == {
        "Quá hạn!A40: 808080 on FFFFFF", "Quá hạn!A41: 7F7F7F on D9D9D9",
    }  # fmt: skip


def test_the_data_say_which_column_moves_the_figures(tmp_path: Path):
    sheet = load_workbook(write(sample_summary(sample_plan()), tmp_path))["Dữ liệu"]
    said = {str(rule.sqref): rule.prompt for rule in sheet.data_validations.dataValidation}
    letters = {
        key: sheet.cell(1, DATA.keys.index(key) + 1).column_letter for key in ("outcome", "status", "finished_on")
    }
    last = sheet.max_row
    assert "đổi theo" in said[f"{letters['outcome']}1:{letters['outcome']}{last}"]
    for key in ("status", "finished_on"):
        assert "không làm đổi" in said[f"{letters[key]}1:{letters[key]}{last}"]
