"""Mails as a clerk's program sends them, for tests."""

import io
from email.message import EmailMessage
from email.policy import SMTP

from openpyxl import load_workbook

BOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def mail(
    sender: str,
    *files: tuple[str, bytes],
    date: str = "Wed, 10 Jun 2026 08:00:00 +0700",
    text: str = "Đơn vị xin gửi báo cáo.",
    subject: str = "Báo cáo 6 tháng",
    **headers: str,
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = "cchc@vpubnd.ninhbinh.example"
    message["Date"] = date
    message["Subject"] = subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, data in files:
        kind = BOOK if name.endswith(".xlsx") else ("application", "octet-stream")
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    return message


def filled(form: bytes, status: str = "Đang thực hiện", share: float = 0.5, task: str = "I.2") -> bytes:
    """Return a form with one task answered."""
    book = load_workbook(io.BytesIO(form))
    sheet = book["Báo cáo"]
    row = next(cell.row for cell in sheet["A"] if cell.value == task)
    sheet[f"G{row}"], sheet[f"H{row}"] = status, share
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
