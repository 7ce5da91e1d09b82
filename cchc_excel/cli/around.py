"""What stands around every command: its folder, opened and held; its ending, the next step. Imports nothing heavy."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_excel.errors import OperatorError
from cchc_excel.folders import PeriodFolder, open_period_folder
from cchc_excel.guiding.command_lines import command_line

if TYPE_CHECKING:
    from cchc_excel.domain import Inbox, Plan
    from cchc_excel.folders import ExchangeFolder


def end(
    folder: PeriodFolder,
    today: date,
    plan: "Plan | None" = None,
    *,
    inbox: "Inbox | None" = None,
    letters: int | None = None,
    to_stderr: bool = False,
) -> None:
    """End a command with the next step of its period, by what the command has read itself."""
    from cchc_excel.cli.endings import print_next
    from cchc_excel.guiding.standing import stand_after
    from cchc_excel.plan.periods import read_period

    plan = plan or (inbox.plan if inbox else read_period(folder)[0])
    print_next(stand_after(folder, plan, today, inbox=inbox, letters=letters), to_stderr=to_stderr)


def end_with_plan(folder: Path, today: date) -> None:
    """End a command that made a plan workbook: it is to be filled in and checked."""
    from cchc_excel.cli.endings import print_step
    from cchc_excel.guiding.offers import OPEN_PLAN
    from cchc_excel.guiding.standing import Situation, stand_of_plan

    print_step(OPEN_PLAN, Situation(stand_of_plan(folder), None, today))


def open_to_write(path: Path, *, must_exist: bool = True) -> PeriodFolder:
    """Return the period folder, held by this command."""
    folder = open_folder(path, must_exist=must_exist)
    hold(folder)
    return folder


def open_folder(path: Path, *, must_exist: bool = True) -> PeriodFolder:
    """Return the period folder; one that isn't there yet is answered with the codes there are, or with what is due."""
    folder = PeriodFolder(path.resolve())
    if not path.exists() and folder.plan.is_file():
        from cchc_excel.plan.periods import read_period

        read_period(folder)
        if must_exist:
            typed = command_line("issue", (path,), Path.cwd())
            raise OperatorError(f"Kỳ {folder.code} chưa giao biểu nên chưa có thư mục “{path}”. Hãy chạy: {typed}")
    return open_period_folder(path, must_exist=must_exist)


def hold(folder: "ExchangeFolder") -> None:
    """Make a folder this command's own to write to until it ends."""
    from cchc_excel.writing.files import lock

    context = click.get_current_context()
    warning = context.with_resource(lock.hold(folder.path, context.info_name or ""))
    if warning:
        click.echo(warning, err=True)
