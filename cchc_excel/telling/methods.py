"""How figures come about (*phương pháp tính*): what each means, in a sentence, and the settings in force."""

from collections.abc import Iterator

from cchc_excel.domain import MEASURES, Outcome, Plan, Settings, Summary
from cchc_excel.layout.columns import SETTING_LINES
from cchc_excel.telling.adjusted import count_tasks, describe
from cchc_excel.words import show_date

_OUTCOMES = {
    Outcome.DONE_ON_TIME: "Đã hoàn thành; không muộn hơn hạn, hoặc không có hạn, hoặc hạn trùng hoặc sau ngày chốt.",
    Outcome.DONE_LATE: "Đã hoàn thành; ngày hoàn thành sau hạn.",
    Outcome.DONE_UNDATED: "Đã hoàn thành; hạn trước ngày chốt, nhưng đơn vị không ghi ngày hoàn thành hợp lệ.",
    Outcome.IN_PROGRESS: "Đang thực hiện; hạn trùng hoặc sau ngày chốt, hoặc không có hạn.",
    Outcome.IN_PROGRESS_OVERDUE: "Đang thực hiện; hạn trước ngày chốt.",
    Outcome.NOT_STARTED: "Chưa thực hiện; hạn trùng hoặc sau ngày chốt, hoặc không có hạn.",
    Outcome.NOT_STARTED_OVERDUE: "Chưa thực hiện; hạn trước ngày chốt.",
    Outcome.NOT_REPORTED: "Không có báo cáo hợp lệ; hạn trùng hoặc sau ngày chốt, hoặc không có hạn.",
    Outcome.NOT_REPORTED_OVERDUE: "Không có báo cáo hợp lệ; hạn trước ngày chốt.",
    Outcome.NOT_APPLICABLE: "Đơn vị báo cáo là không phát sinh.",
}  # fmt: skip
_SUGGESTIONS = (
    (
        "Điểm (tham khảo)",
        (
            "Bình quân của điểm số lượng (đã hoàn thành / số nhiệm vụ xếp loại) và điểm tiến độ (như trên, trừ phần "
            "của nhiệm vụ hoàn thành quá hạn hoặc chưa rõ ngày), nhân 100. Không có điểm chất lượng và điểm tiêu chí "
            "chung, nên chỉ để tham khảo. Chỉ tính ở kỳ báo cáo cuối năm."
        ),
    ),
    (
        "Số nhiệm vụ xếp loại",
        (
            "Nhiệm vụ có phát sinh của đơn vị mà đã hoàn thành, hoặc có hạn đến 31/12 của năm kế hoạch, hoặc là "
            "nhiệm vụ thường xuyên. Ít hơn số tối thiểu ở Quy ước thì không đề nghị xếp loại."
        ),
    ),
    (
        "Xếp loại đề nghị (tham khảo)",
        (
            "Theo các mức điểm ở Quy ước, dựa trên Nghị định 335/2025/NĐ-CP; chưa xét giới hạn 20% xuất sắc và các "
            "tiêu chí khác. Không thay cho việc đánh giá, xếp loại của cấp có thẩm quyền."
        ),
    ),
    (
        "Điểm tự chấm (ước tính)",
        "Tính từ tỷ lệ hoàn thành kế hoạch theo các mức ở Quy ước; chỉ là ước tính, không phải kết quả chính thức.",
    ),
)
_RULES = (
    (
        "Hai tỷ lệ hoàn thành theo lượt giao",
        (
            "Trên tất cả đơn vị: đơn vị chưa gửi vẫn có trong mẫu số. Riêng các đơn vị đã gửi: chỉ cộng số liệu của "
            "đơn vị đã có báo cáo được tổng hợp."
        ),
    ),
    (
        "So với kỳ trước",
        (
            "Kỳ gần nhất trước kỳ này, cùng năm, có sổ tổng hợp; số liệu lấy từ chính sổ đó. Chênh lệch của tỷ lệ là "
            "điểm phần trăm. Nhiệm vụ định kỳ đã sang lần mới thì không coi là mở lại hay giảm."
        ),
    ),
    ("Mã bản in", "Tạo từ nội dung của sổ: hai bản in cùng mã thì cùng số liệu, khác mã thì số liệu khác nhau."),
    (
        "Nhiệm vụ nhiều đơn vị chủ trì",
        (
            "Hoàn thành khi mọi đơn vị có phát sinh đã hoàn thành; quá hạn nếu chưa hoàn thành và có đơn vị quá hạn; "
            "mức độ hoàn thành là bình quân của các đơn vị có phát sinh."
        ),
    ),
    (
        "Xếp hạng đơn vị",
        (
            "Theo tỷ lệ hoàn thành; bằng nhau thì đơn vị ít nhiệm vụ quá hạn hơn đứng trước, rồi đến tiến độ bình quân "
            "cao hơn. Đơn vị không có báo cáo được tổng hợp thì không xếp hạng."
        ),
    ),
    (
        "Nhiệm vụ thường xuyên",
        (
            "Không bao giờ đến hạn, không bao giờ quá hạn. Tính khi hết năm: chỉ ở kỳ báo cáo cuối năm, đơn vị báo "
            "“Hoàn thành”, hoặc đang thực hiện 100%, hoặc “Thường xuyên”, “Đang duy trì” thì tính là hoàn thành; các "
            "kỳ trước là đang thực hiện. Không chuyển kết quả từ kỳ này sang kỳ khác."
        ),
    ),
    ("Nhiệm vụ không có hạn", "Không bao giờ đến hạn, không bao giờ quá hạn."),
    (
        "Nhiệm vụ định kỳ",
        (
            "Hạn là lần gần nhất, trùng hoặc trước ngày chốt số liệu; chưa có lần nào thì chưa đến hạn. Kết quả thuộc "
            "lần đầu tiên trùng hoặc sau ngày hoàn thành (không ghi ngày: trùng hoặc sau ngày chốt số liệu của kỳ báo "
            "cáo)."
        ),
    ),
    (
        "Chuyển tiếp kết quả kỳ trước",
        (
            "Nhiệm vụ có một thời hạn đã hoàn thành ở kỳ trước, nhiệm vụ định kỳ đã hoàn thành đúng lần đang tính, "
            "mà kỳ này đơn vị không báo cáo gì thì vẫn là hoàn thành."
        ),
    ),
    (
        "Chỉ tiêu của Kế hoạch",
        (
            "Đạt hay chưa chỉ theo số liệu. Chưa đạt mà ngày chốt số liệu trước hạn của chỉ tiêu thì là chưa đến "
            "hạn; hạn là ngày ghi ở kế hoạch, không ghi thì là hạn cuối của các nhiệm vụ liên quan, không có thì là "
            "31/12. Ở kỳ báo cáo cuối năm mọi chỉ tiêu đều đến hạn. Số thực hiện lớn hơn tổng số thì không tính."
        ),
    ),
    (
        "Làm tròn",
        (
            "Tỷ lệ làm tròn đến hai chữ số thập phân, ở Tổng quan đến một chữ số, nửa đơn vị làm tròn lên; so sánh "
            "bằng số chưa làm tròn."
        ),
    ),
    (
        "Dấu (✓), (!) ở Tổng quan",
        (
            "Tốt (✓) khi: mọi nhiệm vụ đến hạn đã hoàn thành; mọi nhiệm vụ hoàn thành đều đúng hạn; tiến độ bình quân "
            "không thấp hơn phần thời gian đã qua của năm; không có nhiệm vụ quá hạn; mọi đơn vị đã gửi. Không như vậy "
            "thì cần chú ý (!). Tỷ lệ hoàn thành chỉ có dấu ở kỳ báo cáo cuối năm."
        ),
    ),
    ("Ô ghi dấu “–”", "Mẫu số bằng 0 nên không có tỷ lệ; không phải là 0%."),
    ("Cộng gộp", "Số lượng được cộng lại rồi mới tính tỷ lệ; không lấy bình quân của các tỷ lệ."),
    (
        "Công thức trong sổ",
        (
            "Số liệu ở Tổng quan, Theo đơn vị, Theo lĩnh vực tính bằng công thức từ trang Dữ liệu và Biểu tổng hợp; "
            "các dòng ở mục Cần quyết định, chỉ đạo được viết theo số liệu lúc tổng hợp."
        ),
    ),
)


