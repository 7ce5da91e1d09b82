"""The small plan of `returns_plan` as it changes during a year: rows of both sheets, what units send, how it is put in.

From 01/05 III.1 (KSTT) is due on 31/08; from 20/05 VII.1 is withdrawn; on 01/07 KSTT and TTDT become KSTTDT, which
also gets III.3; on 01/08 II.2 goes from HCTC to KSTTDT. In 6T TTDT sends nothing: the coordinator enters what it said
by telephone on I.2, and corrects three cells of III.1 and a status of III.2 that says "Tốt".
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from cchc_excel.domain.plan_content import Values
from cchc_excel.folders import PeriodFolder
from cchc_excel.steps import periods as steps
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.make_samples import fill
from tests.tools.returns_plan import PLAN, TIDY
from tests.tools.sample_answers import Answers, done, going, not_yet


def change(day: date, kind: str, **cells: str) -> Values:
    keys = (
        "task", "area", "text", "product", "target", "leads", "partners", "deadline", "weight", "old_units",
        "new_units", "new_names", "document",
    )  # fmt: skip
    return (day, kind, *(cells.get(key) for key in keys))


MERGED = change(
    date(2026, 7, 1), "Sáp nhập đơn vị", old_units="KSTT; TTDT", new_units="KSTTDT",
    new_names="Phòng Kiểm soát thủ tục và Thông tin", document="60/QĐ-UBND",
)  # fmt: skip
EARLY = (
    change(date(2026, 5, 20), "Rút nhiệm vụ", task="VII.1", document="46/QĐ-VPUBND"),
    change(date(2026, 5, 1), "Đổi thời hạn", task="III.1", deadline="31/8/2026", document="45/QĐ-VPUBND"),
)
LATE = (
    MERGED,
    change(date(2026, 7, 1), "Bổ sung nhiệm vụ", task="III.3", area="III", text="Tái cấu trúc quy trình nội bộ",
           leads="KSTTDT", deadline="30/11/2026"),
    change(date(2026, 8, 1), "Chuyển đơn vị", task="II.2", leads="Phòng Kiểm soát thủ tục và Thông tin"),
)  # fmt: skip


def corrected(period: str, unit: str, task: str, column: str, value: str, *, on: date = date(2026, 6, 16)) -> Values:
    return (period, unit, task, column, value, "Đơn vị xác nhận qua điện thoại", "Chuyên viên tổng hợp", on)


CORRECTIONS = (
    corrected("6T", "TTDT", "I.2", "Trạng thái", "Đang thực hiện"),
    corrected("6T", "TTDT", "I.2", "Mức độ hoàn thành (%)", "40%"),
    corrected("6T", "KSTT", "III.1", "Trạng thái", "Hoàn thành"),
    corrected("6T", "KSTT", "III.1", "Mức độ hoàn thành (%)", "100"),
    corrected("6T", "KSTT", "III.1", "Ngày hoàn thành", "10/6"),
    corrected("6T", "KSTT", "III.2", "Trạng thái", "Đang thực hiện"),
)
SIX_MONTHS: dict[str, Answers] = {
    "HCTC": TIDY["HCTC"] | {"I.4": going(0.4, count=(2, 9), proposal="Đề nghị lùi thời hạn đến 31/10/2026")},
    "KSTT": TIDY["KSTT"] | {"III.2": ("Tốt", 0.6, 36110, 58200, None, "", "", "")},
}
NINE_MONTHS: dict[str, Answers] = {
    "HCTC": TIDY["HCTC"] | {"I.3": done(date(2026, 8, 28), "90/BC-VPUBND"), "II.1": done(date(2026, 6, 30), "8/QĐ-VP")},
    "KSTTDT": {
        "I.2": going(0.6, count=(8, 16)), "II.2": going(0.3, count=(3, 10)), "III.1": going(0.95, count=(556, 585)),
        "III.2": going(0.7, count=(40740, 58200)), "III.3": not_yet(),
    },
}  # fmt: skip
del NINE_MONTHS["HCTC"]["II.2"]


def write(folder: Path, adjustments: Sequence[Values], corrections: Sequence[Values] = ()) -> None:
    content = replace(PLAN, adjustments=tuple(adjustments), corrections=tuple(corrections))
    write_plan(content, folder / "ke-hoach.xlsx")


def send(folder: PeriodFolder, answers: dict[str, Answers], saved_at: datetime) -> None:
    """Issue the forms of a period, and put those filled in into `nhan/`."""
    steps.issue(folder)
    for unit, filled in answers.items():
        form = folder.issued / f"CCHC-2026-{folder.code}-{unit}.xlsx"
        (folder.inbox / form.name).write_bytes(fill(form, filled, None, saved_at))
