"""What all written packages share."""

import io
import zipfile

from cchc_excel.writing.house.packages import as_from_anywhere


def parted(system: int) -> bytes:
    """Return a zip with a comment, an extra field and a name with diacritics, as a system makes it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in ("a.xml", "thư mục/b.xml"):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.comment, entry.extra = system, b"note", b"\xfe\xca\x02\x00ab"
            package.writestr(entry, name * 50)
    return made.getvalue()


def test_a_package_is_the_same_from_every_system():
    assert parted(3) != parted(0)
    assert as_from_anywhere(parted(3)) == parted(0)
    with zipfile.ZipFile(io.BytesIO(as_from_anywhere(parted(3)))) as package:
        assert package.testzip() is None
