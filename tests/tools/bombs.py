"""Bombs for a whole inbox: what is small on disk and would hold a reader up, alone or together. Made, never kept.

Each is one file of `nhan/`: its name and its content. `hostile` makes single workbooks; here is what they come in.
"""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from tests.tools import hostile
from tests.tools.hostile import ONE, sheet, workbook, zip_of

_CELLS = 59_000
_HEAD = b"From: tcd@x.example\r\nTo: cchc@x.example\r\nDate: Wed, 10 Jun 2026 08:00:00 +0700\r\nSubject: x\r\n"
_MIXED = b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'


def full_book(number: int = 0) -> bytes:
    """Return a workbook of nearly as many cells as are read."""
    row = "<c><v>1</v></c>" * 59
    return workbook(sheet("".join(f'<row r="{at}">{row}</row>' for at in range(1, 1_001)), before=f"<!--{number}-->"))


def full_book_of_texts() -> bytes:
    """Return a workbook of as many cells, each with a text of its own."""
    rows = (
        "".join(f'<c t="inlineStr"><is><t>Chữ {at} {column}</t></is></c>' for column in range(59))
        for at in range(1, 1_001)
    )
    return workbook(sheet("".join(f'<row r="{at}">{cells}</row>' for at, cells in enumerate(rows, start=1))))


def full_books_in_a_zip(count: int = 20) -> bytes:
    """Return a zip of such workbooks."""
    return zip_of({f"{number}.xlsx": full_book(number) for number in range(count)})


def books_below_each_limit(count: int = 400) -> bytes:
    """Return a zip of workbooks that are each a little smaller than what is told apart as unusual."""
    row = "<c><v>1</v></c>" * 70
    book = workbook(sheet("".join(f'<row r="{at}">{row}</row>' for at in range(1, 101))))
    return zip_of({f"{number}.xlsx": book for number in range(count)})


def zips_in_zips(wide: int, size: int = 100) -> bytes:
    """Return a zip of many zips of many files."""
    inner = zip_of({f"{number}.xlsx": b"PK" + bytes(size) for number in range(wide)})
    return zip_of({f"{number}.zip": inner for number in range(wide)})


def zip_of_long_files(count: int = 8) -> bytes:
    """Return a zip of files that are each nearly as long as is read."""
    return zip_of({f"{number}.xlsx": b"PK" + bytes(58_000_000) for number in range(count)})


def zip_of_mails_of_zips(wide: int = 60) -> bytes:
    """Return a zip of mails, each with zips of its own."""
    inner = zip_of({f"{number}.xlsx": b"PK" + bytes(100) for number in range(20)})
    letter = mail_with([(f"{number}.zip", inner) for number in range(20)])
    return zip_of({f"{number}.eml": letter for number in range(wide)})


def mail_with(files: list[tuple[str, bytes]]) -> bytes:
    """Return a mail with files."""
    from base64 import encodebytes  # noqa: PLC0415

    head = '--b\r\nContent-Type: application/x; name="{}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    parts = (head.format(name).encode() + encodebytes(data) for name, data in files)
    return _HEAD + _MIXED + b"\r\n".join(parts) + b"\r\n--b--\r\n"


def mail_of_parts(count: int = 1_000_000, end: bytes = b"\r\n") -> bytes:
    """Return a mail of a million parts."""
    return (_HEAD + _MIXED).replace(b"\r\n", end) + (b"--b" + end + end + b"x" + end) * count + b"--b--" + end


def mail_of_old_line_ends() -> bytes:
    """Return the same, its lines ended as on old Macs."""
    return mail_of_parts(end=b"\r")


def mail_of_containers() -> bytes:
    """Return a mail of messages in messages."""
    return _HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5_000 + b"x"


def long_sender() -> bytes:
    """Return a mail whose From line is five megabytes long."""
    return b"From: " + b"a" * 5_000_000 + b"\r\n" + _HEAD + b"\r\nx"


def long_sender_of_many() -> bytes:
    """Return a mail whose From line names a million senders."""
    return b"From: " + b"a@b.vn, " * 700_000 + b"\r\n" + _HEAD + b"\r\nx"


def long_mailbox_line() -> bytes:
    """Return a mailbox whose first line is five megabytes long."""
    return b"From " + b"a" * 5_000_000 + b"\n" + _HEAD + b"\r\nx"


def many_headers(count: int = 300_000) -> bytes:
    """Return a mail of as many headers."""
    return _HEAD + b"".join(b"X-%d: a\r\n" % number for number in range(count)) + b"\r\nx"


