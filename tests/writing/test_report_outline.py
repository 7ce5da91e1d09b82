"""The report as offices send it: its outline, comments for whoever drafts it, Word's own chart, its pages."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from cchc_excel.domain import Summary
from cchc_excel.templates import REPORT_TEMPLATE, find_template
from cchc_excel.writing.house.packages import pack, unpack
from cchc_excel.writing.report import write_report
from tests.tools.libreoffice import to_pdf
from tests.tools.lint.word import lint_document
from tests.tools.summary_sample import sample_plan, sample_summary

TEMPLATE = find_template(REPORT_TEMPLATE, Path(__file__))
OUTLINE = [
    "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH",
    "1. Về kế hoạch cải cách hành chính",
    "2. Về kiểm tra cải cách hành chính",
    "3. Về thông tin, tuyên truyền cải cách hành chính",
    "4. Về thực hiện nhiệm vụ cấp trên giao",
    "5. Về đối thoại với người dân, tổ chức",
    "6. Về sáng kiến, cách làm mới",
    "II. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH",
    "1. Cải cách thể chế",
    "2. Cải cách thủ tục hành chính",
    "3. Cải cách tổ chức bộ máy hành chính",
    "4. Cải cách chế độ công vụ",
    "5. Cải cách tài chính công",
    "6. Xây dựng và phát triển chính quyền điện tử, chính quyền số",
    "7. Nhiệm vụ phát sinh ngoài Kế hoạch",
    "III. ĐÁNH GIÁ CHUNG",
    "1. Kết quả đạt được",
    "2. Tồn tại, hạn chế",
    "3. Nguyên nhân, khó khăn, vướng mắc",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
    "V. KIẾN NGHỊ, ĐỀ XUẤT",
    "1. Kiến nghị với cấp trên, cơ quan liên quan",
    "2. Đề xuất trong nội bộ Văn phòng Ủy ban nhân dân tỉnh",
]
MOST_PAGES = 12


@pytest.fixture(scope="module")
def summary() -> Summary:
    return sample_summary(sample_plan())


@pytest.fixture(scope="module")
def drafted(summary) -> bytes:
    return write_report(summary, TEMPLATE)


def opened(content: bytes):
    return Document(io.BytesIO(content))


def headings(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]


def below(document, heading: str) -> list[str]:
    """Return the paragraphs between a heading and the next."""
    paragraphs = document.paragraphs
    first = next(i for i, paragraph in enumerate(paragraphs) if paragraph.text == heading) + 1
    rest = [i for i in range(first, len(paragraphs)) if paragraphs[i].style.name.startswith("Heading")]
    return [paragraph.text for paragraph in paragraphs[first : rest[0] if rest else None]]


def body_text(document) -> str:
    return " ".join(
        "".join(node.text or "" for node in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))
    )


def with_proposals(summary: Summary, *proposals: str) -> Summary:
    """Return the summary with these proposals in its first rows, and none elsewhere."""
    table = summary.table.copy()
    table["proposal"] = [*proposals, *[None] * (len(table) - len(proposals))]
    return replace(summary, table=table)


def test_the_headings_are_those_of_the_outline_in_order(drafted):
    assert headings(opened(drafted)) == OUTLINE


def test_tasks_of_leading_the_reform_stand_under_their_items(drafted):
    document = opened(drafted)
    codes = {
        heading: re.findall(r"^- .*\((I\.\d+);", "\n".join(below(document, heading)), re.MULTILINE)
        for heading in OUTLINE[1:7]
    }
    assert list(codes.values()) == [["I.1", "I.2", "I.3"], ["I.9"], ["I.7"], [], [], []]


def test_a_plan_without_leading_tasks_has_the_items_all_the_same(summary):
    plan = replace(
        summary.plan, areas=tuple(replace(area, name=f"Lĩnh vực {area.code}") for area in summary.plan.areas)
    )
    plan = replace(
        plan,
        tasks=tuple(replace(task, area=replace(task.area, name=f"Lĩnh vực {task.area.code}")) for task in plan.tasks),
    )
    by_area = tuple(replace(group, name=f"Lĩnh vực {group.code}") for group in summary.by_area)
    document = opened(write_report(replace(summary, plan=plan, by_area=by_area), TEMPLATE))
    assert headings(document)[:9] == [*OUTLINE[:8], "1. Lĩnh vực I"]
    assert any("Kế hoạch không có phần chỉ đạo, điều hành" in comment.text for comment in document.comments)


def test_what_only_people_know_is_a_comment_beside_its_heading(drafted):
    document = opened(drafted)
    marks = {node.get(qn("w:id")) for node in document.element.body.iter(qn("w:commentReference"))}
    assert {str(comment.comment_id) for comment in document.comments} == marks
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    beside = {}
    for paragraph in document.paragraphs:
        for start in paragraph._p.iter(qn("w:commentRangeStart")):  # noqa: SLF001
            ends = [node.get(qn("w:id")) for node in paragraph._p.iter(qn("w:commentRangeEnd"))]  # noqa: SLF001
            assert start.get(qn("w:id")) in ends
            beside[paragraph.text] = texts[start.get(qn("w:id"))]
    assert beside["5. Về đối thoại với người dân, tổ chức"].startswith("Kế hoạch không có nhiệm vụ riêng")
    assert beside["2. Về kiểm tra cải cách hành chính"].startswith("Bổ sung số đơn vị được kiểm tra")
    assert set(OUTLINE[:8]) <= set(beside)


def test_no_note_to_the_drafter_stands_in_the_text(drafted, summary):
    silent = write_report(sample_summary(sample_plan(), silent=True), TEMPLATE)
    nameless = replace(summary.plan, info=replace(summary.plan.info, place="", superior="", signer_title=""))
    for content in (drafted, silent, write_report(replace(summary, plan=nameless), TEMPLATE)):
        text = body_text(opened(content))
        assert [word for word in ("…", "Bổ sung", "bổ sung số", "rà soát, biên tập", "phải sửa") if word in text] == []


def test_comments_are_dated_by_the_figures_and_known_to_word(tmp_path, drafted, summary):
    assert {comment.timestamp.date() for comment in opened(drafted).comments} == {summary.as_of}
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(drafted)
    assert lint_document(path) == []


def with_text(place: Path, old: str, new: str) -> Path:
    """Return the office's template with a text changed."""
    parts = unpack(TEMPLATE.read_bytes())
    assert old in parts["word/document.xml"]
    place.write_bytes(pack({**parts, "word/document.xml": parts["word/document.xml"].replace(old, new)}))
    return place


