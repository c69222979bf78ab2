"""Every indicator is spoken for: a new one must say how its figures hang together with the others, or that they do not."""

from disclosure import definitions

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.share.disclosure import flows, relations

SPOKEN_FOR = {
    relations.TOTAL, *relations.BANDS, *relations.OF_ALL_IN_CARE, *relations.OF_SOME_IN_CARE, *relations.WITHIN,
    *relations.WITHIN.values(), *relations.ALIKE, *relations.ALONE, *flows.ADD_UP, flows.OVERLAP, *flows.ADOPTED,
}  # fmt: skip


def test_every_indicator_is_spoken_for():
    assert set(INDICATORS) == SPOKEN_FOR, "add it to one of the names in scorecard_xl/share/disclosure/relations.py"


def test_the_attacker_of_the_tests_knows_indicators_by_their_names():
    known = {
        definitions.IN_CARE[0], *definitions.BANDS, *definitions.SHARES_OF_ALL, *definitions.EVENTS,
        *definitions.CHILDREN_ONCE, *definitions.YEAR_IN_CARE, *definitions.SAME_AGE_GROUP,
    }  # fmt: skip
    assert known <= set(INDICATORS)