def long_content_type() -> bytes:
    """Return a mail whose kind has a million parameters, in quotation marks that never close."""
    return _HEAD + b'Content-Type: application/octet-stream; name="' + b";" * 3_000_000 + b"\r\n\r\nx"


def long_subject() -> bytes:
    """Return a mail whose subject is a million encoded words."""
    return b"Subject: " + b"=?utf-8?Q?=C3=A1?= " * 250_000 + b"\r\n" + _HEAD + b"\r\nx"


def mail_of_lines() -> bytes:
    """Return a mail of nothing but ends of lines."""
    return _HEAD + _MIXED + b"--b\r\n\r\n" + b"\n" * 30_000_000


def mailbox_of_messages(count: int = 100_000) -> bytes:
    """Return a mailbox of as many messages."""
    return (b"From a@b Wed Jun 10 08:00:00 2026\n" + _HEAD.replace(b"\r\n", b"\n") + b"\nx\n\n") * count


def large_mail() -> bytes:
    """Return a mail as large as is read, of one honest file."""
    return mail_with([("anh.bin", bytes(range(256)) * 100_000)])


def nested_tables(deep: int = 400, rows: int = 60) -> bytes:
    """Return an .ods whose tables lie in tables."""
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = f"<table:table-row>{cell * 20}</table:table-row>" * rows
    start = '<table:table-row><table:table-cell><table:table table:name="B">'
    return hostile.ods(start * deep + row + "</table:table></table:table-cell></table:table-row>" * deep)


def tables_side_by_side() -> bytes:
    """Return an .ods of two hundred tables within each of two hundred."""
    inner = '<table:table table:name="C"><table:table-row><table:table-cell/></table:table-row></table:table>' * 250
    row = f"<table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row>"
    return hostile.ods(row * 250)


def directory_flood(count: int = 400_000) -> bytes:
    """Return a zip of as many empty files."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for number in range(count):
            package.writestr(zipfile.ZipInfo(f"{number}"), b"")
    return made.getvalue()


def sheets_of_elements() -> bytes:
    """Return a workbook of ten sheets, each of as many elements as are read."""
    return zip_of(
        {
            "xl/workbook.xml": "<workbook/>",
            **{f"xl/worksheets/s{at}.xml": sheet(f"{ONE}{'<row/>' * 390_000}") for at in range(10)},
        }
    )


BOMBS: dict[str, Callable[[], bytes]] = {
    "20-so-lon.zip": full_books_in_a_zip,
    "400-so-vua.zip": books_below_each_limit,
    "so-lon.xlsx": full_book,
    "so-chu.xlsx": full_book_of_texts,
    "nhieu-trang.xlsx": sheets_of_elements,
    "zip-trong-zip-15kb.zip": lambda: zips_in_zips(60),
    "zip-trong-zip-309kb.zip": lambda: zips_in_zips(480),
    "zip-tep-dai.zip": zip_of_long_files,
    "zip-thu-zip.zip": zip_of_mails_of_zips,
    "zip-mot-trieu.zip": directory_flood,
    "thu-trieu-phan.eml": mail_of_parts,
    "thu-trieu-phan-cr.eml": mail_of_old_line_ends,
    "thu-long.eml": mail_of_containers,
    "nguoi-gui-dai.eml": long_sender,
    "nguoi-gui-nhieu.eml": long_sender_of_many,
    "dong-dau-dai.mbox": long_mailbox_line,
    "nhieu-dong-dau.eml": many_headers,
    "kieu-dai.eml": long_content_type,
    "tieu-de-dai.eml": long_subject,
    "dong-trong.eml": mail_of_lines,
    "nhieu-thu.mbox": mailbox_of_messages,
    "thu-lon.eml": large_mail,
    "bang-long-nhau.ods": nested_tables,
    "bang-canh-nhau.ods": tables_side_by_side,
    "lap.ods": hostile.ods_repeats,
    "bom.xlsx": hostile.zip_bomb,
    "kich-thuoc-gia.xlsx": hostile.lying_size,
    "nhieu-phan.xlsx": hostile.many_parts,
    "chu-dai.xlsx": hostile.shared_long_text,
    "trieu-o.xlsx": hostile.cell_flood,
    "xlsb-trieu.xlsb": hostile.xlsb_flood,
    "zip-sau.zip": hostile.zip_of_zips,
}
"""Bombs by the name of the file that each is in `nhan/`."""


def all_bombs() -> Iterator[tuple[str, bytes]]:
    """Yield each bomb with its name."""
    for name, make in BOMBS.items():
        yield name, make()
