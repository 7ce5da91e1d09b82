"""The plan workbook changed by a command: backed up beside itself, checked, and replaced in one step or not at all."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import count
from pathlib import Path
from xml.parsers.expat import ExpatError

from cchc_excel.books.file_kinds import FileKind, recognise
from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from cchc_excel.domain import NewTask, Plan
from cchc_excel.errors import OperatorError
from cchc_excel.plan.workbook import understand_plan, usable
from cchc_excel.text import fold
from cchc_excel.writing.files.atomic import refuse_open, write_bytes
from cchc_excel.writing.plan_edit.rows import with_additions, with_tasks


def enter_tasks(path: Path, tasks: Sequence[NewTask], moment: datetime, since: date | None = None) -> Path:
    """Put accepted tasks into a plan workbook, and return its backup.

    They go into the annex, or, where they are in force only from a day (`since`), into the changes of the plan.
    """

    def change(content: bytes) -> bytes:
        return with_additions(content, tasks, since) if since else with_tasks(content, tasks)

    def check(before: Plan, after: Plan) -> bool:
        kept = [task for task in after.tasks if all(fold(task.code) != fold(new.cells["task"]) for new in tasks)]
        found = {(task.code, task.area.code) for task in after.known_tasks}
        return tuple(kept) == before.tasks and {(new.cells["task"], new.area.code) for new in tasks} <= found

    return edit_plan(path, change, check, moment)


def edit_plan(
    path: Path, change: Callable[[bytes], bytes], check: Callable[[Plan, Plan], bool], moment: datetime
) -> Path:
    """Change a plan workbook, and return its backup.

    `change` makes the new workbook of the old; `check` says whether the plan it holds is the old one with what was to
    change. Raises PlanUnusableError, with every fault, where it is no usable plan, and OperatorError where the file is
    open or can't be changed so; it is then as before.
    """
    refuse_open(path)
    before = path.read_bytes()
    if recognise(before) is not FileKind.OOXML:
        raise OperatorError(f"“{path}” không phải kiểu .xlsx. Hãy mở bằng Excel, lưu lại kiểu .xlsx rồi chạy lại lệnh.")
    old = understand_plan(open_book(before), path.name)
    refusal = (
        f"Không ghi được vào “{path}” mà giữ nguyên mọi phần khác, nên chưa ghi gì. Hãy kiểm tra trang “Biểu nhiệm vụ”"
        " (dòng lĩnh vực, ô gộp) và “Điều chỉnh”, hoặc chép các dòng đã duyệt vào bằng tay."
    )
    try:
        after = change(before)
        book = open_book(after)
    except (ValueError, LookupError, ExpatError, UnreadableError) as problem:
        raise OperatorError(refusal) from problem
    if not check(old, usable(understand_plan(book, path.name), path)):
        raise OperatorError(refusal)
    backup = back_up(path, before, moment)
    try:
        write_bytes(path, after)
    except OperatorError:
        with suppress(OSError):
            backup.unlink()
        raise
    return backup


def back_up(path: Path, content: bytes, moment: datetime) -> Path:
    """Keep a workbook beside itself under the time of the change, never in place of an earlier backup."""
    name = f"{path.stem} (truoc {moment:%Y-%m-%d %H%M})"
    names = (f"{name}{f' ({number})' if number > 1 else ''}{path.suffix}" for number in count(1))
    backup = next(place for place in map(path.with_name, names) if not place.exists())
    write_bytes(backup, content)
    return backup
