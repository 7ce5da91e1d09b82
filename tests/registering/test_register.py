"""Registration as the year begins: forms out, proposals in, a draft to decide in, accepted tasks into the plan."""

import shutil
from dataclasses import replace
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from cchc_excel.domain import AdjustmentKind, FileState
from cchc_excel.errors import OperatorError
from cchc_excel.folders import TEMPORARY_PREFIX, RegistrationFolder, open_registration_folder
from cchc_excel.plan.shipped import empty_content
from cchc_excel.plan.workbook import PlanUnusableError, read_plan
from cchc_excel.steps.registration import register
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.libreoffice import convert, convert_all
from tests.tools.registration_sample import (
    DIRECTION,
    NOON,
    PROCEDURES,
    SAME_WEB,
    SURVEY,
    WEB,
    by_text,
    codes,
    decide,
    plan_folder,
    run,
    send,
    sheet_of,
)
from tests.tools.returns_plan import PLAN


@pytest.fixture
def folder(tmp_path: Path) -> RegistrationFolder:
    return plan_folder(tmp_path / "2026")


def states(done) -> dict[str, FileState]:
    return {file.path: file.state for file in done.registration.files}


def test_every_unit_gets_a_form_once(folder: RegistrationFolder):
    names = [f"DANGKY-2026-{unit}.xlsx" for unit in ("HCTC", "KSTT", "NGV", "TTDT")]
    assert sorted(path.name for path in folder.issued.iterdir()) == names
    (folder.issued / "DANGKY-2026-NGV.xlsx").write_bytes(b"edited by hand")
    assert run(folder).issued == ()
    assert (folder.issued / "DANGKY-2026-NGV.xlsx").read_bytes() == b"edited by hand"
    assert not folder.draft.exists()


def test_a_form_says_in_three_places_whose_it_is(folder: RegistrationFolder):
    book = load_workbook(folder.issued / "DANGKY-2026-HCTC.xlsx")
    hidden = {row[0].value: row[1].value for row in book["_cchc"].iter_rows()}
    assert (hidden["Năm"], hidden["Kỳ"], hidden["Đơn vị"]) == ("2026", "DANG-KY", "HCTC")
    assert {prop.name: prop.value for prop in book.custom_doc_props.props}["CCHC_DON_VI"] == "HCTC"
    sheet = book["Đăng ký"]
    assert sheet["F7"].value == "HCTC"
    assert sheet.protection.sheet
    assert [sheet[f"{column}13"].protection.locked for column in "ABCDEFGH"] == [True, *[False] * 7]
    assert "'Lĩnh vực'!$A$1:$A$4" in sheet.data_validations.dataValidation[0].formula1


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 12, 5), "chậm nhất ngày 05/12/2025."),
        (None, "trong 10 ngày làm việc kể từ ngày nhận được phiếu này."),
    ],
)
def test_a_form_says_on_its_first_sheet_by_when_it_goes_where(tmp_path: Path, day: date | None, said: str):
    content = replace(PLAN, info={**PLAN.info, "register_by": day, "reply_to": "cchc@vanphong.example"})
    write_plan(content, tmp_path / "ke-hoach.xlsx")
    folder = open_registration_folder(tmp_path)
    run(folder)
    book = load_workbook(next(folder.issued.iterdir()))
    assert book.sheetnames[0] == "Đăng ký"
    assert book["Đăng ký"]["A6"].value == f"Gửi phiếu về cchc@vanphong.example {said}"


def test_what_to_look_at_is_printed_beside_the_decision(folder: RegistrationFolder):
    send(folder, "KSTT", WEB)
    run(folder)
    sheet = load_workbook(folder.draft)["Đăng ký"]
    headings = [cell.value for cell in sheet[4]]
    assert headings[headings.index("Duyệt") + 1] == "Cần xem"
    last = range_boundaries(str(sheet.print_area).rpartition("!")[2].replace("$", ""))[2]
    assert headings.index("Cần xem") < last


