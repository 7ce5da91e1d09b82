"""Where things lie in a plan folder. Imports nothing heavy, so that a wrong path is refused at once."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.errors import OperatorError

PLAN_NAME = "ke-hoach.xlsx"
SUMMARY_NAME = "tong-hop.xlsx"
REPORT_NAME = "bao-cao.docx"


@dataclass(frozen=True, slots=True)
class PeriodFolder:
    """The folder of a reporting period (*kỳ báo cáo*), named by its code."""

    path: Path

    @property
    def code(self) -> str:
        """Return the period's code."""
        return unicodedata.normalize("NFC", self.path.name)

    @property
    def plan(self) -> Path:
        """Return the plan workbook, one level up."""
        return self.path.parent / PLAN_NAME

    @property
    def issued(self) -> Path:
        """Return where forms are issued to."""
        return self.path / "giao"

    @property
    def inbox(self) -> Path:
        """Return where returns are put."""
        return self.path / "nhan"

    @property
    def outbox(self) -> Path:
        """Return where forms to send back are written."""
        return self.path / "tra-lai"

    @property
    def letters(self) -> Path:
        """Return where letters to the units are drafted, and where it is noted what was sent to whom."""
        return self.path / "thu"

    @property
    def summary(self) -> Path:
        """Return the summary workbook."""
        return self.path / SUMMARY_NAME

    @property
    def report(self) -> Path:
        """Return the draft of the periodic report."""
        return self.path / REPORT_NAME


def open_period_folder(path: Path, *, must_exist: bool = True) -> PeriodFolder:
    """Return the period folder; raise OperatorError where it, or its plan workbook, isn't there."""
    folder = PeriodFolder(path.resolve())
    if (path / PLAN_NAME).is_file() and not folder.plan.is_file():
        raise OperatorError(
            f"“{path}” là thư mục kế hoạch, không phải thư mục kỳ báo cáo. Hãy ghi thêm mã kỳ, ví dụ: {path / '6T'}"
        )
    if must_exist and not path.is_dir():
        raise OperatorError(f"Không có thư mục “{path}”. Hãy kiểm tra lại đường dẫn thư mục kỳ báo cáo.")
    if not folder.plan.is_file():
        raise OperatorError(
            f"Không thấy tệp kế hoạch “{PLAN_NAME}” trong “{path.parent}”. "
            f"Thư mục kỳ báo cáo phải nằm trong thư mục kế hoạch, ví dụ: workbooks/2026/6T"
        )
    return folder


def find_plan_above(file: Path) -> Path:
    """Return the nearest plan workbook in the folders above a file, or above the current folder."""
    for folder in _folders_above(file):
        if (folder / PLAN_NAME).is_file():
            return folder / PLAN_NAME
    raise OperatorError(
        f"Không tìm thấy tệp kế hoạch “{PLAN_NAME}” ở các thư mục phía trên “{file}”. "
        "Hãy đặt tệp cần kiểm tra vào thư mục nhan của kỳ báo cáo rồi chạy lại."
    )


def _folders_above(file: Path) -> Iterator[Path]:
    yield from file.resolve().parents
    yield Path.cwd()
    yield from Path.cwd().parents
