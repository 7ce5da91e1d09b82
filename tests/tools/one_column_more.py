"""The product with one column more that units fill: what a new column takes, and nothing else.

Run as `python -m tests.tools.one_column_more template PATH`, which makes the form's template, or with the arguments of
`cchc`. The column is put into the form before any other module reads it.
"""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from cchc_excel.cells import Cell
from cchc_excel.kinds import Context, Reading
from cchc_excel.kinds.count import CountKind
from cchc_excel.layout import form
from cchc_excel.layout.column import Column, Layout


@dataclass(frozen=True, slots=True)
class MoneyKind(CountKind):
    """An amount of money: a number from 0 up, of which no other column holds a part."""

    def read(self, cell: Cell, context: Context) -> Reading:
        """Return the amount the cell gives."""
        return replace(CountKind.read(self, cell, context), implied={})


COST = Column(
    "cost", "Kinh phí (triệu đồng)", MoneyKind(), 9,
    filled=True, since=2, annex_width=9, hint="Kinh phí đã chi đến ngày chốt số liệu.",
)  # fmt: skip


def main(arguments: list[str]) -> None:
    """Make the template, or run the command."""
    *before, difficulty, proposal = form.FORM.columns
    form.FORM = Layout(form.FORM.sheet, (*before, COST, difficulty, proposal))
    if arguments[0] == "template":
        from tests.tools import make_template  # noqa: PLC0415 - it reads the columns

        make_template.PATH = Path(arguments[1])
        make_template.main()
    else:
        from cchc_excel.__main__ import main as cchc  # noqa: PLC0415 - so does all of the product

        sys.argv[1:] = arguments
        cchc()


if __name__ == "__main__":
    main(sys.argv[1:])
