"""Why files may be none of the workbook's: whom it does not know, other days of birth, IDs in another form."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from scorecard_xl.imports.body import Readings
from scorecard_xl.imports.merge import Merging
from scorecard_xl.imports.returns import Return
from scorecard_xl.imports.ssda903 import NOTHING
from scorecard_xl.tables.schema import Kind

_SAME = "is it the same council?"
_FEWEST, _SHARE = 3, 10
_YEAR = dt.timedelta(days=366)


def doubts(sheets: Mapping[str, Merging], returns: Sequence[Return]) -> tuple[str, ...]:
    """What makes it doubtful that these files belong to the workbook, or to one another, in sentences."""
    there = {child for name in ("Children", "Episodes") if name in sheets for child in sheets[name].children}
    coming = {child for one in returns for child in _children(one)}
    found = [*_unknown(there, coming), *_strangers(returns), *_other_form(there, coming), *_born(sheets, returns)]
    return tuple(f"WARNING: {each}" for each in found)


def _children(one: Return) -> set[object]:
    listed = one.lists.children_in_care() if one.lists else set()
    return {child for extract in one.tables.values() for child in extract.children()} | listed


def _unknown(there: set[object], coming: set[object]) -> Iterator[str]:
    if there and coming and not there & coming:
        none = "The only child" if len(coming) == 1 else f"None of the {len(coming):,} children"
        yield f"{none} of these files {'is not in' if len(coming) == 1 else 'is in'} the workbook: {_SAME}"


def _strangers(returns: Iterable[Return]) -> Iterator[str]:
    """The first two returns of one year, or of two in a row, that have no child in common."""
    for first, second in pairwise(one for one in returns if one.has_episodes and one.ending):
        assert first.ending and second.ending
        is_near = abs(second.ending - first.ending) <= _YEAR
        if is_near and len(first.children) > 1 < len(second.children) and not first.children & second.children:
            yield f"{first.name} and {second.name} have no child in common: are they of the same council?"
            return


def _other_form(there: set[object], coming: set[object]) -> Iterator[str]:
    bare = {str(child).lstrip("0") for child in there}
    padded = sorted(str(child) for child in coming - there if str(child).lstrip("0") in bare)
    if padded:
        ids = "1 ID of these files differs" if len(padded) == 1 else f"{len(padded):,} IDs of these files differ"
        yield (
            f"{ids} from the workbook's in leading zeros alone, for example {padded[0]}, and would count as another "
            "child: export IDs in one form."
        )


def _born(sheets: Mapping[str, Merging], returns: Iterable[Return]) -> Iterator[str]:
    """That many children have another day of birth than before."""
    known: dict[object, dt.date] = {}
    if "Children" in sheets:
        known = {
            who: day for _, who, day in sheets["Children"].with_meanings("CHILD", "DOB") if isinstance(day, dt.date)
        }
    seen: set[object] = set()
    differ: dict[object, tuple[dt.date, dt.date]] = {}
    for one in returns:
        for child, day in _births(one):
            if child in known:
                seen.add(child)
                if known[child] != day:
                    differ[child] = known[child], day
            known[child] = day
    if len(differ) >= _FEWEST and len(differ) * _SHARE > len(seen):
        child, (before, now) = next(iter(differ.items()))
        yield (
            f"{len(differ):,} of the {len(seen):,} children who were known have another day of birth in these files, "
            f"for example {child} ({before:%d/%m/%Y}, now {now:%d/%m/%Y}): {_SAME} If it is, see how the days are "
            "written."
        )


def _births(one: Return) -> Iterator[tuple[object, dt.date]]:
    held, ids = one.tables.get("Children", NOTHING), Readings(Kind.CHILD)
    born = [*zip(held.cells("CHILD"), held.cells("DOB"), strict=False)]
    born += [(own.child, own.day("dateofbirth")) for own in (one.lists.lists.get(8, ()) if one.lists else ())]
    return ((ids[child], day) for child, day in born if isinstance(day, dt.date))
