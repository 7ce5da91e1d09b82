"""Where things lie in a plan folder. Imports nothing heavy, so that a wrong path is refused at once."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc_excel.errors import OperatorError

PLAN_NAME = "ke-hoach.xlsx"
SUMMARY_NAME = "tong-hop.xlsx"
LAUNCHER_NAME = "CCHC.cmd"
"""What opens the guided round by a double click on Windows."""
TEMPORARY_PREFIX = ".cchc-"
"""How a file of this program's own begins that is not yet in its place."""
PAGE_NAME = "tong-quan.pdf"
REGISTRATION_NAME = "dang-ky"
DRAFT_NAME = "tong-hop-dang-ky.xlsx"
REPORT_NAME = "bao-cao.docx"


@dataclass(frozen=True, slots=True)
class ExchangeFolder:
    """A folder of a plan folder in which forms go out to units and come back."""

    path: Path

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
        """Return where what units send is put."""
        return self.path / "nhan"


@dataclass(frozen=True, slots=True)
class PeriodFolder(ExchangeFolder):
    """The folder of a reporting period (*kỳ báo cáo*), named by its code."""

    @property
    def code(self) -> str:
        """Return the period's code."""
        return unicodedata.normalize("NFC", self.path.name)

    @property
    def outbox(self) -> Path:
        """Return where forms to send back are written."""
        return self.path / "tra-lai"

    @property
    def letters(self) -> Path:
        """Return where letters to the units are drafted, and where it is noted what was sent to whom."""
        return self.path / "thu"

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Return every folder that this program writes to."""
        return (self.path, self.issued, self.outbox, self.letters)

    @property
    def summary(self) -> Path:
        """Return the summary workbook."""
        return self.path / SUMMARY_NAME

    @property
    def page(self) -> Path:
        """Return the page for leadership as PDF."""
        return self.path / PAGE_NAME

    @property
    def report(self) -> Path:
        """Return the draft of the periodic report."""
        return self.path / REPORT_NAME


@dataclass(frozen=True, slots=True)
class RegistrationFolder(ExchangeFolder):
    """The folder of a plan in which units register tasks (*đăng ký nhiệm vụ*), `dang-ky`."""

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Return every folder that this program writes to; accepted tasks go into the plan workbook."""
        return (self.plan.parent, self.path, self.issued)

    @property
    def draft(self) -> Path:
        """Return the draft annex, in which the coordinator decides."""
        return self.path / DRAFT_NAME


def open_registration_folder(plan_folder: Path) -> RegistrationFolder:
    """Return the registration folder of a plan folder; raise OperatorError where that has no plan workbook."""
    if plan_folder.name == REGISTRATION_NAME and (plan_folder.resolve().parent / PLAN_NAME).is_file():
        plan_folder = plan_folder.parent
    if not plan_folder.is_dir():
        raise OperatorError(f"Không có thư mục “{plan_folder}”. Hãy kiểm tra lại đường dẫn thư mục kế hoạch.")
    if not (plan_folder / PLAN_NAME).is_file():
        raise OperatorError(
            f"Không thấy tệp kế hoạch “{PLAN_NAME}” trong “{plan_folder}”. Hãy ghi thư mục kế hoạch, ví dụ: "
            "workbooks/2026; nếu chưa có, tạo bằng lệnh: cchc init THƯ-MỤC."
        )
    return RegistrationFolder(plan_folder.resolve() / REGISTRATION_NAME)


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
