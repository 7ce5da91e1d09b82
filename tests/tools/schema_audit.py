"""The schemas' own word on a file, by openxml-audit, but for what it says that Excel and Word don't mind.

Where it is not installed, a test is skipped; on the build machine (`CI` is set) it fails.
"""

import os
from pathlib import Path

import pytest

WAIVED = {
    "Unexpected element 'b' found": "openpyxl writes a font's name first; the schema takes a font's parts in any order "
    "(CT_Font is a choice without bounds in ECMA-376 from its second edition on), and so does Excel",
    "Unexpected element 'i' found": "as with 'b'",
    "Unexpected element 'sz' found": "as with 'b'",
    "Unexpected element 'color' found": "as with 'b'",
    "the package has no populated `xl/sharedStrings.xml`": "texts within cells are legal: Excel shares them on saving, "
    "which is what any saving does",
}
"""What a false alarm says, and why it is one."""


def audit(path: Path) -> tuple[list[str], set[str]]:
    """Return what is wrong with a file, and the false alarms that were met."""
    try:
        from openxml_audit import FileFormat, OpenXmlValidator  # noqa: PLC0415 - only here
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip("openxml-audit is not installed")
    found = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(path).errors
    faults, met = [], set()
    for fault in found:
        waived = [alarm for alarm in WAIVED if _is_waived(alarm, fault.description, str(fault.part_uri))]
        met.update(waived)
        if not waived:
            faults.append(f"{fault.part_uri} {fault.path}: {fault.description}")
    return faults, met


def _is_waived(alarm: str, said: str, part: str) -> bool:
    """Whether that is a false alarm; one of the fonts is so in the styles alone."""
    return alarm in said and (not alarm.startswith("Unexpected") or part == "/xl/styles.xml")
