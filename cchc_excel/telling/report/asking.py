"""To whom a proposal goes, by its own words: to bodies above or beside the office, or to the office itself."""

import re
from collections.abc import Iterable

from cchc_excel.domain import PlanInfo
from cchc_excel.telling.report.names import office_in_words, superior_in_words
from cchc_excel.text import fold


def _any(*words: str) -> str:
    return f"(?:{'|'.join(sorted(map(fold, words), key=len, reverse=True))})"


_ASKS = _any(
    "đề nghị", "kiến nghị", "đề xuất", "trình", "báo cáo", "xin ý kiến", "xin", "mong", "tham mưu", "kiến nghị với",
    "đề xuất với", "đề nghị với", "kiến nghị lên", "đề nghị các", "kiến nghị các", "tham mưu cho",
)  # fmt: skip
_NAMED = _any(
    "UBND", "UBND tỉnh", "Ủy ban nhân dân tỉnh", "Chủ tịch UBND", "HĐND", "Hội đồng nhân dân", "Tỉnh ủy",
    "Chính phủ", "Thủ tướng", "Quốc hội", "Trung ương", "cấp trên", "cấp có thẩm quyền", "cơ quan có thẩm quyền",
    "các sở", "các bộ", "Sở", "Bộ Nội vụ", "Bộ Tài chính", "Bộ Tư pháp", "Bộ Khoa học", "Bộ Công an", "Công an tỉnh",
    "Thanh tra tỉnh", "Kho bạc",
)  # fmt: skip
_WITHIN = _any("lãnh đạo", "chánh văn phòng", "phó chánh văn phòng", "văn phòng", "phòng", "trung tâm", "các phòng")
_NO_BODY = re.compile(f" {_any('cơ sở', 'trụ sở', 'công sở', 'sở hữu')}(?= )")
"""Cơ sở vật chất, trụ sở làm việc: no department of the province."""
_BY = _any("theo", "căn cứ", "thực hiện")
_PAPERS = _any(
    "kế hoạch", "quyết định", "công văn", "văn bản", "chỉ đạo", "hướng dẫn", "nghị quyết", "yêu cầu", "quy định",
    "chương trình", "đề án", "ý kiến",
)  # fmt: skip
_CITED = re.compile(f" {_BY} {_PAPERS}(?: [^ ]+){{0,8}}? {fold('của')} {_NAMED}(?= )")
"""A paper of a body that is only referred to."""
_ASKS_ABOVE = re.compile(f" {_ASKS} {_NAMED} ")
_ASKS_WITHIN = re.compile(f" {_ASKS} {_WITHIN} ")
_ABOVE = re.compile(f" {_NAMED} ")


def goes_above(text: str, info: PlanInfo, units: Iterable[str] = ()) -> bool:
    """Whether a proposal asks a body outside the office, or names one and asks none within. `units`: the office's."""
    said = f" {fold(text)} "
    office = (office_in_words(info), f"{info.issuer} {superior_in_words(info)}", info.issuer, "Văn phòng UBND tỉnh")
    own = {*map(fold, office), fold("Văn phòng Ủy ban nhân dân tỉnh")} | {fold(unit) for unit in units}
    for name in sorted(own - {""}, key=lambda name: (-len(name), name)):
        said = said.replace(f" {name} ", f" {fold('phòng')} ")
    said = _CITED.sub(" ", _NO_BODY.sub(" ", said))
    if _ASKS_ABOVE.search(said):
        return True
    return not _ASKS_WITHIN.search(said) and _ABOVE.search(said) is not None
