"""Requests for more time: which wordings ask for it, and where in a return they are looked for."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from cchc_excel.folders import PeriodFolder
from cchc_excel.kinds.more_time import asks_for_more_time
from cchc_excel.measuring.requests import find_requests
from cchc_excel.steps import periods as steps
from cchc_excel.writing.plan.sheets import write_plan
from tests.tools.changing_plan import corrected, send
from tests.tools.returns_plan import PLAN, TIDY


@pytest.mark.parametrize(
    "text",
    [
        "Xin gia hạn", "Đề nghị gia hạn đến 30/9", "Đề nghị lùi thời hạn đến 30/09/2026", "xin lùi sang quý III",
        "Đề nghị kéo dài thời gian thực hiện đến tháng 9", "Kiến nghị điều chỉnh thời hạn hoàn thành",
        "Đề nghị cho lùi tiến độ", "De nghi lui thoi han", "Đề nghị chuyển sang năm 2027", "Gia hạn đến 15/8",
        "Thiếu kinh phí. Đề nghị cho phép gia hạn thêm 02 tháng", "Đề nghị đổi toàn bộ thời hạn",
        "Đề nghị lùi việc báo cáo này đến tháng 9", "Không kịp nên xin gia hạn", "a" * 2987 + ". Xin gia hạn",
    ],
)  # fmt: skip
def test_these_ask_for_more_time(text: str) -> None:
    assert asks_for_more_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Đang thực hiện", "Không xin gia hạn", "Đề nghị gia hạn chứng thư số", "Đề nghị gia hạn bản quyền phần mềm",
        "Đề nghị điều chỉnh kinh phí", "Đề nghị các phòng hoàn thành báo cáo đến ngày 15/6", "Hoàn thành trước hạn",
        "Đề nghị chuyển báo cáo đến ngày 15", "Đề nghị cấp kinh phí đến hết năm", "Đề nghị bảo đảm thời hạn",
        "Không có khó khăn; đề nghị bổ sung 02 máy quét", "Đề nghị đổi mật khẩu trước thời hạn",
        "Đề nghị lùi cuộc họp giao ban tuần đến tháng 9", "Đơn vị không xin được gia hạn", "a" * 2988 + ". Xin gia hạn",
    ],
)  # fmt: skip
def test_these_do_not(text: str) -> None:
    assert not asks_for_more_time(text)


def test_a_request_stands_in_any_column_and_a_correction_does_not_hide_it(tmp_path: Path) -> None:
    write_plan(PLAN, tmp_path / "ke-hoach.xlsx")
    folder = PeriodFolder(tmp_path / "6T")
    asking = {
        "I.4": ("Xin lùi thời hạn", 0.4, 2, 9, None, "", "", ""),
        "II.1": ("Đang thực hiện", 0.8, None, None, None, "", "Chờ ý kiến. Xin gia hạn", "Đề nghị lùi đến tháng 9"),
    }
    send(folder, {"HCTC": TIDY["HCTC"] | asking}, datetime(2026, 6, 12))
    inbox = steps.gather(folder, None)
    assert [(request.task.code, request.given) for request in find_requests(inbox)] == [
        ("I.4", "Xin lùi thời hạn"), ("II.1", "Chờ ý kiến. Xin gia hạn; Đề nghị lùi đến tháng 9"),
    ]  # fmt: skip
    assert [entry.unit for entry in inbox.to_correct] == ["HCTC"]
    row = corrected("6T", "HCTC", "I.4", "Trạng thái", "Đang thực hiện")
    write_plan(replace(PLAN, corrections=(row,)), tmp_path / "ke-hoach.xlsx")
    inbox = steps.gather(folder, None)
    assert [request.task.code for request in find_requests(inbox)] == ["I.4", "II.1"]
    assert inbox.to_correct == ()


def test_nothing_asked_is_nothing_listed(tmp_path: Path) -> None:
    write_plan(PLAN, tmp_path / "ke-hoach.xlsx")
    folder = PeriodFolder(tmp_path / "6T")
    send(folder, TIDY, datetime(2026, 6, 12))
    assert find_requests(steps.gather(folder, None)) == ()
