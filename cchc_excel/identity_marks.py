"""How a form says whose it is: the names shared by the writer that puts them there and the reader that looks."""

REGISTRATION_VERSION = "1"
"""The version of the registration form; that of the form for reports is its columns' to tell."""

HIDDEN_SHEET = "_cchc"
HIDDEN_LABELS = {"year": "Năm", "period": "Kỳ", "unit": "Đơn vị", "version": "Phiên bản biểu"}
"""Labels in the first column of the hidden sheet; the values stand in the second."""

PROPERTIES = {"year": "CCHC_NAM", "period": "CCHC_KY", "unit": "CCHC_DON_VI", "version": "CCHC_PHIEN_BAN"}
"""Names of the custom document properties."""

SUMMARY_FORMAT = 1
"""How a summary workbook is laid out for a later reader: one more whenever that changes."""

SUMMARY_FORMAT_PROPERTY = "CCHC.Format"
"""The custom document property in which a summary workbook tells it; the first ones had none."""

VISIBLE_LABELS = {"unit": "Mã đơn vị", "period": "Kỳ báo cáo"}
"""Labels at the top of the form: the value stands behind a colon, or in the next cell that holds something."""

UNIT_LABEL = "Đơn vị báo cáo"
"""Label beside which a form shows the unit's name."""

CARRIED_PLACEHOLDER = "so_lieu_ky_truoc"
CARRIED_WORDS = ". Ô xanh lá: số liệu kỳ trước đã điền sẵn, đúng thì để nguyên, thay đổi thì ghi lại"
"""What a form that begins with an earlier period's answers says of them, and the place for it in a template."""

OVERDUE_MARK, SOON_MARK = DUE_MARKS = "(quá hạn)", "(sắp đến hạn)"
"""What a form shows behind a deadline; a program that saves what is shown makes it part of the text."""


def without_due_mark(text: str) -> str:
    """Return a deadline without what the form shows behind it."""
    for mark in DUE_MARKS:
        text = text.removesuffix(mark)
    return text.rstrip()


NOTE_AUTHOR = "CCHC"
NOTE_PREFIX = "[CCHC] "
"""Begins each line of the notes that a form sent back has in its cells: not every program keeps a note's author."""


def unit_note(note: str) -> str:
    """Return what the unit itself wrote in a cell's note: without the lines that a form sent back had there."""
    if not note:
        return ""
    own = [line for line in note.splitlines() if not line.lstrip().startswith(NOTE_PREFIX.strip())]
    return "\n".join(own).strip()


def form_name(year: int, period: str, unit: str) -> str:
    """Return the file name of a form: CCHC-2026-6T-HCTC.xlsx."""
    return f"CCHC-{year}-{period}-{unit}.xlsx"


REGISTRATION_PERIOD = "DANG-KY"
"""Stands in a registration form where other forms have their period."""


def registration_name(year: int, unit: str) -> str:
    """Return the file name of a registration form: DANGKY-2026-HCTC.xlsx."""
    return f"DANGKY-{year}-{unit}.xlsx"


OWN_CONTENT_HEADER = "X-CCHC-Content"
"""The header of a letter that is known by what it is about, however it is worded."""
OWN_MAIL_HEADER = "X-CCHC"
"""The header that marks a letter as written by this program: it may lie in `nhan/`, but brings no return."""
