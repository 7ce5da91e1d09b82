"""What claims work to be done, in a status and in a share: done only where every word and sign beside it allows it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_excel.cells import Cell, Ref
from cchc_excel.domain import Status
from cchc_excel.kinds import Context
from cchc_excel.kinds.share import ShareKind
from cchc_excel.kinds.signs import as_signs
from cchc_excel.kinds.status import StatusKind
from cchc_excel.kinds.written import LONGEST
from tests.tools.reading_cells import codes, is_asked, read

STATUS, SHARE = StatusKind(), ShareKind()
DONE, DOING, TODO = Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED

CLEAN = """
Hoàn thành | - Hoàn thành. | “Hoàn thành” | « Hoàn thành » | • Hoàn thành | + Hoàn thành | – Hoàn thành
→ Hoàn thành | 1. Hoàn thành | a) Hoàn thành | I. Hoàn thành | (Hoàn thành) | *Hoàn thành* | HOÀN THÀNH./.
➢ Hoàn thành; | ■ Hoàn thành | Trạng thái: Hoàn thành | Kết quả: Đã hoàn thành | ☑ Hoàn thành | ✓ Hoàn thành
✔️ Hoàn thành | Hoàn thành ☒ | x Hoàn thành | [x] Hoàn thành | (X) Hoàn thành | Hoàn thành (v) | Hoàn thành: x
v Hoàn thành | ☐✓ Hoàn thành | \uf0fe Hoàn thành
"""
"""Done, and not a word to say of it."""

READ = """
HCTC: Hoàn thành | Hoàn thành ✔ 100% | ☑ Hoàn thành 100%
Đã xong 100%, có báo cáo kèm theo | Đã hoàn thành theo kế hoạch | Hoàn thành, không vướng mắc
Hoàn thành (có văn bản kèm theo) | Không vướng mắc, đã hoàn thành | Hoàn thành, không có khó khăn, vướng mắc gì
Hoàn thành, không có kiến nghị | Hoàn thành 100% | Hoàn thành 100% kế hoạch | Hoàn thành trước hạn 5 ngày
Hoàn thành chậm 5 ngày | Hoàn thành sớm 10 ngày | Hoàn thành 10/10 đơn vị | Hoàn thành 100% (4/4 báo cáo)
Hoàn thành tất cả các giai đoạn | Hoàn thành trong quý I/2026 | Hoàn thành từ tháng 3/2026
Hoàn thành cuối tháng 5 | Hoàn thành từ đầu năm | Hoàn thành năm 2026 | Hoàn thành Kế hoạch giai đoạn 2026-2030
Hoàn thành vượt kế hoạch 20% | Hoàn thành vượt mức 120% | Hoàn thành sửa chữa trụ sở | Hoàn thành lưu trữ hồ sơ
Hoàn thành thủ tục tạm ứng | Hoàn thành nhiệm vụ trọng tâm
Hoàn thành chia sẻ dữ liệu | Hoàn thành sắp xếp bộ máy | Hoàn thành phần mềm | Hoàn thành đào tạo cán bộ
Báo cáo xong rồi | Đảng ủy đã hoàn thành | Phòng HCTC đã hoàn thành | Đến nay đã hoàn thành
Đạt 100%, hoàn thành | Hoàn thành (QĐ số 12) | Đã hoàn thành, gửi báo cáo cho Sở Nội vụ
Hoàn thành, bảo đảm tiến độ | Hoàn thành họp không giấy tờ | hoan thanh theo ke hoach
Hoàn thành, không còn nhiệm vụ nào chưa xong | Hoàn thành và tiếp tục duy trì | ✓ | ☑ | ☒ | [x] | (x) | V
✅ Đã xong | \uf0fc
"""
"""Done, and told how it was read."""

NOT_DONE = """
Kế hoạch: hoàn thành | Hoàn thành (báo cáo gửi sau) | Hoàn thành (No) | Hoàn thành phần của phòng
☐ Hoàn thành | □ Hoàn thành | [ ] Hoàn thành | [] Hoàn thành | ( ) Hoàn thành | ○ Hoàn thành | ⬜ Hoàn thành
[_] Hoàn thành | ✗ Hoàn thành | ✘ Hoàn thành | × Hoàn thành | ❌ Hoàn thành | (✗) Hoàn thành | [o] Hoàn thành
(-) Hoàn thành | \uf0a8 Hoàn thành | ≠ Hoàn thành | ~ Hoàn thành | ≈ Hoàn thành | ! Hoàn thành | ⏳ Hoàn thành
= Hoàn thành | _ Hoàn thành | 🔴 Hoàn thành | Hoàn thành ☐ | Hoàn thành [ ] | Hoàn thành ( ) | Hoàn thành ❌
Hoàn thành ! | Hoàn thành ~ | Hoàn thành ⏳ | Hoàn thành: .... | Hoàn thành (*) | Hoàn thành* | Hoàn thành (?)
Hoàn thành ½ | Hoàn thành ..% | Hoàn thành # | 🚧 Hoàn thành | \ue123 Hoàn thành | Hoàn thành giai đoạn 1
Hoàn thành 100% giai đoạn 1 | Hoàn thành 100% kế hoạch quý I | Hoàn thành (đợt 1) | Hoàn thành bước 1
Hoàn thành phần 1 | Hoàn thành 1/2 | 1/2 Hoàn thành | Hoàn thành 6 tháng đầu năm | Hoàn thành nhiệm vụ 6 tháng
Đợt 1 hoàn thành | Hoàn thành một nửa | Hoàn thành quý I | Hoàn thành tháng 6 | Hoàn thành lần 1 | HT GĐ1
Xong phần I | Hoàn thành I, II | Hoàn thành 3 trong 5 nhiệm vụ | Hoàn thành 80 | Hoàn thành hạng mục A
Hoàn thành phần việc của phòng | Hoàn thành một số nội dung | Hoan thanh giai doan 1 | HOÀN THÀNH ĐỢT MỘT
100% giai đoạn 1 | Đạt 100% kế hoạch quý I | ≈100% | Hoàn thành hai trong ba nhiệm vụ | sẽ hoàn thành
phấn đấu hoàn thành | Dự kiến hoàn thành | Hoàn thành trong quý III | Hoàn thành trong tháng 6 | Hoàn thành sau
Hoàn thành trong tháng 13 | Hoàn thành trong năm 2026 | Hoàn thành trước 30/6 | Hoàn thành chậm nhất 30/6
Hoàn thành 30/9 | Kế hoạch hoàn thành | Cần hoàn thành | Yêu cầu hoàn thành | Để hoàn thành | Đăng ký hoàn thành
Tháng 7 hoàn thành | Sắp hoàn thành | Hoàn thành? | chắc là hoàn thành | hình như hoàn thành rồi
Có lẽ hoàn thành | Coi như hoàn thành | Tạm hoàn thành | Gần hoàn thành | Ước hoàn thành 100%
Hoàn thành khoảng 100% | Hoàn thành gần 100% | Khả năng hoàn thành cao | Hoàn thành hay chưa | Nếu hoàn thành
Cơ bản hoàn thành | Hoàn thành cơ bản | Hoàn thành về cơ bản | Hoàn thành nhưng chưa ký | Hoàn thành (chờ ký)
Hoàn thành (tạm) | Hoàn thành tạm
Hoàn thành, đợi duyệt | Hoàn thành dự thảo | Hoàn thành bản nháp | Hoàn thành sơ bộ | Hoàn thành lấy ý kiến
Hoàn thành, thiếu 2 báo cáo | Đã hoàn thành đâu | Hoàn thành trừ 2 phòng | Hoàn thành, còn 20%
Hoàn thành dưới 80% | Hoàn thành / Đang thực hiện | Hoàn thành; đang thực hiện | Hoàn thành⏎Đang thực hiện
☑ Hoàn thành ☑ Đang thực hiện | ☐ Hoàn thành ☐ Đang thực hiện | Hoàn thành ☑ Đang thực hiện | ☑ Hoàn thành?
[x] Hoàn thành giai đoạn 1 | ☑ Sẽ hoàn thành | Đã ban hành QĐ số 12/QĐ-VP nhưng chưa gửi
"""
"""Not done: in progress at the share, and asked about."""

TICKED = [
    ("☐ Hoàn thành ☑ Đang thực hiện", DOING),
    ("☐ Hoàn thành  ☐ Đang thực hiện  ☑ Chưa thực hiện", TODO),
    ("☐Hoàn thành☐Đang thực hiện☒Chưa thực hiện", TODO),
    ("☐ Chưa thực hiện ☐ Đang thực hiện ☒ Hoàn thành", DONE),
    ("[ ] Chưa [x] Hoàn thành", DONE),
    ("☑ Hoàn thành\n☐ Đang thực hiện\n☐ Chưa thực hiện", DONE),
    ("Hoàn thành ☑ Đang thực hiện ☐", DONE),
    ("Hoàn thành ☐, Đang thực hiện ☑", DOING),
    ("Trạng thái: ☐ Hoàn thành ☑ Đang thực hiện", DOING),
    ("■ Hoàn thành □ Đang thực hiện", DONE),
    ("○ Hoàn thành ● Đang thực hiện", DOING),
    ("☐ Chưa thực hiện x Hoàn thành", DONE),
    ("✗ Hoàn thành ✓ Đang thực hiện", DOING),
]

FULL = """
100% | 100 % | ✓ 100% | 100% ✓ | - 100% | “100%” | 100% kế hoạch | 100% (đã có báo cáo) | 10/10 đơn vị | 100/100
120% | trên 100% | Hoàn thành 100% | Hoàn thành, có báo cáo kèm theo | Đã xong 100%, có báo cáo kèm theo
100%, không vướng mắc | ☐ 50% ☑ 100%
"""
NOT_FULL = """
100% giai đoạn 1 | 100% kế hoạch quý I | 100% (đợt 1) | dưới 80% | còn 20% | chưa đến 50% | không đạt 100%
100%? | ~100% | ≈100% | gần 100% | khoảng 100% | 100% chưa ký | ☐ 100% | [ ] 100% | 100% ❌ | dự kiến 100%
phấn đấu đạt 100% | Chưa hoàn thành | ☐ | ? | chưa có | ≠100% | 100%! | <100% | Hoàn thành giai đoạn 1
100% nhưng chưa báo cáo | cơ bản 100% | tối đa 80% | ⏳ 100% | ☑ 50% ☑ 100% | 10/10 giai đoạn 1 | 100% (6 tháng)
15/6/2026 | -5% | #REF!
"""


def each(table: str) -> list[str]:
    """Return the texts of a table, which bars part; ⏎ stands for a line break."""
    return [text.replace("⏎", "\n") for line in table.strip().splitlines() for text in line.split(" | ")]


@pytest.mark.parametrize("text", each(CLEAN))
def test_done_without_a_word(text: str) -> None:
    reading = read(STATUS, text)
    assert (reading.value, reading.notes, reading.implied, reading.denies) == (DONE, (), {}, False)


@pytest.mark.parametrize("text", each(READ))
def test_done_and_told_how_it_was_read(text: str) -> None:
    reading = read(STATUS, text)
    assert (reading.value, reading.denies) == (DONE, False)
    assert reading.notes
    assert not is_asked(reading)


@pytest.mark.parametrize("text", each(NOT_DONE))
def test_not_done_and_asked(text: str) -> None:
    reading = read(STATUS, text)
    assert (reading.value, codes(reading), reading.denies) == (DOING, ["status-not-done"], True)
    assert reading.notes[0].details["why"]


@pytest.mark.parametrize(("text", "status"), TICKED)
def test_of_several_boxes_the_ticked_one_speaks(text: str, status: Status) -> None:
    reading = read(STATUS, text)
    assert (reading.value, codes(reading), reading.denies) == (status, ["status-mark"], False)


@pytest.mark.parametrize(
    "text", ["☐", "[ ]", "✗", "?", "☐ Chưa thực hiện", "✗ Đang thực hiện", "chưa rõ", "ok?", "! !"]
)
def test_what_says_nothing_clear_speaks_against_the_other_cells(text: str) -> None:
    reading = read(STATUS, text)
    assert (reading.value, codes(reading), reading.denies) == (None, ["status-not-understood"], True)


@pytest.mark.parametrize("text", ["☐ Không phát sinh", "Không phát sinh?", "≈ Không phát sinh", "[ ] Không phát sinh"])
def test_a_sign_keeps_a_task_in_the_denominator(text: str) -> None:
    assert read(STATUS, text).value is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Hoàn thành 80%, còn 20%", 0.8),
        ("Hoàn thành 80% (chưa đạt 20%)", 0.8),
        ("Hoàn thành 80% giai đoạn 1", 0.8),
        ("Đạt 60% kế hoạch quý I", 0.6),
        ("Hoàn thành 3/4 nội dung", 0.75),
        ("Hoàn thành 0/4 nội dung", 0),
        ("Hoàn thành 99,9%", 0.999),
    ],
)
def test_a_share_below_one_stands(text: str, share: float) -> None:
    reading = read(STATUS, text)
    assert (reading.value, reading.implied) == (DOING, {"share": pytest.approx(share)})


@pytest.mark.parametrize("text", ["Hoàn thành 80% giai đoạn 1", "80% giai đoạn 1", "Đạt 60% kế hoạch quý I"])
def test_a_share_of_a_part_is_asked(text: str) -> None:
    assert is_asked(read(STATUS, text))


@pytest.mark.parametrize(
    ("text", "as_of", "status"),
    [
        ("Hoàn thành trong tháng 6", date(2026, 6, 29), DOING),
        ("Hoàn thành trong tháng 6", date(2026, 6, 30), DONE),
        ("Hoàn thành trong quý II", date(2026, 6, 29), DOING),
        ("Hoàn thành trong quý 2", date(2026, 6, 30), DONE),
        ("Hoàn thành trong tháng 12", date(2026, 12, 30), DOING),
        ("Hoàn thành trong tháng 12/2026", date(2026, 12, 31), DONE),
        ("Hoàn thành trong tháng 1", date(2026, 1, 31), DONE),
        ("Hoàn thành trong tháng 0", date(2026, 12, 31), DOING),
        ("Hoàn thành vào cuối tháng 12 năm 2025", date(2026, 1, 1), DONE),
    ],
)
def test_a_time_tells_when_only_once_it_is_over(text: str, as_of: date, status: Status) -> None:
    assert read(STATUS, text, as_of=as_of).value is status


@pytest.mark.parametrize("text", each(FULL))
def test_a_share_is_the_whole(text: str) -> None:
    reading = read(SHARE, text)
    assert (reading.value, reading.denies) == (1.0, False)
    assert not is_asked(reading)


@pytest.mark.parametrize("text", each(NOT_FULL))
def test_a_share_that_is_not_the_whole_speaks_against_it(text: str) -> None:
    reading = read(SHARE, text)
    assert reading.denies
    assert is_asked(reading) or text == "chưa có"


@pytest.mark.parametrize(
    ("text", "share", "code"),
    [
        ("80% giai đoạn 1", 0.8, "share-not-whole"),
        ("80%, còn 20%", 0.8, "share-worded"),
        ("80% (chưa làm 20%)", 0.8, "share-worded"),
        ("☐ 25% ☐ 50% ☑ 75% ☐ 100%", 0.75, None),
    ],
)
def test_a_share_below_one_is_read(text: str, share: float, code: str | None) -> None:
    reading = read(SHARE, text)
    assert (reading.value, codes(reading)) == (share, [code] if code else [])


@pytest.mark.parametrize(
    ("text", "font", "signs"),
    [
        ("þ", "Wingdings", "☑"),
        ("o", "Wingdings", "☐"),
        ("P", "Wingdings 2", "✓"),
        ("a", "Marlett", "✓"),
        ("o", "Times New Roman", "o"),
        ("xong", "Wingdings", "xong"),
    ],
)
def test_a_font_draws_a_sign_of_a_lone_letter(text: str, font: str, signs: str) -> None:
    assert as_signs(Cell(Ref("Báo cáo", 12, 7), text, font=font)) == signs


def test_a_letter_in_a_font_of_signs_is_a_tick_or_an_empty_box() -> None:
    context = Context(2026, date(2025, 12, 15), date(2026, 12, 31), date(2026, 6, 14))
    ref = Ref("Báo cáo", 12, 7)
    assert STATUS.read(Cell(ref, "ü", font="Wingdings"), context).value is DONE
    assert STATUS.read(Cell(ref, "o", font="Wingdings"), context).denies
    assert SHARE.read(Cell(ref, "ü", font="Wingdings"), context).value == 1


def test_prose_is_no_status_and_a_doubt_in_it_counts() -> None:
    claim = "Hoàn thành và báo cáo "
    longest = claim + "a" * (LONGEST - len(claim))
    assert LONGEST == 300
    assert read(STATUS, longest).value is DONE
    longer = read(STATUS, longest + "a")
    assert (longer.value, longer.denies) == (None, False)
    assert read(STATUS, longest + "a chưa").denies
    assert read(STATUS, f"☑ {longest[:-2]}").value is DONE
    assert read(STATUS, f"☑ {longest[:-1]}").value is None


def test_a_line_of_dashes_says_nothing_and_a_page_of_them_is_prose() -> None:
    assert codes(read(STATUS, "-" * (LONGEST - 1))) == codes(read(SHARE, "-" * (LONGEST - 1))) == ["no-data"]
    assert codes(read(STATUS, "-" * LONGEST)) == ["status-not-understood"]


@given(st.sampled_from(each(CLEAN)), st.sampled_from("☐□≠~≈!⏳❌✗×?<=#_^"), st.booleans())
def test_no_sign_beside_a_clean_status_is_dropped(text: str, sign: str, before: bool) -> None:  # noqa: FBT001 - drawn
    marked = f"{sign} {text}" if before else f"{text} {sign}"
    reading = read(STATUS, marked)
    is_box_ticked = sign in "☐□" and any(tick in text for tick in "☑✓✔☒■xvX\uf0fe")
    assert reading.value is not DONE or is_box_ticked


PLACES = ["giai đoạn 1", "(đợt 1)", "kế hoạch quý I", "bước hai", "chưa ký", "dự kiến", "tháng 5", "cơ bản", "một phần"]


@given(st.sampled_from(PLACES), st.sampled_from(["Hoàn thành", "Đã xong", "Hoàn thành 100%", "HT"]), st.booleans())
def test_no_part_beside_a_claim_is_done(part: str, claim: str, before: bool) -> None:  # noqa: FBT001 - drawn
    text = f"{part} {claim}" if before else f"{claim} {part}"
    assert read(STATUS, text).value is not DONE
    assert read(SHARE, text).denies
