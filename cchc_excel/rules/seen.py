"""Findings about what a cell shows beside its value: a formula never computed, an old font, a note."""

from cchc_excel.rules import error, warning

FORMULA_NOT_COMPUTED = error(
    "formula-not-computed",
    "Ô chứa công thức chưa được tính, không có giá trị.",
    "Đề nghị mở tệp bằng Excel, chờ tính xong rồi lưu lại, hoặc nhập trực tiếp giá trị.",
)
STRUCK_PARTLY = warning(
    "struck-partly",
    "Ô có phần chữ bị gạch bỏ “{struck}”, chỉ đọc phần còn lại: “{read_as}”.",
    "Nếu chưa đúng, đề nghị ghi lại; phần bỏ đi đề nghị xóa hẳn.",
)
STRUCK_WHOLLY = warning(
    "struck-wholly",
    "Toàn bộ nội dung ô “{struck}” bị gạch bỏ nên coi như ô không có giá trị.",
    "Đề nghị ghi giá trị đúng vào ô, hoặc xóa hẳn phần đã gạch.",
)
PICTURE_IN_CELL = error(
    "picture-in-cell",
    "Ô chứa hình ảnh, không đọc được nội dung trong hình.",
    "Đề nghị gõ nội dung vào ô; hình ảnh gửi kèm ở tệp khác.",
)
LEGACY_FONT = warning(
    "legacy-font",
    "Ô gõ bằng phông chữ cũ, nguyên văn “{raw}”, đã đọc là “{read_as}”.",
    "Lần sau đề nghị dùng phông Unicode, ví dụ Times New Roman.",
)
CELL_NOTE = warning(
    "cell-note",
    "Đơn vị ghi chú trong ô: “{note}”.",
    "Xem ghi chú; nội dung cần báo cáo đề nghị ghi vào cột của biểu.",
)
TEXT_TOO_LONG = warning(
    "text-too-long",
    "Ô ghi {count} ký tự, dài hơn mức một ô Excel chứa được (32.767) nên sổ tổng hợp chỉ ghi phần đầu.",
    "Xem toàn văn trong tệp của đơn vị; lần sau đề nghị ghi tóm tắt, chi tiết gửi kèm ở tệp khác.",
)
TEXT_OUTSIDE = warning(
    "text-outside",
    "Đơn vị ghi “{given}” ở chỗ không thuộc các cột của biểu; nội dung này không được tổng hợp.",
    "Nếu là kết quả hoặc kiến nghị về một nhiệm vụ, đề nghị ghi vào đúng dòng, đúng cột của nhiệm vụ đó.",
)
SHEET_UNREAD = warning(
    "sheet-unread",
    "Trang “{sheet}” không thuộc biểu, còn {count} ô nữa có nội dung không được tổng hợp.",
    "Xem trang này trong tệp của đơn vị; nội dung cần báo cáo đề nghị ghi vào biểu.",
)
PICTURE_UNREAD = warning(
    "picture-unread",
    "Trên trang có chèn ảnh hoặc hình, chương trình không đọc được nội dung.",
    "Xem ảnh trong tệp của đơn vị; nội dung cần báo cáo đề nghị gõ vào biểu.",
)
