"""Make `templates/bao-cao.docx`: the first template of the periodic report, which the office then owns.

Run as `python -m tests.tools.make_report_template`. It overwrites what is there. Format of Decree 30/2020.
"""

import io
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from cchc_excel.templates import REPORT_TEMPLATE
from cchc_excel.writing.house.packages import pack, unpack
from tests.tools.places import ROOT

PATH = ROOT / "templates" / REPORT_TEMPLATE
FONT = "Times New Roman"
CENTER, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
TEXT, ITEM, CELL, CELL_CENTER, HEAD_CELL, CAPTION, BLOCK, NOTE = (
    "Đoạn văn", "Gạch đầu dòng", "Ô bảng", "Ô bảng giữa", "Ô tiêu đề", "Tên bảng và hình", "Khối đầu cuối",
    "Ghi chú bảng",
)  # fmt: skip
CELLS = (CELL, CELL_CENTER, HEAD_CELL)
SMALL, SMALL_CENTER, SMALL_HEAD = ("Ô phụ lục", "Ô phụ lục giữa", "Ô phụ lục tiêu đề")
OVERDUE_NOTE = "Số quá hạn đã nằm trong các cột đang thực hiện, chưa thực hiện, chưa báo cáo."
MOST_TOGETHER = 20
"""As many lines of a table as are kept on one page."""
LEFT_OVER = ("thumbnail.jpeg", "stylesWithEffects.xml")
HALF = (58, 107)
"""Millimetres: the two halves of the header and the signature block."""


def main() -> None:
    """Make the template."""
    document = Document()
    set_page(document)
    set_styles(document)
    make_head(document)
    make_body(document)
    make_signature(document)
    make_appendices(document)
    save(document, PATH, "Mẫu báo cáo định kỳ")


def save(document: Any, path: Path, title: str) -> None:
    """Write a template: the same bytes each time."""
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Văn phòng", title, ""
    properties.created = properties.modified = datetime(2026, 1, 1)
    saved = io.BytesIO()
    document.save(saved)
    path.write_bytes(pack(without_left_over(unpack(saved.getvalue()))))


def without_left_over(parts: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """Return the parts without those that python-docx keeps of another document: a picture, old styles."""
    names = "|".join(map(re.escape, LEFT_OVER))
    told = re.compile(rf'<(?:Relationship|Override) [^>]*"[^"]*(?:{names})"[^>]*/>')
    kept = {name: part for name, part in parts.items() if not name.endswith(LEFT_OVER)}
    return {name: told.sub("", part) if isinstance(part, str) else part for name, part in kept.items()}


def set_page(document: Any) -> None:
    """A4, margins of the decree, page numbers centred at the top, none on the first page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTER
    add_field(paragraph, "PAGE")


def set_styles(document: Any) -> None:
    """Set Times New Roman throughout; headings, body, items, table cells, captions as styles that Word shows."""
    normal = document.styles["Normal"]
    document.settings.element.find(f".//{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']").set(
        qn("w:val"), "15"
    )
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    set_font(normal, 14)
    set_spacing(normal, after=0)
    for level, (bold, italic) in enumerate(((True, False), (True, False), (True, True)), start=1):
        style = document.styles[f"Heading {level}"]
        set_font(style, 14, bold=bold, italic=italic)
        set_spacing(style, before=4, after=3, first=12.7, keep=True)
    set_font(document.styles["Header"], 14)
    for name, size, looks in (
        (TEXT, 14, {"align": BOTH, "after": 4, "first": 12.7}),
        (ITEM, 14, {"align": BOTH, "after": 3, "first": 12.7}),
        (CELL, 11, {"align": LEFT}),
        (CELL_CENTER, 11, {"align": CENTER}),
        (HEAD_CELL, 11, {"align": CENTER}),
        (SMALL, 10, {"align": LEFT}),
        (SMALL_CENTER, 10, {"align": CENTER}),
        (SMALL_HEAD, 10, {"align": CENTER}),
        (CAPTION, 13, {"align": CENTER, "before": 6, "after": 4, "keep": True}),
        (NOTE, 12, {"align": BOTH, "before": 3, "after": 6}),
        (BLOCK, 13, {"align": CENTER}),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = normal, True
        set_font(style, size, bold=name in (HEAD_CELL, SMALL_HEAD, CAPTION), italic=name == NOTE)
        set_spacing(style, **looks)


def set_font(style: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Black Times New Roman, for every script, whatever a theme says."""
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)


