"""`python -m cchc_excel` is the command `cchc`; both start here, so that Ctrl-C is heeded from the first moment."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; an interruption before it is even loaded leaves nothing behind either."""
    try:
        from cchc_excel.cli import main as run  # noqa: PLC0415 - what takes time to load may be interrupted
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng theo yêu cầu; chưa có gì được ghi.\n")
        sys.exit(2)
    run()


if __name__ == "__main__":
    main()
