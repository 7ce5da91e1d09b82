"""The official letter that urges a unit (*công văn đôn đốc*) as a Word document, by the office's template.

What it says is `telling/official`'s, how it looks the template's.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

from cchc_excel.telling.letters.official import OfficialLetter
from cchc_excel.writing.house.packages import pack
from cchc_excel.writing.report.document import Described, fill_document

_NAMES = {
    "superior": "co_quan_cap_tren", "issuer": "co_quan_ban_hanh", "symbol": "ky_hieu", "place": "dia_danh",
    "month": "thang", "year": "nam", "unit": "don_vi", "times": "lan", "plan": "ke_hoach", "basis": "so_lieu",
    "late": "so_qua_han", "soon": "so_sap_den", "tasks": "cac_nhiem_vu", "left": "con_lai",
    "answer_by": "han_tra_loi", "reply_to": "email_nhan", "today": "hom_nay", "copies": "dong_gui",
    "keeper": "don_vi_theo_doi", "signer_title": "chuc_vu_nguoi_ky", "signer": "nguoi_ky",
    "number": "so_thu_tu", "text": "noi_dung", "due": "han", "days": "so_ngay", "reported": "ket_qua",
}  # fmt: skip
"""The names under which a template finds what the letter says."""


def write_official(letter: OfficialLetter, template: Path, day: date) -> bytes:
    """Return the document: the same letter, template and day give the same bytes."""
    title = f"Công văn đôn đốc thực hiện nhiệm vụ, lần {letter.times}: {letter.unit}"
    fields = _renamed(asdict(letter))
    return pack(fill_document(template, fields, Described(title, letter.issuer, day)))


def _renamed(parts: Mapping[str, object]) -> dict[str, object]:
    return {_NAMES[key]: _renamed_within(part) for key, part in parts.items()}


def _renamed_within(part: object) -> object:
    if isinstance(part, tuple):
        return [_renamed(member) if isinstance(member, dict) else member for member in part]
    return part
