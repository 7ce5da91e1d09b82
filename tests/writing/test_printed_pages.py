"""On paper nothing is cut: every word of a printed cell stands on a page of its sheet, and none upon another."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.tools.asking import asking
from tests.tools.printed_pages import Word, faults_on_paper, pages_of_sheets, smallest_print
from tests.tools.summary_sample import sample_plan, sample_summary
from tests.tools.summary_workbook import write

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl says so of solid data bars, which it cannot keep."""
REMARKS = "Vướng mắc, kiến nghị"
Pages = dict[str, list[list[Word]]]


@pytest.mark.parametrize("units", [4, 15, 150])
def test_nothing_is_cut_on_paper(units: int, tmp_path: Path) -> None:
    path = write(sample_summary(sample_plan(units)), tmp_path)
    assert faults_on_paper(path, tmp_path / "out") == {}


def test_a_row_too_low_would_be_found(tmp_path: Path) -> None:
    path = write(sample_summary(sample_plan()), tmp_path)
    low = tmp_path / "low.xlsx"
    part = openpyxl.load_workbook(path).sheetnames.index(REMARKS) + 1
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(low, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == f"xl/worksheets/sheet{part}.xml":
                content = re.sub(rb'(<row r="[5-7]"[^>]*? ht=")[\d.]+', rb"\g<1>17", content)
            copy.writestr(name, content)
    assert list(faults_on_paper(low, tmp_path / "out")) == [REMARKS]


MANY = 150
HEADINGS = {
    "Theo đơn vị": "Mã Tên", "Biểu tổng hợp": "Sản phẩm", "Quá hạn": "Lần tới", "Vướng mắc, kiến nghị": "STT",
    "Căn cứ xếp loại": "Điểm tối đa", "Tình hình gửi báo cáo": "Tình hình", "Lỗi số liệu": "Cách xử lý",
    "Phụ lục số liệu": "Mã số",
}  # fmt: skip


@pytest.fixture(scope="module", params=[4, 14, MANY])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Pages]:
    folder = tmp_path_factory.mktemp("printed")
    summary = asking(sample_summary(sample_plan(request.param)))
    return request.param, pages_of_sheets(write(summary, folder), folder / "out")


def words_of(page: list[Word]) -> str:
    return " ".join(word.text for word in sorted(page, key=lambda word: (round(word.top), word.left)))


def test_the_overview_is_one_page_with_nothing_smaller_than_9_points(printed: tuple[int, Pages]) -> None:
    pages = printed[1]["Tổng quan"]
    assert len(pages) == 1
    assert smallest_print(pages) > 8.95


def test_figures_on_the_overview_have_one_decimal(printed: tuple[int, Pages]) -> None:
    """But for what the plan itself says: of objectives their texts and the thresholds that stand before a judgement."""
    shares = re.findall(r"(\S+) ([\d,]+)%(?! (?:Đạt|Chưa))", words_of(printed[1]["Tổng quan"][0]))
    computed = [figure for before, figure in shares if before not in ("≥", ">", "thành", "pháp", "CT2.")]
    assert computed
    assert all(re.fullmatch(r"\d+,\d", figure) for figure in computed), computed


def test_pages_are_few(printed: tuple[int, Pages]) -> None:
    units, pages = printed
    count = sum(map(len, pages.values()))
    assert count <= {4: 24, 14: 28, MANY: 115}[units]
    assert len(pages["Dữ liệu"]) == 1
    assert len(pages["Vướng mắc, kiến nghị"]) <= 2


def test_every_page_of_a_list_has_its_headings(printed: tuple[int, Pages]) -> None:
    for sheet, heading in HEADINGS.items():
        for page in printed[1][sheet]:
            top = [word for word in page if word.top < min(word.top for word in page) + 110]
            assert set(heading.split()) <= {word.text for word in top}, sheet


def test_every_page_of_the_year_has_the_headings_of_its_lists(printed: tuple[int, Pages]) -> None:
    """Whatever a page begins with, a title, a heading or a chart, no row stands above the headings of its list."""
    pages = printed[1]["Tổng kết năm"]
    for page in pages:
        text = words_of(page)
        assert any(heading in text for heading in ("Mã kỳ", "Mã CT", "Xếp hạng", "Mã NV"))
    ranked = [page for page in pages if any(re.fullmatch(r"P\d{3}|HCTC", word.text) for word in page)]
    assert all("hạng" in {word.text for word in page} for page in ranked)


def test_codes_of_rules_are_not_printed(printed: tuple[int, Pages]) -> None:
    text = " ".join(words_of(page) for page in printed[1]["Lỗi số liệu"])
    assert "31/11/2026" in text
    assert "date-impossible" not in text
    assert "Mã lỗi" not in text
