"""Words for work that goes on all year."""

import pytest

from cchc_excel.kinds.lasting import is_lasting


@pytest.mark.parametrize(
    "text",
    ["Thường xuyên", "Đang duy trì", "thuong xuyen", "Duy trì thường xuyên.", "Đang thực hiện thường xuyên",
     "Thực hiện thường xuyên, liên tục", "Tiếp tục duy trì", "Vẫn duy trì", "- Đang duy trì"],
)  # fmt: skip
def test_these_say_that_the_work_goes_on(text: str):
    assert is_lasting(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Đang thực hiện", "Tiếp tục thực hiện", "Chưa thường xuyên", "Không duy trì", "Thường xuyên?",
        "☐ Thường xuyên", "Thường xuyên (80%)", "Thường xuyên, còn chậm", "Hoàn thành", "Sẽ duy trì",
        "Thường xuyên quá hạn",
    ],
)  # fmt: skip
def test_these_do_not(text: str):
    assert not is_lasting(text)