def test_the_office_may_write_notes_of_its_own_with_words_quotes(tmp_path, summary):
    template = with_text(tmp_path / "a.docx", "{{ qua_han }}", "{{ qua_han }}{{ “Hỏi lại &lt;phòng&gt;”|ghi_chu }}")
    document = opened(write_report(summary, template))
    assert "Hỏi lại <phòng>" in [comment.text for comment in document.comments]
    assert "Hỏi lại" not in body_text(document)


def test_a_comment_in_the_header_of_pages_is_left_out(tmp_path, summary):
    parts = unpack(TEMPLATE.read_bytes())
    header = parts["word/header1.xml"].replace("</w:p>", "<w:r><w:t>{{ “Nháp”|ghi_chu }}</w:t></w:r></w:p>", 1)
    (tmp_path / "a.docx").write_bytes(pack({**parts, "word/header1.xml": header}))
    document = opened(write_report(summary, tmp_path / "a.docx"))
    assert "Nháp" not in [comment.text for comment in document.comments]


def test_a_chart_placed_twice_is_two_parts(tmp_path, summary):
    template = with_text(tmp_path / "a.docx", "{{ hinh_linh_vuc }}", "{{ hinh_linh_vuc }}{{ hinh_linh_vuc }}")
    with zipfile.ZipFile(io.BytesIO(write_report(summary, template))) as package:
        assert sum(name.startswith("word/charts/chart") for name in package.namelist()) == 2


def test_the_same_remark_stands_once_with_all_who_wrote_it(summary):
    same = "Đề nghị Văn phòng bố trí máy quét."
    document = opened(write_report(with_proposals(summary, same, same.upper(), "Đề nghị mua mực in", same), TEMPLATE))
    quotes = [text for text in below(document, OUTLINE[-1]) if "máy quét" in text.lower()]
    units = list(dict.fromkeys(summary.table["unit_name"].iloc[[0, 1, 3]]))
    assert len(quotes) == 1
    assert all(unit in quotes[0] for unit in units)
    assert quotes[0].startswith(f"- {len(units)} đơn vị, gồm ")
    assert sum("mua mực in" in text for text in below(document, OUTLINE[-1])) == 1


