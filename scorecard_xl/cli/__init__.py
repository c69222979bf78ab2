"""The command line: its commands, in the order of its help. Nothing is decided here."""

from collections.abc import Callable

from scorecard_xl.cli import help as screen
from scorecard_xl.cli import looking, making, regional, sending, updating

COMMANDS: dict[str, Callable[..., None]] = {
    "demo": making.demo,
    "new": making.new,
    "import": updating.import_,
    "benchmarks": updating.benchmarks,
    "check": looking.check,
    "refresh": updating.refresh,
    "upgrade": updating.upgrade,
    "figures": looking.figures,
    "children": looking.children,
    "publish": sending.publish,
    "share": sending.share,
    "page": sending.page,
    "compare": regional.compare,
    "doctor": making.doctor,
}
OF_DEVELOPERS: dict[str, Callable[..., None]] = {"build": making.build}

app = screen.app()
for _name, _command in COMMANDS.items():
    app.command(_name, cls=screen.Command)(_command)
for _name, _command in OF_DEVELOPERS.items():
    app.command(_name, cls=screen.Command, rich_help_panel=screen.DEVELOPERS)(_command)
