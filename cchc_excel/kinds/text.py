"""Free text: kept as written, cleaned of what cannot be seen."""

from dataclasses import dataclass
from datetime import date

from cchc_excel.cells import Cell
from cchc_excel.kinds import Context, Reading, Validation
from cchc_excel.kinds.written import failed, fault_of
from cchc_excel.text import clean


@dataclass(frozen=True, slots=True)
class TextKind:
    """Any text."""

    align: str = "left"
    number_format: str = "@"

    def read(self, cell: Cell, context: Context) -> Reading:  # noqa: ARG002
        """Return the cleaned text; an Excel error or a picture is a finding, not a text."""
        fault = fault_of(cell)
        return failed(fault) if fault else Reading(clean(cell.text) or None)

    def restore(self, value: object) -> str:
        """Return the text that a summary holds."""
        return str(value)

    def validation(self, first_day: date, last_day: date) -> Validation | None:  # noqa: ARG002
        """Return None: text is free."""
        return None
