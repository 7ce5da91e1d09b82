"""The report as a document: what units wrote stays text, a template may be wrong, the format of the decree."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from cchc_excel.domain import Area, PastPeriod, Period, Summary
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from cchc_excel.telling.letterhead import period_words
from cchc_excel.templates import REPORT_TEMPLATE, find_template
from cchc_excel.writing.house.packages import pack, unpack
from cchc_excel.writing.report import write_report
from tests.tools.libreoffice import to_pdf
from tests.tools.places import ROOT
from tests.tools.some_measures import measures
from tests.tools.summary_sample import AS_OF, sample_plan, sample_summary

TEMPLATE = find_template(REPORT_TEMPLATE, Path(__file__))
DOCUMENT_PART = "word/document.xml"


def opened(content: bytes):
    return Document(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    """Return all paragraphs, those of tables included."""
    body = opened(content).element.body
    return ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


@pytest.fixture(scope="module")
def summary() -> Summary:
    return sample_summary(sample_plan())


@pytest.fixture(scope="module")
def drafted(summary) -> bytes:
    return write_report(summary, TEMPLATE)


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Path:
    """Return the template without its pictures, which take longest."""
    path = tmp_path_factory.mktemp("plain") / "bao-cao.docx"
    path.write_bytes(broken(lambda xml: re.sub(r"\{\{ hinh_\w+ \}\}", "", xml)))
    return path


def broken(change) -> bytes:
    parts = unpack(TEMPLATE.read_bytes())
    return pack({**parts, DOCUMENT_PART: change(parts[DOCUMENT_PART])})


def with_remark(summary: Summary, text: str) -> Summary:
    table = summary.table.copy()
    table.loc[0, "difficulty"] = text
    return replace(summary, table=table)


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("<w:p><w:r><w:t>x</w:t></w:r></w:p>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("{% for x in range(9) %}x{% endfor %}", "{% for x in range(9) %}x{% endfor %}"),
        ("{%p if 1 %} {{p y }} {%tr endfor %}", "{%p if 1 %} {{p y }} {%tr endfor %}"),
        ('&lt;b&gt; & "\'" ]]>', '&lt;b&gt; & "\'" ]]>'),
        ("a\x00\x07\x08\x0b\x0c\x1b\x7fb\ud800\ufffe", "ab"),
        ("a\u202etxt.exe\u2066b\u200b", "atxt.exeb"),
    ],
)
def test_what_a_unit_wrote_stays_text(summary, plain, written, stands):
    content = write_report(with_remark(summary, written), plain)
    assert [text for text in texts(content) if text.endswith(f": “{stands}”.")] != []


def test_lines_a_unit_wrote_stay_lines(summary, plain):
    content = write_report(with_remark(summary, "một\nhai\r\nba"), plain)
    paragraph = next(p for p in opened(content).paragraphs if "một" in p.text)
    assert paragraph.text.endswith("“một\nhai\nba”.")


def test_names_of_the_plan_may_be_anything_too(summary):
    hostile = "{{ 7*7 }} <w:tbl/> $x^2$ 漢字"
    plan = replace(
        summary.plan,
        areas=tuple(replace(area, name=hostile) for area in summary.plan.areas),
        units=tuple(replace(unit, name=hostile) for unit in summary.plan.units),
        info=replace(summary.plan.info, issuer="<&>\x07", title="{% endfor %}", place="{{"),
    )
    by_area = tuple(replace(group, name=hostile) for group in summary.by_area)
    by_unit = tuple(replace(group, name=hostile) for group in summary.by_unit)
    content = write_report(replace(summary, plan=plan, by_area=by_area, by_unit=by_unit), TEMPLATE)
    assert sum(text.endswith(f". {hostile}") for text in texts(content)) == len(by_area)
    assert texts(content)[1] == "<&>"


def test_the_same_summary_gives_the_same_bytes(drafted):
    assert write_report(sample_summary(sample_plan()), TEMPLATE) == drafted
    with zipfile.ZipFile(io.BytesIO(drafted)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(drafted).core_properties
    assert (properties.created.date(), properties.modified.date()) == (AS_OF, AS_OF)


def test_the_chart_tells_what_it_shows(summary, drafted):
    (told,) = (shape._inline.docPr.get("descr") for shape in opened(drafted).inline_shapes)  # noqa: SLF001
    for area in summary.by_area:
        assert f"{area.name} hoàn thành {area.measures.done}/{area.measures.applicable}" in told


def test_nobody_has_sent_anything():
    silent = sample_summary(sample_plan(), silent=True)
    said = texts(write_report(silent, TEMPLATE))
    owed, tasks = len(silent.plan.leading_units), silent.overall.assigned
    assert any(f"Chưa có đơn vị nào trong {owed} đơn vị gửi báo cáo hợp lệ" in text for text in said)
    assert any(text.startswith(f"Có {tasks} nhiệm vụ, đều chưa có báo cáo nên chưa đánh giá") for text in said)
    assert [text for text in said if "nhiệm vụ, đạt" in text or "Tiến độ bình quân" in text] == []
    assert "Chưa có báo cáo của đơn vị nào để tổng hợp khó khăn, vướng mắc." in said


def test_a_plan_without_objectives(summary, plain):
    plan = replace(summary.plan, objectives=())
    said = texts(write_report(replace(summary, plan=plan, targets=()), plain))
    assert "Kế hoạch không đặt chỉ tiêu chung." in said
    assert not any(text.startswith("Bảng 1.") for text in said)


def test_nothing_to_divide_by_is_never_a_rate(summary, plain):
    none = measures(assigned=4, not_applicable=4)
    by_area = (summary.by_area[0], replace(summary.by_area[1], measures=none), *summary.by_area[2:])
    by_unit = (replace(summary.by_unit[0], measures=none), *summary.by_unit[1:])
    said = texts(write_report(replace(summary, by_area=by_area, by_unit=by_unit), plain))
    place = said.index(f"1. {summary.by_area[1].name}")
    assert said[place + 1] == "Có 4 nhiệm vụ không phát sinh trong kỳ, không tính tỷ lệ hoàn thành."
    row = said.index("PHỤ LỤC I") + said[said.index("PHỤ LỤC I") :].index(summary.by_unit[0].name)
    assert said[row + 1 : row + 9] == ["4", "4", "0", "0", "0", "0", "0", "–"]


def test_the_year_end_report_has_the_results_of_all_periods(summary, plain):
    past = Period("Q1", "Báo cáo quý I năm 2026", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 16))
    known = measures(summary.overall, assigned=16, not_applicable=4, done=4, due=8, due_done=2, overdue=6)
    history = (PastPeriod(past, known, {}, {}, {}, frozenset()),)
    later = Period("NAM", "Báo cáo năm 2026", date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 16))
    ends = replace(summary, history=history)
    goes_on = replace(ends, plan=replace(summary.plan, periods=(*summary.plan.periods, later)))
    said = texts(write_report(ends, plain))
    row = said.index("Quý I năm 2026")
    assert said[row + 1 : row + 5] == ["14/03/2026", "4/12 (33,33%)", "2/8 (25%)", "6"]
    assert any(text.endswith("cần xem xét chuyển sang Kế hoạch năm 2027.") for text in said)
    assert "Quý I năm 2026" not in texts(write_report(goes_on, plain))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Báo cáo 6 tháng năm 2026", "6 tháng đầu năm 2026"),
        ("Báo cáo 6 tháng đầu năm 2026", "6 tháng đầu năm 2026"),
        ("Báo cáo 9 tháng năm 2026", "9 tháng năm 2026"),
        ("báo cáo Quý I năm 2026", "quý I năm 2026"),
        ("Quý I/2026", "quý I/2026"),
        ("NAM", "NAM"),
        ("", ""),
    ],
)
def test_a_period_inside_a_sentence(name, words):
    assert period_words(name) == words


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda xml: xml.replace("{%p endfor %}", "", 1), "bị hỏng hay thiếu"),
        (lambda xml: xml.replace("{%p for y in muc.cac_nhiem_vu %}", "{%p for y muc %}"), "“{% for y muc %}”"),
        (lambda xml: xml.replace("{{ ky_hieu }}", "{{ ky_hieu"), "bị hỏng hay thiếu"),
        (lambda xml: xml.replace("{{ ky_hieu }}", "{{ so_hieu }}"), "“so_hieu”"),
        (lambda xml: xml.replace("{{ linh_vuc.ten }}", "{{ linh_vuc.tenn }}"), "“tenn”"),
        (lambda xml: xml.replace("{{ ky_hieu }}", "{{ 1 / 0 }}"), "không dùng được"),
        (lambda xml: xml.replace("{{ ky_hieu }}", "{{ ky_hieu + 1 }}"), "không dùng được"),
        (lambda xml: xml.replace("{{ ky_hieu }}", "{{ ky_hieu|la }}"), "bị hỏng hay thiếu"),
        (lambda xml: xml.replace("{{ ky_hieu }}", "{{ ''.__class__.__mro__ }}"), "{{…}}"),
        (lambda xml: xml[:-40], "không phải tệp Word"),
    ],
)
def test_a_broken_template_is_told_in_a_sentence(tmp_path, summary, change, told):
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(broken(change))
    with pytest.raises(OperatorError) as problem:
        write_report(summary, path)
    assert told in str(problem.value)
    assert str(path) in str(problem.value)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200, b"van ban thuan"])
def test_a_template_that_is_no_document_is_told_in_a_sentence(tmp_path, summary, content):
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(content)
    with pytest.raises(OperatorError, match="không phải tệp Word"):
        write_report(summary, path)


def test_a_workbook_is_no_template(tmp_path, summary):
    path = shutil.copy(TEMPLATE.with_name("bieu-bao-cao.xlsx"), tmp_path / "bao-cao.docx")
    with pytest.raises(OperatorError, match="không phải tệp Word"):
        write_report(summary, Path(path))


def test_a_placeholder_that_the_office_deleted_is_just_not_there(tmp_path, summary):
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(broken(lambda xml: xml.replace("{{ hinh_linh_vuc }}", "").replace("{{ chi_tieu }}", "")))
    assert len(opened(write_report(summary, path)).inline_shapes) == 0


def test_a_cell_that_a_tag_emptied_still_has_a_paragraph(tmp_path, summary):
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(
        broken(lambda xml: re.sub(r"\{\{ hinh_\w+ \}\}", "", xml).replace("{{ d.yeu_cau }}", "{{p d.yeu_cau }}"))
    )
    cells = opened(write_report(summary, path)).element.body.iter(qn("w:tc"))
    assert all(cell.find(qn("w:p")) is not None for cell in cells)


def test_a_template_saved_by_another_program_still_serves(tmp_path, summary, drafted):
    """python-docx writes every part anew; tags stay in force, as does what the office changed."""
    document = Document(str(TEMPLATE))
    document.styles["Đoạn văn"].font.size = Pt(13)
    path = tmp_path / "bao-cao.docx"
    document.save(str(path))
    content = write_report(summary, path)
    assert texts(content) == texts(drafted)
    assert opened(content).styles["Đoạn văn"].font.size == Pt(13)


def test_the_page_is_as_the_decree_has_it(drafted):
    document = opened(drafted)
    section = document.sections[0]
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(margin.mm) for margin in margins] == [20, 15, 20, 30]
    assert section.different_first_page_header_footer
    assert {document.styles[name].font.name for name in ("Normal", "Heading 1", "Heading 2", "Ô bảng")} == {
        "Times New Roman"
    }
    assert document.styles["Normal"].font.size == Pt(14)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [heading.split(".")[0] for heading in headings] == ["I", "II", "III", "IV", "V"]


def test_tables_repeat_their_header_and_never_cut_a_row(drafted):
    tables = [table for table in opened(drafted).tables if table.style.name == "Table Grid"]
    assert len(tables) == 4
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)  # noqa: SLF001


def test_pages_are_numbered_from_the_second_on_and_the_appendix_has_its_own(tmp_path, drafted):
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(drafted)
    pdf = to_pdf(path, tmp_path)
    printed = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, encoding="utf-8")
    pages = [page.strip() for page in printed.stdout.rstrip("\f").split("\f")]
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    assert not pages[0].startswith("1\n")
    assert re.match(r"\d+\s+PHỤ LỤC I\n", pages[-2])
    assert re.match(r"\d+\s+PHỤ LỤC II\n", pages[-1])


def test_nothing_heavy_is_loaded_before_a_report_is_made(tmp_path):
    folder = tmp_path / "2026"
    shutil.copytree(ROOT / "workbooks" / "2026", folder)
    script = (
        "import sys; from pathlib import Path; from cchc_excel import cli; from cchc_excel.steps import periods; "
        "from cchc_excel.folders import PeriodFolder; periods.merge(PeriodFolder(Path(sys.argv[1])), None); "
        "print(sorted({'docx', 'docxtpl', 'jinja2'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, str(folder / "Q1")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_an_area_without_tasks_is_left_out(summary, plain):
    plan = replace(summary.plan, areas=(*summary.plan.areas, Area("VIII", "Lĩnh vực trống")))
    assert "Lĩnh vực trống" not in " ".join(texts(write_report(replace(summary, plan=plan), plain)))


def test_a_report_writes_no_summary(tmp_path):
    folder = tmp_path / "2026"
    shutil.copytree(ROOT / "workbooks" / "2026", folder)
    (folder / "Q1" / "tong-hop.xlsx").unlink()
    steps.report(PeriodFolder(folder / "Q1"), None)
    assert sorted(path.name for path in (folder / "Q1").iterdir()) == ["bao-cao.docx", "nhan"]
