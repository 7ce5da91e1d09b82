"""What in the words beside a status says that the work is not done: a denial, a part, a promise, a doubt.

Words come as `skeleton` gives them: small, without accents.
"""

import re

from cchc_excel.text import fold

_TROUBLE = (
    r"(?:kho khan|vuong mac|vuong|kho|ton tai|ton dong|ton|han che|sai sot|sai pham|sai|sot|thieu|vi pham|loi"
    r"|kien nghi|de xuat|de nghi|[iy] kien|khieu nai|to cao|phan anh|thay doi|bo sung|phat sinh (?:them|moi)|gi"
    r"|ho so (?:tre|cham|qua)(?: han)?|tre(?: han)?|cham(?: tre| han| tien do)?|qua han)"
)
_HARMLESS = re.compile(
    rf"\b(?:khong|ko|chua)(?: (?:co|con|gap|thay|ghi nhan|xay ra|bi|gi|he|phat sinh(?! (?:them|moi))))*"
    rf" {_TROUBLE}(?:(?: va |, |/| ){_TROUBLE})*(?: (?:gi|nao|them|khac|lon|dang ke|ca))*\b"
    r"|\bkhong con (?:nhiem vu|noi dung|viec|cong viec|ho so|van ban|don vi)(?: (?:nao|gi|chua \w+))*"
    r"|\bkhong (?:chi|nhung|gian|khi|giay(?: to)?|(?:dung )?tien mat)\b|\bhang khong\b"
    r"|\b(?:truoc|som hon) (?:thoi )?han\b(?: \d+ ngay)?|\bsom(?: hon)? \d+ ngay|\bcon (?:trong han|som)\b"
    r"|\btheo (?:dung )?(?:ke hoach|yeu cau|tien do|muc tieu)\b|\btiep tuc duy tri\b"
    r"|\b(?:cac|moi) (?:giai doan|buoc|dot)\b"
)

_NUMERAL = r"(?:\d+|[ivx]+|mot|hai|ba|bon|dau(?! tu)|cuoi|[abc]|thu (?:nhat|hai|ba|tu|nam|\d+))"
_BEFORE_DONE = r"(?: (?:la|som|se)|:)*(?= (?:hoan thanh|hoan tat|xong|ht|dat 100))"
_DENIED = (
    r"chua|khong|ko|k|kg|chang|thieu|tru|con(?! (?:dau|nguoi)\b)|nhung|tuy nhien|mac du|song le|that bai"
    r"|do dang|dang do|(?:bi|da) huy|tam (?:dung|hoan(?! thanh)|ngung)|tra lai|(?:lam|thuc hien|phai) lai|tiep tuc"
    r"|dang(?! (?:tai|ki|bao|cong|tin|uy|vien|bo)\b)|cho (?:phe duyet|duyet|[iy] kien|tham dinh|ki|ket qua|xem xet)"
    r"|(?:lay|xin) [iy] kien|trinh (?:ki|duyet|phe duyet)|ton dong|sai|not?|false"
)
_PARTIAL = (
    rf"(?:giai doan|cong doan|(?<!nhan )(?<!xuat )(?<!nhap )(?<!ho )khau|(?<!bat )buoc|dot)(?! 20\d\d)"
    rf"|(?:ki|vong|lan|phan|tuan|muc|viec|nhiem vu|noi dung|qui|thang|tap|quyen|chuong|goi|nhom|cuoc) {_NUMERAL}"
    r"|(?:qui|thang|tuan) (?:nay|truoc)|\d+ thang|(?:mot|tung|nhieu|da|vai) phan|phan (?:lon|nao|viec|nho|con|minh|cua)"
    r"|hang muc|ke hoach (?:qui|thang|tuan)|(?:o )?muc do nhat dinh|nua|(?<!tu )dau nam|mot so"
    r"|vai(?! tro)|hau het|da so|chu yeu|so bo|buoc dau|co ban|ve mat|du thao|ban nhap|de cuong|thi diem"
    r"|(?:mot|hai|ba|bon) (?:noi dung|nhiem vu|viec|don vi|cuoc|bao cao|chi tieu|muc)"
    r"|chi(?: moi)?(?= (?:hoan thanh|xong|dat))|chi moi"
)
_PROMISED = (
    r"du kien|du tinh|se|phan dau|quyet tam|co gang|hen|chuan bi|sap(?! (?:xep|dat|nhap)\b)|toi day|thoi gian toi"
    r"|sang (?:thang|qui|nam)|(?:qui|thang|tuan|nam) (?:sau|toi)|cuoi nam|sau *$"
    r"|(?:gui|nop|bo sung|bao cao|cap nhat) sau|truoc(?= (?:ngay|thang|qui|\d))|cham nhat|muon nhat"
    r"|den (?:het|ngay)|trong nam|huong toi|tien toi"
    r"|(?:can|phai|de|nham|yeu cau|giao|de nghi|bao dam|dam bao"
    rf"|ke hoach|muc tieu|chi tieu|thoi han|han|ngay|thoi gian|cam ket|hua|du bao|(?:dang|đăng) ki){_BEFORE_DONE}"
)
_DOUBTED = (
    r"chac|hinh nhu|co le|co ve|co the|coi nhu|xem nhu|gan(?= (?:hoan|xong|het|nhu|dat|toi|den|\d))|hau nhu|suyt|khoang"
    r"|xap xi|uoc|tuong doi|nghe noi|neu|gia su|(?<!trung )tam (?:hoan thanh|xong|coi|tinh|thoi)|hoac|hay (?:la|chua)"
    r"|phai khong|dung khong|nghi la|(?:sau|truoc) khi|khi (?:co|nao|duoc)|duoi(?= \d)|toi da"
)
PART = "lời chỉ một phần công việc"
_PART = re.compile(rf"\b(?:{_PARTIAL})(?!\w)")
_KINDS = (
    ("lời cho biết còn dở dang", re.compile(rf"\b(?:{_DENIED})(?!\w)")),
    ("lời hẹn, dự kiến", re.compile(rf"\b(?:{_PROMISED})(?!\w)")),
    (PART, _PART),
    ("lời chưa chắc chắn", re.compile(rf"[?<]|\b(?:{_DOUBTED})(?!\w)")),
)
_ACCENTED = frozenset(fold(word) for word in ("chờ", "đợi", "nháp", "dừng", "ngừng", "hoãn", "đâu", "nợ"))
"""Words that deny, and that are others without their accents."""
_FOR_NOW = fold("tạm")
"""Denies where it stands last: "hoàn thành (tạm)", but not "thủ tục tạm ứng"."""


def without_harmless(words: str) -> str:
    """Return the words but for those that deny and date nothing: "không vướng mắc", "trước hạn"."""
    return _HARMLESS.sub(" ", words)


def find_doubt(words: str) -> str:
    """Return what the words hold against the work being done, said for people; empty where nothing."""
    return next((name for name, pattern in _KINDS if pattern.search(words)), "")


def names_part(words: str) -> bool:
    """Whether the words name a part of the work."""
    return bool(_PART.search(words))


def find_waiting(text: str) -> str:
    """Return the same for words of the text itself that only their accents tell from others: "chờ" from "cho"."""
    words = fold(text).split()
    return _KINDS[0][0] if _ACCENTED.intersection(words) or words[-1:] == [_FOR_NOW] else ""
