"""The names under which the office's template finds what the report says, in Vietnamese without diacritics."""

from collections.abc import Mapping
from dataclasses import asdict

from cchc_excel.telling.report.content import Report

_NAMES = {
    "superior": "co_quan_cap_tren", "issuer": "co_quan_ban_hanh", "recipient": "noi_gui", "office": "co_quan",
    "symbol": "ky_hieu", "dated": "dia_danh_ngay", "month": "thang", "year": "nam", "period": "ky_bao_cao",
    "plan": "ke_hoach", "closed_on": "ngay_chot", "signer_title": "chuc_vu_nguoi_ky", "signer": "nguoi_ky",
    "filing": "luu",
    "notes": "luu_y", "title": "dau_bao_cao", "results": "ket_qua_dat_duoc", "shortcomings": "ton_tai",
    "causes": "nguyen_nhan", "note": "luu_y",
    "assignment": "giao_nhiem_vu", "data": "tinh_hinh_bao_cao", "overall": "ket_qua_chung", "leading": "chi_dao",
    "led": "linh_vuc_chi_dao", "areas": "cac_linh_vuc", "added": "phat_sinh", "progress": "tien_do",
    "objectives_sentence": "chi_tieu", "objectives": "bang_chi_tieu", "periods": "bang_cac_ky", "overdue": "qua_han",
    "difficulties": "kho_khan", "ahead": "ky_toi", "proposals_above": "kien_nghi_cap_tren",
    "proposals_within": "de_xuat_noi_bo", "by_unit": "bang_don_vi", "unit_total": "tong_don_vi",
    "statistics": "phu_luc",
    "name": "ten", "figures": "so_lieu", "tasks": "cac_nhiem_vu", "done": "hoan_thanh", "in_progress": "dang_thuc_hien",
    "assigned": "duoc_giao", "not_applicable": "khong_phat_sinh", "not_started": "chua_thuc_hien",
    "not_reported": "chua_bao_cao", "rate": "ty_le", "text": "noi_dung", "required": "yeu_cau", "reached": "ket_qua",
    "verdict": "danh_gia", "cutoff": "ngay_chot", "due_done": "den_han_hoan_thanh",
    "units": "don_vi", "task": "nhiem_vu", "sentence": "cau", "quotes": "y_kien", "leads": "chu_tri",
    "due": "han", "number": "so_thu_tu", "measure": "don_vi_tinh", "value": "so_lieu",
}  # fmt: skip


def template_fields(report: Report) -> dict[str, object]:
    """Return what a report says, by the template's names; what its head holds stands at the top."""
    parts = asdict(report)
    return _rename({**parts.pop("head"), **parts})


def _rename(parts: Mapping[str, object]) -> dict[str, object]:
    return {_NAMES[key]: _rename_within(part) for key, part in parts.items()}


def _rename_within(part: object) -> object:
    if isinstance(part, tuple):
        return [_rename_within(member) for member in part]
    return _rename(part) if isinstance(part, dict) else part
