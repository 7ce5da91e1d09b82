"""The sample plan: real duties of the plan, a task list and units that stand in for those not handed over."""

from dataclasses import replace

from cchc_excel.domain.plan_content import AreaContent, PlanContent, Values
from cchc_excel.layout.columns import METHODS
from cchc_excel.plan.shipped import AREAS, attached_to, shipped_periods
from tests.tools.sample_statistics import STATISTICS

YEAR = 2026

NOTICE = (
    "DỮ LIỆU MẪU: Kế hoạch được cung cấp không kèm biểu nhiệm vụ, nên danh mục nhiệm vụ, đơn vị, tên gọi khác, ký hiệu"
    " phòng (VP1, VP2…), đầu mối và địa chỉ thư trong tệp này chỉ là mẫu để chạy thử. Đề nghị thay bằng dữ liệu chính"
    " thức của cơ quan trước khi giao biểu."
)

INFO = {
    "year": YEAR,
    "superior": "UBND TỈNH NINH BÌNH",
    "issuer": "VĂN PHÒNG",
    "number": "…/KH-VPUBND",
    "issued_on": None,
    "title": "Kế hoạch cải cách hành chính năm 2026",
    "place": "Ninh Bình",
    "coordinator": "HCTC",
    "reply_to": "cchc@vpubnd.ninhbinh.example",
    "signer_title": "CHÁNH VĂN PHÒNG",
    "signer": None,
}

INSPECTED = "Các phòng được kiểm tra"
_CHIEF = "Chánh Văn phòng"
_DEPUTY = "Phó Chánh Văn phòng phụ trách "
_MAIL = "vpubnd.ninhbinh.example"
_LEADERS = {
    _CHIEF: f"chanhvanphong@{_MAIL}",
    _DEPUTY + "nội chính": f"pcvp.noichinh@{_MAIL}",
    _DEPUTY + "kinh tế": f"pcvp.kinhte@{_MAIL}",
    _DEPUTY + "văn hóa - xã hội": f"pcvp.vanxa@{_MAIL}",
}

UNITS: tuple[Values, ...] = tuple(
    (code, name, "; ".join(other_names), contact, f"{code.lower()}@{_MAIL}", leader, _LEADERS[leader])
    for code, name, other_names, contact, leader in (
        ("HCTC", "Phòng Hành chính - Tổ chức",
         ("Phòng HC-TC", "P.HCTC", "Phòng HCTC", "VP1", "Phòng Hành chính - Tổ chức - Quản trị"),
         "Chuyên viên phụ trách cải cách hành chính", _CHIEF),
        ("TH", "Phòng Tổng hợp", ("P.TH", "Phòng TH", "VP2"), "Chuyên viên tổng hợp", _CHIEF),
        ("KSTT", "Phòng Kiểm soát thủ tục hành chính",
         ("P.KSTTHC", "Phòng KSTTHC", "KSTTHC", "Phòng Kiểm soát TTHC", "VP3"),
         "Chuyên viên kiểm soát thủ tục hành chính", _DEPUTY + "nội chính"),
        ("PVHCC", "Trung tâm Phục vụ hành chính công tỉnh",
         ("Trung tâm Phục vụ hành chính công", "TTPVHCC", "TT PVHCC", "Trung tâm PVHCC", "Trung tâm Hành chính công"),
         "Phòng Hành chính - Tổng hợp của Trung tâm", _DEPUTY + "nội chính"),
        ("TTDT", "Cổng Thông tin điện tử tỉnh",
         ("Cổng Thông tin điện tử", "Cổng TTĐT", "Cổng TTĐT tỉnh", "TTĐT", "Trung tâm Tin học - Công báo"),
         "Thư ký biên tập", _DEPUTY + "văn hóa - xã hội"),
        ("QTTV", "Phòng Quản trị - Tài vụ",
         ("P.QTTV", "Phòng QT-TV", "Phòng QTTV", "VP4", "Phòng Hành chính - Quản trị"),
         "Kế toán trưởng", _CHIEF),
        ("NC", "Phòng Nội chính", ("P.NC", "Phòng NC", "VP5", INSPECTED),
         "Chuyên viên nội chính", _DEPUTY + "nội chính"),
        ("KT", "Phòng Kinh tế", ("P.KT", "Phòng KT", "VP6", INSPECTED),
         "Chuyên viên kinh tế", _DEPUTY + "kinh tế"),
        ("VX", "Phòng Khoa giáo - Văn xã", ("P.VX", "Phòng KG-VX", "Phòng Văn xã", "VP7", INSPECTED),
         "Chuyên viên văn xã", _DEPUTY + "văn hóa - xã hội"),
        ("NNMT", "Phòng Nông nghiệp và Môi trường", ("P.NNMT", "Phòng NN và MT", "Phòng NN&MT", "VP8", INSPECTED),
         "Chuyên viên nông nghiệp", _DEPUTY + "kinh tế"),
        ("XD", "Phòng Xây dựng", ("P.XD", "Phòng XD", "VP9", INSPECTED),
         "Chuyên viên xây dựng", _DEPUTY + "kinh tế"),
        ("NGV", "Phòng Ngoại vụ", ("P.NgV", "Phòng NgV", "VP10"),
         "Chuyên viên đối ngoại", _DEPUTY + "văn hóa - xã hội"),
        ("TCD", "Ban Tiếp công dân tỉnh", ("Ban Tiếp công dân", "Ban TCD", "BTCD"),
         "Chuyên viên tiếp công dân", _DEPUTY + "nội chính"),
        ("NKHN", "Nhà khách, Trung tâm Hội nghị tỉnh", ("Nhà khách tỉnh", "Trung tâm Hội nghị tỉnh", "Nhà khách"),
         "Bộ phận hành chính", _CHIEF),
    )
)  # fmt: skip

