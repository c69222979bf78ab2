"""What makes Excel offer a repair, or show something else than was meant: `scripts/lint BOOK` prints it.

A rule is a generator of (where, what) over the parts of a workbook; its name stands before each of its findings.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree
from ooxml.parts import Parts

Found = Iterator[tuple[str, str]]
Rule = Callable[[Parts], Found]
_RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Make the function a rule, called as it is."""
    _RULES[function.__name__] = function
    return function


def rules() -> dict[str, Rule]:
    """Every rule by its name."""
    from ooxml import cell_rules, formula_rules, package_rules, sheet_rules, table_rules  # noqa: F401  they declare themselves

    return _RULES


def findings(path: Path) -> list[str]:
    """Everything that is wrong with the workbook at the path, a line each."""
    parts = Parts(path)
    broken = list(_broken(parts))
    if broken:
        return broken
    return [f"{name}: {where}: {what}" for name, check in rules().items() for where, what in check(parts)]


def _broken(parts: Parts) -> Iterator[str]:
    for part in parts.xml_parts:
        try:
            parts.xml(part)
        except etree.XMLSyntaxError as error:
            yield f"well_formed: {part}: {error}"


def main() -> int:
    found = [f"{path}: {line}" for path in sys.argv[1:] for line in findings(Path(path))]
    print("\n".join(found) or "Nothing found.")
    return 1 if found else 0


if __name__ == "__main__":
    from ooxml.lint import main as of_the_module  # the rules declare themselves there, not in this copy

    sys.exit(of_the_module())
