"""Statuses as people type them: the rows S of the table of messy input, and wordings like them."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_excel.cells import ErrorValue
from cchc_excel.domain import Status
from cchc_excel.kinds import Reading
from cchc_excel.kinds.status import StatusKind
from tests.tools.reading_cells import FIRST_DAY, LAST_DAY, codes, is_asked, read

STATUS = StatusKind()
DONE, DOING, TODO, NONE = Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.NOT_APPLICABLE


@pytest.mark.parametrize("status", [DONE, DOING, TODO])
def test_a_status_chosen_from_the_list_needs_no_word(status: Status) -> None:
    assert read(STATUS, str(status)) == Reading(status)


@pytest.mark.parametrize(
    ("row", "wordings", "status", "code"),
    [
        (26, "Hoàn thành | Đã hoàn thành | HT | Đã HT | hoàn thành. | HOÀN THÀNH", DONE, None),
        (27, "Chưa hoàn thành | Chưa xong | Chưa HT | chưa thực hiện xong", DOING, "status-negated"),
        (27, "Nhiệm vụ chưa hoàn thành | Đang làm, chưa xong | Chua hoan thanh", DOING, "status-negated"),
        (27, "chưa kịp làm xong | Chưa thể hoàn thành do thiếu người", DOING, "status-negated"),
        (28, "Không hoàn thành | Không hoàn thành đúng hạn", DOING, "status-negated"),
        (29, "Cơ bản hoàn thành | Gần xong | Sắp xong | Đã cơ bản hoàn thành", DOING, "status-not-done"),
        (29, "Hoàn thành một phần | Dự kiến hoàn thành tháng 9 | Đã hoàn thành dự thảo", DOING, "status-not-done"),
        (31, "Đang thực hiện | Đang TH | Đang triển khai | Đang tham mưu | Đang trình", DOING, None),
        (31, "Đang phối hợp với Sở Nội vụ | Đang chờ ý kiến", DOING, "status-worded"),
        (32, "Chưa thực hiện | Chưa triển khai | Chưa đến hạn | Chưa đến thời gian thực hiện", TODO, None),
        (32, "Chưa thực hiện, dự kiến hoàn thành 30/9 | Chưa đến hạn báo cáo", TODO, "status-worded"),
        (33, "Thường xuyên | Đang duy trì | Tiếp tục duy trì | Thực hiện thường xuyên", DOING, None),
        (35, "Đã trình, chờ phê duyệt | Đã trình UBND tỉnh", DOING, "status-worded"),
        (36, "Hoàn thành quá hạn | HT muộn | Hoàn thành nhưng bị chậm | HT không đúng hạn", DONE, "status-late"),
        (36, "Chậm | Quá hạn", None, "status-not-understood"),
        (37, "Không phát sinh | Khong phat sinh | Không phát sinh trong kỳ", NONE, "status-not-applicable"),
        (38, "Đề nghị điều chỉnh sang Quý IV | Xin lùi | Xin gia hạn", DOING, "status-extension"),
        (39, "Đã chuyển Phòng Tổng hợp | Không thuộc nhiệm vụ của đơn vị", None, "status-transferred"),
        (40, "Đạt | Tốt | Xuất sắc", None, "status-quality"),
        (43, "ÐÃ HOÀN THÀNH", DONE, None),
        (44, unicodedata.normalize("NFD", "hoàn thành"), DONE, None),
        (44, "hòan thành | hoàn thanh", DONE, "status-misspelt"),
        (45, "Da hoan thanh | hoan thanh", DONE, "status-misspelt"),
        ("mark", "x | X | v | ✓ | xong | đã xong | rồi", DONE, "status-mark"),
        ("well", "Hoàn thành đúng hạn | Đã hoàn thành tốt nhiệm vụ được giao", DONE, "status-worded"),
        ("none", "Ho?n th?nh | không | có | ??? gì", None, "status-not-understood"),
        ("both", "Chưa thực hiện / Đang thực hiện / Hoàn thành", DOING, "status-not-done"),
        ("both", "Chưa thực hiện / Đang thực hiện", None, "status-not-understood"),
        ("doubt", "HT quá hạn nhưng chưa gửi văn bản | Hoàn thành tháng 6 | Hoàn thành?", DOING, "status-not-done"),
        ("doubt", "Đã ban hành kế hoạch | Đã đăng tải", None, "status-not-understood"),
    ],
)  # fmt: skip
def test_a_wording(row: int | str, wordings: str, status: Status | None, code: str | None) -> None:
    for wording in wordings.split(" | "):
        reading = read(STATUS, wording)
        assert (row, wording, reading.value, codes(reading)) == (row, wording, status, [code] if code else [])
        assert not reading.implied
        assert is_asked(reading) == (status is None or code in {"status-extension", "status-not-done"})


@pytest.mark.parametrize(
    ("wording", "status", "share"),
    [
        ("Đã hoàn thành 80%", DOING, 0.8),  # row 30
        ("Hoàn thành khoảng 80%", DOING, 0.8),
        ("Đang thực hiện 60%", DOING, 0.6),
        ("Đang thực hiện 100%", DOING, 1.0),
        ("Đạt 45,5 %", DOING, 0.455),
        ("Hoàn thành 80-90%", DOING, 0.8),
        ("Hoàn thành 100% hồ sơ, 70% báo cáo", DOING, 0.7),
        ("Hoàn thành 80%, còn 2 đơn vị chưa nộp", DOING, 0.8),
        ("Hoàn thành 8/10 đơn vị", DOING, 0.8),
        ("Hoàn thành 10/10 đơn vị", DONE, 1.0),
        ("Đã hoàn thành 100%", DONE, 1.0),
        ("80%", None, 0.8),
        ("khoảng 80%", None, 0.8),
        ("100%", None, 1.0),
        (0.8, None, 0.8),
        (80, None, 0.8),
    ],
)
def test_a_share_in_the_place_of_a_status_is_implied(wording: str | float, status: Status | None, share: float) -> None:
    reading = read(STATUS, wording)
    assert reading.value is status
    assert reading.implied == {"share": pytest.approx(share)}
    assert codes(reading) == ["status-with-share" if status else "status-is-share"]


def test_full_but_in_doubt_is_not_done() -> None:
    assert codes(read(STATUS, "Hoàn thành 100% nhưng chưa có văn bản")) == ["status-not-done"]


@pytest.mark.parametrize(
    ("wording", "implied"),
    [
        (
            "Đã ban hành Quyết định số 12/QĐ-VP ngày 05/3/2026",  # row 34
            {"finished_on": date(2026, 3, 5), "document": "12/QĐ-VP"},
        ),
        ("Đã hoàn thành ngày 15/5/2026", {"finished_on": date(2026, 5, 15)}),
        ("Hoàn thành 15/5/2026", {"finished_on": date(2026, 5, 15)}),
        (
            "Hoàn thành (QĐ số 45/QĐ-VPUBND ngày 12 tháng 3 năm 2026)",
            {"finished_on": date(2026, 3, 12), "document": "45/QĐ-VPUBND"},
        ),
        ("Đã ban hành Kế hoạch số 8/KH-VP", {"document": "8/KH-VP"}),
    ],
)
def test_evidence_means_done_and_implies_day_and_document(wording: str, implied: dict[str, object]) -> None:
    reading = read(STATUS, wording)
    assert (reading.value, codes(reading), reading.implied) == (DONE, ["status-evidence"], implied)


def test_a_wrong_day_in_evidence_is_said_and_the_status_stands() -> None:
    reading = read(STATUS, "Đã hoàn thành ngày 30/02/2026")
    assert (reading.value, codes(reading)) == (DONE, ["status-evidence", "date-impossible"])
    assert not reading.implied


def test_a_paper_that_only_starts_the_work_is_not_done() -> None:
    assert read(STATUS, "Đã ban hành Kế hoạch số 12/KH-VP, đang triển khai thực hiện").value is DOING


@pytest.mark.parametrize(
    ("value", "status", "code"),
    [
        (True, DONE, "status-mark"),
        (False, None, "status-not-understood"),
        (1, None, "status-not-understood"),
        (datetime(2026, 6, 1), None, "status-not-understood"),
        (ErrorValue("#REF!"), None, "error-value"),
        ("#N/A", None, "error-value"),
        ("-", None, "no-data"),
        ("nt", None, "ditto-alone"),
    ],
)
def test_what_is_no_wording(value: str | float | datetime, status: Status | None, code: str) -> None:
    reading = read(STATUS, value)
    assert (reading.value, codes(reading)) == (status, [code])


@pytest.mark.parametrize("value", [None, "", " ", "\u00a0\n"])
def test_an_empty_cell_says_nothing(value: str | None) -> None:
    reading = read(STATUS, value)
    assert (reading.value, reading.notes, reading.implied) == (None, (), {})


def test_the_list_holds_the_four() -> None:
    validation = STATUS.validation(FIRST_DAY, LAST_DAY)
    assert (validation.type, validation.formula1) == (
        "list",
        '"Chưa thực hiện,Đang thực hiện,Hoàn thành,Không phát sinh"',
    )
    assert len(validation.title) <= 32
    assert max(len(validation.prompt), len(validation.error)) <= 255


@given(st.text(max_size=400))
@settings(max_examples=400)
def test_any_text_gives_a_status_or_a_finding(text: str) -> None:
    reading = read(STATUS, text)
    assert reading.value is not None or reading.notes or not text.strip("\u00a0\u200b\ufeff \t\r\n")


WORDS = [
    "chưa",
    "không",
    "đã",
    "đang",
    "hoàn",
    "thành",
    "xong",
    "thực",
    "hiện",
    "dự",
    "kiến",
    "sắp",
    "cơ",
    "bản",
    "đạt",
    "80%",
    "100%",
    "15/6/2026",
    ",",
    "còn",
    "quá",
    "hạn",
    "đề",
    "nghị",
    "gia",
    "hạn",
    "chuyển",
    "phòng",
    "số",
    "12/QĐ-VP",
    "ban",
    "hành",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
@settings(max_examples=600)
def test_no_mixture_with_a_plain_negation_before_it_is_done(words: list[str]) -> None:
    assert read(STATUS, " ".join(["Chưa", *words])).value is not DONE
