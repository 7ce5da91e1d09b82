"""Makers of hostile and broken files: bombs that would hold a reader up, and junk that lies in any inbox.

Each is made from nothing or from a real return, at test time, and is small on disk.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from tests.tools.places import ROOT

RETURN = ROOT / "workbooks" / "2026" / "6T" / "nhan" / "CCHC-2026-6T-TH.xlsx"

SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def zip_of(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def workbook(sheet: str | bytes, **parts: str | bytes) -> bytes:
    """Return a workbook with one sheet of that XML, and other parts of `xl/` by their name without a suffix."""
    kinds = {"styles": "styles", "sharedStrings": "sharedStrings"}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(f'<Relationship Id="{k}" Type="{office}/{k}" Target="{k}.xml"/>' for k in kinds if k in parts)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{office}"><sheets><sheet name="Báo cáo" sheetId="1" r:id="s"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="s" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>{relations}</Relationships>',
        SHEET: sheet,
    }
    made |= {f"xl/{name}.xml": part for name, part in parts.items()}
    return zip_of(made)


def sheet(data: str, after: str = "", before: str = "") -> str:
    """Return the XML of a sheet."""
    return f"<worksheet {_MAIN}>{before}<sheetData>{data}</sheetData>{after}</worksheet>"


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a real return with one part changed."""
    with zipfile.ZipFile(RETURN) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    parts[name] = change(parts[name])
    return zip_of(parts)


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def zip_bomb() -> bytes:
    """Return a sheet of one gigabyte of spaces in one megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * (1 << 20)
    packed = b"".join(packer.compress(block) for _ in range(1024)) + packer.flush()
    crc = 0
    for _ in range(1024):
        crc = zlib.crc32(block, crc)
    return _raw_zip([(SHEET, packed, 1 << 30, crc), ("xl/workbook.xml", b"\x03\x00", 0, 0)])


def lying_size() -> bytes:
    """Return a sheet that says it has 1,000 bytes and has 200 million."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(200)) + packer.flush()
    return _raw_zip([(SHEET, packed, 1_000, 0), ("xl/workbook.xml", b"\x03\x00", 0, 0)])


def many_parts() -> bytes:
    """Return eight sheets of 30 MB, each in bounds alone."""
    return zip_of(
        {"xl/workbook.xml": "<workbook/>", **{f"xl/worksheets/s{i}.xml": bytes(30_000_000) for i in range(8)}}
    )


def overlapping() -> bytes:
    """Return a thousand entries that share the same packed bytes."""
    packed = zlib.compress(bytes(100_000), 9)[2:-4]
    crc = zlib.crc32(bytes(100_000))
    first = _raw_zip([("xl/workbook.xml", packed, 100_000, crc)])
    end = first.rindex(b"PK\x05\x06")
    start = first.index(b"PK\x01\x02")
    entry = first[start:end]
    entries = entry + b"".join(
        entry[:28] + struct.pack("<H", len(name)) + entry[30:46] + name
        for name in (f"xl/worksheets/sheet{number}.xml".encode() for number in range(1_000))
    )
    return first[:start] + entries + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1_001, 1_001, len(entries), start, 0)


def _raw_zip(entries: list[tuple[str, bytes, int, int]]) -> bytes:
    """Return a zip whose headers say what they are told: name, packed bytes, size, CRC."""
    body, directory = b"", b""
    for name, packed, size, crc in entries:
        head = struct.pack("<5H3I2H", 20, 0, 8, 0, 33, crc, len(packed), size, len(name), 0)
        place = len(body)
        body += b"PK\x03\x04" + head + name.encode() + packed
        directory += (
            b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<3H2I", 0, 0, 0, 0, place) + name.encode()
        )
    count = len(entries)
    return body + directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)


