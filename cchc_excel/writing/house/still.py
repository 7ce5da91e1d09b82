"""A sheet that is written to stand alone, as a picture of itself: values for formulas, no links, no names."""

from xlsxwriter.format import Format

from cchc_excel.writing.house.sheet import Sheet


class StillSheet(Sheet):
    """A sheet without anything that leads to another one."""

    def formula_as(self, row: int, column: int, formula: str, value: str | float, style: Format) -> None:  # noqa: ARG002
        """Write the value that Python found."""
        self.put_as(row, column, value, style)

    def link_cell(self, row: int, column: int, text: str, target: str, *parts: str) -> None:  # noqa: ARG002
        """Write the words alone."""
        self.put(row, column, text, *parts)

    def define_name(self, name: str, row: int, column: int) -> None:
        """Leave the cell without a name."""