ALL = "Các phòng, ban, trung tâm, đơn vị trực thuộc"
HCTC = "Phòng Hành chính - Tổ chức"
TH = "Phòng Tổng hợp"
KSTT = "Phòng Kiểm soát thủ tục hành chính"
PVHCC = "Trung tâm Phục vụ hành chính công tỉnh"
TTDT = "Cổng Thông tin điện tử"
QTTV = "Phòng Quản trị - Tài vụ"
NC = "Phòng Nội chính"
KT = "Phòng Kinh tế"
VX = "Phòng Khoa giáo - Văn xã"
TCD = "Ban Tiếp công dân tỉnh"

# Code, text, product, target, leads, partners, deadline, weight, note.
TASKS: dict[str, tuple[Values, ...]] = {
    "I": (
        ("I.1", "Xây dựng, ban hành Kế hoạch cải cách hành chính năm 2026 của Văn phòng", "Kế hoạch", "",
         HCTC, ALL, "Tháng 01/2026", 1),
        ("I.2", "Tổ chức thực hiện bảo đảm tiến độ, chất lượng các nhiệm vụ tại Kế hoạch", "Báo cáo kết quả",
         "100% nhiệm vụ", "Các phòng, ban, trung tâm", HCTC, "Thường xuyên", 2, "Điểm 1 mục II Kế hoạch"),
        ("I.3", "Theo dõi, đôn đốc, tổng hợp tiến độ thực hiện Kế hoạch của các đơn vị", "Biểu tổng hợp tiến độ", "",
         HCTC, ALL, "Hằng quý", 1, "Mục III Kế hoạch"),
        ("I.4", "Báo cáo kết quả cải cách hành chính định kỳ gửi UBND tỉnh và Sở Nội vụ",
         "Báo cáo quý I, 6 tháng, quý III, năm", "4 báo cáo, 100% đúng hạn",
         HCTC, ALL, "Trước ngày 15 tháng cuối kỳ báo cáo", 1, "Mục III Kế hoạch"),
        ("I.5", "Kiểm tra công tác cải cách hành chính tại các phòng chuyên môn có liên quan",
         "Kế hoạch, thông báo kết luận kiểm tra", "≥ 30% số phòng",
         HCTC, f"{TH}; {KSTT}", "Quý III/2026", 2, "Điểm 2 mục II Kế hoạch"),
        ("I.6", "Khắc phục tồn tại sau kiểm tra cải cách hành chính", "Báo cáo khắc phục", "100% kiến nghị",
         INSPECTED, HCTC, "30 ngày kể từ ngày có thông báo kết luận", 1),
        ("I.7", "Xây dựng tin, bài, chuyên mục tuyên truyền kỷ luật, kỷ cương hành chính và gương điển hình tiên tiến",
         "Chuyên mục, tin, bài", "≥ 04 tin, bài/tháng", TTDT, ALL, "Thường xuyên", 1, "Mục III Kế hoạch"),
        ("I.8", "Nghiên cứu, học tập mô hình, sáng kiến hay về cải cách hành chính", "Báo cáo đề xuất",
         "≥ 01 sáng kiến", HCTC, ALL, "Quý II/2026", 1, "Mục III Kế hoạch"),
        ("I.9", "Gắn kết quả thực hiện Kế hoạch với đánh giá, xếp loại và thi đua, khen thưởng",
         "Báo cáo tổng hợp xếp loại", "", HCTC, ALL, "Trước 15/12/2026", 1, "Mục I Kế hoạch"),
    ),
    "II": (
        ("II.1", "Tham mưu ban hành văn bản quy phạm pháp luật đúng nội dung, trình tự, thủ tục", "Văn bản QPPL",
         "100% văn bản", TH, f"{NC}; {KT}; {VX}", "Thường xuyên", 2, "Điểm 3 mục II Kế hoạch"),
        ("II.2", "Rà soát văn bản quy phạm pháp luật thuộc phạm vi tham mưu của Văn phòng sau hợp nhất tỉnh",
         "Báo cáo rà soát", "100%", NC, TH, "Quý II/2026", 1),
        ("II.3", "Theo dõi tình hình thi hành pháp luật thuộc lĩnh vực được giao", "Báo cáo", "",
         NC, ALL, "Trước ngày 15/11/2026", 1),
        ("II.4", "Đăng tải văn bản quy phạm pháp luật của tỉnh trên Công báo, Cổng Thông tin điện tử",
         "Văn bản được đăng", "100%, đúng hạn", TTDT, TH, "Thường xuyên", 1),
        ("II.5", "Rà soát, sửa đổi Quy chế làm việc của Văn phòng", "Quyết định ban hành Quy chế", "",
         HCTC, TH, "Tháng 6/2026", 1),
    ),
    "III": (
        ("III.1", "Kiểm tra, rà soát thủ tục hành chính bảo đảm đúng quy định", "Kế hoạch; báo cáo rà soát",
         "100% TTHC trong kế hoạch rà soát", KSTT, PVHCC, "Quý III/2026", 2, "Điểm 4 mục II Kế hoạch"),
        ("III.2", "Số hóa kết quả giải quyết thủ tục hành chính", "Dữ liệu số hóa", "> 50%",
         PVHCC, f"{KSTT}; {TTDT}", "15/12/2026", 2, "Điểm 4 mục II Kế hoạch"),
        ("III.3", "Công bố, công khai danh mục thủ tục hành chính nội bộ", "Quyết định công bố", "100%",
         KSTT, HCTC, "Quý I, II/2026", 1),
        ("III.4", "Đơn giản hóa thủ tục hành chính nội bộ", "Phương án đơn giản hóa", "≥ 20%",
         KSTT, ALL, "Trước ngày 30/11/2026", 1),
        ("III.5", "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính", "Văn bản trả lời", "100% đúng hạn",
         KSTT, TCD, "Thường xuyên", 1),
        ("III.6", "Giải quyết hồ sơ thủ tục hành chính đúng và trước hạn", "Báo cáo thống kê", "≥ 98%",
         PVHCC, KSTT, "Hằng tháng", 1),
        ("III.7", "Đánh giá mức độ hài lòng của tổ chức, cá nhân", "Báo cáo khảo sát", "≥ 95%",
         PVHCC, TTDT, "Tháng 6, tháng 12/2026", 1),
    ),
    "IV": (
        ("IV.1", "Kiện toàn tổ chức bộ máy các phòng, ban, trung tâm theo quy định",
         "Quyết định quy định chức năng, nhiệm vụ", "", HCTC, ALL, "Quý II/2026", 2, "Điểm 5 mục II Kế hoạch"),
        ("IV.2", "Rà soát, bổ sung phân công nhiệm vụ Lãnh đạo Văn phòng và các phòng", "Thông báo phân công", "",
         HCTC, TH, "Khi có thay đổi", 1),
        ("IV.3", "Sắp xếp lại đơn vị sự nghiệp trực thuộc theo chủ trương chung của tỉnh", "Đề án", "",
         HCTC, f"{QTTV}; {PVHCC}", "Theo kế hoạch của UBND tỉnh", 1),
    ),
    "V": (
        ("V.1", "Rà soát, hoàn thiện Đề án vị trí việc làm", "Đề án được phê duyệt", "100% vị trí",
         HCTC, ALL, "Quý III/2026", 1),
        ("V.2", "Cử công chức, viên chức đào tạo, bồi dưỡng", "Kế hoạch; danh sách cử đi", "≥ 80% chỉ tiêu",
         HCTC, ALL, "Trong năm 2026", 1),
        ("V.3", "Theo dõi, đánh giá công chức hằng tháng/quý theo Nghị định 335/2025/NĐ-CP",
         "Bảng tổng hợp kết quả", "100% công chức", HCTC, ALL, "Hằng quý", 1),
        ("V.4", "Kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính", "Biên bản, thông báo", "≥ 2 cuộc",
         HCTC, NC, "6 tháng đầu năm; 6 tháng cuối năm", 1),
    ),
    "VI": (
        ("VI.1", "Quản lý, sử dụng tài sản công hiệu quả, đúng quy định", "Báo cáo kê khai tài sản công", "100%",
         QTTV, ALL, "Trước ngày 31/3/2026", 2, "Điểm 6 mục II Kế hoạch"),
        ("VI.2", "Xây dựng, sửa đổi Quy chế chi tiêu nội bộ, Quy chế quản lý tài sản công", "Quyết định ban hành", "",
         QTTV, HCTC, "Quý I/2026", 1),
        ("VI.3", "Giải ngân dự toán chi thường xuyên được giao", "Báo cáo giải ngân", "≥ 95%",
         QTTV, ALL, "31/12/2026", 1),
        ("VI.4", "Công khai dự toán, quyết toán ngân sách", "Quyết định công khai", "4 lần",
         QTTV, TTDT, "Hằng quý", 1),
    ),
    "VII": (
        ("VII.1", "Xử lý văn bản, hồ sơ công việc và ký số trên môi trường mạng", "Báo cáo thống kê",
         "100% (trừ văn bản mật)", HCTC, ALL, "Thường xuyên", 1),
        ("VII.2", "Vận hành an toàn Cổng Thông tin điện tử tỉnh, bảo đảm cấp độ an toàn",
         "Hồ sơ cấp độ được phê duyệt", "100% hệ thống", TTDT, QTTV, "Quý II/2026", 1),
        ("VII.3", "Cập nhật báo cáo trên Hệ thống thông tin báo cáo của tỉnh", "Báo cáo điện tử",
         "≥ 90% chế độ báo cáo", TH, ALL, "Theo định kỳ", 1),
        ("VII.4", "Tập huấn kỹ năng số, sử dụng trợ lý AI cho công chức, viên chức", "Lớp tập huấn", "≥ 90% CBCCVC",
         TTDT, HCTC, "Từ tháng 3 đến tháng 9/2026", 1),
    ),
}  # fmt: skip

