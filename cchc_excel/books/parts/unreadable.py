"""The one way in which opening a file fails: with a note that becomes a finding, never with a reader's own error."""

from cchc_excel.rules import Note, Rule


class UnreadableError(Exception):
    """A file that cannot be read, and why."""

    def __init__(self, rule: Rule, **details: str) -> None:
        super().__init__(rule.code)
        self.note = Note(rule, details=details)
