"""What all written packages share."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from cchc_excel.folders import PeriodFolder
from cchc_excel.plan.shipped import empty_content
from cchc_excel.steps import periods
from cchc_excel.writing.house.packages import as_from_anywhere
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.places import ROOT

_FONT = re.compile(r"<font>(.*?)</font>", re.DOTALL)
_THEME_FONT = re.compile(r"<a:(m(?:aj|in)or)Font>\s*<a:latin typeface=\"([^\"]*)\"")


def parted(system: int) -> bytes:
    """Return a zip with a comment, an extra field and a name with diacritics, as a system makes it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in ("a.xml", "thư mục/b.xml"):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.comment, entry.extra = system, b"note", b"\xfe\xca\x02\x00ab"
            package.writestr(entry, name * 50)
    return made.getvalue()


def test_a_package_is_the_same_from_every_system():
    assert parted(3) != parted(0)
    assert as_from_anywhere(parted(3)) == parted(0)
    with zipfile.ZipFile(io.BytesIO(as_from_anywhere(parted(3)))) as package:
        assert package.testzip() is None


def written(folder: Path) -> list[Path]:
    """Return one workbook of each sort that this program writes."""
    plan_folder = folder / "2026"
    period = PeriodFolder(plan_folder / "6T")
    period.inbox.mkdir(parents=True)
    (plan_folder / "ke-hoach.xlsx").write_bytes((ROOT / "workbooks" / "2026" / "ke-hoach.xlsx").read_bytes())
    for path in (ROOT / "workbooks" / "2026" / "6T" / "nhan").glob("*.xlsx"):
        (period.inbox / path.name).write_bytes(path.read_bytes())
    periods.issue(period)
    periods.merge(period, None)
    write_plan(empty_content(2027), folder / "ke-hoach.xlsx")
    return [folder / "ke-hoach.xlsx", period.summary, next(period.issued.glob("*.xlsx")), next(period.outbox.glob("*"))]


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return written(tmp_path_factory.mktemp("written"))


def test_excel_shows_each_font_by_its_own_name(workbooks: list[Path]):
    """Where a font bears the theme's scheme, Excel shows the theme's font, whatever the font's name says."""
    for path in workbooks:
        with zipfile.ZipFile(path) as package:
            fonts = _FONT.findall(package.read("xl/styles.xml").decode())
            theme = dict(_THEME_FONT.findall(package.read("xl/theme/theme1.xml").decode()))
        for font in fonts:
            scheme = re.search(r'<scheme val="(\w+)"', font)
            if scheme:
                assert f'<name val="{theme[scheme[1]]}"' in font, path.name


def test_no_package_tells_the_system_it_was_made_on(workbooks: list[Path]):
    for path in workbooks:
        with zipfile.ZipFile(path) as package:
            assert {part.create_system for part in package.infolist()} == {0}, path.name
