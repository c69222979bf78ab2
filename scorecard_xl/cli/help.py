"""The help of the command line: whole sentences, and the developers' commands apart."""

from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

DEVELOPERS = "Commands for developers"


class Command(TyperCommand):
    """Names its arguments by what they are for, without the types of Python."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return ["[OPTIONS]", *(str(each.metavar) for each in self._arguments())]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        options = [each for each in self.get_params(ctx) if not isinstance(each, TyperArgument)]
        records = [record for each in options if (record := each.get_help_record(ctx)) is not None]
        arguments = [(str(each.metavar), each.help or "") for each in self._arguments()]
        for title, rows in (("Arguments", arguments), ("Options", records)):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def _arguments(self) -> list[TyperArgument]:
        return [each for each in self.params if isinstance(each, TyperArgument)]


class Commands(TyperGroup):
    """Lists the commands with the first paragraph of their help, wrapped and never cut."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is None or command.hidden:
                continue
            panel = getattr(command, "rich_help_panel", None)
            title = panel if isinstance(panel, str) else "Commands"
            first = (command.help or "").split("\n\n")[0]
            sections.setdefault(title, []).append((name, " ".join(first.split())))
        for title, rows in sections.items():
            with formatter.section(title):
                formatter.write_dl(rows)


def app() -> typer.Typer:
    """The command line without a command."""
    return typer.Typer(
        cls=Commands,
        name="scorecard-xl",
        help="The Corporate Parenting Scorecard: figures for children in care from sheets of raw data.",
        epilog=(
            "`scorecard-xl COMMAND --help` says what a command takes. Anywhere: --version prints the version, and "
            "--debug shows where an error arose."
        ),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
