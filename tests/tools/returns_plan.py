"""The small plan behind `tests/returns/`: nine tasks, three units that lead them and one that leads none.

One task of each kind that a rule asks for: past its due date, without one, recurring, with and without a target.
"""

from datetime import date

from cchc_excel.domain.plan_content import AreaContent, PlanContent
from cchc_excel.plan.shipped import attached_to, shipped_periods
from tests.tools.sample_answers import Answers, done, going, not_yet

HCTC, KSTT, TTDT = "Phòng Hành chính - Tổ chức", "Phòng Kiểm soát thủ tục hành chính", "Cổng Thông tin điện tử"

_UNITS = (
    ("HCTC", HCTC, "Phòng HC-TC; P.HCTC; VP1"),
    ("KSTT", KSTT, "Phòng KSTTHC; Phòng Kiểm soát TTHC"),
    ("TTDT", TTDT, "Cổng TTĐT"),
    ("NGV", "Phòng Ngoại vụ", "P.NgV"),
)

# Code, text, product, target, leads, partners, deadline.
_DIRECTION = (
    ("I.1", "Xây dựng, ban hành Kế hoạch cải cách hành chính năm 2026 của Văn phòng", "Kế hoạch", "", HCTC, "",
     "Quý I/2026"),
    ("I.2", "Tổ chức thực hiện bảo đảm tiến độ, chất lượng các nhiệm vụ tại Kế hoạch", "", "100% nhiệm vụ",
     f"{HCTC}; {KSTT}; {TTDT}", "", "Thường xuyên"),
    ("I.3", "Theo dõi, đôn đốc, tổng hợp tiến độ thực hiện Kế hoạch của các đơn vị", "Biểu tổng hợp", "", HCTC, "",
     "Hằng tháng"),
    ("I.4", "Kiểm tra công tác cải cách hành chính tại các phòng chuyên môn", "Thông báo kết luận", "≥ 30% số phòng",
     HCTC, KSTT, "Quý III/2026"),
)  # fmt: skip
_INSTITUTIONS = (
    ("II.1", "Rà soát, sửa đổi Quy chế làm việc của Văn phòng", "Quyết định", "", HCTC, "", "Tháng 6/2026"),
    ("II.2", "Rà soát văn bản quy phạm pháp luật sau hợp nhất tỉnh", "Báo cáo rà soát", "100% văn bản", HCTC, KSTT,
     "15/12/2026"),
)  # fmt: skip
_PROCEDURES = (
    ("III.1", "Công bố, công khai danh mục thủ tục hành chính nội bộ", "Quyết định công bố", "100% danh mục", KSTT,
     HCTC, "Quý II/2026"),
    ("III.2", "Số hóa kết quả giải quyết thủ tục hành chính", "Dữ liệu số hóa", "> 50%", KSTT, TTDT, "15/12/2026"),
)  # fmt: skip
_DIGITAL = (
    ("VII.1", "Vận hành an toàn Cổng Thông tin điện tử tỉnh", "Hồ sơ cấp độ", "100% hệ thống", TTDT, "", "Quý II/2026"),
)

PLAN = PlanContent(
    info={"year": 2026, "superior": "UBND TỈNH NINH BÌNH", "issuer": "VĂN PHÒNG", "coordinator": "HCTC",
          "title": "Kế hoạch cải cách hành chính năm 2026", "place": "Ninh Bình"},
    attached_to=attached_to(2026),
    units=_UNITS,
    areas=(
        AreaContent("I", "Công tác chỉ đạo, điều hành", _DIRECTION),
        AreaContent("II", "Cải cách thể chế", _INSTITUTIONS),
        AreaContent("III", "Cải cách thủ tục hành chính", _PROCEDURES),
        AreaContent("VII", "Xây dựng và phát triển chính quyền số", _DIGITAL),
    ),
    periods=shipped_periods(2026),
)  # fmt: skip

TIDY: dict[str, Answers] = {
    "HCTC": {
        "I.1": done(date(2026, 3, 12), "06/KH-VPUBND"),
        "I.2": going(0.5, count=(8, 16)),
        "I.3": done(date(2026, 5, 29), "73/BC-VPUBND"),
        "I.4": going(0.4, count=(2, 9)),
        "II.1": going(0.8, difficulty="Chờ ý kiến của các phòng"),
        "II.2": not_yet(),
    },
    "KSTT": {
        "I.2": going(0.25, count=(1, 4)),
        "III.1": going(0.95, count=(556, 585)),
        "III.2": going(0.6, count=(36110, 58200), proposal="Đề nghị bổ sung 02 máy quét"),
    },
}
"""Returns of the period 6T with nothing to find in them."""

EARLIER: Answers = {
    "I.1": done(date(2026, 3, 12), "06/KH-VPUBND"),
    "I.2": going(0.25, count=(4, 16)),
    "I.3": going(0.9),
    "I.4": not_yet(),
    "II.1": not_yet(),
    "II.2": not_yet(),
}
"""What HCTC reported in Q1."""
