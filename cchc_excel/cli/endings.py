"""How every command ends: with the next step, as the guided round would propose it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_excel.cli.screen import say, show_path, typed
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, find_plan_above
from cchc_excel.guiding.command_lines import command_line
from cchc_excel.guiding.offers import OPEN_PLAN, Offer, next_of, offers_in, why_wait
from cchc_excel.guiding.standing import Situation, stand_after, stand_of_plan
from cchc_excel.guiding.turns import period_of_day
from cchc_excel.rules import errors_in

if TYPE_CHECKING:
    from cchc_excel.steps.checking import Checked


def print_next(situation: Situation, *, to_stderr: bool = False) -> None:
    """Print what comes next, and how it is typed; else what is waited for."""
    root = click.get_current_context().find_root().command
    commands = root.commands if isinstance(root, click.Group) else ()
    offer = next_of(offers_in(situation, commands), situation)
    if offer is None:
        say(f"\nViệc tiếp theo: {why_wait(situation)}", err=to_stderr)
    else:
        print_step(offer, situation, to_stderr=to_stderr)


def print_step(offer: Offer, situation: Situation, *, to_stderr: bool = False) -> None:
    """Print a step as the next one, and how it is typed."""
    reason = f" ({offer.why})" if offer.why else ""
    say(f"\nViệc nên làm tiếp: {offer.title}{reason}:\n  {_how(offer, situation)}", err=to_stderr)
    if offer.then:
        say(f"Xong thì chạy:\n  {_how(offer.then, situation)}", err=to_stderr)


def _how(offer: Offer, situation: Situation) -> str:
    if offer.opens:
        return show_path(offer.opens(situation))
    return typed(command_line(offer.command, offer.arguments(situation), Path.cwd()))


def print_after_check(path: Path, checked: Sequence["Checked"], today: date, *, to_stderr: bool) -> None:
    """Print what comes after a check: by the plan above the first path, and the period that it is of."""
    try:
        plan_folder = find_plan_above(path / PLAN_NAME if path.is_dir() else path).parent
    except OperatorError:  # an archive may lie anywhere
        return
    standing = stand_of_plan(plan_folder)
    situation = Situation(standing, None, today)
    if standing.plan and any(entry.path.endswith(PLAN_NAME) and errors_in(entry.findings) for entry in checked):
        print_step(OPEN_PLAN, situation, to_stderr=to_stderr)
    elif standing.plan and standing.periods:
        inside = [standing.folder_of(period) for period in standing.periods]
        resolved = path.resolve()
        of_path = [folder for folder in inside if folder.path in (resolved, *resolved.parents)]
        code = of_path[0].code if of_path else period_of_day(standing.periods, today).code
        folder = standing.folder_of(standing.plan.period(code) or standing.periods[0])
        print_next(stand_after(folder, standing.plan, today), to_stderr=to_stderr)
    else:
        print_next(situation, to_stderr=to_stderr)
