"""Wordings that an office does not write are in no sentence of the program, nor in its letters."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.places import ROOT

OLD = {
    r"\btrên (?:\{\}|\d+) nhiệm vụ": "trong 35 nhiệm vụ",
    r"năm đã qua (?:\{\}|\d)": "đã qua 45,21% thời gian của năm",
    r"[Hh]oàn thành phần đến hạn": "Hoàn thành nhiệm vụ đến hạn",
    r"điểm %": "điểm phần trăm",
    r"(?<!hạn, )(?<!hạn )\bquá (?:\{\}|\d+) ngày": "quá hạn 75 ngày",
    r"còn (?:\{\}|\d+) đơn vị(?! (?:chưa|khác))": "còn 1 đơn vị chưa gửi",
    r"báo cáo dùng được": "báo cáo hợp lệ",
    r"hạn vào (?:hoặc|hay)": "hạn trùng hoặc trước ngày chốt",
    r"từng này": "số ngày này",
    r"[Kk]hông phải làm gì": "Không cần xử lý",
    r"các ô \{\}": "ô I18",
    r"(?<!Bản )[Gg]ửi sau thay cho": "Bản gửi sau thay cho",
    r"chỉ hiểu (?:được )?gần đúng": "mới xác định được gần đúng",
    r"≥ 100%": "100%",
    r"6 tháng năm (?:\{\}|20)": "6 tháng đầu năm 2026",
    r"Cải cách tổ chức bộ máy(?! hành chính)": "Cải cách tổ chức bộ máy hành chính",
    r"phát triển chính quyền số": "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
    r"so kỳ trước": "so với kỳ trước",
}
"""What stood there once, and what is written instead."""

ELSEWHERE = {"telling/report"}
"""The report's own sentences are held by its own tests."""

FILES = [
    path
    for path in sorted((ROOT / "cchc_excel").rglob("*.py"))
    if not any(place in path.as_posix() for place in ELSEWHERE)
]


def sentences(path: Path) -> Iterator[str]:
    """Yield the texts of a module but for its docstrings, `{}` for what is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield re.sub(r"\{\w+\}", "{}", node.value)


def old_in(text: str) -> list[str]:
    """Return what of a text is to be written otherwise."""
    return [f"{found[0]} → {new}" for old, new in OLD.items() if (found := re.search(old, text))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_sentence_is_worded_as_before(path: Path):
    assert [(text, old) for text in sentences(path) for old in old_in(text)] == []


def test_nor_is_any_letter():
    letters = sorted((ROOT / "templates").glob("*.txt"))
    assert letters
    assert [(path.name, old) for path in letters for old in old_in(path.read_text(encoding="utf-8"))] == []


def test_what_was_written_once_is_found():
    once = (
        "trên 35 nhiệm vụ", "năm đã qua 45,21%", "điểm %", "quá 75 ngày", "còn 1 đơn vị", "gửi báo cáo dùng được",
        "hạn vào hoặc trước ngày chốt", "từng này ngày", "Không phải làm gì.", "Gửi sau thay cho bản gửi trước",
        "chỉ hiểu gần đúng", "yêu cầu ≥ 100%", "6 tháng năm 2026", "Cải cách tổ chức bộ máy",
    )  # fmt: skip
    assert [text for text in once if not old_in(text)] == []
    now = ("quá hạn 75 ngày", "còn 1 đơn vị chưa gửi", "Bản gửi sau thay cho bản gửi trước", "6 tháng đầu năm 2026")
    assert [text for text in now if old_in(text)] == []
