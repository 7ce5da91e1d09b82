"""Where a layout's columns stand in a grid: the header row is searched for, never assumed.

Owns the search alone. What the headings are is `layout`'s; what the rows below mean is the readers'.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from cchc_excel.cells import CellRange, Grid
from cchc_excel.layout.columns import Column, Layout
from cchc_excel.numerals import same_numbers
from cchc_excel.text import fold, fold_plain, one_line

SEARCHED_ROWS = 60
_MOST_ROWS = 5_000
_ENOUGH_HITS = 3
_NEAR_ENOUGH = 0.82
_MOST_HEADER_ROWS = 4
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_COLUMN_NUMBER = re.compile(r"\(?-?(\d{1,2}|[A-Za-z])\)?(\s*=.*)?")

_Rows = tuple[tuple[tuple[int, str], ...], ...]
_Spellings = tuple[tuple[int, tuple[tuple[str, int], ...]], ...]
"""By column number the texts that may be its heading; 1 beside one that is only the heading of a group above it."""

_EXACT, _FOLDED, _ALIAS, _PLAIN, _BRACKETLESS = range(5)


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """Where a layout's columns are: `row` is the (upper) header row, `columns` the column number of each key found.

    `guessed` are the headings, by key, that only come near a column's; `unknown` those that fit none, by column number;
    `missing` the keys that no heading fits.
    """

    row: int
    first_data_row: int
    columns: Mapping[str, int]
    unknown: Mapping[int, str]
    missing: tuple[str, ...]
    guessed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row, or several together, read as a header. `is_parted`: the lower ones only part headings above them."""

    top: int
    bottom: int
    columns: Mapping[str, int]
    headings: Mapping[int, str]
    is_parted: bool = False


def find_header(grid: Grid, layout: Layout) -> HeaderMatch | None:
    """Return where the layout's columns are in the grid; None where too few of its headings stand in any row."""
    return _find_in(grid, layout, range(1, SEARCHED_ROWS + 1))


def find_headers(grid: Grid, layout: Layout) -> tuple[HeaderMatch, ...]:
    """Return every place, from top to bottom, where the layout's headings stand: a sheet may hold several tables."""
    found: list[HeaderMatch] = []
    start = 1
    while start <= min(grid.last_row, _MOST_ROWS):
        window = range(start, start + SEARCHED_ROWS)
        headers = list(_find_all(grid, layout, window))
        found += headers
        # The last row is seen again: with the one below it, it may be a header of two rows.
        start = headers[-1].first_data_row if headers else window.stop - 1
    return tuple(found)


def key_of(heading: str, layout: Layout) -> str:
    """Return the key of the column that a heading stands for by itself, empty where it fits none."""
    return min(_find_keys(heading, layout), default=((0, 0), ""))[1]


def _find_all(grid: Grid, layout: Layout, rows: range) -> Iterator[HeaderMatch]:
    """Yield the best header among the rows, after those that stand above it."""
    if best := _find_in(grid, layout, rows):
        yield from _find_all(grid, layout, range(rows.start, best.row))
        yield best


def _find_in(grid: Grid, layout: Layout, rows: range) -> HeaderMatch | None:
    candidates = list(_read_candidates(grid, layout, rows))
    if not candidates:
        return None
    best = max(
        candidates, key=lambda found: (len(found.columns), found.is_parted, found.top - found.bottom, -found.top)
    )
    if len(best.columns) < min(_ENOUGH_HITS, len(layout.columns)):
        return None
    taken = set(best.columns.values())
    unknown = {column: text for column, text in best.headings.items() if column not in taken}
    guesses = _guess(unknown, [column for column in layout.known if column.key not in best.columns])
    columns = {**best.columns, **guesses}
    return HeaderMatch(
        row=best.top,
        first_data_row=_skip_number_rows(grid, best.bottom + 1, len(layout.columns)),
        columns={column.key: columns[column.key] for column in layout.known if column.key in columns},
        unknown={column: text for column, text in unknown.items() if column not in guesses.values()},
        missing=tuple(key for key in layout.keys if key not in columns),
        guessed={key: unknown[column] for key, column in guesses.items()},
    )


