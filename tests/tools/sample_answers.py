"""What the units of the sample plan report: two periods, as people type it, with a few honest mistakes.

One tuple a task: status, share, count, total, finish date, document, difficulty, proposal. All of it is made up.
"""

from datetime import date

Typed = tuple[object, ...]
Answers = dict[str, Typed]

DONE, GOING, NOT, NONE = "Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"


def done(on: object = None, document: str = "", *, count: tuple[object, object] = (None, None), **more: str) -> Typed:
    """Return a finished task."""
    return (DONE, 1, *count, on, document, more.get("difficulty", ""), more.get("proposal", ""))


def going(share: object, *, count: tuple[object, object] = (None, None), **more: str) -> Typed:
    """Return a task under way."""
    return (GOING, share, *count, None, more.get("document", ""), more.get("difficulty", ""), more.get("proposal", ""))


def not_yet(difficulty: str = "", proposal: str = "") -> Typed:
    """Return a task not begun."""
    return (NOT, 0, None, None, None, "", difficulty, proposal)


WHOLE_PLAN_Q1 = going(0.25, count=(1, 4))
WHOLE_PLAN_6T = going(0.5, count=(2, 4))

Q1: dict[str, Answers] = {
    "HCTC": {
        "I.1": done(date(2026, 1, 28), "06/KH-VPUBND"),
        "I.2": going(0.2, count=(3, 16)),
        "I.3": going(0.5),
        "I.4": done(date(2026, 3, 12), "41/BC-VPUBND", count=(1, 4)),
        "I.5": not_yet(),
        "I.8": going(0.3, difficulty="Chưa bố trí được thời gian đi học tập thực tế"),
        "I.9": not_yet(),
        "II.5": going(0.4, document="Dự thảo lần 1"),
        "IV.1": going(0.3, difficulty="Chờ hướng dẫn về định mức biên chế của các phòng sau hợp nhất"),
        "IV.2": (NONE, None, None, None, None, "", "", ""),
        "IV.3": not_yet("Chưa có chủ trương của UBND tỉnh"),
        "V.1": going(0.2, count=(20, 118)),
        "V.2": going(0.25, count=(10, 40)),
        "V.3": going(0.8, count=(96, 120)),
        "V.4": not_yet(),
        "VII.1": going(0.25, count=(2850, 2911)),
    },
    "TH": {
        "I.2": WHOLE_PLAN_Q1,
        "II.1": going(0.25, count=(4, 4)),
        "VII.3": going(0.25, count=(11, 12)),
    },
    "KSTT": {
        "I.2": WHOLE_PLAN_Q1,
        "III.1": going(0.15, count=(12, 96)),
        "III.3": going("60%", count=(351, 585)),
        "III.4": not_yet(),
        "III.5": going(0.25, count=(18, 18)),
    },
    "PVHCC": {
        "I.2": WHOLE_PLAN_Q1,
        "III.2": going(0.3, count=(21450, 58200), difficulty="Máy quét tốc độ cao chưa đủ cho các quầy"),
        "III.6": done(date(2026, 3, 5), "112/BC-TTPVHCC", count=(46120, 46890)),
        "III.7": not_yet(),
    },
    "TTDT": {
        "I.2": WHOLE_PLAN_Q1,
        "I.7": going(0.25, count=(12, 12)),
        "II.4": going(0.25, count=(64, 64)),
        "VII.2": going(0.4, document="Tờ trình số 22/TTr-CTTĐT"),
        "VII.4": going(0.1, count=(30, 310)),
    },
    "QTTV": {
        "I.2": WHOLE_PLAN_Q1,
        "VI.1": done("05/3/2026", "58/BC-VPUBND", count=(1, 1)),
        "VI.2": going(0.9, document="Dự thảo trình lần 2", difficulty="Chờ ý kiến của Công đoàn cơ quan"),
        "VI.3": going(0.22, count=(8.4, 38.6)),
        "VI.4": done(date(2026, 3, 10), "17/QĐ-VPUBND", count=(1, 4)),
    },
    "NC": {"I.2": WHOLE_PLAN_Q1, "I.6": not_yet(), "II.2": going(0.3, count=(42, 140)), "II.3": not_yet()},
    "KT": {"I.2": WHOLE_PLAN_Q1, "I.6": not_yet()},
    "VX": {"I.2": WHOLE_PLAN_Q1, "I.6": not_yet()},
    "TCD": {"I.2": WHOLE_PLAN_Q1},
    "NNMT": {"I.2": WHOLE_PLAN_Q1, "I.6": not_yet()},
    "XD": {"I.2": ("Đang TH", 0.25, None, None, None, "", "", ""), "I.6": not_yet()},
    "NKHN": {"I.2": WHOLE_PLAN_Q1},
}

