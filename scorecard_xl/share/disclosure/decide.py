"""Which figures of a copy are shown, and which are hidden."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.share.disclosure.audit import opened
from scorecard_xl.share.disclosure.facts import Fact, fact_of, in_digits, place_of
from scorecard_xl.share.disclosure.knowledge import Knowledge
from scorecard_xl.share.disclosure.records import Decision, Reason, Told, public
from scorecard_xl.share.disclosure.rules import DisclosureError, Rules, is_share_of_none


def decide(figures: Sequence[Figure], rules: Rules, earlier: Iterable[Sequence[Told]] = ()) -> list[Decision]:
    """For each figure that a copy would show, whether it may.

    `figures`: all of them, those of the months before too. `earlier`: what every earlier copy told, oldest first (all
    of it, or only `news`). The promise is in audit.py. Raises DisclosureError where it cannot be kept: then nothing is
    to be shared.
    """
    knowledge = Knowledge(rules, earlier)
    knowledge.meet([fact for fact in map(fact_of, figures) if fact is not None])
    knowledge.protect()
    check(knowledge)
    gives_away = {total.place: lost.place for total, lost in knowledge.forced.items()}
    return [
        replace(each, gives_away=gives_away.get(each.told.place))
        for each in decisions(figures, rules, knowledge.hidden)
    ]


def check(knowledge: Knowledge) -> None:
    """Raises DisclosureError where a hidden number can be narrowed to fewer than three values."""
    found = opened(knowledge.system, knowledge.hidden, knowledge.shown)
    if found:
        place = found[0].place
        raise DisclosureError(
            f"Not shared: a small number in {INDICATORS[place.indicator].title!r}, {in_digits(place.month)}, could be "
            f"worked out from what this copy and {_others(knowledge)}"
        )


def _others(knowledge: Knowledge) -> str:
    """The copies that give the number away with this one, and what to do."""
    if knowledge.told_until <= knowledge.latest:
        return "earlier ones show. Share it with a later month instead."
    return (
        f"that of a later month, {in_digits(knowledge.told_until)}, which was shared before it, show together. Share "
        "months in their order; a copy of a later month shows the twelve months before it too."
    )


def decisions(figures: Sequence[Figure], rules: Rules, hidden: Collection[Fact]) -> list[Decision]:
    """Each figure as it may be shown, when these facts are hidden."""
    reasons = [_reason(figure, rules, hidden) for figure in figures]
    valued = {
        place_of(each.dated_key)
        for each, reason in zip(figures, reasons, strict=True)
        if reason in (None, Reason.NUMBER)
    }
    return [Decision(each, public(each, why, valued), why) for each, why in zip(figures, reasons, strict=True)]


def _reason(figure: Figure, rules: Rules, hidden: Collection[Fact]) -> Reason | None:
    """A small figure is hidden even where an earlier copy, with other settings, showed it."""
    fact = fact_of(figure)
    if fact is None:
        return None
    if rules.small_parts(fact):
        return Reason.SMALL
    if fact not in hidden:
        return None
    return Reason.NUMBER if Unit(figure.unit).is_mean or is_share_of_none(fact) else Reason.TO_PROTECT
