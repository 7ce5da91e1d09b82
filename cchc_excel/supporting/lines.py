"""The head of a document's first page, as it is searched: line by line, small, without accents."""

from cchc_excel.kinds.written import skeleton

_LONGEST = 3_000
"""Characters that are looked at: a document's own number stands in its head."""


def in_lines(text: str) -> str:
    """Return the head of a text, its lines kept apart."""
    return "\n".join(skeleton(line) for line in text[:_LONGEST].splitlines())
