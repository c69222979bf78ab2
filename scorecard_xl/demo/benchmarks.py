"""What DfE has published of Peterborough, which the demonstration takes for its council."""

import csv
from importlib.resources import files

from scorecard_xl.figures.benchmarks import COUNTED_OTHERWISE, HEADINGS, MEASURE, NOTE, RANKS, SOURCE, VALUES, YEAR
from scorecard_xl.tables.values import Value

CODE, REGION = "874", "East of England"


def benchmarks() -> list[list[Value]]:
    """The rows of the Benchmarks sheet, years ending on 31 March 2021 to 2025; blank where DfE published nothing.

    Source: DfE, Children looked after in England including adoptions (caseloads: Children's social work workforce), the
    local-authority tables of each year; the neighbours are the ten of the 2025 model.
    """
    lines = files(__package__).joinpath("benchmarks.csv").read_text(encoding="utf-8").splitlines()
    return [[_value(heading, row) for heading in (*HEADINGS, SOURCE)] for row in csv.DictReader(lines)]


def _value(heading: str, row: dict[str, str]) -> Value:
    if heading == NOTE:
        return COUNTED_OTHERWISE.get(row[MEASURE])
    text = row.get(heading)
    if not text:
        return None
    if heading == SOURCE:
        return f"DfE: {text}"
    return int(text) if heading in (YEAR, *RANKS) else float(text) if heading in VALUES else text