def _guess(headings: Mapping[int, str], columns: Iterable[Column]) -> dict[str, int]:
    """Return the column number of each key that a misspelled heading comes near enough to, the nearest first."""
    near = sorted(
        (
            (_likeness(heading, spelled), column.key, number)
            for number, heading in headings.items()
            for column in columns
            for spelled in (column.heading, *column.aliases)
        ),
        reverse=True,
    )
    guesses: dict[str, int] = {}
    for likeness, key, number in near:
        if likeness >= _NEAR_ENOUGH and key not in guesses and number not in guesses.values():
            guesses[key] = number
    return guesses


def _likeness(heading: str, spelled: str) -> float:
    if not same_numbers(heading, spelled):
        return 0.0
    return SequenceMatcher(None, fold_plain(heading), fold_plain(spelled), autojunk=False).ratio()


def _read_candidates(grid: Grid, layout: Layout, rows: range) -> Iterator[_Candidate]:
    """Yield each of the rows as a header, alone and together with the next rows."""
    texts = {row: _headings_of(grid, row) for row in rows if row in grid.by_row}
    for row, headings in texts.items():
        below = (texts.get(lower, {}) for lower in range(row + 1, row + _MOST_HEADER_ROWS))
        # No more columns can be told than have a text.
        if len(set(headings).union(*below)) < min(_ENOUGH_HITS, len(layout.columns)):
            continue
        alone = _Candidate(row, row, _match(_alone(headings), layout), headings)
        yield alone
        if len(alone.columns) == len(layout.known):
            return
        for bottom in range(row + 1, _last_header_row(grid, row, texts) + 1):
            yield _read_stacked(grid, [texts[number] for number in range(row, bottom + 1)], row, layout)


def _alone(headings: Mapping[int, str]) -> _Spellings:
    return tuple((column, ((text, 0),)) for column, text in headings.items())


def _last_header_row(grid: Grid, top: int, texts: Mapping[int, Mapping[int, str]]) -> int:
    """Return the last row that may belong to a header of several.

    The second row may say anything; one below it only parts what the rows above it left open, merged across.
    """
    row = top + 1
    if row not in texts:
        return top
    is_open = _columns_merged_across(grid, top)
    while row + 1 in texts and row + 1 < top + _MOST_HEADER_ROWS:
        said, across = texts[row].keys(), _columns_merged_across(grid, row)
        left_open = across | (is_open - said)
        if not across or not said <= is_open or not texts[row + 1].keys() <= left_open:
            break
        is_open, row = left_open, row + 1
    return row


def _read_stacked(grid: Grid, own: Sequence[Mapping[int, str]], top: int, layout: Layout) -> _Candidate:
    """Return rows as one header: a lower heading stands under the group headings that span it."""
    rows = range(top, top + len(own))
    spread = (_spread(grid, row, headings) for row, headings in zip(rows, own, strict=True))
    columns, headings = _stack(tuple(tuple(row.items()) for row in own), tuple(map(tuple, spread)), layout)
    lower = {column for row in own[1:] for column in row}
    wide = {column for row in rows[:-1] for column in _columns_merged_across(grid, row)}
    is_parted = len(own[0]) >= _ENOUGH_HITS and bool(lower) and lower <= wide
    return _Candidate(top, rows[-1], columns, headings, is_parted)


@lru_cache(maxsize=4096)
def _stack(own: _Rows, spread: _Rows, layout: Layout) -> tuple[Mapping[str, int], Mapping[int, str]]:
    """Return the columns found in rows read as one header, and the lowest heading of each column.

    A group's heading alone stands for its first column only where nothing else does. Rows come as pairs of column and
    text; forms are alike, so most were read before.
    """
    rows, spread_rows = [dict(row) for row in own], [dict(row) for row in spread]
    spellings: list[tuple[int, tuple[tuple[str, int], ...]]] = []
    headings: dict[int, str] = {}
    for column in sorted({column for row in rows for column in row}):
        said = [row[column] for row in spread_rows if column in row]
        lowest = headings[column] = next(row[column] for row in reversed(rows) if column in row)
        above = said[: -1 if said[-1] == lowest else None]
        joined = [" ".join((*some, lowest)) for count in range(len(above) + 1) for some in combinations(above, count)]
        groups = [row[column] for row in rows if column in row and row[column] != lowest]
        spellings.append((column, (*((text, 0) for text in joined), *((text, 1) for text in groups))))
    return _match(tuple(spellings), layout), headings


