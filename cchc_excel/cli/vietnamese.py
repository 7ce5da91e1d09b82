"""click speaking Vietnamese: help pages and the sentences for a mistyped command."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from cchc_excel.disk import explain_refusal

_HYPHEN, _WHOLE_HYPHEN = "-", "\u2011"
_LONGEST_SUMMARY = 400
_ANY_OPTIONS = "[TÙY CHỌN]…"
PERIOD, PLAN, NEW_PLAN, FILES = "THƯ-MỤC-KỲ", "THƯ-MỤC-KẾ-HOẠCH", "THƯ-MỤC", "TỆP…"
"""What a command asks for, as its help names it."""
_PARAMETERS = {
    PERIOD: "thư mục kỳ báo cáo, ví dụ: workbooks/2026/6T",
    NEW_PLAN: "thư mục kế hoạch cần lập, ví dụ: workbooks/2027",
    PLAN: "thư mục kế hoạch, ví dụ: workbooks/2026",
    FILES: "tệp hoặc thư mục cần kiểm tra (một hoặc nhiều): biểu gửi về, tệp kế hoạch, thư mục kỳ",
}


class _Formatter(click.HelpFormatter):
    """Help pages in which no word is parted at a hyphen: `tra-lai` is a name."""

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(_unparted(text))

    def write_dl(self, rows: Iterable[tuple[str, str | None]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names, each with what it means."""
        super().write_dl([(name, _unparted(text or "")) for name, text in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        """Return the page."""
        return super().getvalue().replace(_WHOLE_HYPHEN, _HYPHEN)


def _unparted(text: str) -> str:
    return re.sub(r"(?<=\S)-(?=\S)", _WHOLE_HYPHEN, text)


class _Context(click.Context):
    formatter_class = _Formatter


class _Command(click.Command):
    """A command whose help is in Vietnamese."""

    context_class = _Context

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Cách dùng: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return how the command is typed: what must be named, then the options."""
        needed = [param.human_readable_name for param in self.get_params(ctx) if isinstance(param, click.Argument)]
        return [*needed, _ANY_OPTIONS]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what must be named, then the options."""
        params = self.get_params(ctx)
        needed = [param.human_readable_name for param in params if isinstance(param, click.Argument)]
        if needed:
            with formatter.section("Cần ghi"):
                formatter.write_dl([(name, _PARAMETERS[name][0].upper() + _PARAMETERS[name][1:]) for name in needed])
        options = [param for param in params if isinstance(param, click.Option)]
        with formatter.section("Tùy chọn"):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, explained in Vietnamese."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Hiện trang hướng dẫn này."
        return option


class Command(_Command):
    """A single command."""


class Group(_Command, click.Group):
    """The commands together."""

    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return how a command is typed."""
        return ["LỆNH", _ANY_OPTIONS]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands in the order of the work."""
        super().format_options(ctx, formatter)
        told = [(name, command.get_short_help_str(_LONGEST_SUMMARY)) for name, command in self.commands.items()]
        with formatter.section("Các lệnh, theo thứ tự công việc"):
            formatter.write_dl(told)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the work."""
        return list(self.commands)


def explain(problem: click.ClickException, commands: Sequence[str]) -> str:
    """Return what was typed wrongly, in one Vietnamese sentence; `commands` are those there are."""
    if isinstance(problem, click.NoSuchOption):
        return f"Không có tùy chọn “{problem.option_name}”. Gõ thêm --help để xem các tùy chọn."
    if isinstance(problem, click.MissingParameter):
        name = problem.param.human_readable_name if problem.param else ""
        return f"Lệnh còn thiếu {_PARAMETERS.get(name, name)}. Gõ thêm --help để xem cách dùng."
    if isinstance(problem, click.BadParameter):
        return problem.message
    if isinstance(problem, click.BadOptionUsage):
        if "requires" in problem.message:
            return f"Sau {problem.option_name} còn thiếu giá trị. Gõ thêm --help để xem cách dùng."
        return f"Sau {problem.option_name} không ghi giá trị. Gõ thêm --help để xem cách dùng."
    return _explain_words(problem.message, commands)


def _explain_words(message: str, commands: Sequence[str]) -> str:
    """Return what is wrong by the words of click's own sentence."""
    unknown = re.match(r"No such command '(.*?)'", message)
    if unknown:
        near = get_close_matches(unknown[1], commands, 1)
        meant = f" Có phải là cchc {near[0]}?" if near else ""
        return f"Không có lệnh “{unknown[1]}”.{meant} Gõ cchc --help để xem các lệnh."
    extra = re.match(r"Got unexpected extra arguments? \((.*)\)", message)
    if extra:
        return (
            f"Lệnh thừa chữ “{extra[1]}”. Nếu đường dẫn có dấu cách, hãy đặt cả đường dẫn trong ngoặc kép; gõ thêm "
            "--help để xem cách dùng."
        )
    return "Lệnh gõ chưa đúng. Gõ thêm --help để xem cách dùng."


def explain_unforeseen(problem: OSError) -> str:
    """Return what the system refused where no step had a word of its own for it."""
    path = Path(str(problem.filename or "."))
    return f"Không đọc hoặc ghi được “{path}”: {explain_refusal(problem, path)}."
