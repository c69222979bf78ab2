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
from scorecard_xl.share.disclosure import FEWER, Disclosed, Rate, Rules, with_change
from scorecard_xl.share.rounding import SMALL

LEFT_OUT = MappingProxyType(
    {
        "length_of_time_in_care": ("1 to 2 years", "5 to 10 years"),
        "children_by_age": ("5 to 9", "10 to 15"),
        "legal_status": ("Voluntary section 20", "Full care order"),
        "placement_type": ("Independent or supported", "Foster"),
        "placement_provider": ("Own provision", "Private"),
        "children_by_sex": ("Female", "Male"),
        "children_by_ethnic_group": ("Mixed", "White"),
        "leavers_by_destination": ("To parents or relatives", "Independent or adult services"),
    }
)
"""Which group has no number beside a small one, and which where that is itself the only small one.

Named in advance, for a choice by size would tell the size; and large in nearly every council, for beside a group of 0
the numbers that are shown may leave little for the small ones.
"""
MARCH = 3
_BY_DESTINATION, _PERMANENCE = "leavers_by_destination", "leavers_permanence"
_PERMANENT = ("Adopted", "Special guardianship", "Child arrangements order")
"""The destinations that make up permanence."""
_STARTING, _LEAVING = "children_starting", "children_leaving"
_OF_LEAVERS = (_BY_DESTINATION, _PERMANENCE, "leavers_adopted")
_REPEATEDLY, _CHILDREN, _EPISODES = "missing_repeatedly", "missing_children", "missing_episodes"


def show_all(figures: Sequence[Figure], rules: Rules, rate: Callable[[Figure], Rate | None]) -> list[Disclosed]:
    """Every figure as the copy shows it, with its change from the like figure before as that is shown."""
    found = {each.dated_key: rules.show(each, rate(each)) for each in figures}
    if rules.copies_for is CopiesFor.ANYONE:
        found |= {
            each.figure.dated_key: each for each in (*beside_bands(found.values()), *_repeatedly(found), *_moves(found))
        }
    return [with_change(each, found.get(_before(each.figure))) for each in found.values()]


def _before(figure: Figure) -> DatedKey:
    period = Period(Window(figure.window), figure.start, figure.end)
    return figure.dated_key._replace(end=period.previous().end)


def beside_bands(found: Iterable[Disclosed]) -> list[Disclosed]:
    """The figures that are not shown because a group beside them reads 1 to 7, even if they are larger themselves.

    On 31 March these are all groups of the whole, for DfE publishes most of them as they are.
    """
    wholes: dict[DatedKey, dict[str | None, Disclosed]] = defaultdict(dict)
    for each in found:
        if _is_part(each) or each.figure.indicator == _PERMANENCE:
            wholes[each.figure.dated_key._replace(group=None)][each.figure.group] = each
    hidden: list[Disclosed] = []
    for key, groups in wholes.items():
        if key.indicator == _PERMANENCE:
            hidden += _permanence(groups[None], wholes.get(key._replace(indicator=_BY_DESTINATION), {}))
        elif small := {group for group, each in groups.items() if _is_band(each)}:
            left_out = groups if key.end.month == MARCH else [_left_out(key.indicator, small)]
            hidden += [_hidden(groups[group]) for group in left_out]
    return hidden


def _left_out(indicator: str, small: set[str | None]) -> str:
    """The group named for it, which no number decides; the other one where that is the only small group."""
    first, second = LEFT_OUT.get(indicator) or INDICATORS[indicator].groups[:2]
    return second if small == {first} else first


def _is_part(shown: Disclosed) -> bool:
    """Whether it is one of the groups that make up all children, or all who left."""
    indicator = shown.figure.declared
    return bool(indicator.groups) and not indicator.is_rated and indicator.unit in (Unit.COUNT, Unit.SHARE)


def _permanence(own: Disclosed, destinations: Mapping[str | None, Disclosed]) -> Iterator[Disclosed]:
    """Beside a small permanent destination, even if not small itself: to know it is 8 or more helps too."""
    small = any(_is_band(each) for group, each in destinations.items() if group in _PERMANENT)
    if small and own.text not in ("", FEWER):
        yield _hidden(own)


def _repeatedly(found: Mapping[DatedKey, Disclosed]) -> Iterator[Disclosed]:
    """Children missing repeatedly, where children and episodes read the same: there is room for two of them at most."""
    for key, own in found.items():
        if key.indicator == _REPEATEDLY and own.text:
            children, episodes = (found.get(key._replace(indicator=name)) for name in (_CHILDREN, _EPISODES))
            if children and episodes and children.text == episodes.text != "0":
                yield _hidden(own)


def _moves(found: Mapping[DatedKey, Disclosed]) -> Iterator[Disclosed]:
    """Children starting and leaving, where one of them is small: the change of the total is the difference."""
    for key, own in found.items():
        leaving = found.get(key._replace(indicator=_LEAVING)) if key.indicator == _STARTING else None
        if leaving is not None and (_is_band(own) or _is_band(leaving)):
            yield from map(_hidden, (own, leaving))
            yield from (_without_whole(each) for each in found.values() if _is_of_few_leavers(each, key))


def _is_of_few_leavers(shown: Disclosed, key: DatedKey) -> bool:
    """Whether it is a share of fewer than 20, or none, who left in the same window."""
    own = shown.figure.dated_key
    is_few = shown.text == FEWER or shown.figure.denominator == 0
    return own.indicator in _OF_LEAVERS and (own.window, own.end) == (key.window, key.end) and is_few


def _without_whole(shown: Disclosed) -> Disclosed:
    return replace(_hidden(shown), denominator="", denominator_bounds=None, is_rounded=True)


def _is_band(shown: Disclosed) -> bool:
    return shown.numerator == f"1 to {SMALL}"


def _hidden(shown: Disclosed) -> Disclosed:
    return replace(
        shown, figure=shown.figure.with_numbers(), text=NOT_SHOWN, of="", numerator="", numerator_bounds=None,
        value_bounds=None, drawn=None, rag=None,
    )  # fmt: skip
