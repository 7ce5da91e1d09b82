"""A ledger (*sổ nhật ký*): a table in a text file that only grows, line by line, and that Excel opens.

A line is on the disk before the next thing is done; what a run that was cut off left unfinished is passed over.
"""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.disk import explain_refusal
from cchc_excel.errors import OperatorError
from cchc_excel.text import one_line

_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger file and its headings."""

    path: Path
    headings: tuple[str, ...]

    def read(self) -> list[dict[str, str]]:
        """Return the lines that are whole, oldest first; none where the file isn't there."""
        try:
            text = self.path.read_text(encoding="utf-8-sig", errors="replace")
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise OperatorError(f"Không đọc được “{self.path}”: {explain_refusal(problem, self.path)}.") from problem
        rows = csv.reader(io.StringIO(text), delimiter=";")
        return [
            dict(zip(self.headings, row, strict=True))
            for row in rows
            if len(row) == len(self.headings) and tuple(row) != self.headings
        ]

    def add(self, line: Mapping[str, str]) -> None:
        """Write one more line, and see it to the disk."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            is_new = not self.path.exists() or self.path.stat().st_size == 0
            with self.path.open("a", encoding="utf-8", newline="") as stream:
                stream.write((_MARK + _as_row(self.headings)) if is_new else self._mend())
                stream.write(_as_row([_tame(line.get(heading, "")) for heading in self.headings]))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as problem:
            raise OperatorError(
                f"Không ghi được “{self.path}”: {explain_refusal(problem, self.path)}; việc đã làm xong không làm lại."
            ) from problem

    def _mend(self) -> str:
        """Return the line end that a run cut off in the middle of a line did not write."""
        with self.path.open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            return "" if stream.read(1) == b"\n" else "\r\n"


def _as_row(values: Sequence[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerow(values)
    return stream.getvalue()


def _tame(value: str) -> str:
    """Return a text on one line that Excel will not take for a formula."""
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
