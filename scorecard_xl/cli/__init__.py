"""The command line: its commands, in the order of its help. Nothing is decided here."""

from collections.abc import Callable

import typer

from scorecard_xl.cli import looking, making, sending, updating

app = typer.Typer(
    name="scorecard-xl",
    help="The Corporate Parenting Scorecard: figures for children in care from sheets of raw data.",
    epilog="With --debug, anywhere, an error shows where it arose.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

_COMMANDS: dict[str, Callable[..., None]] = {
    "demo": making.demo,
    "new": making.new,
    "import": updating.import_,
    "benchmarks": updating.benchmarks,
    "refresh": updating.refresh,
    "figures": looking.figures,
    "children": looking.children,
    "check": looking.check,
    "publish": sending.publish,
    "share": sending.share,
    "page": sending.page,
    "build": making.build,
    "doctor": making.doctor,
}

for _name, _command in _COMMANDS.items():
    app.command(_name)(_command)
