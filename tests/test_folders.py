"""Names of folders that no system takes."""

import pytest

from cchc_excel.folders import is_device


@pytest.mark.parametrize("name", ["CON", "nul", "Aux", "prn", "COM1", "lpt9", "con.2027", "NUL "])
def test_what_windows_keeps_for_a_device_is_known(name: str):
    assert is_device(name)


@pytest.mark.parametrize("name", ["6T", "Q1", "COM", "COM0", "COM10", "CONG", "2027", "NAM", "CCHC-2026-6T-CON.xlsx"])
def test_other_names_are_none(name: str):
    assert not is_device(name)
