"""What only people know, told to whoever drafts the report: comments beside the text, never in it."""

from dataclasses import dataclass

from cchc_excel.domain import Summary
from cchc_excel.telling.report.results import is_leading


@dataclass(frozen=True, slots=True)
class DrafterNotes:
    """A note for each heading that needs one; an empty one makes no comment."""

    title: str
    leading: str
    areas: str
    results: str
    shortcomings: str
    causes: str
    ahead: str
    statistics: str


def notes_of(summary: Summary) -> DrafterNotes:
    """Return the notes of a report."""
    is_led = any(is_leading(area) for area in summary.plan.areas)
    return DrafterNotes(
        title="Dự thảo lập từ số liệu của kỳ. Xử lý xong từng lưu ý thì xóa; ghi số, ngày ban hành trước khi trình ký.",
        leading="Nhiệm vụ được xếp vào các mục theo từ ngữ trong nội dung nhiệm vụ; chuyển mục nếu xếp chưa đúng."
        if is_led
        else "Kế hoạch không có phần chỉ đạo, điều hành nên các mục dưới đây chưa có nhiệm vụ.",
        areas="Bổ sung số liệu chuyên ngành của từng lĩnh vực; phần dưới đây chỉ tổng hợp nhiệm vụ của Kế hoạch.",
        results="Bổ sung nhận định về chất lượng, kết quả nổi bật.",
        shortcomings="Bổ sung tồn tại, hạn chế khác, nếu có.",
        causes="Lời các đơn vị được giữ nguyên; biên tập thành nguyên nhân khách quan, chủ quan.",
        ahead="Bổ sung giải pháp, trọng tâm chỉ đạo của lãnh đạo.",
        statistics="Điền các ô để trống: số liệu đó chưa có trong báo cáo của các đơn vị.",
    )
