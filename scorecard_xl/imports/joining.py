"""Tables of the Standard Safeguarding Dataset that say by their IDs what one SSDA903 file says in one row."""

import re
from collections.abc import Mapping
from dataclasses import replace

from scorecard_xl.imports.ssda903 import Extract
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.cells import is_empty
from scorecard_xl.tables.values import Value

_CARE = "clae_cla_id"  # of a period of care, by which reviews know the child
_IMMIGRATION = "immi_immigration_status"


def joined(tables: Mapping[str, Extract]) -> dict[str, Extract]:
    """The tables with the child in place of a period of care, without other kinds of immigration status than UASC."""
    found = dict(tables)
    if "Reviews" in found:
        found["Reviews"] = _of_children(found["Reviews"], found.get("Episodes"))
    if "UASC" in found:
        found["UASC"] = _unaccompanied(found["UASC"])
    return found


def _unaccompanied(statuses: Extract) -> Extract:
    status = statuses.cells(_IMMIGRATION)
    if not status:
        return statuses
    return statuses.chosen(at for at, cell in enumerate(status) if re.search("uasc|unaccompanied", str(cell).lower()))


def _of_children(reviews: Extract, episodes: Extract | None) -> Extract:
    if episodes is None or not episodes.cells(_CARE):
        return reviews
    pairs = zip(episodes.cells(_CARE), episodes.cells("CHILD"), strict=True)
    child = {str(care): own for care, own in pairs if not is_empty(care)}
    at = Headings(reviews.headings)["CHILD"]
    known = {str(own) for own in child.values()}
    rows = [(*row[:at], _child(row[at], child, known), *row[at + 1 :]) for row in reviews.rows]
    return replace(reviews, rows=rows)


def _child(cell: Value, child: Mapping[str, Value], known: set[str]) -> Value:
    """The child whose period of care it is, unless it is the ID of a child itself."""
    return cell if str(cell) in known else child.get(str(cell), cell)