SIX_MONTHS: dict[str, Answers] = {
    "HCTC": {
        "I.1": done(date(2026, 1, 28), "06/KH-VPUBND"),
        "I.2": going(0.55, count=(9, 16)),
        "I.3": done(date(2026, 3, 30), "73/BC-VPUBND"),
        "I.4": done(date(2026, 6, 11), "128/BC-VPUBND", count=(2, 4)),
        "I.5": going(0.35, count=(2, 9), document="15/KH-VPUBND"),
        "I.8": going(0.7, difficulty="Lịch học tập mô hình phải lùi do trùng đợt cao điểm sắp xếp bộ máy"),
        "I.9": not_yet(),
        "II.5": going("80 %", document="Dự thảo lần 3", proposal="Đề nghị Lãnh đạo Văn phòng cho ý kiến trước 20/6"),
        "IV.1": going(0.65, difficulty="Chưa có hướng dẫn thống nhất về số lượng cấp phó sau hợp nhất"),
        "IV.2": (NONE, None, None, None, None, "", "", ""),
        "IV.3": not_yet("Chưa có chủ trương của UBND tỉnh", "Đề nghị UBND tỉnh sớm ban hành kế hoạch sắp xếp"),
        "V.1": going(0.5, count=(61, 118)),
        "V.2": going(0.6, count=(24, 40)),
        "V.3": going(0.8, count=(96, 120), difficulty="Một số phòng gửi kết quả đánh giá tháng chậm"),
        "V.4": going(0.5, count=(1, 2), document="09/BB-KTCV"),
        "VII.1": going(0.5, count=(6120, 6134)),
    },
    "TH": {
        "I.2": WHOLE_PLAN_6T,
        "II.1": going(0.5, count=(9, 9)),
        "VII.3": done(None, "31/BC-TH", count=(22, 24)),
    },
    "KSTT": {
        "I.2": WHOLE_PLAN_6T,
        "III.1": going(0.45, count=(44, 96)),
        "III.3": going(0.95, count=(556, 585)),
        "III.4": going(0.4, count=(62, 585)),
        "III.5": going(0.5, count=(41, 40)),
    },
    "PVHCC": {
        "I.2": WHOLE_PLAN_6T,
        "III.2": going(
            0.62,
            count=(36110, 58200),
            difficulty="Hồ sơ giấy trước hợp nhất nhiều, thiếu nhân lực quét và kiểm tra",
            proposal="Đề nghị bổ sung 02 máy quét tốc độ cao",
        ),
        "III.6": done(date(2026, 5, 29), "268/BC-TTPVHCC", count=(94210, 95370)),
        "III.7": going(0.5, count=(972, 1010)),
    },
    "TTDT": {
        "I.2": WHOLE_PLAN_6T,
        "I.7": going(0.5, count=(23, 24)),
        "II.4": going(0.5, count=(131, 131)),
        "VII.2": (DONE, 0.9, 1, 1, None, "", "Hồ sơ cấp độ đang chờ phê duyệt", ""),
        "VII.4": going(0.4, count=(150, 310), proposal="Đề nghị các phòng cử đủ người tham gia lớp tháng 7"),
    },
    "QTTV": {
        "I.2": WHOLE_PLAN_6T,
        "VI.1": done(date(2026, 3, 27), "58/BC-VPUBND", count=(1, 1)),
        "VI.2": done("15/4", "33/QĐ-VPUBND", difficulty="Chậm do chờ ý kiến của Công đoàn cơ quan"),
        "VI.3": going(0.48, count=(18.5, 38.6)),
        "VI.4": done(date(2026, 3, 10), "17/QĐ-VPUBND", count=(1, 4)),
    },
    "NC": {
        "I.2": WHOLE_PLAN_6T,
        "I.6": not_yet(),
        "II.2": ("Cơ bản hoàn thành", 0.9, 126, 140, None, "", "Còn văn bản của tỉnh Hà Nam (cũ) chưa thu thập đủ", ""),
        "II.3": going(0.3),
    },
    "KT": {"I.2": WHOLE_PLAN_6T, "I.6": not_yet()},
    "VX": {"I.2": WHOLE_PLAN_6T, "I.6": ("Chưa", 0, None, None, "30/02/2026", "", "", "")},
    "TCD": {"I.2": WHOLE_PLAN_6T},
    "NNMT": {"I.2": WHOLE_PLAN_6T, "I.6": not_yet("Chưa có thông báo kết luận kiểm tra")},
    "XD": {"I.2": ("Thường xuyên", 0.5, None, None, None, "", "", ""), "I.6": not_yet()},
    "NKHN": {"I.2": WHOLE_PLAN_6T},
}

KT_FIRST_6T: Answers = {"I.2": going(0.4, count=(1, 4)), "I.6": not_yet()}
"""What Phòng Kinh tế sent first, before its second form."""

ADDED_6T = {
    "TH": ("Tham mưu triển khai họp không giấy tại các phiên họp UBND tỉnh", "Quý III/2026", going(0.3)),
    "PVHCC": ("Thí điểm trả kết quả thủ tục hành chính tại nhà cho người cao tuổi", "Tháng 9/2026", going(0.2)),
}
"""Tasks outside the plan: text, deadline, answer."""
