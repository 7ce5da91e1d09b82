"""The guided round (*hướng dẫn từng bước*): bare `cchc` at a terminal. Contract, section 9.

It tells what stands where, proposes the next step and does what is chosen by running that very command.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from cchc_excel.cli.guide_printing import print_choices, print_situation, tell
from cchc_excel.cli.opening import open_with_system
from cchc_excel.cli.params import read_year
from cchc_excel.cli.screen import say
from cchc_excel.cli.terminal import is_yes, with_progress
from cchc_excel.guiding.command_lines import command_line, shorten
from cchc_excel.guiding.offers import Arguments, Offer, next_of, offers_in
from cchc_excel.guiding.places import find_plan_folders, find_sample
from cchc_excel.guiding.standing import PlanStanding, Situation, stand_of_period, stand_of_plan

_LEAVE = frozenset({"0", "q", "quit", "exit", "thoat", "thoát"})
_MOST_PLANS = 20


class _LeaveError(Exception):
    """Whoever sits at the terminal wants to leave, or has closed it."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A line of the list: `act` does it, and says whether what stands where may have changed."""

    title: str
    act: Callable[[], bool]


class GuidedRound:
    """One sitting: which plan folder and which period are looked at, until the operator leaves."""

    def __init__(self, run: Callable[[list[str]], int], commands: Collection[str], clock: Callable[[], date]) -> None:
        self._run = run
        self._commands = commands
        self._clock = clock
        self._working = Path.cwd()
        self._folder: Path | None = None
        self._code = ""

    def hold(self) -> None:
        """Go round until the operator leaves; Ctrl-C goes on to the caller."""
        with suppress(_LeaveError):
            while True:
                self._go_round()
        say("Đã thoát.")

    def _go_round(self) -> None:
        """Tell what stands where, and let one step after another be chosen as long as that stays so."""
        plans = [stand_of_plan(folder) for folder in find_plan_folders(self._working)[:_MOST_PLANS]]
        if self._folder and self._folder not in [plan.folder for plan in plans]:
            plans.append(stand_of_plan(self._folder))
        if not plans:
            self._begin()
            return
        situation = self._situation_of(self._chosen(plans))
        others = [plan for plan in plans if plan is not situation.plan]
        print_situation(situation, others, self._where(situation.plan))
        offers = offers_in(situation, self._commands)
        proposed = next_of(offers, situation)
        choices = [self._choice_of(offer, situation) for offer in offers]
        choices += self._other_choices(situation, others)
        number = offers.index(proposed) + 1 if proposed else 0
        has_changed = False
        while not has_changed:
            print_choices([choice.title for choice in choices], proposed, number)
            has_changed = choices[_choose(len(choices), number) - 1].act()

    def _chosen(self, plans: Sequence[PlanStanding]) -> PlanStanding:
        """Return the plan that was chosen; else that of this year, else the latest, else the first."""
        year = self._clock().year
        years = {plan.folder: plan.plan.info.year if plan.plan else 0 for plan in plans}
        by_rank = sorted(plans, key=lambda plan: (years[plan.folder] == year, years[plan.folder]), reverse=True)
        return next((plan for plan in plans if plan.folder == self._folder), by_rank[0])

    def _situation_of(self, plan: PlanStanding) -> Situation:
        """Return how a plan stands, at the period that was chosen; else that of the working folder, else of the day."""
        today = self._clock()
        code = self._code or (self._working.name if self._working.parent == plan.folder else "")
        return Situation(plan, stand_of_period(plan, today, code, with_progress), today)

    def _where(self, plan: PlanStanding) -> str:
        where = shorten(plan.folder, self._working)
        return plan.folder.name if where in {".", ".."} else where

    def _choice_of(self, offer: Offer, situation: Situation) -> _Choice:
        def act() -> bool:
            if offer.opens:
                return self._open(offer.opens(situation))
            question = offer.question(situation)
            if question and not is_yes(_ask(f"{question} Gõ c rồi Enter nếu đồng ý, chỉ Enter để thôi: ")):
                tell("Chưa làm gì.")
                return False
            return self._do(offer.command, offer.arguments(situation))

        return _Choice(offer.title, act)

    def _other_choices(self, situation: Situation, others: Sequence[PlanStanding]) -> list[_Choice]:
        choices = []
        if len(situation.plan.periods) > 1 and situation.period:
            choices.append(_Choice("Xem kỳ báo cáo khác", lambda: self._change_period(situation)))
        if others:
            choices.append(_Choice("Xem kế hoạch khác", lambda: self._change_plan(others)))
        near = situation.plan.folder.parent
        choices.append(_Choice("Lập kế hoạch mới", lambda: self._init(near)))
        return choices

    def _begin(self) -> None:
        """Offer what there is to do where no plan folder is near."""
        say("")
        tell(f"Chưa có thư mục kế hoạch nào ở “{self._working}” và các thư mục bên trong.")
        choices = [_Choice("Lập kế hoạch mới", lambda: self._init(self._working))]
        sample = find_sample()
        if sample:
            choices.append(_Choice("Xem bộ dữ liệu mẫu", lambda: self._look_at(sample)))
        print_choices([choice.title for choice in choices], None, 0)
        choices[_choose(len(choices), 0) - 1].act()

    def _change_period(self, situation: Situation) -> bool:
        periods = situation.plan.periods
        print_choices([f"{period.code}: {period.name}" for period in periods], None, 0)
        self._code = periods[_choose(len(periods), 0) - 1].code
        return True

    def _change_plan(self, others: Sequence[PlanStanding]) -> bool:
        print_choices([shorten(plan.folder, self._working) for plan in others], None, 0)
        return self._look_at(others[_choose(len(others), 0) - 1].folder)

    def _look_at(self, folder: Path) -> bool:
        self._folder, self._code = folder, ""
        return True

    def _init(self, near: Path) -> bool:
        """Ask for what a new plan needs: its year, its folder, the annex it is made from, if there is one."""
        default = self._clock().year + (self._clock().month >= 10)
        year = read_year(_ask(f"Năm kế hoạch (chỉ Enter là {default}): ") or str(default))
        if year is None:
            tell("Năm chưa đúng: hãy ghi bốn chữ số, ví dụ 2027.")
            return False
        named = _ask(f"Tên thư mục kế hoạch (chỉ Enter là {year}): ") or str(year)
        annex = _ask("Tệp phụ lục để lập theo (kéo tệp vào đây; chỉ Enter là trang trắng): ")
        folder = near / _unquote(named)
        arguments: Arguments = (folder, *(() if folder.name == str(year) else ("--year", str(year))))
        if annex:
            arguments = (*arguments, "--from", Path(_unquote(annex)))
        return self._do("init", arguments)

    def _open(self, path: Path) -> bool:
        if not open_with_system(path):
            tell(f"Chưa mở được bằng chương trình của máy; hãy tự mở: {path}")
        else:
            tell(f"Đang mở {path}")
        _ask("Xong việc thì lưu, đóng tệp rồi nhấn Enter để xem lại tình hình: ")
        return True

    def _do(self, command: str, arguments: Arguments) -> bool:
        """Run a command as if it had been typed, after printing how it is typed."""
        say(f"\n> {command_line(command, arguments, self._working)}\n")
        done = self._run([command, *(shorten(argument, self._working) for argument in arguments)]) == 0
        if command == "init" and done:
            self._look_at(self._working / arguments[0])
        return True


def _choose(count: int, default: int) -> int:
    """Return the number that was typed, or the proposed one; ask again as long as it is none of the list."""
    told = f", chỉ Enter là {default}" if default else ""
    while True:
        answer = _ask(f"Gõ số của việc rồi Enter{told}: ")
        if not answer and default:
            return default
        if answer.casefold() in _LEAVE:
            raise _LeaveError
        if answer.isdecimal() and 1 <= int(answer) <= count:
            return int(answer)
        tell(f"Chưa rõ “{answer}”: hãy gõ một số từ 1 đến {count}, hoặc 0 để thoát.")


def _ask(question: str) -> str:
    """Return what was typed; raise _LeaveError where nothing more can come."""
    while True:
        click.echo(question, nl=False)
        try:
            return input().strip()
        except UnicodeDecodeError:
            tell("Máy chưa đọc được chữ vừa gõ. Hãy gõ lại, không dấu.")
        except (EOFError, OSError, ValueError):
            click.echo("")
            raise _LeaveError from None


def _unquote(path: str) -> str:
    """Return a path that was dragged into the window, which sets it in quotes."""
    return path.strip().strip("\"'").removeprefix("& ").strip("\"'")
