"""Where the table of a form is in a sheet, from its header to its last row."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cchc_excel.books.parts.struck import as_answered
from cchc_excel.cells import Cell, Grid
from cchc_excel.layout.asked import FILLED
from cchc_excel.layout.columns import FORM
from cchc_excel.layout.header import HeaderMatch, find_header, key_of
from cchc_excel.plan.matching import code_key
from cchc_excel.returns.period_columns import find_form_header, settle_columns
from cchc_excel.returns.period_words import PeriodWords
from cchc_excel.returns.signatures import is_place_and_date, is_signature_row
from cchc_excel.text import fold


@dataclass(frozen=True, slots=True)
class FormTable:
    """The table of a form: its sheet, its header, its last row, and what merged cells give to rows below their own.

    `strayed` are the rows of tasks that stand below the signatures; `rows` the cells by row number and column key;
    `left_out` the headings of columns that are another period's, by column number; `twins` the column number of a
    second column with the very heading of a filled one, by key: where both say something else, neither is believed.
    """

    grid: Grid
    header: HeaderMatch
    last_row: int
    strayed: tuple[int, ...] = ()
    spread: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    left_out: Mapping[int, str] = field(default_factory=dict)
    twins: Mapping[str, int] = field(init=False, repr=False)
    rows: Mapping[int, Mapping[str, Cell]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twins", dict(self._find_twins()))
        object.__setattr__(self, "rows", {number: self._read_row(number) for number in self.numbers})

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the rows below the header."""
        return (*range(self.header.first_data_row, self.last_row + 1), *self.strayed)

    def disputed(self, number: int, key: str) -> tuple[Cell, ...]:
        """Return the cells of a row in two columns of one heading, where they say different things."""
        pair = (self.grid.cell(number, self.header.columns[key]), self.grid.cell(number, self.twins[key]))
        is_one = pair[1].is_empty or fold(pair[0].text) == fold(pair[1].text)
        return () if is_one else pair

    def _find_twins(self) -> Iterator[tuple[str, int]]:
        for number, heading in self.header.unknown.items():
            for key in FILLED:
                column = self.header.columns.get(key)
                if column and fold(heading) in {fold(cell.text) for cell in self._headings(column)}:
                    yield key, number

    def _headings(self, column: int) -> Iterator[Cell]:
        return (self.grid.cell(row, column) for row in range(self.header.row, self.header.first_data_row))

    def _read_row(self, number: int) -> dict[str, Cell]:
        own = {key: self.grid.cell(number, column) for key, column in self.header.columns.items()}
        own |= {key: Cell(own[key].ref) for key in self.twins if self.disputed(number, key)}
        if self.spread and not all(own[key].is_empty for key in ("task", "text") if key in own):
            own = {key: self.spread.get((number, cell.ref.column), cell) for key, cell in own.items()}
        # The plan's own columns tell whose row it is also where a unit crosses the whole row out.
        for key in FILLED:
            if key in own and own[key].value is not None:
                own[key] = as_answered(own[key])
        return own


def find_table(grid: Grid, codes: Container[str], words: PeriodWords | None = None) -> FormTable | None:
    """Return the table of a form in a sheet, None where there is none. `codes` are the plan's folded task codes.

    `words` tell the period whose columns are meant, where several stand side by side.
    """
    header = find_form_header(grid, words) if words else find_header(grid, FORM)
    if header is None or not {"task", "text"} & header.columns.keys():
        return None
    header, left_out = settle_columns(grid, header, words) if words else (header, {})
    answered = {key_of(words.read(heading).bare, FORM) for heading in left_out.values()} if words else set()
    if not (header.columns.keys() | answered) & set(FILLED):
        return None
    last_row, strayed = _find_end(grid, header, codes)
    table = FormTable(grid, header, last_row, strayed, left_out=left_out)
    spread = dict(_spread_merges(table))
    return replace(table, spread=spread) if spread else table


def _find_end(grid: Grid, header: HeaderMatch, codes: Container[str]) -> tuple[int, tuple[int, ...]]:
    """Return the row before the signatures, and the rows of tasks that stand below them all the same."""
    column, first = header.columns.get("task", 0), header.first_data_row
    coded = [number for number in grid.by_row if number >= first and code_key(grid.cell(number, column).text) in codes]
    last_coded = max(coded, default=first)
    end = next(
        (
            number - 1
            for number, cells in grid.rows()
            if number >= first and (is_signature_row(cells) or (number > last_coded and is_place_and_date(cells)))
        ),
        grid.last_row,
    )
    named = [header.columns[key] for key in ("text", "status") if key in header.columns]
    strayed = (
        number
        for number, cells in grid.rows()
        if number > end
        and not is_signature_row(cells)
        and not any(grid.cell(number, place).is_empty for place in named)
    )
    return end, tuple(sorted({number for number in coded if number > end} | set(strayed)))


def _spread_merges(table: FormTable) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Yield the places that a merge over several tasks gives its value to."""
    filled = {column for key, column in table.header.columns.items() if key in FILLED}
    named = [table.header.columns[key] for key in ("task", "text") if key in table.header.columns]
    for area in table.grid.merges:
        cell = table.grid.cell(area.top, area.left)
        if area.left not in filled or area.bottom == area.top or cell.is_empty or area.top not in table.numbers:
            continue
        for row in range(area.top + 1, min(area.bottom, table.last_row) + 1):
            if any(not table.grid.cell(row, column).is_empty for column in named):
                yield (row, area.left), cell
