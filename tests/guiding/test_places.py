"""Where plan folders are looked for."""

from pathlib import Path

import pytest

from cchc_excel.guiding.places import find_plan_folders, find_sample
from tests.tools.command import PLAN_FOLDER


@pytest.fixture
def years(tmp_path: Path) -> Path:
    for place in ("2026", "goc/2025", "a/b/c/d/2024", ".an/2023", "2026/6T/nhan/2022"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "ke-hoach.xlsx").touch()
    return tmp_path


def test_those_below_the_nearest_first_not_hidden_ones_nor_too_deep_nor_inside_another(years: Path):
    assert [folder.relative_to(years).as_posix() for folder in find_plan_folders(years)] == ["2026", "goc/2025"]


@pytest.mark.parametrize("inside", ["2026", "2026/6T"])
def test_the_working_folder_or_its_parent_stands_alone(years: Path, inside: str):
    assert find_plan_folders(years / inside) == (years / "2026",)


def test_a_link_that_leads_round_is_not_followed(years: Path):
    (years / "goc" / "vong").symlink_to(years, target_is_directory=True)
    assert len(find_plan_folders(years)) == 2


def test_none(tmp_path: Path):
    assert find_plan_folders(tmp_path) == ()


def test_the_sample_that_came_with_the_program():
    assert find_sample() == PLAN_FOLDER
