"""What units wrote (*khó khăn, đề xuất*), word for word and once, with all who wrote it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_excel.domain import Summary
from cchc_excel.telling.remarks import Remark, remarks_of
from cchc_excel.telling.report.asking import goes_above
from cchc_excel.telling.rows import rows_of
from cchc_excel.text import fold
from cchc_excel.words import name_some, show_number

_QUOTED_WHOLE, _MOST_QUOTED = 10, 5
"""A list of so many is quoted whole, of a longer one so many; all stand in the summary workbook."""
_MOST_TASKS = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """What one or several units wrote, word for word: who, of which task."""

    units: str
    tasks: str
    text: str


@dataclass(frozen=True, slots=True)
class Voices:
    """What units wrote of one kind: a sentence where there is none or where not all is quoted, the quotes, a note."""

    sentence: str
    quotes: tuple[Quote, ...]
    note: str


def difficulties(summary: Summary) -> Voices:
    """Return the difficulties that units tell."""
    return _voices(_said(summary, "difficulty"), "khó khăn, vướng mắc", "", summary)


def proposals_above(summary: Summary) -> Voices:
    """Return the proposals that the office itself cannot decide."""
    note = "Xếp theo cơ quan được nêu trong câu đơn vị viết; rà soát, biên tập lại trước khi trình."
    return _voices(_proposals(summary, above=True), "kiến nghị với cấp trên, cơ quan liên quan", note, summary)


def proposals_within(summary: Summary) -> Voices:
    """Return the proposals to the office itself."""
    note = "Để lãnh đạo cơ quan xem xét, giải quyết; bỏ mục này trước khi gửi cấp trên nếu không cần báo cáo."
    return _voices(_proposals(summary, above=False), "đề xuất trong nội bộ", note, summary)


def _proposals(summary: Summary, *, above: bool) -> list[tuple[Remark, str]]:
    info, units = summary.plan.info, [unit.name for unit in summary.plan.units]
    return [said for said in _said(summary, "proposal") if goes_above(said[1], info, units) is above]


def _said(summary: Summary, key: str) -> list[tuple[Remark, str]]:
    remarks = remarks_of(summary, rows_of(summary.table))
    return [(remark, said) for remark in remarks if (said := getattr(remark, key))]


def _voices(said: Iterable[tuple[Remark, str]], kind: str, note: str, summary: Summary) -> Voices:
    alike: dict[str, list[tuple[Remark, str]]] = {}
    for remark, text in said:
        alike.setdefault(fold(text) or text, []).append((remark, text))
    groups = sorted(alike.values(), key=lambda group: (not group[0][0].is_overdue, -len(_units(group))))
    quotes = tuple(map(_quote, groups if len(groups) <= _QUOTED_WHOLE else groups[:_MOST_QUOTED]))
    if not groups:
        return Voices(_none(kind, summary), (), "")
    left = len(groups) - len(quotes)
    if not left:
        return Voices("", quotes, note)
    sentence = (
        f"Các đơn vị nêu {show_number(len(groups))} {kind}; dưới đây là {len(quotes)} nội dung về nhiệm vụ quá hạn "
        "hoặc được nhiều đơn vị nêu nhất."
    )
    more = f"Còn {show_number(left)} nội dung khác: xem trang “Vướng mắc, kiến nghị” của tong-hop.xlsx."
    return Voices(sentence, quotes, f"{note} {more}".strip())


def _none(kind: str, summary: Summary) -> str:
    if not summary.merged:
        return f"Chưa có báo cáo của đơn vị nào để tổng hợp {kind}."
    return f"Các báo cáo nhận được không nêu {kind}."


def _quote(group: Sequence[tuple[Remark, str]]) -> Quote:
    units = _units(group)
    tasks = list(dict.fromkeys(f"{remark.task} - {remark.text}" if remark.task else remark.text for remark, _ in group))
    count = f"{show_number(len(units))} đơn vị, gồm " if len(units) > 1 else ""
    named = name_some([task.rstrip(" .;") for task in tasks], "nhiệm vụ", _MOST_TASKS)
    kind = "nhiệm vụ " if group[0][0].task else ""
    return Quote(f"{count}{name_some(units, 'đơn vị')}", f"{kind}{named}", group[0][1])


def _units(group: Sequence[tuple[Remark, str]]) -> list[str]:
    return list(dict.fromkeys(remark.unit_name for remark, _ in group))
