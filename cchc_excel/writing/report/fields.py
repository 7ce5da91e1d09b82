"""The names under which the office's template finds what the report says, in Vietnamese without diacritics."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

_NAMES = {
    "superior": "co_quan_cap_tren", "issuer": "co_quan_ban_hanh", "symbol": "ky_hieu", "place": "dia_danh",
    "month": "thang", "year": "nam", "period": "ky_bao_cao", "plan": "ke_hoach", "closed_on": "ngay_chot",
    "signer_title": "chuc_vu_nguoi_ky", "signer": "nguoi_ky",
    "assignment": "giao_nhiem_vu", "data": "tinh_hinh_bao_cao", "overall": "ket_qua_chung", "areas": "cac_linh_vuc", "added": "phat_sinh",
    "by_area": "bang_linh_vuc", "area_total": "tong_linh_vuc", "by_unit": "bang_don_vi", "unit_total": "tong_don_vi",
    "objectives": "bang_chi_tieu",
    "objectives_sentence": "chi_tieu", "periods": "bang_cac_ky", "overdue": "qua_han", "difficulties": "kho_khan",
    "proposals": "kien_nghi", "ahead": "ky_toi", "statistics": "phu_luc",
    "name": "ten", "figures": "so_lieu", "done": "hoan_thanh", "in_progress": "dang_thuc_hien",
    "assigned": "duoc_giao", "not_applicable": "khong_phat_sinh", "not_started": "chua_thuc_hien",
    "not_reported": "chua_bao_cao", "rate": "ty_le", "text": "noi_dung", "required": "yeu_cau", "reached": "ket_qua",
    "verdict": "danh_gia", "cutoff": "ngay_chot", "due_done": "den_han_hoan_thanh", "progress": "tien_do",
    "unit": "don_vi", "task": "nhiem_vu", "sentence": "cau", "tasks": "cac_nhiem_vu", "leads": "chu_tri",
    "due": "han", "number": "so_thu_tu", "measure": "don_vi_tinh", "value": "so_lieu",
}  # fmt: skip


def as_fields(value: object) -> object:
    """Return a value with the template's names for the code's, all the way down; what `head` holds stands at the top."""
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        return as_fields(found)
    if isinstance(value, Mapping):
        head = value.get("head")
        rest = {_NAMES[key]: as_fields(part) for key, part in value.items() if key != "head"}
        return {**rest, **named(head)} if head is not None else rest
    return [as_fields(part) for part in value] if isinstance(value, tuple) else value


def named(value: object) -> dict[str, object]:
    """Return what a dataclass holds, by the template's names."""
    found = as_fields(value)
    return found if isinstance(found, dict) else {}