def billion_laughs() -> bytes:
    """Return entities within entities."""
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    doctype = f'<!DOCTYPE worksheet [<!ENTITY e0 "cười">{entities}]>'
    return workbook(doctype + sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row>'))


def utf16_laughs() -> bytes:
    """Return the same in UTF-16, where `<!DOCTYPE` looks different."""
    doctype = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    return workbook((doctype + sheet('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>')).encode("utf-16"))


def ebcdic() -> bytes:
    """Return a sheet in an encoding in which nothing looks as it does in ASCII."""
    text = '<?xml version="1.0" encoding="cp037"?>'
    return workbook(text.encode() + sheet(ONE).encode("cp037"))


def external_entity() -> bytes:
    """Return an entity that would read a file of the computer."""
    doctype = '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return workbook(sheet(ONE), sharedStrings=f"{doctype}<sst {_MAIN}><si><t>&x;</t></si></sst>")


def far_corner() -> bytes:
    """Return values in the first and in the last cell of the grid."""
    return workbook(sheet(f'{ONE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def far_corner_prefixed() -> bytes:
    """Return the same, with a prefix before every tag."""
    data = '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    namespace = _MAIN.replace("xmlns=", "xmlns:x=")
    return workbook(f"<x:worksheet {namespace}><x:sheetData>{data}</x:sheetData></x:worksheet>")


def beyond_the_grid() -> bytes:
    """Return a value where no cell is."""
    return workbook(sheet('<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row>'))


def huge_merge() -> bytes:
    """Return one merge over everything."""
    return workbook(sheet(ONE, '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'))


def many_merges() -> bytes:
    """Return merges of whole rows, each in bounds alone."""
    merges = "".join(f'<mergeCell ref="A{row}:XFD{row}"/>' for row in range(2, 5_000))
    return workbook(sheet(ONE, f"<mergeCells>{merges}</mergeCells>"))


def lying_count() -> bytes:
    """Return shared strings that announce four thousand million of them."""
    strings = f'<sst {_MAIN} count="4294967295" uniqueCount="4294967295"><si><t>a</t></si></sst>'
    return workbook(sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), sharedStrings=strings)


def string_flood() -> bytes:
    """Return two million shared strings."""
    return workbook(sheet(ONE), sharedStrings=f"<sst {_MAIN}>{'<si><t>a</t></si>' * 2_000_000}</sst>")


def style_flood() -> bytes:
    """Return a hundred thousand cell formats."""
    formats = '<xf numFmtId="0" fontId="0"/>' * 100_000
    return workbook(sheet(ONE), styles=f"<styleSheet {_MAIN}><cellXfs>{formats}</cellXfs></styleSheet>")


def cell_flood() -> bytes:
    """Return a million cells."""
    rows = "".join(f'<row r="{row}">{"<c><v>1</v></c>" * 100}</row>' for row in range(1, 10_001))
    return workbook(sheet(rows))


def long_text() -> bytes:
    """Return one cell of thirty million letters."""
    return workbook(sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"é" * 15_000_000}</t></is></c></row>'))


def shared_long_text() -> bytes:
    """Return one long text in fifty thousand cells."""
    strings = f"<sst {_MAIN}><si><t>{'é' * 32_000}</t></si></sst>"
    cells = '<c t="s"><v>0</v></c>' * 50
    rows = "".join(f'<row r="{row}">{cells}</row>' for row in range(1, 1_001))
    return workbook(sheet(rows), sharedStrings=strings)


def deep_nesting() -> bytes:
    """Return a million elements, each within the one before."""
    return workbook(f"{'<a>' * 1_000_000}{'</a>' * 1_000_000}")


def hidden_column_flood() -> bytes:
    """Return a hundred thousand times all columns hidden."""
    columns = '<col min="1" max="16384" hidden="1"/>' * 100_000
    return workbook(sheet(ONE, before=f"<cols>{columns}</cols>"))


def same_sheet_often() -> bytes:
    """Return a workbook that lists the same part ten thousand times."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(f'<sheet name="T{i}" sheetId="{i}" r:id="s"/>' for i in range(10_000))
    return workbook(sheet(ONE), workbook=f'<workbook {_MAIN} xmlns:r="{office}"><sheets>{sheets}</sheets></workbook>')


def bzip2_bomb() -> bytes:
    """Return a part packed by a method that no office program uses, which zipfile inflates without a bound."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as package:
        package.writestr("xl/workbook.xml", bytes(30_000_000))
    return made.getvalue()


def ods_repeats() -> bytes:
    """Return a cell that stands in every column of every row."""
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return ods(row)


def ods_nesting() -> bytes:
    """Return a text of a hundred thousand spans, each within the one before."""
    text = f"{'<text:span>' * 100_000}a{'</text:span>' * 100_000}"
    cell = f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    return ods(f"<table:table-row>{cell}</table:table-row>" + "<table:table-row/>" * 400_000)


def ods(rows: str) -> bytes:
    """Return an OpenDocument spreadsheet with these rows."""
    return zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": _ODS.format(rows=rows)})


def xls(stream: bytes, name: str = "Workbook", **lies: int) -> bytes:
    """Return an OLE box with one stream, its header telling lies: what is said, by the name of the place."""
    size = 512
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % size)
    count = len(stream) // size
    chain = [*range(3, count + 2), 0xFFFFFFFE]
    table = [0xFFFFFFFD, 0xFFFFFFFE, *chain]
    table += [lies.get("unused", 0xFFFFFFFF)] * (128 - len(table))
    entries = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, 0xFFFFFFFF, 2, len(stream))
    directory = entries + bytes(size - len(entries))
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, lies.get("sector_shift", 9), 6)
    struct.pack_into("<I", header, 44, lies.get("tables", 1))
    struct.pack_into("<I", header, 48, lies.get("directory", 1))
    struct.pack_into("<5I", header, 56, 4096, 0xFFFFFFFE, 0, lies.get("more_tables", 0xFFFFFFFE), lies.get("more", 0))
    struct.pack_into("<109I", header, 76, *([0] + [lies.get("place", 0xFFFFFFFF)] * 108))
    return bytes(header) + struct.pack("<128I", *table[:128]) + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack("<64sHBB3I36sIQ", text, len(text) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, b"", start, size)


