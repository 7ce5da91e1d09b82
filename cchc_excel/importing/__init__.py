"""An annex (*phụ lục*) as offices have them becomes the content of a plan workbook.

From file to tables (`sources`, `headings`, `sections`), from rows to areas and tasks (`lines`, `codes`), from cells of
leads to names (`lead_cells`, `parting`) and from names to units (`spellings`, `units`), from the title block to what
the plan is called (`titles`); `annexes` brings it together. Nothing of the annex is dropped: what has no home is
listed. Owns no rule of what a deadline or a lead means.
"""
