"""JSON and CSV of the command line: the same objects on standard output, or in a file."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorecard_xl.errors import Refusal

if TYPE_CHECKING:
    from scorecard_xl.figures.council import Council
    from scorecard_xl.figures.figure import Figure
    from scorecard_xl.tables.problems import Problem

PROBLEM = ("table", "row", "column", "value", "what", "rule", "severity", "indicators")


def check_one_form(is_json: bool, csv: Path | None) -> None:
    """Raises Refusal where both are asked for, or a file that is no CSV would be written over."""
    if is_json and csv is not None:
        raise Refusal("Give --json or --csv, not both: JSON on the screen, or a CSV file.")
    if csv is not None and csv.suffix.lower() != ".csv":
        raise Refusal(f"{csv}: the name of the file for --csv must end in .csv.")


def print_json(rows: Sequence[dict[str, Any]]) -> None:
    """A list of objects, one a line; what is read as UTF-8 is that, whatever else the output is written in."""
    plain = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
    print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=plain) for row in rows) + "\n]" if rows else "[]")


def with_late(figure: "Figure", council: "Council") -> dict[str, Any]:
    """The figure as an object; of the month's reviews, visits and health checks with how late they were."""
    late = council.late.get(figure.key) if figure.end == council.last else None
    return figure.as_json() if late is None else figure.as_json() | {"late": late.as_json()}


def write_csv(path: Path, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """The objects as a CSV file, whole or not at all; an earlier file of that name is replaced. Raises Refusal."""
    from scorecard_xl.tables.csv_text import as_csv
    from scorecard_xl.workbook.file import saving

    content = as_csv(columns, ([_cell(row.get(name)) for name in columns] for row in rows))
    if path.exists():
        saving.write(path, content, like=path)
    else:
        saving.create(path, content)


def _cell(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, list) else value


def problem_rows(problems: "Sequence[Problem]") -> list[dict[str, Any]]:
    """The problems as `check --json` prints them."""
    from scorecard_xl.page.quality import touched

    return [
        {"table": p.table, "row": p.row, "column": p.column, "value": p.value, "what": p.what, "rule": p.rule or None,
         "severity": p.severity.value, "indicators": list(touched(p))}
        for p in problems
    ]  # fmt: skip