def test_requests_to_the_province_stand_apart_from_those_to_the_office(summary):
    document = opened(
        write_report(with_proposals(summary, "Đề nghị UBND tỉnh cấp vốn", "Đề nghị mua mực in"), TEMPLATE)
    )
    assert ["cấp vốn" in text for text in below(document, OUTLINE[-2])] == [True]
    assert "mua mực in" in below(document, OUTLINE[-1])[0]
    assert not any("cấp vốn" in text for text in below(document, OUTLINE[-1]))


def test_of_many_remarks_some_are_quoted_and_the_others_are_counted(summary):
    for count, quoted in ((10, 10), (11, 5)):
        proposals = [f"Đề nghị mua máy in loại {number}" for number in range(count)]
        document = opened(write_report(with_proposals(summary, *proposals), TEMPLATE))
        told = below(document, OUTLINE[-1])
        assert sum(text.startswith("- ") for text in told) == quoted
        assert any(text.startswith(f"Các đơn vị nêu {count} đề xuất") for text in told) == (quoted < count)
        left = f"Còn {count - quoted} nội dung khác"
        assert any(left in comment.text for comment in document.comments) == (quoted < count)


def test_the_chart_is_words_own_in_the_documents_font_with_its_figures(drafted, summary):
    with zipfile.ZipFile(io.BytesIO(drafted)) as package:
        assert [name for name in package.namelist() if name.endswith((".png", ".jpeg", ".emf"))] == []
        chart = package.read("word/charts/chart1.xml").decode()
        figures = package.read("word/embeddings/so-lieu1.xlsx")
    assert set(re.findall(r'<a:latin typeface="([^"]+)"', chart)) == {"Times New Roman"}
    heads, *rows = CalamineWorkbook.from_filelike(io.BytesIO(figures)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == [group.name for group in summary.by_area]
    assert [sum(row[1:]) for row in rows] == [group.measures.assigned for group in summary.by_area]
    late = heads.index("Quá hạn, chưa hoàn thành")
    assert [row[late] for row in rows] == [group.measures.overdue for group in summary.by_area]
    cached = re.findall(r"<c:v>([^<]*)</c:v>", chart)
    assert cached[: 1 + len(rows)] == [heads[1], *(row[0] for row in rows)]


def test_an_area_whose_name_is_markup_is_a_name_in_the_chart(summary):
    hostile = '<c:v>&"]]>'
    by_area = (replace(summary.by_area[0], name=hostile), *summary.by_area[1:])
    with zipfile.ZipFile(io.BytesIO(write_report(replace(summary, by_area=by_area), TEMPLATE))) as package:
        assert "&lt;c:v&gt;&amp;" in package.read("word/charts/chart1.xml").decode()


def test_the_head_and_the_foot_are_as_offices_write_them(drafted):
    document = opened(drafted)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(cell.startswith("Nơi nhận:\n- Như trên;") and cell.endswith("- Lưu: VT, HCTC.") for cell in cells)
    assert any("Văn phòng Ủy ban nhân dân tỉnh báo cáo kết quả" in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("distinct", [False, True])
def test_150_units_make_a_report_that_is_read(tmp_path, distinct):
    summary = sample_summary(sample_plan(150))
    if distinct:
        table = summary.table.copy()
        for key in ("difficulty", "proposal"):
            table[key] = [f"{text} ({number})" if text else text for number, text in enumerate(table[key])]
        summary = replace(summary, table=table)
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(write_report(summary, TEMPLATE))
    told = subprocess.run(["pdfinfo", to_pdf(path, tmp_path)], capture_output=True, check=True, encoding="utf-8").stdout
    assert int(re.search(r"Pages:\s+(\d+)", told)[1]) <= MOST_PAGES


def test_the_chart_says_all_that_word_takes_for_yes_where_it_is_unsaid(drafted):
    with zipfile.ZipFile(io.BytesIO(drafted)) as package:
        chart = package.read("word/charts/chart1.xml").decode()
    series = chart.count("<c:ser>")
    assert chart.count('<c:showCatName val="0"/>') == chart.count('<c:showSerName val="0"/>') == series > 1
    for said in ("roundedCorners", "varyColors", "overlay"):
        assert f'<c:{said} val="0"/>' in chart
    assert chart.count('TickMark val="none"/>') == 2
