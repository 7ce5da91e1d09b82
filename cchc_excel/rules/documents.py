"""Findings about documents that came with returns (*văn bản minh chứng*)."""

from cchc_excel.rules import warning

FILE_SUPPORTS = warning(
    "file-supports",
    "Văn bản minh chứng cho nhiệm vụ {tasks} của {unit}.",
    "Đối chiếu nội dung văn bản với kết quả đơn vị báo cáo; chương trình chỉ so số, ký hiệu.",
)
SIGNED_LATER = warning(
    "document-signed-later",
    "Ngày hoàn thành ghi {finished}, nhưng văn bản “{path}” có chữ ký số ghi ngày {signed}.",
    "Đối chiếu văn bản; nếu ngày hoàn thành ghi sai thì đề nghị đơn vị sửa lại.",
)