def _headings_of(grid: Grid, row: int) -> dict[int, str]:
    """Return the texts of a row by column number."""
    return {cell.ref.column: one_line(cell.text) for cell in grid.by_row.get(row, ()) if not cell.is_empty}


def _spread(grid: Grid, row: int, headings: Mapping[int, str]) -> Iterable[tuple[int, str]]:
    """Return the headings of a row, those merged across given to every column they span."""
    spread = dict(headings)
    for area in grid.merges:
        if area.top == row and area.left in headings:
            spread.update(dict.fromkeys(_columns_of(area), headings[area.left]))
    return spread.items()


def _columns_merged_across(grid: Grid, row: int) -> set[int]:
    """Return the columns of a row that a heading shares with others."""
    wide = (area for area in grid.merges if area.top == area.bottom == row and area.right > area.left)
    return {column for area in wide for column in _columns_of(area)}


def _columns_of(area: CellRange) -> range:
    return range(area.left, area.right + 1)


@lru_cache(maxsize=4096)
def _match(spellings: _Spellings, layout: Layout) -> Mapping[str, int]:
    """Return the column number of each key: the surest spelling wins, among equals the longest, then the leftmost."""
    hits = sorted(
        (is_group, level, -len(text), column, key)
        for column, texts in spellings
        for text, is_group in texts
        for level, key in _find_keys(text, layout)
    )
    columns: dict[str, int] = {}
    for _, _, _, column, key in hits:
        if key not in columns and column not in columns.values():
            columns[key] = column
    _make_room(columns, [(key, column) for _, _, _, column, key in hits])
    return {column.key: columns[column.key] for column in layout.known if column.key in columns}


def _make_room(columns: dict[str, int], fits: Sequence[tuple[str, int]]) -> None:
    """Give a key without a column one that another key holds and can do without: a second heading fits that one, too.

    "Ngày hoàn thành" is the finish date, but the deadline where "Ngày hoàn thành thực tế" stands beside it.
    """
    for key, column in fits:
        holder = next((known for known, taken in columns.items() if taken == column), "")
        free = [place for known, place in fits if known == holder and place not in columns.values()]
        if key not in columns and free:
            columns[holder], columns[key] = free[0], column


def _find_keys(heading: str, layout: Layout) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the keys a heading may stand for, and how sure that is (0 surest): as it is written, and as it is known."""
    known = _spellings(layout)
    bare = _IN_BRACKETS.sub(" ", heading)
    tries = (
        (_EXACT, heading, (_EXACT,)),
        (_FOLDED, fold(heading), (_FOLDED, _ALIAS)),
        (_PLAIN, fold_plain(heading), (_PLAIN,)),
        (_BRACKETLESS, fold(bare), (_FOLDED, _ALIAS)),
    )
    for level, text, levels in tries:
        for known_level in levels:
            for key in known.get((known_level, text), ()):
                yield (max(level, known_level), known_level), key


@lru_cache(maxsize=32)
def _spellings(layout: Layout) -> Mapping[tuple[int, str], tuple[str, ...]]:
    """Return the keys that each known spelling stands for, by how it is spelled."""
    known: dict[tuple[int, str], tuple[str, ...]] = {}
    for column in layout.known:
        spelled = {(_EXACT, column.heading), (_FOLDED, fold(column.heading)), (_PLAIN, fold_plain(column.heading))}
        for alias in column.aliases:
            spelled |= {(_ALIAS, fold(alias)), (_PLAIN, fold_plain(alias))}
        for spelling in spelled:
            known[spelling] = (*known.get(spelling, ()), column.key)
    return known


def _skip_number_rows(grid: Grid, row: int, width: int) -> int:
    """Return the first row from `row` on that isn't a row of column numbers: (1), (2), (3)."""
    while is_number_row([cell.text for cell in grid.by_row.get(row, ()) if not cell.is_empty], width):
        row += 1
    return row


def is_number_row(texts: list[str], width: int) -> bool:
    """Whether texts are column numbers: (1), (2), (3)."""
    if len(texts) < min(_ENOUGH_HITS, width):
        return False
    # "(3)" typed into a cell becomes the number -3: the sign is the bracket's.
    matches = [_COLUMN_NUMBER.fullmatch(text.strip()) for text in texts]
    numbers = [int(match[1]) for match in matches if match and match[1].isdigit()]
    return all(matches) and len(numbers) >= len(texts) // 2 and len(numbers) == len(set(numbers))
