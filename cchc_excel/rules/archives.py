"""Findings about the archive of a closed period (*bản lưu của kỳ đã chốt*)."""

from cchc_excel.rules import error, warning

ARCHIVE_DAMAGED = error(
    "archive-damaged",
    "Bản lưu bị hỏng, không đọc được ({detail}).",
    "Lấy lại bản lưu từ nơi sao lưu.",
)
ARCHIVE_CHANGED = error(
    "archive-changed",
    "Tệp “{name}” trong bản lưu không còn như khi chốt (mã SHA-256 khác danh sách).",
    "Lấy lại bản lưu từ nơi sao lưu; không dùng tệp này làm căn cứ.",
)
ARCHIVE_LACKS = error(
    "archive-lacks",
    "Bản lưu thiếu tệp “{name}” có trong danh sách khi chốt.",
    "Lấy lại bản lưu từ nơi sao lưu.",
)
ARCHIVE_ADDED = error(
    "archive-added",
    "Bản lưu có thêm tệp “{name}” không có trong danh sách khi chốt.",
    "Lấy lại bản lưu từ nơi sao lưu.",
)
ARCHIVE_REPLACED = error(
    "archive-replaced",
    "Bản lưu không phải là tệp đã ghi trong sổ chốt kỳ (mã SHA-256 khác).",
    "Lấy lại bản lưu từ nơi sao lưu; nếu sổ chốt kỳ bị sửa thì khôi phục sổ.",
)
ARCHIVE_UNLOGGED = warning(
    "archive-unlogged",
    "Không có sổ chốt kỳ ghi bản lưu này bên cạnh, nên chỉ đối chiếu được với danh sách ở trong bản lưu.",
    "Đặt bản lưu vào thư mục luu của thư mục kế hoạch rồi kiểm tra lại.",
)
