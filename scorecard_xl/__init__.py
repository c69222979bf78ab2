"""Corporate Parenting Scorecard: indicators for children in care, calculated from sheets of raw data.

For analysts: `import scorecard_xl as cps`, then `cps.open("Council.xlsm")`; docs/analysts.md has examples.
For indicators of your own: docs/plug-in.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scorecard_xl.analysis import CouncilFrames, from_files, open
    from scorecard_xl.council.dataset import Dataset
    from scorecard_xl.council.period import Period, Window
    from scorecard_xl.errors import Refusal
    from scorecard_xl.indicators.answers import Answers
    from scorecard_xl.indicators.registry import Better, Counts, Unit, indicator

__version__ = "0.1.0"
__all__ = [
    "Answers",
    "Better",
    "CouncilFrames",
    "Counts",
    "Dataset",
    "Period",
    "Refusal",
    "Unit",
    "Window",
    "__version__",
    "from_files",
    "indicator",
    "open",
]

_HOMES = {
    "Answers": "indicators.answers",
    "Better": "indicators.registry",
    "CouncilFrames": "analysis",
    "Counts": "indicators.registry",
    "Dataset": "council.dataset",
    "Period": "council.period",
    "Refusal": "errors",
    "Unit": "indicators.registry",
    "Window": "council.period",
    "from_files": "analysis",
    "indicator": "indicators.registry",
    "open": "analysis",
}
"""Where each name is: it is imported when it is first used, so that the commands start fast."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*__all__]
