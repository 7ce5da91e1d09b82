"""The words that units' names are made of: kinds of unit, fields of work, abbreviations of bodies and of other things.

Knows real bodies of provinces and communes; how a cell is parted into names is `spellings`'.
"""

from functools import lru_cache

from cchc_excel.text import fold, fold_plain

SPELLED_OUT = {"p": "Phòng", "tt": "Trung tâm", "vp": "Văn phòng"}
"""Abbreviated kinds of unit, by how they fold."""

_KINDS = (
    "Phòng", "Ban", "Trung tâm", "Cổng", "Văn phòng", "Sở", "Chi cục", "Cục", "Tổng cục", "Vụ", "Tổ", "Bộ phận", "Đội",
    "UBND", "Ủy ban nhân dân", "Hội đồng nhân dân", "Thanh tra", "Công an", "Nhà khách", "Nhà văn hóa", "Lãnh đạo",
    "Hội", "Bộ", "Đơn vị", "Chi nhánh", "Trường", "Học viện", "Đại học", "Viện", "Bệnh viện", "Trạm", "Đài",
    "Báo", "Quỹ", "Khoa", "Thuế", "Hải quan", "Kho bạc", "Bảo hiểm xã hội", "Ngân hàng", "Tòa án", "Viện kiểm sát",
    "Ủy ban Mặt trận", "Mặt trận Tổ quốc", "Đoàn thanh niên", "Liên đoàn", "Liên minh", "Công ty", "Tổng công ty",
    "Tập đoàn", "Điện lực", "Bưu điện", "Viễn thông", "Đảng ủy", "Đoàn", "Thường trực", "Bảo tàng", "Thư viện", "Hạt",
    "Hợp tác xã", "Bộ môn", "Vườn", "Nhà hát",
)  # fmt: skip
_SAME = {"uy ban nhan dan": "ubnd"}

_WHOLE_NAMES = (
    "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Xã đoàn", "Phường đoàn", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy",
    "Chủ đầu tư", "Đoàn thanh niên", "Kho bạc Nhà nước", "Hải quan", "Bưu điện", "Điện lực", "Chủ tịch UBND",
)  # fmt: skip

_OTHER_WORDS = {
    "tổ": "chức", "sở": "hữu", "hội": "nhập nghị họp viên thảo thi", "bộ": "máy đội tiêu", "ban": "hành",
    "vụ": "việc án",
    "phòng": "chống ngừa bệnh cháy thủ ngự dịch hộ vệ ban", "đội": "ngũ", "đoàn": "kết thể viên", "khoa": "học giáo",
    "trường": "hợp", "viện": "trợ phí", "báo": "cáo chí hiệu", "cục": "bộ diện", "quỹ": "đất", "đài": "thọ",
    "thuế": "quan", "đơn": "giá thư", "trạm": "", "hạt": "giống nhân",
}  # fmt: skip
"""Words behind a kind of unit that make another word of it: "tổ chức", "sở hữu", "hội nhập"."""

