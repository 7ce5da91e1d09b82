"""Figures as tests need them: a few given, the rest those of another group or of nothing."""

from cchc_excel.domain import MEASURES, Measures


def measures(known: Measures | None = None, /, **given: float | None) -> Measures:
    """Return the figures of `known`, without it those of an empty group, with some of them changed."""
    values = known.values if known else {key: None if told.is_rate else 0 for key, told in MEASURES.items()}
    assert given.keys() <= values.keys()
    return Measures({**values, **given})
