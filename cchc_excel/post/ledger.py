"""A ledger (*sổ nhật ký*): a table in a text file that only grows, line by line, and that Excel opens.

A line is on the disk before the next thing is done; what a run that was cut off left unfinished is passed over. One
that Excel saved again is read as Excel writes it (`respelled`), and put back into its own form before the next line.
"""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cchc_excel.disk import explain_refusal
from cchc_excel.errors import OperatorError
from cchc_excel.post.respelled import SpoiltError, as_known, day_order, decode, match_headings, read_when, split
from cchc_excel.text import one_line
from cchc_excel.writing.files.atomic import write_keeping_previous

MOMENT = "%Y-%m-%d %H:%M:%S"
"""How a moment stands in a ledger."""

_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger file and its headings.

    `when` is the column of moments; `words` holds, by column, all that may stand there; a line without one of `needed`
    is one that was cut off.
    """

    path: Path
    headings: tuple[str, ...]
    when: str = ""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needed: tuple[str, ...] = ()

    def read(self) -> list[dict[str, str]]:
        """Return the lines that are whole, oldest first; none where the file isn't there.

        Raises OperatorError where a line says what nobody can be sure of.
        """
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise OperatorError(f"Không đọc được “{self.path}”: {explain_refusal(problem, self.path)}.") from problem
        try:
            return self._read(data)
        except SpoiltError as problem:
            raise OperatorError(
                f"Không đọc được “{self.path}”: {problem}. Tệp này có thể đã bị sửa bằng Excel; hãy sửa lại chỗ đó "
                "hoặc lấy lại bản sao lưu rồi chạy lại, đừng xóa tệp."
            ) from problem

    def add(self, line: Mapping[str, str]) -> None:
        """Write one more line, and see it to the disk."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            is_new = not self.path.exists() or self.path.stat().st_size == 0
            if not is_new and not self._is_own():
                write_keeping_previous(self.path, self._written(self.read()))
            with self.path.open("a", encoding="utf-8", newline="") as stream:
                stream.write((_MARK + _as_row(self.headings)) if is_new else self._mend())
                stream.write(self._row(line))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as problem:
            raise OperatorError(
                f"Không ghi được “{self.path}”: {explain_refusal(problem, self.path)}; việc đã làm xong không làm lại."
            ) from problem

    def _read(self, data: bytes) -> list[dict[str, str]]:
        rows = split(decode(data), self.headings)
        if not rows:
            return []
        places = match_headings(rows[0], self.headings, self.needed)
        found = [(number, self._cells(row, places)) for number, row in enumerate(rows[1:], start=2)]
        whole = [(number, line) for number, line in found if self._is_whole(line)]
        if self.when:
            order = day_order([line[self.when] for _, line in whole])
            for number, line in whole:
                line[self.when] = read_when(line[self.when], order, number).strftime(MOMENT)
        for number, line in whole:
            for heading, words in self.words.items():
                line[heading] = as_known(line[heading], words, heading, number)
        return [line for _, line in whole]

    def _cells(self, row: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
        return {
            heading: _untame(row[places[heading]]) if places.get(heading, len(row)) < len(row) else ""
            for heading in self.headings
        }

    def _is_whole(self, line: Mapping[str, str]) -> bool:
        return all(line[heading].strip() for heading in (self.needed or self.headings))

    def _is_own(self) -> bool:
        """Whether the file is still as this program writes it."""
        with self.path.open("rb") as stream:
            head = (_MARK + _as_row(self.headings)).encode()
            return stream.read(len(head)) == head

    def _written(self, lines: Sequence[Mapping[str, str]]) -> bytes:
        return (_MARK + _as_row(self.headings) + "".join(map(self._row, lines))).encode()

    def _row(self, line: Mapping[str, str]) -> str:
        return _as_row([_tame(line.get(heading, "")) for heading in self.headings])

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
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA_STARTS) else text


def _untame(value: str) -> str:
    """Return a text as it was before it was tamed."""
    return value[1:] if value.startswith("'") and value.lstrip("'").startswith(_FORMULA_STARTS) else value
