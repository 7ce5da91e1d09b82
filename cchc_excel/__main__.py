"""`python -m cchc_excel` is the command `cchc`; both start here, so that Ctrl-C is heeded from the first moment."""

import sys


def main() -> None:
    """Run the command line; an interruption before it is even loaded leaves nothing behind either."""
    sys.unraisablehook = _heed_interruption
    try:
        from cchc_excel.cli.running import main as run  # noqa: PLC0415 - what takes time to load may be interrupted
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng theo yêu cầu; chưa có gì được ghi.\n")
        sys.exit(2)
    run()


def _heed_interruption(ignored: "sys.UnraisableHookArgs") -> None:
    """Stop once more where Python lets no exception through, such as while it loads a module."""
    if ignored.exc_type is KeyboardInterrupt:
        from _thread import interrupt_main  # noqa: PLC0415 - hardly ever

        interrupt_main()
    else:
        sys.__unraisablehook__(ignored)


if __name__ == "__main__":
    main()
