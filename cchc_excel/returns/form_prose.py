"""What a form says before anybody fills it in: the words of its template, the office's own and the shipped one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import load_book
from cchc_excel.cells import Book
from cchc_excel.identity_marks import CARRIED_PLACEHOLDER, CARRIED_WORDS
from cchc_excel.templates import FORM_TEMPLATE, find_template
from cchc_excel.text import fold

_PLACEHOLDER = re.compile(r"\{\{\s*\w+\s*\}\}")
_CARRIED = re.compile(rf"\{{\{{\s*{CARRIED_PLACEHOLDER}\s*\}}\}}")
_ANYTHING = "zqzqz"
"""Stands for a placeholder while a text is folded: no Vietnamese text holds it."""

_FEWEST_WORDS = 3
"""A text of fewer words beside its placeholders tells nothing: whatever stands in a form may be made of it."""

_FORMER = (
    "———————",
    "(Thực hiện {{ke_hoach}})",
    "(Thực hiện {{ke_hoach}}. Ô nền xanh: số liệu kỳ trước đã điền sẵn, đúng thì để nguyên, thay đổi thì ghi lại)",
    "BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM {{nam}}",
    "Đơn vị báo cáo:",
    "Hạn gửi và nơi nhận:",
    "Chậm nhất ngày {{han_gui}}, gửi về {{email_nhan}}",
    "Màu ô:",
    "Đơn vị điền",
    "Bắt buộc, còn trống",
    "Đã khóa",
    "Cần sửa",
    "Đã tự sửa, đề nghị kiểm tra",
)
"""What the shipped template said around its table before: forms made of it may still come back."""


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """The words of form templates: folded texts, wordings with something filled in, where each sheet has words."""

    texts: frozenset[str]
    wordings: tuple[re.Pattern[str], ...]
    places: Mapping[str, frozenset[tuple[int, int]]]
    has_pictures: bool = False

    @lru_cache(maxsize=4096)  # noqa: B019 - there are as many as templates, and every form says the same
    def holds(self, text: str) -> bool:
        """Whether a text is one of the form's own."""
        folded = fold(text)
        return folded in self.texts or any(wording.fullmatch(folded) for wording in self.wordings)


@lru_cache(maxsize=4)
def read_prose(template: Path | None = None) -> Prose:
    """Return the words of the shipped template and of the office's own; one that can't be read says nothing."""
    shipped = find_template(FORM_TEMPLATE, Path(__file__).parent)
    return _prose_of([book for path in {shipped, template or shipped} if (book := _load(path))])


def _load(path: Path) -> Book | None:
    try:
        return load_book(path)
    except UnreadableError:
        return None


def _prose_of(books: list[Book]) -> Prose:
    grids = [grid for book in books for grid in book.grids]
    texts = {text for grid in grids for text in _texts_of(grid.cells)}
    texts |= {aside.text for grid in grids for aside in grid.asides if aside.text}
    texts |= {_CARRIED.sub(CARRIED_WORDS, text) for text in texts} | set(_FORMER)
    fixed = frozenset(fold(text) for text in texts if not _PLACEHOLDER.search(text))
    filled = [wording for text in texts if _PLACEHOLDER.search(text) and (wording := _wording_of(text))]
    pictures = any(not aside.text for grid in grids for aside in grid.asides)
    places: dict[str, frozenset[tuple[int, int]]] = {}
    for grid in grids:
        places[fold(grid.name)] = places.get(fold(grid.name), frozenset()) | grid.cells.keys()
    return Prose(fixed, tuple(filled), places, pictures)


def _texts_of(cells: Mapping[tuple[int, int], object]) -> Iterator[str]:
    yield from (text for cell in cells.values() if (text := getattr(cell, "text", "")))


def _wording_of(text: str) -> re.Pattern[str] | None:
    """Return the wording that a text with placeholders comes to, None for one that is hardly more than these."""
    folded = fold(_PLACEHOLDER.sub(f" {_ANYTHING} ", text))
    words = [word for word in folded.split() if word != _ANYTHING]
    is_number = bool(words) and all(word.isdigit() for word in words)
    if len(words) < _FEWEST_WORDS and not is_number:
        return None
    anything = r" ?\\d* ?" if is_number else " ?.* ?"
    return re.compile(re.sub(rf"(?:(?:\\ )?{_ANYTHING}(?:\\ )?)+", anything, re.escape(folded)))
