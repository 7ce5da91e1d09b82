"""The catalogue of findings: every rule once, with its severity, sentence, advice and example.

Owns what can be wrong and how it is said. Sections of the catalogue are the modules beside this one:
`plans` (the plan workbook), `files` (what came back), `rows` (its table), `statuses` and `values` (a cell), `crosses`
(across cells).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cchc_excel.cells import Cell, Ref


class Severity(StrEnum):
    """An error asks the unit (or the coordinator) to correct; a warning tells how something was read."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """Return the word for people."""
        return "Lỗi" if self is Severity.ERROR else "Lưu ý"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong.

    `sentence` says what is wrong, `advice` what to do, `example` shows it done right (may be empty).
    Both first may hold `{name}` fields, filled from a note's details; `{given}` and `{read_as}` always stand ready.
    An error that is not `for_unit` is the coordinator's to settle and sends nothing back.
    """

    code: str
    severity: Severity
    sentence: str
    advice: str
    example: str = ""
    for_unit: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """A rule that was met, before its place is known."""

    rule: Rule
    read_as: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule met at a place: data, whose sentence is made at the edge."""

    rule: Rule
    path: str
    ref: Ref | None = None
    given: str = ""
    read_as: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    column: str = ""

    @property
    def sentence(self) -> str:
        """Return what is wrong, in Vietnamese."""
        return self.rule.sentence.format(given=self.given, read_as=self.read_as, **self.details)

    @property
    def advice(self) -> str:
        """Return what to do, with an example where the rule has one."""
        advice = self.rule.advice.format(given=self.given, read_as=self.read_as, **self.details)
        return f"{advice} Ví dụ: {self.rule.example}." if self.rule.example else advice

    @property
    def text(self) -> str:
        """Return the sentence and the advice."""
        return f"{self.sentence} {self.advice}"

    @property
    def is_error(self) -> bool:
        """Whether it sends the form back."""
        return self.rule.severity is Severity.ERROR


def at_cell(note: Note, path: str, cell: Cell, *, unit: str = "", column: str = "") -> Finding:
    """Return the finding of a note at a cell."""
    given = cell.text if cell.struck is None else cell.text or cell.struck.text
    return Finding(
        rule=note.rule,
        path=path,
        ref=cell.ref,
        given=given,
        read_as=note.read_as,
        details=note.details,
        unit=unit,
        column=column,
    )


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """Return the errors among the findings."""
    return [finding for finding in findings if finding.is_error]


def error(code: str, sentence: str, advice: str, example: str = "") -> Rule:
    """Declare a rule that asks for a correction."""
    return Rule(code, Severity.ERROR, sentence, advice, example)


def warning(code: str, sentence: str, advice: str, example: str = "") -> Rule:
    """Declare a rule that tells how something was read."""
    return Rule(code, Severity.WARNING, sentence, advice, example)
