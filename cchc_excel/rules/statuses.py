"""Findings in a status: what was written there, and how it was read."""

from cchc_excel.rules import error, warning

STATUS_MISSPELT = warning(
    "status-misspelt",
    "Trạng thái “{given}” thiếu dấu hoặc đặt sai dấu, đã hiểu là “{read_as}”.",
    "Đề nghị chọn trạng thái trong danh sách của ô.",
)
STATUS_WORDED = warning(
    "status-worded",
    "Trạng thái “{given}” ghi bằng lời riêng, đã hiểu là “{read_as}”.",
    "Nếu chưa đúng, đề nghị chọn lại trạng thái trong danh sách của ô.",
)
STATUS_MARK = warning(
    "status-mark",
    "Trạng thái đánh dấu “{given}”, đã hiểu là “{read_as}”.",
    "Đề nghị chọn trạng thái trong danh sách của ô.",
)
STATUS_NEGATED = warning(
    "status-negated",
    "Trạng thái “{given}” nghĩa là việc chưa xong, đã tính là “{read_as}”.",
    "Đề nghị chọn “Đang thực hiện” hoặc “Chưa thực hiện” và ghi mức độ hoàn thành.",
)
STATUS_NOT_DONE = error(
    "status-not-done",
    "Trạng thái “{given}” có {why} nên chưa coi là hoàn thành, tính là “{read_as}”.",
    "Nếu đã xong hẳn, đề nghị chọn “Hoàn thành” trong danh sách, không ghi thêm; nếu chưa, chọn “Đang thực hiện” và ghi"
    " mức độ hoàn thành.",
)
STATUS_WITH_SHARE = warning(
    "status-with-share",
    "Trạng thái “{given}” có ghi kèm mức độ, đã hiểu là {read_as}.",
    "Đề nghị chọn trạng thái trong danh sách và ghi mức độ vào cột “Mức độ hoàn thành (%)”.",
)
STATUS_IS_SHARE = warning(
    "status-is-share",
    "Cột trạng thái lại ghi mức độ hoàn thành “{given}”, đã hiểu là {read_as}.",
    "Đề nghị chọn trạng thái trong danh sách và ghi mức độ vào cột “Mức độ hoàn thành (%)”.",
)
STATUS_EVIDENCE = warning(
    "status-evidence",
    "Trạng thái ghi kết quả “{given}”, đã hiểu là {read_as}.",
    "Đề nghị chọn trạng thái trong danh sách; ghi ngày và số văn bản vào cột tương ứng.",
)
STATUS_LATE = warning(
    "status-late",
    "Trạng thái “{given}” đã hiểu là “{read_as}”; đúng hạn hay quá hạn được tính từ ngày hoàn thành.",
    "Đề nghị chọn “Hoàn thành” và ghi ngày hoàn thành.",
)
STATUS_NOT_APPLICABLE = warning(
    "status-not-applicable",
    "Đơn vị báo “Không phát sinh” ({given}), nhiệm vụ không tính vào tỷ lệ.",
    "Đề nghị xác nhận nhiệm vụ đúng là không phát sinh trong kỳ.",
)
STATUS_EXTENSION = error(
    "status-extension",
    "Trạng thái ghi đề nghị điều chỉnh hoặc gia hạn (“{given}”), tạm tính là “{read_as}” theo thời hạn của kế hoạch.",
    "Đề nghị chọn trạng thái trong danh sách và ghi đề nghị này vào cột “Đề xuất, kiến nghị”.",
)
STATUS_TRANSFERRED = error(
    "status-transferred",
    "Trạng thái ghi “{given}”: chưa rõ đơn vị nào chủ trì nhiệm vụ.",
    "Đề nghị chọn trạng thái trong danh sách; nếu đã đổi đơn vị chủ trì, báo đơn vị theo dõi điều chỉnh kế hoạch.",
)
STATUS_QUALITY = error(
    "status-quality",
    "“{given}” là lời đánh giá chất lượng, không phải trạng thái thực hiện.",
    "Đề nghị chọn trạng thái trong danh sách của ô.",
    "Hoàn thành",
)
STATUS_NOT_UNDERSTOOD = error(
    "status-not-understood",
    "Không hiểu trạng thái “{given}”.",
    "Đề nghị chọn một trong bốn trạng thái: Chưa thực hiện, Đang thực hiện, Hoàn thành, Không phát sinh.",
)
