"""xlwings' own converters and decorators of Windows, here: enough of pywin32 is stood in for to import them.

What a formula goes through is then real, from the cells as COM shows them to what Excel gets back; only COM is not.
"""

import atexit
import ctypes
import datetime as dt
import importlib
import sys
import types
from collections.abc import Sequence
from typing import Any

MISSING = -2147352572
"""What VBA passes for an optional argument that is left out."""


class TimeType(dt.datetime):
    """pywintypes' own date and time."""


class _Any:
    def __getattr__(self, name: str) -> "_Any":
        return _Any()

    def __call__(self, *_: Any, **__: Any) -> "_Any":
        return _Any()


class _ComError(Exception):
    pass


class _NotWrapped(Exception):
    pass


def _unwrap(value: Any) -> Any:
    raise _NotWrapped


def _module(name: str, **members: Any) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__file__ = None  # hypothesis asks every module where it lives
    vars(module).update(members)
    sys.modules[name] = module
    return module


def install() -> None:
    """Make `xlwings.udfs` importable, and have scorecard_xl.udfs decorated as on Windows."""
    _stand_in_for_pywin32()
    ctypes.oledll = ctypes.windll = _Any()  # type: ignore[attr-defined]
    ctypes.PyDLL = lambda *_: _Any()  # type: ignore[assignment, misc]
    import xlwings as xw
    from xlwings import _xlwindows, udfs

    atexit.unregister(_xlwindows.cleanup)
    xw._xlwindows = _xlwindows
    if "excel" not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=_xlwindows.engine))
    xw.func, xw.arg, xw.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    importlib.reload(importlib.import_module("scorecard_xl.udfs"))


def _stand_in_for_pywin32() -> None:
    _module("pywintypes", TimeType=TimeType, com_error=_ComError, error=_ComError, IID=str)
    _module(
        "pythoncom", CoInitialize=lambda: None, ole_error=_ComError, IID_IDispatch="IDispatch", IID_IEnumVARIANT="",
        TypeIIDs={"IDispatch": type("PyIDispatch", (), {})}, new=lambda *_: None,
    )  # fmt: skip
    for name in ("win32api", "win32con", "win32gui", "win32process", "win32event"):
        _module(name).__getattr__ = lambda _: _Any()  # type: ignore[method-assign]
    sys.modules["win32process"].GetWindowThreadProcessId = lambda _: (0, 1)  # type: ignore[attr-defined]
    zone = type("TimeZoneInfo", (), {"utc": staticmethod(lambda: dt.UTC)})
    _module("win32timezone", TimeZoneInfo=zone)
    none = {name: type(name, (), {}) for name in ("CDispatch", "CoClassBaseClass", "DispatchBaseClass")}
    client = _module("win32com.client", Dispatch=lambda each, **_: each, DispatchEx=lambda each: each, **none)
    util = _module("win32com.server.util", wrap=lambda each, **_: each, unwrap=_unwrap)
    dispatcher, policy = _module("win32com.server.dispatcher"), _module("win32com.server.policy", DefaultPolicy=object)
    _module(
        "win32com", client=client, server=_module("win32com.server", util=util, dispatcher=dispatcher, policy=policy)
    )


class _Ole:
    def GetTypeInfo(self) -> "_Ole":
        return self

    def GetTypeAttr(self) -> Any:
        return types.SimpleNamespace(iid="{00020846-0000-0000-C000-000000000046}")


class FakeRange:
    """A range as pywin32 shows it. `reads`: how often its values were asked for."""

    _oleobj_ = _Ole()

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._value = tuple(tuple(map(_as_com, row)) for row in rows)
        self.Row = self.Column = 1
        self.Rows = types.SimpleNamespace(Count=len(self._value))
        self.Columns = types.SimpleNamespace(Count=len(self._value[0]))
        self.Count = self.Rows.Count * self.Columns.Count
        book = types.SimpleNamespace(Name="Scorecard.xlsm", Application=types.SimpleNamespace(Hwnd=1))
        self.Worksheet = types.SimpleNamespace(Name="Mine", Parent=book)
        self.reads = 0

    @property
    def Value(self) -> Any:
        self.reads += 1
        return self._value if self.Count > 1 else self._value[0][0]

    def GetAddress(self, *_: Any) -> str:
        return "$A$1"


def _as_com(cell: Any) -> Any:
    """Numbers are floats and dates pywintypes' own; an empty cell is None."""
    if isinstance(cell, dt.date):
        moment = cell if isinstance(cell, dt.datetime) else dt.datetime(cell.year, cell.month, cell.day)
        return TimeType(moment.year, moment.month, moment.day, tzinfo=dt.UTC)
    if isinstance(cell, int) and not isinstance(cell, bool) and abs(cell) < 1_000_000:
        return float(cell)
    return None if cell == "" else cell


def call(name: str, *arguments: Any) -> Any:
    """What Excel gets back from a worksheet function: `XLPy.CallUDF` with these arguments."""
    from xlwings import udfs

    return udfs.call_udf("scorecard_xl.udfs", name.lower(), arguments, None, FakeRange([[None]]))
