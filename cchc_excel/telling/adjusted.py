"""What the summary says of changes of the plan and of corrected values: in the annex beside the task, and in a list."""

from collections import Counter
from collections.abc import Iterator

from cchc_excel.domain import Adjustment, AdjustmentKind, Answer, Plan, Summary
from cchc_excel.layout.columns import FORM
from cchc_excel.text import one_line
from cchc_excel.words import show_date


def task_notes(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return what the annex says beside each task of the changes in force, by task code."""
    notes: dict[str, list[str]] = {}
    for change in plan.in_force:
        if note := _beside_task(change):
            notes.setdefault(change.task, []).append(note)
    return {code: tuple(said) for code, said in notes.items()}


def correction_notes(summary: Summary) -> dict[tuple[str, str], str]:
    """Return what the annex says of corrected values, by unit and task code."""
    return {
        (entry.unit, answer.task): _describe_corrected(answer)
        for entry in summary.counted
        for answer in entry.answers
        if answer.corrected
    }


def correction_counts(summary: Summary) -> Counter[str]:
    """Return how many values were corrected, by unit code."""
    counts: Counter[str] = Counter()
    for entry in summary.counted:
        counts[entry.unit] += entry.corrected
    return counts


def describe(change: Adjustment) -> str:
    """Return a change of the plan in a sentence, without its day."""
    described = f"{_WORDS[change.kind](change)}{_by(change)}."
    return f"{described} {change.note}" if change.note else described


def count_tasks(plan: Plan) -> str:
    """Return how the number of tasks came about: 36 when issued, 2 added, 1 withdrawn."""
    kinds = Counter(change.kind for change in plan.in_force)
    added, gone = kinds[AdjustmentKind.ADDED], kinds[AdjustmentKind.WITHDRAWN]
    return f"{len(plan.tasks) - added + gone} nhiệm vụ khi ban hành, bổ sung {added}, rút {gone}."


def _beside_task(change: Adjustment) -> str:
    since = f"từ {show_date(change.day)}"
    match change.kind:
        case AdjustmentKind.ADDED:
            return f"Bổ sung{_by(change)} {since}"
        case AdjustmentKind.MOVED:
            return f"Đơn vị chủ trì cũ: {change.before}, chuyển{_by(change)} {since}"
        case AdjustmentKind.RESCHEDULED:
            return f"Thời hạn cũ: {change.before}, đổi{_by(change)} {since}"
        case _:
            return ""


def _by(change: Adjustment) -> str:
    return f" theo {change.document}" if change.document else ""


def _deadline(change: Adjustment) -> str:
    return change.deadline.text if change.deadline else ""


def _new_units(change: Adjustment) -> str:
    return "; ".join(f"{unit.name} ({unit.code})" for unit in change.new_units)


_WORDS = {
    AdjustmentKind.ADDED: lambda change: f"Nhiệm vụ {change.task}: {change.added.text if change.added else ''}",
    AdjustmentKind.WITHDRAWN: lambda change: f"Nhiệm vụ {change.task}: {change.before}",
    AdjustmentKind.MOVED: lambda change: f"Nhiệm vụ {change.task}: từ {change.before} sang {change.lead_text}",
    AdjustmentKind.RESCHEDULED: lambda change: f"Nhiệm vụ {change.task}: từ {change.before} thành {_deadline(change)}",
    AdjustmentKind.RENAMED: lambda change: f"{change.before} thành {_new_units(change)}",
    AdjustmentKind.UNITED: lambda change: f"{change.before} vào {_new_units(change)}",
    AdjustmentKind.DIVIDED: lambda change: f"{change.before} thành {_new_units(change)}",
}


def _describe_corrected(answer: Answer) -> str:
    return "Đã đính chính: " + "; ".join(_cells(answer))


def _cells(answer: Answer) -> Iterator[str]:
    for cell in answer.corrected:
        wrote = f"đơn vị ghi: {one_line(cell.given)}" if cell.given else "đơn vị để trống"
        yield f"{FORM.column(cell.column).heading} ({wrote})"
