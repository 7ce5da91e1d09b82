"""A draft of a plan out of an annex drawn as a text table."""

from cchc_excel.cells import Grid
from cchc_excel.importing.codes import give_codes
from cchc_excel.importing.draft import Draft
from cchc_excel.importing.lines import read_section
from cchc_excel.importing.sections import split_sheet


def draft_of(*grids: Grid) -> Draft:
    draft = Draft()
    for grid in grids:
        for section in split_sheet(grid):
            read_section(draft, section, "phu-luc.xlsx")
    give_codes(draft)
    return draft