_FIELDS = """
Nội vụ; Tư pháp; Tài chính; Công Thương; Nông nghiệp và Môi trường; Xây dựng; Văn hóa, Thể thao và Du lịch; Y tế
Khoa học và Công nghệ; Giáo dục và Đào tạo; Dân tộc và Tôn giáo; Ngoại vụ; Du lịch; Kế hoạch và Đầu tư; Dân tộc
Thông tin và Truyền thông; Lao động - Thương binh và Xã hội; Giao thông vận tải; Tài nguyên và Môi trường
Nông nghiệp và Phát triển nông thôn; Quy hoạch - Kiến trúc; Văn hóa và Thể thao; An toàn thực phẩm
Kinh tế, Hạ tầng và Đô thị; Kinh tế và Hạ tầng; Kinh tế; Văn hóa - Xã hội; Văn hóa và Thông tin; Quản lý đô thị
Hành chính - Tổ chức; Tổ chức - Hành chính; Tổng hợp; Nội chính; Kinh tế - Ngân sách; Pháp chế; Kinh tế ngành
Tiếp công dân
Kiểm soát thủ tục hành chính; Quản trị - Tài vụ; Hành chính - Quản trị; Khoa giáo - Văn xã; Tài chính - Kế hoạch
Khảo thí và Đảm bảo chất lượng; Khảo thí và Bảo đảm chất lượng; Kiểm tra và Đảm bảo chất lượng
Kinh tế và Đối ngoại; Chuyển đổi số và Đổi mới sáng tạo; Khoa học, Công nghệ và Đổi mới sáng tạo; Thanh tra - Pháp chế
Khoa học, Công nghệ và Đối ngoại; Tổ chức cán bộ; Công tác sinh viên; Quản trị - Thiết bị; Đào tạo; Công nghệ thông tin
Khoa học, Công nghệ và Hợp tác quốc tế; Khoa học và Hợp tác quốc tế; Kế hoạch - Tài chính; Tổ chức - Cán bộ; Công chứng
Công nghệ thông tin và Truyền thông; Phục vụ hành chính công; Chỉ huy Quân sự; Bảo vệ chăm sóc sức khỏe cán bộ
Dịch vụ, Sự nghiệp công; Cung ứng dịch vụ công; Văn hóa, Thông tin và Thể thao; Tuyên giáo và Dân vận; Kiểm tra Đảng
Văn hóa - Thông tin và Truyền thông; Phát thanh và Truyền hình; Quản lý dự án đầu tư xây dựng; Quốc phòng và An ninh
Văn hóa, Thể thao và Truyền thông; Trồng trọt và Bảo vệ thực vật; Chăn nuôi và Thú y; Báo chí và Xuất bản
Thông tin điện tử
"""
_NO_BODIES = """
tthc cchc cntt cds qppl vbqppl dvc dvctt antt gpmb ktxh atgt attp vsattp pctn pccc cnch tdtt ptnt bhyt
"""
_BODIES = """
ubnd hdnd bhxh kbnn bql bch bcd mttq ubmttq ldld vksnd tand nhnn nhcsxh bchqs bgh ttpvhcc tttt tyt ttyt ca
"""


@lru_cache(maxsize=4096)
def kind_of(words: tuple[str, ...]) -> tuple[str, int]:
    """Return the kind of unit that words begin with and how many of them say it; nothing and 0 where they don't.

    Diacritics count ("Công nghệ" begins with no "Cổng") unless the words have none at all.
    """
    folded = [fold(word) for word in words]
    is_plain = " ".join(folded) == fold_plain(" ".join(words))
    for length in range(min(_LONGEST_KIND, len(words) - 1), 0, -1):
        written = " ".join(folded[:length])
        known = written in SPELLED_OUT or written in _FOLDED_KINDS or (is_plain and written in _PLAIN_KINDS)
        if known and not (length == 1 and folded[1] in _OTHERS.get(written, ())):
            plain = fold_plain(SPELLED_OUT.get(written, written))
            return _SAME.get(plain, plain), length
    return "", 0


def is_whole_name(text: str) -> bool:
    """Whether a text begins with a unit's name that says no kind first ("Xã đoàn")."""
    return fold(text).startswith(_FOLDED_WHOLE)


def is_body(word: str) -> bool:
    """Whether an abbreviation is a body's by itself ("BHXH tỉnh")."""
    return fold_plain(word) in _BODIES.split()


def is_abbreviation(word: str) -> bool:
    """Whether a word in capitals is no syllable: a body's abbreviation, or one without a vowel."""
    return is_body(word) or not set(fold_plain(word)) & set("aeiouy")


def is_no_body(word: str) -> bool:
    """Whether an abbreviation is surely none of a unit: TTHC, CNTT."""
    return fold_plain(word) in _NO_BODIES.split()


@lru_cache(maxsize=1)
def fields() -> tuple[tuple[str, ...], ...]:
    """Return the known fields of work as plain words without "và"."""
    named = [field for line in _FIELDS.strip().splitlines() for field in line.split(";")]
    return tuple(tuple(word for word in fold_plain(field).split() if word != "va") for field in named)


_FOLDED_KINDS = frozenset(map(fold, _KINDS))
_PLAIN_KINDS = frozenset(map(fold_plain, _KINDS))
_LONGEST_KIND = max(len(kind.split()) for kind in _KINDS)
_FOLDED_WHOLE = tuple(map(fold, _WHOLE_NAMES))
_OTHERS = {fold(kind): frozenset(map(fold, words.split())) for kind, words in _OTHER_WORDS.items()}
