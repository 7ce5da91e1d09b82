"""What the marks for quality amount to: they stand beside the counts, and change none of them."""

from collections import Counter

from cchc_excel.domain import Quality, Summary
from cchc_excel.domain.outcomes import DONE


def quality_of_done(summary: Summary) -> dict[tuple[str, str], Quality]:
    """Return the marks of assignments that are done, by unit and task code; what isn't done has no quality yet."""
    table = summary.table
    done = {
        (unit, task)
        for unit, task, outcome in zip(table["unit"], table["task"], table["outcome"], strict=True)
        if outcome in DONE
    }
    marks = ((mark.unit, mark.task, mark.quality) for mark in summary.plan.quality)
    return {(unit, task): quality for unit, task, quality in marks if (unit, task) in done}


def count_quality(summary: Summary) -> dict[str, str]:
    """Return, by unit code, how many of its done tasks have which mark, in words: Tốt 3; Đạt 1."""
    counts: dict[str, Counter[Quality]] = {}
    for (unit, _), quality in quality_of_done(summary).items():
        counts.setdefault(unit, Counter())[quality] += 1
    return {
        unit: "; ".join(f"{quality} {said[quality]}" for quality in Quality if said[quality])
        for unit, said in counts.items()
    }


def quality_notes(summary: Summary) -> dict[tuple[str, str], str]:
    """Return what the annex says of a mark, by unit and task code."""
    counted = quality_of_done(summary)
    return {
        (mark.unit, mark.task): f"Chất lượng: {mark.quality}"
        + (f" ({mark.note})" if mark.note else "")
        + ("" if (mark.unit, mark.task) in counted else "; chưa tính vì nhiệm vụ chưa hoàn thành")
        for mark in summary.plan.quality
    }
