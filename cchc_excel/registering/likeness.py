"""How alike two tasks are, and which stand together: what a coordinator should see side by side."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from cchc_excel.numerals import numeral_key, same_numbers

ALIKE = 0.78
"""How alike two texts must be (0-1) to be shown side by side: by letters in order, or by words in any order."""


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0-1, whichever is more: as strings of letters, or as bags of words.

    Texts whose numbers differ ("đợt 1", "đợt 2") are two things, not alike at all.
    """
    first, second = numeral_key(one), numeral_key(other)
    if not first or not second or not same_numbers(one, other):
        return 0.0
    words, others = Counter(first.split()), Counter(second.split())
    by_words = 2 * (words & others).total() / (words.total() + others.total())
    if by_words < ALIKE / 2:
        # Texts that share so few words are never near by letters: spares most of the comparing.
        return by_words
    return max(by_words, SequenceMatcher(None, first, second, autojunk=False).ratio())


def group_alike(texts: Sequence[str]) -> list[int]:
    """Return for each text the number of its group, from 1 in order of appearance; 0 for one like no other."""
    leader = list(range(len(texts)))
    for index, text in enumerate(texts):
        for earlier in range(index):
            if leader[earlier] != leader[index] and likeness(text, texts[earlier]) >= ALIKE:
                joined, kept = leader[index], leader[earlier]
                leader = [kept if known == joined else known for known in leader]
    sizes = Counter(leader)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(known, len(numbers) + 1) if sizes[known] > 1 else 0 for known in leader]
