"""What the README says is so."""

import re

from cchc_excel.cli import cchc
from tests.tools.make_readme import PICTURES, README, ROOT, with_columns

TEXT = README.read_text(encoding="utf-8")


def test_the_columns_are_those_of_the_form():
    assert with_columns(TEXT) == TEXT


def test_every_command_is_told_and_every_told_command_exists():
    assert set(re.findall(r"\bcchc ([a-z]+)\b", TEXT)) == set(cchc.commands)


def test_every_picture_is_there():
    told = set(re.findall(r"\]\((\.readme/[^)]+)\)", TEXT))
    assert {f".readme/{name}.png" for name in PICTURES} <= told
    assert [picture for picture in told if not (ROOT / picture).is_file()] == []


def test_nothing_else_is_visible_at_the_top():
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith((".", "__"))}
    built = {name for name in visible if name.endswith(".egg-info") or name in ("build", "dist")}
    assert visible - built == {
        "workbooks", "cchc_excel", "templates", "tests", "pyproject.toml", "README.md",
    }  # fmt: skip
