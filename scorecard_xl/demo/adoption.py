"""Decisions that a child should be placed for adoption, and the adoptions that came of them."""

from collections.abc import Iterator
from datetime import date

from scorecard_xl.demo import routes
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import Dice, Record, Span, age

_ADOPTERS = {
    ("2", "MF", "L11"): 70,
    ("2", "MF", "L12"): 8,
    ("2", "FF", "L11"): 6,
    ("2", "MM", "L11"): 8,
    ("1", "F1", "L0"): 8,
}


def decisions(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """The decision, where it has been made; for some young children it was reversed later."""
    if stay.adoption and stay.adoption.decided <= span.last:
        yield _decision(stay, stay.adoption.decided)
    elif _considered(stay) and dice.happens(routes.DECISION_REVERSED):
        yield from _reversed(dice, stay, span)


def _considered(stay: Stay) -> bool:
    return stay.way == "growing up in care" and age(stay.person.born, stay.start) < 7


def _reversed(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    decided = stay.start + dice.days((120, 200, 400))
    ceased = decided + dice.days((60, 200, 500))
    if ceased in span and ceased < stay.end:
        why = dice.one_of({"RD1": 35, "RD2": 25, "RD3": 35, "RD4": 5})
        yield _decision(stay, decided) | {"DATE_PLACED_CEASED": ceased, "REASON_PLACED_CEASED": why}


def _decision(stay: Stay, decided: date) -> Record:
    return {"CHILD": stay.person.child, "DATE_PLACED": decided}


def adoptions(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """One record for a child adopted in the span."""
    if stay.adoption and stay.end in span:
        number, sex, status = dice.one_of(_ADOPTERS)
        yield {
            "CHILD": stay.person.child,
            "DATE_INT": stay.adoption.decided,
            "DATE_MATCH": stay.adoption.matched,
            "FOSTER_CARE": "1" if stay.adoption.by_carer else "0",
            "NB_ADOPTR": number,
            "SEX_ADOPTR": sex,
            "LS_ADOPTR": status,
        }
