"""Commands as they are typed."""

import sys
from pathlib import Path

import pytest

from cchc_excel.guiding.command_lines import command_line, quote_for_cmd


@pytest.mark.parametrize(
    ("argument", "typed"),
    [
        (r"workbooks\2026\6T", r"workbooks\2026\6T"),
        (r"D:\Kế hoạch\6T", r'"D:\Kế hoạch\6T"'),
        (r"D:\CảiCách\6T", r"D:\CảiCách\6T"),
        ("a&b", '"a&b"'),
        ("(a)", '"(a)"'),
        ("a^b!", '"a^b!"'),
        ("100%", '"100%"'),
        ("%TEMP%", '""^%"TEMP"^%""'),
        ("D:\\a b\\", '"D:\\a b\\\\"'),
        ("--after", "--after"),
        ("", '""'),
    ],
)
def test_quoted_as_cmd_hands_it_on(argument: str, typed: str):
    assert quote_for_cmd(argument) == typed


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's quotes")
def test_the_shorter_of_two_ways_to_a_folder(tmp_path: Path):
    assert command_line("merge", [tmp_path / "a b" / "6T"], tmp_path) == "cchc merge 'a b/6T'"
    assert (
        command_line("init", [tmp_path.parent / "2027", "--after", tmp_path], tmp_path) == "cchc init ../2027 --after ."
    )
    assert command_line("issue", [Path("/x")], tmp_path) == "cchc issue /x"