def set_spacing(
    style: Any, *, align: Any = None, before: float = 0, after: float = 0, first: float = 0, keep: bool = False
) -> None:
    """Set how paragraphs of a style stand."""
    layout = style.paragraph_format
    layout.alignment, layout.keep_with_next = align, keep
    layout.space_before, layout.space_after, layout.first_line_indent = Pt(before), Pt(after), Mm(first)
    layout.line_spacing_rule, layout.widow_control = WD_LINE_SPACING.SINGLE, True


def make_head(document: Any) -> None:
    """Write the header block, the title and to whom the report goes."""
    left, right = two_halves(document, 2)
    write(left[0], "{{ co_quan_cap_tren }}")
    write(left[0], "{{ co_quan_ban_hanh }}", bold=True)
    draw_line(left[0], 22)
    write(right[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    write(right[0], "Độc lập - Tự do - Hạnh phúc", bold=True, size=14)
    draw_line(right[0], 22)
    write(left[1], "Số:        /{{ ky_hieu }}")
    write(right[1], "{{ dia_danh_ngay }}       tháng {{ thang }} năm {{ nam }}", italic=True, size=14)
    add(document, BLOCK, "BÁO CÁO{{ luu_y.dau_bao_cao|ghi_chu }}", bold=True, size=14, before=14)
    title = "Kết quả thực hiện công tác cải cách hành chính {{ ky_bao_cao }}"
    add(document, BLOCK, title, bold=True, size=14)
    draw_line(document, 58)
    left, right = two_halves(document, 1, (52, 113))
    write(left[0], "Kính gửi:\u00a0\u00a0", align=WD_ALIGN_PARAGRAPH.RIGHT, size=14)
    write(right[0], "{%p if noi_gui %}", align=LEFT)
    write(right[0], "- {{ noi_gui }};", align=LEFT, size=14)
    write(right[0], "{%p endif %}", align=LEFT)
    write(right[0], "- Sở Nội vụ.", align=LEFT, size=14)


def make_body(document: Any) -> None:
    """Write the sections, as the outline of a periodic report has them."""
    beginning = (
        "Thực hiện {{ ke_hoach }}, {{ co_quan }} báo cáo kết quả thực hiện công tác cải cách hành chính "
        "{{ ky_bao_cao }} (số liệu tính đến ngày {{ ngay_chot }}) như sau:"
    )
    add(document, TEXT, beginning, before=10)
    make_leading(document)
    make_areas(document)
    make_assessment(document)
    make_ahead(document)
    make_proposals(document)
    closing = "Trên đây là kết quả thực hiện công tác cải cách hành chính {{ ky_bao_cao }} của {{ co_quan }}./."
    add(document, TEXT, closing, before=8).paragraph_format.keep_with_next = True


def make_leading(document: Any) -> None:
    """Write section I: item by item; the first tells the plan as a whole."""
    add(document, "Heading 1", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH{{ luu_y.chi_dao|ghi_chu }}")
    add(document, "{%p for muc in chi_dao %}")
    add(document, "Heading 2", "{{ loop.index }}. {{ muc.ten }}{{ muc.luu_y|ghi_chu }}")
    add(document, "{%p if loop.first %}")
    add(document, TEXT, "{{ giao_nhiem_vu }} {{ tinh_hinh_bao_cao }}")
    add(document, TEXT, "{{ ket_qua_chung }}")
    loop(document, TEXT, "linh_vuc_chi_dao", "{{ y.ten }}: {{ y.so_lieu }}")
    add(document, "{%p endif %}")
    loop(document, ITEM, "muc.cac_nhiem_vu", "- {{ y }}.")
    add(document, "{%p endfor %}")


def make_areas(document: Any) -> None:
    """Write section II: the chart, then an area after the other."""
    heading = "II. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH{{ luu_y.cac_linh_vuc|ghi_chu }}"
    add(document, "Heading 1", heading)
    picture(document, "hinh_linh_vuc", "Hình 1. Kết quả theo lĩnh vực, số nhiệm vụ")
    add(document, "{%p for linh_vuc in cac_linh_vuc %}")
    add(document, "Heading 2", "{{ loop.index }}. {{ linh_vuc.ten }}")
    add(document, TEXT, "{{ linh_vuc.so_lieu }}")
    loop(document, ITEM, "linh_vuc.cac_nhiem_vu", "- {{ y }}.")
    add(document, "{%p endfor %}")
    add(document, "{%p if phat_sinh %}")
    add(document, "Heading 2", "{{ cac_linh_vuc|length + 1 }}. Nhiệm vụ phát sinh ngoài Kế hoạch")
    add(document, TEXT, "Các đơn vị báo cáo {{ phat_sinh|length }} nhiệm vụ phát sinh, không tính vào các tỷ lệ:")
    loop(document, ITEM, "phat_sinh", "- {{ y }}.")
    add(document, "{%p endif %}")


def make_assessment(document: Any) -> None:
    """Write section III: what was reached, what was not, and what units give as the reasons, word for word."""
    add(document, "Heading 1", "III. ĐÁNH GIÁ CHUNG")
    add(document, "Heading 2", "1. Kết quả đạt được{{ luu_y.ket_qua_dat_duoc|ghi_chu }}")
    add(document, "{%p if tien_do %}")
    add(document, TEXT, "{{ tien_do }}")
    add(document, "{%p endif %}")
    make_periods(document)
    add(document, TEXT, "{{ chi_tieu }}")
    add(document, "{%p if bang_chi_tieu %}")
    add(document, CAPTION, "Bảng 1. Kết quả thực hiện các chỉ tiêu của Kế hoạch")
    columns = {
        "noi_dung": ("Chỉ tiêu", 80), "yeu_cau": ("Yêu cầu", 20), "ket_qua": ("Kết quả", 37),
        "danh_gia": ("Đánh giá", 18),
    }  # fmt: skip
    table(document, "bang_chi_tieu", columns, numbered=True, together=False)
    add(document, "{%p endif %}")
    add(document, "Heading 2", "2. Tồn tại, hạn chế{{ luu_y.ton_tai|ghi_chu }}")
    add(document, TEXT, "{{ qua_han }}")
    add(document, "Heading 2", "3. Nguyên nhân, khó khăn, vướng mắc{{ luu_y.nguyen_nhan|ghi_chu }}")
    voices(document, "kho_khan")


def make_periods(document: Any) -> None:
    """Write the results of all periods, at the end of the year."""
    add(document, "{%p if bang_cac_ky %}")
    add(document, CAPTION, "Kết quả qua các kỳ báo cáo trong năm")
    cells = ("ten", "ngay_chot", "hoan_thanh", "den_han_hoan_thanh", "qua_han", "tien_do")
    heads = ("Kỳ", "Số liệu đến ngày", "Hoàn thành", "Hoàn thành nhiệm vụ đến hạn", "Quá hạn", "Tiến độ bình quân")
    table(document, "bang_cac_ky", dict(zip(cells, zip(heads, (45, 24, 28, 28, 16, 24), strict=True), strict=True)))
    add(document, "{%p endif %}")


def make_ahead(document: Any) -> None:
    """Write section IV."""
    add(document, "Heading 1", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI{{ luu_y.ky_toi|ghi_chu }}")
    add(document, TEXT, "{{ ky_toi.cau }}")
    add(document, "{%p if ky_toi.cac_nhiem_vu %}")
    add(document, CAPTION, "Bảng 2. Nhiệm vụ cần hoàn thành")
    columns = {
        "nhiem_vu": ("Mã NV", 16), "noi_dung": ("Nội dung nhiệm vụ", 74), "chu_tri": ("Đơn vị chủ trì", 48),
        "han": ("Thời hạn", 27),
    }  # fmt: skip
    table(document, "ky_toi.cac_nhiem_vu", columns, together=False)
    add(document, "{%p endif %}")


def make_proposals(document: Any) -> None:
    """Write section V: what goes above, and apart from it what the office itself decides."""
    add(document, "Heading 1", "V. KIẾN NGHỊ, ĐỀ XUẤT")
    add(document, "Heading 2", "1. Kiến nghị với cấp trên, cơ quan liên quan{{ kien_nghi_cap_tren.luu_y|ghi_chu }}")
    voices(document, "kien_nghi_cap_tren")
    add(document, "Heading 2", "2. Đề xuất trong nội bộ {{ co_quan }}{{ de_xuat_noi_bo.luu_y|ghi_chu }}")
    voices(document, "de_xuat_noi_bo")


def make_signature(document: Any) -> None:
    """Write the signature block, which stays on one page."""
    left, right = two_halves(document, 1, (85, 80))
    write(left[0], "Nơi nhận:", bold=True, italic=True, size=12, align=LEFT)
    for line in ("- Như trên;", "- Lãnh đạo Văn phòng;", "- Các phòng, ban, trung tâm;", "- Lưu: {{ luu }}."):
        write(left[0], line, size=11, align=LEFT)
    write(right[0], "{{ chuc_vu_nguoi_ky }}", bold=True, size=14)
    for _ in range(4):
        write(right[0], "", size=14)
    write(right[0], "{{ nguoi_ky }}", bold=True, size=14)


def make_appendices(document: Any) -> None:
    """Write the annexes, each on a page of its own: the units, the statistics."""
    make_annex_head(document, "PHỤ LỤC I", "Kết quả thực hiện theo đơn vị chủ trì (tính theo lượt giao)")
    figures(document, "bang_don_vi", "tong_don_vi", "Đơn vị")
    add(document, NOTE, OVERDUE_NOTE)
    title = "Số liệu công tác chỉ đạo, điều hành cải cách hành chính {{ ky_bao_cao }}{{ luu_y.phu_luc|ghi_chu }}"
    make_annex_head(document, "PHỤ LỤC II", title)
    columns = {
        "so_thu_tu": ("Mục", 14), "noi_dung": ("Nội dung", 95), "don_vi_tinh": ("Đơn vị tính", 30),
        "so_lieu": ("Số liệu", 26),
    }  # fmt: skip
    part_lines(table(document, "phu_luc", columns, together=False), "d.don_vi_tinh", make_heading)
    note = (
        "Tỷ lệ ở mục 1.3 tính trên các nhiệm vụ có phát sinh, như trong báo cáo. "
        "Ô để trống là số liệu chưa có trong biểu báo cáo của các đơn vị."
    )
    add(document, NOTE, note)


def make_annex_head(document: Any, number: str, title: str) -> None:
    """Write the head of an annex at the top of a page."""
    add(document, BLOCK, number, bold=True, size=14).paragraph_format.page_break_before = True
    add(document, BLOCK, title, bold=True, size=14)
    attached = "(Kèm theo Báo cáo số        /{{ ky_hieu }} ngày       tháng {{ thang }} năm {{ nam }})"
    add(document, BLOCK, attached, italic=True)
    add(document, NOTE, "")


def figures(document: Any, field: str, total: str, heading: str) -> None:
    """Write the table of figures by unit or area, with its total."""
    columns = {
        "ten": (heading, 65), "duoc_giao": ("Được giao", 12), "khong_phat_sinh": ("Không phát sinh", 13),
        "hoan_thanh": ("Hoàn thành", 12), "dang_thuc_hien": ("Đang thực hiện", 12),
        "chua_thuc_hien": ("Chưa thực hiện", 12), "chua_bao_cao": ("Chưa báo cáo", 12), "qua_han": ("Quá hạn", 12),
        "ty_le": ("Tỷ lệ hoàn thành", 15),
    }  # fmt: skip
    grid = table(document, field, columns, styles=(SMALL, SMALL_CENTER, SMALL_HEAD), aside=35, together=False)
    part_lines(grid, f"{field}|length > {MOST_TOGETHER}", keep_together)
    row = grid.add_row()
    for cell, name in zip(row.cells, columns, strict=True):
        put(cell, f"{{{{ {total}.{name} }}}}", SMALL_HEAD)
    mark_row(row, "w:cantSplit")


def table(
    document: Any,
    field: str,
    columns: dict[str, tuple[str, float]],
    *,
    styles: tuple[str, str, str] = CELLS,
    aside: int = 70,
    numbered: bool = False,
    together: bool = True,
) -> Any:
    """Return a table with a row for each `d` of a field: its header repeats, its rows are never cut.

    `styles` are of texts, of what is centred, of headings; `aside` is the room beside a text, in twentieths of a point.
    `together`: it starts a page rather than being parted, where it fits on one.
    """
    text_style, centred, head_style = styles
    heads = ([("TT", 10.0)] if numbered else []) + list(columns.values())
    texts = (["{{ loop.index }}"] if numbered else []) + [f"{{{{ d.{name} }}}}" for name in columns]
    grid = document.add_table(rows=4, cols=len(heads))
    grid.style, grid.alignment, grid.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    set_cell_margins(grid, aside)
    wide = {"ten", "noi_dung", "chu_tri"}
    set_widths(grid, [width for _, width in heads])
    for index, (head, _) in enumerate(heads):
        put(grid.cell(0, index), head, head_style)
        is_text = texts[index].strip("{} ").removeprefix("d.") in wide
        put(grid.cell(2, index), texts[index], text_style if is_text else centred)
    put(grid.cell(1, 0), f"{{%tr for d in {field} %}}", CELL)
    put(grid.cell(3, 0), "{%tr endfor %}", CELL)
    mark_row(grid.rows[0], "w:tblHeader")
    for row in grid.rows:
        mark_row(row, "w:cantSplit")
    for cell in (cell for row in (grid.rows if together else grid.rows[:1]) for cell in row.cells):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    return grid


def part_lines(grid: Any, test: str, change: Callable[[Any], None]) -> None:
    """Let the lines of a table look otherwise where a test of the template doesn't hold."""
    line, last = grid.rows[2]._tr, grid.rows[3]._tr  # noqa: SLF001
    other = deepcopy(line)
    for paragraph in other.iter(qn("w:p")):
        change(paragraph)
    tags = [deepcopy(last) for _ in range(3)]
    for row, tag in zip(tags, (f"if {test}", "else", "endif"), strict=True):
        next(row.iter(qn("w:t"))).text = f"{{%tr {tag} %}}"
    line.addprevious(tags[0])
    for row in (tags[2], other, tags[1]):
        line.addnext(row)


def make_heading(paragraph: Any) -> None:
    """Make a line's paragraph bold, on the page of the line below it."""
    paragraph.find(qn("w:r")).get_or_add_rPr().insert(0, OxmlElement("w:b"))
    keep_together(paragraph)


def keep_together(paragraph: Any) -> None:
    """Keep a paragraph on the page of the next one."""
    Paragraph(paragraph, None).paragraph_format.keep_with_next = True


def set_widths(grid: Any, widths: Sequence[float]) -> None:
    """Set the widths of the columns, where Word and where LibreOffice look for them."""
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def mark_row(row: Any, name: str) -> None:
    """Give a row a property, at the place where the format has it."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    mark = OxmlElement(name)
    if name == "w:cantSplit":
        properties.insert(0, mark)
    else:
        properties.append(mark)


def set_cell_margins(grid: Any, aside: int = 70) -> None:
    """Leave a little room above and below the text of each cell."""
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 30), ("left", aside), ("bottom", 30), ("right", aside)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = grid._tbl.tblPr  # noqa: SLF001
    look = properties.find(qn("w:tblLook"))
    properties.insert(list(properties).index(look), margins)


def picture(document: Any, field: str, caption: str) -> None:
    """Write a picture with its caption below."""
    paragraph = add(document, BLOCK, f"{{{{ {field} }}}}", before=6)
    paragraph.paragraph_format.keep_with_next = True
    under = add(document, CAPTION, caption)
    under.paragraph_format.keep_with_next = False
    under.paragraph_format.space_before = Pt(2)


def loop(document: Any, style: str, field: str, text: str) -> None:
    """Write a paragraph for each `y` of a field."""
    add(document, f"{{%p for y in {field} %}}")
    add(document, style, text)
    add(document, "{%p endfor %}")


def voices(document: Any, field: str) -> None:
    """Write what units wrote, before it the sentence that there is none or that not all is quoted."""
    add(document, f"{{%p if {field}.cau %}}")
    add(document, TEXT, f"{{{{ {field}.cau }}}}")
    add(document, "{%p endif %}")
    loop(document, ITEM, f"{field}.y_kien", "- {{ y.don_vi }} ({{ y.cac_nhiem_vu }}): “{{ y.noi_dung }}”.")


def add(document: Any, style: str, text: str | None = None, **looks: Any) -> Any:
    """Write a paragraph; one argument alone is a tag, whose paragraph does not come out."""
    if text is None:
        style, text = "Normal", style
    return write(document, text, style=style, **looks)


def put(cell: Any, text: str, style: str) -> None:
    """Write a text into a cell."""
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(text)


def write(place: Any, text: str, *, style: str = BLOCK, **looks: Any) -> Any:
    """Write a paragraph into a document or a cell, whose first, empty one is used up."""
    empty = [p for p in place.paragraphs if not p.text and p.style.name == "Normal"] if hasattr(place, "_tc") else []
    paragraph = empty[0] if empty else place.add_paragraph()
    paragraph.style = style
    run = paragraph.add_run(text)
    if "size" in looks:
        run.font.size = Pt(looks["size"])
    run.bold, run.italic = looks.get("bold"), looks.get("italic")
    if "align" in looks:
        paragraph.alignment = looks["align"]
    if "before" in looks:
        paragraph.paragraph_format.space_before = Pt(looks["before"])
    return paragraph


def draw_line(place: Any, indent: float) -> None:
    """Draw the line under a motto or a title: the upper border of a low, empty paragraph, indented on both sides."""
    paragraph = write(place, "")
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(indent)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)
    layout.space_before = Pt(4)
    border = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"
    )


def two_halves(document: Any, rows: int, widths: Sequence[float] = HALF) -> tuple[list[Any], list[Any]]:
    """Return the cells of the left and the right half of a table without lines."""
    grid = document.add_table(rows=rows, cols=2)
    grid.autofit, grid.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    set_widths(grid, widths)
    set_cell_margins(grid, aside=0)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001
    for name, value in (("val", "0600"), ("firstRow", "0"), ("firstColumn", "0"), ("noHBand", "1")):
        look.set(qn(f"w:{name}"), value)  # nothing in it is a heading
    for row in grid.rows:
        mark_row(row, "w:cantSplit")
    return [row.cells[0] for row in grid.rows], [row.cells[1] for row in grid.rows]


def add_field(paragraph: Any, name: str) -> None:
    """Write a field that Word computes."""
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001


if __name__ == "__main__":
    main()
