"""Make `templates/don-doc.docx`: the first template of the letter that urges a unit, which the office then owns.

Run as `python -m tests.tools.make_urging_template`. It overwrites what is there. One page A4, Decree 30/2020.
"""

from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from cchc_excel.templates import URGING_TEMPLATE
from tests.tools.make_report_template import (
    CENTER,
    LEFT,
    TEXT,
    add,
    draw_line,
    save,
    set_page,
    set_styles,
    table,
    two_halves,
    write,
)
from tests.tools.places import ROOT

PATH = ROOT / "templates" / URGING_TEMPLATE
SIZE = 13
BASIS = (
    "{{ so_lieu }}, đến nay đơn vị còn {{ so_qua_han }} nhiệm vụ quá hạn của {{ ke_hoach }}"
    "{% if so_sap_den %} và {{ so_sap_den }} nhiệm vụ sắp đến hạn{% endif %}, cụ thể như sau (số ngày quá hạn tính đến "
    "ngày {{ hom_nay }}):"
)
AGAIN = "Đây là lần đôn đốc thứ {{ lan }} trong kỳ. "
LEFT_OVER = "Và {{ con_lai }} khác, nêu tại danh sách gửi kèm qua thư điện tử."
ASKED = (
    "Đề nghị {{ don_vi }} khẩn trương thực hiện, trả lời bằng văn bản về {{ don_vi_theo_doi }} chậm nhất ngày "
    "{{ han_tra_loi }}: nhiệm vụ đã hoàn thành thì nêu ngày hoàn thành, số và ký hiệu văn bản; nhiệm vụ chưa hoàn "
    "thành thì nêu nguyên nhân, trách nhiệm và ngày hoàn thành./."
)


def main() -> None:
    """Make the template."""
    document = Document()
    set_page(document)
    set_styles(document)
    make_head(document)
    make_body(document)
    make_signature(document)
    save(document, PATH, "Mẫu công văn đôn đốc")


def make_head(document: Any) -> None:
    """Write the header block, what the letter is about, and to whom it goes."""
    left, right = two_halves(document, 2)
    write(left[0], "{{ co_quan_cap_tren }}")
    write(left[0], "{{ co_quan_ban_hanh }}", bold=True)
    draw_line(left[0], 22)
    write(right[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    write(right[0], "Độc lập - Tự do - Hạnh phúc", bold=True, size=14)
    draw_line(right[0], 22)
    write(left[1], "Số:        /{{ ky_hieu }}")
    about = "V/v đôn đốc thực hiện nhiệm vụ cải cách hành chính{% if lan > 1 %} (lần {{ lan }}){% endif %}"
    write(left[1], about, size=12, before=3)
    day = "{% if dia_danh %}{{ dia_danh }}, ngày{% else %}Ngày{% endif %}       tháng {{ thang }} năm {{ nam }}"
    write(right[1], day, italic=True, size=14)
    write(document, "Kính gửi: {{ don_vi }}", size=14, before=12)


def make_body(document: Any) -> None:
    """Write what is overdue, and what is asked."""
    begin = write_text(document, "{% if lan > 1 %}" + AGAIN + "{% endif %}" + BASIS)
    begin.paragraph_format.space_before = Pt(10)
    columns = {
        "noi_dung": ("Nhiệm vụ", 76.0), "han": ("Thời hạn", 24.0), "so_ngay": ("Số ngày quá hạn", 20.0),
        "ket_qua": ("Báo cáo gần nhất", 35.0),
    }  # fmt: skip
    table(document, "cac_nhiem_vu", columns, numbered=True, together=False)
    add(document, "{%p if con_lai %}")
    write_text(document, LEFT_OVER).paragraph_format.space_before = Pt(4)
    add(document, "{%p endif %}")
    write_text(document, ASKED).paragraph_format.space_before = Pt(6)


def write_text(document: Any, text: str) -> Any:
    """Write a paragraph of the letter."""
    return write(document, text, style=TEXT, size=SIZE)


def make_signature(document: Any) -> None:
    """Write to whom it goes, and who signs."""
    left, right = two_halves(document, 1, (85, 80))
    write(left[0], "Nơi nhận:", bold=True, italic=True, size=12, align=LEFT, before=4)
    for line in ("- Như trên;", "{%p for y in dong_gui %}", "- {{ y }} (để chỉ đạo);", "{%p endfor %}",
                 "- Lãnh đạo cơ quan (để báo cáo);", "- Lưu: VT, {{ don_vi_theo_doi }}."):  # fmt: skip
        write(left[0], line, size=11, align=LEFT)
    write(right[0], "{{ chuc_vu_nguoi_ky }}", bold=True, size=14, align=CENTER, before=4)
    for _ in range(3):
        write(right[0], "", size=14, align=WD_ALIGN_PARAGRAPH.CENTER)
    write(right[0], "{{ nguoi_ky }}", bold=True, size=14, align=CENTER)


if __name__ == "__main__":
    main()
