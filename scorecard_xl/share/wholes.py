"""Every figure of a copy together: what one shows beside another.

Where a group of a whole reads 1 to 7, another group is not shown, so that no sum tells the small one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from scorecard_xl.council.period import Period, Window
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.figures.figure import DatedKey, Figure
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.model import NOT_SHOWN
from scorecard_xl.share.disclosure import SMALL, Rate, Rules, Shown, with_change

_BY_DESTINATION, _PERMANENCE, _ADOPTED = "leavers_by_destination", "leavers_permanence", "Adopted"
_PERMANENT = (_ADOPTED, "Special guardianship", "Child arrangements order")
"""The destinations that make up permanence; adoption is shown by itself too."""


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
    """The figures that are not shown because of a small group beside them.

    Of the groups of 8 or more the smallest as they are shown, and permanence beside a small permanent destination: the
    choice follows from what is shown, so that it says nothing more.
    """
    wholes: dict[DatedKey, list[Shown]] = defaultdict(list)
    for each in found:
        if _is_part(each) or each.figure.indicator == _PERMANENCE:
            wholes[each.figure.dated_key._replace(group=None)].append(each)
    hidden: list[Shown] = []
    for key, groups in wholes.items():
        if key.indicator == _PERMANENCE:
            hidden += _permanence(groups, wholes.get(key._replace(indicator=_BY_DESTINATION), []))
        elif any(map(_is_band, groups)) and (large := [each for each in groups if _is_large(each)]):
            hidden.append(_hidden(min(large, key=_size)))
    return hidden


def _is_part(shown: Shown) -> bool:
    """Whether it is one of the groups that make up all children, or all who left."""
    indicator = INDICATORS[shown.figure.indicator]
    return bool(indicator.groups) and not indicator.is_rated and indicator.unit in (Unit.COUNT, Unit.SHARE)


def _permanence(own: Sequence[Shown], destinations: Sequence[Shown]) -> Iterator[Shown]:
    parts = [each for each in destinations if each.figure.group in _PERMANENT]
    return (_hidden(each) for each in own if any(map(_is_band, parts)) and each.text and not _is_band(each))


def _is_band(shown: Shown) -> bool:
    return shown.numerator == f"1 to {SMALL}"


def _is_large(shown: Shown) -> bool:
    return shown.numerator_bounds is not None and shown.numerator_bounds[0] > SMALL


def _size(shown: Shown) -> tuple[bool, Fraction]:
    """A permanent destination is the last to be left out, for permanence would tell it."""
    low = shown.numerator_bounds[0] if shown.numerator_bounds else Fraction()
    return shown.figure.indicator == _BY_DESTINATION and shown.figure.group in _PERMANENT, low


def _hidden(shown: Shown) -> Shown:
    return replace(
        shown, figure=shown.figure.with_numbers(), text=NOT_SHOWN, of="", numerator="", numerator_bounds=None,
        value_bounds=None, drawn=None, rag=None,
    )  # fmt: skip
