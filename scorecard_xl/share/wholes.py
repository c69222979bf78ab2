"""Every figure of a copy together: what one shows beside another.

Where a group of a whole reads 1 to 7, another group is not shown, so that no sum tells the small one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from scorecard_xl.council.period import Period, Window
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.figures.figure import DatedKey, Figure
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.model import NOT_SHOWN
from scorecard_xl.share.disclosure import FEWER, SMALL, Rate, Rules, Shown, with_change

LEFT_OUT = MappingProxyType(
    {
        "length_of_time_in_care": ("2 to 3 years", "1 to 2 years"),
        "children_by_age": ("1 to 4", "10 to 15"),
        "legal_status": ("Placement order", "Full care order"),
        "placement_type": ("Independent or supported", "Foster"),
        "placement_provider": ("Voluntary", "Private"),
        "children_by_sex": ("Female", "Male"),
        "children_by_ethnic_group": ("Mixed", "White"),
        "leavers_by_destination": ("To parents or relatives", "Independent or adult services"),
    }
)
"""Which group has no number beside a small one, and which where that is itself the only small one.

Named in advance: a choice by size would tell the size.
"""
_BY_DESTINATION, _PERMANENCE = "leavers_by_destination", "leavers_permanence"
_PERMANENT = ("Adopted", "Special guardianship", "Child arrangements order")
"""The destinations that make up permanence."""


def show_all(figures: Sequence[Figure], rules: Rules, rate: Callable[[Figure], Rate | None]) -> list[Shown]:
    """Every figure as the copy shows it, with its change from the like figure before as that is shown."""
    found = {each.dated_key: rules.show(each, rate(each)) for each in figures}
    if rules.copies_for is CopiesFor.ANYONE:
        found |= {each.figure.dated_key: each for each in beside_bands(found.values())}
    return [with_change(each, found.get(_before(each.figure))) for each in found.values()]


def _before(figure: Figure) -> DatedKey:
    period = Period(Window(figure.window), figure.start, figure.end)
    return figure.dated_key._replace(end=period.previous().end)


def beside_bands(found: Iterable[Shown]) -> list[Shown]:
    """The figures that are not shown because a group beside them reads 1 to 7, whatever they are themselves."""
    wholes: dict[DatedKey, dict[str | None, Shown]] = defaultdict(dict)
    for each in found:
        if _is_part(each) or each.figure.indicator == _PERMANENCE:
            wholes[each.figure.dated_key._replace(group=None)][each.figure.group] = each
    hidden: list[Shown] = []
    for key, groups in wholes.items():
        if key.indicator == _PERMANENCE:
            hidden += _permanence(groups[None], wholes.get(key._replace(indicator=_BY_DESTINATION), {}))
        elif small := {group for group, each in groups.items() if _is_band(each)}:
            hidden.append(_hidden(groups[_left_out(key.indicator, small)]))
    return hidden


def _left_out(indicator: str, small: set[str | None]) -> str:
    """The group named for it, which no number decides; the other one where that is the only small group."""
    first, second = LEFT_OUT.get(indicator) or INDICATORS[indicator].groups[:2]
    return second if small == {first} else first


def _is_part(shown: Shown) -> bool:
    """Whether it is one of the groups that make up all children, or all who left."""
    indicator = INDICATORS[shown.figure.indicator]
    return bool(indicator.groups) and not indicator.is_rated and indicator.unit in (Unit.COUNT, Unit.SHARE)


def _permanence(own: Shown, destinations: Mapping[str | None, Shown]) -> Iterator[Shown]:
    """Beside a small permanent destination, where it is 8 or more."""
    small = any(_is_band(each) for group, each in destinations.items() if group in _PERMANENT)
    if small and own.text not in ("", FEWER) and not _is_band(own):
        yield _hidden(own)


def _is_band(shown: Shown) -> bool:
    return shown.numerator == f"1 to {SMALL}"


def _hidden(shown: Shown) -> Shown:
    return replace(
        shown, figure=shown.figure.with_numbers(), text=NOT_SHOWN, of="", numerator="", numerator_bounds=None,
        value_bounds=None, drawn=None, rag=None,
    )  # fmt: skip
