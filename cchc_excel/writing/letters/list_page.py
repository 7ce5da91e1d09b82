"""The page to send letters from by hand (*danh sách gửi*): for those whose mail is a web page that opens no drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

LIST_NAME = "danh-sach-gui.html"

_HEAD = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Danh sách gửi thư</title>
<style>
body { font: 16px/1.45 "Times New Roman", serif; max-width: 60em; margin: 1.5em auto; padding: 0 1em; color: #000; }
h1 { font-size: 1.4em; }
h2 { font-size: 1.15em; margin: 2em 0 .4em; border-top: 1px solid #888; padding-top: .8em; }
label { display: block; font-weight: bold; margin-top: .6em; }
input, textarea { font: inherit; width: 100%; box-sizing: border-box; border: 1px solid #888; padding: .3em; }
</style>
</head>
<body>
"""
_GUIDE = (
    "Dùng trang này khi gửi thư bằng trang web, không mở được tệp .eml. Bấm vào một ô thì cả ô được chọn: bấm Ctrl+C "
    "để chép, rồi dán (Ctrl+V) vào thư. Nhớ đính kèm đúng tệp ghi ở mỗi thư: mỗi đơn vị một tệp riêng."
)
_SELECT = ' readonly onfocus="this.select()"'


@dataclass(frozen=True, slots=True)
class LetterToCopy:
    """A letter as the page shows it; `attachments` are the paths of its files, as seen from the page."""

    kind: str
    unit: str
    addresses: tuple[str, ...]
    subject: str
    body: str
    attachments: tuple[str, ...]


def write_list_page(letters: Sequence[LetterToCopy]) -> bytes:
    """Return the page as UTF-8: each letter with fields to copy."""
    parts = [_HEAD, f"<h1>Danh sách gửi thư ({len(letters)} thư)</h1>\n<p>{_GUIDE}</p>\n"]
    parts += [_section(number, letter) for number, letter in enumerate(letters, start=1)]
    return "".join([*parts, "</body>\n</html>\n"]).encode()


def _section(number: int, letter: LetterToCopy) -> str:
    rows = letter.body.count("\n") + 2 + sum(len(line) // 100 for line in letter.body.splitlines())
    addresses, subject = escape("; ".join(letter.addresses)), escape(letter.subject)
    links = ", ".join(map(_link, letter.attachments))
    return (
        f"<h2>{number}. {escape(letter.kind)}: {escape(letter.unit)}</h2>\n"
        f'<label>Gửi đến<input value="{addresses}"{_SELECT}></label>\n'
        f'<label>Tiêu đề<input value="{subject}"{_SELECT}></label>\n'
        f'<label>Nội dung<textarea rows="{rows}"{_SELECT}>\n{escape(letter.body)}</textarea></label>\n'
        + (f"<p>Đính kèm tệp: {links}</p>\n" if links else "<p>Thư này không có tệp đính kèm.</p>\n")
    )


def _link(path: str) -> str:
    return f'<a href="{escape(path)}">{escape(path.removeprefix("../"))}</a>'
