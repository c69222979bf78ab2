"""Made-up files of DfE's shape: eight councils of one region, and one elsewhere; tests change what matters to them."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

COUNCILS = ("Ashby", "Bexham", "Corley", "Dunmore", "Elmsworth", "Fairlea", "Granton", "Holt-on-Sea")
REGION, ELSEWHERE = "East Riverside", "Northmoor"
STABILITY = {"cla_group": "CLA on 31 March", "placement_stability": "With 3 or more placements during the year"}
CARER = {"cla_group": "CLA for 2.5 years", "placement_stability": "Living with the same carer for at least 2 years"}
AREA = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "old_la_code", "la_name", "new_la_code",
)  # fmt: skip
Cell = str | float


def codes(name: str) -> tuple[str, str]:
    """The old and the new code of a made-up council."""
    at = COUNCILS.index(name) if name in COUNCILS else 50
    return str(601 + at), f"E060009{at:02}"


def rows(
    values: Mapping[str, Cell] | Sequence[Cell],
    words: Mapping[str, str] = STABILITY,
    *,
    year: Cell = 2025,
    value: str = "children_percent",
    england: Cell = 10,
    region: Cell = 11,
    more: Mapping[str, Cell] | None = None,
) -> list[dict[str, Cell]]:
    """One measure and year: a row for England, the region and each council. `values`: by name, or in their order."""
    named = values if isinstance(values, Mapping) else dict(zip(COUNCILS, values, strict=False))
    rest = {**words, **(more or {})}
    england_row = {"geographic_level": "National", "country_name": "England", value: england}
    region_row = {"geographic_level": "Regional", "region_name": REGION, "region_code": "E12000077", value: region}
    found = [england_row, region_row, *(_council(name, cell, value) for name, cell in named.items())]
    return [{"time_period": year, "time_identifier": "Reporting year", **rest, **row} for row in found]


def _council(name: str, cell: Cell, value: str) -> dict[str, Cell]:
    old, new = codes(name)
    where = REGION if name in COUNCILS else ELSEWHERE
    place = {"old_la_code": old, "la_name": name, "new_la_code": new, "region_name": where}
    return {"geographic_level": "Local authority", **place, value: cell}


def text(*blocks: list[dict[str, Cell]], rename: Mapping[str, str] | None = None) -> str:
    """The CSV file of these rows. `rename`: other headings."""
    every = [row for block in blocks for row in block]
    headings = list(dict.fromkeys([*AREA, *(name for row in every for name in row)]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([(rename or {}).get(name, name) for name in headings])
    writer.writerows([row.get(name, "") for name in headings] for row in every)
    return out.getvalue()


def neighbours(lists: Mapping[str, Sequence[str]]) -> str:
    """The CSV file of statistical neighbours: the codes of each council's."""
    width = max(map(len, lists.values()))
    lines = [",".join(["old_la_code", "la_name", *(f"SN_{at},SN_{at}P" for at in range(1, width + 1))])]
    for name, own in lists.items():
        cells = [cell for each in own for cell in (codes(each)[0], "Close ")]
        lines.append(",".join([codes(name)[0], name, *cells]))
    return "\n".join(lines) + "\n"


def write(folder: Path, **files: str) -> Path:
    """The folder with these CSV files."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder
