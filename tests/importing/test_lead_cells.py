"""Cells of leads made plain: nothing but units in them, what was taken out told."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc_excel.importing.annexes import import_annex
from cchc_excel.layout.columns import TASKS

PLAIN = """
Các sở: Nội vụ, Tài chính, UBND các xã, phường | Sở Nội vụ; Sở Tài chính; UBND các xã, phường
Các Sở: Khoa học và Công nghệ, Tài chính và Nội vụ | Sở Khoa học và Công nghệ; Sở Tài chính; Sở Nội vụ
Các Phòng Tổng hợp, Nội chính và Kinh tế | Phòng Tổng hợp; Phòng Nội chính; Phòng Kinh tế
Đoàn kiểm tra theo Quyết định số 15/QĐ-UBND ngày 12/01/2026 của UBND tỉnh | Đoàn kiểm tra
Phòng Tổng hợp - đ/c Lan, đ/c Hương | Phòng Tổng hợp
Sở Tư pháp (theo QĐ số 12/QĐ-UBND); Sở Nội vụ trước 15/6/2026 | Sở Tư pháp; Sở Nội vụ
Chủ tịch UBND các xã, phường | UBND các xã, phường
Sở Y tế thực hiện | Sở Y tế
Sở Nội vụ, Quý II/2026 | Sở Nội vụ
Sở Nội vụ, Tư pháp | Sở Nội vụ; Sở Tư pháp
1. Phòng Nội vụ⏎2. Phòng Tư pháp | Phòng Nội vụ; Phòng Tư pháp
Sở Nội vụ (Phòng CCHC) | Sở Nội vụ
Phòng Hành chính - Tổ chức (HCTC) | Phòng Hành chính - Tổ chức
Ông Nguyễn Văn A, Phòng Tổng hợp | Phòng Tổng hợp
"""

AS_WRITTEN = (
    "Phòng Tổng hợp; Phòng Nội chính", "Sở Khoa học và Công nghệ", "UBND 135 xã/phường", "Ban Chỉ đạo 35",
    "Các phòng được kiểm tra", "Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND và UBND xã",
    "UBND thị xã Bà Rịa",
)  # fmt: skip


def lead_of(text: str, folder: Path) -> str:
    book = Workbook()
    for row in (["NĂM 2026"], ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"], [1, "Việc", text, "Quý I"]):
        book.active.append(row)
    book.save(folder / "a.xlsx")
    (area,) = import_annex(folder / "a.xlsx", None, None).content.areas
    return str(area.tasks[0][TASKS.keys.index("leads")])


@pytest.mark.parametrize("line", PLAIN.strip().splitlines())
def test_nothing_but_units_stays(line: str, tmp_path: Path):
    text, expected = (part.strip() for part in line.split("|"))
    assert lead_of(text.replace("⏎", "\n"), tmp_path) == expected


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_cell_of_units_stays_as_it_is_written(text: str, tmp_path: Path):
    assert lead_of(text, tmp_path) == text