_PERSONS = {
    HCTC: "Chuyên viên cải cách hành chính", TH: "Chuyên viên tổng hợp", KSTT: "Chuyên viên kiểm soát thủ tục",
    PVHCC: "Trưởng bộ phận Một cửa", TTDT: "Biên tập viên", QTTV: "Kế toán viên", NC: "Chuyên viên nội chính",
}  # fmt: skip
"""Who is in charge of a unit's tasks, by office: where several units lead, the plan leaves it to each."""


def _with_person(task: Values) -> Values:
    """Return the row of a task with the person in charge of it behind the note."""
    person = _PERSONS.get(str(task[4]), "")
    return (*task, *("",) * (9 - len(task)), person) if person else task


_TASK_RATE, _COUNT_RATE = METHODS["task_rate"], METHODS["count_rate"]

# The six duties of the plan's part II, in its own words. The fourth counts what is digitised: that is what it sets a
# figure for, and counts of reviews and of digitised results don't add up.
_DUTIES = {
    "CT1": "Phấn đấu hoàn thành, bảo đảm tiến độ, chất lượng 100% nhiệm vụ theo Kế hoạch",
    "CT2": "Kiểm tra cải cách hành chính tại các phòng chuyên môn có liên quan đến cải cách hành chính",
    "CT3": "Bảo đảm 100% văn bản quy phạm pháp luật do Văn phòng UBND tỉnh tham mưu được ban hành đúng nội dung, "
    "trình tự, thủ tục theo quy định của pháp luật",
    "CT4": "Kiểm tra, rà soát thủ tục hành chính bảo đảm đúng quy định và số hóa kết quả giải quyết thủ tục hành chính "
    "đạt tối thiểu trên 50%",
    "CT5": "Kiện toàn tổ chức bộ máy theo quy định, phù hợp với thực tiễn công tác Văn phòng và chủ trương chung "
    "của tỉnh",
    "CT6": "Quản lý và sử dụng tài sản công hiệu quả, đúng quy định",
}

OBJECTIVES: tuple[Values, ...] = (
    ("CT1", _DUTIES["CT1"], _TASK_RATE, "", ">=", 1),
    ("CT2", _DUTIES["CT2"], _TASK_RATE, "I.5", ">=", 1),
    ("CT3", _DUTIES["CT3"], _COUNT_RATE, "II.1", ">=", 1),
    ("CT4", _DUTIES["CT4"], _COUNT_RATE, "III.2", ">", 0.5),
    ("CT5", _DUTIES["CT5"], _TASK_RATE, "IV.1", ">=", 1),
    ("CT6", _DUTIES["CT6"], _TASK_RATE, "VI.1", ">=", 1),
)

SAMPLE = PlanContent(
    info=INFO,
    attached_to=attached_to(YEAR),
    units=UNITS,
    areas=tuple(AreaContent(area.code, area.name, tuple(map(_with_person, TASKS[area.code]))) for area in AREAS),
    objectives=OBJECTIVES,
    periods=shipped_periods(YEAR),
    notice=NOTICE,
)

SHIPPED = replace(SAMPLE, statistics=STATISTICS)
"""The plan that `workbooks/2026` holds: it asks for statistics, too."""
