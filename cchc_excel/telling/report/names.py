"""How the office and its superior are named within a sentence, however the plan has them in capitals."""

from cchc_excel.domain import PlanInfo
from cchc_excel.text import fold_plain, one_line

_ABBREVIATIONS = frozenset({"UBND", "HĐND", "KCN", "KKT"})
_PLACES = ("thành phố", "đặc khu", "thị trấn", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã")
_KINDS = ("Trung tâm", "Chi cục", "Phòng", "Sở", "Ban", "Cục")
"""Bodies whose field, which follows, has a capital."""


def superior_in_words(info: PlanInfo) -> str:
    """Return the office's superior as it stands in a sentence: UBND tỉnh Ninh Bình."""
    return in_words(info.superior)


def office_in_words(info: PlanInfo) -> str:
    """Return the office as its report calls itself: Văn phòng UBND tỉnh; an office without a name is the office."""
    issuer = in_words(info.issuer)
    if fold_plain(issuer) != "van phong":
        return issuer or superior_in_words(info) or "Cơ quan"
    return f"{issuer} {superior_in_words(info).removesuffix(info.place).strip()}".strip()


def in_words(name: str) -> str:
    """Return a body's name as a sentence has it: UBND TỈNH NINH BÌNH is UBND tỉnh Ninh Bình; mixed letters stay."""
    name = one_line(name)
    if name != name.upper():
        return name
    lowered = " ".join(word if word in _ABBREVIATIONS else word.lower() for word in name.split())
    for place in _PLACES:
        head, found, rest = f" {lowered}".partition(f" {place} ")
        if found:
            return f"{_body(head.strip())}{found if head.strip() else found.strip().capitalize() + ' '}{_title(rest)}"
    return _body(lowered)


def _body(name: str) -> str:
    first = name[:1].upper() + name[1:]
    kind = next((kind for kind in _KINDS if first.startswith(f"{kind} ")), None)
    return first if kind is None else f"{kind} {_fields(first[len(kind) + 1 :])}"


def _fields(name: str) -> str:
    """Return a body's fields with a capital each: nông nghiệp và môi trường is Nông nghiệp và Môi trường."""
    parts = [part[:1].upper() + part[1:] for part in name.split(" và ")]
    listed = [", ".join(field[:1].upper() + field[1:] for field in part.split(", ")) for part in parts]
    return " và ".join(listed)


def _title(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split())
