"""Part I of the report: what its outline asks of leading the reform, item by item, with the tasks of the plan.

Which item a task belongs to is told by the words of its text; a task that none of them fits stands in the last item.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_excel.domain import Summary, Task
from cchc_excel.telling.report.results import is_leading, lines_of, task_lines
from cchc_excel.text import fold
from cchc_excel.words import show_number


@dataclass(frozen=True, slots=True)
class LeadingItem:
    """An item: its tasks, a line each, and a note to whoever drafts the report on what only people know."""

    name: str
    tasks: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the outline asks: the words that tell a task of it, and what the drafter must add."""

    name: str
    words: tuple[str, ...]
    to_add: str


_PLAN = _Asked(
    "Về kế hoạch cải cách hành chính",
    ("kế hoạch", "báo cáo", "đôn đốc", "chương trình", "chỉ số"),
    "Bổ sung các văn bản chỉ đạo, hội nghị quán triệt, triển khai trong kỳ.",
)
_OTHERS = (
    _Asked(
        "Về kiểm tra cải cách hành chính",
        ("kiểm tra",),
        "Bổ sung số đơn vị được kiểm tra, số vấn đề phát hiện, số vấn đề đã xử lý xong.",
    ),
    _Asked(
        "Về thông tin, tuyên truyền cải cách hành chính",
        ("tuyên truyền", "truyền thông", "tin bài", "chuyên mục"),
        "Bổ sung số tin, bài, hình thức và kết quả tuyên truyền trong kỳ.",
    ),
    _Asked(
        "Về thực hiện nhiệm vụ cấp trên giao",
        ("cấp trên giao", "ubnd tỉnh giao", "ủy ban nhân dân tỉnh giao", "chính phủ giao", "thủ tướng chính phủ giao"),
        "Bổ sung số nhiệm vụ được giao trong kỳ; trong đó hoàn thành đúng hạn, hoàn thành quá hạn, chưa hoàn thành.",
    ),
    _Asked(
        "Về đối thoại với người dân, tổ chức",
        ("đối thoại",),
        "Bổ sung số cuộc đối thoại, nội dung, kết quả giải quyết; không tổ chức thì ghi rõ.",
    ),
    _Asked(
        "Về sáng kiến, cách làm mới",
        ("sáng kiến", "mô hình", "cách làm"),
        "Bổ sung tên, nội dung, hiệu quả của sáng kiến, cách làm mới.",
    ),
)
_REST = _Asked("Về các nhiệm vụ chỉ đạo, điều hành khác", (), "")
_NO_TASK = "Kế hoạch không có nhiệm vụ riêng về nội dung này."


def leading_items(summary: Summary) -> tuple[LeadingItem, ...]:
    """Return the items of the outline in order; the last, for what fits none, only where there is a task for it."""
    lines = dict(task_lines(summary))
    tasks = [task for task in summary.plan.tasks if is_leading(task.area)]
    placed = {task.code: _asked_of(task) for task in tasks}

    def item(asked: _Asked, *notes: str) -> LeadingItem:
        told = lines_of([task for task in tasks if placed[task.code] is asked], lines)
        missing = "" if told or asked is _PLAN else _NO_TASK
        return LeadingItem(asked.name, told, " ".join(filter(None, (missing, *notes, asked.to_add))))

    first, rest = item(_PLAN, *_to_correct(summary)), item(_REST)
    others = [item(asked) for asked in _OTHERS]
    return (first, *others, *([LeadingItem(rest.name, rest.tasks, "")] if rest.tasks else []))


def _asked_of(task: Task) -> _Asked:
    """Return the item a task belongs to: the first whose words it has, the plan's last of all."""
    text = f" {fold(task.text)} "
    return next((asked for asked in (*_OTHERS, _PLAN) if _has(text, asked.words)), _REST)


def _has(text: str, words: Sequence[str]) -> bool:
    return any(f" {fold(word)} " in text for word in words)


def _to_correct(summary: Summary) -> Iterator[str]:
    """Yield what must still be corrected: the figures may change."""
    errors = sum(finding.is_error for entry in summary.to_correct for finding in entry.findings)
    if errors:
        units = show_number(len(summary.to_correct))
        yield (
            f"Còn {show_number(errors)} chỗ trong báo cáo của {units} đơn vị phải sửa; "
            "số liệu có thể thay đổi sau khi đơn vị sửa."
        )
