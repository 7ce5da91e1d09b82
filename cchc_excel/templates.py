"""Where the templates are: the office's own beside its plan first, then the ones that came with the program."""

from pathlib import Path

from cchc_excel.domain.mails import LetterKind
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME

FOLDER = "templates"
FORM_TEMPLATE = "bieu-bao-cao.xlsx"
REPORT_TEMPLATE = "bao-cao.docx"
URGING_TEMPLATE = "don-doc.docx"
LETTER_TEMPLATES = {
    LetterKind.ISSUE: "thu-giao.txt",
    LetterKind.REMINDER: "thu-nhac.txt",
    LetterKind.RETURN: "thu-tra-lai.txt",
    LetterKind.URGING: "thu-don-doc.txt",
    LetterKind.RECEIPT: "thu-xac-nhan.txt",
}


def find_template(name: str, near: Path) -> Path:
    """Return the template of that name from `templates` in a period's or a plan's folder, or the shipped one.

    `near` is either folder; whatever lies above the plan's is not the office's.
    """
    near = near.absolute()
    own: tuple[Path, ...] = (near,) if (near / PLAN_NAME).is_file() else (near, near.parent)
    package = Path(__file__).parent
    for folder in (*own, package, package.parent):
        path: Path = folder / FOLDER / name
        if path.is_file():
            return path
    raise OperatorError(
        f"Không tìm thấy biểu mẫu {name} trong thư mục “{FOLDER}”. "
        "Hãy chép lại tệp này từ bộ cài đặt vào thư mục đó rồi thực hiện lại."
    )
