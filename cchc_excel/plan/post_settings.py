"""The sheet `Thư` of the plan workbook: how the office's mailbox is reached. A password there is refused."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from cchc_excel.cells import Book
from cchc_excel.domain import PostSettings, Security
from cchc_excel.layout.post import POST, POST_LINES
from cchc_excel.plan.tables import Record, Spec, Table, read_table
from cchc_excel.rules import Finding
from cchc_excel.rules.mails import POST_PASSWORD, POST_UNKNOWN, POST_WRONG
from cchc_excel.text import fold_plain, whole_number

SPEC = Spec(POST, ("setting", "value"), is_optional=True)
_SECURITIES = {fold_plain(security): security for security in Security}
_PASSWORD_WORDS = ("mat khau", "password")


def read_post_settings(book: Book, path: str) -> tuple[PostSettings, list[Finding]]:
    """Return how the mailbox is reached; what is missing or empty, or the whole sheet, has its shipped value."""
    if not any(fold_plain(grid.name) == fold_plain(POST.sheet) for grid in book.grids):
        return PostSettings(), []
    table, findings = read_table(book, SPEC, path)
    findings += table.repeated_codes("setting")
    by_name = {fold_plain(line.name): line for line in POST_LINES}
    defaults = {field.name: field.default for field in fields(PostSettings)}
    values: dict[str, Any] = {}
    for record in table.records:
        line = by_name.get(fold_plain(record.text("setting")))
        if line is None:
            findings += _unknown(table, record)
        elif not record.is_empty("value"):
            value = _read_value(record.text("value"), defaults[line.field])
            if value is None:
                findings.append(table.finding(POST_WRONG, record, "value", setting=line.name, expected=line.meaning))
            else:
                values[line.field] = value
    return PostSettings(**values), findings


def _unknown(table: Table, record: Record) -> Iterator[Finding]:
    name = fold_plain(record.text("setting"))
    if any(word in name for word in _PASSWORD_WORDS):
        yield table.finding(POST_PASSWORD, record, "setting")
    elif name:
        names = ", ".join(line.name for line in POST_LINES)
        yield table.finding(POST_UNKNOWN, record, "setting", names=names)


def _read_value(text: str, default: object) -> object:
    """Return a value in the type of its shipped one; None where it isn't one."""
    if isinstance(default, Security):
        return _SECURITIES.get(fold_plain(text))
    if isinstance(default, int):
        port = whole_number(text)
        return port if port and port < 65_536 else None
    return text
