"""A command as it is typed: quoted as Windows' `cmd` needs it, or as a shell elsewhere."""

import os
import shlex
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_PROGRAM = "cchc"
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:/\\")


def command_line(command: str, arguments: Iterable[str | Path], working: Path) -> str:
    """Return what is typed in the working folder to run a command."""
    quote = quote_for_cmd if sys.platform == "win32" else shlex.quote
    return " ".join([_PROGRAM, command, *(quote(shorten(argument, working)) for argument in arguments)])


def shorten(argument: str | Path, working: Path) -> str:
    """Return a path as seen from the working folder, where that is shorter; other arguments as they are."""
    if not isinstance(argument, Path):
        return argument
    with suppress(ValueError):  # another drive
        return min(os.path.relpath(argument, working), str(argument), key=len)
    return str(argument)


def quote_for_cmd(argument: str) -> str:
    """Return an argument as `cmd` hands it on unchanged.

    Within quotes only `%` keeps its meaning, and one alone means nothing: of several, each stands outside, behind `^`.
    """
    if argument and all(letter in _PLAIN or letter.isalpha() for letter in argument):
        return argument
    ending = argument[len(argument.rstrip("\\")) :]
    quoted = f'"{argument}{ending}"'
    return quoted.replace("%", '"^%"') if argument.count("%") > 1 else quoted
