"""The process that reads `.xls` gets a bound: what asks for more than that is refused, and the machine stays usable."""

import os
import subprocess
import sys

import pytest

from tests.tools.places import ROOT
from tests.tools.systems import UNDER_WINE

BOUNDED = """
import sys
from cchc_excel.books.formats.memory import bound_memory
bound_memory(600_000_000)
try:
    print(len(bytearray(int(sys.argv[1]))))
except MemoryError:
    print("refused")
"""


def asked_for(size: int) -> str:
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(size)],
        capture_output=True, encoding="utf-8", check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return done.stdout.strip()


def test_what_fits_is_given():
    assert asked_for(50_000_000) == "50000000"


@pytest.mark.skipif(UNDER_WINE, reason="Wine takes the bound and does not hold to it")
def test_what_does_not_fit_is_refused():
    assert asked_for(1_000_000_000) == "refused"
