"""How anything reaches the screen: lines and tables that the window holds, paths as seen from the working folder."""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from cchc_excel.guiding.command_lines import shorten
from cchc_excel.text import printable

_WIDEST, _NARROWEST = 100, 40
_LONGEST_PATH = 70
_TAIL = 3
"""Parts shown of a path that is too long: the folder typed is known."""
_GLUE = "\u00a0"
_LEAST = 6
"""Letters that a column keeps."""


def width() -> int:
    """Return how many letters a line holds: one less than the window; 79 where there is none."""
    return max(min(shutil.get_terminal_size().columns - 1, _WIDEST), _NARROWEST)


def say(text: str, *, err: bool = False) -> None:
    """Print a text of which parts may come from a unit, in lines that the window holds."""
    click.echo("\n".join(_fold(line) for line in printable(text).split("\n")).replace(_GLUE, " "), err=err)


def _fold(line: str) -> str:
    """Return a line as lines that the window holds, later ones under the first word; a path or address stays whole."""
    if len(line) <= width():
        return line
    text = line.lstrip(" ")
    indent = " " * (len(line) - len(text))
    later = indent + ("  " if text.startswith("- ") else "")
    return textwrap.fill(
        text,
        width(),
        initial_indent=indent,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words=False,
    )


def whole(text: str) -> str:
    """Return a name that is not parted at the end of a line, where a line holds it."""
    return text.replace(" ", _GLUE) if len(text) < width() - _LEAST else text


def typed(command: str) -> str:
    """Return a command that is never parted, however long: it is copied as it stands."""
    return command.replace(" ", _GLUE)


def join_names(names: Iterable[str]) -> str:
    """Return names in one text, each of them whole."""
    return "; ".join(map(whole, names))


def show_path(path: Path) -> str:
    """Return a path as seen from the working folder; of one that no line holds, its end."""
    shown = shorten(path, Path.cwd())
    if len(shown) > _LONGEST_PATH and len(path.parts) > _TAIL:
        shown = str(Path("…", *path.parts[-_TAIL:]))
    return whole(shown)


def write_table(headings: Sequence[str], rows: Sequence[Sequence[Any]], *, right: frozenset[int] = frozenset()) -> str:
    """Return rows as a plain text table that the window holds; columns in `right` hold figures.

    What is too wide for its column goes on below.
    """
    texts = [[printable(str(cell)) for cell in row] for row in (headings, *rows)]
    widths = _fit([[row[index] for row in texts] for index in range(len(headings))], right)
    lines = [line for row in texts for line in _lines_of(row, widths, right)]
    count = len(_lines_of(texts[0], widths, right))
    return "\n".join([*lines[:count], "  ".join("─" * size for size in widths), *lines[count:]])


def _fit(columns: Sequence[Sequence[str]], right: frozenset[int]) -> list[int]:
    """Return the widths of columns: those of figures as narrow as their words let them, the widest others cut down."""
    room = width() - 2 * (len(columns) - 1)
    widths = [max(map(len, column)) for column in columns]
    if sum(widths) > room:
        longest = [max((len(word) for cell in column for word in cell.split()), default=1) for column in columns]
        widths = [longest[index] if index in right else size for index, size in enumerate(widths)]
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _lines_of(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> list[str]:
    """Return a row as the lines of its highest cell."""
    cells = [textwrap.wrap(cell, size, break_on_hyphens=False) or [""] for cell, size in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        lines.append(
            "  ".join(
                part.rjust(size) if index in right else part.ljust(size)
                for index, (part, size) in enumerate(zip(parts, widths, strict=True))
            ).rstrip()
        )
    return lines