def test_what_a_unit_proposes_stands_in_the_draft_with_its_source(folder: RegistrationFolder):
    send(folder, "KSTT", WEB)
    (row,) = run(folder).registration.rows
    assert (row.proposal.unit, row.proposal.path, row.proposal.place) == (
        "KSTT", "DANGKY-2026-KSTT.xlsx", "'Đăng ký'!C12",
    )  # fmt: skip
    assert row.words == {
        "text": WEB[1], "area": DIRECTION, "product": "Chuyên trang", "target": "", "partners": "",
        "leads": "Phòng Kiểm soát thủ tục hành chính", "deadline": "30/6/2026", "note": "",
    }  # fmt: skip
    assert not row.findings


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_a_form_saved_by_another_program_says_the_same(folder: RegistrationFolder, tmp_path: Path, suffix: str):
    form = send(folder, "KSTT", WEB, SURVEY)
    expected = [row.words for row in run(folder).registration.rows]
    folder.draft.unlink()
    saved = convert(form, tmp_path, suffix)
    form.unlink()
    shutil.copy(saved, folder.inbox / f"gui lai.{suffix}")
    rows = run(folder).registration.rows
    assert [row.words for row in rows] == expected
    assert {row.proposal.unit for row in rows} == {"KSTT"}


def test_rows_moved_a_column_inserted_and_areas_as_headings(folder: RegistrationFolder):
    form = send(folder, "HCTC", WEB, SURVEY)
    book = load_workbook(form)
    sheet = book["Đăng ký"]
    sheet.move_range("A10:H40", rows=3)
    sheet.insert_cols(4)
    sheet["D13"] = "Kinh phí"
    sheet["D15"] = "20 triệu"
    sheet["B15"] = None
    sheet["B16"] = "nt"
    book.save(form)
    rows = by_text(run(folder))
    assert codes(rows[WEB[1]]) == {"registration-area-missing", "registration-column-of-own"}
    assert rows[SURVEY[1]].words["product"] == "Báo cáo khảo sát"


def test_a_table_of_a_units_own_under_area_headings(folder: RegistrationFolder):
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh mục"
    for line in (
        ["Danh mục nhiệm vụ đăng ký của Cổng TTĐT"],
        [],
        ["TT", "Nội dung công việc", "Kết quả đầu ra", "Đơn vị thực hiện", "Thời hạn"],
        ["III", "Cải cách thủ tục hành chính"],
        [1, "Số hóa hồ sơ lưu trữ", "Kho hồ sơ", "Cổng TTĐT; P.HCTC", datetime(2026, 6, 1)],
        [2, "Chuẩn hóa biểu mẫu điện tử", "Biểu mẫu", "nt", "nt"],
        ["Tổng cộng", "2 nhiệm vụ"],
        ["Thủ trưởng đơn vị"],
        ["", "Chánh Văn phòng xem xét", "x", "y", "z"],
    ):
        sheet.append(line)
    sheet["E5"].number_format = "mm/yyyy"
    book.save(folder.inbox / "Cong TTDT dang ky.xlsx")
    rows = by_text(run(folder))
    assert set(rows) == {"Số hóa hồ sơ lưu trữ", "Chuẩn hóa biểu mẫu điện tử"}
    row = rows["Chuẩn hóa biểu mẫu điện tử"]
    assert (row.words["area"], row.words["deadline"], row.words["leads"]) == (
        PROCEDURES,
        "06/2026",
        "Cổng TTĐT; P.HCTC",
    )
    assert row.proposal.unit == "TTDT"