def sections(summary: Summary) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield the sections by title: of each line its name, its value where it has one, what it means."""
    yield "Thông số đang áp dụng", list(_settings(summary))
    if summary.plan.in_force:
        yield "Điều chỉnh kế hoạch đang có hiệu lực", list(_adjustments(summary.plan))
    yield "Các chỉ số", [(measure.heading, "", measure.meaning) for measure in MEASURES.values()]
    yield "Kết quả của một lượt giao", [(outcome.value, "", meaning) for outcome, meaning in _OUTCOMES.items()]
    yield "Gợi ý và ước tính", [(name, "", meaning) for name, meaning in _SUGGESTIONS]
    yield "Cách tính chung", [(name, "", meaning) for name, meaning in _RULES]


def _adjustments(plan: Plan) -> Iterator[tuple[str, str, str]]:
    yield "Số nhiệm vụ của kế hoạch", str(len(plan.tasks)), count_tasks(plan)
    for change in plan.in_force:
        yield change.kind, f"từ {show_date(change.day)}", describe(change)


def _settings(summary: Summary) -> Iterator[tuple[str, str, str]]:
    period = summary.period
    yield "Kỳ báo cáo", period.code, period.name
    yield "Ngày chốt số liệu", show_date(summary.as_of), "Mọi kết quả, quá hạn, đến hạn được tính tại ngày này."
    yield "Hạn gửi báo cáo", show_date(period.send_by), "Ngày đơn vị phải gửi báo cáo."
    for line in SETTING_LINES:
        yield line.name, _show_setting(summary.plan.settings, line.field), line.meaning


def _show_setting(settings: Settings, field: str) -> str:
    value = getattr(settings, field)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return str(value)
