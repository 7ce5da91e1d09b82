"""The report of the sample periods: each figure in it worked out again from what `cchc merge --json` prints."""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from tests.tools.command import PLAN_FOLDER, cchc

NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?%?")
OFFICE = "Văn phòng UBND tỉnh"
CODE = re.compile(r"\b[IVX]+\.\d+\b")


@dataclass(frozen=True)
class Drafted:
    """A report's paragraphs and tables, what merge printed, and the rows of `Dữ liệu`."""

    paragraphs: list[str]
    tables: list[list[list[str]]]
    merged: dict[str, Any]
    comments: list[str]
    data: list[dict[str, Any]]
    before: dict[str, Any] | None

    @property
    def as_of(self) -> date:
        """Return the day of the figures."""
        return date.fromisoformat(self.merged["as_of"])

    def below(self, heading: str, number: int = 1) -> str:
        """Return a paragraph below the one that ends with a heading."""
        place = next(index for index, text in enumerate(self.paragraphs) if text.endswith(heading))
        return self.paragraphs[place + number]

    def table(self, heading: str) -> list[list[str]]:
        """Return the rows of the table whose header has a heading, without the header."""
        return next(table[1:] for table in self.tables if heading in table[0])

    @property
    def task_lines(self) -> dict[str, str]:
        """Return the lines on tasks in parts I and II, by the task's code."""
        last = next(i for i, text in enumerate(self.paragraphs) if text.startswith("III. "))
        lines = [text for text in self.paragraphs[:last] if re.match(r"- .*\([IVX]+\.\d+;", text)]
        told = {CODE.search(line)[0]: line for line in lines}
        assert len(told) == len(lines)
        return told

    def figures_of(self, area: str) -> str:
        """Return what is told of an area as a whole."""
        led = [text for text in self.paragraphs if text.startswith(f"{area}: ")]
        return led[0].removeprefix(f"{area}: ") if led else self.below(f". {area}")


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> dict[str, Drafted]:
    folder = tmp_path_factory.mktemp("plan") / "2026"
    shutil.copytree(PLAN_FOLDER, folder, ignore=shutil.ignore_patterns("tong-hop.xlsx", "giao", "tra-lai", "bao-cao*"))
    drafted: dict[str, Drafted] = {}
    for code in ("Q1", "6T"):
        merged = json.loads(cchc("merge", folder / code, "--json").stdout)
        assert cchc("report", folder / code).returncode == 0
        document = Document(str(folder / code / "bao-cao.docx"))
        drafted[code] = Drafted(
            [paragraph.text for paragraph in document.paragraphs],
            [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
            merged,
            [comment.text for comment in document.comments],
            list(rows_of(folder / code / "tong-hop.xlsx")),
            drafted["Q1"].merged if code == "6T" else None,
        )
    return drafted


@pytest.fixture(params=["Q1", "6T"])
def drafted(request, both) -> Drafted:
    return both[request.param]


def rows_of(path: Path) -> Iterable[dict[str, Any]]:
    heading, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Dữ liệu").to_python()
    for row in rows:
        yield dict(zip(heading, row, strict=True))


def numbers(text: str) -> list[str]:
    return [number.rstrip(".") for number in NUMBER.findall(text)]


def percent(part: int, whole: int) -> str:
    rate = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    shown = f"{rate}".rstrip("0").rstrip(".") if "." in f"{rate}" else f"{rate}"
    return shown.replace(".", ",") + "%"


def outcome_numbers(figures: Mapping[str, int]) -> list[str]:
    """Return, in order, every number of the sentences on some tasks; a count of 0 isn't told."""
    applicable = figures["assigned"] - figures["not_applicable"]
    undated = figures["done"] - figures["done_on_time"] - figures["done_late"]
    told = [figures["done"], applicable, percent(figures["done"], applicable)]
    parted = [part for part in (figures["done_on_time"], figures["done_late"], undated) if part]
    parts = parted if len(parted) > 1 else []
    parts += [figures[key] for key in ("in_progress", "not_started", "not_reported", "not_applicable")]
    told += [part for part in parts if part]
    if figures["due"]:
        told += [figures["due_done"], figures["due"], percent(figures["due_done"], figures["due"])]
    return [str(number) for number in [*told, *([figures["overdue"]] if figures["overdue"] else [])]]


def test_each_area_tells_its_figures_and_no_others(drafted):
    for area in drafted.merged["by_area"]:
        assert numbers(drafted.figures_of(area["name"])) == outcome_numbers(area), area["name"]


def test_the_plan_as_a_whole_tells_its_figures_and_no_others(drafted):
    assert numbers(drafted.below("1. Về kế hoạch cải cách hành chính", 2)) == outcome_numbers(drafted.merged["overall"])


def test_progress_and_the_period_before(drafted):
    overall, before = drafted.merged["overall"], drafted.before
    progress = Decimal(str(overall["average_progress"])) * 100
    told = [
        str(overall["done_on_time"]), str(overall["done"]), percent(overall["done_on_time"], overall["done"]),
        str(overall["assigned"] - overall["not_applicable"]),
        f"{progress.quantize(Decimal('0.01'), ROUND_HALF_UP)}%".replace(".", ","), "0%",
    ]  # fmt: skip
    if before:
        done, applicable = (
            before["overall"]["done"],
            before["overall"]["assigned"] - before["overall"]["not_applicable"],
        )
        told += ["14", "03", "2026", str(done), str(applicable), percent(done, applicable), str(overall["done"] - done)]
    assert numbers(drafted.below("1. Kết quả đạt được")) == told


def test_what_the_plan_asks_and_who_has_sent(drafted):
    merged = drafted.merged
    units = len(merged["by_unit"])
    told = drafted.below("1. Về kế hoạch cải cách hành chính")
    asked, sent = told[: told.index(". ") + 1], told[told.index(". ") + 2 :]
    assert numbers(asked) == [str(n) for n in (merged["overall"]["assigned"], len(merged["by_area"]), units, 53)]
    assert sent.startswith(f"Có {units - len(merged['missing'])}/{units} đơn vị gửi báo cáo hợp lệ")
    assert [unit["name"] in sent for unit in merged["by_unit"] if unit["code"] in merged["missing"]] == [True]
    unreported = sum(unit["not_reported"] for unit in merged["by_unit"])
    assert f"Có {unreported}/53 lượt giao chưa có kết quả" in sent
    errors = [f for f in merged["findings"] if f["severity"] == "error"]
    assert any(note.startswith(f"Còn {len(errors)} chỗ trong báo cáo") for note in drafted.comments) == bool(errors)
    assert "phải sửa" not in " ".join(drafted.paragraphs)


def test_the_annex_holds_the_figures_of_each_unit(drafted):
    keys = ("assigned", "not_applicable", "done", "in_progress", "not_started", "not_reported", "overdue")
    *rows, total = drafted.table("Đơn vị")
    groups = {group["name"]: group for group in drafted.merged["by_unit"]}
    assert sorted(row[0] for row in rows) == sorted(groups)
    for name, *counts, rate in rows:
        group = groups[name]
        assert counts == [str(group[column]) for column in keys], name
        assert rate == percent(group["done"], group["assigned"] - group["not_applicable"]), name
    sums = [sum(group[column] for group in groups.values()) for column in keys]
    assert total[1:-1] == [str(number) for number in sums]
    assert total[-1] == percent(sums[2], sums[0] - sums[1])


def test_every_rate_in_the_prose_is_what_its_counts_come_to(drafted):
    told = re.findall(r"([\d.]+)/([\d.]+)(?: nhiệm vụ)?, đạt ([\d,]+%)", "\n".join(drafted.paragraphs))
    told += [pair for row in drafted.table("Chỉ tiêu") for pair in re.findall(r"([\d.]+)/([\d.]+), đạt (\S+)", row[3])]
    assert len(told) > len(drafted.merged["by_area"])
    for part, whole, rate in told:
        assert rate == percent(int(part.replace(".", "")), int(whole.replace(".", ""))), (part, whole)


def test_tasks_done_stand_with_their_documents_and_overdue_ones_with_unit_and_due_date(drafted):
    lines = drafted.task_lines
    for row in drafted.data:
        line = lines.get(row["Mã NV"], "")
        if row["Kết quả"] != "Không phát sinh":
            assert row["Nội dung nhiệm vụ"] in line
            assert row["Số, ký hiệu văn bản"] in line
        if row["Kết quả"].endswith("quá hạn") and not row["Kết quả"].startswith("Hoàn thành"):
            days = (drafted.as_of - row["Hạn"]).days
            assert row["Đơn vị"] in line
            assert f"quá hạn {days} ngày (hạn {row['Hạn']:%d/%m/%Y})" in line
            assert f"quá hạn {days} ngày" in drafted.below("2. Tồn tại, hạn chế")
    overall = drafted.merged["overall"]
    assert sum(": hoàn thành" in line for line in lines.values()) == overall["done"]
    assert sum(": quá hạn" in line for line in lines.values()) == overall["overdue"]


def test_every_task_that_arose_stands_once_in_its_area(drafted):
    arose = {row["Mã NV"] for row in drafted.data if row["Kết quả"] != "Không phát sinh"}
    assert set(drafted.task_lines) == arose
    second = next(i for i, text in enumerate(drafted.paragraphs) if text.startswith("II. "))
    first = {CODE.search(text)[0] for text in drafted.paragraphs[:second] if re.match(r"- .*\([IVX]+\.\d+;", text)}
    assert first == {code for code in arose if code.startswith("I.")}


def test_objectives_stand_with_their_verdicts(drafted):
    words = {"met": "Đạt", "missed": "Chưa đạt", "not_due": "Chưa đến hạn", "unknown": "Chưa có số liệu"}
    states = [target["state"] for target in drafted.merged["targets"]]
    assert [row[-1] for row in drafted.table("Chỉ tiêu")] == [words[state] for state in states]
    told = next(text for text in drafted.paragraphs if text.startswith(f"Kế hoạch đặt {len(states)} chỉ tiêu: "))
    for state in set(states):
        assert f"{states.count(state)} chỉ tiêu {words[state].lower()}" in told


def test_what_units_wrote_stands_word_for_word_with_unit_and_task(drafted):
    for heading in ("Khó khăn, vướng mắc", "Đề xuất, kiến nghị"):
        for row in drafted.data:
            if row[heading]:
                task = f"nhiệm vụ {row['Mã NV']} - {row['Nội dung nhiệm vụ']}"
                assert f"- {row['Đơn vị']} ({task}): “{row[heading]}”." in drafted.paragraphs


def test_the_tasks_of_the_next_period_are_those_due_in_it(both):
    """Quarters end on 31/03 and 30/06; of what is due by 14/06, VI.1 and VI.4 were done by 14/03."""
    told = {code: {row[0]: row[3] for row in both[code].table("Thời hạn")} for code in both}
    assert told["Q1"] == {
        "VI.2": "31/03/2026", "I.3": "31/03/2026", "V.3": "31/03/2026", "VII.3": "31/03/2026",
        "III.6": "31/03/2026 và 2 kỳ sau đó", "I.4": "14/06/2026",
    }  # fmt: skip
    june = {"I.3", "I.8", "II.2", "II.5", "III.3", "III.6", "III.7", "IV.1", "V.3", "V.4", "VI.4", "VII.2", "VII.3"}
    assert {code for code, due in told["6T"].items() if due.startswith("30/06/2026")} == june
    assert {code: due for code, due in told["6T"].items() if code not in june} == {"I.4": "14/09/2026"}
    assert told["6T"]["III.6"] == "30/06/2026 và 2 kỳ sau đó"
    assert "có 14 nhiệm vụ đến hạn" in both["6T"].below("V. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI")


def test_the_appendix_has_the_figures_of_the_summary(drafted):
    overall = drafted.merged["overall"]
    told = {row[0]: row[3] for row in drafted.table("Đơn vị tính")}
    counts = {"1.1": "assigned", "1.2": "done"}
    assert {number: told[number] for number in counts} == {number: str(overall[key]) for number, key in counts.items()}
    assert told["1.3"] == percent(overall["done"], overall["assigned"] - overall["not_applicable"])
    # The sample plan doesn't say which tasks were given from above.
    assert {told[f"3.{number}"] for number in range(1, 8)} == {""}
    times = {"Q1": 1, "6T": 2}[drafted.merged["period"]]  # what one unit each reports of these grows by the quarter
    reported = {"2.3": 4, "2.4": 2, "4.1": 1, "5.1": 3}
    assert {number: told[number] for number in reported} == {n: str(count * times) for n, count in reported.items()}
    assert told["2.5"] == "0"  # I.5, the check, is due in the third quarter


def test_who_writes_to_whom_on_what(drafted):
    head = [cell for table in drafted.tables[:2] for row in table for cell in row]
    assert head[0].splitlines()[:2] == ["UBND TỈNH NINH BÌNH", "VĂN PHÒNG"]
    assert head[1].splitlines()[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert head[2] == "Số:        /BC-VPUBND"
    assert re.fullmatch(r"Ninh Bình, ngày {7}tháng [36] năm 2026", head[3])
    assert any("Sở Nội vụ" in cell for cell in head[4:])
    period = {"Q1": "quý I năm 2026", "6T": "6 tháng đầu năm 2026"}[drafted.merged["period"]]
    assert f"Kết quả thực hiện công tác cải cách hành chính {period}" in drafted.paragraphs
    assert f"Trên đây là kết quả thực hiện công tác cải cách hành chính {period} của {OFFICE}./." in drafted.paragraphs


def test_a_draft_that_people_edited_is_kept_and_that_is_said(tmp_path):
    folder = tmp_path / "2026"
    shutil.copytree(PLAN_FOLDER, folder, ignore=shutil.ignore_patterns("6T", "tong-hop.xlsx", "bao-cao*"))
    path = folder / "Q1" / "bao-cao.docx"
    assert "giữ lại" not in cchc("report", folder / "Q1").stdout
    first = path.read_bytes()
    document = Document(str(path))
    document.add_paragraph("Nhận định của Văn phòng.")
    document.save(str(path))
    edited = path.read_bytes()
    said = cchc("report", folder / "Q1").stdout
    (kept,) = path.parent.glob("bao-cao (da sua *).docx")
    told = " ".join(said.split())
    assert "giữ lại nguyên vẹn ở:" in told
    assert kept.name in told
    assert (kept.read_bytes(), path.read_bytes()) == (edited, first)
    assert "giữ lại" not in cchc("report", folder / "Q1").stdout
    assert sorted(entry.name for entry in path.parent.iterdir()) == [kept.name, path.name, "nhan"]


def test_a_folder_or_day_that_is_wrong_is_told_in_a_sentence(tmp_path):
    for arguments in ((tmp_path / "6T",), (PLAN_FOLDER / "6T", "--as-of", "31/02/2026")):
        done = cchc("report", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.strip().splitlines()) == 1
