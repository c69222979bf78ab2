"""The command line: its commands, in the order of its help. Nothing is decided here."""

from collections.abc import Callable

from scorecard_xl.cli import help as screen
from scorecard_xl.cli import queries, setup, sharing, updates

COMMANDS: dict[str, Callable[..., None]] = {
    "demo": setup.demo,
    "new": setup.new,
    "import": updates.import_,
    "benchmarks": updates.benchmarks,
    "check": queries.check,
    "refresh": updates.refresh,
    "upgrade": updates.upgrade,
    "figures": queries.figures,
    "children": queries.children,
    "publish": sharing.publish,
    "share": sharing.share,
    "page": sharing.page,
    "compare": sharing.compare,
    "doctor": setup.doctor,
}
OF_DEVELOPERS: dict[str, Callable[..., None]] = {"build": setup.build}

app = screen.app()
for _name, _command in COMMANDS.items():
    app.command(_name, cls=screen.Command)(_command)
for _name, _command in OF_DEVELOPERS.items():
    app.command(_name, cls=screen.Command, rich_help_panel=screen.DEVELOPERS)(_command)
