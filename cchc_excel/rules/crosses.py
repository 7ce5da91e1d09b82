"""Findings across cells of one row: what each cell says alone is clear, together they are not."""

from cchc_excel.rules import error, warning

STATUS_MISSING = warning(
    "status-missing",
    "Chưa chọn trạng thái; đã suy ra từ mức độ hoàn thành: {read_as}.",
    "Đề nghị chọn trạng thái trong danh sách.",
)
SHARE_FULL_UNDATED = error(
    "share-full-undated",
    "Mức độ hoàn thành 100% nhưng không có trạng thái và ngày hoàn thành; tính là đang thực hiện.",
    "Nếu đã xong, đề nghị chọn “Hoàn thành” và ghi ngày hoàn thành.",
)
DONE_NOT_FULL = error(
    "done-not-full",
    "Trạng thái “Hoàn thành” nhưng mức độ chỉ {share}; tính là đang thực hiện.",
    "Nếu đã xong, đề nghị sửa mức độ thành 100%; nếu chưa xong, chọn “Đang thực hiện”.",
)
IN_PROGRESS_NO_SHARE = warning(
    "in-progress-no-share",
    "Trạng thái “Đang thực hiện” nhưng chưa ghi mức độ hoàn thành; tính là 0%.",
    "Đề nghị ghi mức độ hoàn thành.",
    "60%",
)
IN_PROGRESS_FULL = error(
    "in-progress-full",
    "Mức độ hoàn thành 100% nhưng trạng thái là “Đang thực hiện”; vẫn tính là đang thực hiện.",
    "Nếu đã xong, đề nghị chọn “Hoàn thành” và ghi ngày hoàn thành.",
)
NOT_STARTED_SHARE = error(
    "not-started-share",
    "Trạng thái “Chưa thực hiện” nhưng mức độ là {share}; tính là đang thực hiện.",
    "Đề nghị chọn “Đang thực hiện”, hoặc sửa mức độ thành 0%.",
)
DONE_DENIED = error(
    "done-denied",
    "Ô này ghi “{given}”, trong khi ô khác cùng dòng báo đã xong ({claims}); tính là đang thực hiện.",
    "Đề nghị kiểm tra lại các ô của dòng này: nếu đã xong, chọn “Hoàn thành”; nếu chưa, ghi mức độ đã làm được.",
)
NOT_APPLICABLE_FILLED = warning(
    "not-applicable-filled",
    "Đã chọn “Không phát sinh” nhưng vẫn ghi {what}; tính là không phát sinh.",
    "Đề nghị kiểm tra lại trạng thái.",
)
DATE_AFTER_AS_OF = error(
    "date-after-as-of",
    "Ngày hoàn thành {date} sau ngày chốt số liệu {as_of}; tính là đang thực hiện.",
    "Chỉ ghi ngày đã thực tế hoàn thành; nếu chưa xong, chọn “Đang thực hiện” và để trống ngày.",
)
DONE_BEFORE_YEAR_END = warning(
    "done-before-year-end",
    "Nhiệm vụ thường xuyên chỉ tính hoàn thành khi hết năm; kỳ này báo “Hoàn thành” nên tính là đang thực hiện.",
    "Không cần xử lý; ở kỳ báo cáo cuối năm đề nghị báo cáo lại nhiệm vụ này.",
)
DATE_OF_EARLIER_TERM = error(
    "date-of-earlier-term",
    "Ngày hoàn thành {date} thuộc đợt trước (đến hạn {previous}); đợt này (đến hạn {due}) tính là đang thực hiện, 0%.",
    "Nếu đã xong đợt này, đề nghị ghi ngày hoàn thành của đợt này.",
)
DATE_NOT_DONE = warning(
    "date-not-done",
    "Có ngày hoàn thành {date} nhưng trạng thái là “{status}”; giữ nguyên trạng thái.",
    "Nếu đã xong, đề nghị chọn “Hoàn thành”; nếu chưa, xóa ngày hoàn thành.",
)
DONE_UNDATED = error(
    "done-undated",
    "Báo hoàn thành nhưng không có ngày hoàn thành hợp lệ; hạn là {due} nên chưa rõ đúng hạn hay quá hạn.",
    "Đề nghị ghi ngày hoàn thành; chưa xong thì chọn “Đang thực hiện” và để trống ngày.",
    "15/06/2026",
)
DONE_NO_DATE = warning(
    "done-no-date",
    "Báo hoàn thành nhưng chưa ghi ngày hoàn thành.",
    "Đề nghị ghi ngày hoàn thành; chưa xong thì chọn “Đang thực hiện” và để trống ngày.",
    "15/06/2026",
)
COUNT_ABOVE_TOTAL = error(
    "count-above-total",
    "Số thực hiện ({actual}) lớn hơn tổng số ({total}) nên hai số này không tính vào chỉ tiêu; trạng thái giữ nguyên.",
    "Đề nghị kiểm tra lại hai số này.",
)
COUNT_WITHOUT_TOTAL = warning(
    "count-without-total",
    "Chỉ có một trong hai số “Số thực hiện” và “Tổng số”; chưa tính được tỷ lệ.",
    "Đề nghị ghi đủ cả hai số.",
)
COUNT_UNITS_DIFFER = error(
    "count-units-differ",
    "“Số thực hiện” ({actual}) và “Tổng số” ({total}) không cùng đơn vị tính nên chưa lấy hai số này.",
    "Đề nghị ghi hai số theo cùng một đơn vị tính, không kèm chữ.",
    "800 và 1200",
)
TARGET_NOT_MET = warning(
    "target-not-met",
    "Báo hoàn thành nhưng kết quả {reached} chưa đạt chỉ tiêu “{target}”.",
    "Đề nghị kiểm tra lại số liệu hoặc trạng thái.",
)
SHARE_FELL = warning(
    "share-fell",
    "Mức độ hoàn thành {share} thấp hơn kỳ trước ({before}).",
    "Đề nghị kiểm tra lại; nếu đúng, nêu lý do ở cột “Khó khăn, vướng mắc”.",
)
REOPENED = warning(
    "reopened",
    "Kỳ trước đã báo hoàn thành, kỳ này báo “{status}”.",
    "Đề nghị kiểm tra lại; nếu đúng, nêu lý do ở cột “Khó khăn, vướng mắc”.",
)
DONE_BEFORE_UNCLEAR = error(
    "done-before-unclear",
    "Kỳ trước nhiệm vụ {task} đã báo hoàn thành, nhưng kỳ này ghi không rõ trạng thái; tính là chưa báo cáo.",
    "Đề nghị chọn trạng thái trong danh sách; nếu kết quả kỳ trước vẫn giữ nguyên, chọn “Hoàn thành”.",
)
STAYS_DONE = warning(
    "stays-done",
    "Kỳ này không báo cáo nhiệm vụ {task}; kỳ trước đã hoàn thành nên vẫn tính là hoàn thành.",
    "Không cần xử lý; nếu phải làm lại thì ghi trạng thái mới.",
)
STAYS_DONE_STRUCK = error(
    "stays-done-struck",
    "Dòng của nhiệm vụ {task} bị gạch bỏ nên coi như để trống; kỳ trước đã hoàn thành nên vẫn tính là hoàn thành.",
    "Nếu kết quả kỳ trước vẫn giữ nguyên, đề nghị chọn “Hoàn thành”; nếu không, chọn trạng thái đúng.",
)
DONE_NO_DOCUMENT = warning(
    "done-no-document",
    "Báo hoàn thành nhưng chưa ghi số, ký hiệu văn bản của sản phẩm “{product}”.",
    "Đề nghị ghi số, ký hiệu văn bản.",
    "45/QĐ-VPUBND",
)
SAME_EVERYWHERE = warning(
    "same-everywhere",
    "Tất cả {count} nhiệm vụ đều ghi cùng một mức độ hoàn thành {share}.",
    "Đề nghị kiểm tra lại từng nhiệm vụ.",
)
