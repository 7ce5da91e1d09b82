"""Which system the tests run on: some of what they do exists on one only."""

import ctypes
import sys

ON_WINDOWS = sys.platform == "win32"
UNDER_WINE = ON_WINDOWS and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
"""Windows' own programs on another system: most of what Windows does, not all that it keeps from being done."""

TAKES_PYTHONPATH = not sys.flags.ignore_environment
"""Whether a process runs the package that `PYTHONPATH` names; Python as embedded in a folder (Wine's, here) doesn't."""
