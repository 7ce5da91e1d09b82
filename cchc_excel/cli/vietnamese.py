"""click speaking Vietnamese: help pages and the sentences for a mistyped command."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cchc_excel.disk import explain_refusal


class _Command(click.Command):
    """A command whose help is in Vietnamese."""

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
        commands = [(name, command.get_short_help_str(limit=100)) for name, command in self.commands.items()]
        with formatter.section("Các lệnh, theo thứ tự công việc"):
            formatter.write_dl(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the work."""
        return list(self.commands)


def explain(problem: click.ClickException) -> str:
    """Return what was typed wrongly, in one Vietnamese sentence."""
    if isinstance(problem, click.NoSuchOption):
        return f"Không có tùy chọn “{problem.option_name}”. Gõ thêm --help để xem các tùy chọn."
    if isinstance(problem, click.MissingParameter):
        name = problem.param.human_readable_name if problem.param else ""
        return f"Lệnh còn thiếu {_PARAMETERS.get(name, name)}. Gõ thêm --help để xem cách dùng."
    if isinstance(problem, click.BadParameter):
        return problem.message
    if isinstance(problem, click.UsageError) and "command" in problem.message.casefold():
        return "Không có lệnh này. Gõ cchc --help để xem các lệnh."
    return "Lệnh gõ chưa đúng. Gõ thêm --help để xem cách dùng."


def explain_unforeseen(problem: OSError) -> str:
    """Return what the system refused where no step had a word of its own for it."""
    path = Path(str(problem.filename or "."))
    return f"Không đọc hoặc ghi được “{path}”: {explain_refusal(problem, path)}."


_ANY_OPTIONS = "[TÙY CHỌN]…"
_PARAMETERS = {
    "PERIOD_FOLDER": "thư mục kỳ báo cáo, ví dụ: workbooks/2026/6T",
    "FOLDER": "thư mục kế hoạch cần lập, ví dụ: workbooks/2027",
    "PLAN_FOLDER": "thư mục kế hoạch, ví dụ: workbooks/2026",
    "FILE...": "tệp cần kiểm tra (một hoặc nhiều), hoặc tệp kế hoạch",
}


def write_table(headings: Sequence[str], rows: Sequence[Sequence[Any]], *, right: frozenset[int] = frozenset()) -> str:
    """Return rows as a plain text table; columns in `right` are aligned right."""
    texts = [[str(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(len(row[index]) for row in texts) for index in range(len(headings))]
    lines = [
        "  ".join(
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in texts
    ]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths), *lines[1:]])
