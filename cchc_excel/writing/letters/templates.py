"""The texts of letters, which the office can edit: a subject, a body, fields in `{{…}}`, parts for one case or another.

A part between `{{khi …}}` and `{{het}}`, each on a line of its own, stays where its condition holds.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.errors import OperatorError
from cchc_excel.text import fold_plain, one_line

_SUBJECT = "tieu de"
_WHEN = re.compile(r"^\s*\{\{\s*khi\s+(\w+)\s*\}\}\s*$")
_END = re.compile(r"^\s*\{\{\s*het\s*\}\}\s*$")
_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_BLANKS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """The text of one kind of letter, as the office has it."""

    name: str
    subject: str
    lines: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> "LetterTemplate":
        """Return the template in a file; raise OperatorError where it is none."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as problem:
            message = f"Không đọc được mẫu thư “{path}”. Hãy lưu tệp dưới dạng văn bản thuần, mã UTF-8, rồi chạy lại."
            raise OperatorError(message) from problem
        lines = [line.rstrip() for line in text.splitlines() if not line.startswith("#")]
        head, *body = lines or [""]
        label, colon, subject = head.partition(":")
        if not colon or fold_plain(label) != _SUBJECT or not subject.strip():
            raise OperatorError(f"Mẫu thư “{path}” phải bắt đầu bằng dòng “Tiêu đề: …”. Hãy sửa lại rồi chạy lại.")
        return cls(path.name, subject.strip(), tuple(body))

    def has_field(self, name: str) -> bool:
        """Whether the body has a place for a field."""
        return any(found == name for line in self.lines for found in _FIELD.findall(line))

    def fill(self, fields: Mapping[str, str], holding: Collection[str], known: Collection[str]) -> tuple[str, str]:
        """Return subject and body, with the parts whose condition holds; `known` are all conditions there are."""
        kept = "\n".join(self._kept_lines(holding, known))
        body = _BLANKS.sub("\n\n", self._with_fields(kept, fields)).strip() + "\n"
        return one_line(self._with_fields(self.subject, fields)), body

    def _kept_lines(self, holding: Collection[str], known: Collection[str]) -> Iterator[str]:
        condition: str | None = None
        for line in self.lines:
            begins = _WHEN.match(line)
            if begins and (condition or begins[1] not in known):
                raise OperatorError(
                    f"Mẫu thư {self.name}: dòng “{line.strip()}” không dùng được ở đây. "
                    f"Các điều kiện: {', '.join(sorted(known))}; mỗi phần phải kết thúc bằng dòng {{{{het}}}}."
                )
            if begins:
                condition = begins[1]
            elif _END.match(line):
                condition = None
            elif condition is None or condition in holding:
                yield line
        if condition:
            raise OperatorError(f"Mẫu thư {self.name}: phần “{{{{khi {condition}}}}}” thiếu dòng {{{{het}}}} ở cuối.")

    def _with_fields(self, text: str, fields: Mapping[str, str]) -> str:
        unknown = [name for name in _FIELD.findall(text) if name not in fields]
        if unknown:
            raise OperatorError(
                f"Mẫu thư {self.name} có chỗ “{{{{{unknown[0]}}}}}” không dùng được. "
                f"Các chỗ điền được: {', '.join(sorted(fields))}."
            )
        return _FIELD.sub(lambda found: fields[found[1]], text)
