"""Keys: a wording without diacritics, in small letters, no space beside a separator (`qui i-ii/2026`).

Owns which signs say nothing, which leave a doubt and which are not understood, and that the number and date of a
document ("Công văn số 123/SNV ngày 05/3/2026") are no deadline.
"""

import re
import unicodedata
from dataclasses import dataclass

from cchc_excel.text import clean, fold_plain

# Real wordings stay under 80 letters; a longer text is a paragraph that strayed into the column.
_LONGEST = 200

BREAK = "|"
"""Where a bracket, a colon or a new line parts the wording: a space or a comma, whichever makes sense."""

_TIDY = str.maketrans({"(": BREAK, ")": BREAK, "[": BREAK, "]": BREAK, "\n": BREAK, "→": "-", "&": ",", "+": ","})
_STRANGE = re.compile(r"[^\w\s/.,;:|%<>=≥≤\"'“”‘’*•·!-]")
_BULLET = re.compile(r"(?m)^\s*(?:[-*•·+]+|[a-e]\))\s*")
_DOUBT = re.compile(r"[?~≈]|\.{2,}|…")
_COLON = re.compile(r"(?<!\d):|:(?!\d)")

_INCLUSIVE = re.compile(r"\b(?:truoc (?:hoac|va) (?:trong|dung|vao)|(?:trong|dung) (?:hoac|va) truoc)\b")

_DATE = r"(?:\d\d?[/.-]\d\d?[/.-]\d{2,4}|\d\d? thang \d\d?(?:/| nam )\d{4})"
_TIME = r"(?:thang|qui|ngay|nam|tuan|lan|ki|[tq]?\d+|[ivx]+|truoc|hoan|xong|cham|han|den|trong|het|tu|cuoi|dau)"
_SIGN = rf"(?:/\d{{4}})?[/-](?!{_TIME}\b)[a-z][a-z\d]*(?:[/-](?!{_TIME}\b)[a-z][a-z\d]*)*"
_PAPER = (
    r"(?:cong van|cv|quyet dinh|qd|nghi quyet|nq|thong bao|tb|chi thi|van ban|vb|to trinh|ttr|nghi dinh|nd|thong tu"
    r"|huong dan|hd|ket luan|kl|cong dien|phieu giao(?: viec)?|giay moi)"
)
_NOUN = rf"(?:{_PAPER}|ke hoach|kh|bao cao|bc|chuong trinh|de an|bien ban|luat)"
_UNDER = r"(?:(?:thuc hien )?(?:theo|tai|can cu|kem theo) )"
_OF = r"(?: cua(?: (?!(?:truoc|den|het|trong|cham|muon|han|xong)\b)[a-z]+)+)?"
_DOCUMENT = re.compile(
    rf"(?P<under>{_UNDER})?\b(?:(?:{_NOUN} )?(?:so )?\d+{_SIGN}(?: ngay {_DATE})?|{_NOUN} (?:so )?\d+ ngay {_DATE}"
    rf"|{_NOUN} so \d+(?![\w/.-])|{_PAPER} ngay {_DATE}){_OF}(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Key:
    """A wording as one phrase (`flat`) and in its parts (`parted`); `doubtful` where a sign such as "?" says so."""

    flat: str
    parted: str
    doubtful: bool


def make_key(text: str) -> Key | None:
    """Return the key of a wording, None where it holds a sign that no deadline has, or is a whole paragraph."""
    seen = clean(text)
    text = _BULLET.sub("", seen) or seen
    if any(unicodedata.category(letter) == "No" for letter in text):
        return None
    spelled = unicodedata.normalize("NFKC", text).strip().removesuffix("./.")
    doubtful = bool(_DOUBT.search(spelled)) and any(map(str.isalnum, spelled))
    spelled = _COLON.sub(BREAK, (_DOUBT.sub(" ", spelled) if doubtful else spelled).translate(_TIDY))
    key = _without_documents(_fold(spelled))
    if _STRANGE.search(spelled) or not 0 < len(key) <= _LONGEST:
        return None
    return Key(_strip(key.replace(BREAK, " ")), _strip(key.replace(BREAK, ",")), doubtful)


def _fold(text: str) -> str:
    pieces = re.split(r"([/.,;|-])", text)
    key = "".join(piece if index % 2 else fold_plain(piece) for index, piece in enumerate(pieces))
    key = _INCLUSIVE.sub("cham nhat", re.sub(r"\bmung (?=\d)", "", re.sub(r"\bthg\b", "thang", key)))
    return key.strip("./,;|- ") or key


def _without_documents(key: str) -> str:
    """Return a key with each document said in brackets or after "theo" left out, others named `van ban`."""

    def named(found: re.Match[str]) -> str:
        bracketed = key[: found.start()].endswith(BREAK) and key[found.end() :][:1] in (BREAK, "")
        return "" if found["under"] or bracketed else "van ban"

    left = _DOCUMENT.sub(named, key).strip(f"./,;{BREAK}- ")
    return left or ("theo van ban" if re.match(_UNDER, key) else key)


def _strip(key: str) -> str:
    tidy = re.sub(r" *([,;])[ ,;]*", r"\1", re.sub(r" +", " ", key))
    return tidy.strip("./,;- ") or tidy
