"""Running the command line: every way to end is an exit status and at most one sentence."""

import gc
import signal
import sys
from contextlib import suppress
from typing import NoReturn

import click

from cchc_excel.cli import DONE, MISTAKE, cchc, now
from cchc_excel.cli.screen import say
from cchc_excel.cli.vietnamese import explain, explain_unforeseen
from cchc_excel.errors import OperatorError


def main() -> NoReturn:
    """Run the command line, and make every mistake of the operator one sentence."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    # Reading makes many small things that live to the end; looking for garbage among them took a third of a merge.
    gc.set_threshold(200_000, 20, 50)
    status = _run()
    gc.freeze()  # nor is there any use in looking for it at the very end
    # All is done: nothing is left that could be stopped.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(status)


def _run(arguments: list[str] | None = None) -> int:
    """Run a command, the one that was typed where none is given, and return its exit status; nothing is raised."""
    try:
        result = cchc.main(arguments, standalone_mode=False, prog_name="cchc", obj=_run)
    except OperatorError as mistake:
        return _refuse(str(mistake))
    except OSError as problem:
        return _refuse(explain_unforeseen(problem))
    except click.ClickException as problem:
        return _refuse(explain(problem, list(cchc.commands)))
    except (click.Abort, KeyboardInterrupt):
        return _refuse("Đã dừng theo yêu cầu; không có tệp nào bị ghi dở.")
    except Exception as fault:  # noqa: BLE001 - nobody at an office should see a traceback
        from cchc_excel.cli.fault_log import keep_fault

        return _refuse(keep_fault(fault, now()))
    return result if isinstance(result, int) else DONE


def _refuse(sentence: str) -> int:
    if sys.stderr.isatty():
        say(sentence, err=True)
    else:  # other programs read it as the one sentence that it is
        click.echo(sentence, err=True)
    return MISTAKE
