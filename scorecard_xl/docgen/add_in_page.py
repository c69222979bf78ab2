"""The functions for xlwings Lite, from their declarations: docs/add-ins/main.py."""

from scorecard_xl.formulas.worksheet import FUNCTIONS, MORE, NOT_GIVEN, Function

_HEAD = '''"""The worksheet functions for xlwings Lite: paste it as main.py. `answer` does the work.

Generated from `scorecard_xl/formulas/worksheet.py` by `python -m scorecard_xl.docgen.documents docs`. Not tried in
Excel: see docs/add-ins.md. `settings` and `bank_holidays`: the tables on the sheet Settings with their headings; left
out, the usual ones.
"""

import xlwings as xw

from scorecard_xl.formulas import answer
from scorecard_xl.formulas.worksheet import FUNCTIONS
'''


def main_py() -> str:
    """The whole module."""
    return "\n\n".join([_HEAD, *map(_wrapper, FUNCTIONS.values())])


def _wrapper(function: Function) -> str:
    asked = [*function.required, *([] if function.takes_more else [*function.optional, *function.hidden])]
    ranges = [name for name in asked if name.endswith("_table") or name in ("as_at", "children", *function.hidden)]
    decorators = ["@xw.func", *(f'@xw.arg("{name}", ndim=2)' for name in ranges)]
    declared = [name if name in function.required else f"{name}={_default(name)}" for name in asked]
    given = [*asked, *(["None, None"] if function.takes_more else []), *([f"*{MORE}"] if function.takes_more else [])]
    taken = [*declared, *([f"*{MORE}"] if function.takes_more else [])]
    return "\n".join([
        *decorators,
        f"def {function.python_name}({', '.join(taken)}):",
        f'    """{function.about}"""',
        f'    return answer(FUNCTIONS["{function.name}"], [{", ".join(given)}])',
        "",
    ])  # fmt: skip


def _default(name: str) -> str:
    return f'"{NOT_GIVEN}"' if name.startswith("value") else "None"