def test_every_file_is_used_or_named_with_a_reason(folder: RegistrationFolder):
    send(folder, "HCTC", WEB)
    send(folder, "KSTT")
    (folder.inbox / "hong.xlsx").write_bytes(b"PK\x03\x04")
    (folder.inbox / "anh.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder.inbox / "khong-dung").mkdir()
    send(folder, "TTDT", SURVEY, name="khong-dung/cu.xlsx")
    own = Workbook()
    own.active.append(["Nội dung nhiệm vụ", "Sản phẩm", "Thời gian hoàn thành"])
    own.active.append(["Việc không rõ của ai", "", "Quý I/2026"])
    own.save(folder.inbox / "bang.xlsx")
    other = load_workbook(folder.issued / "DANGKY-2026-NGV.xlsx")
    other["_cchc"]["B1"] = "2025"
    other["Đăng ký"]["C12"] = "Việc năm trước"
    other.save(folder.inbox / "nam-truoc.xlsx")
    done = run(folder)
    assert {file.path: (file.state, [f.rule.code for f in file.findings][:1]) for file in done.registration.files} == {
        "DANGKY-2026-HCTC.xlsx": (FileState.MERGED, []),
        "DANGKY-2026-KSTT.xlsx": (FileState.REJECTED, ["registration-empty"]),
        "anh.jpg": (FileState.NOT_A_RETURN, ["file-only-copy"]),
        "bang.xlsx": (FileState.REJECTED, ["registration-unit-unknown"]),
        "hong.xlsx": (FileState.UNREADABLE, ["file-truncated"]),
        "khong-dung/cu.xlsx": (FileState.SET_ASIDE, []),
        "nam-truoc.xlsx": (FileState.REJECTED, ["year-wrong"]),
    }
    assert list(by_text(done)) == [WEB[1]]


def test_a_report_in_the_wrong_folder_is_no_registration(folder: RegistrationFolder):
    from cchc_excel.folders import PeriodFolder  # noqa: PLC0415
    from cchc_excel.steps import periods as steps  # noqa: PLC0415

    period = PeriodFolder(folder.path.parent / "6T")
    steps.issue(period)
    shutil.copy(period.issued / "CCHC-2026-6T-HCTC.xlsx", folder.inbox)
    (file,) = run(folder).registration.files
    assert [finding.rule.code for finding in file.findings] == ["registration-is-return"]


def write_mail(path: Path, sender: str, attachment: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "cchc@cq.example", "Đăng ký nhiệm vụ"
    mail["Date"] = "Mon, 19 Jan 2026 08:00:00 +0700"
    mail.set_content("Kính gửi Phòng Hành chính - Tổ chức")
    content = attachment.read_bytes()
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=attachment.name)
    path.write_bytes(mail.as_bytes())


def test_a_form_that_comes_by_mail_in_a_zip(folder: RegistrationFolder, tmp_path: Path):
    form = send(folder, "NGV", SURVEY)
    shutil.make_archive(str(tmp_path / "goi"), "zip", folder.inbox)
    form.unlink()
    write_mail(folder.inbox / "thu.eml", "ngv@cq.example", tmp_path / "goi.zip")
    (row,) = run(folder).registration.rows
    assert (row.proposal.unit, row.words["text"]) == ("NGV", SURVEY[1])
    assert row.proposal.path.startswith("thu.eml › goi.zip › ")


def test_the_sender_tells_the_unit_where_the_form_does_not(folder: RegistrationFolder, tmp_path: Path):
    book = load_workbook(folder.plan)
    for row in (5, 6, 7, 8):
        book["Đơn vị"][f"E{row}"] = f"{book['Đơn vị'][f'A{row}'].value.lower()}@cq.example"
    book.save(folder.plan)
    own = Workbook()
    own.active.append(["Nội dung nhiệm vụ", "Sản phẩm", "Thời gian hoàn thành"])
    own.active.append(["Việc của Ngoại vụ", "", "Quý I/2026"])
    own.save(tmp_path / "bang.xlsx")
    write_mail(folder.inbox / "mot.eml", "ngv@cq.example", tmp_path / "bang.xlsx")
    form = send(folder, "KSTT", SURVEY)
    write_mail(folder.inbox / "hai.eml", "ttdt@cq.example", form)
    form.unlink()
    done = run(folder)
    assert {row.words["text"]: row.proposal.unit for row in done.registration.rows} == {
        "Việc của Ngoại vụ": "NGV",
        SURVEY[1]: "KSTT",
    }
    found = {file.unit: [finding.rule.code for finding in file.findings] for file in done.registration.files}
    assert found == {"NGV": [], "KSTT": ["sender-other-unit"]}


def test_alike_tasks_of_two_units_stand_side_by_side(folder: RegistrationFolder):
    send(folder, "HCTC", WEB, SURVEY)
    send(folder, "TTDT", SAME_WEB)
    rows = run(folder).registration.rows
    assert [(row.words["text"], row.group) for row in rows] == [(WEB[1], 1), (SAME_WEB[1], 1), (SURVEY[1], 0)]


def test_the_task_of_the_plan_that_a_proposal_is_like_is_named(folder: RegistrationFolder):
    send(folder, "TTDT", (PROCEDURES, "Số hóa kết quả giải quyết các thủ tục hành chính", "", "", "", "Quý I/2026", ""))
    (row,) = run(folder).registration.rows
    assert codes(row) == {"registration-like-plan"}
    assert row.findings[0].details["task"] == "III.2"


def test_the_later_version_counts_and_nothing_only_the_older_has_is_lost(folder: RegistrationFolder):
    newer = (*WEB[:5], "Quý IV/2026", "")
    send(folder, "HCTC", WEB, SURVEY, name="ban dau HCTC.xlsx", saved=datetime(2026, 1, 5))
    send(folder, "HCTC", newer, saved=datetime(2026, 1, 9))
    done = run(folder)
    assert {text: row.words["deadline"] for text, row in by_text(done).items()} == {
        WEB[1]: "Quý IV/2026",
        SURVEY[1]: "Quý II/2026",
    }
    older = next(file for file in done.registration.files if file.path == "ban dau HCTC.xlsx")
    assert [finding.rule.code for finding in older.findings] == ["registration-older"]
    send(folder, "HCTC", newer, SURVEY, saved=datetime(2026, 1, 9))
    send(folder, "HCTC", newer, SURVEY, name="lan nua HCTC.xlsx", saved=datetime(2026, 1, 10))
    assert states(run(folder)) == {
        "ban dau HCTC.xlsx": FileState.SUPERSEDED,
        "DANGKY-2026-HCTC.xlsx": FileState.UNCHANGED,
        "lan nua HCTC.xlsx": FileState.MERGED,
    }


def test_decisions_edits_and_own_columns_are_carried_on(folder: RegistrationFolder):
    form = send(folder, "HCTC", WEB, SURVEY)
    run(folder)
    decide(folder, 1, Duyệt="không", Ý_kiến_duyệt="Để năm sau")
    decide(folder, 2, Duyệt="sửa", Thời_gian_hoàn_thành="Quý III/2026")
    book = load_workbook(folder.draft)
    sheet = book["Đăng ký"]
    sheet["S4"], sheet["S6"] = "Người thẩm định", "Chuyên viên"
    book.save(folder.draft)
    form.rename(folder.inbox / "doi ten HCTC.xlsx")
    send(folder, "TTDT", SAME_WEB)
    for _ in range(2):
        rows = by_text(run(folder))
        assert (rows[WEB[1]].number, rows[WEB[1]].decision, rows[WEB[1]].remark) == (1, "không", "Để năm sau")
        assert (rows[SURVEY[1]].decision, rows[SURVEY[1]].words["deadline"]) == ("sửa", "Quý III/2026")
        assert rows[SURVEY[1]].edited == ("deadline",)
        assert rows[WEB[1]].extra == {"Người thẩm định": "Chuyên viên"}
        assert rows[SAME_WEB[1]].number == 3
        assert rows[WEB[1]].proposal.path == "doi ten HCTC.xlsx"


def test_a_decided_row_stays_when_the_unit_changes_its_words(folder: RegistrationFolder):
    send(folder, "HCTC", WEB, SURVEY)
    run(folder)
    decide(folder, 1, Duyệt="có")
    send(folder, "HCTC", (*WEB[:5], "Quý IV/2026", ""), (*SURVEY[:5], "Quý IV/2026", ""))
    rows = run(folder).registration.rows
    assert {(row.number, row.decision, row.words["deadline"], row.is_gone) for row in rows} == {
        (1, "có", "30/6/2026", True),
        (3, "", "Quý IV/2026", False),
        (2, "", "Quý IV/2026", False),
    }
    assert [row.group for row in rows if row.words["text"] == WEB[1]] == [1, 1]


def test_a_row_the_coordinator_adds_is_a_row_like_the_others(folder: RegistrationFolder):
    send(folder, "HCTC", WEB)
    run(folder)
    book = load_workbook(folder.draft)
    sheet = book["Đăng ký"]
    for column, value in zip("CGHKM", ("có", "Việc của lãnh đạo", PROCEDURES, "VP1", "Quý I/2026"), strict=True):
        sheet[f"{column}8"] = value
    book.save(folder.draft)
    run(folder)
    done = run(folder, accepting=True)
    assert by_text(done)["Việc của lãnh đạo"].task == "III.3"


def test_accepted_tasks_enter_the_plan_once(folder: RegistrationFolder):
    send(folder, "HCTC", WEB, SURVEY)
    send(folder, "TTDT", SAME_WEB)
    run(folder)
    decide(folder, 1, Duyệt="có")
    decide(folder, 2, Duyệt="sửa", Lĩnh_vực=PROCEDURES, Sản_phẩm="Báo cáo")
    before = read_plan(folder.plan)
    assert run(folder).entered == ()
    assert read_plan(folder.plan) == before
    done = run(folder, accepting=True)
    plan = read_plan(folder.plan)
    assert [task.cells["task"] for task in done.entered] == ["I.5", "III.3"]
    new = {task.code: task for task in plan.tasks if task not in before.tasks}
    assert {code: (task.area.code, task.text, task.product, task.leads) for code, task in new.items()} == {
        "I.5": ("I", WEB[1], "Chuyên trang", ("HCTC",)),
        "III.3": ("III", SURVEY[1], "Báo cáo", ("HCTC",)),
    }
    assert [task.code for task in plan.tasks] == [
        "I.1", "I.2", "I.3", "I.4", "I.5", "II.1", "II.2", "III.1", "III.2", "III.3", "VII.1",
    ]  # fmt: skip
    assert by_text(done)[WEB[1]].task == "I.5"
    saved = folder.plan.read_bytes()
    assert run(folder, accepting=True).entered == ()
    assert folder.plan.read_bytes() == saved
    assert [path.name for path in folder.plan.parent.glob("ke-hoach (*")] == ["ke-hoach (truoc 2026-01-20 1200).xlsx"]


def test_a_run_cut_off_after_the_plan_was_written_enters_nothing_twice(folder: RegistrationFolder):
    send(folder, "HCTC", WEB)
    run(folder)
    decide(folder, 1, Duyệt="có")
    decided = folder.draft.read_bytes()
    run(folder, accepting=True)
    plan = folder.plan.read_bytes()
    folder.draft.write_bytes(decided)
    done = run(folder, accepting=True)
    assert by_text(done)[WEB[1]].task == "I.5"
    assert (done.entered, folder.plan.read_bytes()) == ((), plan)


def test_joined_rows_become_one_task_of_all_their_units(folder: RegistrationFolder):
    send(folder, "HCTC", WEB)
    send(folder, "TTDT", SAME_WEB)
    run(folder)
    decide(folder, 1, Duyệt="có", Gộp_vào=2)
    decide(folder, 2, Duyệt="có")
    done = run(folder, accepting=True)
    task = next(task for task in read_plan(folder.plan).tasks if task.code == "I.5")
    assert (task.text, task.leads) == (SAME_WEB[1], ("HCTC", "TTDT"))
    assert {row.task for row in done.registration.rows} == {"I.5"}


def test_everything_in_the_way_is_told_at_once_and_only_complete_rows_enter(folder: RegistrationFolder):
    send(
        folder, "HCTC",
        WEB,
        (None, "Việc thiếu lĩnh vực", "", "", "", "Quý I/2026", ""),
        (DIRECTION, "Việc thời hạn lạ", "", "", "", "abc xyz", ""),
        (DIRECTION, "Việc thiếu thời hạn", "", "", "", "", ""),
        (DIRECTION, "Việc sửa mà duyệt có", "", "", "", "Quý I/2026", ""),
        (DIRECTION, "Việc gộp sai", "", "", "", "Quý I/2026", ""),
        (DIRECTION, "Việc duyệt lạ", "", "", "", "Quý I/2026", ""),
        (DIRECTION, "Việc của đơn vị lạ", "", "", "", "Quý I/2026", ""),
        (DIRECTION, "Việc gộp vào việc hỏng", "", "", "", "Quý I/2026", ""),
        ("Lĩnh vực lạ", "Công bố, công khai danh mục thủ tục hành chính nội bộ", "", "", "", "Quý I/2026", ""),
    )  # fmt: skip
    run(folder)
    for number in range(1, 11):
        decide(folder, number, Duyệt="có")
    decide(folder, 5, Sản_phẩm="Báo cáo")
    decide(folder, 6, Gộp_vào="99")
    decide(folder, 7, Duyệt="đồng ý")
    decide(folder, 8, Duyệt="sửa", Đơn_vị_chủ_trì="Phòng Không Có")
    decide(folder, 9, Gộp_vào=2)
    done = run(folder, accepting=True)
    assert [task.rows for task in done.entered] == [(1,)]
    errors = {row.number: {f.rule.code for f in row.findings if f.is_error} for row in done.registration.rows}
    assert errors == {
        1: set(),
        2: {"registration-area-missing"},
        3: {"registration-deadline-unknown"},
        4: {"registration-deadline-missing"},
        5: {"decision-edited"},
        6: {"join-unknown"},
        7: {"decision-unknown"},
        8: {"registration-lead-unknown"},
        9: {"join-waits"},
        10: {"registration-area-unknown", "registration-already-in-plan"},
    }


def test_a_plan_that_has_no_task_yet_takes_the_first_ones(tmp_path: Path):
    path = tmp_path / "2027"
    path.mkdir()
    write_plan(empty_content(2027), path / "ke-hoach.xlsx")
    folder = open_registration_folder(path)
    with pytest.raises(PlanUnusableError) as refused:
        register(folder, NOON)
    assert {finding.rule.code for finding in refused.value.findings if finding.is_error} == {"plan-units-missing"}
    assert not folder.path.exists()
    book = load_workbook(folder.plan)
    book["Đơn vị"]["A5"], book["Đơn vị"]["B5"] = "TH", "Phòng Tổng hợp"
    book.save(folder.plan)
    run(folder)
    form = load_workbook(folder.issued / "DANGKY-2027-TH.xlsx")
    for row in range(12, 16):
        for column, value in zip("BCG", (DIRECTION, f"Việc số {row}", "Quý II/2027"), strict=True):
            form["Đăng ký"][f"{column}{row}"] = value
    form.save(folder.inbox / "DANGKY-2027-TH.xlsx")
    run(folder)
    for number in range(1, 5):
        decide(folder, number, Duyệt="có")
    run(folder, accepting=True)
    assert [task.code for task in read_plan(folder.plan).tasks] == ["I.1", "I.2", "I.3", "I.4"]
    sheet = sheet_of(folder.plan, "Biểu nhiệm vụ")
    assert [sheet[f"A{row}"].value for row in range(10, 16)] == ["I", "I.1", "I.2", "I.3", "I.4", "II"]


def test_tasks_added_in_a_period_can_be_accepted(folder: RegistrationFolder):
    from cchc_excel.folders import PeriodFolder  # noqa: PLC0415
    from cchc_excel.steps import periods as steps  # noqa: PLC0415

    for code in ("Q1", "6T"):
        period = PeriodFolder(folder.path.parent / code)
        steps.issue(period)
        book = load_workbook(period.issued / f"CCHC-2026-{code}-KSTT.xlsx")
        sheet = book["Báo cáo"]
        heading = next(cell.row for cell in sheet["A"] if str(cell.value).startswith("Nhiệm vụ phát sinh"))
        sheet[f"B{heading + 1}"], sheet[f"F{heading + 1}"] = "Trả lời kiến nghị của Hiệp hội", "Tháng 9/2026"
        sheet[f"G{heading + 1}"], sheet[f"H{heading + 1}"] = "Đang thực hiện", 0.5
        book.save(period.inbox / f"CCHC-2026-{code}-KSTT.xlsx")
        steps.merge(period, None)
    (row,) = run(folder).registration.rows
    assert (row.proposal.period, row.proposal.unit, row.proposal.path) == ("6T", "KSTT", "6T/tong-hop.xlsx")
    assert row.words["deadline"] == "Tháng 9/2026"
    decide(folder, 1, Duyệt="sửa", Lĩnh_vực=PROCEDURES)
    before = read_plan(folder.plan).tasks
    done = run(folder, accepting=True)
    plan = read_plan(folder.plan)
    assert plan.tasks == before
    (change,) = plan.adjustments
    assert change.added
    assert (change.kind, change.added.text) == (AdjustmentKind.ADDED, "Trả lời kiến nghị của Hiệp hội")
    assert change.day == done.since == date(2026, 6, 15)
    assert run(folder, accepting=True).entered == ()
    table = steps.measure(PeriodFolder(folder.path.parent / "6T"), None).table
    assert change.added.code not in set(table["task"])


def test_a_draft_saved_by_libreoffice_keeps_its_decisions(folder: RegistrationFolder, tmp_path: Path):
    send(folder, "HCTC", WEB, SURVEY)
    run(folder)
    decide(folder, 1, Duyệt="có")
    decide(folder, 2, Duyệt="không")
    (saved,) = convert_all([folder.draft], tmp_path / "lo", "xlsx")
    shutil.copy(saved, folder.draft)
    rows = by_text(run(folder))
    assert {row.number: (row.decision, row.edited, row.is_gone) for row in rows.values()} == {
        1: ("có", (), False),
        2: ("không", (), False),
    }


@pytest.mark.parametrize("lock", ["~$tong-hop-dang-ky.xlsx", ".~lock.tong-hop-dang-ky.xlsx#"])
def test_an_open_draft_is_refused(folder: RegistrationFolder, lock: str):
    send(folder, "HCTC", WEB)
    (folder.path / lock).write_bytes(b"")
    with pytest.raises(OperatorError, match="đang mở"):
        run(folder)
    assert not folder.draft.exists()


def test_an_open_plan_is_refused_and_the_draft_left_as_it_was(folder: RegistrationFolder):
    send(folder, "HCTC", WEB)
    run(folder)
    decide(folder, 1, Duyệt="có")
    draft, plan = folder.draft.read_bytes(), folder.plan.read_bytes()
    folder.plan.with_name("~$ke-hoach.xlsx").write_bytes(b"")
    with pytest.raises(OperatorError, match="đang mở"):
        run(folder, accepting=True)
    assert (folder.draft.read_bytes(), folder.plan.read_bytes()) == (draft, plan)
    assert list(folder.plan.parent.glob("*truoc*")) == []


@pytest.mark.parametrize("damage", ["sheet", "heading", "file"])
def test_a_draft_that_cannot_be_read_is_never_written_over(folder: RegistrationFolder, damage: str):
    send(folder, "HCTC", WEB)
    run(folder)
    book = load_workbook(folder.draft)
    if damage == "sheet":
        del book["Nguyên văn"]
    else:
        book["Đăng ký"]["C4"] = "Kết luận"
    book.save(folder.draft)
    if damage == "file":
        folder.draft.write_bytes(folder.draft.read_bytes()[:500])
    before = folder.draft.read_bytes()
    with pytest.raises(OperatorError, match="Không đọc được"):
        run(folder)
    assert folder.draft.read_bytes() == before


def test_what_a_run_replaces_is_kept_and_the_same_inputs_give_the_same_bytes(folder: RegistrationFolder):
    send(folder, "HCTC", WEB)
    run(folder)
    first = folder.draft.read_bytes()
    run(folder)
    assert folder.draft.read_bytes() == first
    previous = folder.draft.with_stem("tong-hop-dang-ky (truoc)")
    assert not previous.exists()
    send(folder, "TTDT", SURVEY)
    run(folder)
    assert previous.read_bytes() == first


def test_what_a_run_cut_off_left_behind_is_swept(folder: RegistrationFolder):
    send(folder, "HCTC", WEB)
    left = [place / f"{TEMPORARY_PREFIX}abc.xlsx" for place in (folder.plan.parent, folder.path, folder.issued)]
    for file in left:
        file.write_bytes(b"half")
    run(folder)
    assert not any(file.exists() for file in left)
    assert folder.draft.exists()


def test_texts_of_units_go_out_as_text(folder: RegistrationFolder):
    send(folder, "HCTC", (DIRECTION, '\'=HYPERLINK("http://x")', "http://x", "=1+1_x0041_", "", "Quý I/2026", ""))
    book = load_workbook(folder.inbox / "DANGKY-2026-HCTC.xlsx")
    book["Đăng ký"]["C12"].data_type = "s"
    book["Đăng ký"]["C12"].value = "+Việc _x0041_ <b> & “c”"
    book["Đăng ký"]["E12"].value = None
    book.save(folder.inbox / "DANGKY-2026-HCTC.xlsx")
    run(folder)
    decide(folder, 1, Duyệt="có")
    done = run(folder, accepting=True)
    assert [task.text for task in read_plan(folder.plan).tasks if task.code == "I.5"] == ["+Việc _x0041_ <b> & “c”"]
    assert done.entered
