"""Programs of three houses compute the summary alike, and a form filled in is read alike whichever of them saved it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_excel.domain import Received
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods
from cchc_excel.writing.house.packages import pack, unpack
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools import gnumeric, libreoffice
from tests.tools.make_samples import fill
from tests.tools.returns_plan import PLAN, TIDY
from tests.tools.sample_answers import done, going
from tests.tools.summary_sample import sample_plan, sample_summary
from tests.tools.summary_workbook import differences, write

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
    pytest.mark.filterwarnings("ignore:Workbook contains no default style:UserWarning"),
]
"""openpyxl says so of solid data bars, which it cannot keep, and of what Gnumeric saved."""

NOON = datetime(2026, 6, 8, 5, 0)
WORDS = "Dòng một: <b>chờ ý kiến</b> & “góp ý”\nDòng hai: =1+1, 10% của 3/6"
ANSWERS = TIDY["HCTC"] | {
    "I.3": done(date(2026, 5, 29), "073/BC-VPUBND"),
    "II.1": going(0.335, difficulty=WORDS, proposal="'Đề nghị"),
    "II.2": ("Chưa làm gì", None, None, None, None, "", "", ""),
}
ADDED = ("Việc phát sinh của đơn vị", "Quý III/2026", going(0.25))


@pytest.mark.parametrize("plan", [sample_plan(), sample_plan(17)], ids=["sample", "many units"])
def test_gnumeric_computes_every_formula_alike(plan, tmp_path: Path):
    assert differences(write(sample_summary(plan), tmp_path), tmp_path, gnumeric.recalculate) == []


def test_a_formula_that_computes_something_else_is_seen(tmp_path: Path):
    path = write(sample_summary(sample_plan()), tmp_path)
    row = load_workbook(path)["Theo đơn vị"][5]
    address = next(cell.coordinate for cell in row if str(cell.value).startswith("=COUNTIFS"))
    parts = unpack(path.read_bytes())
    part = "xl/worksheets/sheet2.xml"
    parts[part] = str(parts[part]).replace("<f>COUNTIFS", "<f>1+COUNTIFS", 1)
    path.write_bytes(pack(parts))
    assert any(said.startswith(f"Theo đơn vị!{address} ") for said in differences(path, tmp_path, gnumeric.recalculate))


def by_openpyxl(path: Path, folder: Path) -> Path:
    folder.mkdir()
    load_workbook(path).save(folder / path.name)
    return folder / path.name


def by_libreoffice(path: Path, folder: Path) -> Path:
    return libreoffice.convert(path, folder, "xlsx")


def over_ods(path: Path, folder: Path) -> Path:
    return libreoffice.convert(libreoffice.convert(path, folder / "ods", "ods"), folder, "xlsx")


def over_xls(path: Path, folder: Path) -> Path:
    return libreoffice.convert(libreoffice.convert(path, folder / "xls", "xls"), folder, "xlsx")


def over_gnumeric_ods(path: Path, folder: Path) -> Path:
    return gnumeric.resave(gnumeric.resave(path, folder / "ods", "ods"), folder)


ENGINES = [by_openpyxl, by_libreoffice, over_ods, over_xls, gnumeric.resave, over_gnumeric_ods]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a period folder of the small plan, with a form filled in beside it."""
    folder = PeriodFolder(tmp_path_factory.mktemp("filled") / "6T")
    write_plan(PLAN, folder.path.parent / "ke-hoach.xlsx")
    periods.issue(folder)
    form = next(folder.issued.glob("*HCTC*"))
    path = folder.path.parent / form.name
    path.write_bytes(fill(form, ANSWERS, ADDED, NOON))
    return path


def read(path: Path, returned: Path) -> Received:
    """Return what the program reads in a return, but for when it was saved."""
    folder = PeriodFolder(path.parent / "6T")
    for left in folder.inbox.iterdir():
        left.unlink()
    (folder.inbox / path.name).write_bytes(returned.read_bytes())
    (entry,) = periods.gather(folder, None).received
    return replace(entry, made_at=None, source=None, book="")


@pytest.mark.parametrize("save", ENGINES)
def test_a_form_filled_in_is_read_alike_whoever_saved_it(
    filled: Path, tmp_path: Path, save: Callable[[Path, Path], Path]
):
    before = read(filled, filled)
    assert [answer.difficulty for answer in before.answers if answer.task == "II.1"] == [WORDS]
    assert {finding.rule.code for finding in before.findings} == {"status-not-understood", "row-added"}
    assert before.signatories
    after = read(filled, save(filled, tmp_path / "saved"))
    assert after.answers == before.answers
    if save in (gnumeric.resave, over_gnumeric_ods):
        # Gnumeric loses the signs in the page's footer, which is then no longer the form's own: a warning.
        after = replace(after, findings=[found for found in after.findings if "chân trang" not in found.given])
    assert tuple(after.findings) == before.findings
    assert replace(after, findings=before.findings) == before
