"""What a user names: an indicator by its name, its title or the beginning of either; a window, a group, a column.

Case, spaces and underscores do not matter. A near miss is answered with what was perhaps meant.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from scorecard_xl.council.period import Window
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.behind import check_children
from scorecard_xl.indicators import INDICATORS, Declared, Indicator
from scorecard_xl.tables.by_heading import plain

_MOST_NAMED = 3
_LIKE = 0.7  # how much of two words must agree for one to be a slip of the other

Thing = TypeVar("Thing")


class Chosen(NamedTuple):
    """The children that are asked for."""

    indicator: Indicator
    window: Window
    group: str | None


def figure_named(name: str, window: str | None, group: str | None, indicators: Declared = INDICATORS) -> Chosen:
    """What a user named; the indicator's first window if none. Raises Refusal."""
    indicator = indicator_named(name, indicators)
    check_children(indicator)
    if group is not None:
        group = one_of(
            group, by_own_label(indicator.groups), f"{indicator.name} has no group", _has(indicator.groups, "groups")
        )
    if window is None:
        return Chosen(indicator, indicator.windows[0], group)
    windows = [each.value for each in indicator.windows]
    found = one_of(window, by_own_label(windows), f"{indicator.name} has no window", _has(windows, "windows"))
    return Chosen(indicator, Window(found), group)


def indicator_named(text: str, indicators: Declared = INDICATORS) -> Indicator:
    """The indicator of this name or title, or the only one that begins so. Raises Refusal."""
    names = {each.name: each for each in indicators.values()}
    titles = {each.title: each for each in indicators.values()}
    return one_of(text, names | titles, "There is no indicator", "`scorecard-xl figures BOOK` shows their titles")


def on_sheet(value: object, indicators: Declared) -> Indicator | None:
    """The indicator whose whole name or title a cell holds; None where there is none."""
    wanted = plain(value)
    return next((each for each in indicators.values() if wanted in (plain(each.name), plain(each.title))), None)


def what_to_write(value: object, indicators: Declared, otherwise: str = "choose one of the list") -> str:
    """What to write in place of a text that is no indicator: near names, as a question; `otherwise` if none is near."""
    labels = {label: each.name for each in indicators.values() for label in (each.title, each.name)}
    near = list(dict.fromkeys(_near(plain(value), labels).values()))
    return f"did you mean {_listed(near)}?" if 0 < len(near) <= _MOST_NAMED else otherwise


def one_of(text: str, known: Mapping[str, Thing], lacking: str, otherwise: str) -> Thing:
    """The thing of this label, or the only one whose label begins so. Raises Refusal.

    The message starts with `lacking` and the text, and ends with the labels that are near, or with `otherwise`.
    """
    wanted = plain(text)
    exact = [each for label, each in known.items() if plain(label) == wanted]
    if exact:
        return exact[0]
    begun = _distinct({label: each for label, each in known.items() if wanted and plain(label).startswith(wanted)})
    if len(begun) == 1:
        return known[begun[0]]
    if begun:
        raise Refusal(f"{text} could be {_listed(begun)}: write more of it.")
    near = _distinct(_near(wanted, known))
    raise Refusal(f"{lacking} {text}: {f'did you mean {_listed(near)}?' if near else f'{otherwise}.'}")


def _near(wanted: str, known: Mapping[str, Thing]) -> dict[str, Thing]:
    """Those whose label contains the text, else those that are spelt nearly so."""
    labels = {plain(label): label for label in reversed(list(known))}
    within = [label for label in known if len(wanted) > 2 and wanted in plain(label)]
    like = within or [labels[each] for each in get_close_matches(wanted, labels, _MOST_NAMED * 2, _LIKE)]
    return {label: known[label] for label in like}


def _distinct(found: Mapping[str, Thing]) -> list[str]:
    """One label for each thing, the first."""
    seen: list[Thing] = []
    labels = []
    for label, each in found.items():
        if each not in seen:
            seen.append(each)
            labels.append(label)
    return labels


def _listed(labels: list[str]) -> str:
    """a, b or c; of more than three how many others there are."""
    named, more = labels[:_MOST_NAMED], len(labels) - _MOST_NAMED
    last = f"{more} more" if more > 0 else named.pop()
    return f"{', '.join(named)} or {last}" if named else last


def by_own_label(labels: Iterable[str]) -> dict[str, str]:
    """Labels that mean themselves."""
    return {label: label for label in labels}


def _has(labels: Iterable[str], what: str) -> str:
    return f"it has {', '.join(labels) or f'no {what}'}"