_BOF = struct.pack("<6H2I", 0x809, 16, 0x600, 5, 0, 0, 0, 0)


def xls_lying_tables() -> bytes:
    """Return a box whose header names two thousand million tables of sectors."""
    return xls(_BOF, tables=0x7FFFFFFF, more=0x7FFFFFFF, more_tables=2)


def xls_table_loop() -> bytes:
    """Return a box whose every table of sectors is the same one."""
    return xls(_BOF, tables=109, place=0)


def xls_directory_beyond() -> bytes:
    """Return a box whose directory lies beyond its end."""
    return xls(_BOF, directory=0x00FFFFFF)


def xls_string_flood() -> bytes:
    """Return a book that announces two thousand million strings."""
    return xls(_BOF + struct.pack("<2H2I", 0xFC, 8, 0x7FFFFFFF, 0x7FFFFFFF) + struct.pack("<2H", 0x0A, 0))


def xls_record_loop() -> bytes:
    """Return a book whose first sheet begins where the book does."""
    bound = struct.pack("<IHB", 0, 0, 1) + b"\x00A"
    return xls(_BOF + struct.pack("<2H", 0x85, len(bound)) + bound + struct.pack("<2H", 0x0A, 0))


def xlsb_lying_record() -> bytes:
    """Return a binary book with a record of 256 MB that isn't there."""
    return zip_of({"xl/workbook.bin": b"\x83\x01\x00\x9c\x01\xff\xff\xff\x7f"})


def xlsb_flood() -> bytes:
    """Return a binary book of fifteen million empty records."""
    return zip_of({"xl/workbook.bin": b"\x25\x00" * 15_000_000})


def zip_of_zips() -> bytes:
    """Return zips within zips, ten deep, ten wide."""
    made = zip_of({"bieu.xlsx": bytes(1_000_000)})
    for _ in range(10):
        made = zip_of({f"{number}.zip": made for number in range(10)})
    return made


def zip_of_thousands() -> bytes:
    """Return a zip of twenty thousand files."""
    return zip_of({f"{number}.xlsx": b"x" for number in range(20_000)}, zipfile.ZIP_STORED)


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip_bomb": (zip_bomb, "file-too-large"),
    "lying_size": (lying_size, "file-damaged"),
    "many_parts": (many_parts, "file-too-large"),
    "overlapping": (overlapping, "file-suspect"),
    "billion_laughs": (billion_laughs, "file-suspect"),
    "utf16_laughs": (utf16_laughs, "file-suspect"),
    "ebcdic": (ebcdic, "file-suspect"),
    "external_entity": (external_entity, "file-suspect"),
    "far_corner": (far_corner, "file-suspect"),
    "far_corner_prefixed": (far_corner_prefixed, "file-suspect"),
    "beyond_the_grid": (beyond_the_grid, "file-suspect"),
    "huge_merge": (huge_merge, "file-suspect"),
    "many_merges": (many_merges, "file-suspect"),
    "lying_count": (lying_count, "file-suspect"),
    "string_flood": (string_flood, "file-too-large"),
    "style_flood": (style_flood, "file-suspect"),
    "cell_flood": (cell_flood, "file-too-large"),
    "long_text": (long_text, "file-suspect"),
    "shared_long_text": (shared_long_text, "file-too-large"),
    "deep_nesting": (deep_nesting, "file-too-large"),
    "hidden_column_flood": (hidden_column_flood, "file-suspect"),
    "same_sheet_often": (same_sheet_often, "file-suspect"),
    "bzip2_bomb": (bzip2_bomb, "file-suspect"),
    "ods_repeats": (ods_repeats, "file-too-large"),
    "ods_nesting": (ods_nesting, "file-too-large"),
    "xls_lying_tables": (xls_lying_tables, "file-truncated"),
    "xls_table_loop": (xls_table_loop, "file-truncated"),
    "xls_directory_beyond": (xls_directory_beyond, "file-truncated"),
    "xls_string_flood": (xls_string_flood, "file-damaged"),
    "xls_record_loop": (xls_record_loop, "file-damaged"),
    "xlsb_lying_record": (xlsb_lying_record, "file-damaged"),
    "xlsb_flood": (xlsb_flood, "file-too-large"),
    "zip_of_zips": (zip_of_zips, "file-zip"),
    "zip_of_thousands": (zip_of_thousands, "file-zip"),
}
"""Each bomb with the code of the rule that names it, when the file is opened by itself."""
